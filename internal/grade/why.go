package grade

import (
	"slices"
	"strings"

	"spar/internal/text"
)

// quote is the words of the first finding of a move, as typed, cut to a readable length.
func (j *judged) quote(m Move) string {
	for _, x := range j.f.List {
		if x.Move == m {
			return quoted(j.line.Text(x.Span))
		}
	}
	return ""
}

// quotedWhole puts words in quotation marks, uncut.
func quotedWhole(s string) string {
	return "“" + strings.Join(strings.Fields(text.Safe(s)), " ") + "”"
}

// quoted puts words in quotation marks; a long stretch is cut at a word.
func quoted(s string) string {
	s = strings.Join(strings.Fields(text.Safe(s)), " ")
	const most = 60
	if len(s) > most {
		cut := strings.LastIndexByte(s[:most], ' ')
		if cut < most/2 {
			cut = most
			for cut > 0 && s[cut]&0xc0 == 0x80 {
				cut--
			}
		}
		s = s[:cut] + "..."
	}
	return "“" + s + "”"
}

// why says in one sentence what a level rests on: the words that are cited for it, and
// in what sense. Where nothing is cited the level rests on absence, and the sentence
// names what is missing and no words.
func (j *judged) why(d Dimension, level int, cited []Evidence) string {
	f := j.f
	if f.has(Nonsense) {
		if f.has(Parrot) {
			return "This says the buyer's own line back; nothing of yours is in it."
		}
		return "This is no sentence that a buyer could answer."
	}
	if j.tear.Len() > 0 {
		return "These are phrases strung together: no sentence goes on like " + quoted(j.line.Text(j.tear)) + "."
	}
	if slices.Contains(f.Notes, NoteLanguage) {
		return "Graded as English; this looks like another language, so do not rely on it."
	}
	good, bad := strongest(cited, d, Raises), strongest(cited, d, Lowers)
	switch {
	case good == nil && bad == nil:
		return j.whyAbsent(d, level)
	case good == nil:
		if level >= 3 {
			return upper(plainGood[d]) + "; only " + j.cite(bad) + " takes a little back."
		}
		return j.cite(bad) + " " + j.badWords(d, level, bad) + "."
	case level >= 3:
		s := j.cite(good) + " " + j.goodWords(d, good.Move)
		if bad != nil {
			s += "; " + j.cite(bad) + " takes a little back"
		}
		return s + "."
	case bad == nil:
		return j.cite(good) + " " + j.begun(d, level, good.Move) + "."
	case level == 2:
		return j.cite(good) + " speaks for it; " + j.cite(bad) + " " + j.badWords(d, level, bad) + "."
	}
	return j.cite(bad) + " " + j.badWords(d, level, bad) + "; " + j.cite(good) + " cannot make up for that."
}

// strongest is the citation to name for an effect: one whose move the rubric itself
// connects with the dimension before any other, the gravest move first; nil for none.
func strongest(cited []Evidence, d Dimension, effect Effect) *Evidence {
	var best *Evidence
	rank := func(e *Evidence) int {
		if !speaksFor(e.Move, d, effect) {
			return len(gravest)
		}
		if k := slices.Index(gravest, e.Move); k >= 0 {
			return k
		}
		return len(gravest) - 1
	}
	for i := range cited {
		e := &cited[i]
		if e.Dimension == d && e.Effect == effect && (best == nil || rank(e) < rank(best)) {
			best = e
		}
	}
	return best
}

// gravest are moves in the order in which they are named.
var gravest = []Move{Insult, Pressure, Unconditional, Halfway, Manager, Discount, OwnFault, Trade, Defer, Insight, Quantified, Hold, NextStep, Commodity, Acknowledge}

// cite is the words of a citation as typed.
func (j *judged) cite(e *Evidence) string { return quoted(j.line.Text(e.Span)) }

// upper writes the first letter large.
func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
