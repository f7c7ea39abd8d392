package report

import (
	"fmt"
	"slices"
	"strings"

	"spar/internal/play"
	"spar/internal/scenario"
)

// Card is the buyer's report card: what they would say of the talk, in their own
// voice. It rests on moves, levels and the ledger alone, and says no more than those
// show. It is a way to read the marks from the other side of the table, not a forecast
// of what a real buyer would say.
type Card struct {
	// Score is what the buyer gives from 1 to 10: cardStart plus the weights of all
	// lines, held to that range.
	Score int        `json:"score"`
	Lines []CardLine `json:"lines"`
	// Colleague is what the buyer will tell a colleague.
	Colleague string `json:"colleague"`
	// Voice is how they say it, taken from their temper: dry, warm or careful.
	Voice string `json:"voice"`
}

// CardLine is one thing the buyer says, what it is about, and what it adds to the score.
type CardLine struct {
	About  string `json:"about"` // the row of the list that it comes from
	Turn   int    `json:"turn"`  // where it first showed; 0 where it is about the whole talk
	Says   string `json:"says"`
	Weight int    `json:"weight"`
}

// when is where a line stands: by its turn, and after all of them where it is about the
// whole talk.
func (l CardLine) when() int {
	if l.Turn == 0 {
		return play.MaxTurns + 1
	}
	return l.Turn
}

// cardStart is where a buyer's score starts: not bad, not good, nothing seen yet.
const cardStart = 5

// voice is how a buyer speaks: the index of their wording in a row.
type voice int

const (
	dry voice = iota
	warm
	careful
)

func (v voice) String() string { return [...]string{"dry", "warm", "careful"}[v] }

// voiceOf reads the voice off a buyer's temper, which authors write freely: the first
// word of it that is known decides. Careful is the one for all others.
func voiceOf(temper string) voice {
	known := map[string]voice{
		"dry": dry, "terse": dry, "blunt": dry, "quick": dry, "hurried": dry, "brisk": dry, "few": dry, "cutting": dry,
		"gruff": dry, "direct": dry, "impatient": dry, "tired": dry, "steel": dry,
		"cheerful": warm, "sunny": warm, "warm": warm, "hospitable": warm, "playful": warm, "affable": warm,
		"gracious": warm, "friendly": warm, "honest": warm, "funny": warm, "talks": warm, "kind": warm,
	}
	words := strings.FieldsFunc(strings.ToLower(temper), func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' })
	for _, w := range words {
		if v, ok := known[w]; ok {
			return v
		}
		if w == "formal" || w == "exact" || w == "correct" || w == "courteous" || w == "quiet" {
			break
		}
	}
	return careful
}

// NewCard lets the buyer grade an ended talk; nil while it goes on and where nothing
// was said.
func NewCard(sc *scenario.Scenario, events []play.Event) *Card {
	stood := play.Standing(events)
	if ended(events) == nil || len(stood) == 0 {
		return nil
	}
	v := voiceOf(sc.Buyer.Temper)
	seen := heard{stood: stood, ledger: play.Ledger(events)}
	c := &Card{Score: cardStart, Voice: v.String(), Lines: []CardLine{}}
	for _, row := range cardRows() {
		turn, quote, ok := row.shows(seen)
		if !ok {
			continue
		}
		says := row.says[v]
		if strings.Contains(says, "%s") {
			says = fmt.Sprintf(says, quote)
		}
		c.Lines = append(c.Lines, CardLine{About: row.about, Turn: turn, Says: says, Weight: row.weight})
		c.Score += row.weight
	}
	c.Score = min(max(c.Score, 1), 10)
	c.Colleague = colleague(v, c.Score, seen.gifts() > 0)
	slices.SortStableFunc(c.Lines, func(a, b CardLine) int { return a.when() - b.when() })
	return c
}

// colleague is what a buyer tells a colleague, by the score they gave; and, where
// something was given for nothing, what that taught them.
func colleague(v voice, score int, gave bool) string {
	bands := [...][3]string{
		{"If they ring, you are in a meeting.", "I wouldn't, to be honest. It wasn't a nice half hour.", "I could not recommend the conversation."},
		{"You can talk to them. Bring your own questions.", "They are all right. I'd look at somebody else as well, though.", "It was correct. I would hear a second offer."},
		{"Worth the time. They know what they sell.", "Talk to them, I think you'd get along.", "I would take the meeting. It was well spent."},
		{"Take their call. Nobody wasted my time.", "Oh, do meet them. I'd sit down with them again tomorrow.", "I would recommend them without reserve, as far as this talk goes."},
	}
	band := 0
	switch {
	case score >= 9:
		band = 3
	case score >= 7:
		band = 2
	case score >= 4:
		band = 1
	}
	s := bands[band][v]
	if gave {
		s += " " + [3]string{"And ask for money off. They have a drawer.", "And do ask for something off, they gave me some just like that!", "And ask about the price: it moved when I asked."}[v]
	}
	return s
}
