package team

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"spar/internal/store"
)

// Chosen says why a reply is looked at.
type Chosen string

// The reasons, in the order of the queue. A reply may have several.
const (
	Unsure   Chosen = "unsure"   // the grader is not sure of a level
	Disputed Chosen = "disputed" // its trainee holds a level to be wrong
	Sampled  Chosen = "sample"   // drawn by lot from all replies
)

// ToMark is a reply on the queue. Until its trainee shares it nothing in it says whose it
// is: the id tells neither attempt nor person.
type ToMark struct {
	ID string `json:"id"`
	// Why it is on the queue is told once it is marked: to know that the grader doubts, or
	// that the trainee does, is to be halfway to a level.
	Why      []Chosen `json:"why,omitempty"`
	Scenario string   `json:"scenario"` // its title
	Beat     string   `json:"beat"`
	Reply    string   `json:"reply"` // its beginning
	From     string   `json:"from,omitempty"`

	of said
}

// Queue is what a coach has to look at.
type Queue struct {
	Items []ToMark `json:"items"`
	// How many there are of each kind, one that is of several counted with the first.
	Unsure   int `json:"unsure"`
	Disputed int `json:"disputed"`
	Sampled  int `json:"sampled"`
	// Marked is how many this coach has marked so far.
	Marked int `json:"marked"`
}

// QueueOptions say what is wanted on a queue.
type QueueOptions struct {
	Sample int    // how many replies are drawn; 0 for the usual number
	Seed   uint64 // of the draw; 0 for this week's, the same for all coaches
	Only   Chosen // one kind; "" for all
}

// usualSample is how many replies a week are drawn: an hour of a coach's work, and in a
// quarter enough for an interval of a kappa to be of use.
const usualSample = 20

// Queue lists what the coach has not marked yet: unsure grades, then disputed ones, then
// a sample drawn by lot from all replies. Their own replies are not among them. All coaches
// get the same ones in the same order, so that several mark the same.
func (t *Team) Queue(ctx context.Context, by store.Person, o QueueOptions) (Queue, error) {
	q := Queue{Items: []ToMark{}}
	d, err := t.deskOf(ctx, by, o)
	if err != nil {
		return q, err
	}
	for _, kind := range []struct {
		of Chosen
		n  *int
	}{{Unsure, &q.Unsure}, {Disputed, &q.Disputed}, {Sampled, &q.Sampled}} {
		for _, r := range d.replies {
			why := d.why(r)
			if len(why) == 0 || why[0] != kind.of && o.Only == "" || o.Only != "" && (kind.of != o.Only || !slices.Contains(why, o.Only)) {
				continue
			}
			if len(d.marks[markKey{r.attempt, r.seq, by.ID}]) > 0 {
				continue
			}
			*kind.n++
			q.Items = append(q.Items, d.item(r))
		}
	}
	for key := range d.marks {
		if key.coach == by.ID {
			q.Marked++
		}
	}
	return q, nil
}

// Kinds of what is read once for a queue.
type (
	replyKey struct {
		attempt string
		seq     int
	}
	markKey struct {
		attempt string
		seq     int
		coach   string
	}
)

// onDesk is all that a coach's view of replies is made of.
type onDesk struct {
	by       store.Person
	replies  []said // those that the coach may judge
	names    map[string]string
	shared   map[replyKey]bool
	disputes map[replyKey][]store.Dispute
	marks    map[markKey][]store.CoachMark // by round
	sampled  map[string]bool
}

// deskOf reads what there is for a coach to judge.
func (t *Team) deskOf(ctx context.Context, by store.Person, o QueueOptions) (*onDesk, error) {
	// Whoever may mark nothing at all is told so before anything is read.
	if err := may(Role(by.Role), Nameless, Mark); err != nil {
		return nil, err
	}
	if by.ID == "" {
		return nil, &AskError{"marks are a person's", "say whose they are: --as NAME"}
	}
	d := &onDesk{by: by, names: map[string]string{}, shared: map[replyKey]bool{}, disputes: map[replyKey][]store.Dispute{},
		marks: map[markKey][]store.CoachMark{}, sampled: map[string]bool{}}
	if err := t.readDeskOf(ctx, t.store.Everyone(), d); err != nil {
		return nil, err
	}
	all, err := t.replies(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		if w := d.whose(r); Allowed(Role(by.Role), w, Read) && Allowed(Role(by.Role), w, Mark) {
			d.replies = append(d.replies, r)
		}
	}
	if o.Sample == 0 {
		o.Sample = usualSample
	}
	if o.Seed == 0 {
		year, week := t.opts.Now().UTC().ISOWeek()
		o.Seed = uint64(100*year + week)
	}
	// Drawn from all, also from what this coach may not judge: the draw is every coach's.
	for _, r := range draw(all, o.Sample, o.Seed) {
		d.sampled[r.id] = true
	}
	return d, nil
}

// readDeskOf reads what is shared, disputed and marked in a view.
func (t *Team) readDeskOf(ctx context.Context, view *store.Store, d *onDesk) error {
	people, err := t.store.People(ctx)
	if err != nil {
		return err
	}
	for _, p := range people {
		d.names[p.ID] = p.Name
	}
	shares, err := view.Shares(ctx)
	if err != nil {
		return err
	}
	for _, h := range shares {
		d.shared[replyKey{h.Attempt, h.Seq}] = true
	}
	disputes, err := view.Disputes(ctx)
	if err != nil {
		return err
	}
	for _, one := range disputes {
		k := replyKey{one.Attempt, one.Seq}
		d.disputes[k] = append(d.disputes[k], one)
	}
	marks, err := view.CoachMarks(ctx)
	for _, m := range marks {
		k := markKey{m.Attempt, m.Seq, m.Coach}
		d.marks[k] = append(d.marks[k], m)
	}
	return err
}

// whose says how a reply stands to the coach.
func (d *onDesk) whose(r said) Whose {
	switch {
	case r.person == d.by.ID:
		return Own
	case d.shared[replyKey{r.attempt, 0}] || d.shared[replyKey{r.attempt, r.seq}]:
		return Shared
	}
	return Nameless
}

// why lists why a reply is looked at; none where it is not.
func (d *onDesk) why(r said) (why []Chosen) {
	if r.unsure {
		why = append(why, Unsure)
	}
	if slices.ContainsFunc(d.disputes[replyKey{r.attempt, r.seq}], func(one store.Dispute) bool { return one.Settled.IsZero() }) {
		why = append(why, Disputed)
	}
	if d.sampled[r.id] {
		why = append(why, Sampled)
	}
	return why
}

// item is a reply as a coach may see it in a list.
func (d *onDesk) item(r said) ToMark {
	i := ToMark{ID: r.id, Scenario: r.title, Beat: r.beat, Reply: r.reply, of: r}
	if d.whose(r) == Shared {
		i.From = d.names[r.person]
	}
	return i
}

// find is the reply that a coach means by an id or its beginning (of four characters at
// least).
func (d *onDesk) find(id string) (said, error) {
	var found []said
	for _, r := range d.replies {
		if r.id == id || len(id) >= 4 && strings.HasPrefix(r.id, strings.ToLower(id)) {
			found = append(found, r)
		}
	}
	if len(found) != 1 {
		return said{}, &AskError{fmt.Sprintf("%d replies that you may judge have the id %q", len(found), id), "list them with: spar team queue"}
	}
	return found[0], nil
}

// draw takes n replies by lot, the same ones for the same seed and replies.
func draw(all []said, n int, seed uint64) []said {
	type lot struct {
		at  string
		one said
	}
	lots := make([]lot, len(all))
	for i, r := range all {
		sum := sha256.Sum256(fmt.Appendf(nil, "%d %s", seed, r.id))
		lots[i] = lot{hex.EncodeToString(sum[:]), r}
	}
	slices.SortFunc(lots, func(a, b lot) int { return strings.Compare(a.at, b.at) })
	out := make([]said, 0, min(n, len(lots)))
	for _, l := range lots[:min(n, len(lots))] {
		out = append(out, l.one)
	}
	return out
}
