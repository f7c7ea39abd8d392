package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/report"
	"spar/internal/scenario"
)

// debrief looks back on an attempt that is over: how it ended, how each dimension
// went, where it turned, what it cost, and what to practise next.
type debrief struct {
	talk talk
	of   report.Debrief
	page pager
	busy bool
}

func newDebrief(t talk) debrief { return debrief{talk: t, of: report.NewDebrief(t.sc, t.events)} }

func (debrief) name() string { return "the debrief" }

func (d debrief) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		next, cmd, _ := press(d.rows(), d, k, msg.String())
		return next, cmd
	case seatedMsg:
		if !d.busy {
			return d, nil
		}
		d.busy = false
		if msg.err != nil {
			return d, fail("the talk cannot begin", msg.err)
		}
		return d, tea.Sequence(back, open(newStage(msg.talk)))
	case againMsg:
		if d.busy && msg.err == nil {
			d.busy = false
			return d, back
		}
		d.busy = false
	}
	return d, nil
}

func (d debrief) rows() []key[debrief] {
	busy := func(d debrief, k kit) string {
		if d.busy {
			return "one moment"
		}
		return ""
	}
	rows := []key[debrief]{
		{on: []string{"enter", "esc", "q"}, show: "enter", help: "library", off: busy, do: func(d debrief, k kit) (debrief, tea.Cmd) { return d, home }},
		{on: []string{"p"}, show: "p", help: "play it again", off: busy, do: func(d debrief, k kit) (debrief, tea.Cmd) {
			d.busy = true
			return d, k.desk.begin(d.talk.sc.ID, d.talk.set)
		}},
		{on: []string{"t"}, show: "t", help: "try the last turn again", off: func(d debrief, k kit) string {
			if d.talk.state.Before == nil {
				return "there is no turn to take back"
			}
			return busy(d, k)
		}, do: func(d debrief, k kit) (debrief, tea.Cmd) {
			d.busy = true
			return d, k.desk.again()
		}},
		{on: []string{"r"}, show: "r", help: "how it is graded", do: func(d debrief, k kit) (debrief, tea.Cmd) { return d, open(newRubric(nil)) }},
	}
	return append(rows, paging(func(d debrief, k kit) int { return len(d.lines(k)) }, func(d *debrief) *pager { return &d.page })...)
}

func (d debrief) keys(k kit) []hint { return hints(d.rows(), d, k) }

func (d debrief) view(k kit) page {
	return page{title: "Looking back", aside: d.of.Title, body: d.page.cut(k.look, d.lines(k), k.bodyH())}
}

func (d debrief) lines(k kit) []string {
	w := k.bodyW()
	if w < 100 {
		out := append(d.ending(k, w), "")
		out = append(out, d.courses(k, w)...)
		out = append(out, "")
		out = append(out, d.next(k, w)...)
		return append(out, d.rest(k, w)...)
	}
	wall := "  " + k.look.line.on(k.look.sign.wall) + "  "
	leftW := w - 51
	left := append(d.ending(k, leftW), d.rest(k, leftW)...)
	right := append(d.courses(k, 46), "")
	right = append(right, d.next(k, 46)...)
	n := max(len(left), len(right))
	return beside(tall(left, n), leftW, wall, tall(right, n))
}

// ending is how it ended and why.
func (d debrief) ending(k kit, w int) []string {
	l := k.look
	if d.of.Ended == nil {
		return flow(w, run{"The talk is not over yet.", l.muted})
	}
	e := d.of.Ended
	ink := l.accent
	switch e.Outcome {
	case scenario.Won:
		ink = l.good
	case scenario.Lost:
		ink = l.bad
	}
	out := flow(w, run{upper(outcomeWord(e.Outcome)) + "  ", ink}, run{e.Title, l.strong})
	return append(out, flow(w, run{e.Why, l.plain})...)
}

// courses draws each dimension's level over the turns.
func (d debrief) courses(k kit, w int) []string {
	l := k.look
	out := []string{l.muted.on("LEVEL, TURN BY TURN")}
	for _, c := range d.of.Courses {
		if c.N == 0 {
			continue
		}
		line := fmt.Sprintf("%-14s", c.Dimension)
		from := max(0, len(c.Levels)-(w-24)/2)
		for _, level := range c.Levels[from:] {
			if level == nil {
				line += l.muted.on(l.sign.dot) + " "
				continue
			}
			line += levelInk(l, *level).on(fmt.Sprint(*level)) + " "
		}
		out = append(out, ends(w, line, l.muted.on("mean ")+l.strong.on(fmt.Sprintf("%.1f", c.Mean))))
	}
	if d.of.Levels > 0 {
		out = append(out, flow(w, run{fmt.Sprintf("Score %.1f of 4", d.of.Score), l.strong},
			run{fmt.Sprintf(", the mean of %s in assertiveness and value.", count(d.of.Levels, "level")), l.muted})...)
	}
	return out
}

// next is what to practise.
func (d debrief) next(k kit, w int) []string {
	l := k.look
	out := []string{l.muted.on("PRACTISE NEXT")}
	if len(d.of.Next) == 0 {
		return append(out, flow(w, run{"Nothing stands out: play it again in a while, or take a harder one.", l.plain})...)
	}
	for _, a := range d.of.Next {
		out = append(out, hang(w, l.sign.arrow+" ", run{a.Dimension.String() + "  ", l.pick}, run{a.Do, l.plain},
			run{fmt.Sprintf("  (turn %d)", a.Turn), l.muted})...)
	}
	return out
}

// rest is where the talk turned, and the ledger.
func (d debrief) rest(k kit, w int) []string {
	l := k.look
	var out []string
	if len(d.of.Turning) > 0 {
		out = append(out, "", l.muted.on("WHERE IT TURNED"))
	}
	for _, p := range d.of.Turning {
		ink := l.bad
		if p.Good {
			ink = l.good
		}
		out = append(out, hang(w, l.sign.dot+" ", run{fmt.Sprintf("turn %d  ", p.Turn), l.strong}, run{p.What, ink})...)
		if said := d.said(p); said != "" {
			out = append(out, indent("  ", flow(w-2, run{l.sign.quoteL + said + l.sign.quoteR, l.plain}))...)
		}
		if p.Better != "" {
			out = append(out, indent("  ", flow(w-2, run{"stronger: ", l.muted}, run{p.Better, l.muted}))...)
		}
	}
	out = append(out, "", l.muted.on("GIVEN "+l.sign.arrow+" GOT"))
	if len(d.of.Ledger.Entries) == 0 {
		return append(out, flow(w, run{"You gave nothing away.", l.plain})...)
	}
	out = append(out, ledgerLines(l, d.talk.sc.Offer, d.of.Ledger.Entries, w)...)
	if g := d.of.Ledger; g.Cost > 0 && g.Price > 0 {
		out = append(out, flow(w, run{fmt.Sprintf("The price went from %s to %s.", scenario.Money(g.Price, g.Currency), scenario.Money(g.Now, g.Currency)), l.muted})...)
	}
	return out
}

// said are the words that made a turning point: those that counted or, where it was
// what they left out, the reply.
func (d debrief) said(p report.Point) string {
	if p.Words != "" || p.Good {
		return p.Words
	}
	for _, t := range d.of.Turns {
		if t.Number == p.Turn {
			return t.First().Reply
		}
	}
	return ""
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "one " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
