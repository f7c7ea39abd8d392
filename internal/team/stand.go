package team

import (
	"fmt"
	"slices"
	"time"

	"spar/internal/scenario"
	"spar/internal/store"
)

// Try is one attempt of a person at a scenario of a drill.
type Try struct {
	Attempt string           `json:"attempt"`
	Phase   scenario.PhaseID `json:"phase"`
	Item    string           `json:"scenario"`
	Plan    string           `json:"plan"` // digest of the plan that it was begun under
	N       int              `json:"n"`
	Status  store.Status     `json:"status"`
	Started time.Time        `json:"started"`
	Ended   time.Time        `json:"ended,omitzero"`
	Score   float64          `json:"score"`
	Rests   int              `json:"rests"` // how many levels Score rests on
	Turns   int              `json:"turns"`
	Outcome scenario.Outcome `json:"outcome,omitempty"`
	Late    int              `json:"late"` // replies that took longer than the phase allows
	Away    time.Duration    `json:"-"`    // the database could not be reached; not the person's time
	Damaged bool             `json:"damaged,omitempty"`
	// TooLong and TooLate say that it took longer than the phase allows, or ended after
	// the phase had closed; such a try is kept and does not pass.
	TooLong bool `json:"too_long,omitempty"`
	TooLate bool `json:"too_late,omitempty"`
	Passed  bool `json:"passed"`
}

// Took is how long the attempt took, from its first line to its end or, while it goes on,
// to now: the clock runs on when one leaves, and not while the database is away.
func (t Try) Took(now time.Time) time.Duration {
	if !t.Ended.IsZero() {
		now = t.Ended
	}
	return max(0, now.Sub(t.Started)-t.Away)
}

// ItemState says how far a person is with one scenario of a phase.
type ItemState string

// The states of a scenario: to be played, under way, passed, played where playing is
// enough, and not passed where no attempt is left. What is passed or played stays so
// while another attempt at it is under way.
const (
	ItemOpen    ItemState = "open"
	ItemPlaying ItemState = "playing"
	ItemPassed  ItemState = "passed"
	ItemPlayed  ItemState = "played"
	ItemFailed  ItemState = "not passed"
)

// Item is a scenario of a phase with what the person did there.
type Item struct {
	Scenario string    `json:"scenario"`
	Title    string    `json:"title"`
	Skill    string    `json:"skill"`
	Minutes  int       `json:"minutes"`
	State    ItemState `json:"state"`
	Tries    []Try     `json:"tries"`
	Left     int       `json:"attempts_left"`
	// Why says why it cannot be begun or gone on with now; "" where it can.
	Why string `json:"why_not,omitempty"`
}

// Finished reports whether nothing more is asked of the person here.
func (it Item) Finished() bool {
	return it.State == ItemPassed || it.State == ItemPlayed || it.State == ItemFailed
}

// Playing is the attempt under way; nil for none.
func (it Item) Playing() *Try {
	for i := range it.Tries {
		if it.Tries[i].Status == store.StatusOpen {
			return &it.Tries[i]
		}
	}
	return nil
}

// Best is the ended attempt that counts: one that passed before one that did not, then
// the higher score; nil for none.
func (it Item) Best() *Try {
	var best *Try
	for i := range it.Tries {
		t := &it.Tries[i]
		if t.Status != store.StatusEnded || t.Damaged {
			continue
		}
		if best == nil || t.Passed && !best.Passed || t.Passed == best.Passed && t.Score > best.Score {
			best = t
		}
	}
	return best
}

// PhaseState says how a phase stands for a person.
type PhaseState string

// The states of a phase: it cannot be played yet, it can, all of it is finished, it has
// closed with something unfinished.
const (
	PhaseWaiting PhaseState = "waiting"
	PhaseOpen    PhaseState = "open"
	PhaseDone    PhaseState = "done"
	PhaseClosed  PhaseState = "closed"
)

// PhaseStanding is how far a person is in a phase.
type PhaseStanding struct {
	ID    scenario.PhaseID `json:"id"`
	Rules string           `json:"rules"`
	Window
	State    PhaseState `json:"state"`
	Why      string     `json:"why_not,omitempty"`
	Items    []Item     `json:"scenarios"`
	Finished int        `json:"finished"`
	Passed   int        `json:"passed"`
}

// Place is a scenario of a phase.
type Place struct {
	Phase    scenario.PhaseID `json:"phase"`
	Scenario string           `json:"scenario"`
}

// Standing is how far a person is in a drill. It follows from the plan, the attempts and
// the time alone.
type Standing struct {
	Drill  string    `json:"drill"`
	Title  string    `json:"title"`
	Plan   string    `json:"plan"` // digest
	Now    time.Time `json:"now"`
	Window Window    `json:"window"`
	// Finished is true when nothing more is asked of the person in any phase.
	Finished bool            `json:"finished"`
	Why      string          `json:"why_not,omitempty"` // why nothing can be played now
	Phases   []PhaseStanding `json:"phases"`
	// Next is what to play next: what is under way, else what was not begun yet; nil where
	// nothing can be played now.
	Next *Place `json:"next"`
	// Elsewhere are attempts that the plan has no place for any more.
	Elsewhere int `json:"elsewhere"`
}

// Item is the scenario at a place; nil where there is none.
func (s *Standing) Item(at Place) *Item {
	for i := range s.Phases {
		if s.Phases[i].ID != at.Phase {
			continue
		}
		for j := range s.Phases[i].Items {
			if s.Phases[i].Items[j].Scenario == at.Scenario {
				return &s.Phases[i].Items[j]
			}
		}
	}
	return nil
}

// Stand works out how far a person is from their attempts at the drill.
func (d *Drill) Stand(tries []Try, now time.Time) Standing {
	s := Standing{Drill: d.ID, Title: d.Title, Plan: d.Digest, Now: now, Window: d.Window, Finished: true}
	placed := 0
	before := PhaseStanding{State: PhaseDone}
	for _, ph := range d.Phases() {
		now := d.standPhase(ph, tries, now, before)
		for _, it := range now.Items {
			placed += len(it.Tries)
		}
		s.Finished = s.Finished && now.Finished == len(now.Items)
		s.Phases = append(s.Phases, now)
		before = now
	}
	s.Elsewhere = len(tries) - placed
	s.Next = s.next()
	if s.Next == nil {
		s.Why = s.whyNothing()
	}
	return s
}

func (d *Drill) standPhase(ph *scenario.Phase, tries []Try, now time.Time, before PhaseStanding) PhaseStanding {
	w := d.Windows[ph.ID]
	out := PhaseStanding{ID: ph.ID, Rules: Rules(ph), Window: w, State: PhaseOpen}
	for _, e := range ph.Scenarios {
		it := Item{Scenario: e.Scenario, Title: d.Titles[e.Scenario], Skill: e.Skill, Minutes: d.Minutes[e.Scenario], Tries: []Try{}}
		for _, t := range tries {
			if t.Phase == ph.ID && t.Item == e.Scenario {
				it.Tries = append(it.Tries, judge(ph, w, t, now))
			}
		}
		it.Left = max(0, ph.Attempts-len(it.Tries))
		it.State = stateOf(ph, it)
		if it.Finished() {
			out.Finished++
		}
		if it.State == ItemPassed || it.State == ItemPlayed {
			out.Passed++
		}
		out.Items = append(out.Items, it)
	}
	switch {
	case out.Finished == len(out.Items):
		out.State = PhaseDone
	case w.Over(now):
		out.State, out.Why = PhaseClosed, "it closed on "+When(w.Closes)
	case w.Before(now):
		out.State, out.Why = PhaseWaiting, "it opens on "+When(w.Opens)
	case before.State == PhaseWaiting || before.State == PhaseOpen:
		out.State, out.Why = PhaseWaiting, "it opens when the "+string(before.ID)+" is finished"
	}
	d.whyNot(ph, &out, now)
	return out
}

// judge says of a try whether it kept to the rules of its phase and passed.
func judge(ph *scenario.Phase, w Window, t Try, now time.Time) Try {
	limit := time.Duration(ph.AttemptWithin) * time.Second
	t.TooLong = limit > 0 && t.Took(now) > limit
	t.TooLate = !t.Ended.IsZero() && w.Over(t.Ended) || t.Ended.IsZero() && w.Over(now)
	t.Passed = t.Status == store.StatusEnded && !t.Damaged && !t.TooLong && !t.TooLate && ph.Pass.Met(t.Score, t.Rests)
	return t
}

func stateOf(ph *scenario.Phase, it Item) ItemState {
	passed := slices.ContainsFunc(it.Tries, func(t Try) bool { return t.Passed })
	ended := slices.ContainsFunc(it.Tries, func(t Try) bool { return t.Status == store.StatusEnded })
	switch {
	case passed && ph.Pass != nil:
		return ItemPassed
	case ended && ph.Pass == nil:
		return ItemPlayed
	case it.Playing() != nil:
		return ItemPlaying
	case it.Left == 0:
		return ItemFailed
	}
	return ItemOpen
}

// whyNot says of each scenario why it cannot be begun or gone on with now.
func (d *Drill) whyNot(ph *scenario.Phase, out *PhaseStanding, now time.Time) {
	earlier := ""
	for i := range out.Items {
		it := &out.Items[i]
		switch playing := it.Playing(); {
		case out.Over(now):
			it.Why = "the " + string(ph.ID) + " closed on " + When(out.Closes)
		case out.State == PhaseWaiting:
			it.Why = "the " + string(ph.ID) + " is not open: " + out.Why
		case playing != nil && playing.Damaged:
			it.Why = "what is stored of its attempt is damaged: spar doctor tells more"
		case playing != nil:
		case ph.Order == scenario.Fixed && earlier != "":
			it.Why = fmt.Sprintf("these come one after the other: %q is first", earlier)
		case it.Left == 0:
			it.Why = "no attempt is left"
		}
		if earlier == "" && !it.Finished() {
			earlier = it.Title
		}
	}
}

// next is what is under way and can be gone on with, else the first scenario that can be
// begun and is not finished, of those that were tried least.
func (s *Standing) next() *Place {
	var found *Item
	var at Place
	for i := range s.Phases {
		ph := &s.Phases[i]
		for j := range ph.Items {
			it := &ph.Items[j]
			switch {
			case it.Why != "":
			case it.Playing() != nil:
				return &Place{ph.ID, it.Scenario}
			case it.Finished():
			case found == nil || at.Phase == ph.ID && len(it.Tries) < len(found.Tries):
				found, at = it, Place{ph.ID, it.Scenario}
			}
		}
	}
	if found == nil {
		return nil
	}
	return &at
}

// whyNothing says why nothing can be played now.
func (s *Standing) whyNothing() string {
	switch {
	case s.Finished:
		return "you have finished this drill"
	case s.Window.Over(s.Now):
		return "this drill closed on " + When(s.Window.Closes)
	case s.Window.Before(s.Now):
		return "this drill opens on " + When(s.Window.Opens)
	}
	for _, ph := range s.Phases {
		if ph.State == PhaseWaiting {
			return "the " + string(ph.ID) + " is not open: " + ph.Why
		}
	}
	return "what is left of this drill has closed"
}

// Rules are the rules of a phase in one line.
func Rules(ph *scenario.Phase) string {
	s := "one attempt each"
	if ph.Attempts > 1 {
		s = fmt.Sprintf("%d attempts each", ph.Attempts)
	}
	if ph.Order == scenario.Fixed {
		s += ", one after the other"
	}
	if ph.ReplyWithin > 0 {
		s += ", " + span(ph.ReplyWithin) + " a reply"
	}
	if ph.AttemptWithin > 0 {
		s += ", " + span(ph.AttemptWithin) + " an attempt"
	}
	if ph.Pass != nil {
		s += fmt.Sprintf(", passed with %s of 4 resting on at least %d levels", trimmed(ph.Pass.AtLeast), ph.Pass.RestingOn)
	}
	return s
}

// span says seconds as people do.
func span(seconds int) string {
	switch {
	case seconds%3600 == 0:
		return fmt.Sprintf("%d h", seconds/3600)
	case seconds%60 == 0:
		return fmt.Sprintf("%d min", seconds/60)
	}
	return fmt.Sprintf("%d s", seconds)
}

// trimmed is a number with as many places as it needs.
func trimmed(v float64) string {
	s := fmt.Sprintf("%.2f", v)
	for len(s) > 3 && s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	return s
}
