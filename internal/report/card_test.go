package report

import (
	"slices"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

// graderless are the events of a talk with marks made by hand.
func handMarked(replies ...play.Marked) []play.Event {
	var events []play.Event
	for i, r := range replies {
		r.Turn, r.Counts, r.Grades = i+1, true, grade.Dimensions()
		events = append(events, r)
	}
	return append(events, play.Ended{Outcome: scenario.Open})
}

func buyerOf(temper string) *scenario.Scenario {
	return &scenario.Scenario{Buyer: scenario.Buyer{Name: "Ada", Temper: temper}}
}

// The score is the start and the weights of the lines, and every line rests on what
// was done: take the move away and the line is gone.
func TestTheCardRestsOnWhatWasDone(t *testing.T) {
	for _, row := range cardRows() {
		for v, says := range row.says {
			if strings.Count(says, "%") > 1 || says == "" {
				t.Errorf("%s, voice %d: %q", row.about, v, says)
			}
		}
	}
	even := grade.Levels{2, 2, 2, 2, 2}
	plain := handMarked(play.Marked{Reply: "It is what it is.", Marks: grade.Marks{Levels: even}})
	if c := NewCard(buyerOf("dry"), plain); c.Score != cardStart || len(c.Lines) != 0 {
		t.Errorf("nothing was done, and the buyer says %+v", c)
	}
	for m, about := range map[grade.Move]string{
		grade.Insult: "insult", grade.Pressure: "pressure", grade.Evasive: "evasive", grade.Manager: "manager",
		grade.Commodity: "commodity", grade.OwnFault: "own fault", grade.Trade: "trades",
		grade.RecommendOther: "recommends other", grade.Recall: "recalls", grade.AskFeedback: "asks for feedback",
	} {
		c := NewCard(buyerOf("dry"), handMarked(play.Marked{Reply: "Some words.", Marks: grade.Marks{Levels: even, Moves: []grade.Move{m}}}))
		if len(c.Lines) != 1 || c.Lines[0].About != about || c.Lines[0].Turn != 1 {
			t.Errorf("%s: %+v", m, c.Lines)
			continue
		}
		if c.Score != min(max(cardStart+c.Lines[0].Weight, 1), 10) {
			t.Errorf("%s: score %d with a weight of %d", m, c.Score, c.Lines[0].Weight)
		}
	}
	if NewCard(buyerOf("dry"), plain[:1]) != nil {
		t.Error("a talk that goes on has a card")
	}
}

func TestWhoGaveForNothingIsNotPraisedForHolding(t *testing.T) {
	held := play.Marked{Reply: "The price stays.", Marks: grade.Marks{Levels: grade.Levels{3, 3, 2, 2, 2}, Moves: []grade.Move{grade.Hold}}}
	if c := NewCard(buyerOf("exact, quick"), handMarked(held)); len(c.Lines) != 1 || c.Lines[0].About != "holds" || c.Voice != "careful" {
		t.Fatalf("%+v", c)
	}
	events := slices.Insert(handMarked(held), 1, play.Event(play.Gave{Turn: 1, Entry: play.Entry{Turn: 1, What: "5%", Percent: 5}}))
	c := NewCard(buyerOf("sunny and loud"), events)
	if len(c.Lines) != 1 || c.Lines[0].About != "gift" || !strings.Contains(c.Lines[0].Says, "gave me 5%") {
		t.Errorf("%+v", c.Lines)
	}
	if c.Voice != "warm" || !strings.Contains(c.Colleague, "something off") {
		t.Errorf("a %s voice tells a colleague %q", c.Voice, c.Colleague)
	}
}

// What was taken back the buyer never heard.
func TestTheBuyerForgetsWhatWasTakenBack(t *testing.T) {
	rude := play.Marked{Turn: 1, Reply: "Fool.", Grades: grade.Dimensions(), Counts: true, Marks: grade.Marks{Levels: grade.Levels{2, 2, 2, 2, 2}, Moves: []grade.Move{grade.Insult}}}
	kind := rude
	kind.Marks.Moves, kind.Retry = nil, true
	c := NewCard(buyerOf(""), []play.Event{rude, play.Undone{Turn: 1}, kind, play.Ended{}})
	if len(c.Lines) != 0 {
		t.Errorf("the buyer still says %+v", c.Lines)
	}
}
