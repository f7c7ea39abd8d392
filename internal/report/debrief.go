package report

import (
	"slices"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/scenario"
)

// Debrief is what an attempt shows when it is over, or where it stands.
type Debrief struct {
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	// Ended is nil while the attempt goes on.
	Ended *play.Ended `json:"ended"`
	// Score is the mean level of the graded headline dimensions, 0 to 4, and Levels
	// how many levels it rests on: a mean of two is not a mean of twelve.
	Score  float64 `json:"score"`
	Levels int     `json:"levels"`

	// Deciding is the turn that decided the ending; nil where it hung on none, while
	// the talk goes on, and where nobody looked for it (NewDebrief does not).
	Deciding *Deciding `json:"deciding"`
	Turns    []Turn    `json:"turns"`
	Courses  []Course  `json:"courses"`
	Ledger   Ledger    `json:"ledger"`
	// Next are at most three things to work on.
	Next []Advice `json:"next"`
	// Card is the buyer's report card and Effort what the talk kept and took; nil where
	// Deciding is not looked for, and while the talk goes on.
	Card   *Card   `json:"card"`
	Effort *Effort `json:"effort"`
	// Compare is set for an attempt that goes another way from a turn of another one.
	Compare *Compare `json:"compare"`
	// Timed is set for an attempt in which a reply may take only so long.
	Timed *Timed `json:"timed"`
	// Habits are what showed of a builder and of a pusher; empty where nobody looked.
	Habits []Habit `json:"habits"`
	// Advice says why levels are advice only to the trainee's team, by dimension.
	Advice practice.Advice `json:"advisory,omitzero"`
	// Account is the client of several meetings, and what they remember; nil without one.
	Account *Account `json:"account"`
}

// Turn is one buyer line with every reply that was tried on it. The first try is the
// one that counts; the last one is the one the story went on from.
type Turn struct {
	Number int    `json:"turn"`
	Beat   string `json:"beat"`
	Buyer  string `json:"buyer"`
	Tries  []Try  `json:"tries"`
	// Help is how many steps of help were asked for.
	Help int `json:"help"`
	// Lesson is about the first try.
	Lesson Lesson `json:"lesson"`
}

// First is the try that counts.
func (t Turn) First() Try { return t.Tries[0] }

// Last is the try that the story went on from.
func (t Turn) Last() Try { return t.Tries[len(t.Tries)-1] }

// Try is one reply with its marks and what it did.
type Try struct {
	Reply  string            `json:"reply"`
	Grades []grade.Dimension `json:"grades"`
	Marks  grade.Marks       `json:"marks"`
	Counts bool              `json:"counts"`
	// TrustDelta and PatienceDelta are what the reply did to the buyer.
	TrustDelta    int          `json:"trust_delta"`
	PatienceDelta int          `json:"patience_delta"`
	Gave          []play.Entry `json:"gave,omitempty"`
	// To is the beat or the ending that it led to, "" where the talk stayed.
	To string `json:"to,omitempty"`
}

// Graded reports whether the beat is about d.
func (t Try) Graded(d grade.Dimension) bool { return slices.Contains(t.Grades, d) }

// Course is how one dimension went over the turns.
type Course struct {
	Dimension grade.Dimension `json:"dimension"`
	// Levels has one entry a turn, the first try's level; nil where the beat does
	// not grade the dimension or the reply does not count.
	Levels []*int `json:"levels"`
	// Mean is over the N levels that are not nil.
	Mean float64 `json:"mean"`
	N    int     `json:"n"`
}

// NewDebrief makes the debrief of an attempt from the events it went through. Sc is
// the scenario as it was played, its parameters filled in.
func NewDebrief(sc *scenario.Scenario, events []play.Event) Debrief {
	d := Debrief{Scenario: sc.ID, Title: sc.Title, Turns: turns(events), Ended: ended(events), Habits: []Habit{}}
	help := helpSteps(events)
	for i := range d.Turns {
		d.Turns[i].Help = help[d.Turns[i].Number]
		d.Turns[i].Lesson = lesson(sc, d.Turns[i].Beat, d.Turns[i].First())
	}
	d.Score, d.Levels = play.Score(events)
	for _, dim := range grade.Dimensions() {
		d.Courses = append(d.Courses, course(dim, d.Turns))
	}
	d.Ledger = NewLedger(sc.Offer, play.Ledger(events))
	d.Next = advice(sc, d)
	d.Account = NewAccount(sc)
	d.Account.left(sc, events)
	return d
}

// turns gathers the events into turns. A turn that was taken back and not answered
// again keeps its first try: it was said.
func turns(events []play.Event) []Turn {
	all := []Turn{}
	waiting := "" // the buyer's line that waits for a reply
	for _, ev := range events {
		var try *Try
		if n := len(all); n > 0 {
			try = &all[n-1].Tries[len(all[n-1].Tries)-1]
		}
		switch ev := ev.(type) {
		case play.Said:
			if ev.Buyer && !ev.Aside {
				waiting = ev.Text
			}
		case play.Marked:
			t := Try{Reply: ev.Reply, Grades: ev.Grades, Marks: ev.Marks, Counts: ev.Counts}
			if n := len(all); ev.Retry && n > 0 && all[n-1].Number == ev.Turn {
				all[n-1].Tries = append(all[n-1].Tries, t)
				continue
			}
			all = append(all, Turn{Number: ev.Turn, Beat: ev.Beat, Buyer: waiting, Tries: []Try{t}})
		case play.Gave:
			if try != nil {
				try.Gave = append(try.Gave, ev.Entry)
			}
		case play.Shifted:
			if try != nil {
				try.TrustDelta, try.PatienceDelta = ev.TrustDelta, ev.PatienceDelta
			}
		case play.Moved:
			if try != nil {
				try.To = ev.To
			}
		case play.Undone, play.Helped, play.Ended:
		}
	}
	return all
}

func course(d grade.Dimension, turns []Turn) Course {
	c := Course{Dimension: d, Levels: make([]*int, len(turns))}
	sum := 0
	for i, t := range turns {
		try := t.First()
		if !try.Counts || !try.Graded(d) {
			continue
		}
		level := try.Marks.Levels[d]
		c.Levels[i] = &level
		sum += level
		c.N++
	}
	if c.N > 0 {
		c.Mean = float64(sum) / float64(c.N)
	}
	return c
}
