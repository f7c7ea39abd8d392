package tui

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/store/pgtest"
)

// onServer is a practice of one person of a team, on a PostgreSQL that may be stopped.
func onServer(t *testing.T, server *pgtest.Server) (*practice.Practice, *store.Store) {
	t.Helper()
	st, err := store.OpenURL(t.Context(), server.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return practice.New(st.For("ann"), testLibrary(t, oak(t)), practice.Options{Now: clock, NewSeed: func() uint64 { return 1 }}), st
}

// TestAReplyWhileTheDatabaseIsAway: the reply is kept on the screen, which says so
// calmly, and goes on by itself when the database is back. It is stored once.
func TestAReplyWhileTheDatabaseIsAway(t *testing.T) {
	server := pgtest.New(t)
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 12}} {
		p, st := onServer(t, server)
		d := newDriver(t, p, size[0], size[1])
		d.press("enter", "enter")
		plain := d.r.kit.desk.after
		tries := 0
		d.r.kit.desk.after = func(in time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
			if in == draftAgain { // the driver would ask for it on and on
				return nil
			}
			if msg, ok := then(time.Time{}).(resendTick); !ok || msg.tries == 0 {
				return plain(in, then)
			}
			return func() tea.Msg {
				d.shows("RECONNECTING", "reply", "kept", "The price stays at 2,400")
				d.press("x") // nothing can be changed of what is on its way
				if tries++; tries == 3 {
					server.Start(t)
				}
				return then(time.Time{})
			}
		}
		server.Stop(t)
		d.press("T")
		if d.stage().away == 0 {
			t.Error("a draft that could not be kept is not noticed")
		}
		d.shows("reconnecting")
		d.typeIn(firmReply[1:])
		d.press("enter")
		d.shows("Your reply, graded")
		if tries < 3 || d.stage().away != 0 {
			t.Errorf("%d tries, away %d", tries, d.stage().away)
		}
		whole, err := st.For("ann").Load(t.Context(), d.stage().talk.id)
		if err != nil || len(whole.Lines) != 2 || whole.Lines[1].Text != firmReply {
			t.Errorf("stored %+v, %v", whole.Lines, err)
		}
		d.press("enter")
		d.shows("turn 2")
		d.lacks("econnecting", "RECONNECTING")
		if err := p.Close(context.Background()); err != nil {
			t.Error(err)
		}
	}
}

// TestLeavingWhileTheDatabaseIsAway takes a second press, and no try comes after it.
func TestLeavingWhileTheDatabaseIsAway(t *testing.T) {
	server := pgtest.New(t)
	p, _ := onServer(t, server)
	d := newDriver(t, p, 120, 40)
	d.press("enter", "enter")
	server.Stop(t)
	plain := d.r.kit.desk.after
	left := false
	d.r.kit.desk.after = func(in time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		if _, ok := then(time.Time{}).(resendTick); !ok {
			return nil
		}
		return func() tea.Msg {
			if !left {
				left = true
				d.press("esc", "esc")
			}
			return plain(in, then)()
		}
	}
	d.typeIn(firmReply)
	d.press("enter")
	if len(d.r.stack) != 1 || !left {
		t.Errorf("%d screens are open", len(d.r.stack))
	}
}

// startOn starts the server again when it reads that somebody reconnects.
type startOn struct {
	t      *testing.T
	server *pgtest.Server
	strings.Builder
}

func (w *startOn) Write(p []byte) (int, error) {
	if strings.Contains(string(p), "Reconnecting") {
		w.server.Start(w.t)
	}
	return w.Builder.Write(p)
}

// TestThePlainFaceReconnects: it says so once, and goes on by itself with a reply and
// with help.
func TestThePlainFaceReconnects(t *testing.T) {
	server := pgtest.New(t)
	p, st := onServer(t, server)
	in, typed := io.Pipe()
	out := &startOn{t: t, server: server}
	done := make(chan error, 1)
	go func() {
		err := Plain(t.Context(), p, PlainOptions{In: in, Out: out, Scenario: "oak-table"})
		in.CloseWithError(errors.Join(errors.New("the face has ended"), err))
		done <- err
	}()
	say := func(line string) {
		if _, err := io.WriteString(typed, line+"\n"); err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range []string{firmReply, "/hint"} {
		say("") // nothing to say: it is read when all before it is done
		server.Stop(t)
		say(line)
	}
	say("/quit")
	if err := errors.Join(typed.Close(), <-done); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); strings.Count(got, "Reconnecting; what you typed is kept") != 2 || !strings.Contains(got, "Marks for turn 1") {
		t.Error(got)
	}
	list, err := st.For("ann").List(t.Context(), store.Which{})
	if err != nil || len(list) != 1 || list[0].Seq != 2 {
		t.Errorf("%+v, %v", list, err)
	}
}
