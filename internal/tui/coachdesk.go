package tui

import (
	"context"
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/team"
)

// RunDesk shows the coach's desk alone, without a library below it.
func RunDesk(ctx context.Context, p *practice.Practice, t *team.Team, me store.Person, o Options) error {
	o, d, k := begin(ctx, p, o)
	d.team, d.me = t, me
	return host(ctx, rootOn(k, coachDesk{bottom: true}, d.queue("")), o)
}

// coachDesk is where a coach marks replies: the queue, and the reply at hand, of which the
// machine's marks are not known here before the coach's own are stored.
type coachDesk struct {
	bottom bool // there is no screen below
	queue  team.Queue
	only   team.Chosen
	loaded bool
	at     int // in the queue

	reading bool // the reply has the keys, not the queue
	wanted  string
	of      team.Opened
	levels  team.Levels // as they were typed, not yet kept
	row     int         // index in of.Grades
	// again is true while levels that were given are being changed.
	again bool
	busy  bool
	page  pager
}

// The answers to the wishes of the desk.
type (
	queueMsg struct {
		of  team.Queue
		err error
	}
	openedMsg struct {
		of  team.Opened
		err error
	}
	judgedMsg struct {
		of  team.Opened
		err error
	}
)

// coach is who sits here as they are now: a role may have been taken away meanwhile.
func (d *desk) coach() (store.Person, error) {
	if d.team == nil {
		return store.Person{}, errNoTeam
	}
	return d.team.Person(d.ctx, d.me.ID)
}

var errNoTeam = &team.AskError{What: "there is no team here", Cure: "log in to your team's server, or: spar team desk --as NAME"}

func (d *desk) queue(only team.Chosen) tea.Cmd {
	return d.wish("reading the queue", func() tea.Msg {
		me, err := d.coach()
		if err != nil {
			return queueMsg{err: err}
		}
		q, err := d.team.Queue(d.ctx, me, team.QueueOptions{Only: only})
		return queueMsg{q, err}
	})
}

func (d *desk) toJudge(id string) tea.Cmd {
	return d.wish("opening a reply", func() tea.Msg {
		me, err := d.coach()
		if err != nil {
			return openedMsg{err: err}
		}
		o, err := d.team.Open(d.ctx, me, id)
		return openedMsg{o, err}
	})
}

// judge keeps a coach's levels; with a reason they change those given before.
func (d *desk) judge(id string, levels team.Levels, reason string) tea.Cmd {
	return d.wish("keeping a coach's marks", func() tea.Msg {
		me, err := d.coach()
		if err != nil {
			return judgedMsg{err: err}
		}
		var o team.Opened
		if reason == "" {
			o, err = d.team.Mark(d.ctx, me, id, team.Given{Levels: levels})
		} else {
			o, err = d.team.Change(d.ctx, me, id, team.Given{Levels: levels}, reason)
		}
		return judgedMsg{o, err}
	})
}

func (coachDesk) name() string { return "the coach's desk" }

// revisit reads the queue again when the desk is seen again.
func (c coachDesk) revisit(k kit) tea.Cmd { return k.desk.queue(c.only) }

func (c coachDesk) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if name := msg.String(); c.reading && !msg.Paste && len(name) == 1 && name >= "0" && name <= "4" {
			if why := c.cannotGive(k); why != "" {
				return c, say(why)
			}
			return c.give(int(name[0] - '0')), nil
		}
		next, cmd, _ := press(c.rows(), c, k, msg.String())
		return next, cmd
	case queueMsg:
		if msg.err != nil {
			return c, fail("the queue cannot be read", msg.err)
		}
		return c.listed(msg.of, k)
	case openedMsg:
		if msg.err != nil {
			c.reading = false
			return c, fail("the reply cannot be opened", msg.err)
		}
		if msg.of.ID == c.wanted {
			return c.open(msg.of, k), nil
		}
	case judgedMsg:
		if !c.busy {
			return c, nil
		}
		c.busy = false
		if msg.err != nil {
			return c, fail("your marks are not kept", msg.err)
		}
		return c.open(msg.of, k), k.desk.queue(c.only)
	case reasonMsg:
		c.busy = true
		return c, k.desk.judge(c.of.ID, c.levels, msg.text)
	}
	return c, nil
}

// listed takes a queue in. The reply at hand stays; where none was opened yet, the one
// under the cursor is.
func (c coachDesk) listed(q team.Queue, k kit) (screen, tea.Cmd) {
	c.queue, c.loaded = q, true
	c.at = min(c.at, max(0, len(q.Items)-1))
	if c.reading || len(q.Items) == 0 {
		return c, nil
	}
	return c.look(k)
}

// look opens the reply under the cursor to be seen beside the queue.
func (c coachDesk) look(k kit) (coachDesk, tea.Cmd) {
	if len(c.queue.Items) == 0 || c.queue.Items[c.at].ID == c.wanted {
		return c, nil
	}
	c.wanted = c.queue.Items[c.at].ID
	return c, k.desk.toJudge(c.wanted)
}

// open takes a reply in; its first level is the one to give.
func (c coachDesk) open(o team.Opened, k kit) coachDesk {
	c.of, c.wanted = o, o.ID
	c.levels, c.row, c.again, c.page = team.Levels{}, 0, false, pager{}
	if k.roomy() && c.marking() {
		c.page = atEnd() // the reply, and what it answers
	}
	return c
}

// marking reports whether levels can be typed now.
func (c coachDesk) marking() bool {
	return c.of.ID != "" && c.of.ID == c.wanted && (c.of.Seen == nil || c.again)
}

// give sets the level at hand and goes on to the next one.
func (c coachDesk) give(level int) coachDesk {
	levels := team.Levels{}
	for d, l := range c.levels {
		levels[d] = l
	}
	levels[c.of.Grades[c.row]] = level
	c.levels = levels
	c.row = min(c.row+1, len(c.of.Grades)-1)
	return c
}

// open levels are those that no level was given for.
func (c coachDesk) lacking() []grade.Dimension {
	return slices.DeleteFunc(slices.Clone(c.of.Grades), func(d grade.Dimension) bool { _, ok := c.levels[d]; return ok })
}

func (c coachDesk) keys(k kit) []hint { return hints(c.rows(), c, k) }

func (c coachDesk) rows() []key[coachDesk] {
	if c.reading {
		return c.replyRows()
	}
	move := func(n int) func(coachDesk, kit) (coachDesk, tea.Cmd) {
		return func(c coachDesk, k kit) (coachDesk, tea.Cmd) {
			c.at = min(max(0, c.at+n), max(0, len(c.queue.Items)-1))
			return c.look(k)
		}
	}
	none := func(c coachDesk, _ kit) string {
		if len(c.queue.Items) == 0 {
			return "nothing waits here"
		}
		return ""
	}
	leave, where := tea.Cmd(back), "library"
	if c.bottom {
		leave, where = tea.Quit, "leave"
	}
	return []key[coachDesk]{
		{on: []string{"enter", "right"}, show: "enter", help: "mark it", off: none, do: func(c coachDesk, k kit) (coachDesk, tea.Cmd) {
			c.reading, c.row = true, 0
			return c.look(k)
		}},
		{on: []string{"down", "j"}, show: "up/down", help: "choose", off: none, do: move(1)},
		{on: []string{"up", "k"}, off: none, do: move(-1)},
		{on: []string{"pgdown"}, show: "page up/down", help: "ten up or down", side: true, off: none, do: move(10)},
		{on: []string{"pgup"}, off: none, do: move(-10)},
		{on: []string{"o"}, show: "o", help: "only " + nextKind(c.only).words, do: func(c coachDesk, k kit) (coachDesk, tea.Cmd) {
			c.only, c.at, c.wanted = nextKind(c.only).of, 0, ""
			return c, k.desk.queue(c.only)
		}},
		{on: []string{"r"}, show: "r", help: "how it is graded", side: true, do: func(c coachDesk, k kit) (coachDesk, tea.Cmd) { return c, open(newRubric(nil)) }},
		{on: []string{"esc", "q"}, show: "esc", help: where, do: func(c coachDesk, k kit) (coachDesk, tea.Cmd) { return c, leave }},
	}
}

// deskKinds are what the queue can be narrowed to, in the order of the key.
var deskKinds = [...]struct {
	of    team.Chosen
	words string
}{{"", "all of them"}, {team.Unsure, "the unsure"}, {team.Disputed, "the disputed"}, {team.Sampled, "those drawn by lot"}}

func nextKind(now team.Chosen) struct {
	of    team.Chosen
	words string
} {
	for i, kind := range deskKinds {
		if kind.of == now {
			return deskKinds[(i+1)%len(deskKinds)]
		}
	}
	return deskKinds[0]
}

func (c coachDesk) replyRows() []key[coachDesk] {
	level := func(n int) func(coachDesk, kit) (coachDesk, tea.Cmd) {
		return func(c coachDesk, k kit) (coachDesk, tea.Cmd) {
			c.row = min(max(0, c.row+n), max(0, len(c.of.Grades)-1))
			return c, nil
		}
	}
	rows := []key[coachDesk]{
		{show: "0-4", help: "give a level", off: coachDesk.cannotGive},
		{on: []string{"enter"}, show: "enter", help: c.enterHelp(), off: coachDesk.cannotEnter, do: coachDesk.enter},
		{on: []string{"tab", "right", "l"}, show: "tab", help: "next level", off: coachDesk.cannotGive, do: level(1)},
		{on: []string{"shift+tab", "left", "h"}, show: "shift+tab", help: "level before", side: true, off: coachDesk.cannotGive, do: level(-1)},
		{on: []string{"c"}, show: "c", help: "change your levels", side: c.of.Seen == nil, off: func(c coachDesk, _ kit) string {
			switch {
			case c.busy:
				return "one moment"
			case c.of.Seen == nil:
				return "give them first, without the machine's"
			case c.again:
				return "type the levels, then enter"
			}
			return ""
		}, do: func(c coachDesk, k kit) (coachDesk, tea.Cmd) {
			c.again, c.row, c.levels, c.page = true, 0, c.of.Seen.Mine.Stands().Levels, pager{}
			return c, nil
		}},
		{on: []string{"esc"}, show: "esc", help: "the queue", do: func(c coachDesk, k kit) (coachDesk, tea.Cmd) {
			c.reading, c.again = false, false
			return c.look(k)
		}},
	}
	return append(rows, pagingIn(func(c coachDesk, k kit) int { return len(c.textLines(k, c.replyW(k))) }, coachDesk.textH, 0, func(c *coachDesk) *pager { return &c.page })...)
}

func (c coachDesk) cannotGive(kit) string {
	switch {
	case c.busy || c.of.ID != c.wanted:
		return "one moment"
	case !c.marking():
		return "you have marked it: c changes your levels"
	}
	return ""
}

func (c coachDesk) enterHelp() string {
	switch {
	case c.of.Seen == nil:
		return "keep them, see the machine's"
	case c.again:
		return "keep them, with a reason"
	}
	return "the next reply"
}

func (c coachDesk) cannotEnter(kit) string {
	switch {
	case c.busy:
		return "your marks are being kept"
	case c.of.ID != c.wanted:
		return "the reply is being opened"
	case c.marking() && len(c.lacking()) > 0:
		return fmt.Sprintf("give %s a level first, 0 to 4", c.lacking()[0])
	case !c.marking() && len(c.queue.Items) == 0:
		return "nothing else waits"
	}
	return ""
}

// enter keeps the levels, or goes on to what waits next.
func (c coachDesk) enter(k kit) (coachDesk, tea.Cmd) {
	switch {
	case c.again:
		return c, open(coachReason{of: c.of})
	case c.of.Seen == nil:
		c.busy = true
		return c, k.desk.judge(c.of.ID, c.levels, "")
	}
	// The reply at hand is off the queue by now: the cursor stands on the next one.
	c.at = min(c.at, len(c.queue.Items)-1)
	return c.look(k)
}

// noDesk says why the library does not lead to a desk: it is for coaches of a team.
func (library) noDesk(k kit) string {
	switch d := k.desk; {
	case d.team == nil:
		return "there is no team here"
	case !team.Allowed(team.Role(d.me.Role), team.Nameless, team.Mark):
		return "it is for coaches"
	}
	return ""
}
