package team

import (
	"context"
	"io/fs"
	"sync"

	"spar/internal/practice"
	"spar/internal/schedule"
	"spar/internal/store"
)

// Gatherer reads what the boards of a team's drills are made from. It keeps what it has
// read: to look again is to read only what went on. It is not for several goroutines.
type Gatherer struct {
	st   *store.Store
	p    *practice.Practice // over everyone
	runs *practice.RunReplies
	key  []byte // the team's own, for the order of those who are not named
	// report is true where marks of the group may be shown too.
	report bool
}

// Boards are the boards of a team's drills as one person may see them. It may be used from
// several goroutines.
type Boards struct {
	t  *Team
	by store.Person
	mu sync.Mutex
	g  *Gatherer // made when first needed
}

// Boards are what by may see; nothing is read before it is asked for.
func (t *Team) Boards(by store.Person) *Boards { return &Boards{t: t, by: by} }

// BoardsFor are what the person with that id may see, by the role that they have when they
// first look.
func (t *Team) BoardsFor(id string) *Boards { return &Boards{t: t, by: store.Person{ID: id}} }

// Board is how the team stands in a drill now.
func (b *Boards) Board(ctx context.Context, d *Drill) (Board, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.g == nil {
		if b.by.Role == "" {
			by, err := b.t.Person(ctx, b.by.ID)
			if err != nil {
				return Board{}, err
			}
			b.by = by
		}
		// What is read of an attempt brings its scenario along: no library is needed.
		g, err := b.t.Gatherer(ctx, b.by, nil)
		if err != nil {
			return Board{}, err
		}
		b.g = g
	}
	return b.g.Board(ctx, d)
}

// Changed tells the id of a drill whenever an attempt at it began or ended on any server,
// and "" where that may have been missed.
func (b *Boards) Changed(ctx context.Context) (<-chan string, error) {
	return b.t.store.Listen(ctx, practice.DrillChannel)
}

// Gatherer reads through a view of everyone, and gives what may be shown to by.
func (t *Team) Gatherer(ctx context.Context, by store.Person, lib fs.FS) (*Gatherer, error) {
	if err := may(Role(by.Role), Teams, SeeBoard); err != nil {
		return nil, err
	}
	key, err := t.secret(ctx)
	if err != nil {
		return nil, err
	}
	p := practice.New(t.store.Everyone(), lib, practice.Options{Now: t.opts.Now})
	runs, err := p.ReadRuns(ctx)
	return &Gatherer{st: t.store, p: p, runs: runs, key: key, report: Allowed(Role(by.Role), Teams, SeeReport)}, err
}

// Board is how the team stands in a drill now. Who may see the board and not the report is
// told how far everybody is, and no marks.
func (g *Gatherer) Board(ctx context.Context, d *Drill) (Board, error) {
	members, err := g.members(ctx, d)
	if err != nil {
		return Board{}, err
	}
	b := d.Board(members, g.p.Now())
	if !g.report {
		b = b.withoutMarks()
	}
	return b, nil
}

// members are the people of a drill with what they did in it.
func (g *Gatherer) members(ctx context.Context, d *Drill) ([]Member, error) {
	people, err := g.st.People(ctx)
	if err != nil {
		return nil, err
	}
	runs, err := g.p.Runs(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	later, err := g.runs.Later(ctx)
	if err != nil {
		return nil, err
	}
	all, at := []Member{}, map[string]int{}
	for _, p := range people {
		at[p.ID] = len(all)
		all = append(all, Member{ID: p.ID, Name: p.Name, Shown: p.Shown, Lot: lot(g.key, d.ID, p.ID)})
	}
	for _, r := range runs {
		i, ok := at[r.Person]
		if !ok { // the one person of a laptop
			i = len(all)
			at[r.Person] = i
			all = append(all, Member{ID: r.Person, Lot: lot(g.key, d.ID, r.Person)})
		}
		m := &all[i]
		if m.Replies == nil {
			m.Replies, m.Said = map[string][]schedule.Reply{}, map[string][]practice.RunSaid{}
		}
		t := tryOf(r)
		if ph := d.PhaseOf(t.Phase); ph != nil && !t.Damaged && t.overran(ph, g.p.Now()) {
			if err := t.timed(ctx, g.p); err != nil {
				return nil, err
			}
		}
		m.Tries = append(m.Tries, t)
		if !g.report {
			continue // how far everybody is needs no reply
		}
		if m.Replies[r.ID], m.Said[r.ID], err = g.runs.Of(ctx, r, later); err != nil {
			return nil, err
		}
	}
	return all, nil
}
