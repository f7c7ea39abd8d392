package grade

import (
	"slices"

	"spar/internal/text"
)

// settled are the moves on which rules and model may outvote one another. What gives
// price away, trades or puts off is the rules' alone, since the ledger and the buyer's
// answers hang on it.
var settled = [...]Move{Hedge, Quantified, Insight, Question, Apology, Commodity, Pressure, Evasive}

// Settled lists the moves on which rules and model may outvote one another.
func Settled() []Move { return settled[:] }

// settle is the findings with moves dropped that the words hardly bear out, and moves
// added that the words make plain although no rule knows them. An added move cites
// the segment that speaks for it most.
func (v *view) settle(g *guess) *findings {
	f := v.f.copyTo(&v.settled)
	if f.has(Nonsense) {
		return f
	}
	for _, m := range settled {
		k := moveIndex[m]
		switch found := f.has(m); {
		case found && m == Evasive && (v.tells() || saysTrade(v.line)):
			f.drop(m)
		case found && g.flags[k] < float64(v.m.Flags[k][0]):
			switch {
			case m == Quantified && v.namesMoney(), m == Question && (f.byRule(m, "purpose") || f.byRule(m, "agreement") || v.endsPointed()):
			case m == Pressure && f.byRule(m, byMenace):
			case m == Question && v.asksOnly(), m == Insight && f.byRule(m, byTurn):
			default:
				f.drop(m)
			}
		case !found && m == Evasive && (v.answersTo() || f.has(Insight) || v.tells() || g.flags[k] < leadsAway && (v.f.Answered || g.forest(int(Assertiveness)) >= standsSomewhere)):
			// who asks to the point, shows something or holds leads nowhere else
		case !found && m == Pressure && (v.f.Aside || v.pushesNobody()), !found && m == Quantified && !v.measures(), !found && m == Question && v.probesOnly():
		case !found && g.flags[k] >= float64(v.m.Flags[k][1]):
			x := finding{Move: m, Strength: 0.7, Rule: "words"}
			if m != Evasive {
				x.Span, x.First, x.Last, x.Clause = v.speaking(flagAt + k)
			}
			f.List = append(f.List, x)
		}
	}
	return f
}

// answersTo reports a move with which nobody leads elsewhere.
func (v *view) answersTo() bool {
	return saysTrade(v.line) || slices.ContainsFunc([]Move{Question, Insight, Quantified, Hold, OwnFault, RecommendOther}, v.f.has)
}

// leadsAway is how likely the words must make it that a reply leads elsewhere which speaks to the
// buyer's line or reads as somebody who takes a position.
const (
	leadsAway       = 0.5
	standsSomewhere = 1.8
)

// tooFewToPush is how many words push nobody who is not named.
const tooFewToPush = 6

// pushesNobody reports a reply of too few words to push with in which no rule heard a push
// and nobody is named whom it could press, or one that keeps the buyer from going too fast
// ("wait, don't sign yet").
func (v *view) pushesNobody() bool {
	w := v.line.Words
	if len(w) > tooFewToPush {
		return false
	}
	named, later := false, false
	for i := range w {
		switch w[i].Norm {
		case "you", "your", "yours", "or", "else", "if", "someone", "somebody", "others", "everybody", "everyone":
			named = true
		case "yet", "slow", "slowly", "rush", "hurry":
			later = later || w[i].Scope.Any(text.Negated) || w[i].Norm == "slow" || w[i].Norm == "slowly"
		}
	}
	return !named || later
}

// tells reports a reply that reads as a new view or as worth made plain: the rubric gives one
// that evades value 1 or 2.
func (v *view) tells() bool {
	return v.guess.level(Value) >= tellsAtAll || v.guess.level(Reframe) >= tellsAtAll
}

// tellsAtAll is where the middle ends.
const tellsAtAll = 2.5

// measures reports a number that does not say when. Of 470 rated replies with a figure for the
// value three have none.
func (v *view) measures() bool {
	return slices.ContainsFunc(v.f.Roles, func(roles uint64) bool { return roles&roleTime == 0 })
}

// probesOnly reports a reply that asks, and asks nothing but what one could ask of anybody.
func (v *view) probesOnly() bool {
	probe, w := -1, v.line.Words
	for _, m := range v.f.Phrases {
		if m.group == gProbe {
			probe = w[m.first].Sentence
		}
	}
	return probe >= 0 && !slices.ContainsFunc(w, func(x text.Word) bool { return x.Sentence != probe && x.Scope.Any(text.Question) })
}

// asksOnly reports a reply of one sentence that is a request to be told.
func (v *view) asksOnly() bool {
	w := v.line.Words
	return w[len(w)-1].Sentence == 0 && v.f.byRule(Question, byRequest)
}

// endsPointed reports a reply that ends with a question about this buyer's own matters:
// raters take four of five for what the rule says.
func (v *view) endsPointed() bool {
	for i := range v.f.List {
		if x := &v.f.List[i]; x.Move == Question && x.Strength >= 0.8 && x.Last == len(v.line.Words) {
			return true
		}
	}
	return false
}

// byRule reports that a rule of that name found the move.
func (f *findings) byRule(m Move, rule string) bool {
	return slices.ContainsFunc(f.List, func(x finding) bool { return x.Move == m && x.Rule == rule })
}

// namesMoney reports a sum of money that is a fact of this buyer's: nine raters of ten
// take it for what the rule says, whatever the words around it.
func (v *view) namesMoney() bool {
	for i := range v.f.List {
		x := &v.f.List[i]
		if x.Move != Quantified || x.Rule != "figure" {
			continue
		}
		if n := v.line.Words[x.First].Number; n >= 0 && v.line.Numbers[n].Kind == text.Money {
			return true
		}
	}
	return false
}

// speaking is the segment with the highest linear estimate of a target.
func (v *view) speaking(target int) (span text.Span, first, last, clause int) {
	best := -1
	var top float64
	for k := range v.lin {
		lin := &v.lin[k]
		if best < 0 || lin[target] > top {
			best, top = k, lin[target]
		}
	}
	first = -1
	for i := range v.toks {
		t := &v.toks[i]
		if int(v.of[i]) != best || t.kind == markToken {
			continue
		}
		if first < 0 {
			first, span, clause = int(t.word), t.Span, int(t.clause)
		}
		span, last = span.Join(t.Span), int(t.word)+1
	}
	return span, max(first, 0), last, clause
}
