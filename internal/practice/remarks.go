package practice

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/store"
)

// ErrNoReply means that an attempt has no such reply.
var ErrNoReply = errors.New("there is no such reply")

// Remark keeps what the trainee holds against the marks of a reply, for a coach to
// read. Of several tries at the turn it is the last one with this text.
func (p *Practice) Remark(ctx context.Context, attemptID string, turn int, reply, note string) error {
	if note = strings.TrimSpace(storable(note)); note == "" {
		return errors.New("a remark says what is wrong")
	}
	whole, err := p.store.Load(ctx, attemptID)
	if err != nil {
		return err
	}
	for i := len(whole.Lines) - 1; i >= 0; i-- {
		marked, _, err := markedIn(whole.Lines[i])
		if err != nil {
			return err
		}
		if marked != nil && marked.Turn == turn && marked.Reply == reply {
			_, err := p.store.AddRemark(ctx, store.Remark{
				ID: p.opts.NewID(), Attempt: attemptID, Seq: whole.Lines[i].Seq, Note: note, Created: p.opts.Now(),
			})
			return err
		}
	}
	return ErrNoReply
}

// markedIn is the marks that a line was given, nil for none, and all of its events.
func markedIn(l store.Line) (*play.Marked, []play.Event, error) {
	events, err := decodeEvents(l.Events)
	if err != nil {
		return nil, nil, fmt.Errorf("line %d: %w", l.Seq, err)
	}
	for _, ev := range events {
		if m, ok := ev.(play.Marked); ok {
			return &m, events, nil
		}
	}
	return nil, events, nil
}

// Remarked is a reply whose marks the trainee holds to be wrong, with all that a coach
// needs to judge it.
type Remarked struct {
	ID       string      `json:"id"`
	Note     string      `json:"note"`
	Created  time.Time   `json:"created"`
	Attempt  string      `json:"attempt"`
	Scenario string      `json:"scenario"`
	Beat     string      `json:"beat"`
	Turn     int         `json:"turn"`
	Buyer    string      `json:"buyer"` // the line that was answered
	Reply    string      `json:"reply"`
	Marks    grade.Marks `json:"marks"` // as they were given
	Grader   string      `json:"grader"`
}

// Remarks lists what the trainee holds against marks, the oldest first.
func (p *Practice) Remarks(ctx context.Context) ([]Remarked, error) {
	rows, err := p.store.Remarks(ctx)
	if err != nil {
		return nil, err
	}
	all := []Remarked{}
	for _, r := range rows {
		whole, err := p.store.Load(ctx, r.Attempt)
		if err != nil {
			return nil, err
		}
		one, err := remarked(whole, r)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func remarked(whole store.Whole, r store.Remark) (Remarked, error) {
	one := Remarked{ID: r.ID, Note: r.Note, Created: r.Created, Attempt: r.Attempt, Scenario: whole.Scenario}
	err := eachMarked(whole, func(l store.Line, m play.Marked, sit situation) error {
		if l.Seq == r.Seq {
			one.Beat, one.Turn, one.Buyer, one.Reply, one.Marks, one.Grader = m.Beat, m.Turn, sit.buyer, m.Reply, m.Marks, l.Grader
		}
		return nil
	})
	if err == nil && one.Turn == 0 {
		err = ErrNoReply
	}
	return one, err
}

// DropRemark takes a remark back; false where there is none of that id.
func (p *Practice) DropRemark(ctx context.Context, id string) (bool, error) {
	return p.store.DropRemark(ctx, id)
}

// situation is what a reply answered: the buyer's line, and what stood before it.
type situation struct {
	buyer   string
	history []grade.Turn
}

// eachMarked goes through the replies of an attempt in the order in which they were
// said, with the situation that each was marked in.
func eachMarked(whole store.Whole, visit func(store.Line, play.Marked, situation) error) error {
	var now situation
	for _, l := range whole.Lines {
		_, events, err := markedIn(l)
		if err != nil {
			return err
		}
		if l.Seq == 0 {
			now.history = saidSoFar(events)
		}
		for _, ev := range events {
			switch ev := ev.(type) {
			case play.Marked:
				if err := visit(l, ev, now); err != nil {
					return err
				}
				now.history = append(now.history[:len(now.history):len(now.history)], grade.Turn{Buyer: now.buyer, Reply: ev.Reply})
			case play.Said:
				if ev.Buyer && !ev.Aside {
					now.buyer = ev.Text
				}
			case play.Undone:
				if n := len(now.history); n > 0 {
					now.buyer, now.history = now.history[n-1].Buyer, now.history[:n-1]
				}
			}
		}
	}
	return nil
}

// saidSoFar is what an attempt began with as said already: of a beat that is practised
// alone, what its author wrote came before it.
func saidSoFar(events []play.Event) []grade.Turn {
	var turns []grade.Turn
	buyer := ""
	for _, ev := range events {
		switch said, ok := ev.(play.Said); {
		case ok && said.Buyer:
			buyer = said.Text
		case ok:
			turns = append(turns, grade.Turn{Buyer: buyer, Reply: said.Text})
		}
	}
	return turns
}
