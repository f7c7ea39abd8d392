package team

import (
	"time"

	"spar/internal/practice"
	"spar/internal/store"
)

// Team holds the use cases of many over one store. It may be used from many goroutines.
type Team struct {
	store  *store.Store
	opts   Options
	strays *limiter // who tries codes that are not good
	desk   desk     // what the coach's desk has read
}

// Options are what the world gives: nil fields are the real clock and real chance.
type Options struct {
	Now   func() time.Time
	NewID func() string
}

// New holds the team of a store; any view of it will do.
func New(st *store.Store, opts Options) *Team {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.NewID == nil {
		now := opts.Now
		opts.NewID = func() string { return practice.NewID(now()) }
	}
	return &Team{store: st.For(""), opts: opts, strays: newLimiter()}
}

// Keeper is whoever has the database itself in hand, at a command line on the server.
// They could write any row, so they may do what an admin may.
func Keeper() store.Person {
	return store.Person{Name: "the keeper of the database", Role: string(Admin)}
}

// whose says how what belongs to the person with id stands to the one who acts.
func whose(by store.Person, id string) Whose {
	if by.ID == id && id != "" {
		return Own
	}
	return Anothers
}
