package play

import (
	"reflect"
	"testing"
)

func TestAsked(t *testing.T) {
	tests := []struct {
		reply string
		want  []int
	}{
		{"Why Friday?", []int{0}},
		{"What is behind your deadlines?", []int{0}}, // by stem
		{"Who besides you signs this?", []int{1}},
		{"Who's signing it, and by which deadline?", []int{0}}, // one question, one answer
		{"Who signs, by which Friday deadline?", []int{0}},     // the closer match
		{"Who signs it? And what is the deadline?", []int{1, 0}},
		{"Tell me about the deadline.", []int{0}},
		{"Help me understand the Friday date.", []int{0}},
		{"We can sign on Friday.", nil}, // no question
		{"What would five percent buy you?", nil},
		{"I'll call on Friday. How are you?", nil}, // the word stands in another sentence
	}
	for _, tt := range tests {
		if got := asked(tt.reply, bolts().Buyer.Knows); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%q asks about %v, want %v", tt.reply, got, tt.want)
		}
	}
}

func TestWhatTheBuyerKnows(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	st, events := say(t, sc, st, "Why Friday?", marks(nil))
	if got := asides(events); !reflect.DeepEqual(got, []string{"The quarter closes on Friday."}) {
		t.Fatalf("asked at trust 4: %q", got)
	}
	st, events = say(t, sc, st, "But why Friday, really?", marks(nil))
	got := asides(events)
	if len(got) != 1 || got[0] == "The quarter closes on Friday." || got[0] == "" {
		t.Errorf("asked twice: %q", got)
	}
	st, events = say(t, sc, st, "Who signs?", marks(nil))
	if got := asides(events); !reflect.DeepEqual(got, []string{"I do the talking here."}) {
		t.Errorf("below the trust it takes: %q", got)
	}
	again := st
	_, events = say(t, sc, again, "So who signs it?", marks(nil))
	if got := asides(events); len(got) != 1 || got[0] == "I do the talking here." || got[0] == "Martin signs." {
		t.Errorf("deflected twice: %q", got)
	}
	st.Trust = 9
	_, events = say(t, sc, st, "So who signs it?", marks(nil))
	if got := asides(events); !reflect.DeepEqual(got, []string{"Martin signs."}) {
		t.Errorf("with the trust it takes: %q", got)
	}
}

// Where the lead reacts in words of its own, the buyer does not also say that they were
// asked before; a real answer is given all the same.
func TestTheBuyerDoesNotSpeakTwice(t *testing.T) {
	sc := bolts()
	for i := range sc.Beats {
		for j := range sc.Beats[i].Leads {
			sc.Beats[i].Leads[j].Says = []string{"So."}
		}
	}
	st, _ := Begin(sc, 1)
	st, events := say(t, sc, st, "Why Friday?", marks(nil))
	if got := asides(events); !reflect.DeepEqual(got, []string{"The quarter closes on Friday.", "So."}) {
		t.Errorf("asked: %q", got)
	}
	st, events = say(t, sc, st, "But why Friday, really?", marks(nil))
	if got := asides(events); !reflect.DeepEqual(got, []string{"So."}) {
		t.Errorf("asked twice: %q", got)
	}
	st, events = say(t, sc, st, "Who signs?", marks(nil))
	if got := asides(events); !reflect.DeepEqual(got, []string{"I do the talking here.", "So."}) {
		t.Errorf("deflected: %q", got)
	}
	if _, events = say(t, sc, st, "So who signs it?", marks(nil)); !reflect.DeepEqual(asides(events), []string{"So."}) {
		t.Errorf("deflected twice: %q", asides(events))
	}
}
