package team

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/store/pgtest"
)

// TestWhatIsStoredIsDone: where only the note about it cannot be sent, no error says that it is
// not.
func TestWhatIsStoredIsDone(t *testing.T) {
	// A database in which every note fails: its own function is found before PostgreSQL's.
	url := pgtest.URL(t) + "&search_path=public,pg_catalog"
	st, err := store.OpenURL(t.Context(), url)
	runOn(t, st, err, func(t *testing.T, a *at) {
		_, coach, _ := staffed(t, a)
		conn, err := pgx.Connect(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(context.Background())
		if _, err := conn.Exec(t.Context(), `CREATE FUNCTION public.pg_notify(text, text) RETURNS void LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'`); err != nil {
			t.Fatal(err)
		}
		if err := st.Notify(t.Context(), "x", "y"); err == nil {
			t.Fatal("a note is sent: nothing is tried here")
		}
		if _, err := a.AddPack(t.Context(), coach, packOf(t, "spring", "spring-ask")); err != nil {
			t.Errorf("a pack: %v", err)
		}
		if packs, err := a.Packs(t.Context()); err != nil || len(packs) != 1 {
			t.Errorf("%v, %v", packs, err)
		}
		if _, err := a.RemovePack(t.Context(), coach, "spring"); err != nil {
			t.Errorf("taking it away: %v", err)
		}
	})
}

// TestNamesOfFilesAreNames as any other: on one line, safe, and no longer than a line of the
// board.
func TestNamesOfFilesAreNames(t *testing.T) {
	for said, want := range map[string]string{
		"ana":                       "ana",
		" ana\x1b[31m \u202e brown": "ana brown",
		"two\nlines":                "two lines",
		strings.Repeat("x", 90):     strings.Repeat("x", maxName-1) + "…",
	} {
		if got, err := nameFrom(said); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", said, got, err, want)
		}
	}
	onBoth(t, func(t *testing.T, a *at) {
		for _, r := range []*Results{{File: "/tmp/ana \x1b[31m" + strings.Repeat("y", 90) + ".jsonl"}, {Signed: true, Signer: Signer{"bob\u202e@company", key("B")}}} {
			view, err := personOf(t.Context(), a.store, r, a.now)
			if err != nil {
				t.Fatal(err)
			}
			p, err := a.store.PersonOf(t.Context(), view.Whose())
			if clean, cleanErr := CleanName(p.Name); err != nil || cleanErr != nil || clean != p.Name {
				t.Errorf("%q, %v, %v", p.Name, err, cleanErr)
			}
			again, err := personOf(t.Context(), a.store, r, a.now)
			if err != nil || again.Whose() != view.Whose() {
				t.Errorf("merged twice they are %q and %q, %v", view.Whose(), again.Whose(), err)
			}
		}
		var ask *AskError
		if _, err := personOf(t.Context(), a.store, &Results{File: "\u202e.jsonl"}, a.now); err == nil || !errors.As(err, &ask) {
			t.Errorf("a file that names nobody: %v", err)
		}
	})
}

// TestTheOrderOfTheNamelessIsKeyed: who knows everybody's ids cannot work out who is which row.
func TestTheOrderOfTheNamelessIsKeyed(t *testing.T) {
	lots := func() []string {
		st, err := store.Open(t.Context(), t.TempDir()+"/spar.db")
		var all []string
		runOn(t, st, err, func(t *testing.T, a *at) {
			d := drill(t, a)
			for range 2 { // on every server, and after a start, the same
				g, err := New(st, Options{}).Gatherer(t.Context(), d.cora, nil)
				if err != nil {
					t.Fatal(err)
				}
				members, err := g.members(t.Context(), &Drill{Plan: &scenario.Plan{ID: "midyear"}})
				if err != nil {
					t.Fatal(err)
				}
				var of []string
				for _, m := range members {
					of = append(of, m.Lot)
				}
				if all != nil && strings.Join(all, " ") != strings.Join(of, " ") {
					t.Errorf("%v and then %v", all, of)
				}
				all = of
			}
		})
		return all
	}
	one, other := lots(), lots()
	if len(one) == 0 || one[0] == "" {
		t.Fatal("nobody has a lot")
	}
	for i := range one {
		if one[i] == other[i] {
			t.Errorf("person %d has the lot %s in both teams", i, one[i])
		}
	}
}
