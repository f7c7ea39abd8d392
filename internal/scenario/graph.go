package scenario

import (
	"slices"

	"spar/internal/grade"
)

// checkGraph looks at the beats as places and the leads as ways between them. It
// expects ids and references to be sound.
func checkGraph(r *reading, s *Scenario) {
	ways := map[string][]string{}
	back := map[string][]string{}
	for _, b := range s.Beats {
		for _, l := range b.Leads {
			ways[b.ID] = append(ways[b.ID], l.To)
			back[l.To] = append(back[l.To], b.ID)
		}
	}
	s.place()
	openings := []string{s.Beats[0].ID}
	for _, b := range s.Beats[1:] {
		if b.Opens != nil {
			openings = append(openings, b.ID)
		}
	}
	reached := spread(ways, openings...)
	var ends []string
	leaves := "" // where the engine sends a buyer whose patience is gone
	for _, e := range s.Endings {
		ends = append(ends, e.ID)
		if leaves == "" && e.Outcome == Lost {
			leaves = e.ID
		}
	}
	leaving := spread(back, ends...)
	for i, b := range s.Beats {
		at := "beats" + index(i) + ".id"
		switch {
		case !reached[b.ID]:
			r.wrongAt(at, CodeUnreachedBeat, "let a lead of another beat go \"to: "+b.ID+"\", or take the beat out",
				"no way leads from the opening to beat %s", quote(b.ID))
		case !leaving[b.ID]:
			r.wrongAt(at, CodeNoWayOut, "let one of its leads go to an ending, or to a beat from which one can be reached",
				"from beat %s no ending can be reached", quote(b.ID))
		}
		checkRemembers(r, &s.Beats[i], i)
		again := spreadFrom(ways, b.ID)[b.ID]
		if again && len(b.Lines) == 1 && reached[b.ID] && leaving[b.ID] {
			r.wrongAt("beats"+index(i)+".buyer", CodeSameAgain, "write a second wording: a list under \"buyer:\"",
				"a way leads back to beat %s, and the buyer has one wording for it", quote(b.ID))
		}
		checkBranches(r, s, i, again, leaving[b.ID])
	}
	checkGifts(r, s)
	outcomes := map[Outcome]bool{}
	for i, e := range s.Endings {
		outcomes[e.Outcome] = true
		if !reached[e.ID] && e.ID != leaves {
			r.wrongAt("endings"+index(i)+".id", CodeUnreachedEnding, "let a lead go \"to: "+e.ID+"\", or take the ending out",
				"no lead goes to ending %s", quote(e.ID))
		}
	}
	if !outcomes[Won] {
		r.wrongAt("endings", CodeNoWon, "add an ending with \"outcome: won\", so that a good answer is worth it", "the talk cannot be won")
	}
	if !outcomes[Lost] {
		r.wrongAt("endings", CodeNoLost, "add an ending with \"outcome: lost\"; it is also where a buyer goes who has lost patience", "the talk cannot be lost")
	}
}

// checkGifts finds a file that weighs what was given of the price and looks nowhere for
// what is given in kind.
func checkGifts(r *reading, s *Scenario) {
	weighs := ""
	for i, b := range s.Beats {
		for j, l := range b.Leads {
			if slices.Contains(slices.Concat(l.When.All, l.When.Any, l.When.None), grade.Unconditional) {
				return
			}
			if l.When.Given.AtLeast != nil && weighs == "" {
				weighs = "beats" + index(i) + ".leads" + index(j) + ".when.given"
			}
		}
	}
	if weighs != "" {
		r.wrongAt(weighs, CodeGiftsUnseen, "let a lead ask for \"any: [unconditional]\"",
			"\"given\" counts price alone, and no lead of the file looks for what is given in kind")
	}
}

// spread gives every place that can be reached from some, themselves included.
func spread(ways map[string][]string, from ...string) map[string]bool {
	reached := map[string]bool{}
	for _, id := range from {
		reached[id] = true
	}
	for todo := from; len(todo) > 0; {
		next := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, to := range ways[next] {
			if !reached[to] {
				reached[to] = true
				todo = append(todo, to)
			}
		}
	}
	return reached
}

// spreadFrom gives every place that can be reached by at least one step.
func spreadFrom(ways map[string][]string, from string) map[string]bool {
	return spread(ways, ways[from]...)
}
