package schedule

import (
	"cmp"
	"slices"
	"time"

	"spar/internal/grade"
	"spar/internal/scenario"
)

// Place is a scenario as a schedule sees it: what it calls for.
type Place struct {
	Scenario   string
	Title      string
	Difficulty scenario.Difficulty
	Minutes    int
	// All and Some are the moves that its beats call for, Grades the dimensions that
	// they are about.
	All, Some []grade.Move
	Grades    []grade.Dimension
	// Played is when it was last practised, zero for never.
	Played time.Time
}

// calls reports whether the place trains the skill, and whether one of its beats
// cannot do without it.
func (p Place) calls(s Skill) (trains, needs bool) {
	if !s.IsMove() {
		trains = slices.Contains(p.Grades, s.Dimension())
		return trains, trains
	}
	needs = slices.Contains(p.All, grade.Move(s))
	return needs || slices.Contains(p.Some, grade.Move(s)), needs
}

// Task is a skill that is due, and where to practise it.
type Task struct {
	Card Card
	// Overdue is for how many days it has been due; Recall is the forecast for today.
	Overdue int
	Recall  float64
	// Place is another scenario than the one it was last practised in; nil where the
	// library has none. Same is true where there is only the same one.
	Place *Place
	Same  bool
}

// Due are the skills that are due on the day of now, those first whose forecast is
// lowest; a move before the dimension that it belongs to where they are alike.
func Due(cards []Card, places []Place, now time.Time) []Task {
	var tasks []Task
	for _, c := range cards {
		if c.Overdue(now) < 0 {
			continue
		}
		t := Task{Card: c, Overdue: c.Overdue(now), Recall: c.Recall(now)}
		t.Place, t.Same = where(c, places)
		tasks = append(tasks, t)
	}
	slices.SortStableFunc(tasks, func(a, b Task) int { return cmp.Compare(a.Recall, b.Recall) })
	return tasks
}

// where is the place to practise a skill: another one than the last, one that needs it
// rather than one that only lets it in, the one that was played longest ago (or never),
// and the easiest.
func where(c Card, places []Place) (*Place, bool) {
	var best, same *Place
	for i := range places {
		p := &places[i]
		trains, _ := p.calls(c.Skill)
		switch {
		case !trains:
		case p.Scenario == c.Scenario:
			same = p
		case best == nil || before(p, best, c.Skill):
			best = p
		}
	}
	if best == nil {
		return same, same != nil
	}
	return best, false
}

func before(a, b *Place, s Skill) bool {
	_, needsA := a.calls(s)
	_, needsB := b.calls(s)
	if needsA != needsB {
		return needsA
	}
	return cmp.Or(a.Played.Compare(b.Played), cmp.Compare(a.Difficulty, b.Difficulty), cmp.Compare(a.Scenario, b.Scenario)) < 0
}

// Session is what to do today: one scenario, and the due skills that it trains.
type Session struct {
	Place *Place
	Tasks []Task
	// Fresh is set where nothing is due: a move that was never practised, "" where
	// every one that the library calls for has been.
	Fresh Skill
}

// Today chooses the session for the day of now: the place that trains the most of what
// is due, above all the first of it, and that is not the one played last. Where nothing
// is due it is a place for a move that was never practised, or else the one that was
// played longest ago. Its Place is nil where the library is empty.
func Today(cards []Card, places []Place, now time.Time) Session {
	tasks := Due(cards, places, now)
	var best, again Session
	for i := range places {
		s := Session{Place: &places[i], Tasks: trainedBy(&places[i], tasks)}
		switch {
		case len(s.Tasks) == 0 || s.Tasks[0].Card.Skill != tasks[0].Card.Skill:
		case playedLast(s.Place, places):
			again = s
		case best.Place == nil || len(s.Tasks) > len(best.Tasks) ||
			len(s.Tasks) == len(best.Tasks) && before(s.Place, best.Place, tasks[0].Card.Skill):
			best = s
		}
	}
	switch {
	case best.Place != nil:
		return best
	case again.Place != nil:
		return again
	}
	for _, t := range tasks { // only in the scenario where it was practised last
		if t.Place != nil {
			return Session{Place: t.Place, Tasks: []Task{t}}
		}
	}
	return fresh(cards, places)
}

// playedLast reports whether p is the place that was played last of all.
func playedLast(p *Place, places []Place) bool {
	return !p.Played.IsZero() && !slices.ContainsFunc(places, func(o Place) bool { return o.Played.After(p.Played) })
}

// trainedBy are the tasks that may be practised at p.
func trainedBy(p *Place, tasks []Task) []Task {
	var out []Task
	for _, t := range tasks {
		if trains, _ := p.calls(t.Card.Skill); trains && t.Card.Scenario != p.Scenario {
			out = append(out, t)
		}
	}
	return out
}

// fresh is a session for a move that was never practised, in the easiest scenario for
// any such move; else in the one that was played longest ago.
func fresh(cards []Card, places []Place) Session {
	var best Session
	for _, s := range Moves() {
		if slices.ContainsFunc(cards, func(c Card) bool { return c.Skill == s }) {
			continue
		}
		if p, _ := where(Card{Skill: s}, places); p != nil && (best.Place == nil || p.Difficulty < best.Place.Difficulty) {
			best = Session{Place: p, Fresh: s}
		}
	}
	if best.Place != nil {
		return best
	}
	for i := range places {
		if p := &places[i]; best.Place == nil || cmp.Or(p.Played.Compare(best.Place.Played), cmp.Compare(p.Difficulty, best.Place.Difficulty)) < 0 {
			best.Place = p
		}
	}
	return best
}

// ForecastFrom is how many replies a forecast must rest on to be shown.
const ForecastFrom = 5

// Decline is a skill that is being lost unseen: it went well, and has not been
// practised since.
type Decline struct {
	Skill Skill `json:"skill"`
	// Then is the forecast on the day after the last review, Now that of today: what a
	// memory model says, not a measurement.
	Then float64 `json:"then"`
	Now  float64 `json:"now"`
	// Days is how long ago the last review was; Replies is what the forecast rests on.
	Days    int `json:"days"`
	Replies int `json:"replies"`
}

// What makes a decline: the skill was there, and the forecast has fallen by so much.
const (
	wasThere  = 0.8
	hasFallen = 0.1
)

// Declines are the skills that were there when they were last practised and whose
// forecast has fallen since, the lowest first. What never sat is due, and no decline.
// Those that rest on fewer than ForecastFrom replies are left out.
func Declines(cards []Card, now time.Time) []Decline {
	var all []Decline
	for _, c := range cards {
		d := Decline{Skill: c.Skill, Then: c.Memory.Recall(1), Now: c.Recall(now), Days: Days(c.Last, now), Replies: c.Replies}
		if d.Replies >= ForecastFrom && d.Then >= wasThere && d.Then-d.Now >= hasFallen {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(a, b Decline) int { return cmp.Compare(a.Now, b.Now) })
	return all
}
