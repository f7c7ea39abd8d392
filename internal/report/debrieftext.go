package report

import (
	"fmt"
	"io"
	"strings"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
)

// Text writes the debrief for a reader. An attempt that goes on is told as far as it got.
func (d Debrief) Text(w io.Writer, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	p.line(0, "%s", oneLine(d.Title))
	if d.Ended == nil {
		p.line(0, "Not over yet: this is how it stands.")
	} else {
		p.line(0, "%s: %s", UpperFirst(string(d.Ended.Outcome)), Sentence(d.Ended.Title))
		if d.Ended.Why != "" {
			p.line(0, "%s", Sentence(d.Ended.Why))
		}
	}
	if d.Compare != nil {
		p.gap()
		d.Compare.text(p)
	}
	p.gap()
	d.scoreText(p)
	d.decidingText(p)
	d.turnsText(p, o.MarksAbove)
	p.gap()
	p.line(0, "Give and get")
	d.Ledger.text(p)
	d.cardText(p)
	d.effortText(p)
	d.accountText(p)
	d.habitsText(p)
	p.gap()
	p.line(0, "Work on")
	d.nextText(p)
	return p.err
}

// scoreText writes the score and the levels over the turns as a table.
func (d Debrief) scoreText(p *printer) {
	if d.Levels == 0 {
		p.line(0, "No reply counted, so there is no score.")
	} else {
		p.line(0, "Score %.1f of 4: the mean of %s of assertiveness and value.", d.Score, Counted(d.Levels, "level"))
	}
	if len(d.Turns) == 0 {
		return
	}
	if d.Timed != nil {
		p.line(0, "%s", d.Timed.Text())
	}
	if s := d.HelpText(); s != "" {
		p.line(0, "%s", s)
	}
	p.gap()
	var head strings.Builder
	for _, t := range d.Turns {
		fmt.Fprintf(&head, "%5d", t.Number)
	}
	p.line(0, "%-16s%s   mean", "Turn", head.String())
	retried := false
	for _, c := range d.Courses {
		var row strings.Builder
		for i, level := range c.Levels {
			cell := "."
			if level != nil {
				cell = fmt.Sprint(*level)
				if n := len(d.Turns[i].Tries); n > 1 {
					cell += fmt.Sprintf(">%d", d.Turns[i].Last().Marks.Levels[c.Dimension])
					retried = true
				}
			}
			fmt.Fprintf(&row, "%5s", cell)
		}
		mean := "."
		if c.N > 0 {
			mean = fmt.Sprintf("%.1f", c.Mean)
		}
		p.line(0, "%-16s%s   %4s", UpperFirst(c.Dimension.String()), row.String(), mean)
	}
	legend := `"." is a turn that is not about it, or a reply that does not count.`
	if retried {
		legend += ` "1>3" is a turn tried again: the first try counts.`
	}
	p.line(0, "%s", legend)
	for _, note := range d.Advice.Notes(grade.Dimensions()) {
		p.line(0, "%s", Sentence(note))
	}
}

func (d Debrief) nextText(p *printer) {
	if len(d.Next) == 0 {
		if d.Levels == 0 {
			p.line(4, "  Play it through once: there is nothing to go by yet.")
			return
		}
		p.line(4, "  Nothing went below level 3. Try a harder buyer.")
		return
	}
	for _, a := range d.Next {
		p.line(4, "  %s (%.1f over %s). On turn %d: %s", UpperFirst(a.Dimension.String()),
			a.Mean, Counted(a.N, "turn"), a.Turn, Sentence(a.Do))
		if len(a.Also) > 0 {
			p.line(4, "    The same would lift %s.", listed(names(a.Also)))
		}
	}
}

// Text writes the ledger: a line an entry, then the sums.
func (l Ledger) Text(w io.Writer, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	l.text(p)
	return p.err
}

func (l Ledger) text(p *printer) {
	if len(l.Entries) == 0 {
		p.line(4, "  No concession was heard.")
	}
	for _, e := range l.Entries {
		p.line(4, "  Turn %d. %s", e.Turn, l.EntryText(e))
	}
	if sum := l.Sum(); sum != "" {
		p.line(4, "  %s", sum)
	}
	if l.Alarm != nil {
		p.line(4, "  Alarm: %s", l.Alarm.Text())
	}
}

// Sum tells what the talk did to price and profit, in a sentence or two; "" where no
// price moved.
func (l Ledger) Sum() string {
	if l.Price <= 0 || l.Cost <= 0 {
		return ""
	}
	per := ""
	if l.Per != "" {
		per = " a " + oneLine(l.Per)
	}
	s := fmt.Sprintf("The price was %s%s and is now %s.", scenario.Money(l.Price, l.Currency), per, scenario.Money(l.Now, l.Currency))
	if l.ProfitLost > 0 {
		off := 100 * l.Cost / l.Price
		s += fmt.Sprintf(" %s off at a margin of %s is %s of the profit.",
			scenario.Percent(off), scenario.Percent(100*l.Margin), scenario.Percent(100*l.ProfitLost))
	}
	return s
}

// EntryText tells one entry as a sentence: what was given, for what, and its cost.
func (l Ledger) EntryText(e play.Entry) string {
	var b strings.Builder
	gave, got := Sides(e)
	fmt.Fprintf(&b, "You gave %s", quoted(gave))
	switch got {
	case "":
		b.WriteString(" for nothing")
	case ReturnNamed:
		b.WriteString(" for " + got)
	default:
		fmt.Fprintf(&b, " for %s", quoted(got))
	}
	if e.Percent > 0 {
		fmt.Fprintf(&b, ": %s of the price", scenario.Percent(e.Percent))
		if e.Cost > 0 {
			fmt.Fprintf(&b, ", %s", scenario.Money(e.Cost, l.Currency))
		}
		if e.ProfitLost > 0 {
			fmt.Fprintf(&b, ", %s of the profit", scenario.Percent(100*e.ProfitLost))
		}
	}
	b.WriteByte('.')
	return b.String()
}

// LevelsLine tells the graded levels of one reply on a line: "assertiveness 3, value 4".
func LevelsLine(m grade.Marks, grades []grade.Dimension) string {
	var parts []string
	for _, d := range grades {
		parts = append(parts, fmt.Sprintf("%s %d", d, m.Levels[d]))
	}
	return strings.Join(parts, ", ")
}

func names(dims []grade.Dimension) []string {
	var out []string
	for _, d := range dims {
		out = append(out, d.String())
	}
	return out
}
