package play

import (
	"slices"

	"spar/internal/grade"
)

// Score is the mean level of the headline dimensions, and how many levels it rests
// on; 0 and 0 where nothing was graded. It takes the headline dimensions that each
// beat grades, over the replies that count: a copied one and one said before do not,
// and of a turn that was tried again the first try does. A retry comes after the
// marks, and perhaps after the stronger reply, was seen; it changes how the story
// goes on, but not how good the trainee was.
func Score(events []Event) (float64, int) {
	sum, n := 0, 0
	for _, ev := range events {
		m, ok := ev.(Marked)
		if !ok || !m.Counts || m.Retry {
			continue
		}
		for _, d := range grade.Headline() {
			if slices.Contains(m.Grades, d) {
				sum += m.Marks.Levels[d]
				n++
			}
		}
	}
	if n == 0 {
		return 0, 0
	}
	return float64(sum) / float64(n), n
}
