package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"spar/internal/tui"
)

const (
	// settles is how long a file must be left alone before it is read: editors write in
	// several steps, and some put a new file in the place of the old one.
	settles = 60 * time.Millisecond
	// looks is how often the file is read in any case, for folders that tell nobody of
	// changes, as shared ones do.
	looks = 2 * time.Second
)

// watchFile tells what a file holds, at once and whenever that has become something
// else, until ctx ends. A file that is taken away and comes back is the same file.
func watchFile(ctx context.Context, path string) <-chan tui.FileState {
	states := make(chan tui.FileState)
	go func() {
		defer close(states)
		defer func() { // the screen that is told owns the terminal, and has to give it back
			if v := recover(); v != nil {
				select {
				case states <- tui.FileState{Err: fmt.Errorf("the file is watched no more: %v", v)}:
				case <-ctx.Done():
				}
			}
		}()
		events, stop := notices(path)
		defer stop()
		often := time.NewTicker(looks)
		defer often.Stop()
		soon := time.NewTimer(0)
		defer soon.Stop()
		var last tui.FileState
		told := false
		for {
			select {
			case <-ctx.Done():
				return
			case name := <-events:
				if filepath.Base(name) == filepath.Base(path) {
					soon.Reset(settles)
				}
				continue
			case <-often.C:
			case <-soon.C:
			}
			now := readState(path)
			if told && bytes.Equal(now.Src, last.Src) && (now.Err == nil) == (last.Err == nil) {
				continue
			}
			select {
			case states <- now:
				last, told = now, true
			case <-ctx.Done():
				return
			}
		}
	}()
	return states
}

// notices are the names of files that change in the folder of path; none where the
// system cannot tell, since the file is looked at now and then anyhow.
func notices(path string) (<-chan string, func()) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, func() {}
	}
	// Not the file itself: one that is put in its place would go unseen.
	if err := w.Add(filepath.Dir(path)); err != nil {
		_ = w.Close() // nothing was asked of it
		return nil, func() {}
	}
	names, done := make(chan string), make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case ev, ok := <-w.Events:
				if !ok {
					return
				}
				select {
				case names <- ev.Name:
				case <-done:
					return
				}
			case _, ok := <-w.Errors:
				if !ok {
					return
				}
			}
		}
	}()
	return names, func() {
		close(done)
		_ = w.Close() // the program goes on without it
	}
}

// readState reads the file. One that is not there may come back.
func readState(path string) tui.FileState {
	src, err := readScenario(path)
	return tui.FileState{Src: src, Err: err}
}
