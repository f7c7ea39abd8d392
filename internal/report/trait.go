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
	// Often is true only where the side is found in most of the cases that show it
	// (leastRecall), which the same test measures: of another one it is never said that a
	// reply missed it.
	Often bool
	finds finder
}

// finder finds a side of a trait in a reply: by which move, and in which words where no
// evidence of the move holds them.
type finder func(heardReply) (m grade.Move, words string, ok bool)

// heardReply is a reply with its marks and the buyer's line that it answers.
type heardReply struct {
	marks        *grade.Marks
	buyer, reply string
}

// leastPrecision is from which precision on, over its labelled cases, a side is shown;
// leastFound in how many of them it must be found at all for a precision to mean much;
// leastRecall in which share of the cases that show it, so that one may be missed.
const (
	leastPrecision = 0.8
	leastFound     = 10
	leastRecall    = 0.6
)

// Traits are all of them, in the order in which they are shown. What each side finds on
// its labelled cases is told by: go test ./internal/report -run TraitsAreShown -v. The
// cases were written and labelled by a language model before any side was tried on them.
func Traits() []Trait {
	builds := func(id, name string, often bool, finds finder) Side { return Side{id, name, true, true, often, finds} }
	pushes := func(id, name string, often bool, finds finder) Side {
		return Side{id, name, false, true, often, finds}
	}
	return []Trait{
		{"listens", "listens and takes up", []Side{builds("yes", "takes up what was said", true, takesUp)}, []grade.Move{grade.Acknowledge, grade.Recall}},
		{"recommends-other", "recommends against own interest", []Side{builds("yes", "recommends another, or not to buy", false, or(made(grade.RecommendOther), elsewhere.says, grade.RecommendOther))}, []grade.Move{grade.RecommendOther}},
		{"owns-fault", "owns faults", []Side{builds("yes", "owns a fault", true, made(grade.OwnFault))}, []grade.Move{grade.OwnFault}},
		{"price-or-value", "talks price or value", []Side{builds("value", "talks value", true, talksValue), pushes("price", "talks price", true, talksPrice)}, []grade.Move{grade.Quantified, grade.Hold}},
		{"relationship-or-transaction", "relationship or transaction", []Side{
			builds("relationship", "looks after the relationship", false, or(or(made(grade.OwnFault, grade.Recall, grade.RecommendOther, grade.AskFeedback, grade.AskReferral), elsewhere.says, grade.RecommendOther), tends.says, grade.Recall)),
			pushes("transaction", "pushes the transaction", true, or(made(grade.Pressure, grade.Unconditional, grade.Halfway, grade.Discount), closes.plainly, grade.Pressure)),
		}, []grade.Move{grade.OwnFault, grade.Recall, grade.RecommendOther, grade.AskFeedback, grade.AskReferral}},
	}
}

// made finds a reply that makes one of the moves.
func made(moves ...grade.Move) finder {
	return func(r heardReply) (grade.Move, string, bool) {
		for _, move := range moves {
			if r.marks.Has(move) {
				return move, "", true
			}
		}
		return "", "", false
	}
}

// takesUp finds a reply that recalls or acknowledges what was said and reaches the level
// on which a concern was heard in its own terms, or that uses at least takenUp of the
// buyer's own words of content without repeating the line.
func takesUp(r heardReply) (grade.Move, string, bool) {
	move, _, ok := made(grade.Recall, grade.Acknowledge)(r)
	if ok && r.marks.Levels[grade.Connection] >= 3 {
		return move, "", true
	}
	if r.marks.Has(grade.Parrot) || r.marks.Has(grade.Nonsense) || r.marks.Has(grade.Insult) || r.marks.Levels[grade.Connection] == 0 {
		return "", "", false
	}
	return grade.Acknowledge, "", sharedContent(r.buyer, r.reply) >= takenUp
}

// takenUp is how many of the buyer's words of content a reply uses that takes them up:
// one may be chance.
const takenUp = 2

// emptyWords are the words that any two lines share.
const emptyWords = `a an the and or but so if then than that this these those it its is are was were be been being am
do does did done have has had having i me my mine we us our ours you your yours he him his she her they them their who whom
what which when where why how not no nor yes of to in on at by for with from up down out off over under about into as would
could should can may might will shall must just only even also very too more most much many some any all both each every other
another same such own get got give gave make made take took want need like know think say said tell told let go went come came
see look there here now one two first last day week month year time thing people way good great better really`

// sharedContent counts the different words of content that a reply has in common with
// the line that it answers, by their stems.
func sharedContent(buyer, reply string) int {
	empty := map[uint64]bool{}
	for _, s := range grade.Stems(emptyWords) {
		empty[s] = true
	}
	theirs := map[uint64]bool{}
	for _, s := range grade.Stems(buyer) {
		theirs[s] = !empty[s]
	}
	n := 0
	for _, s := range grade.Stems(reply) {
		if theirs[s] {
			theirs[s] = false
			n++
		}
	}
	return n
}

// talksValue finds a reply that ties its price to what it is worth to this buyer.
func talksValue(m heardReply) (grade.Move, string, bool) {
	if _, _, gave := talksPrice(m); gave || m.marks.Levels[grade.Value] < 3 {
		return "", "", false
	}
	return made(grade.Quantified, grade.Insight, grade.Hold)(m)
}

// talksPrice finds a reply that answers with a lower price.
func talksPrice(m heardReply) (grade.Move, string, bool) {
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
	// NotFound: the talk called for it, and what is found of it in typed replies is too
	// little to say that none showed it.
	NotFound State = "not found"
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
	lines := map[int]string{}
	for _, t := range turns(events) {
		lines[t.Number] = t.Buyer
	}
	for _, t := range Traits() {
		if h, shown := habit(t, stood, lines, called); shown {
			all = append(all, h)
		}
	}
	return all
}

func habit(t Trait, stood []play.Marked, lines map[int]string, called map[string]schedule.Call) (Habit, bool) {
	h := Habit{Trait: t.ID, Name: t.Name, State: NotObserved, Seen: []Sighting{}, Missed: []int{}}
	shown, builder, often := false, false, false
	for _, s := range t.Sides {
		shown, builder, often = shown || s.Shown, builder || s.Shown && s.Builder, often || s.Builder && s.Often
	}
	wanted := false
	for _, r := range stood {
		found := false
		for _, s := range t.Sides {
			if !s.Shown {
				continue
			}
			if m, said, ok := s.finds(heardReply{&r.Marks, lines[r.Turn], r.Reply}); ok {
				words := wordsOf(r, m)
				if said != "" {
					words = quoted(clipped(said, 80))
				}
				h.Seen = append(h.Seen, Sighting{Turn: r.Turn, Side: s.Name, Builder: s.Builder, Move: m, Words: words})
				found = found || s.Builder
			}
		}
		if builder && !found && slices.ContainsFunc(t.Occasion, func(m grade.Move) bool { return slices.Contains(called[r.Beat].All, m) }) {
			wanted = true
			if often {
				h.Missed = append(h.Missed, r.Turn)
			}
		}
	}
	switch {
	case len(h.Seen) > 0:
		h.State = Observed
	case len(h.Missed) > 0:
		h.State = Missed
	case wanted:
		h.State = NotFound
	}
	return h, shown
}
