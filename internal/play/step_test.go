package play

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/scenario"
)

func TestBeginSaysTheFirstLine(t *testing.T) {
	sc := bolts()
	st, events := Begin(sc, 7)
	want := []Event{Said{Beat: "ask", Buyer: true, Text: st.Line}}
	if !reflect.DeepEqual(events, want) {
		t.Errorf("events %+v, want %+v", events, want)
	}
	if st.Trust != 4 || st.Patience != 6 || st.Beat != "ask" || st.Visits["ask"] != 1 {
		t.Errorf("state %+v", st)
	}
}

func TestTheSeedChoosesTheWording(t *testing.T) {
	sc := bolts()
	heard := map[string]int{}
	for seed := range uint64(60) {
		st, _ := Begin(sc, seed)
		heard[st.Line]++
	}
	if len(heard) != 3 {
		t.Fatalf("60 seeds heard %v", heard)
	}
	for line, n := range heard {
		if n < 8 {
			t.Errorf("%q was heard %d times of 60", line, n)
		}
	}
}

func TestNoWordingComesBackBeforeAllWereHeard(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 3)
	heard := map[string]bool{st.Line: true}
	for i := range 2 {
		st, _ = say(t, sc, st, fmt.Sprint("Hm ", i), marks(nil))
		heard[st.Line] = true
	}
	if len(heard) != 3 {
		t.Errorf("three visits heard only %v", heard)
	}
}

func TestWhatStepRefuses(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	over := st
	over.Beat, over.Ending = "", "gone"
	lost := st
	lost.Beat = "elsewhere"
	tests := []struct {
		st    State
		reply string
		want  error
	}{
		{st, "", ErrEmpty},
		{st, " \t\n", ErrEmpty},
		{st, "\u200b\u2060\ufeff", ErrEmpty},
		{st, "\u3164\u2800", ErrEmpty},
		{st, "\x1b[31m", ErrEmpty},
		{st, strings.Repeat("é", grade.MaxReply+1), ErrTooLong},
		{over, "Hello", ErrOver},
		{lost, "Hello", ErrForeign},
	}
	for _, tt := range tests {
		got, events, err := Step(sc, tt.st, tt.reply)
		if !errors.Is(err, tt.want) {
			t.Errorf("%.20q: %v, want %v", tt.reply, err, tt.want)
		}
		if events != nil || !reflect.DeepEqual(got, tt.st) {
			t.Errorf("%.20q changed something", tt.reply)
		}
	}
	if _, _, err := Step(sc, st, strings.Repeat("é", grade.MaxReply)); err != nil {
		t.Errorf("a reply of exactly the longest length: %v", err)
	}
}

// TestOrder holds the order in which things are told: the reply, its marks, what it
// gave, the answer to its question, what it did to the buyer, the reaction, the way,
// the next line.
func TestOrder(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	_, events := say(t, sc, st, "OK, 5%. Is Friday your deadline?",
		marks(terms(grade.Term{Percent: 5, Concession: -1, What: "5%"}), grade.Unconditional))
	var got []string
	for _, ev := range events {
		got = append(got, fmt.Sprintf("%T", ev))
	}
	want := "play.Said play.Marked play.Gave play.Said play.Shifted play.Said play.Moved play.Said"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if a := asides(events); !reflect.DeepEqual(a, []string{"The quarter closes on Friday.", "Good."}) {
		t.Errorf("asides %q", a)
	}
	if m, _ := find[Moved](events); m != (Moved{From: "ask", To: "more", Lead: 0}) {
		t.Errorf("moved %+v", m)
	}
}

func TestTheFirstLeadThatHoldsIsTaken(t *testing.T) {
	tests := []struct {
		name string
		m    grade.Marks
		to   string
		lead int
	}{
		{"gives in", marks(nil, grade.Unconditional, grade.Hold), "more", 0},
		{"holds with value", marks(level(grade.Value, 3), grade.Hold), "signed", 1},
		{"holds without value", marks(level(grade.Value, 2), grade.Hold), "ask", 3},
	}
	for _, tt := range tests {
		sc := bolts()
		st, _ := Begin(sc, 1)
		_, events := say(t, sc, st, "x", tt.m)
		if m, _ := find[Moved](events); m != (Moved{From: "ask", To: tt.to, Lead: tt.lead}) {
			t.Errorf("%s: %+v", tt.name, m)
		}
	}
}

func TestHolds(t *testing.T) {
	m := marks(level(grade.Value, 2), grade.Hold, grade.Question)
	st := State{Beat: "b", Trust: 3, Patience: 5, Visits: map[string]int{"b": 2},
		Ledger: []Entry{{Percent: 5}, {Percent: 3, For: "a longer term"}}}
	yes, no := scenario.Bounds{AtLeast: number(3), AtMost: number(5)}, scenario.Bounds{AtLeast: number(6)}
	tests := []struct {
		name string
		when scenario.When
		want bool
	}{
		{"nothing asked", scenario.When{}, true},
		{"all there", scenario.When{All: []grade.Move{grade.Hold, grade.Question}}, true},
		{"one of all missing", scenario.When{All: []grade.Move{grade.Hold, grade.Trade}}, false},
		{"one of any there", scenario.When{Any: []grade.Move{grade.Trade, grade.Hold}}, true},
		{"none of any there", scenario.When{Any: []grade.Move{grade.Trade}}, false},
		{"none kept", scenario.When{None: []grade.Move{grade.Trade}}, true},
		{"none broken", scenario.When{None: []grade.Move{grade.Hold}}, false},
		{"level reached", scenario.When{AtLeast: map[grade.Dimension]int{grade.Value: 2}}, true},
		{"level not reached", scenario.When{AtLeast: map[grade.Dimension]int{grade.Value: 3}}, false},
		{"level not passed", scenario.When{AtMost: map[grade.Dimension]int{grade.Value: 2}}, true},
		{"level passed", scenario.When{AtMost: map[grade.Dimension]int{grade.Value: 1}}, false},
		{"given counts only what came for nothing", scenario.When{Given: scenario.Bounds{AtLeast: number(5), AtMost: number(5)}}, true},
		{"given too little", scenario.When{Given: no}, false},
		{"trust within", scenario.When{Trust: yes}, true},
		{"trust outside", scenario.When{Trust: no}, false},
		{"patience within", scenario.When{Patience: yes}, true},
		{"patience outside", scenario.When{Patience: no}, false},
		{"visits outside", scenario.When{Visits: yes}, false},
		{"visits within", scenario.When{Visits: scenario.Bounds{AtLeast: number(2)}}, true},
		{"one of two broken", scenario.When{All: []grade.Move{grade.Hold}, Trust: no}, false},
	}
	for _, tt := range tests {
		if got := Holds(tt.when, &m, st); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

func TestBoundsAreHeldAgainstTheBuyerAsTheyAreAfterHearing(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	st.Beat, st.Trust = "more", 3
	// The insult takes two of three; at one the lead "gone" holds.
	_, events := say(t, sc, st, "You cheapskate", marks(nil, grade.Insult))
	if m, _ := find[Moved](events); m.To != "gone" || m.Lead != 1 {
		t.Errorf("moved %+v", m)
	}
}

func TestHear(t *testing.T) {
	tests := []struct {
		name   string
		m      grade.Marks
		again  bool
		visits int
		want   hearing
	}{
		{"plain", marks(nil), false, 1, hearing{0, 0}},
		{"warm only", marks(level(grade.Connection, 3), grade.Acknowledge), false, 1, hearing{0, 0}},
		{"firm only", marks(level(grade.Assertiveness, 4), grade.Hold), false, 1, hearing{0, 0}},
		{"partner", marks(level(grade.Connection, 4)), false, 1, hearing{1, 0}},
		{"owns it as a partner", marks(level(grade.Connection, 4), grade.OwnFault), false, 1, hearing{2, 0}},
		{"brushed off", marks(level(grade.Connection, 0)), false, 1, hearing{-1, 0}},
		{"insult", marks(level(grade.Connection, 0), grade.Insult), false, 1, hearing{-2, -2}},
		{"pressure", marks(nil, grade.Pressure), false, 1, hearing{-1, -1}},
		{"no answer", marks(nil, grade.Evasive), false, 1, hearing{0, -1}},
		{"third time", marks(nil), false, 3, hearing{0, -1}},
		{"said before", marks(level(grade.Connection, 4)), true, 1, hearing{0, -1}},
	}
	for _, tt := range tests {
		if got := hear(&tt.m, tt.again, tt.visits); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestABuyerOutOfPatienceLeaves(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	st.Patience = 2
	st, events := say(t, sc, st, "You cheapskate", marks(nil, grade.Insult))
	if st.Ending != "gone" || st.Beat != "" || st.Line != "" || st.Outcome(sc) != scenario.Lost {
		t.Errorf("state %+v", st)
	}
	if m, _ := find[Moved](events); m.Lead != -1 || m.To != "gone" {
		t.Errorf("moved %+v", m)
	}
	n := len(events)
	if events[n-2] != (Said{Beat: "ask", Buyer: true, Text: "We're done."}) ||
		events[n-1] != (Ended{Ending: "gone", Outcome: scenario.Lost, Title: "Gone", Why: "You lost them."}) {
		t.Errorf("last events %+v", events[n-2:])
	}
}

func TestAnEndingThatWasEarnedIsKeptThoughPatienceRanOut(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	st.Patience = 1
	st, _ = say(t, sc, st, "No.", marks(level(grade.Value, 3), grade.Hold, grade.Evasive))
	if st.Ending != "signed" || st.Patience != 0 {
		t.Errorf("ending %q, patience %d", st.Ending, st.Patience)
	}
}

func TestATalkInCirclesEnds(t *testing.T) {
	sc := bolts()
	sc.Beats[0].Leads = []scenario.Lead{{Patience: 3, To: "ask"}} // patience never runs out
	st, _ := Begin(sc, 1)
	for i := 0; !st.Done(); i++ {
		if i > MaxTurns {
			t.Fatal("still talking")
		}
		st, _ = say(t, sc, st, fmt.Sprint("Hm ", i), marks(nil))
	}
	if st.Turn != MaxTurns || st.Ending != "parked" {
		t.Errorf("ended at %d with %q", st.Turn, st.Ending)
	}
}

func TestTheSameReplyDoesNotWinTwice(t *testing.T) {
	sc := bolts()
	sc.Beats[0].Leads[1].To = "ask" // holding well leads back, so that it can be said again
	sc.Beats[0].Leads[1].Trust = 2
	st, _ := Begin(sc, 1)
	good := marks(func(m *grade.Marks) {
		m.Levels[grade.Value], m.Levels[grade.Connection] = 4, 4
		m.Terms = []grade.Term{{Concession: 0, What: "delivery"}}
	}, grade.Hold)
	st, events := say(t, sc, st, "We hold.", good)
	if m, _ := find[Marked](events); !m.Counts {
		t.Fatal("the first one does not count")
	}
	trust := st.Trust
	st, events = say(t, sc, st, "  WE   hold. ", good)
	if m, _ := find[Marked](events); m.Counts {
		t.Error("the second one counts")
	}
	if m, _ := find[Moved](events); m.Lead != 3 {
		t.Errorf("it took lead %d, not the fallback", m.Lead)
	}
	if _, n := find[Gave](events); n != 0 || st.Trust > trust {
		t.Errorf("it gave %d things again, trust went from %d to %d", n, trust, st.Trust)
	}
}

func TestACopiedReplyDoesNotCount(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	copied := marks(func(m *grade.Marks) {
		m.Notes, m.Levels[grade.Value] = []grade.Note{grade.NoteCopied}, 4
	}, grade.Hold)
	_, events := say(t, sc, st, "No.", copied)
	if m, _ := find[Marked](events); m.Counts {
		t.Error("it counts")
	}
	if m, _ := find[Moved](events); m.To != "signed" {
		t.Errorf("it led to %q: a copied reply still tells the story", m.To)
	}
}

func TestStepLeavesTheStateItWasGivenAlone(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	give := marks(terms(grade.Term{Percent: 5, Concession: -1, What: "5%"}), grade.Unconditional)
	st, _ = say(t, sc, st, "OK, 5%. Why Friday?", give)
	want := fmt.Sprintf("%+v", st)
	for i := range 3 {
		say(t, sc, st, fmt.Sprint("And who signs? ", i), marks(terms(grade.Term{Percent: 9, Concession: -1, What: "9%"})))
	}
	if got := fmt.Sprintf("%+v", st); got != want {
		t.Errorf("changed to\n%s\nfrom\n%s", got, want)
	}
}

func TestTheGraderIsToldWhatWentBefore(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	first := st.Line
	st, _ = say(t, sc, st, "Hm", marks(nil))
	var told grade.Situation
	_, _, err := StepWith(sc, st, "So", func(sit *grade.Situation, _ string) grade.Marks {
		told = *sit
		return marks(nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	if told.BuyerLine != st.Line || !reflect.DeepEqual(told.History, []grade.Turn{{Buyer: first, Reply: "Hm"}}) {
		t.Errorf("told %q after %+v", told.BuyerLine, told.History)
	}
}

func TestBytesThatAreNoTextAreReplacedBeforeGrading(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	st, events, err := Step(sc, st, "No\xff\xfe deal")
	if err != nil {
		t.Fatal(err)
	}
	if m, _ := find[Marked](events); m.Reply != "No\ufffd deal" || st.Turns[0].Reply != m.Reply {
		t.Errorf("marked %q, kept %q", m.Reply, st.Turns[0].Reply)
	}
}
