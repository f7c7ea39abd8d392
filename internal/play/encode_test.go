package play

import (
	"reflect"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/text"
)

func TestEventsSurviveJSON(t *testing.T) {
	m := marks(func(m *grade.Marks) {
		m.Evidence = []grade.Evidence{{Span: text.Span{Start: 1, End: 3}, Dimension: grade.Value, Move: grade.Hold, Effect: grade.Raises}}
		m.Terms = []grade.Term{{Span: text.Span{Start: 0, End: 2}, Percent: 5, Concession: -1, What: "5%"}}
		m.Notes = []grade.Note{grade.NoteShort}
		m.Tone, m.Why[grade.Value], m.Sure[grade.Value], m.Range[grade.Value] = grade.Assertive, "because <that>", true, [2]int{2, 3}
	}, grade.Hold)
	all := []Event{
		Said{Beat: "ask", Buyer: true, Text: "\"five\" & \u2028 <b>\n", Aside: true},
		Said{},
		Marked{Turn: 3, Beat: "ask", Reply: "no\x00\x1b", Grades: []grade.Dimension{grade.Value, grade.Advance}, Marks: m, Counts: true, Retry: true},
		Gave{Turn: 2, Entry: Entry{Turn: 2, What: "5%", For: "two years", Percent: 5, Cost: 2400, ProfitLost: 1.0 / 6, Concession: -1, Replaces: 1}},
		Shifted{Trust: 3, Patience: 2, TrustDelta: -1, PatienceDelta: 1},
		Moved{From: "ask", To: "more", Lead: -1},
		Undone{Turn: 4, Beat: "more"},
		Ended{Ending: "bled", Outcome: "lost", Title: "Bled", Why: "You gave."},
	}
	for _, ev := range all {
		b, err := EncodeEvent(ev)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(b), `{"event":"`) {
			t.Errorf("%T: the kind does not lead: %s", ev, b)
		}
		got, err := DecodeEvent(b)
		if err != nil || !reflect.DeepEqual(got, ev) {
			t.Errorf("%T: %v\n got %+v\nwant %+v", ev, err, got, ev)
		}
	}
}

func TestDecodeEventRefuses(t *testing.T) {
	for _, b := range []string{"", "{", "[]", `{"event":"sang"}`, `{"text":"no kind"}`, `{"event":"said","text":7}`} {
		if ev, err := DecodeEvent([]byte(b)); err == nil {
			t.Errorf("%s gave %+v", b, ev)
		}
	}
	if ev, err := DecodeEvent([]byte(`{"event":"said","text":"hi","newer":1}`)); err != nil || ev != (Said{Text: "hi"}) {
		t.Errorf("a newer key: %+v, %v", ev, err)
	}
	if _, err := EncodeEvent(nil); err == nil {
		t.Error("a nil event was written")
	}
}
