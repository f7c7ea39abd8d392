package report

import (
	"slices"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/schedule"
)

// Trait is a habit by which a builder is told from a pusher, as far as it shows in
// typed replies: one side, or two where the habit has a counterpart.
type Trait struct {
	ID, Name string
	Sides    []Side
	// Occasion are the moves of which a scene calls for one where the trait could have
	// shown: a scene whose model replies all make one of them.
	Occasion []grade.Move
}

// Side is one side of a trait: what it is called on a screen, and whether a reply shows
// it, and by which move.
type Side struct {
	ID, Name string
	// Builder is true for the side that builds.
	Builder bool
	// Shown is true only where the side is found surely enough on its labelled cases
	// (leastPrecision, leastFound), which a test measures: of the others nothing is said.
	Shown bool
	finds func(*grade.Marks) (grade.Move, bool)
}

// leastPrecision is from which precision on, over its labelled cases, a side is shown;
// leastFound in how many of them it must be found at all for a precision to mean much.
const (
	leastPrecision = 0.8
	leastFound     = 10
)

// Traits are all of them, in the order in which they are shown.
func Traits() []Trait {
	type finder = func(*grade.Marks) (grade.Move, bool)
	builds := func(id, name string, shown bool, finds finder) Side { return Side{id, name, true, shown, finds} }
	pushes := func(id, name string, shown bool, finds finder) Side { return Side{id, name, false, shown, finds} }
	return []Trait{
		{"listens", "listens and takes up", []Side{builds("yes", "takes up what was said", false, takesUp)}, []grade.Move{grade.Acknowledge, grade.Recall}},
		{"recommends-other", "recommends against own interest", []Side{builds("yes", "recommends another, or not to buy", false, made(grade.RecommendOther))}, []grade.Move{grade.RecommendOther}},
		{"owns-fault", "owns faults", []Side{builds("yes", "owns a fault", true, made(grade.OwnFault))}, []grade.Move{grade.OwnFault}},
		{"price-or-value", "talks price or value", []Side{builds("value", "talks value", true, talksValue), pushes("price", "talks price", true, talksPrice)}, []grade.Move{grade.Quantified, grade.Hold}},
		{"relationship-or-transaction", "relationship or transaction", []Side{
			builds("relationship", "looks after the relationship", false, made(grade.OwnFault, grade.Recall, grade.RecommendOther, grade.AskFeedback, grade.AskReferral)),
			pushes("transaction", "pushes the transaction", false, made(grade.Pressure, grade.Unconditional, grade.Halfway, grade.Discount)),
		}, []grade.Move{grade.OwnFault, grade.Recall, grade.RecommendOther, grade.AskFeedback, grade.AskReferral}},
	}
}

// made finds a reply that makes one of the moves.
func made(moves ...grade.Move) func(*grade.Marks) (grade.Move, bool) {
	return func(m *grade.Marks) (grade.Move, bool) {
		for _, move := range moves {
			if m.Has(move) {
				return move, true
			}
		}
		return "", false
	}
}

// takesUp finds a reply that takes up the buyer's own words or recalls what was said
// before, and reaches the level on which a concern was heard in its own terms.
func takesUp(m *grade.Marks) (grade.Move, bool) {
	move, ok := made(grade.Recall, grade.Acknowledge)(m)
	return move, ok && m.Levels[grade.Connection] >= 3
}

// talksValue finds a reply that ties its price to what it is worth to this buyer.
func talksValue(m *grade.Marks) (grade.Move, bool) {
	if _, gave := talksPrice(m); gave || m.Levels[grade.Value] < 3 {
		return "", false
	}
	return made(grade.Quantified, grade.Insight, grade.Hold)(m)
}

// talksPrice finds a reply that answers with a lower price.
func talksPrice(m *grade.Marks) (grade.Move, bool) {
	return made(grade.Unconditional, grade.Halfway, grade.Discount)(m)
}

// Habit is what one trait showed in a talk.
type Habit struct {
	Trait string `json:"trait"`
	Name  string `json:"name"`
	State State  `json:"state"`
	// Seen are the replies that showed a side of it.
	Seen []Sighting `json:"seen"`
	// Missed are the turns that called for it where no reply showed it.
	Missed []int `json:"missed"`
}

// Sighting is one reply that showed a side of a trait.
type Sighting struct {
	Turn    int        `json:"turn"`
	Side    string     `json:"side"`
	Builder bool       `json:"builder"`
	Move    grade.Move `json:"move"`
	Words   string     `json:"words"` // in quotation marks
}

// State says what is known of a trait after a talk. Not observed is no failing: nothing
// in the talk called for it.
type State string

// The states of a trait.
const (
	Observed    State = "observed"
	Missed      State = "missed" // the talk called for it and no reply showed it
	NotObserved State = "not observed"
)

// Withheld names the traits that are not shown, since they are not found surely enough.
func Withheld() []string {
	var names []string
	for _, t := range Traits() {
		if !slices.ContainsFunc(t.Sides, func(s Side) bool { return s.Shown }) {
			names = append(names, t.Name)
		}
	}
	return names
}

// Habits reads the traits that may be shown off the replies that stand.
func Habits(sc *scenario.Scenario, events []play.Event) []Habit {
	stood := play.Standing(events)
	called := map[string]schedule.Call{}
	for _, r := range stood {
		if _, known := called[r.Beat]; known {
			continue
		}
		if b := sc.Beat(r.Beat); b != nil {
			called[r.Beat] = schedule.CalledBy(sc, b)
		}
	}
	all := []Habit{}
	for _, t := range Traits() {
		if h, shown := habit(t, stood, called); shown {
			all = append(all, h)
		}
	}
	return all
}

func habit(t Trait, stood []play.Marked, called map[string]schedule.Call) (Habit, bool) {
	h := Habit{Trait: t.ID, Name: t.Name, State: NotObserved, Seen: []Sighting{}, Missed: []int{}}
	shown, builder := false, false
	for _, s := range t.Sides {
		shown, builder = shown || s.Shown, builder || s.Shown && s.Builder
	}
	for _, r := range stood {
		found := false
		for _, s := range t.Sides {
			if !s.Shown {
				continue
			}
			if m, ok := s.finds(&r.Marks); ok {
				h.Seen = append(h.Seen, Sighting{Turn: r.Turn, Side: s.Name, Builder: s.Builder, Move: m, Words: wordsOf(r, m)})
				found = found || s.Builder
			}
		}
		if builder && !found && slices.ContainsFunc(t.Occasion, func(m grade.Move) bool { return slices.Contains(called[r.Beat].All, m) }) {
			h.Missed = append(h.Missed, r.Turn)
		}
	}
	switch {
	case len(h.Seen) > 0:
		h.State = Observed
	case len(h.Missed) > 0:
		h.State = Missed
	}
	return h, shown
}
