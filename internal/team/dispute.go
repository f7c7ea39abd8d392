package team

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/store"
)

// Objection is one level of one reply that its trainee holds to be wrong.
type Objection struct {
	ID        string    `json:"id"`
	Dimension string    `json:"dimension"`
	Note      string    `json:"note"`
	Created   time.Time `json:"created"`
	// Settled is nil while it is open.
	Settled *Settled `json:"settled"`
}

// Settled is how a dispute ended.
type Settled struct {
	By    string    `json:"by"`    // the coach's name
	Level int       `json:"level"` // -1 for a coach who has still to mark the reply, blind
	Why   string    `json:"why"`
	At    time.Time `json:"at"`
}

func objection(d store.Dispute, names map[string]string) Objection {
	o := Objection{ID: d.ID, Dimension: d.Dimension, Note: d.Note, Created: d.Created}
	if !d.Settled.IsZero() {
		o.Settled = &Settled{By: names[d.By], Level: d.Level, Why: d.Why, At: d.Settled}
	}
	return o
}

// Heard is what coaches have made of a reply of the trainee's own.
type Heard struct {
	Turn   int               `json:"turn"`
	Seq    int               `json:"seq"`
	Reply  string            `json:"reply"`
	Grades []grade.Dimension `json:"grades"`
	Marks  grade.Marks       `json:"marks"` // the machine's
	Shared bool              `json:"shared"`
	// Coaches is what each coach gave, blind and after.
	Coaches  []Opinion   `json:"coaches"`
	Disputes []Objection `json:"disputes"`
}

// Open is the dispute about d that is not settled; nil for none.
func (h Heard) Open(d grade.Dimension) *Objection {
	for i, o := range h.Disputes {
		if o.Dimension == d.String() && o.Settled == nil {
			return &h.Disputes[i]
		}
	}
	return nil
}

// Hear is what coaches have made of the replies of an attempt of one's own, what is
// shared of it and what is disputed, in the order in which they were said.
func (t *Team) Hear(ctx context.Context, by store.Person, attempt string) ([]Heard, error) {
	if err := may(Role(by.Role), Own, Read); err != nil {
		return nil, err
	}
	own := t.store.For(by.ID)
	answers, err := practice.New(own, nil, practice.Options{Now: t.opts.Now}).Answers(ctx, attempt)
	if err != nil {
		return nil, err
	}
	d := &onDesk{by: by, names: map[string]string{}, shared: map[replyKey]bool{}, disputes: map[replyKey][]store.Dispute{}, marks: map[markKey][]store.CoachMark{}}
	if err := t.readDeskOf(ctx, own, d); err != nil {
		return nil, err
	}
	all := []Heard{}
	for _, a := range answers {
		h := Heard{Turn: a.Turn, Seq: a.Seq, Reply: a.Reply, Grades: a.Grades, Marks: a.Marks, Coaches: []Opinion{}, Disputes: []Objection{}}
		h.Shared = d.shared[replyKey{attempt, 0}] || d.shared[replyKey{attempt, a.Seq}]
		opinions, err := d.opinions(attempt, a.Seq)
		if err != nil {
			return nil, err
		}
		for _, one := range opinions {
			h.Coaches = append(h.Coaches, one.Opinion)
		}
		for _, one := range d.disputes[replyKey{attempt, a.Seq}] {
			h.Disputes = append(h.Disputes, objection(one, d.names))
		}
		all = append(all, h)
	}
	return all, nil
}

// Share lets coaches see whose a reply is, or, with seq 0, whose the whole attempt is.
// Without it they see replies and no name. Off takes it back; what coaches have seen
// they have seen.
func (t *Team) Share(ctx context.Context, by store.Person, attempt string, seq int, off bool) error {
	if err := may(Role(by.Role), Own, Share); err != nil {
		return err
	}
	own := t.store.For(by.ID)
	if !off {
		return own.AddShare(ctx, store.Share{Attempt: attempt, Seq: seq, Created: t.opts.Now()})
	}
	was, err := own.DropShare(ctx, attempt, seq)
	if err == nil && !was {
		err = &AskError{"that is not shared", "what is shared: spar team share ATTEMPT"}
	}
	return err
}

// Dispute says that one level of a reply of one's own is wrong, and why. It comes to a
// coach, who marks the reply blind before they read the note. ErrExists where it is
// disputed already.
func (t *Team) Dispute(ctx context.Context, by store.Person, attempt string, seq int, d grade.Dimension, note string) (Objection, error) {
	if err := may(Role(by.Role), Own, Dispute); err != nil {
		return Objection{}, err
	}
	if note = clean(note); note == "" {
		return Objection{}, &AskError{"a dispute says what is wrong", "add in your own words what the level does not see"}
	}
	all, err := t.Hear(ctx, by, attempt)
	if err != nil {
		return Objection{}, err
	}
	at := slices.IndexFunc(all, func(h Heard) bool { return h.Seq == seq })
	switch {
	case at < 0:
		return Objection{}, practice.ErrNoReply
	case !slices.Contains(all[at].Grades, d):
		return Objection{}, &AskError{fmt.Sprintf("this scene is not about %s", d), "one of: " + dimensionList(all[at].Grades)}
	}
	one := store.Dispute{ID: t.opts.NewID(), Attempt: attempt, Seq: seq, Dimension: d.String(), Note: note, Created: t.opts.Now()}
	if err := t.store.For(by.ID).AddDispute(ctx, one); err != nil {
		return Objection{}, err
	}
	return objection(one, nil), nil
}

// Withdraw takes an open dispute of one's own back.
func (t *Team) Withdraw(ctx context.Context, by store.Person, id string) error {
	if err := may(Role(by.Role), Own, Dispute); err != nil {
		return err
	}
	was, err := t.store.For(by.ID).DropDispute(ctx, id)
	if err == nil && !was {
		err = &AskError{"there is no open dispute of yours with that id", "list them with: spar team dispute"}
	}
	return err
}

// ToSettle is an open dispute as a coach sees it who has marked the reply.
type ToSettle struct {
	Reply ToMark `json:"reply"`
	Objection
	Machine int  `json:"machine"` // the level that is disputed
	Mine    *int `json:"mine"`    // what this coach gave; nil where they have not marked it yet
}

// Settle ends a dispute: what the level should be, and why. The coach has marked the
// reply blind before. The machine's marks stay as they are; both are shown.
func (t *Team) Settle(ctx context.Context, by store.Person, id string, level int, why string) (store.Dispute, error) {
	d, r, one, err := t.disputed(ctx, by, id)
	if err != nil {
		return one, err
	}
	if err := may(Role(by.Role), d.whose(r), Settle); err != nil {
		return one, err
	}
	if level < 0 || level > 4 {
		return one, &AskError{fmt.Sprintf("there is no level %d", level), "a level is 0 to 4"}
	}
	if why = clean(why); why == "" {
		return one, &AskError{"a settlement has a reason", "tell the trainee why the level is what it is"}
	}
	if err := d.marked(r); err != nil {
		return one, err
	}
	return t.store.For(r.person).SettleDispute(ctx, one.ID, store.Settlement{Settled: t.opts.Now(), By: by.ID, Level: level, Why: why})
}

// marked is nil where the coach has marked the reply: before, they are told nothing of what
// others made of it.
func (d *onDesk) marked(r said) error {
	if len(d.marks[markKey{r.attempt, r.seq, d.by.ID}]) == 0 {
		return &AskError{"you have not marked this reply yet", "first mark it, blind: spar team mark " + r.id}
	}
	return nil
}

// disputed finds a dispute and the reply that it is about.
func (t *Team) disputed(ctx context.Context, by store.Person, id string) (*onDesk, said, store.Dispute, error) {
	d, err := t.deskOf(ctx, by, QueueOptions{})
	if err != nil {
		return nil, said{}, store.Dispute{}, err
	}
	for _, r := range d.replies {
		for _, one := range d.disputes[replyKey{r.attempt, r.seq}] {
			if one.ID == id {
				return d, r, one, nil
			}
		}
	}
	return nil, said{}, store.Dispute{}, &AskError{fmt.Sprintf("there is no dispute %q that you may settle", id), "list them with: spar team settle"}
}

// Disputes lists the disputes that the coach may settle, the oldest first; all is with
// those that are settled. What a coach has not marked shows neither note nor levels.
func (t *Team) Disputes(ctx context.Context, by store.Person, all bool) ([]ToSettle, error) {
	d, err := t.deskOf(ctx, by, QueueOptions{})
	if err != nil {
		return nil, err
	}
	out := []ToSettle{}
	for _, r := range d.replies {
		for _, one := range d.disputes[replyKey{r.attempt, r.seq}] {
			if !all && !one.Settled.IsZero() {
				continue
			}
			s := ToSettle{Reply: d.item(r), Objection: objection(one, d.names), Machine: -1}
			mine := d.marks[markKey{r.attempt, r.seq, by.ID}]
			if len(mine) == 0 {
				s.Objection.Note, s.Objection.Dimension = "", ""
				if s.Settled != nil {
					s.Settled = &Settled{Level: -1, At: s.Settled.At}
				}
				out = append(out, s)
				continue
			}
			o, err := t.shown(ctx, d, r)
			if err != nil {
				return nil, err
			}
			if dim, ok := grade.ParseDimension(one.Dimension); ok { // what no version knows has no level
				s.Machine = o.Seen.Machine.Marks.Levels[dim]
				level := o.Seen.Mine.Stands().Levels[dim]
				s.Mine = &level
			}
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b ToSettle) int { return cmp.Compare(a.Created.UnixMilli(), b.Created.UnixMilli()) })
	return out, nil
}
