// Package tui is the screen: a Bubble Tea model that routes between screens which are
// values, and the one place from which everything leaves for the terminal.
package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/team"
	"spar/internal/tui/unasked"
)

func init() {
	// What unasked set has done its work: every package has started.
	if err := unasked.Restore(); err != nil {
		fmt.Fprintln(os.Stderr, "spar: warning: the environment variable CI could not be put back:", err)
	}
}

// Options say where a session is shown and what it opens.
type Options struct {
	In  io.Reader // nil: standard input
	Out io.Writer // nil: standard output
	// Environ decides on colour and character set; nil: the process's own.
	Environ []string
	// Remote is set for a session that does not own the process: it cannot put it to
	// sleep. Its end is the context's end.
	Remote bool
	// Size is how large a remote terminal is at the start; Resized tells when that
	// changes. A local terminal is asked.
	Size    Size
	Resized <-chan Size
	// Enrolment, where set, comes before everything else: there is no practice yet.
	Enrolment *Enrolment
	// Told is what the other end has to say meanwhile: each line is shown as a note.
	Told <-chan string
	// Given tells that the team's drills or goals may have changed; nil where nobody does.
	Given <-chan string
	// ASCII draws without box and block characters.
	ASCII bool

	// Scenario, where not "", is opened at once: its brief, filled with the values of
	// Set and, where New is set, without offering what is unfinished. Attempt is gone
	// on with instead.
	Scenario string
	New      bool
	// Limit is how long a reply may take in a new talk; 0 where nothing is timed.
	Limit time.Duration
	// WarmUp opens a warm-up of a few single beats.
	WarmUp  bool
	Set     map[string]string
	Attempt string
	// Boards are the boards of the team's drills, as this person may see them; nil for none.
	Boards Boards
	// Board opens the board of a drill instead.
	Board *team.Drill
	// Team and Me are set where the person is one of a team: a coach has a desk, and what
	// a coach gave a reply can be seen and disputed.
	Team *team.Team
	Me   store.Person
	// Drill opens the screen of a drill; Next begins at once what comes next in it.
	Drill *team.Drill
	Next  bool
}

// Size is a terminal's width and height in cells.
type Size struct{ W, H int }

// Run shows the screen until the trainee leaves, the context ends, or a screen fails.
// However it ends, the terminal is put back and the newest draft is stored. A screen's
// panic comes back as a *Crash, an ended context as its cause.
func Run(ctx context.Context, p *practice.Practice, o Options) error {
	o, d, k := begin(ctx, p, o)
	if o.Enrolment != nil {
		return host(ctx, rootOn(k, newEnrol(*o.Enrolment), nil), o)
	}
	return host(ctx, newRoot(k, opening(d, o)), o)
}

// begin fills in what the options leave open and makes the desk and the kit of a session.
func begin(ctx context.Context, p *practice.Practice, o Options) (Options, *desk, kit) {
	if o.In == nil {
		o.In = os.Stdin
	}
	if o.Out == nil {
		o.Out = os.Stdout
	}
	if o.Environ == nil {
		o.Environ = os.Environ()
	}
	d := &desk{ctx: ctx, p: p, after: tea.Tick, boards: o.Boards, team: o.Team, me: o.Me}
	k := kit{look: newLook(o.Out, o.Environ, o.ASCII), desk: d, sleepless: "over a connection there is no shell below"}
	if !o.Remote {
		k.sleepless = sleepless()
	}
	return o, d, k
}

// host shows a model until it ends, and leaves in order.
func host(ctx context.Context, r root, o Options) error {
	d := r.kit.desk
	return d.leave(ctx, o, show(ctx, r, d, o))
}

// opening is the wish with which a session starts; nil for the library.
func opening(d *desk, o Options) tea.Cmd {
	switch {
	case o.Attempt != "":
		return d.start(d.resume(o.Attempt))
	case o.WarmUp:
		return d.warmUp()
	case o.Board != nil && o.Boards != nil:
		return tea.Sequence(open(newBoard(o.Board)), d.board(o.Board))
	case o.Drill != nil:
		return d.openDrill(o.Drill, o.Next)
	case o.Scenario != "":
		return d.brief(o)
	}
	return nil
}

// start opens the talk that a wish makes ready.
func (d *desk) start(wish tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		m, ok := wish().(seatedMsg)
		switch {
		case !ok:
			return nil // it crashed; the program is ending
		case m.err != nil:
			return fail("the talk cannot begin", m.err)()
		}
		return tea.Sequence(open(newStage(m.talk)), d.hear(m.talk))()
	}
}

// brief opens the brief of one scenario as the options ask: with the trainee's own
// values, without what is unfinished, timed.
func (d *desk) brief(o Options) tea.Cmd {
	return d.wish("reading the library", func() tea.Msg {
		cards, err := d.p.Glance(d.ctx)
		if err != nil {
			return fail("the library cannot be read", err)()
		}
		for _, c := range cards {
			if c.ID != o.Scenario {
				continue
			}
			if c.Scenario, err = d.p.Recalled(d.ctx, o.Scenario); err != nil {
				return fail("the scenario cannot be played", err)()
			}
			c.Glance = false
			if o.New || o.Limit > 0 {
				c.Unfinished = nil
			}
			b := newBrief(c)
			b.limit = o.Limit
			if len(o.Set) > 0 {
				if b.sc, err = c.Scenario.Fill(o.Set); err != nil {
					return fail("the talk cannot begin", err)()
				}
				b.set = o.Set
			}
			return openMsg{b}
		}
		return noteMsg{fmt.Sprintf("There is no scenario called %q: choose one here.", o.Scenario)}
	})
}

// flush stores the newest draft, whatever work is under way.
func (d *desk) flush(ctx context.Context) error {
	d.work.Lock()
	defer d.work.Unlock()
	return d.keepDraft(ctx)
}

// lastWait bounds how long leaving may take to store the draft.
const lastWait = 3 * time.Second

// leave stores the draft once more, tells where to go on, and says how it ended.
func (d *desk) leave(ctx context.Context, o Options, err error) error {
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWait)
	defer cancel()
	kept := d.flush(last)
	d.mu.Lock()
	crash := d.crash
	d.mu.Unlock()
	if crash != nil {
		if d.seat != nil {
			crash.Title = d.seat.Scenario.Title
		}
		crash.Kept = kept == nil
		return crash
	}
	if cause := context.Cause(ctx); cause != nil {
		return errors.Join(cause, kept)
	}
	if err == nil && kept == nil && d.seat != nil && d.seat.Kind != practice.WarmUp && !d.seat.State.Done() {
		again, end := "Start spar again", "\n"
		if o.Remote {
			again, end = "Log in again", "\r\n" // nothing here turns one into the other
		}
		line := fmt.Sprintf("Kept: %s, turn %d. %s to go on.", d.seat.Scenario.Title, d.seat.State.Turn+1, again)
		_, err = io.WriteString(o.Out, clean(strings.ReplaceAll(line, "\n", " "))+end)
	}
	return errors.Join(err, kept)
}
