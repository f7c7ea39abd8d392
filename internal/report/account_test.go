package report

import (
	"strings"
	"testing"

	"spar/internal/rehearse"
	"spar/internal/scenario"
)

func TestTheMapTellsWhatMustBeRemembered(t *testing.T) {
	five := 5.0
	sc := &scenario.Scenario{ID: "later", Title: "Later", Endings: []scenario.Ending{{ID: "end", Outcome: scenario.Won}}, Beats: []scenario.Beat{
		{ID: "ask", Leads: []scenario.Lead{
			{To: "end", When: scenario.When{Account: &scenario.Remembered{Episode: 1, Percent: scenario.Bounds{AtLeast: &five}}}},
			{To: "end", When: scenario.When{Account: &scenario.Remembered{Episode: 2, Ended: []string{"won", "lost"}, Promise: scenario.KeptPromise}}},
			{To: "end"},
		}},
		{ID: "other", Opens: &scenario.Remembered{Episode: 1, Gave: scenario.GaveNothing}, Leads: []scenario.Lead{{To: "end"}}},
	}}
	var b strings.Builder
	if err := MapText(&b, sc, rehearse.Coverage{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"├─ in meeting 1 5% or more was given → end", "├─ in meeting 2 it ended won or lost promise kept → end",
		"\nother opens where in meeting 1 nothing was given\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the map lacks %q:\n%s", want, b.String())
		}
	}
}

func TestWhatAnAccountRemembers(t *testing.T) {
	if NewAccount(&scenario.Scenario{}) != nil {
		t.Error("a buyer who is met once has an account")
	}
	sc := &scenario.Scenario{Offer: scenario.Offer{Price: 33000, Per: "year", Currency: "EUR"}, Account: &scenario.Account{
		Client: "Boats\x1b[2J", Episode: 3, LifetimeValue: 154000, Memory: []scenario.Episode{
			{Number: 1, Title: "Signed.", Outcome: scenario.Won, Gifts: []scenario.Gift{{What: "the first one is on us.", Percent: 5, Sum: 1100}},
				Conceded: []scenario.Gift{{What: "a box"}, {What: "two halves", For: "a signature"}},
				Promises: []string{"I'll come", "On Monday I begin."}, Promise: scenario.BrokenPromise, Small: []string{"your mother", "your mother"}},
			{Number: 2, Tells: "You held."},
		}}}
	want := []string{
		"Over the years they are worth €154,000; this deal is €33,000 per year.",
		"Meeting 1. It ended: Signed (won).",
		`You gave away €1,100 (5%): “the first one is on us”.`,
		`You gave in place of price: “a box”.`,
		`You traded “two halves”.`,
		`You promised: “I'll come”.`,
		`You promised: “On Monday I begin”. You let it fall.`,
		`You remembered: “your mother”.`,
		"Meeting 2. You held. (You have not played it.)",
	}
	got := NewAccount(sc).Lines()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
