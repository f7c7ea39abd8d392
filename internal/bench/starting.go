package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"spar/scenarios"
)

// librarySize is how many scenarios the library has whose first frame is waited for.
const librarySize = 100

// crowd makes a data folder in which a library of a hundred scenarios and an ordinary
// database lie, and in which spar was open before: the very first start shows a tour.
func crowd(b built, dir string) (data string, err error) {
	data = filepath.Join(dir, "crowd")
	own := filepath.Join(data, "scenarios")
	if err := os.MkdirAll(own, 0o755); err != nil {
		return "", err
	}
	ships, err := scenarios.Files.ReadDir(".")
	if err != nil {
		return "", err
	}
	var names []string
	for _, f := range ships {
		if strings.HasSuffix(f.Name(), ".yaml") {
			names = append(names, f.Name())
		}
	}
	for i := len(names); i < librarySize; i++ {
		text, err := scenarios.Files.ReadFile(names[i%len(names)])
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(own, fmt.Sprintf("zz-copy-%03d.yaml", i)), text, 0o644); err != nil {
			return "", err
		}
	}
	p, err := start(nameSpar, []string{b.spar, "--data", data}, nil, true)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	if _, err := p.shows(0, "A minute before you begin", startPatience); err != nil {
		return "", err
	}
	mark := p.got() // escape and what follows it too soon would be one key
	if err := p.send("\x1b"); err != nil {
		return "", err
	}
	if _, err := p.shows(mark, homeShows, startPatience); err != nil {
		return "", err
	}
	p.quiet(300*time.Millisecond, settle) // that the tour was seen is kept beside
	if err := p.send("\x03"); err != nil {
		return "", err
	}
	select {
	case <-p.ended:
		return data, nil
	case <-time.After(startPatience):
		return "", errors.New("spar does not end")
	}
}

// homeShows are words that stand on the library when its cards do.
const homeShows = "Five percent by Friday"

// started are the times from the start of a program to its first whole frame.
type started struct {
	Name           string
	Frames, Silent []time.Duration // on a terminal that answers, and on one that does not
}

// startAll starts each program n times, taking turns, on both kinds of terminal.
func startAll(ctx context.Context, b built, data string, list []rival, n int) ([]started, error) {
	home := rival{name: nameSpar, args: []string{b.spar, "--data", data}, ready: homeShows}
	all := []rival{home}
	for _, r := range list {
		if r.name == nameGum || r.name == nameControl {
			all = append(all, r)
		}
	}
	out := make([]started, len(all))
	for range n {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for k, r := range all {
			out[k].Name = r.name
			took, err := firstFrame(r, true)
			if err != nil {
				return nil, err
			}
			out[k].Frames = append(out[k].Frames, took)
		}
		took, err := firstFrame(home, false)
		if err != nil {
			return nil, err
		}
		out[0].Silent = append(out[0].Silent, took)
	}
	// The stock programs wait five seconds for an answer: once, and side by side.
	errs := make([]error, len(all))
	var wait sync.WaitGroup
	for k := 1; k < len(all); k++ {
		wait.Add(1)
		go func() {
			defer wait.Done()
			var took time.Duration
			took, errs[k] = firstFrame(all[k], false)
			out[k].Silent = append(out[k].Silent, took)
		}()
	}
	wait.Wait()
	return out, errors.Join(errs...)
}

func firstFrame(r rival, answers bool) (took time.Duration, err error) {
	p, err := start(r.name, r.args, r.environ, answers)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	at, err := p.shows(0, r.ready, startPatience)
	return at.Sub(p.began), err
}

// versions times "spar version" and "fzf --version", taking turns. Without fzf its
// times are nil.
func versions(b built, n int) (spar, fzf []time.Duration, err error) {
	_, lacking := exec.LookPath("fzf")
	for range n {
		took, err := run(b.spar, "version")
		if err != nil {
			return nil, nil, err
		}
		spar = append(spar, took)
		if lacking != nil {
			continue
		}
		if took, err = run("fzf", "--version"); err != nil {
			return nil, nil, err
		}
		fzf = append(fzf, took)
	}
	return spar, fzf, nil
}

// run is how long a command takes from start to end.
func run(args ...string) (time.Duration, error) {
	began := time.Now()
	err := exec.Command(args[0], args[1:]...).Run()
	return time.Since(began), err
}
