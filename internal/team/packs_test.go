package team

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/scenarios"
)

// packOf is a pack with one shipped scenario under another name, changed by the pairs.
func packOf(t *testing.T, name, id string, pairs ...string) []byte {
	t.Helper()
	src, err := fs.ReadFile(scenarios.Files, "five-percent.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := scenario.NewPack(name, map[string][]byte{id + ".yaml": []byte(strings.NewReplacer(pairs...).Replace(string(src)))})
	if err != nil {
		t.Fatal(err)
	}
	b, err := pack.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestPacksArePlayedByName(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		ctx := t.Context()
		_, coach, trainee := staffed(t, a)
		shelf, err := a.Shelf(ctx, fstest.MapFS{"here.yaml": &fstest.MapFile{Data: []byte("format: 1\n")}})
		if err != nil {
			t.Fatal(err)
		}
		if err := shelf.Follow(ctx, func(err error) { t.Error(err) }); err != nil {
			t.Fatal(err)
		}
		var denied *DeniedError
		if _, err := a.AddPack(ctx, trainee, packOf(t, "spring", "spring-ask")); !errors.As(err, &denied) {
			t.Errorf("a trainee adds a pack: %v", err)
		}
		spring, err := a.AddPack(ctx, coach, packOf(t, "spring", "spring-ask"))
		if err != nil {
			t.Fatal(err)
		}
		p := practice.New(a.store.For(trainee.ID), shelf, practice.Options{})
		await(t, "the pack is on the shelf", func() bool { return holds(t, shelf, "spring-ask.yaml") })
		if !holds(t, shelf, "here.yaml") {
			t.Error("the library below is hidden")
		}
		if _, err := p.Begin(ctx, "spring-ask", practice.BeginOptions{}); err != nil {
			t.Errorf("played by name: %v", err)
		}
		// A name means one thing.
		var ask *AskError
		if _, err := a.AddPack(ctx, coach, packOf(t, "other", "spring-ask", "five", "six")); !errors.As(err, &ask) || !strings.Contains(ask.Hint(), spring.Digest) {
			t.Errorf("another scenario of the name: %v", err)
		}
		if _, err := a.AddPack(ctx, coach, packOf(t, "spring", "spring-ask")); err != nil {
			t.Errorf("the same pack again: %v", err)
		}
		var broken *scenario.PackError
		if _, err := a.AddPack(ctx, coach, []byte("no zip")); !errors.As(err, &broken) {
			t.Errorf("no pack: %v", err)
		}
		if _, err := a.RemovePack(ctx, coach, spring.Digest); err != nil {
			t.Fatal(err)
		}
		await(t, "the pack is gone", func() bool { return !holds(t, shelf, "spring-ask.yaml") })
		if open, err := p.Unfinished(ctx); err != nil || len(open) != 1 {
			t.Fatalf("%+v, %v", open, err)
		} else if _, err := p.Resume(ctx, open[0].ID); err != nil {
			t.Errorf("what was begun does not go on: %v", err)
		}
		if packs, err := a.Packs(ctx); err != nil || len(packs) != 0 {
			t.Errorf("%v, %v", packs, err)
		}
		// It may come back.
		if _, err := a.AddPack(ctx, coach, packOf(t, "spring", "spring-ask")); err != nil {
			t.Error(err)
		}
		if packs, err := a.Packs(ctx); err != nil || len(packs) != 1 {
			t.Errorf("%v, %v", packs, err)
		}
	})
}

// holds reports whether a library has a file.
func holds(t *testing.T, lib fs.FS, name string) bool {
	t.Helper()
	entries, err := fs.ReadDir(lib, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == name {
			return true
		}
	}
	return false
}

// await polls until ok, within a time in which it must be.
func await(t *testing.T, what string, ok func() bool) {
	t.Helper()
	deadline := time.After(60 * time.Second)
	poll := time.NewTicker(5 * time.Millisecond)
	defer poll.Stop()
	for !ok() {
		select {
		case <-poll.C:
		case <-deadline:
			t.Fatalf("not within the time: %s", what)
		}
	}
}

// TestPrivacyIsTheTable: what is told to who enrols is what the table says.
func TestPrivacyIsTheTable(t *testing.T) {
	told := strings.Join(Privacy(), "\n")
	for _, c := range []struct {
		words string
		holds bool
	}{
		{"you alone", !Allowed(Coach, Anothers, Read) && !Allowed(Admin, Anothers, Read) && !Allowed(Trainee, Anothers, Read)},
		{"only if you share it", Allowed(Coach, Shared, Read) && !Allowed(Trainee, Shared, Read)},
		{"Without a name, coaches", Allowed(Coach, Nameless, Read) && !Allowed(Trainee, Nameless, Read)},
		{"only if you choose so", Allowed(Trainee, Shared, SeeName) && !Allowed(Admin, Anothers, SeeName) && !Allowed(Admin, Anothers, ChangeName)},
		{"Reports for coaches and admins", Allowed(Coach, Teams, SeeReport) && !Allowed(Trainee, Teams, SeeReport)},
		{"Coaches and admins see who is in the team", Allowed(Coach, Teams, SeePeople) && Allowed(Admin, Teams, SeePeople) && !Allowed(Trainee, Teams, SeePeople)},
		{"Whoever keeps the database could read", true},
	} {
		if !c.holds || !strings.Contains(told, c.words) {
			t.Errorf("%q is told or is not so", c.words)
		}
	}
}
