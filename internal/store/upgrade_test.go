package store

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"sync"
	"testing"
	"testing/fstest"
)

// schemaTo is the first n migrations, and a made-up one with the number after theirs.
func schemaTo(t *testing.T, n int, more string) fs.FS {
	t.Helper()
	files, err := fs.Glob(migrations, "migrations/sqlite/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	m := fstest.MapFS{}
	for _, f := range files[:n] {
		src, err := fs.ReadFile(migrations, f)
		if err != nil {
			t.Fatal(err)
		}
		m[filepath.Base(f)] = &fstest.MapFile{Data: src}
	}
	if more != "" {
		last, err := latest(m)
		if err != nil {
			t.Fatal(err)
		}
		m[fmt.Sprintf("%05d_more.sql", last+1)] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + more)}
	}
	return m
}

func TestUpgradeAfterABackup(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spar.db")
	filled(t, path)
	all, err := everything(t, path)
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(migrations, "migrations/sqlite/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	version := len(files)
	schema := schemaTo(t, version, `ALTER TABLE attempts ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'; UPDATE attempts SET mood = mood || '!';`)
	// Several upgraded programs start at once: the migration runs once.
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s, err := open(t.Context(), path, schema)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			var mood string
			if err := s.read.QueryRowContext(t.Context(), `SELECT DISTINCT mood FROM attempts`).Scan(&mood); err != nil || mood != "calm!" {
				t.Errorf("%q, %v", mood, err)
			}
			if got, err := s.List(t.Context(), Which{}); err != nil || len(got) != 6 {
				t.Errorf("%d attempts, %v", len(got), err)
			}
		})
	}
	wg.Wait()
	backups, err := filepath.Glob(path + ".before-*")
	if err != nil || len(backups) != 1 {
		t.Fatalf("backups: %v, %v", backups, err)
	}
	if info, err := os.Stat(backups[0]); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	// The backup, put in place, is a database of the old version with everything in it.
	if got, err := everything(t, backups[0]); err != nil || !reflect.DeepEqual(got, all) {
		t.Errorf("the backup holds %d attempts, %v", len(got), err)
	}
	// The program of before finds a newer database, and leaves it alone.
	refused(t, path, ErrNewer)
}

func TestAnUpgradeThatFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spar.db")
	filled(t, path)
	all, err := everything(t, path)
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(migrations, "migrations/sqlite/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	if s, err := open(t.Context(), path, schemaTo(t, len(files), `DELETE FROM lines; INSERT INTO nowhere VALUES (1);`)); err == nil {
		s.Close()
		t.Fatal("no error")
	}
	if got, err := everything(t, path); err != nil || !reflect.DeepEqual(got, all) {
		t.Errorf("a failed upgrade left %d attempts, %v", len(got), err)
	}
}

// TestUpgradeFromTheFirstSchema: a database of the first spar becomes one of this, with
// everything in it, and is left beside it as it was.
func TestUpgradeFromTheFirstSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spar.db")
	old, err := open(t.Context(), path, schemaTo(t, 1, ""))
	if err != nil {
		t.Fatal(err)
	}
	say(t, old, begin(t, old, "a1", "five-percent"), nasty)
	was := load(t, old, "a1")
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	now, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer now.Close()
	if got := load(t, now, "a1"); !reflect.DeepEqual(got, was) {
		t.Errorf("after the upgrade\n%+v\nbefore\n%+v", got, was)
	}
	if isNew, err := now.AddRemark(t.Context(), Remark{ID: "r", Attempt: "a1", Seq: 1, Note: "wrong", Created: noon}); err != nil || !isNew {
		t.Errorf("what is new does not work: %v, %v", isNew, err)
	}
	have, know, err := now.Version(t.Context())
	if err != nil || have != know || have < 20 {
		t.Errorf("version %d of %d, %v", have, know, err)
	}
	backups, err := filepath.Glob(path + ".before-*")
	if err != nil || len(backups) != 1 {
		t.Fatalf("backups: %v, %v", backups, err)
	}
	kept, err := open(t.Context(), backups[0], schemaTo(t, 1, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	if got := load(t, kept, "a1"); !reflect.DeepEqual(got, was) {
		t.Errorf("in the backup\n%+v\nbefore\n%+v", got, was)
	}
}
