package report

import (
	"encoding/json"
	"math"
	"testing"

	"spar/internal/grade"
	"spar/internal/play"
)

// Everything in a debrief follows from the exported events: what is made from them is
// what is made from the events as they happened, and its sums are those that one gets
// by hand.
func TestTheDebriefFollowsFromTheExportedEvents(t *testing.T) {
	sc := shipped(t, "five-percent")
	replies := []string{"Yes, I can do 5%.", "Fine, another 5% off and the training day is free."}
	events := played(t, sc, replies...)
	a := exported(t, sc, nil, replies...)
	whole := func(events []play.Event) string {
		d := NewDebrief(sc, events)
		d.Deciding, d.Card, d.Habits = Decide(sc, 1, events), NewCard(sc, events), Habits(sc, events)
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if got, want := whole(a.Events), whole(events); got != want {
		t.Errorf("from the export\n%s\nfrom the talk\n%s", got, want)
	}

	d := NewDebrief(sc, a.Events)
	levels, n, percent := 0, 0, 0.0
	for _, ev := range a.Events {
		switch ev := ev.(type) {
		case play.Marked:
			if ev.Counts && !ev.Retry {
				levels += ev.Marks.Levels[grade.Assertiveness] + ev.Marks.Levels[grade.Value]
				n += 2
			}
		case play.Gave:
			percent += ev.Entry.Percent
		}
	}
	if d.Levels != n || math.Abs(d.Score-float64(levels)/float64(n)) > 1e-9 {
		t.Errorf("score %v over %d, by hand %d over %d", d.Score, d.Levels, levels, n)
	}
	l := d.Ledger
	if percent == 0 || math.Abs(l.Cost-sc.Offer.Price*percent/100) > 1e-6 || math.Abs(l.ProfitLost-percent/100/sc.Offer.Margin) > 1e-9 || math.Abs(l.Now-(sc.Offer.Price-l.Cost)) > 1e-6 {
		t.Errorf("the ledger is %+v, by hand %v%% was given", l, percent)
	}
	c := NewCard(sc, a.Events)
	sum := cardStart
	for _, line := range c.Lines {
		sum += line.Weight
	}
	if c.Score != min(max(sum, 1), 10) {
		t.Errorf("the card says %d, its lines add up to %d", c.Score, sum)
	}
}
