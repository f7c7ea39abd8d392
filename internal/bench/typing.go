package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"spar/internal/bench/proc"
)

const (
	startPatience = 60 * time.Second
	keyPatience   = 2 * time.Second
	pastePatience = 60 * time.Second
	// sparPatience is how long spar has for one key. That it answers each is promised on any
	// machine, and a machine may stand still for a while.
	sparPatience = 60 * time.Second
	// Between two keys nothing is typed until the answer to the first is long over,
	// and for a moment that is not always the same, so that no clock is kept step with:
	// on the average most of the 17 ms of the slowest clock that is met here.
	pauseLeast, pauseMore = 8 * time.Millisecond, 12 * time.Millisecond
	// A program that leaves so many keys unanswered is typed into no more: each takes
	// keyPatience, and the figures would mean nothing.
	mostMissed = 10
	// settle is how long a program has to do what it does after the last key, such as
	// keeping a draft, before it counts as idle.
	settle = 2 * time.Second
	// restless is how often a program that sent something while idle is looked at again: one
	// whose machine stood still is only late, one that is never idle is so every time.
	restless = 5
)

// typed is what typing into one program showed, in one round or in all.
type typed struct {
	Keys   []time.Duration // from the key to the read that brings its letter
	Missed int             // keys whose letter did not come
	Bytes  int             // that the keys together brought
	CPU    time.Duration   // that the keys together cost

	IdleBytes int
	IdleCPU   time.Duration
	Idle      time.Duration // for how long nothing was done

	Pastes        []time.Duration
	Resident, Own int64 // the largest seen, after the typing

	patience time.Duration // with one key; 0 for keyPatience
}

// add takes another round in.
func (t *typed) add(o typed) {
	t.Keys, t.Pastes = append(t.Keys, o.Keys...), append(t.Pastes, o.Pastes...)
	t.Missed += o.Missed
	t.Bytes += o.Bytes
	t.CPU += o.CPU
	t.IdleBytes += o.IdleBytes
	t.IdleCPU += o.IdleCPU
	t.Idle += o.Idle
	t.Resident, t.Own = max(t.Resident, o.Resident), max(t.Own, o.Own)
}

// speech is what is typed, again and again: words, so that lines break as they do.
const speech = "the price stays where it is because an empty seat costs you more than that every single day so who besides you has to agree "

// round types n keys into each of the rivals, one after the other, each started afresh;
// lets all of them be idle at once, since an idle program's figures do not hang on the
// others'; and pastes two kilobytes into one after the other.
func round(ctx context.Context, list []rival, n size, dice *rand.Rand, what string) (got []typed, err error) {
	got = make([]typed, len(list))
	open := make([]*program, len(list))
	defer func() {
		for _, p := range open {
			if p != nil {
				err = errors.Join(err, p.stop())
			}
		}
	}()
	for i, r := range list {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		say("%s: %s", what, r.name)
		if open[i], err = r.open(true); err != nil {
			return nil, err
		}
		if r.name == nameSpar {
			got[i].patience = sparPatience
		}
		if err := got[i].keys(open[i], n.keys, dice); err != nil {
			return nil, err
		}
	}
	say("%s: all of them idle", what)
	if err := rest(ctx, got, open, n.idle); err != nil {
		return nil, err
	}
	for i, r := range list {
		if got[i].Resident, got[i].Own, err = proc.Memory(open[i].cmd.Process.Pid); err != nil {
			return nil, err
		}
		if r.short {
			continue
		}
		if err := got[i].paste(open[i]); err != nil {
			return nil, err
		}
	}
	return got, nil
}

// keys types n keys, one after the other.
func (t *typed) keys(p *program, n int, dice *rand.Rand) error {
	p.quiet(300*time.Millisecond, settle)
	before, err := proc.CPU(p.cmd.Process.Pid)
	if err != nil {
		return err
	}
	mark := p.got()
	for i := range n {
		if err := t.key(p, speech[i%len(speech)]); err != nil {
			return err
		}
		if t.Missed >= mostMissed {
			say("%s left %d keys unanswered and is typed into no more", p.name, t.Missed)
			break
		}
		time.Sleep(pauseLeast + time.Duration(dice.Int64N(int64(pauseMore))))
	}
	after, err := proc.CPU(p.cmd.Process.Pid)
	if err != nil {
		return err
	}
	t.CPU, t.Bytes = after-before, p.got()-mark
	return nil
}

// key types one letter and waits for it. A space shows no letter: whatever it brings
// is its answer, and it is not counted.
func (t *typed) key(p *program, c byte) error {
	words := string(c)
	if c == ' ' {
		words = ""
	}
	mark, began := p.got(), time.Now()
	if err := p.send(string(c)); err != nil {
		return err
	}
	patience := keyPatience
	if t.patience > 0 {
		patience = t.patience
	}
	at, err := p.shows(mark, words, patience)
	switch {
	case errors.Is(err, errNothing):
		t.Missed++
	case err != nil:
		return err
	case c != ' ':
		t.Keys = append(t.Keys, at.Sub(began))
	}
	return nil
}

// rest looks on for a while when nothing is done. As long as a program that is to be quiet
// sends something, all are looked at once more.
func rest(ctx context.Context, got []typed, open []*program, idle time.Duration) error {
	for range restless {
		if err := pause(ctx, settle); err != nil {
			return err
		}
		if err := restOnce(ctx, got, open, idle); err != nil {
			return err
		}
		if quiet(got, open) {
			return nil
		}
	}
	return nil
}

// quiet reports whether spar sent nothing while it was idle.
func quiet(got []typed, open []*program) bool {
	for i, p := range open {
		if p.name == nameSpar && got[i].IdleBytes != 0 {
			return false
		}
	}
	return true
}

// pause waits for d, or for the end of ctx and gives its error.
func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// restOnce notes what each program sends and costs while nothing is done for idle.
func restOnce(ctx context.Context, got []typed, open []*program, idle time.Duration) error {
	marks, before := make([]int, len(open)), make([]time.Duration, len(open))
	var err error
	for i, p := range open {
		marks[i] = p.got()
		if before[i], err = proc.CPU(p.cmd.Process.Pid); err != nil {
			return err
		}
	}
	began := time.Now()
	if err := pause(ctx, idle); err != nil {
		return err
	}
	for i, p := range open {
		after, err := proc.CPU(p.cmd.Process.Pid)
		if err != nil {
			return err
		}
		got[i].IdleBytes, got[i].IdleCPU, got[i].Idle = p.got()-marks[i], after-before[i], time.Since(began)
	}
	return nil
}

// paste pastes two kilobytes, in brackets as every terminal does, and waits for the
// last word to be seen.
func (t *typed) paste(p *program) error {
	const size, last = 2000, "finis"
	text := strings.Repeat(speech, 1+size/len(speech))[:size-len(last)-1] + " " + last
	mark, began := p.got(), time.Now()
	// A terminal takes a few kilobytes at a time; the program has to be reading.
	if err := p.send("\x1b[200~" + text + "\x1b[201~"); err != nil {
		return err
	}
	at, err := p.shows(mark, last, pastePatience)
	if err != nil {
		return fmt.Errorf("a paste: %w", err)
	}
	t.Pastes = append(t.Pastes, at.Sub(began))
	return nil
}
