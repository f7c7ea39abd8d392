package report

import (
	"spar/internal/play"
	"spar/internal/scenario"
)

// Deciding is the turn on which the ending hung, found by playing the talk once more
// from there with another reply.
type Deciding struct {
	Turn int    `json:"turn"`
	Beat string `json:"beat"`
	// Said is the trainee's reply, Instead the one from the scenario that was put in
	// its place: a model reply of the beat or, where Held is true, one of its weak ones.
	Said    string `json:"said"`
	Instead string `json:"instead"`
	// Held is true where no model reply would have ended the talk better: then the
	// turn is the one that a weak reply would have lost.
	Held  bool `json:"held"`
	Ended End  `json:"ended"`
	Would End  `json:"would"`
	// Own counts the later turns that were played on with the trainee's own replies
	// to those scenes, Lent those for which there were none and a model reply was lent.
	Own  int `json:"own"`
	Lent int `json:"lent"`
}

// End is an ending by its id.
type End struct {
	ID      string           `json:"id"`
	Outcome scenario.Outcome `json:"outcome"`
	Title   string           `json:"title"`
}

// mostForked is how many turns of a talk are tried, from its end: a longer talk is one
// that went round in circles, and each turn costs a talk.
const mostForked = 12

// Decide finds the turn that decided an ended talk: the one whose fork by the beat's
// model reply changes the ending for the better most, of several the one that needs
// the fewest lent replies, and then the latest. Where no fork does, it is the one that
// a weak reply would have lost, and nil where the ending hung on no single turn. A
// fork goes on with the trainee's own later reply to a scene wherever there is one.
func Decide(sc *scenario.Scenario, seed uint64, events []play.Event) *Deciding {
	end := ended(events)
	if end == nil {
		return nil
	}
	was := sc.Ending(end.Ending)
	stood := play.Standing(events)
	if was == nil {
		return nil
	}
	var best *Deciding
	consider := func(i int, instead string, held bool) {
		if instead == "" {
			return
		}
		d := fork(sc, seed, events, stood, i, instead)
		if d == nil {
			return
		}
		d.Ended, d.Held = End{was.ID, was.Outcome, was.Title}, held
		gain := better(sc, d.Would, d.Ended)
		if gain == betterStory && headlineMean(stood[i]) > 2 {
			gain = 0 // a strong reply does not become the turn to mend for another good ending
		}
		if held {
			gain = outcomeRank(was.Outcome) - outcomeRank(d.Would.Outcome)
		}
		if gain <= 0 {
			return
		}
		if best == nil || gain > gained(sc, best) || gain == gained(sc, best) && d.Lent <= best.Lent {
			best = d
		}
	}
	first := max(0, len(stood)-mostForked)
	for i := first; i < len(stood); i++ {
		if b := sc.Beat(stood[i].Beat); b != nil && len(b.Models) > 0 {
			consider(i, b.Models[0], false)
		}
	}
	if best != nil || was.Outcome != scenario.Won {
		return best
	}
	for i := first; i < len(stood); i++ {
		consider(i, weakReply(sc, stood[i].Beat), true)
	}
	return best
}

// gained is what the fork of a turn changed.
func gained(sc *scenario.Scenario, d *Deciding) int {
	if d.Held {
		return outcomeRank(d.Ended.Outcome) - outcomeRank(d.Would.Outcome)
	}
	return better(sc, d.Would, d.Ended)
}

// betterStory is the gain of another ending with the same outcome.
const betterStory = 1

// headlineMean is the mean level of a reply on the headline dimensions that its scene
// grades, 0 where it grades none.
func headlineMean(m play.Marked) float64 {
	score, _ := play.Score([]play.Event{play.Marked{Grades: m.Grades, Marks: m.Marks, Counts: true}})
	return score
}

// better is by how much one ending is better than another: by its outcome first, and
// among endings of one outcome by whether it stands before the other in the file, as
// authors write the best one first. 0 where it is not.
func better(sc *scenario.Scenario, a, b End) int {
	if by := outcomeRank(a.Outcome) - outcomeRank(b.Outcome); by != 0 {
		return max(0, 2*by)
	}
	for _, e := range sc.Endings {
		switch e.ID {
		case b.ID:
			return 0
		case a.ID:
			return betterStory
		}
	}
	return 0
}

func outcomeRank(o scenario.Outcome) int {
	switch o {
	case scenario.Won:
		return 2
	case scenario.Open:
		return 1
	}
	return 0
}

// ended is how the talk ended; nil while it goes on.
func ended(events []play.Event) *play.Ended {
	var end *play.Ended
	for _, ev := range events {
		switch ev := ev.(type) {
		case play.Ended:
			end = &ev
		case play.Undone:
			end = nil
		}
	}
	return end
}

// fork plays a talk again with another reply on turn number i (from 0) and tells where
// it ends; nil where it does not end or cannot be played.
func fork(sc *scenario.Scenario, seed uint64, events []play.Event, stood []play.Marked, i int, instead string) *Deciding {
	d := &Deciding{Turn: i + 1, Beat: stood[i].Beat, Said: stood[i].Reply, Instead: instead}
	st, _, err := play.Fork(sc, seed, events, i+1)
	if err != nil {
		return nil
	}
	if st, _, err = play.Step(sc, st, instead); err != nil {
		return nil
	}
	rest := stood[i+1:]
	for !st.Done() {
		reply, own := goOn(sc, st, rest)
		if reply == "" {
			return nil
		}
		if own {
			d.Own++
		} else {
			d.Lent++
		}
		if st, _, err = play.Step(sc, st, reply); err != nil {
			return nil
		}
	}
	e := sc.Ending(st.Ending)
	if e == nil {
		return nil
	}
	d.Would = End{e.ID, e.Outcome, e.Title}
	return d
}

// goOn is what is answered next after a fork: the trainee's own later reply to this
// scene that was not used yet, or, where there is none, a model reply, another one at
// each visit.
func goOn(sc *scenario.Scenario, st play.State, rest []play.Marked) (string, bool) {
	for _, later := range rest {
		if later.Beat == st.Beat && !said(st, later.Reply) {
			return later.Reply, true
		}
	}
	b := sc.Beat(st.Beat)
	if b == nil || len(b.Models) == 0 {
		return "", false
	}
	return b.Models[max(0, st.Visits[st.Beat]-1)%len(b.Models)], false
}

func said(st play.State, reply string) bool {
	for _, t := range st.Turns {
		if t.Reply == reply {
			return true
		}
	}
	return false
}

// weakReply is a reply that the scenario's author wrote as a weak one to a beat; "" for
// none.
func weakReply(sc *scenario.Scenario, beat string) string {
	for _, p := range sc.Proofs {
		if p.Beat == beat && p.Kind == "weak" {
			return p.Reply
		}
	}
	return ""
}
