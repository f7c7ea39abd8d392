package tui

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/schedule"
)

// standingMsg says where the trainee stands today. It comes after the library, since
// it may have to read everything that was ever practised. It is empty on a first run, unless
// a coach has given a goal.
type standingMsg struct {
	of  practice.Standing
	err error
}

func (d *desk) standing() tea.Cmd {
	return d.wish("working out what is due", func() tea.Msg {
		ever, err := d.p.History(d.ctx, 1)
		asked := err == nil && len(ever) > 0
		if err == nil && !asked {
			asked, err = d.p.IsGiven(d.ctx)
		}
		if err != nil || !asked {
			return standingMsg{err: err}
		}
		s, err := d.p.Standing(d.ctx)
		return standingMsg{s, err}
	})
}

// stood takes in where the trainee stands, and keeps the chosen row chosen.
func (h library) stood(msg standingMsg) (library, tea.Cmd) {
	if msg.err != nil {
		return h, fail("what is due today cannot be worked out", msg.err)
	}
	was, any := h.chosen()
	untouched := h.at == 0
	h.standing = msg.of
	if any && !untouched {
		h.at = max(0, slices.IndexFunc(h.items(), func(it item) bool { return it.same(was) }))
	}
	return h, nil
}

// today is the row for the session of today; false where nothing is to be told, and while
// something is looked for.
func (h library) today() (item, bool) {
	place := h.standing.Today.Place
	if h.standing.Silent() || place == nil || !h.filter.blank() {
		return item{}, false
	}
	for _, c := range h.cards {
		if c.ID == place.Scenario && c.Scenario != nil {
			return item{card: c, today: true}, true
		}
	}
	return item{}, false
}

// why says in one line what today's session is for.
func (h library) why() string {
	s := h.standing
	switch {
	case s.FreeDay:
		return "A free day: nothing is asked of you"
	case len(s.Today.Tasks) > 0:
		return report.TaskNames(s.Today.Tasks, 3) + verb(len(s.Today.Tasks)) + "due"
	case s.Today.Fresh != "":
		return "New to you: " + s.Today.Fresh.Name()
	}
	return "Nothing is due; this was longest ago"
}

func verb(n int) string {
	if n == 1 {
		return " is "
	}
	return " are "
}

// todayHead is the heading of today's row: what is due, in one line.
func (h library) todayHead(l look, w int) string {
	return one(w, l, run{"TODAY  ", l.muted}, run{report.UpperFirst(h.why()), l.strong})
}

// todayLines stand below today's row: the goals as small bars, and the decline that
// one does not notice, named as what it is.
func (h library) todayLines(k kit, w int) []string {
	l, s := k.look, h.standing
	goals, declines := 1, 1
	switch {
	case k.h >= 34:
		goals, declines = 4, 2
	case k.roomy():
		goals, declines = 2, 1
	}
	var out []string
	for _, t := range mostBehind(s.Tallies, goals) {
		out = append(out, "  "+goalRow(l, t, w-2))
	}
	for _, d := range s.Declines[:min(declines, len(s.Declines))] {
		out = append(out, "  "+declineRow(l, d, w-2))
	}
	return out
}

// mostBehind are the n goals that are furthest from reached, in their own order.
func mostBehind(all []schedule.Tally, n int) []schedule.Tally {
	left := func(t schedule.Tally) float64 {
		if t.Given != "" {
			return -1 // what somebody gave is always seen
		}
		return float64(t.Done) / float64(max(1, t.Target))
	}
	byNeed := slices.Clone(all)
	slices.SortStableFunc(byNeed, func(a, b schedule.Tally) int {
		switch x, y := left(a), left(b); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	byNeed = byNeed[:min(n, len(byNeed))]
	return slices.DeleteFunc(slices.Clone(all), func(t schedule.Tally) bool {
		return !slices.ContainsFunc(byNeed, func(b schedule.Tally) bool { return b.Goal == t.Goal })
	})
}

const goalBar = 10

func goalRow(l look, t schedule.Tally, w int) string {
	k := l.accent
	if t.Done >= t.Target {
		k = l.good
	}
	part := min(goalBar, t.Done*goalBar/max(1, t.Target))
	short := fmt.Sprintf("%s %d of %d", t.Aim, t.Done, t.Target)
	plain := t
	plain.Even = 0
	words := fitting(w-goalBar-2, report.GoalLine(t), report.GoalLine(plain), fmt.Sprintf("%s this %s", short, t.Period), short)
	return bar(l, part, goalBar, k) + "  " + one(w-goalBar-2, l, run{words, l.muted})
}

// declineRow is report.DeclineLine in fewer words; all of its lengths say that it is a
// forecast and what it rests on.
func declineRow(l look, d schedule.Decline, w int) string {
	name := fmt.Sprintf("%s %s ", l.sign.down, d.Skill.Name())
	now, on := fmt.Sprintf("forecast %.0f%%", 100*d.Now), report.Counted(d.Replies, "reply")
	words := fitting(w-len([]rune(name)),
		fmt.Sprintf("%s, was %.0f%% %s ago (memory model, %s)", now, 100*d.Then, report.Counted(d.Days, "day"), on),
		fmt.Sprintf("%s after %s (%s)", now, report.Counted(d.Days, "day"), on), fmt.Sprintf("%s, %s", now, on))
	return one(w, l, run{name, l.bad}, run{words, l.muted})
}

// fitting is the first of the texts that fits into width, or the last one.
func fitting(width int, texts ...string) string {
	for _, t := range texts {
		if len([]rune(t)) <= width {
			return t
		}
	}
	return texts[len(texts)-1]
}

// mostDue is how many due skills the column beside the list explains.
const mostDue = 3

// dueHere are the due skills that the chosen scenario trains, for the column beside.
func (h library) dueHere(l look, w int) []string {
	if len(h.standing.Today.Tasks) == 0 {
		return nil
	}
	out := []string{l.muted.on("DUE, AND TRAINED HERE")}
	for i, t := range h.standing.Today.Tasks {
		if i == mostDue {
			out = append(out, l.muted.on(fmt.Sprintf("and %d more", len(h.standing.Today.Tasks)-i)))
			break
		}
		since := "due today"
		if t.Overdue > 0 {
			since = "due for " + report.Counted(t.Overdue, "day")
		}
		out = append(out, flow(w, run{t.Card.Skill.Name(), l.strong}, run{", " + since, l.muted})...)
		if doc := t.Card.Skill.Doc(); doc != "" {
			out = append(out, indent("  ", flow(w-2, run{doc, l.muted}))...)
		}
	}
	return append(out, "")
}
