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

// Join is the smallest span that covers both.
func (s Span) Join(t Span) Span {
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// Line is a typed line taken apart. Everything in it points into Typed.
type Line struct {
	Typed   string
	Words   []Word
	Clauses []Clause
	Numbers []Number
	// Letters counts the letters typed, Foreign those of them that belong to no
	// Latin alphabet: together they tell a disguised word from another language.
	Letters, Foreign int
}

// Word is one word, or one number with its signs ("$48,000", "five per cent").
// A contraction is several words with one span: "can't" is can, not.
type Word struct {
	Span
	// Text is the word folded: "Can’t" gives "can" and "not".
	Text string
	// Norm is Text in one spelling, with chat forms and near typos set right.
	Norm string
	// Stem is the English stem of Norm.
	Stem string
	// Number is the index in Line.Numbers of the number the word is, or -1.
	Number int
	// Clause is the index in Line.Clauses; Sentence counts from 0.
	Clause, Sentence int
	Scope            Scope
	// Break is the mark that stands right before the word.
	Break Break
	// Quoted is true between quotation marks.
	Quoted bool
}

// Break is a mark between two words.
type Break uint8

// The breaks, weakest first.
const (
	NoBreak Break = iota
	Comma         // comma, bracket, dash
	Semi          // semicolon, colon
	Stop          // full stop, exclamation mark, new line
	Ask           // question mark
)

// Scope says under what sign a word or clause stands. Several can hold at once.
type Scope uint8

// The scopes.
const (
	Negated      Scope = 1 << iota // under not, never, without
	Question                       // asked, with or without a question mark
	Condition                      // inside an if, unless, provided
	Consequent                     // what follows from a condition in the same sentence
	Reported                       // what somebody else said, asked or wants
	Hypothetical                   // supposed only: "if I dropped the price"
)

// Has reports whether all of t hold.
func (s Scope) Has(t Scope) bool { return s&t == t }

// Any reports whether one of t holds.
func (s Scope) Any(t Scope) bool { return s&t != 0 }

// Clause is a run of words with one predicate, as far as punctuation and linking
// words show it. First and Last are indexes in Line.Words, Last exclusive.
type Clause struct {
	Span
	First, Last int
	Sentence    int
	Scope       Scope
}

// Parse takes a line apart. It never fails: any bytes give a Line. Its time grows
// linearly with the length of typed.
func Parse(typed string) *Line {
	r := readers.Get().(*Reader)
	defer readers.Put(r)
	l := &Line{}
	r.Read(l, typed)
	return l
}

// Text is what was typed between the ends of a span.
func (l *Line) Text(s Span) string { return l.Typed[s.Start:s.End] }
