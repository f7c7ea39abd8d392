package schedule

import (
	"slices"
	"time"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

// Reply is what practice keeps of one reply: everything that schedules, goals and
// progress are worked out from. It follows from the stored events and the scenario's
// text alone.
type Reply struct {
	Attempt     string            `json:"attempt"`
	Scenario    string            `json:"scenario"`
	Prospecting bool              `json:"prospecting,omitempty"`
	Beat        string            `json:"beat"`
	Turn        int               `json:"turn"`
	At          time.Time         `json:"at"`
	Levels      grade.Levels      `json:"levels"`
	Grades      []grade.Dimension `json:"grades"`
	Moves       []grade.Move      `json:"moves,omitempty"`
	Called      Call              `json:"called"`
	// Given is how many things the reply put on the table, Free those of them for
	// which it asked nothing.
	Given int `json:"given,omitempty"`
	Free  int `json:"free,omitempty"`
	// Alone is true for a beat that was answered by itself, to warm up: it is practice, and
	// kept out of averages, since a beat out of its talk is easier or harder than in it.
	Alone bool `json:"alone,omitempty"`
	// Helped is the last step of help that was shown before the reply; 0 for none.
	Helped int `json:"helped,omitempty"`
	// Counts is false for what stays out of averages and schedules: a reply that was
	// copied or said before, a second try, and practice with the answer known.
	Counts bool `json:"counts"`
}

// Call is what a beat calls for. All are the moves that every model reply of the beat
// makes; Some those that at least one makes and not all: there is another good way.
type Call struct {
	All  []grade.Move `json:"all,omitempty"`
	Some []grade.Move `json:"some,omitempty"`
}

// CalledBy grades the model replies of a beat and says what they call for.
func CalledBy(sc *scenario.Scenario, b *scenario.Beat) Call {
	sit := sc.Situation(b)
	made := map[grade.Move]int{}
	for _, model := range b.Models {
		marks := grade.Grade(&sit, model)
		for _, m := range marks.Moves {
			made[m]++
		}
	}
	var c Call
	for _, t := range trained() {
		switch n := made[t.move]; {
		case n == 0:
		case n == len(b.Models):
			c.All = append(c.All, t.move)
		default:
			c.Some = append(c.Some, t.move)
		}
	}
	return c
}

// Replies reads the replies out of the events that came of one line of an attempt. Of
// the Reply, Attempt, Scenario, Prospecting, At, Called, Alone and Helped are left to the caller.
func Replies(events []play.Event) []Reply {
	var all []Reply
	for _, ev := range events {
		switch ev := ev.(type) {
		case play.Marked:
			all = append(all, Reply{
				Beat: ev.Beat, Turn: ev.Turn, Levels: ev.Marks.Levels, Grades: ev.Grades,
				Moves: ev.Marks.Moves, Counts: ev.Counts && !ev.Retry,
			})
		case play.Gave:
			if n := len(all); n > 0 && all[n-1].Turn == ev.Turn {
				all[n-1].Given++
				if ev.Entry.For == "" {
					all[n-1].Free++
				}
			}
		}
	}
	return all
}

// Made reports whether the reply made the move.
func (r Reply) Made(s Skill) bool { return slices.Contains(r.Moves, grade.Move(s)) }

// Asked reports whether every model reply of the beat makes the move.
func (r Reply) Asked(s Skill) bool { return slices.Contains(r.Called.All, grade.Move(s)) }

// Welcome reports whether at least one model reply of the beat makes the move, and not
// all of them do.
func (r Reply) Welcome(s Skill) bool { return slices.Contains(r.Called.Some, grade.Move(s)) }

// Graded reports whether the beat is about d.
func (r Reply) Graded(d grade.Dimension) bool { return slices.Contains(r.Grades, d) }

// Review is what a reply says of one skill.
type Review struct {
	Skill  Skill
	Rating Rating
}

// Reviews are what the reply says of the skills that its beat trains.
//
// A dimension that the beat grades is reviewed by its level: 0 and 1 are Again, 2 is
// Hard, 3 and 4 are Good. A move that the beat calls for is reviewed by the level of
// its dimension when it was made. When it was not, it is Again; but a reply that
// reached level 3 another way says nothing of the move, and neither does one of level
// 2 where not every model reply makes it either.
//
// Help is no retrieval: a reply that was helped is Hard at best, and one before which a
// model reply was shown says nothing of any skill.
func (r Reply) Reviews() []Review {
	if !r.Counts || r.Helped >= play.HelpSteps {
		return nil
	}
	var all []Review
	for _, s := range Moves() {
		if rating, ok := r.review(s); ok {
			all = append(all, Review{s, r.unaided(rating)})
		}
	}
	for _, d := range grade.Dimensions() {
		if r.Graded(d) {
			all = append(all, Review{Skill(d.String()), r.unaided(rated(r.Levels[d]))})
		}
	}
	return all
}

// unaided is the rating that is left when help was taken.
func (r Reply) unaided(g Rating) Rating {
	if r.Helped > 0 {
		return min(g, Hard)
	}
	return g
}

func (r Reply) review(s Skill) (Rating, bool) {
	all, some := r.Asked(s), r.Welcome(s)
	level := r.Levels[s.Dimension()]
	switch {
	case !all && !some:
		return 0, false
	case r.Made(s):
		return rated(level), true
	case all && level < 3, some && level < 2:
		return Again, true
	}
	return 0, false
}

// rated is the rating that a level stands for.
func rated(level int) Rating {
	switch {
	case level >= 3:
		return Good
	case level == 2:
		return Hard
	}
	return Again
}
