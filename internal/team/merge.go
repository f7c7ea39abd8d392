package team

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"spar/internal/store"
	"spar/internal/text"
)

// Merging is what Merge did.
type Merging struct {
	Files    int       `json:"files"`
	People   int       `json:"people"`
	Attempts int       `json:"attempts"` // in the files, sound and taken
	New      int       `json:"new"`
	Grown    int       `json:"grown"`
	Same     int       `json:"same"`
	Replies  int       `json:"replies"` // in the attempts that were taken
	Regraded int       `json:"regraded"`
	Refused  int       `json:"refused"` // findings that kept something out
	Findings []Finding `json:"findings"`
}

// MergeOptions say how results are taken.
type MergeOptions struct {
	// Keep takes in what two names share, and says so all the same.
	Keep bool
	// Drill is the only drill whose attempts are taken; "" for whatever the files hold.
	Drill string
	Now   time.Time
}

// Merge takes sound results into a store, each person's under their own name: the person
// whom the signing key lets in, or a new one of the signer's name. Unsigned results are of
// a person of the file's name. A nil store takes nothing and only says what would be.
func Merge(ctx context.Context, st *store.Store, all []*Results, o MergeOptions) (Merging, error) {
	out := Merging{Files: len(all), Findings: []Finding{}}
	oneDrill(all, o.Drill)
	left := doubles(all, o.Keep)
	people := map[string]bool{}
	for _, r := range all {
		out.Regraded += r.Regraded
		var view *store.Store
		for i := range r.Attempts {
			e := &r.Attempts[i]
			if left[e] {
				continue
			}
			if view == nil && st != nil {
				var err error
				if view, err = personOf(ctx, st, r, o.Now); err != nil {
					return out, err
				}
			}
			people[r.who()] = true
			if err := out.take(ctx, view, r, i); err != nil {
				return out, err
			}
		}
	}
	out.People = len(people)
	for _, r := range all {
		out.Findings = append(out.Findings, r.Findings...)
	}
	sortFindings(out.Findings)
	out.Refused = len(out.Findings)
	return out, nil
}

// take stores the i-th attempt of r.
func (m *Merging) take(ctx context.Context, view *store.Store, r *Results, i int) error {
	e := &r.Attempts[i]
	if view != nil {
		done, err := view.Merge(ctx, e.Whole)
		if err == nil && done == store.MergedNew {
			err = view.AddRun(ctx, store.Run{Attempt: e.ID, Drill: e.Run.Drill, Plan: e.Run.Plan, Phase: e.Run.Phase, N: e.Run.N,
				Scenario: e.Scenario, Started: e.Started})
		}
		if err != nil {
			why, err := stored(err)
			if err != nil {
				return err
			}
			r.find(e.At, e.ID, NotStored, "the attempt is left as it is there", "%s", why)
			return nil
		}
		switch done {
		case store.MergedNew:
			m.New++
		case store.MergedGrown:
			m.Grown++
		case store.MergedSame:
			m.Same++
		case store.MergedDiffer:
			r.find(e.At, e.ID, NotStored, "the attempt is left as it is there", "it went on otherwise in the database")
			return nil
		}
	}
	m.Attempts++
	m.Replies += len(e.Replies)
	return nil
}

// oneDrill refuses attempts of another drill than the one that is asked for.
func oneDrill(all []*Results, drill string) {
	if drill == "" {
		return
	}
	for _, r := range all {
		kept := r.Attempts[:0]
		for _, e := range r.Attempts {
			if e.Run.Drill == drill {
				kept = append(kept, e)
				continue
			}
			r.find(e.At, e.ID, OtherDrill, "leave --drill out to take every drill", "it is of the drill %q", e.Run.Drill)
		}
		r.Attempts = kept
	}
}

// personOf is the view of the person whose results these are, who is made where there is
// none yet.
func personOf(ctx context.Context, st *store.Store, r *Results, now time.Time) (*store.Store, error) {
	if !r.Signed {
		file := strings.TrimSuffix(filepath.Base(r.File), filepath.Ext(r.File))
		name, err := nameFrom(file)
		if err != nil {
			return nil, &AskError{fmt.Sprintf("the file %q names nobody", text.Safe(r.File)), "give it the person's name: ana.jsonl"}
		}
		p := store.Person{ID: idFrom("file " + file), Name: name, Role: string(Trainee), Created: now}
		return st.For(p.ID), st.AddPerson(ctx, p)
	}
	p, err := st.PersonByKey(ctx, r.Signer.Fingerprint)
	if err == nil {
		return st.For(p.ID), nil
	}
	if !isNotFound(err) {
		return nil, err
	}
	name, err := nameFrom(r.Signer.Principal)
	if err != nil {
		return nil, &AskError{fmt.Sprintf("the list of signers gives the key %s no name", r.Signer.Fingerprint), "write the person's name before it"}
	}
	p = store.Person{ID: idFrom("key " + r.Signer.Fingerprint), Name: name, Role: string(Trainee), Created: now}
	if err := st.AddPerson(ctx, p); err != nil {
		return nil, err
	}
	return st.For(p.ID), st.BindKey(ctx, store.Key{Fingerprint: r.Signer.Fingerprint, Person: p.ID, Added: now})
}

// idFrom is the id of a person who is known by a name alone: merging twice finds them again.
func idFrom(name string) string {
	sum := sha256.Sum256([]byte(name))
	return "merged-" + hex.EncodeToString(sum[:8])
}
