package practice

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"
	"time"

	"spar/internal/scenario"
	"spar/internal/store"
)

// Card is one scenario in the library, with what the trainee has done with it.
type Card struct {
	ID string
	// Scenario is nil when the file cannot be played; Problems say why. They may hold
	// warnings where there is a scenario.
	Scenario *scenario.Scenario
	Problems []scenario.Problem
	// Glance is true when only the head of the file was read: Scenario has no beats and
	// is there to be listed.
	Glance bool
	// Last is the last attempt that was played to an end, Best the one of the highest
	// score; nil when there is none. Unfinished is the one to go on with.
	Last, Best *Result
	Unfinished *Summary
}

// Result is how an attempt ended.
type Result struct {
	Attempt string
	Ended   time.Time
	Ending  string
	Outcome scenario.Outcome
	Score   float64 // mean level
	Rests   int     // how many levels Score rests on; 0: nothing was graded
}

// entry is a scenario file as it was last parsed.
type entry struct {
	file     string
	body     []byte
	scenario *scenario.Scenario
	problems []scenario.Problem
	glance   bool
}

const extension = ".yaml"

// maxFile is more than a scenario may hold: a longer file is refused by its decoder
// without being read to the end.
const maxFile = 1 << 20

// Library lists every scenario by file name. A file that cannot be played is listed
// with its problems and hides no other.
func (p *Practice) Library(ctx context.Context) ([]Card, error) { return p.cards(ctx, p.read) }

// Glance is the library before it is read as a whole, to have something to show at
// once: of files that were not read yet it reads only the heads. Whether such a card
// can be played, Library tells.
func (p *Practice) Glance(ctx context.Context) ([]Card, error) { return p.cards(ctx, p.glance) }

// cards lists every scenario with what the trainee has done with it, each read by read.
func (p *Practice) cards(ctx context.Context, read func(string) (entry, error)) ([]Card, error) {
	cards, err := catalogue(p.lib, read)
	if err != nil {
		return nil, err
	}
	last, best, err := p.store.Bests(ctx, Talk)
	if err != nil {
		return nil, err
	}
	if err := p.recall(ctx, cards, last); err != nil {
		return nil, err
	}
	open, err := p.Unfinished(ctx)
	if err != nil {
		return nil, err
	}
	for n := range cards {
		card := &cards[n]
		card.Last, card.Best = result(last, card.ID), result(best, card.ID)
		for i := range open {
			if open[i].Scenario == card.ID {
				card.Unfinished = &open[i]
				break
			}
		}
	}
	return cards, nil
}

// Catalogue is the library without anybody's history, for when that cannot be read.
func Catalogue(lib fs.FS) ([]Card, error) {
	p := New(nil, lib, Options{})
	return catalogue(lib, p.read)
}

// catalogue lists every scenario by file name, each read by read.
func catalogue(lib fs.FS, read func(string) (entry, error)) ([]Card, error) {
	files, err := fs.ReadDir(lib, ".")
	if err != nil {
		return nil, fmt.Errorf("read the library: %w", err)
	}
	var names []string
	for _, f := range files {
		if strings.HasSuffix(f.Name(), extension) && !f.IsDir() && !strings.HasPrefix(f.Name(), ".") {
			names = append(names, f.Name())
		}
	}
	var cards []Card
	for _, e := range readAll(names, read) {
		cards = append(cards, Card{ID: strings.TrimSuffix(e.file, extension), Scenario: e.scenario, Problems: e.problems, Glance: e.glance})
	}
	sort.Slice(cards, func(i, j int) bool { return cards[i].ID < cards[j].ID })
	return cards, nil
}

func result(of map[string]store.Attempt, id string) *Result {
	a, ok := of[id]
	if !ok || a.Damaged {
		return nil
	}
	return &Result{Attempt: a.ID, Ended: a.Ended, Ending: a.Ending, Outcome: scenario.Outcome(a.Outcome), Score: a.Score, Rests: a.Rests}
}

// Scenario is the scenario of that id with its parameters at their defaults; its Fill
// replaces them. The error is *UnknownError or *BrokenError where there is none.
func (p *Practice) Scenario(id string) (*scenario.Scenario, error) {
	e, err := p.entry(id)
	return e.scenario, err
}

// entry is the playable file of a scenario.
func (p *Practice) entry(id string) (entry, error) {
	name := id + extension
	if !fs.ValidPath(name) || strings.ContainsAny(id, `/\`) {
		return entry{}, &UnknownError{ID: id}
	}
	e, err := p.read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return entry{}, &UnknownError{ID: id, Near: p.near(id)}
	case err != nil:
		return entry{}, err
	case e.scenario == nil:
		return entry{}, &BrokenError{ID: id, Problems: e.problems}
	}
	return e, nil
}

// readAll reads files beside each other: parsing is what the first look at a library
// waits for. A file that cannot be read has that as its problem.
func readAll(names []string, read func(string) (entry, error)) []entry {
	return abreast(names, func(name string) entry {
		e, err := read(name)
		if err != nil {
			e.problems = []scenario.Problem{{File: name, Line: 1, Col: 1, Severity: scenario.Error,
				Message: err.Error(), Hint: "make the file readable, or take it away"}}
		}
		return e
	})
}

// read gives the parsed file name, parsing it only when its bytes have changed.
func (p *Practice) read(name string) (entry, error) {
	e, known, err := p.load(name)
	if err != nil || known {
		return e, err
	}
	e.scenario, e.problems = scenario.Decode(name, e.body)
	p.shelf.mu.Lock()
	defer p.shelf.mu.Unlock()
	p.shelf.parsed[name] = e
	return e, nil
}

// glance is read, of a file that is not known yet only its head.
func (p *Practice) glance(name string) (entry, error) {
	e, known, err := p.load(name)
	if err != nil || known {
		return e, err
	}
	if e.scenario, e.glance = scenario.Glance(name, e.body); !e.glance {
		return p.read(name)
	}
	return e, nil
}

// load reads the file name; known is true when it is parsed already.
func (p *Practice) load(name string) (e entry, known bool, err error) {
	fail := func(err error) (entry, bool, error) {
		return entry{file: name}, false, fmt.Errorf("read the scenario: %w", err)
	}
	p.shelf.mu.Lock()
	e, known = p.shelf.parsed[name]
	p.shelf.mu.Unlock()
	if known {
		if same, err := p.holds(name, e.body); err != nil || same {
			if err != nil {
				return fail(err)
			}
			return e, true, nil
		}
	}
	f, err := p.lib.Open(name)
	if err != nil {
		return fail(err)
	}
	body, err := readSome(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return fail(err)
	}
	return entry{file: name, body: body}, false, nil
}

// holds reports whether the file name holds body. It keeps nothing of it: on a server the
// whole library is looked through at every login.
func (p *Practice) holds(name string, body []byte) (bool, error) {
	f, err := p.lib.Open(name)
	if err != nil {
		return false, err
	}
	same, err := reads(io.LimitReader(f, maxFile), body)
	return same, errors.Join(err, f.Close())
}

func reads(from io.Reader, want []byte) (bool, error) {
	buf := make([]byte, 1024)
	for {
		n, err := from.Read(buf)
		if n > len(want) || string(buf[:n]) != string(want[:n]) {
			return false, nil
		}
		want = want[n:]
		if err == io.EOF {
			return len(want) == 0, nil
		}
		if err != nil {
			return false, err
		}
	}
}

// readSome reads a file of at most maxFile bytes into room that it asks for once.
func readSome(f fs.File) ([]byte, error) {
	room := 0
	if info, err := f.Stat(); err == nil { // else it only takes longer
		room = int(min(info.Size(), maxFile))
	}
	b := bytes.NewBuffer(make([]byte, 0, room+bytes.MinRead))
	_, err := b.ReadFrom(io.LimitReader(f, maxFile))
	return b.Bytes(), err
}

// near is the scenario's id that was perhaps meant by id.
func (p *Practice) near(id string) string {
	files, err := fs.Glob(p.lib, "*"+extension)
	if err != nil {
		return "" // only the hint goes without a name
	}
	for i := range files {
		files[i] = strings.TrimSuffix(files[i], extension)
	}
	return scenario.Nearest(id, files)
}
