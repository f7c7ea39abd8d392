package grade

import "spar/internal/text"

// misfit reports that the scene says of the offer that it does not fit this buyer: there the
// honest word is the craft, and whoever sends the buyer elsewhere gives nothing away.
func (p *prepared) misfit() bool {
	if p.sit.Competency == "wrong-fit" {
		return true
	}
	if tellsMisfit(text.Parse(p.sit.Context)) {
		return true
	}
	for _, f := range p.sit.Facts {
		if tellsMisfit(text.Parse(f)) {
			return true
		}
	}
	return false
}

// tellsMisfit reports a scene's own word that the offer does not fit. What the buyer only
// thinks counts where the scene says that they are right.
func tellsMisfit(l *text.Line) bool {
	at := func(i int) string {
		if i < len(l.Words) {
			return l.Words[i].Norm
		}
		return ""
	}
	thinks, tooMuch := -1, -1
	for i := range l.Words {
		here := l.Words[i].Sentence
		switch at(i) {
		case "thinks", "believes", "says", "said", "if", "fears":
			thinks = here
		case "too":
			if t := at(i + 2); (at(i+1) == "much" || at(i+1) == "big" || at(i+1) == "large" || at(i+1) == "small") && t == "for" {
				if thinks != here {
					return true
				}
				tooMuch = here
			}
		case "not":
			if at(i+1) == "fit" && thinks != here && (at(max(0, i-1)) == "does" || at(max(0, i-1)) == "do") {
				return true
			}
		case "right":
			if tooMuch >= 0 && here == tooMuch+1 && at(max(0, i-1)) == "is" {
				return true
			}
		case "fits", "suits":
			if at(i+1) == "better" && thinks != here {
				return true
			}
		}
	}
	return false
}

// sendsAway finds the honest word in a few forms of its own: too much for you, it does not fit,
// the small one is enough.
func (s *scan) sendsAway() {
	if !s.sit.misfits {
		return
	}
	for i := range s.line.Words {
		w := &s.line.Words[i]
		if w.Scope.Any(text.Question | text.Condition | text.Reported | text.Hypothetical) {
			continue
		}
		cl := s.clause(w.Clause)
		switch w.Norm {
		case "too":
			if f := s.at(i + 2); !w.Scope.Any(text.Negated) && (f == "for" && (s.at(i+3) == "you" || s.at(i+3) == "your")) {
				s.add(RecommendOther, cl.First, cl.Last, 0.8, "misfit")
			}
		case "not":
			a, b := s.at(i+1), s.at(i+2)
			if a == "fit" || a == "for" && b == "you" || a == "need" && (b == "us" || b == "ours" || b == "this" || b == "it") || a == "right" && b == "for" || a == "suit" {
				s.add(RecommendOther, cl.First, cl.Last, 0.8, "misfit")
			}
		case "enough", "plenty", "do", "better":
			if !w.Scope.Any(text.Negated) && s.namesLesser(cl, i) {
				s.add(RecommendOther, cl.First, cl.Last, 0.8, "misfit")
			}
		}
	}
}

// namesLesser reports a smaller or another thing named before word i of the clause.
func (s *scan) namesLesser(cl text.Clause, i int) bool {
	for k := cl.First; k < i; k++ {
		switch s.at(k) {
		case "small", "smaller", "cheap", "cheaper", "simple", "simpler", "little", "other", "free", "theirs", "his", "hers":
			return s.at(i) != "do" || s.at(i-1) == "will" || s.at(i-1) == "would"
		}
	}
	return false
}
