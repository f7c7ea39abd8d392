package store

import (
	"database/sql"
	"errors"
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

// beforeUpgrade is a filled database of today's version, and what is in it.
func beforeUpgrade(t *testing.T) (path string, all []Whole, version int) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "spar.db")
	filled(t, path)
	all, err := everything(t, path)
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(migrations, "migrations/sqlite/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	return path, all, len(files)
}

func TestUpgradeAfterABackup(t *testing.T) {
	path, all, version := beforeUpgrade(t)
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

// TestAMigrationThatCameBelow opens a database of a program that had a later migration and not
// yet one with a lower number: it is made up for, and nothing is lost.
func TestAMigrationThatCameBelow(t *testing.T) {
	const below = "00051_goals.sql"
	files, err := fs.Glob(migrations, "migrations/sqlite/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	schema := schemaTo(t, len(files)-1, "").(fstest.MapFS)
	if schema[below] == nil {
		t.Fatalf("no %s among %v", below, files)
	}
	delete(schema, below)
	path := filepath.Join(t.TempDir(), "spar.db")
	before, err := open(t.Context(), path, schema)
	if err != nil {
		t.Fatal(err)
	}
	if err := before.SetSetting(t.Context(), "kept", "yes"); err != nil {
		t.Fatal(err)
	}
	if err := before.Close(); err != nil {
		t.Fatal(err)
	}
	now, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer now.Close()
	if kept, err := now.Setting(t.Context(), "kept"); err != nil || kept != "yes" {
		t.Errorf("%q, %v", kept, err)
	}
	if _, err := now.read.ExecContext(t.Context(), `SELECT target FROM team_goals`); err != nil {
		t.Error(err)
	}
}

func TestAnUpgradeThatFails(t *testing.T) {
	path, all, version := beforeUpgrade(t)
	if s, err := open(t.Context(), path, schemaTo(t, version, `DELETE FROM lines; INSERT INTO nowhere VALUES (1);`)); err == nil {
		s.Close()
		t.Fatal("no error")
	}
	if got, err := everything(t, path); err != nil || !reflect.DeepEqual(got, all) {
		t.Errorf("a failed upgrade left %d attempts, %v", len(got), err)
	}
}

// TestUpgradeFromBeforePersons: a laptop's database of version 30 becomes one of this
// version with everything in it, all of it the one person's, and is left beside it as it
// was.
func TestUpgradeFromBeforePersons(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spar.db")
	dump, err := os.ReadFile("testdata/version30.sql")
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(string(dump)); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	now, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer now.Close()
	have, know, err := now.Version(t.Context())
	if err != nil || have != know || have < 40 {
		t.Errorf("version %d of %d, %v", have, know, err)
	}
	list, err := now.List(t.Context(), Which{})
	if err != nil || len(list) != 2 || list[0].Damaged || list[1].Damaged || list[0].Person != "" {
		t.Fatalf("%+v, %v", list, err)
	}
	w := load(t, now, "a1")
	if len(w.Lines) != 3 || w.Lines[2].Text != "two" || load(t, now, "a2").Draft != "half a th" {
		t.Errorf("lines %+v", w.Lines)
	}
	goal, err := now.Setting(t.Context(), "goal")
	calls, err2 := now.Calls(t.Context())
	remarks, err3 := now.Remarks(t.Context())
	regrades, err4 := now.Regrades(t.Context())
	derived, err5 := now.Derived(t.Context(), "replies")
	if err := errors.Join(err, err2, err3, err4, err5); err != nil {
		t.Fatal(err)
	}
	if goal != "3" || len(calls) != 1 || calls[0].N != 4 || len(remarks) != 1 || len(regrades) != 1 || len(derived) != 1 {
		t.Errorf("%q %+v %+v %+v %+v", goal, calls, remarks, regrades, derived)
	}
	say(t, now, w.Attempt, "three") // and it goes on
	if other, err := now.For("p1").List(t.Context(), Which{}); err != nil || len(other) != 0 {
		t.Errorf("somebody else sees %+v, %v", other, err)
	}
	backups, err := filepath.Glob(path + ".before-*")
	if err != nil || len(backups) != 1 {
		t.Fatalf("backups: %v, %v", backups, err)
	}
	kept, err := sql.Open("sqlite", backups[0])
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	var version, lines int
	if err := kept.QueryRow(`SELECT max(version_id), (SELECT count(*) FROM lines) FROM goose_db_version`).Scan(&version, &lines); err != nil || version != 30 || lines != 4 {
		t.Errorf("the backup has version %d and %d lines, %v", version, lines, err)
	}
}
