package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

func talk(t *testing.T) (*scenario.Scenario, []play.Event) {
	sc := &scenario.Scenario{
		ID: "five", Title: "Five percent",
		Offer: scenario.Offer{Price: 48000, Currency: "USD", Per: "year", Margin: 0.3},
		Beats: []scenario.Beat{
			{ID: "ask", Models: []string{"Fair ask. What would it buy you?"}, Aim: "set it aside"},
			{ID: "more", Models: []string{"No."}, Aim: "hold"},
		},
	}
	headline := grade.Headline()
	given := play.Entry{Turn: 1, What: "5%", Percent: 5, Cost: 2400, ProfitLost: 0.05 / 0.3, Concession: -1}
	return sc, []play.Event{
		play.Said{Beat: "ask", Buyer: true, Text: "Give me five."},
		play.Said{Beat: "ask", Text: "OK, 5%."},
		play.Marked{Turn: 1, Beat: "ask", Reply: "OK, 5%.", Grades: headline, Marks: marks(t, "", 0, 0), Counts: true},
		play.Gave{Turn: 1, Entry: given},
		play.Shifted{Trust: 3, Patience: 6, TrustDelta: -1},
		play.Moved{From: "ask", To: "more"},
		play.Said{Beat: "more", Buyer: true, Text: "And the training?"},
		play.Said{Beat: "more", Text: "No, because it saves you a day."},
		play.Marked{Turn: 2, Beat: "more", Reply: "No, because it saves you a day.", Grades: headline, Marks: marks(t, "", 4, 3), Counts: true},
		play.Shifted{Trust: 4, Patience: 6, TrustDelta: 1},
		play.Moved{From: "more", To: "won"},
		play.Ended{Ending: "won", Outcome: scenario.Won, Title: "Signed", Why: "You held"},
	}
}

func TestDebriefOfATalk(t *testing.T) {
	sc, events := talk(t)
	d := NewDebrief(sc, events)
	if d.Score != 1.75 || d.Levels != 4 {
		t.Errorf("score %v over %d levels, want 1.75 over 4", d.Score, d.Levels)
	}
	if len(d.Turns) != 2 || d.Turns[1].Buyer != "And the training?" || d.Turns[1].First().To != "won" {
		t.Fatalf("turns: %+v", d.Turns)
	}
	if c := d.Courses[grade.Value]; c.Mean != 1.5 || c.N != 2 || *c.Levels[1] != 3 {
		t.Errorf("value went %+v", c)
	}
	if c := d.Courses[grade.Advance]; c.N != 0 || c.Levels[0] != nil {
		t.Errorf("advance was not graded, but went %+v", c)
	}
	if l := d.Turns[0].Lesson; l.Strong != "Fair ask. What would it buy you?" || l.Lift == nil || l.Lift.Dimension != grade.Value {
		t.Errorf("turn 1 teaches %+v", l)
	}
	if d.Ledger.Now != 45600 || d.Ledger.ForNothing != 5 {
		t.Errorf("ledger: %+v", d.Ledger)
	}
	if len(d.Next) == 0 || d.Next[0].Dimension != grade.Value || d.Next[0].Turn != 1 {
		t.Errorf("next: %+v", d.Next)
	}
	var out bytes.Buffer
	if err := d.Text(&out, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Won: Signed.",
		"Score 1.8 of 4: the mean of 4 levels",
		"Value               0    3    1.5",
		`You gave “5%” for nothing: 5% of the price, $2,400, 16.7% of the profit.`,
		"The price was $48,000 a year and is now $45,600.",
		`    Strong: “Fair ask. What would it buy you?”`,
		"5% off at a margin of 30% is 16.7% of the profit.",
		"Value (1.5 over 2 turns). On turn 1: Say what it is worth to them.",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("missing %q in:\n%s", want, out.String())
		}
	}
}

// A turn tried again: the first try counts, both are told, and the gift is gone.
func TestDebriefOfATurnTriedAgain(t *testing.T) {
	sc, events := talk(t)
	events = append(events[:7:7],
		play.Undone{Turn: 1, Beat: "ask"},
		play.Said{Beat: "ask", Text: "What would it buy you?"},
		play.Marked{Turn: 1, Beat: "ask", Reply: "What would it buy you?", Grades: grade.Headline(), Marks: marks(t, "", 3, 4), Counts: true, Retry: true},
		play.Shifted{Trust: 5, Patience: 6, TrustDelta: 1},
	)
	d := NewDebrief(sc, events)
	if len(d.Turns) != 1 || len(d.Turns[0].Tries) != 2 || d.Turns[0].Last().TrustDelta != 1 || d.Turns[0].First().TrustDelta != -1 {
		t.Fatalf("turns: %+v", d.Turns)
	}
	if d.Score != 0 || d.Levels != 2 || d.Ended != nil {
		t.Errorf("score %v over %d, ended %v", d.Score, d.Levels, d.Ended)
	}
	if len(d.Ledger.Entries) != 0 {
		t.Errorf("the ledger still holds %+v", d.Ledger.Entries)
	}
	var out bytes.Buffer
	if err := d.Text(&out, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "0>4") || !strings.Contains(out.String(), "No concession was heard.") {
		t.Errorf("the second try is not told:\n%s", out.String())
	}
}

func TestDebriefAsJSONHoldsNoNull(t *testing.T) {
	b, err := json.Marshal(NewDebrief(&scenario.Scenario{ID: "x"}, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{`"turns":[]`, `"deciding":null`, `"next":[]`, `"entries":[]`, `"ended":null`} {
		if !strings.Contains(string(b), key) {
			t.Errorf("%s is not in %s", key, b)
		}
	}
}

func TestATradeIsNotToldTwice(t *testing.T) {
	for _, c := range [][3]string{
		{"You get the training day if you sign by noon", "You get the training day", "if you sign by noon"},
		{"If you sign by noon, the training is yours", "the training is yours", "If you sign by noon"},
		{"two years and we do the training", "two years and we do the training", ReturnNamed},
	} {
		gave, got := Sides(play.Entry{What: c[0], For: c[0]})
		if gave != c[1] || got != c[2] {
			t.Errorf("%q: %q for %q", c[0], gave, got)
		}
	}
	if gave, got := Sides(play.Entry{What: "5%", For: "two years if we can"}); gave != "5%" || got != "two years if we can" {
		t.Errorf("%q for %q", gave, got)
	}
	if gave, got := Sides(play.Entry{What: "5% if it must be"}); gave != "5% if it must be" || got != "" {
		t.Errorf("%q for %q", gave, got)
	}
	got := NewLedger(scenario.Offer{}, nil).EntryText(play.Entry{What: "training if you sign", For: "training if you sign"})
	if got != "You gave “training” for “if you sign”." {
		t.Error(got)
	}
}
