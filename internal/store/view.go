package store

import "errors"

// whose is what a Store sees: one person's practice, or, for reports, everyone's.
type whose struct {
	person   string
	everyone bool // reads everything, writes nothing
	view     bool // made from another Store, which owns the pools
}

// For is a view that sees and writes only what is the person's: attempts with their
// lines, drafts, remarks and later marks, calls, settings and what was worked out. ""
// is the one person of a laptop. An attempt of somebody else is ErrNotFound, as if it
// were not there. Views share the pools and cost nothing; closing one does nothing.
// What belongs to the team (people, packs, drills) is the same through every view.
func (s *Store) For(person string) *Store {
	v := *s
	v.whose = whose{person: person, view: true}
	return &v
}

// Everyone is a view that reads the attempts, remarks, later marks and calls of all
// persons and writes nothing. It is for what is made of many (boards, reports, a
// coach's queue); whoever asks for it has asked first who may see what.
func (s *Store) Everyone() *Store {
	v := *s
	v.whose = whose{everyone: true, view: true}
	return &v
}

// Whose is the person whose view this is.
func (s *Store) Whose() string { return s.whose.person }

var errEveryone = errors.New("the view of everyone only reads; write through the person's own view")

// mine is the condition that bounds a query of attempts or calls to what the view may
// see, by the column person of the table, with its argument.
func (s *Store) mine(table string) (condition string, args []any) {
	if s.whose.everyone {
		return `1 = 1`, nil
	}
	return table + `.person = ?`, []any{s.whose.person}
}

// mineBy is mine for a table whose rows name an attempt.
func (s *Store) mineBy(table string) (condition string, args []any) {
	if s.whose.everyone {
		return `1 = 1`, nil
	}
	return `EXISTS (SELECT 1 FROM attempts WHERE attempts.id = ` + table + `.attempt AND attempts.person = ?)`, []any{s.whose.person}
}

// own is a name that each person has for themselves: a setting's key, a kind of what is
// worked out. The laptop's have no prefix, as they were before there were persons, so
// that an older spar that still runs finds them. An id has no slash, so that no two
// meet.
func (s *Store) own(name string) string {
	if s.whose.person == "" {
		return name
	}
	return s.whose.person + "/" + name
}
