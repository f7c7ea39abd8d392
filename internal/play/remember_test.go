package play

import (
	"reflect"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/scenario"
	"spar/internal/text"
)

// met is the tests' small scenario as an episode.
func met() *scenario.Scenario {
	sc := bolts()
	sc.Account = &scenario.Account{Client: "Bolts", Episode: 2}
	return sc
}

// evidence marks words of a reply as making a move.
func evidence(reply, words string, move grade.Move) func(*grade.Marks) {
	at := strings.Index(reply, words)
	return func(m *grade.Marks) {
		m.Evidence = append(m.Evidence, grade.Evidence{Span: text.Span{Start: at, End: at + len(words)}, Move: move})
	}
}

func TestWhatIsRememberedOfATalk(t *testing.T) {
	sc := met()
	st, events := Begin(sc, 1)
	five := "Well. All right, 5% off then! Shall we go on?"
	st, more := say(t, sc, st, five, marks(terms(grade.Term{Percent: 5, Concession: -1, What: "5% off"}), grade.Unconditional))
	events = append(events, more...)
	when := "Your uncle's boat again? You sign today. I'll bring the paper on Friday at nine, and don't wait up."
	_, more = say(t, sc, st, when, marks(func(m *grade.Marks) {
		m.Levels[grade.Advance] = 3
		evidence(when, "sign today", grade.NextStep)(m)
		evidence(when, "on Friday", grade.NextStep)(m)
		evidence(when, "uncle's boat", grade.Recall)(m)
	}, grade.NextStep, grade.Recall))
	events = append(events, more...)

	e := Remember(sc, events)
	if len(e.Gifts) != 1 || e.Gifts[0] != (scenario.Gift{What: "All right, 5% off then", Percent: 5, Sum: 2400}) || len(e.Conceded) != 0 {
		t.Errorf("given: %+v, conceded %+v", e.Gifts, e.Conceded)
	}
	if !reflect.DeepEqual(e.Promises, []string{"I'll bring the paper on Friday at nine, and don't wait up"}) {
		t.Errorf("promised: %q", e.Promises)
	}
	if !reflect.DeepEqual(e.Small, []string{"Your uncle's boat again"}) {
		t.Errorf("small: %q", e.Small)
	}
	if e.Number != 2 || e.Scenario != sc.ID {
		t.Errorf("%+v", e)
	}
	if none := Remember(bolts(), events); !reflect.DeepEqual(none, scenario.Episode{}) {
		t.Errorf("a scenario that is no episode: %+v", none)
	}
}

// A step without a date binds nobody, and what was taken back was not said.
func TestWhatIsNotRemembered(t *testing.T) {
	sc := met()
	st, events := Begin(sc, 1)
	vague := "I'll ring you sometime."
	st, more := say(t, sc, st, vague, marks(evidence(vague, "ring you", grade.NextStep), grade.NextStep))
	events = append(events, more...)
	st, more = say(t, sc, st, "5% off.", marks(terms(grade.Term{Percent: 5, Concession: -1, What: "5% off"}), grade.Unconditional))
	events = append(events, more...)
	_, more, err := Again(sc, st)
	if err != nil {
		t.Fatal(err)
	}
	events = append(events, more...)
	if e := Remember(sc, events); len(e.Promises)+len(e.Gifts) != 0 {
		t.Errorf("%+v", e)
	}
}

// A reply that holds the price and leaves something cheaper in its place gives nothing away.
func TestWhatStandsInPlaceOfPriceIsNoGift(t *testing.T) {
	sc := met()
	st, events := Begin(sc, 1)
	_, more := say(t, sc, st, "The price stays, and the training is on us.", marks(terms(grade.Term{Concession: 0, What: "the training is on us"}), grade.Hold))
	events = append(events, more...)
	if e := Remember(sc, events); len(e.Gifts) != 0 || len(e.Conceded) != 1 {
		t.Errorf("%+v", e)
	}
}

func TestALeadSaysWhatBecameOfAPromise(t *testing.T) {
	sc := met()
	for i := range sc.Beats[0].Leads {
		sc.Beats[0].Leads[i].Promise = scenario.BrokenPromise
	}
	st, events := Begin(sc, 1)
	_, more := say(t, sc, st, "Hm.", marks(nil))
	if e := Remember(sc, append(events, more...)); e.Asked != scenario.BrokenPromise {
		t.Errorf("%+v", e)
	}
	if e := Remember(sc, append(append(events, more...), Undone{Turn: 1})); e.Asked != "" {
		t.Errorf("of a turn that was taken back: %+v", e)
	}
}

func TestSentences(t *testing.T) {
	for reply, want := range map[string]string{
		"€1,400 it is. Good?":                 "€1,400 it is",
		"Fine. We'll do $5.50 a seat, ok?":    "We'll do $5.50 a seat, ok",
		"I can't\x1b[2J do it\u202e, 5% then": "I can't do it, 5% then",
		"5%":                                  "5%",
		"  ok ":                               "ok",
	} {
		at := max(strings.Index(reply, "5"), strings.Index(reply, "1,4"), strings.Index(reply, "ok"), 0)
		if got := sentenceAt(reply, text.Span{Start: at, End: at + 1}); got != want {
			t.Errorf("%q: %q, want %q", reply, got, want)
		}
	}
}

// FuzzRemember types anything: a sentence is always a piece of what was typed, and safe.
func FuzzRemember(f *testing.F) {
	f.Add("don't! 5% €3", 2, 6)
	f.Add("\xff. \u0301\x1b[2J", 0, 3)
	f.Fuzz(func(t *testing.T, reply string, from, to int) {
		from, to = max(0, min(from, len(reply))), max(0, min(to, len(reply)))
		if s := sentenceAt(reply, text.Span{Start: min(from, to), End: max(from, to)}); s != text.Safe(s) {
			t.Errorf("%q", s)
		}
	})
}

// TestHowATalkWentIsRemembered: what the way that was taken says of the promise before, and
// the ending; a way that was taken back is none, and a talk that was cut short took no lead.
func TestHowATalkWentIsRemembered(t *testing.T) {
	sc := met()
	sc.Beats[0].Leads[0].Promise, sc.Beats[0].Leads[1].Promise = scenario.BrokenPromise, scenario.KeptPromise
	asked := Moved{From: "ask", To: "more", Lead: 0}
	for name, tt := range map[string]struct {
		events []Event
		asked  scenario.Promise
		ending string
	}{
		"asked for":        {[]Event{asked}, scenario.BrokenPromise, ""},
		"the last counts":  {[]Event{asked, Moved{From: "more", To: "ask", Lead: 2}, Moved{From: "ask", To: "signed", Lead: 1}}, scenario.KeptPromise, "signed"},
		"taken back":       {[]Event{asked, Undone{}}, "", ""},
		"cut short":        {[]Event{Moved{From: "ask", To: "parked", Lead: -1}}, "", "parked"},
		"of another file":  {[]Event{Moved{From: "ask", To: "more", Lead: 99}, Moved{From: "nowhere", To: "nobody", Lead: 0}}, "", ""},
		"nothing happened": {nil, "", ""},
	} {
		if e := Remember(sc, tt.events); e.Asked != tt.asked || e.Ending != tt.ending {
			t.Errorf("%s: asked %q, ended %q", name, e.Asked, e.Ending)
		}
	}
}
