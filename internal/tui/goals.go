package tui

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/schedule"
)

// goalSheet is where a trainee sets goals and free days and logs real calls. What is
// changed is kept at once, and can be taken back.
type goalSheet struct {
	standing practice.Standing
	goals    practice.Goals // as they stand on the screen
	known    bool
	// changes is the number of the last change made here, 0 for none: answers to older
	// wishes say nothing new.
	changes int
	before  []practice.Goals // what ctrl+y takes back to, the last one at the end
	at      int              // in lines
	number  string           // the digits typed on this line
	busy    bool             // calls are being logged or taken back
}

// The answers to the wishes of the sheet.
type (
	goalsKeptMsg struct {
		change int
		of     practice.Standing
		err    error
	}
	calledMsg struct {
		said string
		err  error
	}
)

// whereItStands works the standing out, for somebody who has no history too.
func (d *desk) whereItStands() tea.Cmd {
	return d.wish("working out where you stand", func() tea.Msg {
		s, err := d.p.Standing(d.ctx)
		return standingMsg{s, err}
	})
}

// change numbers the changes of this session.
func (d *desk) change() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.changes++
	return d.changes
}

// keepGoals stores the goals of a change, unless a later change was stored before it:
// wishes do not wait for each other.
func (d *desk) keepGoals(change int, g practice.Goals) tea.Cmd {
	return d.wish("keeping the goals", func() tea.Msg {
		d.work.Lock()
		defer d.work.Unlock()
		if change < d.kept {
			return nil
		}
		d.kept = change
		if err := d.p.SetGoals(d.ctx, g); err != nil {
			return goalsKeptMsg{change: change, err: err}
		}
		s, err := d.p.Standing(d.ctx)
		return goalsKeptMsg{change, s, err}
	})
}

// logCalls keeps n real calls of today; 0 takes the last ones back.
func (d *desk) logCalls(n int) tea.Cmd {
	return d.wish("logging calls", func() tea.Msg {
		if n > 0 {
			err := d.p.LogCalls(d.ctx, n, d.p.Now(), "")
			return calledMsg{fmt.Sprintf("Logged for today: %d %s; left takes them back", n, schedule.CallsMade.Name(n)), err}
		}
		n, day, err := d.p.UnlogCalls(d.ctx)
		return calledMsg{fmt.Sprintf("Taken back: %d %s of %s", n, schedule.CallsMade.Name(n), day), err}
	})
}

// goalLine is one thing on the sheet that can be set: a goal, a free day, the log of
// calls or the switch.
type goalLine struct {
	head, name string
	goal       *schedule.Goal // period and aim; nil for another line
	day        time.Weekday
	kind       goalKind
}

type goalKind int

const (
	lineGoal goalKind = iota
	lineCalls
	lineToday
	lineDay
	lineSwitch
)

// lines are all lines of the sheet, in their order.
func (goalSheet) lines() []goalLine {
	var all []goalLine
	for _, p := range schedule.Periods() {
		for _, a := range schedule.Aims() {
			all = append(all, goalLine{head: "every " + string(p), name: a.Name(2), goal: &schedule.Goal{Period: p, Aim: a}})
		}
	}
	all = append(all, goalLine{head: "log", name: "real calls today", kind: lineCalls})
	all = append(all, goalLine{head: "free days", name: "today", kind: lineToday})
	for n := range 7 {
		day := time.Weekday((n + 1) % 7) // a week begins on Monday
		all = append(all, goalLine{head: "free days", name: "every " + day.String(), kind: lineDay, day: day})
	}
	return append(all, goalLine{head: "all of it", name: "goals and reminders", kind: lineSwitch})
}

func (goalSheet) name() string { return "your goals" }

// chosen is the line that the cursor is on.
func (g goalSheet) chosen() goalLine { return g.lines()[g.at] }

func (g goalSheet) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if next, cmd, ok := press(g.rows(), g, k, msg.String()); ok {
			return next, cmd
		}
		if name := msg.String(); len(name) == 1 && name >= "0" && name <= "9" {
			return g.digit(name, k)
		}
	case standingMsg:
		if msg.err != nil {
			return g, fail("your goals cannot be read", msg.err)
		}
		if g.standing = msg.of; g.changes == 0 {
			g.goals, g.known = msg.of.Goals, true
		}
	case goalsKeptMsg:
		if msg.err != nil {
			g.changes, g.before = 0, nil // what stands in the store holds
			return g, tea.Sequence(k.desk.whereItStands(), fail("your goals are not kept", msg.err))
		}
		if msg.change == g.changes {
			g.standing, g.goals = msg.of, msg.of.Goals
		}
	case calledMsg:
		g.busy = false
		if msg.err != nil {
			return g, fail("the calls", msg.err)
		}
		return g, tea.Sequence(k.desk.whereItStands(), say(msg.said))
	}
	return g, nil
}

func (g goalSheet) rows() []key[goalSheet] {
	move := func(n int) func(goalSheet, kit) (goalSheet, tea.Cmd) {
		return func(g goalSheet, k kit) (goalSheet, tea.Cmd) {
			g.at, g.number = min(max(0, g.at+n), len(g.lines())-1), ""
			return g, nil
		}
	}
	by := func(n int) func(goalSheet, kit) (goalSheet, tea.Cmd) {
		return func(g goalSheet, k kit) (goalSheet, tea.Cmd) { return g.turn(n, k) }
	}
	less, more := "fewer", "more"
	switch g.chosen().kind {
	case lineCalls:
		less, more = "take the last back", "one more"
	case lineToday, lineDay, lineSwitch:
		less, more = "no", "yes"
	}
	rows := []key[goalSheet]{
		{on: []string{"down", "j"}, show: "up/down", help: "choose", off: g.unread, do: move(1)},
		{on: []string{"up", "k"}, off: g.unread, do: move(-1)},
		{on: []string{"right", "+", "l"}, show: "left/right", help: less + ", " + more, off: g.unread, do: by(1)},
		{on: []string{"left", "-", "h"}, show: "left", help: less, side: true, off: g.unread, do: by(-1)},
		{on: []string{"enter", " "}, show: "enter", help: "set", side: g.chosen().kind == lineGoal, off: g.unread, do: goalSheet.enter},
		{show: "0-9", help: "type a number", side: g.chosen().kind > lineCalls},
		{on: []string{"ctrl+y", "u"}, show: "u", help: "undo", side: len(g.before) == 0, off: func(g goalSheet, k kit) string {
			if len(g.before) == 0 {
				return "nothing was changed on this page"
			}
			return ""
		}, do: goalSheet.undo},
		{on: []string{"esc", "q"}, show: "esc", help: "library", do: func(g goalSheet, k kit) (goalSheet, tea.Cmd) { return g, back }},
	}
	return append(rows, tabs(atGoals, func(g goalSheet) practice.Standing { return g.standing })...)
}

func (goalSheet) unread(g goalSheet, k kit) string {
	switch {
	case !g.known:
		return "your goals are being read"
	case g.busy:
		return "one moment"
	}
	return ""
}

func (g goalSheet) keys(k kit) []hint { return hints(g.rows(), g, k) }

// change takes other goals up and has them kept.
func (g goalSheet) change(to practice.Goals, k kit) (goalSheet, tea.Cmd) {
	g.before = append(g.before[:len(g.before):len(g.before)], g.goals)
	return g.take(to, k)
}

func (g goalSheet) take(to practice.Goals, k kit) (goalSheet, tea.Cmd) {
	g.goals, g.changes = to, k.desk.change()
	return g, k.desk.keepGoals(g.changes, to)
}

func (g goalSheet) undo(k kit) (goalSheet, tea.Cmd) {
	last := len(g.before) - 1
	to := g.before[last]
	g.before, g.number = g.before[:last:last], ""
	return g.take(to, k)
}

// mostTarget is the highest goal that can be set, as by command.
const mostTarget = 10000

// aim sets the target of the chosen goal. The day on which it was first set stays.
func (g goalSheet) aim(target int, k kit) (goalSheet, tea.Cmd) {
	goal := *g.chosen().goal
	goal.Target = min(max(0, target), mostTarget)
	if was := g.set(goal); was != nil {
		if was.Target == goal.Target {
			return g, nil
		}
		goal.Since = was.Since
	} else if goal.Target == 0 {
		return g, nil
	}
	to := g.goals.Set(goal)
	to.Off = false
	return g.change(to, k)
}

// set is the goal of that period and aim as it stands; nil for none.
func (g goalSheet) set(of schedule.Goal) *schedule.Goal {
	for i, have := range g.goals.Goals {
		if have.Period == of.Period && have.Aim == of.Aim {
			return &g.goals.Goals[i]
		}
	}
	return nil
}

// turn sets the chosen line one up or down, or to yes or no.
func (g goalSheet) turn(by int, k kit) (goalSheet, tea.Cmd) {
	line := g.chosen()
	g.number = ""
	switch line.kind {
	case lineGoal:
		target := 0
		if was := g.set(*line.goal); was != nil {
			target = was.Target
		}
		return g.aim(target+by, k)
	case lineCalls:
		g.busy = true
		return g, k.desk.logCalls(max(0, by))
	}
	if g.on(line) == (by > 0) {
		return g, nil
	}
	return g.change(g.flip(line), k)
}

// enter does what the line is for: logs the number typed, or says yes and no in turn.
func (g goalSheet) enter(k kit) (goalSheet, tea.Cmd) {
	line := g.chosen()
	switch line.kind {
	case lineGoal:
		g.number = ""
		return g, nil
	case lineCalls:
		n, err := strconv.Atoi(g.number)
		if err != nil || n < 1 || n > 1000 {
			return g, say("Type how many calls you made today, 1 to 1000, and then enter")
		}
		g.number, g.busy = "", true
		return g, k.desk.logCalls(n)
	}
	return g.change(g.flip(line), k)
}

// digit takes in a typed digit.
func (g goalSheet) digit(d string, k kit) (screen, tea.Cmd) {
	line := g.chosen()
	if why := g.unread(g, k); why != "" || line.kind > lineCalls {
		return g, nil
	}
	number := g.number + d
	n, err := strconv.Atoi(number)
	if err != nil || n > mostTarget {
		return g, nil
	}
	g.number = number
	if line.kind == lineCalls {
		return g, nil
	}
	next, cmd := g.aim(n, k)
	return next, cmd
}

// on reports whether a line that is yes or no is yes.
func (g goalSheet) on(line goalLine) bool {
	switch line.kind {
	case lineToday:
		return slices.Contains(g.goals.Free.Dates, g.day())
	case lineDay:
		return slices.Contains(g.goals.Free.Weekdays, line.day)
	}
	return !g.goals.Off
}

// day is today as free days are kept.
func (g goalSheet) day() string { return g.standing.Now.Format(time.DateOnly) }

// flip is the goals with a line that is yes or no the other way.
func (g goalSheet) flip(line goalLine) practice.Goals {
	to, is := g.goals, g.on(line)
	switch line.kind {
	case lineToday:
		to.Free.Dates = without(to.Free.Dates, g.day())
		if !is {
			to.Free.Dates = append(to.Free.Dates, g.day())
		}
	case lineDay:
		to.Free.Weekdays = without(to.Free.Weekdays, line.day)
		if !is {
			to.Free.Weekdays = append(to.Free.Weekdays, line.day)
		}
	case lineSwitch:
		to.Off = is
	}
	return to
}

// without is a copy of list that does not hold v.
func without[T comparable](list []T, v T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(have T) bool { return have == v })
}
