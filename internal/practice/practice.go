// Package practice is what a trainee does: begin an attempt, say a line, take it
// back, go on where it stopped. It joins the pure engine to the store and owns the
// clock, the ids and the seeds. What Say returns is stored before it returns.
package practice

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"spar/internal/scenario"
	"spar/internal/store"
)

// Practice holds the use cases over one store and one library. It may be used from
// many goroutines; one Attempt belongs to one of them at a time.
type Practice struct {
	store *store.Store
	lib   fs.FS
	opts  Options

	shelf *shelf // shared by everybody who practises on the same library

	mu     sync.Mutex
	drafts map[string]draft // by attempt, not yet written
}

// Options are what the world gives: nil fields are the real clock and real chance.
type Options struct {
	Now     func() time.Time
	NewID   func() string
	NewSeed func() uint64
}

// New joins a store and a library of scenario files (*.yaml at the root of lib).
// Nothing is read before it is asked for.
func New(st *store.Store, lib fs.FS, opts Options) *Practice {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.NewID == nil {
		now := opts.Now
		opts.NewID = func() string { return NewID(now()) }
	}
	if opts.NewSeed == nil {
		opts.NewSeed = newSeed
	}
	return &Practice{store: st, lib: lib, opts: opts, shelf: newShelf(), drafts: map[string]draft{}}
}

// On is the practice of somebody else: the same library, read and parsed once for all,
// the same clock and chance, over another store.
func (p *Practice) On(st *store.Store) *Practice {
	return &Practice{store: st, lib: p.lib, opts: p.opts, shelf: p.shelf, drafts: map[string]draft{}}
}

// Close writes the drafts that were kept in memory and closes the store.
func (p *Practice) Close(ctx context.Context) error {
	return errors.Join(p.Flush(ctx), p.store.Close())
}

// Setting is what was kept under key, "" for nothing.
func (p *Practice) Setting(ctx context.Context, key string) (string, error) {
	return p.store.Setting(ctx, key)
}

// SetSetting keeps value under key; "" takes it away.
func (p *Practice) SetSetting(ctx context.Context, key, value string) error {
	return p.store.SetSetting(ctx, key, value)
}

// NewID is a UUID of version 7 (RFC 9562): 48 bits of milliseconds, then chance. Ids
// made on different machines do not meet, and they sort by time.
func NewID(now time.Time) string {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(now.UnixMilli())<<16)
	rand.Read(b[6:]) // never errs, says crypto/rand: without chance the program stops
	b[6] = 0x70 | b[6]&0x0f
	b[8] = 0x80 | b[8]&0x3f
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

func newSeed() uint64 {
	var b [8]byte
	rand.Read(b[:]) // never errs
	return binary.BigEndian.Uint64(b[:])
}

// BrokenError says that a scenario cannot be played, and lists what is wrong with it.
type BrokenError struct {
	ID       string
	Problems []scenario.Problem
}

func (e *BrokenError) Error() string {
	s := fmt.Sprintf("the scenario %q cannot be played", e.ID)
	const most = 3 // the others are told by the check that the hint names
	shown := 0
	for _, problem := range e.Problems {
		if problem.Severity != scenario.Error {
			continue
		}
		if shown++; shown <= most {
			s += "\n  " + problem.String()
		}
	}
	if shown > most {
		s += fmt.Sprintf("\n  and %d more", shown-most)
	}
	return s
}

// Hint is the cure of the only problem, or where those of several are told.
func (e *BrokenError) Hint() string {
	const all = "spar scenario check shows them all, with the cure for each"
	if len(e.Problems) > 1 {
		return all
	}
	for _, problem := range e.Problems {
		if problem.Hint != "" {
			return problem.Hint
		}
	}
	return all
}

// UnknownError says that the library has no such scenario.
type UnknownError struct {
	ID   string
	Near string // the id that was perhaps meant, or ""
}

func (e *UnknownError) Error() string { return fmt.Sprintf("there is no scenario %q", e.ID) }

// Hint offers what was perhaps meant.
func (e *UnknownError) Hint() string {
	if e.Near != "" {
		return fmt.Sprintf("did you mean %q? List them all with: spar list", e.Near)
	}
	return "list them with: spar list"
}

// Pause waits until nothing is being written and lets nothing be until resume is
// called, which must be: before the process is put to sleep.
func (p *Practice) Pause(ctx context.Context) (resume func(), err error) { return p.store.Pause(ctx) }
