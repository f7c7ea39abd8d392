package grade

import "spar/internal/text"

// copies notes which share of the reply is a model reply's, this beat's or another's, and
// which the buyer's line.
func (s *scan) copies() {
	if len(s.line.Words) == 0 {
		return
	}
	s.covers = s.sit.runs.shares(s.covers, s.line.Words)
	n := len(s.sit.models) + len(s.sit.others)
	for k, c := range s.covers {
		share := float64(c.words) / float64(len(s.line.Words))
		switch {
		case k >= n:
			s.Parroted = share
		case share > s.Copied:
			s.Copied, s.CopiedHere = share, k < len(s.sit.models)
		}
	}
}

// parrotShare is how much of a reply may be the buyer's line before it is nothing else.
const parrotShare = 0.7

func findParrot(s *scan) {
	if s.Parroted >= parrotShare && len(s.line.Words) >= 3 || s.echoes() || s.retells() {
		s.add(Parrot, 0, len(s.line.Words), 1, "parrot")
		// What the buyer asks for is no offer because it is said back.
		for _, m := range []Move{Discount, Unconditional, Trade, Halfway, Manager, Defer} {
			s.drop(m)
		}
		s.Terms = nil
	}
}

// echoes reports a reply whose words of meaning are nearly all the buyer's own and in
// which nothing is asked or answered.
func (s *scan) echoes() bool {
	if s.Content < 4 {
		return false
	}
	for _, o := range s.Overlaps {
		if o.Kind == topicBuyerLine {
			return float64(o.Words) >= 0.85*float64(s.Content) && s.Parroted >= 0.3
		}
	}
	return false
}

// retells reports a reply that goes through the buyer's line in its own order, with
// words left out or the persons turned round ("so you can't sign it unless..."), and
// brings nothing of its own.
func (s *scan) retells() bool {
	const enough, fewest = 0.8, 6
	if len(s.line.Words) < fewest || len(s.sit.buyer.Words) < fewest || s.asks() {
		return false
	}
	mine, theirs := told(s.line), told(s.sit.buyer)
	if len(mine) < fewest || len(theirs) < fewest || len(mine) > 2*len(theirs) {
		return false
	}
	return float64(inOrder(mine, theirs)) >= enough*float64(len(mine))
}

// asks reports a question mark that the buyer's line does not have.
func (s *scan) asks() bool {
	question := func(l *text.Line) bool {
		for i := range l.Words {
			if l.Words[i].Scope.Any(text.Question) {
				return true
			}
		}
		return false
	}
	return question(s.line) && !question(s.sit.buyer)
}

// told are a line's words without persons and small answers.
func told(l *text.Line) []string {
	out := make([]string, 0, len(l.Words))
	for i := range l.Words {
		switch n := l.Words[i].Norm; n {
		case "i", "we", "you", "me", "us", "my", "our", "your", "am", "is", "are", "was", "were", "a", "an", "the", "so", "yes", "ok", "right", "it", "that", "and":
		default:
			if l.Words[i].Number >= 0 {
				n = l.Words[i].Text
			} else {
				n = l.Words[i].Stem
			}
			out = append(out, n)
		}
	}
	return out
}

// inOrder is the length of the longest row of words that stands in both in one order.
func inOrder(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}
