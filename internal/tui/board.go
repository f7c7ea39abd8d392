package tui

import (
	"context"
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

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
