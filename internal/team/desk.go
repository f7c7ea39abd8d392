package team

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/store"
)

// said is a reply as the coach's desk lists it: enough to choose it by, and whose it is,
// which leaves this package only for what its trainee shares.
type said struct {
	id      string // the same for every coach; says nothing of attempt and person
	attempt string
	seq     int
	person  string
	title   string // of the scenario
	beat    string
	reply   string // its beginning
	unsure  bool
}

// desk keeps what was read of attempts, so that a queue does not read them all each
// time. A reply that is regraded meanwhile keeps its place in the queue; what is opened
// is read anew.
type desk struct {
	mu  sync.Mutex
	key []byte
	of  map[string]deskEntry // by attempt
}

type deskEntry struct {
	seq     int // of the attempt's last line when it was read
	replies []said
}

// secretSetting is where the team's key for the ids of the desk is kept.
const secretSetting = "desk-key"

// secret is the team's key. It is made when first needed; where two servers make one at
// once, one of them stays, and both have that one.
func (t *Team) secret(ctx context.Context) ([]byte, error) {
	t.desk.mu.Lock()
	key := t.desk.key
	t.desk.mu.Unlock()
	if key != nil {
		return key, nil
	}
	kept, err := t.store.Setting(ctx, secretSetting)
	if err == nil && kept == "" {
		var chance [32]byte
		rand.Read(chance[:]) // never errs, says crypto/rand
		kept, err = t.store.SettingOnce(ctx, secretSetting, hex.EncodeToString(chance[:]))
	}
	if err != nil {
		return nil, err
	}
	if key, err = hex.DecodeString(kept); err != nil || len(key) == 0 {
		return nil, fmt.Errorf("the setting %s is damaged: %q", secretSetting, kept)
	}
	t.desk.mu.Lock()
	t.desk.key = key
	t.desk.mu.Unlock()
	return key, nil
}

// itemID names a reply on the desk. Without the key nobody can tell from it which
// attempt it is of, even who knows all attempts' ids.
func itemID(key []byte, attempt string, seq int) string {
	return hex.EncodeToString(keyed(key, "%s\x00%d", attempt, seq)[:6])
}

// lot is where a person stands among those of a drill who are not named.
func lot(key []byte, drill, person string) string {
	return hex.EncodeToString(keyed(key, "lot\x00%s\x00%s", drill, person))
}

// keyed is what follows from the team's key and what is said, and tells neither.
func keyed(key []byte, said string, args ...any) []byte {
	h := hmac.New(sha256.New, key)
	fmt.Fprintf(h, said, args...) // a hash never errs
	return h.Sum(nil)
}

// all is a practice over everybody's attempts, which only reads.
func (t *Team) all() *practice.Practice {
	return practice.New(t.store.Everyone(), nil, practice.Options{Now: t.opts.Now})
}

// replies are all replies of the team that can be judged, in the order of their ids,
// which is as good as drawn by lot: neighbours in the list tell nothing of each other.
func (t *Team) replies(ctx context.Context) ([]said, error) {
	key, err := t.secret(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := t.store.Everyone().List(ctx, store.Which{})
	if err != nil {
		return nil, err
	}
	p := t.all()
	var out []said
	for _, row := range rows {
		// A fork's first turns are another attempt's, and its marks were seen before.
		if row.Damaged || row.Kind == practice.Informed {
			continue
		}
		t.desk.mu.Lock()
		entry, ok := t.desk.of[row.ID]
		t.desk.mu.Unlock()
		if !ok || entry.seq != row.Seq {
			if entry, err = t.read(ctx, p, key, row); err != nil {
				return nil, err
			}
		}
		out = append(out, entry.replies...)
	}
	t.desk.forget(rows)
	slices.SortFunc(out, func(a, b said) int { return strings.Compare(a.id, b.id) })
	return out, nil
}

// forget drops what was read of attempts that are gone: what is deleted is deleted for good.
func (d *desk) forget(there []store.Attempt) {
	is := make(map[string]bool, len(there))
	for _, row := range there {
		is[row.ID] = true
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	maps.DeleteFunc(d.of, func(id string, _ deskEntry) bool { return !is[id] })
}

// read reads one attempt. One that is gone or cannot be read has no replies: spar doctor
// names it.
func (t *Team) read(ctx context.Context, p *practice.Practice, key []byte, row store.Attempt) (deskEntry, error) {
	answers, err := p.Answers(ctx, row.ID)
	if err != nil && ctx.Err() != nil || isAway(err) {
		return deskEntry{}, err
	}
	entry := deskEntry{seq: row.Seq}
	for _, a := range answers {
		if !a.Counts || len(a.Grades) == 0 {
			continue
		}
		entry.replies = append(entry.replies, said{
			id: itemID(key, a.Attempt, a.Seq), attempt: a.Attempt, seq: a.Seq, person: a.Person,
			title: a.Title, beat: a.Beat, reply: beginning(a.Reply), unsure: unsure(a),
		})
	}
	t.desk.mu.Lock()
	defer t.desk.mu.Unlock()
	if t.desk.of == nil {
		t.desk.of = map[string]deskEntry{}
	}
	t.desk.of[row.ID] = entry
	return entry, nil
}

// unsure reports whether a level that the scene is about is not to be relied on.
func unsure(a practice.Answer) bool {
	return slices.ContainsFunc(a.Grades, func(d grade.Dimension) bool { return !a.Marks.Sure[d] })
}

// beginning is as much of a reply as a list shows.
func beginning(reply string) string {
	const most = 100
	r := []rune(strings.Join(strings.Fields(reply), " "))
	if len(r) > most {
		return string(r[:most]) + "…" // so that nobody marks half a reply for a whole one
	}
	return string(r)
}
