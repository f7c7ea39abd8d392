package practice

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/store"
)

// Informed is the kind of an attempt that goes back to a turn of another one and
// answers it differently. The marks of the first way were seen, so it is kept out of
// averages, bests and schedules.
const Informed = "fork"

// Forked says from where an attempt goes another way.
type Forked struct {
	Attempt string
	Turn    int // the turn, from 1, that is answered differently
}

// Fork begins an attempt that goes another way from a turn of the attempt: it stands
// where that turn was to be answered, with the replies before it and the marks that
// they were given. The attempt that it comes from is not touched. A turn that the
// attempt does not have is play.ErrNoTurn.
func (p *Practice) Fork(ctx context.Context, attemptID string, turn int) (*Attempt, error) {
	from, err := p.Resume(ctx, attemptID)
	if err != nil {
		return nil, err
	}
	whole, err := p.store.Load(ctx, attemptID)
	if err != nil {
		return nil, err
	}
	state, steps, err := play.Fork(from.Scenario, from.State.Seed, from.Events, turn)
	if err != nil {
		return nil, err
	}
	now := p.opts.Now()
	note, err := origin{Attempt: attemptID, Turn: turn, Memory: originOf(whole.Lines).Memory}.text()
	if err != nil {
		return nil, err
	}
	kept := replyLines(whole.Lines)[:turn-1]
	var events []play.Event
	w := store.Whole{Attempt: whole.Attempt, Text: whole.Text}
	for i, step := range steps {
		l := store.Line{Seq: i, ID: p.opts.NewID(), Kind: lineBegin, Text: note, Grader: grade.Digest(), Created: now}
		if i > 0 {
			l.Kind, l.Text, l.Grader = lineReply, kept[i-1].Text, kept[i-1].Grader
		}
		if l.Events, err = encodeEvents(step); err != nil {
			return nil, err
		}
		events = append(events, step...)
		w.Lines = append(w.Lines, l)
	}
	encoded, err := json.Marshal(state)
	if err != nil {
		return nil, fmt.Errorf("encode the state: %w", err)
	}
	w.State = string(encoded)
	w.ID, w.Kind, w.Seq = p.opts.NewID(), Informed, len(w.Lines)-1
	w.GraderVersion, w.GraderDigest = grade.Version(), grade.Digest()
	w.Started, w.Updated = now, now
	w.Progress = progress(from.Scenario, state, events, now)
	if _, err := p.store.Merge(ctx, w); err != nil {
		return nil, err
	}
	return p.Resume(ctx, w.ID)
}

// replyLines are the lines of the replies that stand, oldest first.
func replyLines(lines []store.Line) []store.Line {
	var all []store.Line
	for _, l := range lines {
		switch {
		case l.Kind == lineReply:
			all = append(all, l)
		case l.Kind == lineAgain && len(all) > 0:
			all = slices.Delete(all, len(all)-1, len(all))
		}
	}
	return all
}
