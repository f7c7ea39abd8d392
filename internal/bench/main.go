// Command bench measures how quick spar answers, beside programs that are known to be
// quick, on a terminal of its own:
//
//	go run ./internal/bench            a table in Markdown, in about three minutes
//	go run ./internal/bench --json     the same figures for a program
//	go run ./internal/bench --only starting   one part: typing, starting or inside
//	go run ./internal/bench --quick    half a minute of it, to see that all still works
//
// It types into spar's stage, nano, vim, fzf, "gum write" and a stock Bubble Tea
// textarea (internal/bench/control), taking turns, so that a busy machine is busy for
// all of them. What the machine lacks is left out and named. Figures of processes
// need Linux. It ends with status 1 when something that does not depend on the
// machine's speed is not as promised.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"time"
)

// size is how much is measured.
type size struct {
	rounds, keys, starts, inside int
	idle                         time.Duration
}

var (
	whole = size{rounds: 3, keys: 300, starts: 12, inside: 1000, idle: 5 * time.Second}
	smoke = size{rounds: 1, keys: 40, starts: 2, inside: 60, idle: time.Second}
)

// The parts that can be measured alone.
const (
	partTyping   = "typing"
	partStarting = "starting"
	partInside   = "inside"
)

// result is all that was measured.
type result struct {
	LoadBefore, LoadAfter string
	Rounds, KeysEach      int
	Missing               []string // programs that the machine does not have
	Typing                []typing
	Starting              []started
	SparVersion           []time.Duration
	FzfVersion            []time.Duration
	Inside                insides
}

// typing is what typing into one program showed.
type typing struct {
	Name string
	typed
}

func main() {
	quick := flag.Bool("quick", false, "measure little, to see that all still works")
	only := flag.String("only", "", "measure one `part` alone: typing, starting or inside")
	asJSON := flag.Bool("json", false, "print the figures as JSON, durations in nanoseconds")
	flag.Parse()
	n := whole
	if *quick {
		n = smoke
	}
	switch *only {
	case "", partTyping, partStarting, partInside:
	default:
		fmt.Fprintf(os.Stderr, "bench: error: there is no part %q\nbench: hint: it is typing, starting or inside\n", *only)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := bench(ctx, n, *only, *asJSON); err != nil {
		fmt.Fprintln(os.Stderr, "bench: error:", err)
		os.Exit(1)
	}
}

func bench(ctx context.Context, n size, only string, asJSON bool) error {
	r, err := measure(ctx, n, only)
	if err != nil {
		return err
	}
	if asJSON {
		e := json.NewEncoder(os.Stdout)
		e.SetIndent("", "  ")
		err = e.Encode(r)
	} else {
		_, err = fmt.Print(r.table())
	}
	return errors.Join(err, r.promises())
}

// measure does all of it in a folder that it takes away again.
func measure(ctx context.Context, n size, only string) (r result, err error) {
	dir, err := os.MkdirTemp("", "spar-bench-")
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	say("building")
	b, err := build(dir)
	if err != nil {
		return r, err
	}
	list, missing := rivals(b, dir)
	r = result{LoadBefore: load(), Rounds: n.rounds, KeysEach: n.keys, Missing: missing}
	for _, rival := range list {
		r.Typing = append(r.Typing, typing{Name: rival.name})
	}
	// The pauses are drawn, so that no program's clock is kept step with.
	dice := rand.New(rand.NewPCG(20260302, 6))
	wanted := func(part string) bool { return only == "" || only == part }
	for k := range n.rounds {
		if !wanted(partTyping) {
			break
		}
		got, err := round(ctx, list, n, dice, fmt.Sprintf("typing, round %d of %d", k+1, n.rounds))
		if err != nil {
			return r, err
		}
		for i := range got {
			r.Typing[i].add(got[i])
		}
	}
	if wanted(partStarting) {
		if err := r.starts(ctx, b, dir, list, n); err != nil {
			return r, err
		}
	}
	if wanted(partInside) {
		r.Inside, err = lookInside(ctx, dir, n.inside)
	}
	r.LoadAfter = load()
	return r, err
}

// starts measures how long programs take to begin.
func (r *result) starts(ctx context.Context, b built, dir string, list []rival, n size) error {
	say("starting")
	data, err := crowd(b, dir)
	if err != nil {
		return err
	}
	if r.Starting, err = startAll(ctx, b, data, list, n.starts); err != nil {
		return err
	}
	r.SparVersion, r.FzfVersion, err = versions(b, 2*n.starts)
	return err
}

// say tells on standard error what is being done, and after how long.
func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "bench: %3.0f s  %s\n", time.Since(began).Seconds(), fmt.Sprintf(format, args...))
}

// began is when the bench was started; nothing writes to it.
var began = time.Now()

// promises are what must hold on any machine: an idle spar sends nothing, and every
// key is answered.
func (r result) promises() error {
	for _, t := range r.Typing {
		if t.Name != nameSpar {
			continue
		}
		if t.IdleBytes != 0 {
			return fmt.Errorf("spar sent %d bytes while nothing was done", t.IdleBytes)
		}
		if t.Missed > 0 {
			return fmt.Errorf("%d keys brought nothing on spar's screen", t.Missed)
		}
	}
	return nil
}
