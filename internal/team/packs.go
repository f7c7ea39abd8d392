package team

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/store"
)

// packsChannel is where it is told that the team's packs have changed.
const packsChannel = "spar_packs"

// AddPack takes a pack into the team: its scenarios are played by name from then on, on
// every server. src is the zip as "spar scenario pack" wrote it; what is wrong with it is
// scenario's error. A scenario of the same name in another pack must be the same file.
// A pack that is there already is no error.
func (t *Team) AddPack(ctx context.Context, by store.Person, src []byte) (*scenario.Pack, error) {
	if err := may(Role(by.Role), Teams, AddPacks); err != nil {
		return nil, err
	}
	pack, err := scenario.ReadPack(src)
	if err != nil {
		return nil, err
	}
	there, err := t.opened(ctx)
	if err != nil {
		return nil, err
	}
	for _, other := range there {
		if err := together(pack, other); err != nil {
			return nil, err
		}
	}
	if err := t.store.AddPack(ctx, store.Pack{Digest: pack.Digest, Name: pack.Name, Added: t.opts.Now()}, src); err != nil {
		return nil, err
	}
	t.tell(ctx, packsChannel, pack.Digest)
	return pack, nil
}

// together makes sure that no name means two things in two packs.
func together(pack, other *scenario.Pack) error {
	theirs := map[string]string{}
	for _, f := range other.Files {
		theirs[f.Name] = f.Digest
	}
	for _, f := range pack.Files {
		if d, both := theirs[f.Name]; both && d != f.Digest && other.Digest != pack.Digest {
			return &AskError{fmt.Sprintf("the team's pack %s has another scenario of the name %s", other.Name, strings.TrimSuffix(f.Name, ".yaml")),
				"give one of them another name, or take the old pack away: spar team packs remove " + other.Digest}
		}
	}
	return nil
}

// Packs lists the team's packs with their scenarios, the oldest first.
func (t *Team) Packs(ctx context.Context) ([]*scenario.Pack, error) { return t.opened(ctx) }

// opened reads all packs.
func (t *Team) opened(ctx context.Context) ([]*scenario.Pack, error) {
	list, err := t.store.Packs(ctx)
	if err != nil {
		return nil, err
	}
	var packs []*scenario.Pack
	for _, p := range list {
		body, err := t.store.PackBody(ctx, p.Digest)
		if errors.Is(err, store.ErrNotFound) {
			continue // taken away between the two
		}
		if err != nil {
			return nil, err
		}
		pack, err := scenario.ReadPack(body)
		if err != nil {
			return nil, fmt.Errorf("the team's pack %s: %w", p.Name, err)
		}
		packs = append(packs, pack)
	}
	return packs, nil
}

// RemovePack takes a pack away, by its digest or its name; attempts that were begun
// from it keep their text and go on.
func (t *Team) RemovePack(ctx context.Context, by store.Person, meant string) (store.Pack, error) {
	if err := may(Role(by.Role), Teams, AddPacks); err != nil {
		return store.Pack{}, err
	}
	list, err := t.store.Packs(ctx)
	if err != nil {
		return store.Pack{}, err
	}
	var found []store.Pack
	for _, p := range list {
		if p.Digest == meant || p.Name == meant {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		return store.Pack{}, &AskError{fmt.Sprintf("%d of the team's packs are %q", len(found), meant), "name one by its digest: spar team packs list"}
	}
	if err := t.store.DropPack(ctx, found[0].Digest, t.opts.Now()); err != nil {
		return store.Pack{}, err
	}
	t.tell(ctx, packsChannel, found[0].Digest)
	return found[0], nil
}

// tell tells all servers of a change that is stored. It is done whether they hear of it or not,
// so that a note which cannot be sent is no error: a server that has lost its connection looks
// for itself when it has one again.
func (t *Team) tell(ctx context.Context, channel, what string) {
	_ = t.store.Notify(ctx, channel, what)
}

// Shelf is a library with the team's packs over it. It may be used from many goroutines.
type Shelf struct {
	team *Team
	base fs.FS

	mu  sync.Mutex
	now fs.FS
}

// Shelf puts the team's packs over a library.
func (t *Team) Shelf(ctx context.Context, base fs.FS) (*Shelf, error) {
	s := &Shelf{team: t, base: base, now: base}
	return s, s.Refresh(ctx)
}

// Refresh reads the packs as they are now.
func (s *Shelf) Refresh(ctx context.Context) error {
	packs, err := s.team.opened(ctx)
	if err != nil {
		return err
	}
	lib := s.base
	for _, p := range packs {
		lib = practice.Layered{Over: p.FS(), Under: lib}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = lib
	return nil
}

// Follow refreshes the shelf whenever the packs are changed on any server, until ctx
// ends. What goes wrong with it is told to failed, and the shelf stays as it was.
func (s *Shelf) Follow(ctx context.Context, failed func(error)) error {
	changed, err := s.team.store.Listen(ctx, packsChannel)
	if err != nil {
		return err
	}
	go func() {
		defer func() { // a pack that is read badly must not end everybody's session
			if v := recover(); v != nil {
				failed(fmt.Errorf("the packs are followed no more: %v", v))
			}
		}()
		for range changed {
			if err := s.Refresh(ctx); err != nil && ctx.Err() == nil {
				failed(err)
			}
		}
	}()
	return nil
}

func (s *Shelf) library() fs.FS {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// Open opens a scenario's file.
func (s *Shelf) Open(name string) (fs.File, error) { return s.library().Open(name) }

// ReadDir lists the scenarios' files.
func (s *Shelf) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(s.library(), name) }
