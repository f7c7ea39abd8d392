package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/play"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/team"
)

// debrief looks back on an attempt that is over, in parts: what decided it and what to
// work on, turn by turn, what was given and got.
type debrief struct {
	talk talk
	of   report.Debrief
	part int // index in parts
	turn int // index of the turn that the part on turns shows
	page pager
	busy bool
	// past is true where it is looked at from the history, with no talk open below.
	past bool
	// heard is what coaches made of its replies; nil where there is no team.
	heard []team.Heard
}

// debriefPart is one page of the debrief. Lines draws it in w columns.
type debriefPart struct {
	name, short string // in the row of parts, short where there is little room
	lines       func(d debrief, k kit, w int) []string
}

func (d debrief) parts() []debriefPart {
	parts := []debriefPart{
		{"What decided it", "decided", debrief.overview},
		{"Turn by turn", "turns", debrief.turnLines},
		{"Give and get", "deal", debrief.dealLines},
		{"The buyer's card", "card", debrief.cardLines},
		{"Builder or pusher", "habits", debrief.habitLines},
	}
	if d.of.Account != nil {
		parts = append(parts, debriefPart{"What they remember", "client", debrief.clientLines})
	}
	if d.talk.forked != nil {
		parts = append(parts, debriefPart{"Two ways", "ways", debrief.compareLines})
	}
	return parts
}

// partTurns is the part in which left and right go from turn to turn.
const partTurns = 1

func newDebrief(t talk, of report.Debrief) debrief {
	d := debrief{talk: t, of: of}
	if d.of.Deciding != nil {
		d.turn = d.of.Deciding.Turn - 1
	}
	d.turn = min(d.turn, max(0, len(d.of.Turns)-1))
	if t.forked != nil {
		d.part = len(d.parts()) - 1 // what the other way changed is what one wants to see first
	}
	return d
}

// lookBack opens the debrief of the attempt at hand in place of this screen: to find what
// decided the talk, it is played again.
func (d *desk) lookBack(t talk) tea.Cmd {
	return d.wish("looking back", func() tea.Msg {
		d.work.Lock()
		defer d.work.Unlock()
		of, err := report.LookBack(d.ctx, d.p, d.seat)
		if err != nil {
			return fail("the debrief is not complete", err)()
		}
		back := newDebrief(t, of)
		if back.heard, err = d.hearOf(t.id); err != nil {
			return fail("what coaches gave cannot be read", err)()
		}
		return swapMsg{back}
	})
}

func (debrief) name() string { return "the debrief" }

func (d debrief) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		next, cmd, _ := press(d.rows(), d, k, msg.String())
		return next, cmd
	case coachedMsg:
		switch {
		case msg.attempt != d.talk.id:
		case msg.err != nil:
			return d, fail("what coaches gave cannot be read", msg.err)
		default:
			d.heard = msg.all
		}
	case seatedMsg:
		if !d.busy {
			return d, nil
		}
		d.busy = false
		if msg.err != nil {
			return d, fail("the talk cannot begin", msg.err)
		}
		return d, tea.Sequence(home, enter(msg.talk, k, open)) // the stage of the old talk goes too
	case againMsg:
		was := d.busy
		d.busy = false
		switch {
		case msg.err != nil && d.past:
			return d, fail("the turn is not taken back", msg.err)
		case was && msg.err == nil && d.past:
			return d, tea.Sequence(home, enter(msg.talk, k, open))
		case was && msg.err == nil:
			return d, back
		}
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
	toPart := func(by int) func(debrief, kit) (debrief, tea.Cmd) {
		return func(d debrief, k kit) (debrief, tea.Cmd) {
			n := len(d.parts())
			d.part, d.page = (d.part+by+n)%n, pager{}
			return d, nil
		}
	}
	leave, where := tea.Cmd(home), "library"
	if d.past {
		leave, where = back, "history"
	}
	rows := []key[debrief]{
		{on: []string{"enter", "esc", "q"}, show: "enter", help: where, off: busy, do: func(d debrief, k kit) (debrief, tea.Cmd) { return d, leave }},
		{on: []string{"tab"}, show: "tab", help: "next part", do: toPart(1)},
		{on: []string{"shift+tab"}, show: "shift+tab", help: "part before", side: true, do: toPart(-1)},
		{on: []string{"right", "l"}, show: "left/right", help: "turn", off: debrief.noTurns, side: d.part != partTurns, do: toTurn(1)},
		{on: []string{"left", "h"}, show: "left", help: "turn before", side: true, off: debrief.noTurns, do: toTurn(-1)},
		{on: []string{"f"}, show: "f", help: fmt.Sprintf("answer turn %d differently", d.forkTurn()), off: debrief.noFork, do: func(d debrief, k kit) (debrief, tea.Cmd) {
			d.busy = true
			return d, k.desk.fork(d.talk.id, d.forkTurn())
		}},
		{on: []string{"p"}, show: "p", help: "play it again", off: func(d debrief, k kit) string {
			if d.talk.run != nil {
				return "the drill's screen begins the next attempt"
			}
			return busy(d, k)
		}, do: func(d debrief, k kit) (debrief, tea.Cmd) {
			d.busy = true
			return d, k.desk.begin(d.talk.sc.ID, d.talk.set, d.talk.limit)
		}},
		{on: []string{"t"}, show: "t", help: "try the last turn again", off: func(d debrief, k kit) string {
			switch {
			case d.talk.measures() != "":
				return d.talk.measures()
			case d.talk.state.Before == nil:
				return "there is no turn to take back"
			}
			return busy(d, k)
		}, do: func(d debrief, k kit) (debrief, tea.Cmd) {
			d.busy = true
			if d.past {
				return d, k.desk.againAt(d.talk.id)
			}
			return d, k.desk.again()
		}},
		{on: []string{"r"}, show: "r", help: "how it is graded", side: true, do: func(d debrief, k kit) (debrief, tea.Cmd) { return d, open(newRubric(nil)) }},
	}
	rows = append(rows, d.teamRows()...)
	return append(rows, paging(func(d debrief, k kit) int { return len(d.head(k)) + len(d.lines(k)) }, func(d *debrief) *pager { return &d.page })...)
}

func (d debrief) noTurns(kit) string {
	if len(d.of.Turns) < 2 {
		return "there is no other turn"
	}
	return ""
}

// toTurn goes to the turn that is by away, in the part on turns.
func toTurn(by int) func(debrief, kit) (debrief, tea.Cmd) {
	return func(d debrief, k kit) (debrief, tea.Cmd) {
		if d.part == partTurns {
			d.turn = min(max(0, d.turn+by), len(d.of.Turns)-1)
		}
		d.part, d.page = partTurns, pager{}
		return d, nil
	}
}

func (d debrief) keys(k kit) []hint { return hints(d.rows(), d, k) }

func (d debrief) view(k kit) page {
	head := d.head(k)
	body := d.page.cut(k.look, d.lines(k), k.bodyH()-len(head))
	return page{title: "Looking back", aside: d.of.Title, body: append(head, body...)}
}

// head is how it ended and the row of parts; it stands still while a part is scrolled.
func (d debrief) head(k kit) []string {
	l, w := k.look, k.bodyW()
	out := []string{d.ending(k, w)}
	if k.roomy() {
		out = append(out, "")
	}
	var tabs []run
	gap := "   "
	if w < 50 {
		gap = "  "
	}
	for i, p := range d.parts() {
		name, ink := p.name, l.muted
		if w < 90 {
			name = p.short
		}
		if i > 0 {
			tabs = append(tabs, run{gap, l.plain})
		}
		if i == d.part {
			name, ink = l.sign.point+" "+name, l.pick
		}
		tabs = append(tabs, run{name, ink})
	}
	out = append(out, one(w, l, tabs...))
	if k.roomy() {
		out = append(out, "")
	}
	return out
}

// lines is the part at hand.
func (d debrief) lines(k kit) []string { return d.parts()[d.part].lines(d, k, k.bodyW()) }

// ending is how it ended, on one line.
func (d debrief) ending(k kit, w int) string {
	l, e := k.look, d.of.Ended
	if e == nil {
		return one(w, l, run{"The talk is not over yet.", l.muted})
	}
	return one(w, l, run{upper(outcomeWord(e.Outcome)) + "  ", outcomeInk(l, e.Outcome)}, run{e.Title, l.strong})
}

func outcomeInk(l look, o scenario.Outcome) ink {
	switch o {
	case scenario.Won:
		return l.good
	case scenario.Lost:
		return l.bad
	}
	return l.accent
}

// dealLines are the ledger over the whole talk, its effect on price and profit, and the
// alarm where there is one.
func (d debrief) dealLines(k kit, w int) []string {
	l, g := k.look, d.of.Ledger
	w = min(w, 90)
	out := []string{l.muted.on("GIVEN " + l.sign.arrow + " GOT")}
	if len(g.Entries) == 0 {
		return append(out, flow(w, run{"No concession was heard.", l.plain})...)
	}
	for _, e := range g.Entries {
		line := ledgerLines(l, d.talk.sc.Offer, []play.Entry{e}, w-9)
		line = indent(spaces(9), line)
		line[0] = l.strong.on(fmt.Sprintf("turn %-4d", e.Turn)) + line[0][9:]
		out = append(out, line...)
	}
	if sum := g.Sum(); sum != "" {
		out = append(out, "", l.muted.on("WHAT IT COSTS"))
		out = append(out, flow(w, run{sum, l.plain})...)
		out = append(out, d.priceBars(k, w)...)
	}
	if g.Alarm != nil {
		out = append(out, "", l.bad.on("ALARM: CONCESSIONS GROW"))
		out = append(out, flow(w, run{g.Alarm.Text(), l.plain})...)
	}
	return out
}

// priceBars draw how much of price and profit is left.
func (d debrief) priceBars(k kit, w int) []string {
	l, g := k.look, d.of.Ledger
	n := min(40, w-24)
	if n < 10 {
		return nil
	}
	row := func(name string, kept float64) string {
		ink := l.good
		if kept < 0.9 {
			ink = l.bad
		}
		return fmt.Sprintf("%-7s", name) + bar(l, int(kept*float64(n)+0.5), n, ink) + " " + l.strong.on(scenario.Percent(100*kept)+" kept")
	}
	out := []string{"", row("price", g.Now/g.Price)}
	if g.Margin > 0 {
		out = append(out, row("profit", max(0, 1-g.ProfitLost)))
	}
	return out
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "one " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
