package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

const (
	startPatience = 20 * time.Second
	keyPatience   = 2 * time.Second
	pastePatience = 10 * time.Second
	// Between two keys nothing is typed until the answer to the first is long over,
	// and for a moment that is not always the same, so that no clock is kept step with.
	pauseLeast, pauseMore = 25 * time.Millisecond, 15 * time.Millisecond
	// settle is how long a program has to do what it does after the last key, such as
	// keeping a draft, before it counts as idle.
	settle = 2 * time.Second
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

// typeInto types n keys into a fresh r, one after the other, is idle for a while, and
// pastes two kilobytes.
func typeInto(r rival, n int, idle time.Duration, dice *rand.Rand) (t typed, err error) {
	p, err := r.open(true)
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	p.quiet(300*time.Millisecond, settle)
	before, err := p.cpu()
	if err != nil {
		return t, err
	}
	mark := p.got()
	for i := range n {
		if err := t.key(p, speech[i%len(speech)]); err != nil {
			return t, err
		}
		time.Sleep(pauseLeast + time.Duration(dice.Int64N(int64(pauseMore))))
	}
	after, err := p.cpu()
	if err != nil {
		return t, err
	}
	t.CPU, t.Bytes = after-before, p.got()-mark
	if err := t.rest(p, idle); err != nil {
		return t, err
	}
	if t.Resident, t.Own, err = p.memory(); err != nil || r.short {
		return t, err
	}
	return t, t.paste(p)
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
	at, err := p.shows(mark, words, keyPatience)
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

// rest looks on for a while when nothing is done.
func (t *typed) rest(p *program, idle time.Duration) error {
	time.Sleep(settle)
	mark := p.got()
	before, err := p.cpu()
	if err != nil {
		return err
	}
	began := time.Now()
	time.Sleep(idle)
	after, err := p.cpu()
	if err != nil {
		return err
	}
	t.IdleBytes, t.IdleCPU, t.Idle = p.got()-mark, after-before, time.Since(began)
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
