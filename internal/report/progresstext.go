package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"spar/internal/practice"
	"spar/internal/schedule"
)

// Text writes the progress for a terminal or a pipe.
func (p Progress) Text(w io.Writer, o TextOptions) error {
	out := &printer{w: w, width: o.Width}
	out.line(0, "%s", p.Over())
	if p.Replies == 0 {
		return out.err
	}
	out.gap()
	out.line(0, "Levels, 0 to 4, and below them the means of five replies or more each")
	for _, l := range p.Dimensions {
		out.line(2, "  %-14s %s", l.Dimension.Name(), l.Words())
		if len(l.Course) > 1 {
			out.line(17, "  %-14s %s", "", courseWords(l.Course))
		}
	}
	out.gap()
	out.line(0, "Moves, where they were called for")
	for _, c := range p.Moves {
		if c.Asked+c.Open > 0 {
			out.line(2, "  %-14s %s", c.Move.Name(), c.Words())
		}
	}
	if never := p.Never(); never != "" {
		out.line(2, "%s", never)
	}
	if skips := p.SkipLines(); len(skips) > 0 {
		out.gap()
		out.line(0, "What you skip")
		for _, s := range skips {
			out.line(2, "  %s", s)
		}
	}
	if len(p.Declines) > 0 {
		out.gap()
		out.line(0, "What may be slipping: forecasts of a memory model, no measurements")
		for _, d := range p.Declines[:min(mostSkips, len(p.Declines))] {
			out.line(2, "  %s", DeclineLine(d))
		}
	}
	return out.err
}

// Over is Basis with the day from which on replies were looked at.
func (p Progress) Over() string {
	if p.Since.IsZero() {
		return p.Basis()
	}
	return "Since " + p.Since.Format("2 January 2006") + ": " + p.Basis()
}

// Basis says what the figures rest on.
func (p Progress) Basis() string {
	aside := ""
	if p.Aside > 0 {
		aside = fmt.Sprintf(" %s kept out: copied, said before, tried again, warm-up, or with the answer known.", countIs(p.Aside))
	}
	if p.Replies == 0 {
		return "No reply counts yet." + aside
	}
	if p.Helped > 0 {
		aside = fmt.Sprintf(" Help was taken for %d of them.", p.Helped) + aside
	}
	return fmt.Sprintf("%s in %s, %s.%s A figure that would rest on fewer than five replies is left out.",
		Counted(p.Replies, "reply"), Counted(p.Attempts, "talk"), stretch(p.From, p.To), aside)
}

// stretch names the days from one to another: "3 May to 9 June 2026". The year is said
// twice only where it is not the same, and a single day once.
func stretch(from, to time.Time) string {
	const day, year = "2 January", " 2006"
	switch {
	case from.Format(day+year) == to.Format(day+year):
		return to.Format(day + year)
	case from.Year() == to.Year():
		return from.Format(day) + " to " + to.Format(day+year)
	}
	return from.Format(day+year) + " to " + to.Format(day+year)
}

func countIs(n int) string {
	if n == 1 {
		return "1 more is"
	}
	return fmt.Sprintf("%d more are", n)
}

// Words are the figures of a dimension.
func (l Level) Words() string {
	if l.Median == nil {
		return tooFew(l.Replies)
	}
	return fmt.Sprintf("middle %s, half of them %s to %s, %s, last %s", plain(*l.Median), plain(*l.Low), plain(*l.High), Counted(l.Replies, "reply"), ago(l.Days))
}

// Words are the figures of a move.
func (c MoveCount) Words() string {
	var parts []string
	switch {
	case c.Skipped != nil:
		parts = append(parts, fmt.Sprintf("made %d of %s that asked for it", c.Asked-*c.Skipped, Times(c.Asked)))
	case c.Asked > 0:
		parts = append(parts, "asked for "+Times(c.Asked)+", too few to tell")
	}
	switch {
	case c.OpenMade != nil:
		parts = append(parts, fmt.Sprintf("%d of %d where it was one way", *c.OpenMade, c.Open))
	case c.Open > 0:
		parts = append(parts, fmt.Sprintf("one way of several %s, too few to tell", Times(c.Open)))
	}
	last := "never made"
	if !c.Last.IsZero() {
		last = "last made " + ago(c.Days)
	}
	return strings.Join(append(parts, last), "; ")
}

// Times is how often something was: "once", "3 times".
func Times(n int) string {
	if n == 1 {
		return "once"
	}
	return Counted(n, "time")
}

func tooFew(n int) string {
	if n == 0 {
		return "not practised yet"
	}
	return Counted(n, "reply") + ", too few to tell"
}

// plain is a level without a needless fraction.
func plain(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
}

// ago says how many days ago something was.
func ago(days int) string {
	switch days {
	case 0:
		return "today"
	case 1:
		return "yesterday"
	}
	return fmt.Sprintf("%d days ago", days)
}

func courseWords(course []Stretch) string {
	var parts []string
	for _, s := range course {
		parts = append(parts, fmt.Sprintf("%.1f", s.Mean))
	}
	return strings.Join(parts, " ")
}

// Never names the moves that no beat has called for yet.
func (p Progress) Never() string {
	var names []string
	for _, c := range p.Moves {
		if c.Asked+c.Open == 0 {
			names = append(names, c.Move.Name())
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Not called for yet: " + strings.Join(names, ", ") + "."
}

// mostSkips is how many moves are named as skipped: more are no advice.
const mostSkips = 3

// SkipLines say what the trainee skips, each with what it rests on: first the get.
func (p Progress) SkipLines() []string {
	var out []string
	if p.Gifts != nil && *p.Gifts > 0 {
		out = append(out, fmt.Sprintf("You skip the get in %d of %d trades: something is given and nothing asked for it.", *p.Gifts, p.Trades))
	}
	for i, c := range p.Skips() {
		if i == mostSkips {
			break
		}
		out = append(out, fmt.Sprintf("You skip the move %q in %d of %d replies to lines that ask for it.", c.Move.Name(), *c.Skipped, c.Asked))
	}
	return out
}

// ForecastWords name a forecast as what it is; "" where there is none.
func ForecastWords(recall *float64, now practice.Standing, s schedule.Skill) string {
	if recall == nil {
		return ""
	}
	for _, c := range now.Cards {
		if c.Skill == s {
			if schedule.Days(c.Last, now.Now) < 1 {
				// On the day itself the model says 100% whatever the replies were worth.
				return fmt.Sprintf("Practised today, %s so far; due %s by the memory model.", Counted(c.Replies, "reply"), dueWords(c, now.Now))
			}
			return fmt.Sprintf("The memory model forecasts %s for today, after %s; due %s.", percent(*recall), Counted(c.Replies, "reply"), dueWords(c, now.Now))
		}
	}
	return ""
}

func dueWords(c schedule.Card, now time.Time) string {
	switch late := c.Overdue(now); {
	case late > 0:
		return "since " + c.DueOn().Format("2 January")
	case late == 0:
		return "today"
	}
	return "on " + c.DueOn().Format("2 January")
}
