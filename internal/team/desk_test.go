package team

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/store"
	"spar/scenarios"
)

// mute is an engine's text that could hurt a screen, a page or a query.
const mute = "Ann \x1b[31m<b>'); DROP TABLE people;--\u202e"

// drilled is a team of two coaches and two trainees who have practised.
type drilled struct {
	*at
	cora, dan, ann, bob store.Person
	attempts            []string // ann's, then bob's
}

var saidBy = map[string][]string{
	"ann": {"I understand that you want five percent. The price stays: each lost hour costs you 900 dollars. Who else has to agree before Friday?",
		"OK, fine, I can do the five percent if that makes you happy.", "Let me ask my manager about it and come back to you."},
	"bob": {"Maybe we could perhaps meet halfway, say two and a half percent?", "We are the market leader and offer a best-in-class solution.",
		"No. Take it or leave it, I do not have time for this."},
}

func drill(t *testing.T, a *at) *drilled {
	t.Helper()
	d := &drilled{at: a}
	for _, p := range []struct {
		of   *store.Person
		name string
		role Role
	}{{&d.cora, "Cora", Coach}, {&d.dan, "Dan", Coach}, {&d.ann, mute, Trainee}, {&d.bob, "Bob Brown", Trainee}} {
		*p.of = store.Person{ID: "person-" + strings.ToLower(p.name[:3]), Name: p.name, Role: string(p.role), Created: monday}
		if err := a.store.AddPerson(t.Context(), *p.of); err != nil {
			t.Fatal(err)
		}
	}
	for _, who := range []struct {
		of   store.Person
		says string
	}{{d.ann, "ann"}, {d.bob, "bob"}, {d.cora, "ann"}} {
		d.attempts = append(d.attempts, plays(t, a.store.For(who.of.ID), "five-percent", 7, saidBy[who.says]...))
	}
	return d
}

func TestTheDeskForgetsWhatIsDeleted(t *testing.T) {
	st, err := store.Open(t.Context(), t.TempDir()+"/spar.db")
	runOn(t, st, err, func(t *testing.T, a *at) {
		d := drill(t, a)
		gone := plays(t, a.store.For(d.ann.ID), "halfway", 9, "The price stays.")
		before := len(must(d.replies(t.Context())))
		if len(d.desk.of[gone].replies) != 1 {
			t.Fatalf("the desk has %+v of it", d.desk.of[gone])
		}
		if err := a.store.For(d.ann.ID).Delete(t.Context(), gone); err != nil {
			t.Fatal(err)
		}
		after := len(must(d.replies(t.Context())))
		if _, kept := d.desk.of[gone]; kept || after != before-1 || len(d.desk.of) == 0 {
			t.Errorf("%d replies, then %d; still kept: %v", before, after, kept)
		}
	})
}

// plays begins a talk and says the replies until it is over, and gives the attempt's id.
func plays(t *testing.T, st *store.Store, id string, seed uint64, replies ...string) string {
	t.Helper()
	p := practice.New(st, scenarios.Files, practice.Options{})
	a, err := p.Begin(t.Context(), id, practice.BeginOptions{Seed: &seed})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range replies {
		if a.State.Done() {
			break
		}
		if _, err := p.Say(t.Context(), a, r); err != nil {
			t.Fatal(err)
		}
	}
	return a.ID
}

func (d *drilled) queue(t *testing.T, by store.Person) Queue {
	t.Helper()
	q, err := d.Queue(t.Context(), by, QueueOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// all is a level for each dimension that the reply is to be judged on.
func all(o Opened, level int) Given {
	g := Given{Levels: Levels{}}
	for _, d := range o.Grades {
		g.Levels[d] = level
	}
	return g
}

// nameless fails where what a coach sees tells whose it is.
func (d *drilled) nameless(t *testing.T, what string, v any) {
	t.Helper()
	body, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range append([]string{d.ann.ID, d.bob.ID, "DROP TABLE", "Bob Brown"}, d.attempts...) {
		if strings.Contains(string(body), secret) {
			t.Errorf("%s holds %q:\n%s", what, secret, body)
		}
	}
}

// find is the item on the coach's queue whose reply begins so.
func (d *drilled) find(t *testing.T, by store.Person, begins string) ToMark {
	t.Helper()
	for _, i := range d.queue(t, by).Items {
		if strings.HasPrefix(i.Reply, begins) {
			return i
		}
	}
	t.Fatalf("not on the queue: %q", begins)
	return ToMark{}
}

func TestTheQueueIsNamelessAndTheSameForAllCoaches(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		d := drill(t, a)
		q, other := d.queue(t, d.cora), d.queue(t, d.dan)
		d.nameless(t, "the queue", q)
		if len(q.Items) < 4 || q.Unsure+q.Disputed+q.Sampled != len(q.Items) {
			t.Fatalf("%+v", q)
		}
		// Cora's own replies are on Dan's queue and not on hers; what both see comes in the
		// same order.
		var hers, his []string
		own := map[string]bool{}
		for _, i := range other.Items {
			if i.of.person == d.cora.ID {
				own[i.ID] = true
				continue
			}
			his = append(his, i.ID)
		}
		for _, i := range q.Items {
			hers = append(hers, i.ID)
			if own[i.ID] {
				t.Error("a coach is to judge herself")
			}
		}
		if len(own) == 0 || !reflect.DeepEqual(hers, his) {
			t.Errorf("hers %v\nhis %v\nher own %v", hers, his, own)
		}
		for id := range own {
			if _, err := d.Open(t.Context(), d.cora, id); err == nil {
				t.Error("she opened her own reply")
			}
		}
		for _, i := range q.Items {
			o, err := d.Open(t.Context(), d.cora, i.ID)
			if err != nil {
				t.Fatal(err)
			}
			d.nameless(t, "an item", o)
			if body, _ := json.Marshal(o); o.Seen != nil || strings.Contains(string(body), `"marks"`) || o.Asked == "" || o.Situation == "" {
				t.Errorf("opened before it was marked: %s", body)
			}
		}
	})
}

func TestMarksAreBlindAndBothAreKept(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		d := drill(t, a)
		i := d.find(t, d.cora, "Maybe we could")
		o, err := d.Open(t.Context(), d.cora, i.ID)
		if err != nil {
			t.Fatal(err)
		}
		var ask *AskError
		for name, wrong := range map[string]Given{
			"nothing":   {},
			"too high":  all(o, 5),
			"a move":    {Levels: all(o, 1).Levels, Moves: []grade.Move{"charm"}},
			"one alone": {Levels: Levels{o.Grades[0]: 1}},
		} {
			if _, err := d.Mark(t.Context(), d.cora, i.ID, wrong); !errors.As(err, &ask) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := d.Change(t.Context(), d.cora, i.ID, all(o, 2), "early"); !errors.As(err, &ask) {
			t.Errorf("changed before it was marked: %v", err)
		}
		blind := all(o, 1)
		blind.Moves = []grade.Move{grade.Halfway}
		seen, err := d.Mark(t.Context(), d.cora, i.ID[:6], blind)
		if err != nil || seen.Seen == nil {
			t.Fatal(seen, err)
		}
		d.nameless(t, "the machine's marks", seen)
		if m := seen.Seen.Machine; m.Grader != grade.Digest() || !m.Marks.Has(grade.Halfway) {
			t.Errorf("the machine's: %+v", m)
		}
		if _, err := d.Mark(t.Context(), d.cora, i.ID, all(o, 4)); !errors.As(err, &ask) {
			t.Errorf("marked blind a second time: %v", err)
		}
		if _, err := d.Change(t.Context(), d.cora, i.ID, all(o, 2), " \x1b "); !errors.As(err, &ask) {
			t.Errorf("changed without a reason: %v", err)
		}
		a.now = a.now.Add(time.Hour)
		seen, err = d.Change(t.Context(), d.cora, i.ID, all(o, 2), "I overlooked the question")
		if err != nil {
			t.Fatal(err)
		}
		mine := seen.Seen.Mine
		if mine.Coach != "Cora" || !reflect.DeepEqual(mine.Blind().Given, blind) || mine.Blind().Reason != "" ||
			!reflect.DeepEqual(mine.Stands().Given, all(o, 2)) || mine.Stands().Reason != "I overlooked the question" {
			t.Errorf("%+v", mine)
		}
		for _, left := range d.queue(t, d.cora).Items {
			if left.ID == i.ID {
				t.Error("what she has marked is still on her queue")
			}
		}
		if d.find(t, d.dan, "Maybe we could").ID != i.ID {
			t.Error("it is off the other coach's queue, or has another id there")
		}
		heard, err := d.Hear(t.Context(), d.bob, d.attempts[1])
		if err != nil || len(heard) == 0 || len(heard[0].Coaches) != 1 || len(heard[0].Coaches[0].Rounds) != 2 {
			t.Errorf("what the trainee sees: %+v, %v", heard, err)
		}
		if _, err := d.Hear(t.Context(), d.ann, d.attempts[1]); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("another's attempt: %v", err)
		}
	})
}

func TestSharingGivesTheNameAndTakesItBack(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		d := drill(t, a)
		for _, seq := range []int{0, 1} {
			if err := d.Share(t.Context(), d.bob, d.attempts[1], seq, false); err != nil {
				t.Fatal(err)
			}
			if i := d.find(t, d.cora, "Maybe we could"); i.From != "Bob Brown" {
				t.Errorf("shared with seq %d: %+v", seq, i)
			}
			if i := d.find(t, d.cora, "OK, fine"); i.From != "" {
				t.Errorf("another's: %+v", i)
			}
			if err := d.Share(t.Context(), d.bob, d.attempts[1], seq, true); err != nil {
				t.Fatal(err)
			}
			if i := d.find(t, d.cora, "Maybe we could"); i.From != "" {
				t.Errorf("taken back: %+v", i)
			}
		}
		if err := d.Share(t.Context(), d.ann, d.attempts[1], 0, false); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("another's attempt shared: %v", err)
		}
	})
}

func TestADisputeIsSettledByWhoMarkedBlind(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		d := drill(t, a)
		attempt := d.attempts[1]
		one, err := d.Dispute(t.Context(), d.bob, attempt, 1, grade.Assertiveness, "I asked, "+mute)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Dispute(t.Context(), d.bob, attempt, 1, grade.Assertiveness, "again"); !errors.Is(err, store.ErrExists) {
			t.Errorf("a second open one: %v", err)
		}
		var ask *AskError
		if _, err := d.Dispute(t.Context(), d.bob, attempt, 1, grade.Value, "  "); !errors.As(err, &ask) {
			t.Errorf("without a note: %v", err)
		}
		if _, err := d.Dispute(t.Context(), d.ann, attempt, 1, grade.Value, "not mine"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("another's: %v", err)
		}
		open, err := d.Disputes(t.Context(), d.cora, false)
		if err != nil || len(open) != 1 || open[0].Note != "" || open[0].Objection.Dimension != "" || open[0].Machine != -1 {
			t.Fatalf("before she marked it: %+v, %v", open, err)
		}
		d.nameless(t, "a dispute", open)
		if _, err := d.Settle(t.Context(), d.cora, one.ID, 3, "why not"); !errors.As(err, &ask) {
			t.Errorf("settled without having marked it: %v", err)
		}
		i := d.find(t, d.cora, "Maybe we could")
		o, err := d.Open(t.Context(), d.cora, i.ID)
		if err != nil {
			t.Fatal(err)
		}
		if o, err = d.Mark(t.Context(), d.cora, i.ID, all(o, 2)); err != nil || len(o.Seen.Disputes) != 1 || !strings.Contains(o.Seen.Disputes[0].Note, "I asked") {
			t.Fatalf("%+v, %v", o.Seen, err)
		}
		if open, err = d.Disputes(t.Context(), d.cora, false); err != nil || open[0].Note == "" || open[0].Mine == nil || *open[0].Mine != 2 || open[0].Machine != o.Seen.Machine.Marks.Levels[grade.Assertiveness] {
			t.Errorf("after: %+v, %v", open, err)
		}
		if _, err := d.Settle(t.Context(), d.cora, one.ID, 2, "It asks, but gives first."); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Settle(t.Context(), d.cora, one.ID, 4, "no"); !errors.Is(err, store.ErrConflict) {
			t.Errorf("settled twice: %v", err)
		}
		settled, err := d.Disputes(t.Context(), d.dan, true)
		if err != nil || len(settled) != 1 || settled[0].Settled == nil || settled[0].Settled.Level != -1 || settled[0].Settled.Why != "" {
			t.Errorf("to a coach who has not marked it: %+v, %v", settled, err)
		}
		if settled, err = d.Disputes(t.Context(), d.cora, true); err != nil || settled[0].Settled.Level != 2 || settled[0].Settled.By != "Cora" {
			t.Errorf("to who settled it: %+v, %v", settled, err)
		}
		heard, err := d.Hear(t.Context(), d.bob, attempt)
		if err != nil || len(heard[0].Disputes) != 1 || heard[0].Disputes[0].Settled == nil || heard[0].Disputes[0].Settled.By != "Cora" {
			t.Fatalf("%+v, %v", heard, err)
		}
		if heard[0].Open(grade.Assertiveness) != nil {
			t.Error("it is still open")
		}
		two, err := d.Dispute(t.Context(), d.bob, attempt, 1, grade.Assertiveness, "still")
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Withdraw(t.Context(), d.ann, two.ID); !errors.As(err, &ask) {
			t.Errorf("another's withdrawn: %v", err)
		}
		if err := d.Withdraw(t.Context(), d.bob, two.ID); err != nil {
			t.Error(err)
		}
	})
}

func TestOnlyCoachesAreLetToTheDesk(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		d := drill(t, a)
		id := d.queue(t, d.cora).Items[0].ID
		use := map[string]func(context.Context, store.Person) error{
			"Queue": func(ctx context.Context, p store.Person) error { _, err := d.Queue(ctx, p, QueueOptions{}); return err },
			"Open":  func(ctx context.Context, p store.Person) error { _, err := d.Open(ctx, p, id); return err },
			"Mark":  func(ctx context.Context, p store.Person) error { _, err := d.Mark(ctx, p, id, Given{}); return err },
			"Change": func(ctx context.Context, p store.Person) error {
				_, err := d.Change(ctx, p, id, Given{}, "r")
				return err
			},
			"Disputes": func(ctx context.Context, p store.Person) error { _, err := d.Disputes(ctx, p, true); return err },
			"Settle":   func(ctx context.Context, p store.Person) error { _, err := d.Settle(ctx, p, "x", 1, "r"); return err },
			"Calibrate": func(ctx context.Context, p store.Person) error {
				_, err := d.Calibrate(ctx, p, CalibrateOptions{})
				return err
			},
			"Apply": func(ctx context.Context, p store.Person) error { return d.Apply(ctx, p, Calibration{Replies: 1}) },
		}
		for name, f := range use {
			var denied *DeniedError
			if err := f(t.Context(), d.ann); !errors.As(err, &denied) {
				t.Errorf("a trainee and %s: %v", name, err)
			}
			if err := f(t.Context(), d.cora); errors.As(err, &denied) {
				t.Errorf("a coach and %s: %v", name, err)
			}
		}
		// The keeper may do what an admin may, but marks are a person's.
		var ask *AskError
		if _, err := d.Queue(t.Context(), Keeper(), QueueOptions{}); !errors.As(err, &ask) {
			t.Errorf("marks of nobody: %v", err)
		}
	})
}

func TestTheDrawIsByLotAndCanBeRepeated(t *testing.T) {
	var all []said
	for n := range 200 {
		all = append(all, said{id: itemID([]byte("key"), "a", n)})
	}
	one, two, other := draw(all, 20, 1), draw(all, 20, 1), draw(all, 20, 2)
	if len(one) != 20 || !reflect.DeepEqual(one, two) || reflect.DeepEqual(one, other) {
		t.Error("not the same draw for the same seed, or the same for another")
	}
	// Each of the 200 is drawn about 50 times in 500 draws of 20; three times that far from
	// its mean is one in a thousand for each.
	times := map[string]int{}
	for seed := range uint64(500) {
		for _, r := range draw(all, 20, seed+10) {
			times[r.id]++
		}
	}
	for _, r := range all {
		if n := times[r.id]; n < 25 || n > 80 {
			t.Errorf("drawn %d times of 50", n)
		}
	}
	if itemID([]byte("key"), "a", 1) == itemID([]byte("other"), "a", 1) {
		t.Error("the id can be told without the key")
	}
}
