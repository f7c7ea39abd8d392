package tui

import (
	"context"
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/report"
	"spar/internal/team"
)

// Boards are the boards of a team's drills; *team.Boards is one.
type Boards interface {
	Board(ctx context.Context, d *team.Drill) (team.Board, error)
	// Changed tells the id of a drill whenever its board has changed; "" for any.
	Changed(ctx context.Context) (<-chan string, error)
}

// board shows how a team stands in a drill, and follows it while it is open.
type board struct {
	of       *team.Drill
	now      team.Board
	loaded   bool
	watching bool // a wish waits for the next change
	page     pager
}

type (
	boardMsg struct {
		drill string
		board team.Board
		err   error
	}
	// boardStaleMsg says that something has changed, or, with err, that changes cannot be
	// followed.
	boardStaleMsg struct{ err error }
)

// boardEvery is how long a board stands before it is read again: forty people who play
// at once change it many times a second.
const boardEvery = time.Second

func newBoard(of *team.Drill) board { return board{of: of} }

func (board) name() string { return "the board" }

// board reads the board of a drill.
func (d *desk) board(of *team.Drill) tea.Cmd {
	return d.wish("reading the board", func() tea.Msg {
		b, err := d.boards.Board(d.ctx, of)
		return boardMsg{of.ID, b, err}
	})
}

// watchBoard waits for the next change of any board. One ear serves the whole session.
func (d *desk) watchBoard() tea.Cmd {
	return d.wish("following the board", func() tea.Msg {
		d.mu.Lock()
		changed := d.changed
		d.mu.Unlock()
		if changed == nil {
			var err error
			if changed, err = d.boards.Changed(d.ctx); err != nil {
				return boardStaleMsg{err}
			}
			d.mu.Lock()
			d.changed = changed
			d.mu.Unlock()
		}
		if _, ok := <-changed; !ok {
			return nil // the session or the store has ended
		}
		return boardStaleMsg{}
	})
}

func (b board) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		next, cmd, _ := press(b.rows(), b, k, msg.String())
		return next, cmd
	case boardMsg:
		if msg.drill != b.of.ID {
			return b, nil
		}
		if msg.err != nil {
			return b, fail("the board cannot be read", msg.err)
		}
		b.now, b.loaded = msg.board, true
		if b.watching {
			return b, nil
		}
		b.watching = true
		return b, k.desk.watchBoard()
	case boardStaleMsg:
		if msg.err != nil {
			return b, fail("the board does not follow what happens; r reads it again", msg.err)
		}
		b.watching = false
		read := k.desk.board(b.of)
		return b, k.desk.after(boardEvery, func(time.Time) tea.Msg { return read() })
	}
	return b, nil
}

func (b board) rows() []key[board] {
	rows := []key[board]{
		{on: []string{"r"}, show: "r", help: "read it again", do: func(b board, k kit) (board, tea.Cmd) { return b, k.desk.board(b.of) }},
		{on: []string{"esc", "q", "enter"}, show: "esc", help: "back", do: func(b board, k kit) (board, tea.Cmd) { return b, back }},
	}
	return append(rows, paging(func(b board, k kit) int { return len(b.lines(k)) }, func(b *board) *pager { return &b.page })...)
}

func (b board) keys(k kit) []hint { return hints(b.rows(), b, k) }

func (b board) view(k kit) page {
	aside := "the board"
	if b.loaded && !b.now.Masked {
		aside = fmt.Sprintf("the board, %d people", b.now.People)
	}
	return page{title: b.of.Title, aside: aside, body: b.page.cut(k.look, b.lines(k), k.bodyH())}
}

// lines is the whole board: how far the team is, the moves, baseline and retest, who.
func (b board) lines(k kit) []string {
	l, w := k.look, min(k.bodyW(), 110)
	if !b.loaded {
		return []string{l.muted.on("Reading the board.")}
	}
	out := flow(w, run{b.now.NotFor, l.muted})
	for _, n := range b.now.Notes {
		out = append(out, flow(w, run{n, l.accent})...)
	}
	if b.now.Masked {
		return out
	}
	for _, part := range [][]string{b.phaseLines(l, w), b.moveLines(l, w), b.skillLines(l, w), b.peopleLines(l, w)} {
		if len(part) > 0 {
			out = append(append(out, ""), part...)
		}
	}
	return out
}

func (b board) phaseLines(l look, w int) []string {
	out := []string{l.muted.on("HOW FAR")}
	for _, ph := range b.now.Phases {
		words := fmt.Sprintf("%d of %d finished, %d started", ph.Finished, b.now.People, ph.Started)
		if ph.Scored.N > 0 {
			words += fmt.Sprintf(", mean %.1f of 4 over %d people", ph.Scored.Mean, ph.Scored.N)
		}
		if ph.State != team.PhaseOpen {
			words += ", " + string(ph.State)
		}
		out = append(out, barLine(l, w, upperFirst(string(ph.ID)), ph.Finished, b.now.People, words))
	}
	return out
}

// barLine is a name, a bar of ten and words, in one line.
func barLine(l look, w int, name string, part, whole int, words string) string {
	const nameW = 16
	line := fit(one(nameW-1, l, run{name, l.plain}), nameW) + bar(l, min(goalBar, part*goalBar/max(1, whole)), goalBar, l.accent)
	return line + "  " + one(max(0, w-nameW-goalBar-2), l, run{words, l.muted})
}

// moveLines are the shares of the moves, and how many people make each how often, from
// those who hardly do to those who nearly always do.
func (b board) moveLines(l look, w int) []string {
	if len(b.now.Cohort) == 0 {
		return nil
	}
	out := []string{l.muted.on("MOVES, WHERE A LINE CALLS FOR THEM")}
	for i, c := range b.now.Cohort {
		words := "too few"
		if c.Shown {
			words = fmt.Sprintf("%d of %d", c.Made, c.Called)
		}
		if bands := b.bandWords(i); bands != "" {
			words = fitting(w-28, words+"   people by how often, 0 to 100%: "+bands, words+"  people, 0-100%:"+bands, words)
		}
		out = append(out, barLine(l, w, b.now.Moves[i].Name, c.Made, c.Called, words))
	}
	return append(out, flow(w, run{report.HeatIs, l.muted})...)
}

// bandWords are the people of each band of a move, from the lowest to the highest.
func (b board) bandWords(move int) string {
	s := ""
	for i := len(b.now.Bands) - 1; i >= 0; i-- {
		if b.now.Bands[i].Of[move] == 0 {
			return ""
		}
		s += fmt.Sprintf(" %d", b.now.Bands[i].People[move])
	}
	return s
}

func (b board) skillLines(l look, w int) []string {
	if len(b.now.Skills) == 0 {
		return nil
	}
	out := []string{l.muted.on("BASELINE AND RETEST")}
	for _, s := range b.now.Skills {
		out = append(out, flow(w, run{s.Name, l.strong}, run{": " + report.ShiftWords(s), l.plain})...)
	}
	return append(out, flow(w, run{report.ShiftIs, l.muted})...)
}

// peopleLines are how far each person is who has a row.
func (b board) peopleLines(l look, w int) []string {
	if len(b.now.Rows) == 0 {
		return nil
	}
	out := []string{l.muted.on("WHO")}
	for _, r := range b.now.Rows {
		words := ""
		for i, ph := range r.Phases {
			if i > 0 {
				words += "   "
			}
			words += fmt.Sprintf("%s %d of %d", b.now.Phases[i].ID, ph.Finished, ph.Of)
		}
		switch {
		case r.Finished:
			words += "   finished"
		case r.Playing:
			words += "   playing"
		}
		out = append(out, one(w, l, run{fmt.Sprintf("%-14s ", r.Name), l.plain}, run{words, l.muted}))
	}
	return out
}
