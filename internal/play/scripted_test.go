package play

import (
	"testing"

	"spar/internal/grade"
	"spar/internal/scenario"
)

// number points at a bound.
func number(v float64) *float64 { return &v }

// bolts is a small scenario that uses every key the engine knows.
func bolts() *scenario.Scenario {
	return &scenario.Scenario{
		ID: "bolts", Title: "Bolts",
		Offer: scenario.Offer{
			Item: "bolts", Price: 48000, Currency: "USD", Margin: 0.3,
			Concessions: []string{"free delivery", "two training days"},
		},
		Buyer: scenario.Buyer{
			Name: "Dana", Trust: 4, Patience: 6,
			Knows: []scenario.Knowledge{
				{About: []string{"deadline", "friday"}, Trust: 3, Says: "The quarter closes on Friday.", Deflect: "It's just the date."},
				{About: []string{"sign"}, Trust: 8, Says: "Martin signs.", Deflect: "I do the talking here."},
			},
		},
		Beats: []scenario.Beat{
			{
				ID: "ask", Lines: []string{"Five percent, or we wait.", "I need five percent.", "Take five off."},
				Grades: grade.Dimensions(), Models: []string{"No."},
				Leads: []scenario.Lead{
					{When: scenario.When{Any: []grade.Move{grade.Unconditional}}, Says: []string{"Good."}, Trust: -1, To: "more"},
					{When: scenario.When{All: []grade.Move{grade.Hold}, AtLeast: map[grade.Dimension]int{grade.Value: 3}}, To: "signed"},
					{When: scenario.When{Visits: scenario.Bounds{AtLeast: number(4)}}, To: "parked"},
					{To: "ask"},
				},
			},
			{
				ID: "more", Lines: []string{"Then make it ten."},
				Grades: []grade.Dimension{grade.Value}, Models: []string{"No."},
				Leads: []scenario.Lead{
					{When: scenario.When{Given: scenario.Bounds{AtLeast: number(10)}}, To: "bled"},
					{When: scenario.When{Trust: scenario.Bounds{AtMost: number(1)}}, To: "gone"},
					{To: "ask"},
				},
			},
		},
		Endings: []scenario.Ending{
			{ID: "signed", Outcome: scenario.Won, Title: "Signed", Says: []string{"Send it over."}, Why: "You held."},
			{ID: "parked", Outcome: scenario.Open, Title: "Parked", Says: []string{"Next month, then."}, Why: "Nothing moved."},
			{ID: "gone", Outcome: scenario.Lost, Title: "Gone", Says: []string{"We're done."}, Why: "You lost them."},
			{ID: "bled", Outcome: scenario.Lost, Title: "Bled", Says: []string{"Nice doing business."}, Why: "You gave ten."},
		},
	}
}

// marks builds what a scripted grader gives: connection 2, the moves and the rest by hand.
func marks(edit func(*grade.Marks), moves ...grade.Move) grade.Marks {
	m := grade.Marks{Moves: moves}
	m.Levels[grade.Connection] = 2
	if edit != nil {
		edit(&m)
	}
	return m
}

func terms(ts ...grade.Term) func(*grade.Marks) {
	return func(m *grade.Marks) { m.Terms = ts }
}

func level(d grade.Dimension, l int) func(*grade.Marks) {
	return func(m *grade.Marks) { m.Levels[d] = l }
}

// scripted grades by a table; a reply that is not in it makes no move at all.
func scripted(table map[string]grade.Marks) Grader {
	return func(_ *grade.Situation, reply string) grade.Marks {
		if m, ok := table[reply]; ok {
			return m
		}
		return marks(nil)
	}
}

// say plays one reply with a scripted grader and fails the test on an error.
func say(t *testing.T, sc *scenario.Scenario, st State, reply string, m grade.Marks) (State, []Event) {
	t.Helper()
	st, events, err := StepWith(sc, st, reply, scripted(map[string]grade.Marks{reply: m}))
	if err != nil {
		t.Fatalf("%q: %v", reply, err)
	}
	return st, events
}

// find is the first event of a kind, and how many there are.
func find[E Event](events []Event) (first E, n int) {
	for _, ev := range events {
		if e, ok := ev.(E); ok {
			if n == 0 {
				first = e
			}
			n++
		}
	}
	return first, n
}

// asides are what the buyer says between reply and next line.
func asides(events []Event) []string {
	var all []string
	for _, ev := range events {
		if s, ok := ev.(Said); ok && s.Aside {
			all = append(all, s.Text)
		}
	}
	return all
}
