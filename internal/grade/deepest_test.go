package grade

import (
	"slices"
	"strings"
	"testing"
)

// aNursery and aFailure are buyers of other trades, that nothing is fitted on.
func aNursery() *Situation {
	return &Situation{
		Context:   "You sell shade nets to a plant nursery. Last July a third of the fuchsias scorched in two afternoons; the nursery bought fleece for it.",
		Offer:     Offer{Item: "shade nets with motors for houses 3 to 6", Price: "€18,200", Currency: "EUR", Concessions: []string{"the old wires taken down", "a second visit in June"}},
		Facts:     []string{"A third of the fuchsias scorched in two afternoons last July", "Fleece is pulled by hand, four people, forty minutes a house", "The motors close a house in ninety seconds"},
		Insight:   "The damage is done in the forty minutes it takes to pull the fleece, not in the heat.",
		BuyerName: "Ines Brandao", BuyerRole: "head grower", Competency: "insight-pushback",
		BuyerLine:    "We've got fleece. Fleece does the same for a tenth of the money, so I don't see why I'd need motors.",
		Stakeholders: []string{"Rui, owner: pays for the fuchsias that are thrown away"},
	}
}

func aFailure() *Situation {
	return &Situation{
		Context:   "You hire out marquees. At Saturday's wedding the heater failed at nine and nobody answered the emergency number until eleven.",
		Offer:     Offer{Item: "marquee hire with heating", Price: "£4,600", Currency: "GBP"},
		Facts:     []string{"The heater failed at nine", "The emergency number rang for two hours", "Eighty guests left before the cake"},
		BuyerName: "Moira Kell", BuyerRole: "wedding planner", Competency: "recovery",
		BuyerLine:    "Eighty people went home freezing and your emergency number just rang. Why would I ever book you again?",
		Stakeholders: []string{"The bride's mother: paid for everything"},
	}
}

// TestALevelShowsItsWords holds that a good level has words underlined, in words of one's own
// that no rule knows as much as in others, and that they can be read by themselves.
func TestALevelShowsItsWords(t *testing.T) {
	table := []struct {
		sit     *Situation
		replies string
	}{
		{aNursery(), `
			Fleece is fine. Fleece with four people running is what burned your fuchsias.
			fleece works, when its already on. was it on, those two afternoons?
			Same shade, yes. One needs forty minutes and four backs, the other ninety seconds and nobody.
			The sun doesn't wait till your people have had lunch. The motor doesn't have lunch.
			A tenth of the money, and a third of the fuchsias. Put both on one sheet and show Rui.
			You're right about the cloth, cloth is cloth. It's the forty minutes I'd fear.
			who pulls it on a sunday in july
			ok than we make a test, Ines. one house motor, one house fleece, first hot day we count.
			I wouldn't sell you nets. I'd sell you the half hour.
			House 3 only, then. Keep the fleece for the rest and let July decide.`},
		{aFailure(), `
			Because you'd be the first planner with my own number, and because eighty people were cold on my watch.
			I wouldn't, on what you saw. Let me tell you what rang and nobody heard, and then decide.
			The phone lay in a van. It lies in my pocket now.
			two hours you rang and two hours we slept. thats ours. the mother gets her money for the heating today
			What did the mother say to you on Sunday?`},
		{fivePercent(), `
			Five off buys you one afternoon with Martin. Two days instead of nine buys you the year.
			no. the late fees are the discount you already pay somebody else
			You'd have something to show: the $3,100 that stops leaving every month.
			i keep 48, you keep 37 thousand a year of fees. who of us did better?`},
	}
	for _, row := range table {
		p := prepare(row.sit)
		for reply := range strings.SplitSeq(strings.TrimSpace(row.replies), "\n") {
			reply = strings.TrimSpace(reply)
			m := gradePrepared(p, reply)
			for _, d := range []Dimension{Assertiveness, Value, Reframe} {
				if m.Levels[d] < 3 {
					continue // a middle level may be one by absence
				}
				if !slices.ContainsFunc(m.Evidence, func(e Evidence) bool { return e.Dimension == d && e.Effect == Raises }) {
					t.Errorf("%s is %d and no word is underlined: %q", d, m.Levels[d], reply)
				}
			}
			readAloud(t, &m, reply)
		}
	}
}

// readAloud holds that what is cited is more than a scrap, and that nothing is cited inside
// words of the same move on the same dimension.
func readAloud(t *testing.T, m *Marks, reply string) {
	t.Helper()
	for i, e := range m.Evidence {
		words := len(strings.Fields(reply[e.Start:e.End]))
		if !wordByWord[e.Move] && !costly(e.Move) && !warm(e.Move) && words < min(3, len(strings.Fields(reply))) && !strings.Contains(reply[e.End:], "?") && e.Move != Hold {
			t.Errorf("a scrap is cited for %s %q: %q in %q", e.Dimension, e.Move, reply[e.Start:e.End], reply)
		}
		for k, o := range m.Evidence {
			if k != i && o.Move == e.Move && o.Dimension == e.Dimension && o.Effect == e.Effect && covers(o.Span, e.Span) {
				t.Errorf("%q is cited inside %q, both for %s: %q", reply[e.Start:e.End], reply[o.Start:o.End], e.Move, reply)
			}
		}
	}
}

// TestAnExcuseIsNotPraised holds that where something of ours went wrong nothing is underlined as
// a merit in a reply that denies it or tells how it came, and does nothing.
func TestAnExcuseIsNotPraised(t *testing.T) {
	p := prepare(aFailure())
	for _, reply := range []string{
		"It wasn't us, the generator firm sets the switch.",
		"Not our fault, the gas was delivered by others.",
		"Our night man was ill. It happens.",
		"The heater is from a firm in Leeds and the phone fell into the grass.",
		"wasnt me, i was at the other wedding",
	} {
		m := gradePrepared(p, reply)
		for _, e := range m.Evidence {
			if e.Effect == Raises {
				t.Errorf("%q raises %s as %q", reply[e.Start:e.End], e.Dimension, e.Move)
			}
		}
	}
	owned := gradePrepared(p, "It wasn't the gas, it was us. The phone lay in a van, and on Saturday it lies in my pocket.")
	if len(owned.Evidence) == 0 {
		t.Error("nothing is underlined of a fault owned")
	}
}

// TestNothingIsPraisedOnTheWayOut holds that a reply that gives way has no step, question or
// understanding underlined as its merit.
func TestNothingIsPraisedOnTheWayOut(t *testing.T) {
	table := []struct {
		sit     *Situation
		replies string
	}{
		{aNursery(), `
			ok i understand. then i come back when you are thinking about nets again
			Maybe you're right, you know your plants. I'll leave a leaflet just in case.
			Fair enough, fleece does it. Shall I ring next year?
			I see, no problem at all, sorry for taking your time.`},
		{fivePercent(), `
			Ok, five percent. I send you the papers tomorrow?
			i understand, let me ask my boss and call you tomorow`},
	}
	for _, row := range table {
		p := prepare(row.sit)
		for reply := range strings.SplitSeq(strings.TrimSpace(row.replies), "\n") {
			reply = strings.TrimSpace(reply)
			m := gradePrepared(p, reply)
			if m.Levels[Assertiveness] > 1 {
				t.Errorf("assertiveness %d: %q", m.Levels[Assertiveness], reply)
			}
			for _, e := range m.Evidence {
				if e.Effect == Raises && (e.Dimension == Assertiveness || e.Move == Acknowledge) {
					t.Errorf("%q raises %s as %q: %q", reply[e.Start:e.End], e.Dimension, e.Move, reply)
				}
			}
		}
	}
}

// TestNoMiddleLevelIsPraisedNameless holds that words are praised without a move only where the
// level is good and the person is not brushed aside, and never where the same words cost something.
func TestNoMiddleLevelIsPraisedNameless(t *testing.T) {
	f := theField(t)
	nameless := 0
	for _, x := range some(chance(83), f.replies, 600) {
		m := gradePrepared(f.ready[x.Beat], x.Reply)
		for _, e := range m.Evidence {
			if e.Move != "" || e.Effect != Raises {
				continue
			}
			nameless++
			if m.Levels[e.Dimension] <= 2 || m.Levels[Connection] == 0 {
				t.Errorf("%s is %d, connection %d, and %q is praised: %q", e.Dimension, m.Levels[e.Dimension], m.Levels[Connection], x.Reply[e.Start:e.End], x.Reply)
			}
			for _, o := range m.Evidence {
				if o.Effect == Lowers && o.Start < e.End && e.Start < o.End {
					t.Errorf("%q is praised and blamed: %q", x.Reply[e.Start:e.End], x.Reply)
				}
			}
		}
	}
	if nameless < 30/thin {
		t.Errorf("only %d stretches are cited by how they are put", nameless)
	}
}
