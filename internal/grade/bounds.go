package grade

import (
	"slices"
	"strconv"
	"strings"

	"spar/internal/text"
)

// boundRow is a sentence of the rubric that no estimate may break: when it applies, the
// dimensions' estimates stay at or below their bound (4 for none).
type boundRow struct {
	name string
	when func(*judged, *guess) bool
	most Expected
}

// bounds are the rubric's own limits. The reason stands with each.
var bounds = []boundRow{
	{"gibberish, keyword lists, the buyer's line repeated: assertiveness 0, value 0 or 1",
		func(j *judged, _ *guess) bool { return j.has(Nonsense) }, Expected{0.3, 0.9, 0.4, 0.9, 0.4}},
	{"signs alone, or figures alone, say nothing",
		func(j *judged, _ *guess) bool { return j.wordless() }, Expected{0.3, 0.8, 0.3, 0.7, 0.3}},
	{"words to the grader are no words to the buyer",
		func(j *judged, _ *guess) bool { return slices.Contains(j.f.Notes, NoteInstruction) }, Expected{0.3, 0.8, 0.3, 0.8, 0.3}},
	{"rude, whatever else is said: connection 0, assertiveness 0 or 1",
		func(j *judged, _ *guess) bool { return j.has(Insult) }, Expected{0.9, 4, 4, 0.3, 4}},
	{"false urgency, guilt, a threat: assertiveness 0 or 1, connection 0 or 1",
		func(j *judged, _ *guess) bool { return j.has(Pressure) }, Expected{0.9, 4, 4, 1.2, 4}},
	{"what does not hang together as sentences takes no position",
		func(j *judged, _ *guess) bool { return j.strung > 0 }, Expected{1.9, 1.9, 1.9, 1.9, 2}},
	{"good words strung together are a keyword list, whatever they are",
		func(j *judged, _ *guess) bool { return j.strung > 1 }, Expected{0.9, 0.9, 0.9, 1.2, 1.2}},
	{"another subject answers nothing",
		func(j *judged, _ *guess) bool { return slices.Contains(j.f.Notes, NoteOffTopic) }, Expected{0.4, 1.1, 0.4, 1.4, 1}},
	{"nothing but the buyer's words",
		func(j *judged, _ *guess) bool { return slices.Contains(j.f.Notes, NoteParroted) }, Expected{0.4, 0.9, 0.4, 1.2, 0.4}},
	{"a concession for nothing that stands gives the offer away, whatever else is said",
		func(j *judged, g *guess) bool { return j.gives(g, Unconditional) }, Expected{1.1, 1.1, 4, 4, 4}},
	{"half of the ask offered or taken weakens the offer",
		func(j *judged, g *guess) bool { return j.gives(g, Halfway) }, Expected{1.4, 1.1, 4, 4, 4}},
	{"figures that belong to somebody else do not lift value above 2",
		func(_ *judged, g *guess) bool { return g.foreign >= 2 && g.known == 0 }, Expected{2, 1.9, 1.9, 2, 4}},
	{"a model reply of another beat was not written for this buyer",
		func(j *judged, _ *guess) bool { return j.f.Copied >= 0.6 && !j.f.CopiedHere }, Expected{4, 2, 4, 4, 4}},
}

// gives reports that something is given for nothing: a rule found it, and the words of
// some segment make it likely enough. The longer the reply, the less they need to, since
// good words about a gift do not take it back; and words alone are enough when they
// leave no doubt.
func (j *judged) gives(g *guess, m Move) bool {
	long := float64(max(0, len(j.line.Words)-40))
	least := 0.5
	if j.has(Trade) {
		least = 0.65
	}
	if j.has(m) {
		return g.gives > least-0.004*long
	}
	return m == Unconditional && g.gives > max(0.6, 1-0.005*long)
}

// wordless reports a reply without a word: none at all, or three figures and more.
func (j *judged) wordless() bool {
	for i := range j.line.Words {
		if j.line.Words[i].Number < 0 {
			return false
		}
	}
	return len(j.line.Words) == 0 || len(j.line.Words) >= 3
}

// floorRow is the other side: what the rubric grants to a move however few words make it.
type floorRow struct {
	name  string
	when  func(*judged) bool
	least Expected
}

// floors hold for a reply that does nothing the rubric takes levels for.
var floors = []floorRow{
	{"a concession only in return for something of value: value 3, and a clear position",
		func(j *judged) bool { return j.has(Trade) && j.commits() }, Expected{2.9, 3, 0, 0, 0}},
	{"hears the request and sets it aside: firm, and the price has not moved",
		func(j *judged) bool { return j.has(Defer) && j.has(Acknowledge) }, Expected{2.8, 2, 0, 2, 0}},
}

// costs are the moves that the rubric takes levels for; with one of them no floor holds.
var costs = []Move{Unconditional, Halfway, Manager, Hedge, Pressure, Insult, Nonsense, Parrot, Apology, Evasive}

// commits reports that a price moves only for a commitment that is worth something in
// itself: a term of more than a year, or payment in advance. "Sign by Friday" is not.
func (j *judged) commits() bool {
	for i := range j.f.Terms {
		words := strings.Fields(text.Fold(strings.ReplaceAll(j.f.Terms[i].For, "-", " ")))
		for k, w := range words {
			if w == "upfront" || w == "prepay" || w == "advance" || w == "front" && k > 0 && words[k-1] == "up" {
				return true
			}
			if unit := strings.TrimRight(w, ".,;:!?s"); (unit == "year" || unit == "yr" || unit == "month") && k > 0 && longTerm(words[k-1], unit) {
				return true
			}
		}
	}
	return false
}

// longTerm reports that so many years or months are more than one year.
func longTerm(count, unit string) bool {
	n, err := strconv.Atoi(count)
	if err != nil {
		n = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "multi": 2, "eighteen": 18, "twenty": 20, "thirty": 30}[count]
	}
	if unit == "month" {
		return n > 12
	}
	return n > 1
}

// unbound is the bound of a reply of which the rubric says nothing outright.
var unbound = Expected{4, 4, 4, 4, 4}

// bound sets the limits that the rubric gives outright.
func bound(j *judged, g *guess) {
	if len(j.f.Notes) == 0 && j.strung == 0 && !slices.ContainsFunc(costs, j.has) {
		for i := range floors {
			if floors[i].when(j) {
				for d, least := range floors[i].least {
					g.least[d] = max(g.least[d], least)
				}
			}
		}
	}
	for i := range bounds {
		if bounds[i].when(j, g) {
			g.holdTo(&bounds[i].most)
		}
	}
}

// holdTo lets no estimate above most.
func (g *guess) holdTo(most *Expected) {
	for d, v := range most {
		g.most[d] = min(g.most[d], v)
	}
}
