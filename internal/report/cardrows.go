package report

import (
	"slices"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

// heard is what a buyer has to go by: the replies that stand and the ledger.
type heard struct {
	stood  []play.Marked
	ledger []play.Entry
}

// gifts is how many things were given for nothing.
func (h heard) gifts() int {
	n := 0
	for _, e := range h.ledger {
		if e.For == "" {
			n++
		}
	}
	return n
}

// cardRow is one thing that a buyer may say: what must show in the talk, where it
// first did and which words to quote, what it adds to the score, and how each voice
// puts it. The single "%s" of a wording takes the quoted words.
type cardRow struct {
	about  string
	weight int
	shows  func(heard) (turn int, quote string, ok bool)
	says   [3]string // dry, warm, careful
}

// move shows where a reply makes the move, with the words that do.
func move(m grade.Move) func(heard) (int, string, bool) {
	return func(h heard) (int, string, bool) {
		for _, r := range h.stood {
			if r.Marks.Has(m) {
				return r.Turn, wordsOf(r, m), true
			}
		}
		return 0, "", false
	}
}

// wordsOf are the first words of a reply that make the move, quoted; the whole reply's
// beginning where the grader names none.
func wordsOf(r play.Marked, m grade.Move) string {
	for _, e := range r.Marks.Evidence {
		if e.Move == m && within(e.Span, r.Reply) {
			return quoted(r.Reply[e.Start:e.End])
		}
	}
	return quoted(clipped(r.Reply, 60))
}

// clipped is s cut to about n characters at a word.
func clipped(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	for n > 0 && runes[n] != ' ' {
		n--
	}
	return string(runes[:n]) + "..."
}

// level shows where a reply reaches the level on a dimension that its scene grades and,
// for a move that is not "", makes the move.
func level(d grade.Dimension, least int, m grade.Move) func(heard) (int, string, bool) {
	return func(h heard) (int, string, bool) {
		for _, r := range h.stood {
			if graded(r, d) && r.Marks.Levels[d] >= least && (m == "" || r.Marks.Has(m)) {
				return r.Turn, wordsOf(r, m), true
			}
		}
		return 0, "", false
	}
}

func graded(r play.Marked, d grade.Dimension) bool {
	return len(r.Grades) == 0 || slices.Contains(r.Grades, d)
}

// mostly shows where at least half of the replies whose scene grades d, and two at
// least, stay at or below a level.
func mostly(d grade.Dimension, most int) func(heard) (int, string, bool) {
	return func(h heard) (int, string, bool) {
		low, all := 0, 0
		for _, r := range h.stood {
			if !graded(r, d) {
				continue
			}
			all++
			if r.Marks.Levels[d] <= most {
				low++
			}
		}
		return 0, "", low >= 2 && 2*low >= all
	}
}

// unless is a row's condition held back where a gift was made: who gave for nothing is
// not praised for holding.
func unless(shows func(heard) (int, string, bool)) func(heard) (int, string, bool) {
	return func(h heard) (int, string, bool) {
		if h.gifts() > 0 {
			return 0, "", false
		}
		return shows(h)
	}
}

func giftsBetween(least, most int) func(heard) (int, string, bool) {
	return func(h heard) (int, string, bool) {
		n := h.gifts()
		for _, e := range h.ledger {
			if e.For == "" && n >= least && n <= most {
				if e.Percent > 0 {
					return e.Turn, scenario.Percent(e.Percent), true
				}
				return e.Turn, quoted(clipped(e.What, 40)), true
			}
		}
		return 0, "", false
	}
}

// cardRows are all of them. Each says what was done, in the buyer's words, and nothing
// that the marks do not show.
func cardRows() []cardRow {
	return []cardRow{
		{"insult", -3, move(grade.Insult), [3]string{
			"%s. To me. I don't pay for that.", "You said %s, and that hurt a little. I had come in good faith.", "You became personal: %s. I have made a note of it."}},
		{"pressure", -2, move(grade.Pressure), [3]string{
			"%s. Hurry me and I slow down.", "When you said %s, I felt pushed, and I don't like to be pushed.", "%s was pressure, and I recognise pressure."}},
		{"evasive", -1, move(grade.Evasive), [3]string{
			"I asked one thing and heard another.", "I asked you something and you talked about something else, bless you.", "My question was not answered when I put it."}},
		{"gift", -1, giftsBetween(1, 1), [3]string{
			"You gave me %s for nothing. So what was the first price?", "You just gave me %s! I'd have taken less, you know.", "You gave %s and asked for nothing. That told me something about the price."}},
		{"gifts", -2, giftsBetween(2, 99), [3]string{
			"First %s, then more, all for nothing. I stopped believing the price.", "First %s and then some more, and all for nothing. I began to wonder what it really costs.", "You gave %s, and again, for nothing each time. I no longer know what the price is."}},
		{"manager", -1, move(grade.Manager), [3]string{
			"You had to ask somebody. Next time I ring them.", "You had to run and ask, so I wasn't sure whom I was talking to.", "The decision was not yours. I would rather speak to the one whose it is."}},
		{"hedge", -1, several(grade.Hedge, 2), [3]string{
			"Too many maybes.", "You sounded as if you weren't quite sure yourself, more than once.", "You qualified what you said more than once, and so did I, inwardly."}},
		{"commodity", -1, move(grade.Commodity), [3]string{
			"%s. They all say that.", "%s, well, the others say that too.", "%s is what I hear from everyone."}},
		{"talks past", -1, mostly(grade.Connection, 1), [3]string{
			"You talked. I'm not sure you heard.", "I didn't feel you were listening to me, most of the time.", "Much of what I said found no answer in what you said."}},
		{"no step", -1, mostly(grade.Advance, 1), [3]string{
			"And now? You never said.", "It was a nice talk, but I don't know what we do next.", "I do not know what the next step is."}},
		{"heard", 1, level(grade.Connection, 3, ""), [3]string{
			"You heard what I said.", "You listened, and I noticed.", "You took up what I had said."}},
		{"own fault", 1, move(grade.OwnFault), [3]string{
			"You said it was your fault. Good.", "You said it was your mistake, just like that. I liked that.", "You owned the fault. That is less common than it should be."}},
		{"insight", 1, level(grade.Reframe, 3, grade.Insight), [3]string{
			"You showed me my own business from another side.", "You made me look at my own business from another side!", "You gave me another way to look at my own business."}},
		{"figure", 1, level(grade.Value, 3, grade.Quantified), [3]string{
			"%s. A figure. I can use a figure.", "You gave me a figure I can carry upstairs: %s.", "%s is a figure that I can check."}},
		{"holds", 1, unless(level(grade.Value, 3, grade.Hold)), [3]string{
			"You kept your price and had a reason.", "You didn't move on the price and you were nice about it, with a reason.", "You held the price and gave a reason for it."}},
		{"trades", 1, unless(move(grade.Trade)), [3]string{
			"You gave, and you asked for something. Fair.", "Something for me, something for you. That I understand.", "What you offered had its return. That is how I do business."}},
		{"next step", 1, level(grade.Advance, 3, ""), [3]string{
			"I know what happens next.", "I know what we do next, and that makes it easy.", "The next step is clear."}},
		{"recommends other", 2, move(grade.RecommendOther), [3]string{
			"You sent me to somebody else for what they do better. That's why I'd come back.", "You told me somebody else would be better for that. I'd trust you with more now.", "You recommended another where another was better. I remember that."}},
		{"recalls", 1, move(grade.Recall), [3]string{
			"You remembered.", "You remembered what I had told you!", "You remembered what I had told you earlier."}},
		{"asks for feedback", 1, move(grade.AskFeedback), [3]string{
			"You asked how you did. Few do.", "You asked me how it was for me. That was kind.", "You asked for my judgement. Here it is."}},
	}
}

// several shows where at least n replies make the move.
func several(m grade.Move, n int) func(heard) (int, string, bool) {
	return func(h heard) (int, string, bool) {
		made := 0
		for _, r := range h.stood {
			if r.Marks.Has(m) {
				made++
			}
		}
		return 0, "", made >= n
	}
}
