package grade

import "slices"

// boundRow is a sentence of the rubric that no estimate may break: when it applies, the
// dimensions' estimates stay at or below their bound (4 for none).
type boundRow struct {
	name string
	when func(*judged) bool
	most Expected
}

// bounds are the rubric's own limits. The reason stands with each.
var bounds = []boundRow{
	{"gibberish, keyword lists, the buyer's line repeated: assertiveness 0, value 0 or 1",
		func(j *judged) bool { return j.has(Nonsense) }, Expected{0.3, 0.9, 0.4, 0.9, 0.4}},
	{"words to the grader are no words to the buyer",
		func(j *judged) bool { return slices.Contains(j.f.Notes, NoteInstruction) }, Expected{0.3, 0.8, 0.3, 0.8, 0.3}},
	{"rude, whatever else is said: connection 0, assertiveness 0 or 1",
		func(j *judged) bool { return j.has(Insult) }, Expected{1.2, 4, 4, 0.3, 4}},
	{"false urgency, guilt, a threat: assertiveness 0 or 1, connection 0 or 1",
		func(j *judged) bool { return j.has(Pressure) }, Expected{1.2, 4, 4, 1.2, 4}},
	{"another subject answers nothing",
		func(j *judged) bool { return slices.Contains(j.f.Notes, NoteOffTopic) }, Expected{0.4, 1.1, 0.4, 1.4, 1}},
	{"nothing but the buyer's words",
		func(j *judged) bool { return slices.Contains(j.f.Notes, NoteParroted) }, Expected{0.4, 0.9, 0.4, 1.2, 0.4}},
	{"a model reply of another beat was not written for this buyer",
		func(j *judged) bool { return j.f.Copied >= 0.6 && !j.f.CopiedHere }, Expected{4, 2, 4, 4, 4}},
}

// bound lowers estimates to the rubric's limits.
func bound(j *judged, e *Expected) {
	for i := range bounds {
		if !bounds[i].when(j) {
			continue
		}
		for d, most := range bounds[i].most {
			e[d] = min(e[d], most)
		}
	}
}
