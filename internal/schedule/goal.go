package schedule

import (
	"math"
	"slices"
	"time"
)

// Period is how long a goal runs: from its first day to the day before the next one.
type Period string

// The periods. A week begins on Monday.
const (
	Week    Period = "week"
	Month   Period = "month"
	Quarter Period = "quarter"
)

// Periods lists them, the shortest first.
func Periods() []Period { return []Period{Week, Month, Quarter} }

// Aim is what a goal counts. Every one counts tries: a talk that was lost counts like
// one that was won.
type Aim string

// The aims.
const (
	// Sessions are talks with at least one reply that counts.
	Sessions Aim = "sessions"
	// MovesTried are the times that a move was called for and was made or missed.
	MovesTried Aim = "moves"
	// Exercises are sessions with somebody who has not asked to be sold to.
	Exercises Aim = "exercises"
	// CallsMade are real prospecting calls, as the trainee logged them by hand.
	CallsMade Aim = "calls"
)

// Aims lists them.
func Aims() []Aim { return []Aim{Sessions, MovesTried, Exercises, CallsMade} }

// Name says what the aim counts, of n of them.
func (a Aim) Name(n int) string {
	one, many := "session", "sessions"
	switch a {
	case MovesTried:
		one, many = "move tried", "moves tried"
	case Exercises:
		one, many = "prospecting exercise", "prospecting exercises"
	case CallsMade:
		one, many = "real prospecting call", "real prospecting calls"
	}
	if n == 1 {
		return one
	}
	return many
}

// Goal is so many of something in every period.
type Goal struct {
	Period Period `json:"period"`
	Aim    Aim    `json:"aim"`
	Target int    `json:"target"`
	// Since is the day on which it was set, 2006-01-02: the days before it are no part of
	// its pace. "" is always.
	Since string `json:"since,omitempty"`
	// Given is who gave it; "" for a goal of one's own.
	Given string `json:"given_by,omitempty"`
}

// Calls are prospecting calls that were logged for a day.
type Calls struct {
	Day time.Time
	N   int
}

// Free are the days on which nothing is asked: weekdays, and single days as 2006-01-02.
type Free struct {
	Weekdays []time.Weekday `json:"weekdays,omitempty"`
	Dates    []string       `json:"dates,omitempty"`
}

// On reports whether the day of t is free.
func (f Free) On(t time.Time) bool {
	return slices.Contains(f.Weekdays, t.Weekday()) || slices.Contains(f.Dates, t.Format(time.DateOnly))
}

// Tally is how far a goal has got in the period that now falls in.
type Tally struct {
	Goal
	Done int `json:"done"`
	// From is the period's first day, To the first one after it.
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
	// Left is how many days are left that are not free, today among them.
	Left int `json:"days_left"`
	// Even is how many would be done by the end of yesterday at an even pace over the
	// days that are not free. Behind it is no reproach, only a figure.
	Even int `json:"even_pace"`
}

// Bounds are the first day of the period that now falls in, and the first day after it.
func (p Period) Bounds(now time.Time) (from, to time.Time) {
	first := func(m time.Month) time.Time { return Day(time.Date(now.Year(), m, 1, 12, 0, 0, 0, now.Location())) }
	switch p {
	case Month:
		return first(now.Month()), first(now.Month() + 1)
	case Quarter:
		m := (now.Month()-1)/3*3 + 1
		return first(m), first(m + 3)
	}
	monday := -(int(now.Weekday()) + 6) % 7
	return DayAfter(now, monday), DayAfter(now, monday+7)
}

// Count tells how far the goal has got.
func (g Goal) Count(replies []Reply, calls []Calls, free Free, now time.Time) Tally {
	t := Tally{Goal: g}
	t.From, t.To = g.Period.Bounds(now)
	within := func(at time.Time) bool { return !at.Before(t.From) && at.Before(t.To) }
	switch g.Aim {
	case CallsMade:
		for _, c := range calls {
			if within(c.Day) {
				t.Done += c.N
			}
		}
	case MovesTried:
		for _, r := range replies {
			if within(r.At) {
				t.Done += tried(r)
			}
		}
	case Sessions, Exercises:
		t.Done = sessions(replies, within, g.Aim == Exercises)
	}
	past, all := 0, 0
	today := Day(now)
	for day := t.From; day.Before(t.To); day = DayAfter(day, 1) {
		switch {
		case free.On(day), day.Format(time.DateOnly) < g.Since:
			continue
		case day.Before(today):
			past++
		default:
			t.Left++
		}
		all++
	}
	if all > 0 {
		t.Even = int(math.Floor(float64(g.Target*past) / float64(all)))
	}
	return t
}

// tried is of how many moves the reply says something.
func tried(r Reply) int {
	n := 0
	for _, review := range r.Reviews() {
		if review.Skill.IsMove() {
			n++
		}
	}
	return n
}

// sessions counts talks by their first reply that counts.
func sessions(replies []Reply, within func(time.Time) bool, prospecting bool) int {
	seen := map[string]bool{}
	n := 0
	for _, r := range InOrder(replies) {
		if !r.Counts || r.Alone || seen[r.Attempt] {
			continue
		}
		seen[r.Attempt] = true
		if within(r.At) && (r.Prospecting || !prospecting) {
			n++
		}
	}
	return n
}
