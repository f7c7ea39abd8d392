package tui

import (
	"context"
	"errors"
	"io"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/text"
)

// PlainWarmUp plays a warm-up line by line: three single beats, and how they went.
func PlainWarmUp(ctx context.Context, p *practice.Practice, o PlainOptions) error {
	f := &plainFace{p: p, o: o, in: newPlainInput(o.In)}
	picks, err := p.WarmUpPicks(ctx, warmUpBeats)
	if err != nil {
		return err
	}
	if len(picks) == 0 {
		return errNoWarmUp
	}
	until := p.Now().Add(warmUpTime)
	f.line("Warm-up: %d lines, two minutes.", len(picks))
	answered := 0
	for i, pick := range picks {
		done, err := f.warmBeat(ctx, i+1, len(picks), pick)
		if err != nil {
			return err
		}
		if !done {
			break
		}
		answered++
	}
	f.gap()
	f.line("Warmed up: %d of %d lines in %s. %s", answered, len(picks), warmTime(until.Sub(p.Now())), WarmUpNote)
	return f.err
}

// warmBeat plays one beat; false where the input ended before it was answered.
func (f *plainFace) warmBeat(ctx context.Context, n, of int, pick practice.Pick) (bool, error) {
	a, err := f.p.Begin(ctx, pick.Scenario, practice.BeginOptions{Alone: pick.Beat})
	if err != nil {
		return false, err
	}
	f.buyer = calledBy(a.Scenario.Buyer.Name)
	f.gap()
	f.line("%d of %d. %s", n, of, said(a.Scenario.Title))
	f.line("%s", said(a.Scenario.Brief))
	f.gap()
	f.draw(a.Scenario, a.Events, true)
	for a.State.Turn == 0 && f.err == nil {
		typed, err := f.reply(ctx, a)
		if errors.Is(err, io.EOF) {
			return false, f.p.CloseWarmUp(ctx, a)
		}
		if err != nil {
			return false, errors.Join(err, f.p.CloseWarmUp(context.WithoutCancel(ctx), a))
		}
		if err := f.warmReply(ctx, a, typed); err != nil {
			return false, err
		}
	}
	return true, errors.Join(f.err, f.p.CloseWarmUp(ctx, a))
}

// warmReply sends a reply and tells its marks, without what the buyer says to it: the
// warm-up goes on elsewhere.
func (f *plainFace) warmReply(ctx context.Context, a *practice.Attempt, typed string) error {
	var events []play.Event
	err := f.insist(ctx, func() (err error) {
		events, err = f.p.Say(ctx, a, typed)
		return err
	})
	switch {
	case errors.Is(err, play.ErrEmpty), errors.Is(err, play.ErrTooLong):
		f.line("%s", report.UpperFirst(text.Safe(err.Error()))+".")
		return nil
	case err != nil:
		return err
	}
	if !f.o.Interactive {
		f.spoken("You", typed)
	}
	for _, ev := range events {
		if m, ok := ev.(play.Marked); ok {
			f.marked(m)
			if lift := report.LiftOf(&m.Marks, m.Grades); lift != nil {
				f.line("Smallest missing move: %s", said(lift.Do))
			}
		}
	}
	return nil
}
