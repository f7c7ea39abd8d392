package tui

import (
	"context"
	"fmt"
	"reflect"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/team"
)

// desk carries out what screens wish for. Every wish is a command that runs beside
// the screen and comes back as a message; at most one of them works on the attempt
// at a time. The desk also knows the newest draft, so that it can be kept however
// the program ends.
type desk struct {
	ctx context.Context
	p   *practice.Practice
	// team and me are nil and nobody where the trainee is alone.
	team *team.Team
	me   store.Person
	// after sends a message when a while has passed.
	after func(time.Duration, func(time.Time) tea.Msg) tea.Cmd

	// boards are what the person may see of the team's drills; nil where there is no team.
	boards Boards

	work sync.Mutex // held while a wish works on the attempt
	seat *practice.Attempt
	kept int // the last change of the goals that is stored

	mu      sync.Mutex // guards what follows; never held while waiting
	newest  string     // what stands in the input
	stored  string     // what the store has of it
	changes int        // of the goals, so far
	crash   *Crash
	close   func() // ends the program after a crash
	// changed is the session's one ear for changes of boards; nil before the first board.
	changed <-chan string
}

// talk is what a screen may know of the attempt: a copy, made while nothing works on it.
type talk struct {
	id     string
	sc     *scenario.Scenario
	state  play.State
	events []play.Event
	draft  string
	set    map[string]string // the trainee's own values
	forked *practice.Forked  // set for another way from a turn of another attempt
	advice practice.Advice   // which levels are advice only
	limit  time.Duration     // how long a reply may take; 0 where nothing is timed
	warm   *warmUp           // set for a beat of a warm-up
	run    *practice.Run     // set for an attempt of a drill
}

func copyOf(a *practice.Attempt) talk {
	return talk{id: a.ID, sc: a.Scenario, state: a.State, events: slices.Clone(a.Events), draft: a.Draft, set: a.Set, forked: a.Forked, advice: a.Advice, limit: a.Limit, run: a.Run}
}

// The answers to wishes. Err says what went wrong; the rest is then empty.
type (
	libraryMsg struct {
		cards []practice.Card
		// elsewhere are unfinished attempts at what is not among the cards.
		elsewhere []practice.Card
		whole     bool // false: some cards hold only the head of their scenario, the rest is to come
		err       error
	}
	seatedMsg struct {
		talk talk
		err  error
	}
	saidMsg struct {
		talk  talk
		fresh []play.Event
		err   error
	}
	againMsg struct {
		talk talk
		last string // the reply that was taken back
		err  error
	}
	draftMsg struct {
		text string // what is stored now
		err  error
	}
	closedMsg  struct{ err error }
	settingMsg struct{ err error }
	tourMsg    struct{ of tour }
)

// wish makes a command of work, guarded: a panic in it ends the program in order.
func (d *desk) wish(what string, work func() tea.Msg) tea.Cmd {
	return func() (msg tea.Msg) {
		defer d.guard(what)
		return work()
	}
}

// guard is deferred around everything that runs: it keeps the first panic and ends
// the program, so that the terminal is restored and the draft kept on the way out.
func (d *desk) guard(where string) {
	if r := recover(); r != nil {
		d.crashed(where, r)
	}
}

// guarded guards a command and every command that comes out of it. Bubble Tea runs each
// in a goroutine of its own, where a panic ends the process, and over a connection many
// people share that.
func (d *desk) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer d.guard("a command")
		msg := cmd()
		// A batch and a sequence are slices of commands; the second one's type has no name
		// outside of Bubble Tea.
		if list := reflect.ValueOf(msg); list.Kind() == reflect.Slice && list.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range list.Len() {
				one := list.Index(i)
				one.Set(reflect.ValueOf(d.guarded(one.Interface().(tea.Cmd))))
			}
		}
		return msg
	}
}

func (d *desk) crashed(where string, value any) {
	d.mu.Lock()
	if d.crash == nil {
		d.crash = &Crash{Where: where, Value: fmt.Sprint(value), Stack: string(debug.Stack())}
	}
	end := d.close
	d.mu.Unlock()
	if end != nil {
		go end() // it waits for the screen, which may be what crashed
	}
}

// spawn is the one way to start a goroutine.
func (d *desk) spawn(what string, work func()) {
	go func() {
		defer d.guard(what)
		work()
	}()
}

// library lists what there is, as soon as there is something to show: heads first, in
// which case the library wishes for the rest.
func (d *desk) library() tea.Cmd {
	return d.wish("reading the library", func() tea.Msg {
		msg := d.listing(d.p.Glance)
		msg.whole = !slices.ContainsFunc(msg.cards, func(c practice.Card) bool { return c.Glance })
		return msg
	})
}

// wholeLibrary reads all of it, a moment later: the first frame comes first.
func (d *desk) wholeLibrary() tea.Cmd {
	read := d.wish("reading the library", d.readLibrary)
	return d.after(frameFirst, func(time.Time) tea.Msg { return read() })
}

// frameFirst is time enough to draw what is there.
const frameFirst = 30 * time.Millisecond

func (d *desk) readLibrary() tea.Msg {
	msg := d.listing(d.p.Library)
	msg.whole = true
	return msg
}

// listing is the library as read gives it, with the unfinished attempts at what is not in it.
func (d *desk) listing(read func(context.Context) ([]practice.Card, error)) libraryMsg {
	cards, err := read(d.ctx)
	if err != nil {
		return libraryMsg{err: err}
	}
	open, err := d.p.Unfinished(d.ctx)
	return libraryMsg{cards: cards, elsewhere: elsewhere(open, cards), err: err}
}

// begin starts an attempt with a trainee's own values; nil for the scenario's. Limit is
// how long a reply may take, 0 where nothing is timed.
func (d *desk) begin(id string, set map[string]string, limit time.Duration) tea.Cmd {
	return d.sit("beginning an attempt", func() (*practice.Attempt, error) {
		return d.p.Begin(d.ctx, id, practice.BeginOptions{Set: set, Limit: limit})
	})
}

func (d *desk) resume(attempt string) tea.Cmd {
	return d.sit("going on with an attempt", func() (*practice.Attempt, error) {
		return d.p.Resume(d.ctx, attempt)
	})
}

func (d *desk) sit(what string, get func() (*practice.Attempt, error)) tea.Cmd {
	return d.wish(what, func() tea.Msg {
		d.work.Lock()
		defer d.work.Unlock()
		if err := d.keepDraft(d.ctx); err != nil {
			return seatedMsg{err: err}
		}
		a, err := get()
		if err != nil {
			return seatedMsg{err: err}
		}
		d.seat = a
		d.setDraft(a.Draft, a.Draft)
		return seatedMsg{talk: copyOf(a)}
	})
}

// reply sends what was typed. The answer comes when it is committed.
func (d *desk) reply(text string) tea.Cmd {
	return d.wish("keeping a reply", func() tea.Msg {
		d.work.Lock()
		defer d.work.Unlock()
		fresh, err := d.p.Say(d.ctx, d.seat, text)
		if err != nil {
			return saidMsg{err: err}
		}
		d.setDraft("", "")
		return saidMsg{talk: copyOf(d.seat), fresh: slices.Clone(fresh)}
	})
}

// again takes the last turn back.
func (d *desk) again() tea.Cmd {
	return d.wish("taking a turn back", func() tea.Msg {
		d.work.Lock()
		defer d.work.Unlock()
		last := ""
		if n := len(d.seat.State.Turns); n > 0 {
			last = d.seat.State.Turns[n-1].Reply
		}
		if _, err := d.p.Again(d.ctx, d.seat); err != nil {
			return againMsg{err: err}
		}
		return againMsg{talk: copyOf(d.seat), last: last}
	})
}

// drop closes an unfinished attempt for good.
func (d *desk) drop(attempt string) tea.Cmd {
	return d.wish("closing an attempt", func() tea.Msg {
		d.work.Lock()
		defer d.work.Unlock()
		if d.seat != nil && d.seat.ID == attempt {
			d.setDraft("", "")
			d.seat = nil
		}
		return closedMsg{d.p.Abandon(d.ctx, attempt)}
	})
}

// tour opens the worked beat; choosing it takes some grading.
func (d *desk) tour(cards []practice.Card) tea.Cmd {
	return d.wish("choosing a worked beat", func() tea.Msg {
		if t, ok := newTour(cards, d.whole); ok {
			return openMsg{t}
		}
		return nil
	})
}

// firstTour opens the worked beat on the very first run, before the library is read as a
// whole: scenarios are read only until one of them teaches.
func (d *desk) firstTour() tea.Cmd {
	return d.wish("choosing a worked beat", func() tea.Msg {
		if seen, err := d.p.Setting(d.ctx, tourSeen); err != nil || seen != "" {
			return nil // what cannot be read now cannot have been kept either
		}
		// Whoever has met a buyer ("spar play ID") knows how it goes.
		if ever, err := d.p.History(d.ctx, 1); err != nil || len(ever) > 0 {
			return nil
		}
		cards, err := d.p.Glance(d.ctx)
		if err != nil {
			return nil // the library has said so
		}
		if t, ok := newTour(easiestFirst(cards), d.whole); ok {
			return tourMsg{t}
		}
		return nil
	})
}

// whole is the card's scenario, read to its end; nil where it cannot be played.
func (d *desk) whole(c practice.Card) *scenario.Scenario {
	if !c.Glance {
		return c.Scenario
	}
	sc, err := d.p.Scenario(c.ID)
	if err != nil {
		return nil // the library tells what is wrong with it
	}
	return sc
}

func (d *desk) setSetting(key, value string) tea.Cmd {
	return d.wish("keeping a setting", func() tea.Msg {
		return settingMsg{d.p.SetSetting(d.ctx, key, value)}
	})
}

// typing tells the desk what stands in the input now. It does not wait.
func (d *desk) typing(draft string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.newest = draft
}

func (d *desk) setDraft(newest, stored string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.newest, d.stored = newest, stored
}

// forget gives up the draft that could not be kept.
func (d *desk) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.newest = d.stored
}

// saveDraft keeps the newest draft.
func (d *desk) saveDraft() tea.Cmd {
	return d.wish("keeping the draft", func() tea.Msg {
		d.work.Lock()
		defer d.work.Unlock()
		err := d.keepDraft(d.ctx)
		d.mu.Lock()
		defer d.mu.Unlock()
		return draftMsg{d.stored, err}
	})
}

// keepDraft writes the newest draft where the store has another one. Work is held.
func (d *desk) keepDraft(ctx context.Context) error {
	d.mu.Lock()
	newest, stored := d.newest, d.stored
	d.mu.Unlock()
	if d.seat == nil || newest == stored {
		return nil
	}
	if err := d.p.SaveDraft(ctx, d.seat, newest); err != nil {
		return err
	}
	d.mu.Lock()
	d.stored = newest
	d.mu.Unlock()
	return nil
}
