package scenario

import (
	"fmt"
	"slices"
	"strings"

	"spar/internal/grade"
)

// checkBranches finds the leads of a beat that no reply can take, and a beat whose
// leads make no difference. again says whether a way leads back to the beat, leaving
// whether an ending can be reached from it: where none can, that is told already.
func checkBranches(r *reading, s *Scenario, at int, again, leaving bool) {
	b := s.Beats[at]
	path := "beats" + index(at) + ".leads"
	left, known := []box{everything(again)}, true
	for j, l := range b.Leads {
		here := path + index(j)
		when := here + ".when"
		if l.When.always() {
			when = here
		}
		if why := l.When.contradiction(again); why != "" {
			r.wrongAt(when, CodeNeverTaken, "take one of the two out", "no reply can take this lead: %s", why)
			continue
		}
		if known && len(l.When.where(left)) == 0 {
			above := takenBy(b.Leads[:j], l.When, again)
			hint := "move it further up, or take it out"
			switch {
			case j == len(b.Leads)-1:
				hint = "take this one out, and the \"when\" off the lead above it"
			case above >= 0:
				at, _ := r.find(path + index(above))
				hint = fmt.Sprintf("the lead on line %d takes them; move this one above it, or take it out", at.line)
			}
			r.wrongAt(when, CodeShadowed, hint, "no reply comes as far as this lead: the leads above it take them all")
			continue
		}
		if known {
			left, known = l.When.minus(left)
		}
	}
	same := !slices.ContainsFunc(b.Leads, func(l Lead) bool { return l.To != b.Leads[0].To })
	if same && leaving && len(s.Beats) > 1 {
		r.wrongAt(path, CodeOnePlace, "let at least one kind of reply, giving in for instance, lead somewhere else",
			"whatever is answered in beat %s, the talk goes on to %s", quote(b.ID), quote(b.Leads[0].To))
	}
}

// takenBy is the lead above that alone takes every reply for which w holds, or -1.
func takenBy(above []Lead, w When, again bool) int {
	for i, l := range above {
		if left, ok := l.When.minus(w.where([]box{everything(again)})); ok && len(left) == 0 {
			return i
		}
	}
	return -1
}

// contradiction says which two parts of a condition can never hold together, or "".
func (w When) contradiction(again bool) string {
	all := []box{everything(again)}
	if len(w.where(all)) > 0 {
		return ""
	}
	for _, m := range w.All {
		if slices.Contains(w.None, m) {
			return fmt.Sprintf("%s stands in \"all\" and in \"none\"", m)
		}
	}
	for _, d := range grade.Dimensions() {
		low, isLow := w.AtLeast[d]
		if high, isHigh := w.AtMost[d]; isLow && isHigh && low > high {
			return fmt.Sprintf("%s is to be at least %d and at most %d", d, low, high)
		}
	}
	for _, n := range []struct {
		name string
		Bounds
		axis int
	}{{"given", w.Given, axisGiven}, {"trust", w.Trust, axisTrust}, {"patience", w.Patience, axisPatience}, {"visits", w.Visits, axisVisits}} {
		if n.AtLeast != nil && n.AtMost != nil && *n.AtLeast > *n.AtMost {
			return fmt.Sprintf("%s is to be at least %s and at most %s", n.name, shortNumber(*n.AtLeast), shortNumber(*n.AtMost))
		}
		if n.AtLeast != nil && n.axis == axisVisits && *n.AtLeast > 1 && !again {
			return "no way leads back to this beat, so it is played only once"
		}
	}
	if w.Account != nil && w.Account.in == 0 {
		return w.Account.never()
	}
	var anyOf []string
	for _, m := range w.Any {
		anyOf = append(anyOf, string(m))
	}
	return fmt.Sprintf("\"any\" asks for %s, which \"none\" rules out", strings.Join(anyOf, " or "))
}
