package report

import (
	"fmt"
	"io"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/scenario"
)

// Compare sets the way that was gone first beside the other way from the same turn.
type Compare struct {
	Of    string        `json:"of"`   // the attempt that the other way comes from
	Turn  int           `json:"turn"` // from which on they differ
	Turns []ComparePair `json:"turns"`
	// Levels are the means of both ways from that turn on, over as many replies as
	// stand there; only dimensions that both ways were graded on.
	Levels []CompareLevel `json:"levels"`
	Was    Way            `json:"was"`
	Now    Way            `json:"now"`
}

// ComparePair is one turn of both ways; a side that had ended by then is nil.
type ComparePair struct {
	Turn int          `json:"turn"`
	Was  *play.Marked `json:"was"`
	Now  *play.Marked `json:"now"`
}

// CompareLevel is how one dimension went on both ways.
type CompareLevel struct {
	Dimension grade.Dimension `json:"dimension"`
	Was       float64         `json:"was"`
	Now       float64         `json:"now"`
	WasN      int             `json:"was_n"`
	NowN      int             `json:"now_n"`
}

// Way is what one way came to: its ending, nil while it goes on, and its ledger.
type Way struct {
	Ended  *End   `json:"ended"`
	Ledger Ledger `json:"ledger"`
}

// NewCompare sets a fork beside the attempt that it comes from. Nil where it is none.
func NewCompare(was, now *practice.Attempt) *Compare {
	if now.Forked == nil {
		return nil
	}
	c := &Compare{Of: was.ID, Turn: now.Forked.Turn, Turns: []ComparePair{}, Levels: []CompareLevel{}, Was: way(was), Now: way(now)}
	old, other := from(was, c.Turn), from(now, c.Turn)
	for i := range max(len(old), len(other)) {
		pair := ComparePair{Turn: c.Turn + i}
		if i < len(old) {
			pair.Was = &old[i]
		}
		if i < len(other) {
			pair.Now = &other[i]
		}
		c.Turns = append(c.Turns, pair)
	}
	for _, d := range grade.Dimensions() {
		l := CompareLevel{Dimension: d}
		l.Was, l.WasN = meanOf(old, d)
		l.Now, l.NowN = meanOf(other, d)
		if l.WasN > 0 && l.NowN > 0 {
			c.Levels = append(c.Levels, l)
		}
	}
	return c
}

// from are the replies that stand from a turn on.
func from(a *practice.Attempt, turn int) []play.Marked {
	stood := play.Standing(a.Events)
	return stood[min(max(turn-1, 0), len(stood)):]
}

func way(a *practice.Attempt) Way {
	w := Way{Ledger: NewLedger(a.Scenario.Offer, play.Ledger(a.Events))}
	if e := ended(a.Events); e != nil {
		w.Ended = &End{ID: e.Ending, Outcome: e.Outcome, Title: e.Title}
	}
	return w
}

func meanOf(replies []play.Marked, d grade.Dimension) (float64, int) {
	sum, n := 0, 0
	for _, r := range replies {
		if graded(r, d) {
			sum += r.Marks.Levels[d]
			n++
		}
	}
	if n == 0 {
		return 0, 0
	}
	return float64(sum) / float64(n), n
}

// InformedNote is said wherever a fork is shown.
const InformedNote = "Practice with the answer known: kept out of your averages."

// Changes are what the other way changed, a sentence each: ending, price, levels.
func (c Compare) Changes() []string {
	var out []string
	tell := func(w Way) string {
		if w.Ended == nil {
			return "not over yet"
		}
		return fmt.Sprintf("%s, %s", w.Ended.Outcome, oneLine(w.Ended.Title))
	}
	if was, now := tell(c.Was), tell(c.Now); was != now {
		out = append(out, fmt.Sprintf("Ending: was %s; now %s.", was, now))
	} else {
		out = append(out, fmt.Sprintf("Ending: the same, %s.", now))
	}
	if l := c.Was.Ledger; l.Price > 0 {
		was, now := scenario.Money(l.Now, l.Currency), scenario.Money(c.Now.Ledger.Now, l.Currency)
		switch {
		case was == now:
			out = append(out, fmt.Sprintf("Price: the same, %s.", now))
		case l.Margin > 0:
			out = append(out, fmt.Sprintf("Price: was %s, now %s; profit lost was %s, now %s.", was, now,
				scenario.Percent(100*l.ProfitLost), scenario.Percent(100*c.Now.Ledger.ProfitLost)))
		default:
			out = append(out, fmt.Sprintf("Price: was %s, now %s.", was, now))
		}
	}
	for _, l := range c.Levels {
		out = append(out, fmt.Sprintf("%s: was %.1f over %s, now %.1f over %d.", UpperFirst(l.Dimension.String()),
			l.Was, Counted(l.WasN, "reply"), l.Now, l.NowN))
	}
	return out
}

// Text writes both ways turn by turn, and what changed.
func (c Compare) Text(w io.Writer, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	c.text(p)
	return p.err
}

func (c Compare) text(p *printer) {
	p.line(0, "Two ways from turn %d", c.Turn)
	p.line(2, "  %s", InformedNote)
	side := func(name string, m *play.Marked) {
		if m == nil {
			p.line(6, "    %s: had ended", name)
			return
		}
		p.line(6, "    %s: %s (%s)", name, quoted(m.Reply), LevelsLine(m.Marks, m.Grades))
	}
	for _, t := range c.Turns {
		p.line(4, "  Turn %d", t.Turn)
		side("first way", t.Was)
		side("other way", t.Now)
	}
	p.line(2, "  What changed")
	for _, s := range c.Changes() {
		p.line(6, "    %s", s)
	}
}
