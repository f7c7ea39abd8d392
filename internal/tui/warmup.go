package tui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
)

// How many single beats a warm-up has, and how long it is meant to take.
const (
	warmUpBeats = 3
	warmUpTime  = 2 * time.Minute
)

// warmUp is a warm-up under way. It is handed on and never changed.
type warmUp struct {
	picks []practice.Pick
	at    int // the pick at hand
	until time.Time
	got   []warmed
}

// warmed is one beat that was answered.
type warmed struct {
	title, buyer string
	marked       play.Marked
}

func (w warmUp) aside() string { return fmt.Sprintf("warm-up, %d of %d", w.at+1, len(w.picks)) }

// errNoWarmUp means that the library has nothing to warm up on.
var errNoWarmUp = errors.New("there is no scenario to warm up on")

// warmUp chooses the beats and begins the first one.
func (d *desk) warmUp() tea.Cmd {
	return d.wish("choosing beats to warm up on", func() tea.Msg {
		picks, err := d.p.WarmUpPicks(d.ctx, warmUpBeats)
		if err == nil && len(picks) == 0 {
			err = errNoWarmUp
		}
		if err != nil {
			return fail("no warm-up", err)()
		}
		return d.warmBeat(&warmUp{picks: picks, until: d.p.Now().Add(warmUpTime)})
	})
}

// warmBeat begins the beat at hand and opens its stage, or, after the last one, tells
// how it went.
func (d *desk) warmBeat(w *warmUp) tea.Msg {
	if w.at >= len(w.picks) {
		return openMsg{warmDone{of: *w, left: w.until.Sub(d.p.Now())}}
	}
	d.work.Lock()
	defer d.work.Unlock()
	pick := w.picks[w.at]
	a, err := d.p.Begin(d.ctx, pick.Scenario, practice.BeginOptions{Alone: pick.Beat})
	if err != nil {
		return fail("no warm-up", err)()
	}
	d.seat = a
	d.setDraft("", "")
	t := copyOf(a)
	t.warm = w
	return enter(t, kit{desk: d}, open)()
}

// warmNext closes the beat that was answered and goes on to the next one.
func (d *desk) warmNext(t talk, got play.Marked, buyer string) tea.Cmd {
	return d.warmOn(*t.warm, t, got, buyer)
}

// warmEnd closes the beat that was answered as the last one, and tells how it went.
func (d *desk) warmEnd(t talk, got play.Marked, buyer string) tea.Cmd {
	last := *t.warm
	last.picks = last.picks[:last.at+1]
	return d.warmOn(last, t, got, buyer)
}

func (d *desk) warmOn(next warmUp, t talk, got play.Marked, buyer string) tea.Cmd {
	next.got = append(next.got[:len(next.got):len(next.got)], warmed{t.sc.Title, buyer, got})
	next.at++
	return tea.Sequence(home, d.wish("going on with the warm-up", func() tea.Msg {
		if err := d.closeWarm(d.ctx); err != nil {
			return fail("the warm-up cannot go on", err)()
		}
		return d.warmBeat(&next)
	}))
}

func (d *desk) closeWarm(ctx context.Context) error {
	d.work.Lock()
	defer d.work.Unlock()
	a := d.seat
	d.seat = nil
	d.setDraft("", "")
	if a == nil {
		return nil
	}
	return d.p.CloseWarmUp(ctx, a)
}

// warmDone tells how a warm-up went.
type warmDone struct {
	of   warmUp
	left time.Duration // of the time that it is meant to take; below 0 when over
	page pager
}

func (warmDone) name() string { return "the warm-up" }

func (w warmDone) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	if msg, ok := msg.(tea.KeyMsg); ok {
		next, cmd, _ := press(w.rows(), w, k, msg.String())
		return next, cmd
	}
	return w, nil
}

func (w warmDone) rows() []key[warmDone] {
	rows := []key[warmDone]{
		{on: []string{"enter", "esc", "q"}, show: "enter", help: "library", do: func(w warmDone, k kit) (warmDone, tea.Cmd) { return w, home }},
		{on: []string{"w"}, show: "w", help: "three more", do: func(w warmDone, k kit) (warmDone, tea.Cmd) { return w, tea.Sequence(home, k.desk.warmUp()) }},
	}
	return append(rows, paging(func(w warmDone, k kit) int { return len(w.lines(k)) }, func(w *warmDone) *pager { return &w.page })...)
}

func (w warmDone) keys(k kit) []hint { return hints(w.rows(), w, k) }

func (w warmDone) view(k kit) page {
	return page{title: "Warmed up", aside: w.time(), body: w.page.cut(k.look, w.lines(k), k.bodyH())}
}

func (w warmDone) time() string { return warmTime(w.left) }

// warmTime says how long a warm-up took of its two minutes.
func warmTime(left time.Duration) string {
	return fmt.Sprintf("%s of %s", minutesSeconds((warmUpTime - left).Round(time.Second)), minutesSeconds(warmUpTime))
}

func (w warmDone) lines(k kit) []string {
	l, width := k.look, min(k.bodyW(), 90)
	var out []string
	for i, g := range w.of.got {
		if i > 0 {
			out = append(out, "")
		}
		n := report.NeedleOf(g.marked.Marks)
		out = append(out, one(width, l, run{fmt.Sprintf("%d  %s", i+1, g.title), l.strong}))
		out = append(out, indent("   ", flow(width-3, run{g.buyer, l.muted}))...)
		out = append(out, indent("   ", flow(width-3, run{l.sign.quoteL + g.marked.Reply + l.sign.quoteR, l.plain}))...)
		out = append(out, indent("   ", flow(width-3, run{headline(&g.marked), l.accent}, run{"  " + n.Word(), needleInk(l, n)}))...)
		if lift := report.LiftOf(&g.marked.Marks, g.marked.Grades); lift != nil {
			out = append(out, indent("   ", flow(width-3, run{l.sign.arrow + " ", l.pick}, run{lift.Do, l.plain}))...)
		}
	}
	out = append(out, "")
	return append(out, flow(width, run{WarmUpNote, l.muted})...)
}

// WarmUpNote is said of every warm-up.
const WarmUpNote = "A warm-up is kept out of your averages: a line out of its talk is another thing."
