package report

import (
	"fmt"

	"spar/internal/practice"
	"spar/internal/store"
)

// Result is how an attempt went, in a few words, as a list of attempts says it.
func Result(s practice.Summary) string {
	var words string
	switch {
	case s.Damaged:
		return "damaged"
	case s.Kind == practice.WarmUp && s.Rests > 0:
		words = fmt.Sprintf("warm-up %.1f", s.Score)
	case s.Kind == practice.WarmUp:
		words = "warm-up"
	case s.Status == store.StatusOpen:
		words = fmt.Sprintf("unfinished, turn %d", s.Turns+1)
	case s.Status == store.StatusAbandoned:
		words = "put aside"
	case s.Rests == 0:
		words = string(s.Outcome)
	default:
		words = fmt.Sprintf("%s %.1f", s.Outcome, s.Score)
	}
	if s.Kind == practice.Informed {
		words += ", another way"
	}
	return words
}
