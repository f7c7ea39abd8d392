// Package text says what a typed line is: words, clauses, numbers and money,
// the scopes of negation, question, condition, report and hypothesis, and where
// each of them stands in the bytes as they were typed. It holds no opinions:
// what a line is worth is the grader's business.
package text

// Span is a half-open range of bytes of the text as typed, before any folding.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes the span covers.
func (s Span) Len() int { return s.End - s.Start }
