package text

import "testing"

func TestTimesOfDay(t *testing.T) {
	tests := []struct {
		typed string
		want  []float64 // the clocks in it, in minutes since midnight
	}{
		{"Thursday at ten", []float64{600}},
		{"on Thursday, at 10", []float64{600}},
		{"at nine on Monday", []float64{540}},
		{"at nine tomorrow", []float64{540}},
		{"Wednesday at half past two", []float64{870}},
		{"quarter past three", []float64{915}},
		{"at ten to four", []float64{950}},
		{"at quarter to nine", []float64{525}},
		{"four o'clock", []float64{960}},
		{"tomorrow morning at eight with Jonas", []float64{480}},
		{"at eight in the morning", []float64{480}},
		{"Friday by 17", []float64{1020}},
		{"10:15", []float64{615}},
		// None of these is a time.
		{"I can do it at ten", nil},
		{"at ten percent on Friday", nil},
		{"Friday at 5%", nil},
		{"Friday at 5 percent", nil},
		{"Friday at ten grand", nil},
		{"by Friday, from 48 to 45", nil},
		{"ten to twelve seats", nil},
		{"half of it", nil},
		{"half past caring", nil},
		{"Monday at 12.5%", nil},
		{"Friday at 45,600", nil},
		{"at 40 seats", nil},
	}
	for _, tt := range tests {
		var got []float64
		for _, n := range Parse(tt.typed).Numbers {
			if n.Kind == Clock {
				got = append(got, n.Value)
			}
		}
		if len(got) != len(tt.want) || len(got) == 1 && got[0] != tt.want[0] {
			t.Errorf("%q: clocks %v, want %v", tt.typed, got, tt.want)
		}
	}
}

// TestATimeIsOneWord holds that a time of several words carries one span.
func TestATimeIsOneWord(t *testing.T) {
	l := Parse("See you Tuesday at half past two, then.")
	for _, n := range l.Numbers {
		if n.Kind == Clock {
			if got := l.Text(n.Span); got != "half past two" || l.Words[n.Word].Span != n.Span {
				t.Errorf("span %q, word %+v", got, l.Words[n.Word])
			}
			return
		}
	}
	t.Error("no time found")
}
