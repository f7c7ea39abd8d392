package grade

import "slices"

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
	{"words to the grader are no words to the buyer",
		func(j *judged, _ *guess) bool { return slices.Contains(j.f.Notes, NoteInstruction) }, Expected{0.3, 0.8, 0.3, 0.8, 0.3}},
	{"rude, whatever else is said: connection 0, assertiveness 0 or 1",
		func(j *judged, _ *guess) bool { return j.has(Insult) }, Expected{1.2, 4, 4, 0.3, 4}},
	{"false urgency, guilt, a threat: assertiveness 0 or 1, connection 0 or 1",
		func(j *judged, _ *guess) bool { return j.has(Pressure) }, Expected{1.2, 4, 4, 1.2, 4}},
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

// bound lowers estimates to the rubric's limits.
func bound(j *judged, g *guess) {
	for i := range bounds {
		if !bounds[i].when(j, g) {
			continue
		}
		for d, most := range bounds[i].most {
			g.expected[d] = min(g.expected[d], most)
		}
	}
}
