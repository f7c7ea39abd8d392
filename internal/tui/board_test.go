package tui

import (
	"context"
	"fmt"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/store"
	"spar/internal/team"
)

// boardOf gives the board that a test wants shown, and the notes that it sends.
type boardOf struct {
	board   team.Board
	changed chan string
	asked   int
}

func (b *boardOf) Board(context.Context, *team.Drill) (team.Board, error) {
	b.asked++
	return b.board, nil
}
func (b *boardOf) Changed(context.Context) (<-chan string, error) { return b.changed, nil }

// full is a board of seven people with everything on it, whatever it is called.
func fullBoard(called string) team.Board {
	spread := team.Spread{N: 7, Mean: 1.9, SD: 0.6, Low: 1, High: 3}
	cell := team.Cell{Called: 26, Made: 19, People: 7, Shown: true}
	of := []int{7, 0}
	b := team.Board{Title: called, NotFor: team.NotForDecisions, People: 7,
		Phases: []team.PhaseFigure{{ID: "baseline", Started: 7, Finished: 5, State: team.PhaseOpen, Scored: spread}, {ID: "retest", State: team.PhaseWaiting}},
		Moves:  []team.MoveHead{{Move: grade.Hold, Name: called + "hold"}, {Move: grade.Trade, Name: called + "trade"}},
		Cohort: []team.Cell{cell, {}},
		Skills: []team.SkillShift{{ID: "hold", Name: called + "Hold the price", Baseline: spread, Retest: spread,
			Change: team.Change{Spread: spread, From: -0.2, To: 1.1, Known: true}}, {ID: "teach", Name: called + "Teach", Masked: true}},
		Notes: []string{called + "A change is shown once 5 people have both."}}
	for i := range 5 {
		b.Bands = append(b.Bands, team.Band{From: 80 - 20*i, To: 100 - 20*i, People: []int{i % 3, 0}, Of: of})
	}
	for i := range 7 {
		b.Rows = append(b.Rows, team.BoardRow{Name: fmt.Sprintf("%sPerson %d", called, i+1), Playing: i == 2, Finished: i == 3,
			Phases: []team.RowPhase{{Finished: 1, Of: 1}, {Finished: 0, Of: 1}}})
	}
	return b
}

// openBoard opens the oak drill's board through the key of its screen.
func openBoard(d *driver, b *boardOf) {
	d.t.Helper()
	d.r.kit.desk.boards = b
	openOakDrill(d.t, d)
	close(b.changed) // nothing more happens
	d.press("b")
}

func TestBoardScreen(t *testing.T) {
	inEverySize(t, "board", func(d *driver) { openBoard(d, &boardOf{board: fullBoard(""), changed: make(chan string)}) })
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 80, 24)
	openOakDrill(t, d)
	d.press("b")
	d.shows("There is no team here")
}

// TestBoardIsReadAgainWhenItChanged sends notes as a server does, and counts the readings.
func TestBoardIsReadAgainWhenItChanged(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	b := &boardOf{board: fullBoard(""), changed: make(chan string, 3)}
	for range 3 {
		b.changed <- "oak"
	}
	d.r.kit.desk.boards = b
	openOakDrill(t, d)
	close(b.changed)
	b.board.Phases[0].Finished = 6
	d.press("b")
	if b.asked != 1 || d.waits == 0 {
		t.Errorf("read %d times, woken %d times", b.asked, d.waits)
	}
	d.press("r")
	d.shows("6 of 7 finished")
}

// TestBoardFollowsTheStore begins and ends an attempt of the drill, and hears of both.
func TestBoardFollowsTheStore(t *testing.T) {
	p := openPractice(t, testLibrary(t, oak(t)))
	of, problems := team.ReadDrill("oak.yaml", []byte(oakPlan), p)
	if of == nil {
		t.Fatal(problems)
	}
	st, err := store.Open(t.Context(), t.TempDir()+"/team.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	ana := p.On(st.For("ana"))
	boards := team.New(st, team.Options{Now: clock}).Boards(team.Keeper())
	changed, err := boards.Changed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	hear := func(what string) {
		t.Helper()
		select {
		case got := <-changed:
			if got != "oak" {
				t.Errorf("%s: heard %q", what, got)
			}
		case <-time.After(60 * time.Second):
			t.Fatalf("%s: nothing was heard", what)
		}
	}
	a, err := of.For(ana).Play(t.Context(), team.Place{Phase: "baseline", Scenario: "oak-table"})
	if err != nil {
		t.Fatal(err)
	}
	hear("begun")
	for i := 0; !a.State.Done(); i++ {
		if i > 20 {
			t.Fatal("the talk does not end")
		}
		if _, err := ana.Say(t.Context(), a, fmt.Sprintf("I can give you the discount, no problem %d.", i)); err != nil {
			t.Fatal(err)
		}
	}
	hear("ended")
	b, err := boards.Board(t.Context(), of)
	if err != nil || b.People != 1 || !b.Masked {
		t.Errorf("%+v, %v", b, err)
	}
}

// hostileBoard looks at a board on which everything is hostile.
func hostileBoard(d *driver, evil string, look func(string)) {
	d.t.Helper()
	of, problems := team.ReadDrill("oak.yaml", []byte(oakPlan), d.p)
	if of == nil {
		d.t.Fatal(problems)
	}
	of.Title = evil
	d.send(openMsg{newBoard(of)})
	look("board, unread")
	d.send(boardStaleMsg{err: fmt.Errorf("%s", evil)})
	look("board, cannot follow")
	b := newBoard(of)
	b.now, b.loaded = fullBoard(evil), true
	d.send(swapMsg{b})
	look("board")
	d.press("esc")
}
