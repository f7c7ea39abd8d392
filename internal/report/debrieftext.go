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
		p.line(0, "%s: %s", upperFirst(string(d.Ended.Outcome)), sentence(d.Ended.Title))
		if d.Ended.Why != "" {
			p.line(0, "%s", sentence(d.Ended.Why))
		}
	}
	p.gap()
	d.scoreText(p)
	if len(d.Turning) > 0 {
		p.gap()
		p.line(0, "Turning points")
		for _, point := range d.Turning {
			pointText(p, point)
		}
	}
	p.gap()
	p.line(0, "Give and get")
	d.Ledger.text(p)
	p.gap()
	p.line(0, "Practise next")
	d.nextText(p)
	return p.err
}

// scoreText writes the score and the levels over the turns as a table.
func (d Debrief) scoreText(p *printer) {
	if d.Levels == 0 {
		p.line(0, "No reply counted, so there is no score.")
	} else {
		p.line(0, "Score %.1f of 4: the mean of %s of assertiveness and value.", d.Score, counted(d.Levels, "level"))
	}
	if len(d.Turns) == 0 {
		return
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
		p.line(0, "%-16s%s   %4s", upperFirst(c.Dimension.String()), row.String(), mean)
	}
	legend := `"." is a turn that is not about it, or a reply that does not count.`
	if retried {
		legend += ` "1>3" is a turn tried again: the first try counts.`
	}
	p.line(0, "%s", legend)
}

func pointText(p *printer, point Point) {
	p.line(4, "  Turn %d. %s", point.Turn, sentence(point.What))
	if point.Words != "" {
		p.line(6, "    You said %s", quoted(point.Words))
	}
	if point.Better != "" {
		p.line(6, "    Stronger: %s", quoted(point.Better))
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
		p.line(4, "  %s (%.1f over %s). On turn %d: %s", upperFirst(a.Dimension.String()),
			a.Mean, counted(a.N, "turn"), a.Turn, sentence(a.Do))
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
		p.line(4, "  You gave nothing away.")
	}
	for _, e := range l.Entries {
		p.line(4, "  Turn %d. %s", e.Turn, l.EntryText(e))
	}
	if l.Price > 0 && l.Cost > 0 {
		per := ""
		if l.Per != "" {
			per = " a " + oneLine(l.Per)
		}
		p.line(4, "  The price was %s%s and is now %s.", scenario.Money(l.Price, l.Currency), per, scenario.Money(l.Now, l.Currency))
	}
}

// EntryText tells one entry as a sentence: what was given, for what, and its cost.
func (l Ledger) EntryText(e play.Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "You gave %s", quoted(e.What))
	if e.For == "" {
		b.WriteString(" for nothing")
	} else {
		fmt.Fprintf(&b, " for %s", quoted(e.For))
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

// counted is a number and its noun: "1 level", "3 levels".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
