package practice

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/store"
)

// Talk is the kind of an ordinary attempt: a scenario from its first beat on.
const Talk = "talk"

// The kinds of line that an attempt is stored as.
const (
	lineBegin = "begin"
	lineReply = "reply"
	lineAgain = "again"
	lineHelp  = "help"
	lineHeard = "heard"
)

// Attempt is an attempt as it stands. Say and Again bring it forward; when they err
// it is as it was.
type Attempt struct {
	ID       string
	Kind     string
	Scenario *scenario.Scenario // as it was when the attempt began, filled
	State    play.State
	Events   []play.Event // all that happened, oldest first
	Draft    string       // what was typed and not sent
	Started  time.Time
	Set      map[string]string // the trainee's own values
	// Times are when each line was stored, the beginning first: a line is a reply or a
	// turn taken back.
	Times []time.Time
	// Limit is how long a reply may take in a timed attempt; 0 for none. Took is how
	// long each reply took from when its line was heard, second tries too.
	Limit time.Duration
	Took  []Taken
	// Away is how long the database was away in an attempt of a drill while a reply waited.
	Away time.Duration
	// Forked is set for an attempt that goes another way from a turn of another one.
	Forked *Forked
	// Run is set for an attempt of a drill.
	Run *Run
	// Advice says which levels are advice only to this trainee's team.
	Advice Advice
	// GraderVersion and GraderDigest name the grader that it was begun with.
	GraderVersion, GraderDigest string

	heard  time.Time // when the line that waits was heard, where that was stored
	row    store.Attempt
	unsure store.Line // a line whose storing failed: it may be there all the same
	last   string     // the id of the last line, as it was loaded
}

// BeginOptions are what may be chosen for an attempt. Seed nil draws one; Set
// replaces the scenario's parameters by name.
type BeginOptions struct {
	Seed *uint64
	Set  map[string]string
	// Limit makes it a timed attempt: how long a reply may take.
	Limit time.Duration
	// Alone is a beat that is practised by itself, as in a warm-up; "" for a whole talk.
	Alone string
	// Strangers plays an episode as if no earlier one had been played.
	Strangers bool
	// Run makes it an attempt of a drill, at this place.
	Run *Run
}

// Begin starts an attempt at the scenario id and stores it: when it returns, the attempt and
// the buyer's first line are on the disk. Its errors are those of Scenario, of the trainee's
// own values, play.ErrForeign for a beat that the scenario does not have, and the store's.
func (p *Practice) Begin(ctx context.Context, id string, o BeginOptions) (*Attempt, error) {
	found, err := p.entry(id)
	if err != nil {
		return nil, err
	}
	var memory []scenario.Episode
	if !o.Strangers {
		if memory, err = p.memory(ctx, found.scenario); err != nil {
			return nil, err
		}
	}
	sc, err := p.shelf.fill(found.scenario, o.Set, memory)
	if err != nil {
		return nil, err
	}
	a, err := p.begun(sc, o)
	if err != nil {
		return nil, err
	}
	if a.Advice, err = p.Advice(ctx); err != nil {
		return nil, err
	}
	first, err := origin{Seconds: o.Limit.Seconds(), Beat: o.Alone, Memory: memory, Run: o.Run}.text()
	if err != nil {
		return nil, err
	}
	line, encoded, err := p.line(a, store.Line{Kind: lineBegin, Text: first, Created: a.Started}, a.State, a.Events)
	if err != nil {
		return nil, err
	}
	text := store.Text{Digest: sc.Digest, Body: found.body}
	if o.Run != nil {
		err = p.store.BeginRun(ctx, a.row, text, encoded, line, o.Run.row())
	} else {
		err = p.store.Begin(ctx, a.row, text, encoded, line)
	}
	if err != nil {
		return nil, err
	}
	p.tellDrill(ctx, o.Run)
	return a, nil
}

// begun is a new attempt at a filled scenario, before it is stored.
func (p *Practice) begun(sc *scenario.Scenario, o BeginOptions) (*Attempt, error) {
	seed := p.opts.NewSeed
	if o.Seed != nil {
		seed = func() uint64 { return *o.Seed }
	}
	now := p.opts.Now()
	state, events, err := play.BeginAt(sc, seed(), o.Alone)
	if err != nil {
		return nil, err
	}
	a := &Attempt{
		ID: p.opts.NewID(), Kind: o.kind(), Limit: o.Limit, Run: o.Run, Scenario: sc, State: state, Events: events, Started: now,
		Times: []time.Time{now}, Set: maps.Clone(o.Set), GraderVersion: grade.Version(), GraderDigest: grade.Digest(),
	}
	a.row = store.Attempt{
		ID: a.ID, Kind: a.Kind, Scenario: sc.ID, Title: sc.Title, Digest: sc.Digest,
		GraderVersion: a.GraderVersion, GraderDigest: a.GraderDigest,
		Seed: state.Seed, Params: a.Set, Started: now, Updated: now,
		Progress: progress(sc, state, events, now),
	}
	return a, nil
}

// kind is the kind of attempt that the options make.
func (o BeginOptions) kind() string {
	switch {
	case o.Run != nil:
		return Drill
	case o.Alone != "":
		return WarmUp
	}
	return Talk
}

// Resume loads an attempt to go on with it (or to look at it, when it has ended),
// with the scenario as it was when the attempt began, from the state that was
// stored: an upgrade of the scenario or of the grader changes neither.
func (p *Practice) Resume(ctx context.Context, attemptID string) (*Attempt, error) {
	return p.resume(ctx, attemptID, p.shelf.decode)
}

// decoder is scenario.Decode, or something that remembers what it said.
type decoder func(name string, src []byte) (*scenario.Scenario, []scenario.Problem)

func (p *Practice) resume(ctx context.Context, attemptID string, decode decoder) (*Attempt, error) {
	whole, err := p.store.Load(ctx, attemptID)
	if err != nil {
		return nil, err
	}
	a := &Attempt{
		ID: whole.ID, Kind: whole.Kind, Draft: whole.Draft, Started: whole.Started, Set: whole.Params,
		GraderVersion: whole.GraderVersion, GraderDigest: whole.GraderDigest, row: whole.Attempt,
	}
	raw, problems := decode(whole.Scenario+extension, whole.Text.Body)
	if raw == nil {
		return nil, &BrokenError{ID: whole.Scenario, Problems: problems}
	}
	if a.Scenario, err = p.shelf.fill(raw, whole.Params, originOf(whole.Lines).Memory); err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(whole.State), &a.State); err != nil {
		return nil, fmt.Errorf("the state of the attempt %s: %w", a.ID, err)
	}
	for _, line := range whole.Lines {
		events, err := decodeEvents(line.Events)
		if err != nil {
			return nil, fmt.Errorf("line %d of the attempt %s: %w", line.Seq, a.ID, err)
		}
		a.Events = append(a.Events, events...)
		a.Times = append(a.Times, line.Created)
		a.last = line.ID
	}
	from := originOf(whole.Lines)
	a.Limit = time.Duration(from.Seconds * float64(time.Second))
	times := timing(whole.Lines)
	a.Took, a.heard, a.Away = times.Took, times.heard, times.Away
	a.Run = from.Run
	if a.Advice, err = p.Advice(ctx); err != nil {
		return nil, err
	}
	if a.Kind == Informed && from.Attempt != "" {
		a.Forked = &Forked{Attempt: from.Attempt, Turn: from.Turn}
	}
	return a, nil
}

// Say plays one reply. The events it returns are stored, with the reply and the
// state after it, before it returns; on an error nothing is, and a is as it was.
// The error may be play's (ErrEmpty, ErrTooLong, ErrOver) or store.ErrConflict when
// the attempt was continued elsewhere. After store.ErrAway it is not known whether the
// reply was stored: saying the same again stores it once, however often it takes.
func (p *Practice) Say(ctx context.Context, a *Attempt, reply string) ([]play.Event, error) {
	reply = storable(reply)
	return p.act(ctx, a, func() ([]play.Event, error) {
		state, events, err := play.Step(a.Scenario, a.State, reply)
		if err != nil {
			return nil, err
		}
		return p.commit(ctx, a, store.Line{Kind: lineReply, Text: reply}, state, events)
	})
}

// Again takes the last turn back, to try it anew; the taken-back reply stays on record.
// The error may be ErrStrict.
func (p *Practice) Again(ctx context.Context, a *Attempt) ([]play.Event, error) {
	if a.Run.strict() {
		return nil, ErrStrict
	}
	return p.act(ctx, a, func() ([]play.Event, error) {
		state, events, err := play.Again(a.Scenario, a.State)
		if err != nil {
			return nil, err
		}
		return p.commit(ctx, a, store.Line{Kind: lineAgain}, state, events)
	})
}

// Help asks for the next step of help with the line that waits; that it was asked for
// is stored before it is shown. What was typed and not sent stays. The error may be
// play.ErrNoMoreHelp or ErrStrict.
func (p *Practice) Help(ctx context.Context, a *Attempt) ([]play.Event, error) {
	if a.Run.strict() {
		return nil, ErrStrict
	}
	state, events, err := play.Help(a.State)
	if err != nil {
		return nil, err
	}
	return p.commit(ctx, a, store.Line{Kind: lineHelp, KeepDraft: true}, state, events)
}

// Abandon puts an attempt aside: it is not offered any more, and kept.
func (p *Practice) Abandon(ctx context.Context, attemptID string) error {
	p.forget(attemptID)
	return p.store.Abandon(ctx, attemptID, p.opts.Now())
}

// commit stores what was done and then brings a forward.
func (p *Practice) commit(ctx context.Context, a *Attempt, line store.Line, state play.State, events []play.Event) ([]play.Event, error) {
	now := p.opts.Now()
	u := a.unsure
	resent := u.ID != "" && u.Seq == a.row.Seq+1 && u.Kind == line.Kind && u.Text == line.Text
	if resent {
		now = u.Created // sent again, it is as old as it was
	}
	row, all := a.row, append(a.Events[:len(a.Events):len(a.Events)], events...)
	row.Seq++
	row.Updated, row.Progress = now, progress(a.Scenario, state, all, now)
	line.Seq, line.Created = row.Seq, now
	line, encoded, err := p.line(a, line, state, events)
	if err != nil {
		return nil, err
	}
	if err := p.store.Append(ctx, row, encoded, line); err != nil {
		if !errors.Is(err, store.ErrConflict) { // which says that it is not stored
			a.unsure = line
		}
		return nil, err
	}
	if a.State.Done() != state.Done() {
		p.tellDrill(ctx, a.Run)
	}
	a.row, a.State, a.Events = row, state, all
	a.took(line)
	if line.KeepDraft {
		p.carry(a.ID, row.Seq)
		return events, nil
	}
	a.Draft = ""
	p.forget(a.ID)
	if resent {
		p.back(ctx, a, now)
	}
	return events, nil
}

// line completes a line and encodes the state that goes with it. A line that may have
// been stored although its storing failed keeps its id, so that saying the same
// again cannot store it twice.
func (p *Practice) line(a *Attempt, l store.Line, state play.State, events []play.Event) (store.Line, string, error) {
	l.ID, l.Grader = p.opts.NewID(), grade.Digest()
	if u := a.unsure; u.ID != "" && u.Seq == l.Seq && u.Kind == l.Kind && u.Text == l.Text {
		l.ID = u.ID
	}
	encoded, err := json.Marshal(state)
	if err != nil {
		return l, "", fmt.Errorf("encode the state: %w", err)
	}
	l.Events, err = encodeEvents(events)
	return l, string(encoded), err
}

// progress is what lists show of an attempt.
func progress(sc *scenario.Scenario, state play.State, events []play.Event, now time.Time) store.Progress {
	pr := store.Progress{Status: store.StatusOpen, Turns: state.Turn}
	pr.Score, pr.Rests = play.Score(events)
	if state.Done() {
		pr.Status, pr.Ended, pr.Ending, pr.Outcome = store.StatusEnded, now, state.Ending, string(state.Outcome(sc))
	}
	return pr
}

func encodeEvents(events []play.Event) (string, error) {
	list := make([]json.RawMessage, len(events))
	for i, e := range events {
		var err error
		if list[i], err = play.EncodeEvent(e); err != nil {
			return "", fmt.Errorf("encode an event: %w", err)
		}
	}
	b, err := json.Marshal(list)
	return string(b), err
}

func decodeEvents(encoded string) ([]play.Event, error) {
	var list []json.RawMessage
	if err := json.Unmarshal([]byte(encoded), &list); err != nil {
		return nil, fmt.Errorf("the events: %w", err)
	}
	events := make([]play.Event, 0, len(list))
	for _, one := range list {
		e, err := play.DecodeEvent(one)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("event %d", len(events)), err)
		}
		events = append(events, e)
	}
	return events, nil
}

// storable makes of what was typed a text that every part keeps byte for byte: JSON
// has no invalid UTF-8 and PostgreSQL no NUL, and a reply that is stored otherwise
// than it was graded could not be replayed.
func storable(reply string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(reply, "\ufffd"), "\x00", "\ufffd")
}
