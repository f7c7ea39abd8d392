package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"spar/internal/store/pgtest"
)

// schemaOf is an engine's migrations by their names.
func schemaOf(t *testing.T, engine string) fstest.MapFS {
	t.Helper()
	files, err := fs.Glob(migrations, "migrations/"+engine+"/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal(len(files), err)
	}
	m := fstest.MapFS{}
	for _, f := range files {
		src, err := fs.ReadFile(migrations, f)
		if err != nil {
			t.Fatal(err)
		}
		m[strings.TrimPrefix(f, "migrations/"+engine+"/")] = &fstest.MapFile{Data: src}
	}
	return m
}

// TestEnginesHaveTheSameMigrations: the same numbers and names in both folders.
func TestEnginesHaveTheSameMigrations(t *testing.T) {
	a, b := schemaOf(t, "sqlite"), schemaOf(t, "postgres")
	for name := range a {
		if b[name] == nil {
			t.Errorf("postgres has no %s", name)
		}
	}
	for name := range b {
		if a[name] == nil {
			t.Errorf("sqlite has no %s", name)
		}
	}
}

// TestStartsAtOnceApplyOnce: several servers start on an empty database, and then on
// one that a newer version brings further; each migration is applied once.
func TestStartsAtOnceApplyOnce(t *testing.T) {
	url := pgtest.URL(t)
	now := schemaOf(t, "postgres")
	later := schemaOf(t, "postgres")
	// A step that could not be done twice.
	later["99990_later.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\nCREATE TABLE later (n INTEGER); INSERT INTO later VALUES (1);")}
	for _, schema := range []fs.FS{now, later} {
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				s, err := openURL(t.Context(), url, schema)
				if err != nil {
					t.Error(err)
					return
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	}
	s, err := openURL(t.Context(), url, later)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var most, rows int
	if err := s.read.QueryRowContext(t.Context(), `SELECT max(n), (SELECT count(*) FROM later) FROM
		(SELECT count(*) AS n FROM goose_db_version GROUP BY version_id) AS each_version`).Scan(&most, &rows); err != nil || most != 1 || rows != 1 {
		t.Errorf("a migration was applied %d times, %d rows, %v", most, rows, err)
	}
	// The program of before finds a newer database, and leaves it alone.
	var e *Error
	if _, err := OpenURL(t.Context(), url); !errors.Is(err, ErrNewer) || !errors.As(err, &e) || e.Hint() == "" {
		t.Errorf("a newer database: %v", err)
	}
}

// TestLooksWhileAnotherUpgrades: a server that looks at the database at any moment of
// another's first start takes it for ours, however far that has come.
func TestLooksWhileAnotherUpgrades(t *testing.T) {
	for range 5 {
		url := pgtest.URL(t)
		db, err := sql.Open("pgx", url)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		up := make(chan error)
		go func() {
			s, err := OpenURL(t.Context(), url)
			if err == nil {
				err = s.Close()
			}
			up <- err
		}()
		looker := &Store{path: url, write: db}
		for looks, done := 0, false; !done; looks++ {
			if _, err := looker.versionServer(t.Context()); err != nil {
				t.Errorf("look %d: %v", looks, err)
			}
			select {
			case err := <-up:
				if done = true; err != nil {
					t.Error(err)
				}
			default:
			}
		}
	}
}

// TestAnOlderServerGoesOn beside a newer one that has added to the tables under it, with
// the statements that it has prepared.
func TestAnOlderServerGoesOn(t *testing.T) {
	url := pgtest.URL(t)
	old := onServer(t, url)
	a := say(t, old, begin(t, old, "a1", "x"), "one")
	after, state, line := next(a, "two")
	methods := everyMethod(t, old, after, state, line)
	for name, f := range methods {
		if err := f(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	later := schemaOf(t, "postgres")
	later["99990_later.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\nALTER TABLE attempts ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';")}
	newer, err := openURL(t.Context(), url, later)
	if err != nil {
		t.Fatal(err)
	}
	defer newer.Close()
	for name, f := range methods {
		if err := f(); err != nil {
			t.Errorf("%s, after the other has upgraded: %v", name, err)
		}
	}
	say(t, old, load(t, old, "a1").Attempt, "three")
	if _, _, err := old.Bests(t.Context(), "talk"); err != nil {
		t.Error(err)
	}
}

// TestAnotherProgramsDatabase is refused, and nothing in it is changed.
func TestAnotherProgramsDatabase(t *testing.T) {
	for name, theirs := range map[string]string{
		"tables of our names": `CREATE TABLE attempts (x INTEGER); INSERT INTO attempts VALUES (7)`,
		"versions of its own": `CREATE TABLE goose_db_version (id SERIAL, version_id BIGINT, is_applied BOOLEAN, tstamp TIMESTAMP);
			INSERT INTO goose_db_version (version_id, is_applied) VALUES (3, true)`,
	} {
		url := pgtest.URL(t)
		db, err := sql.Open("pgx", url)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.ExecContext(t.Context(), theirs); err != nil {
			t.Fatal(err)
		}
		if s, err := OpenURL(t.Context(), url); !errors.Is(err, ErrNotDatabase) {
			t.Errorf("%s: %v", name, err)
			if err == nil {
				s.Close()
			}
		}
		var ours sql.NullString
		if err := db.QueryRowContext(t.Context(), `SELECT to_regclass('scenario_texts')::text`).Scan(&ours); err != nil || ours.Valid {
			t.Errorf("%s: tables of ours were left there, %v", name, err)
		}
	}
}

// TestWhatAServerHasNot is told with what to use instead.
func TestWhatAServerHasNot(t *testing.T) {
	s := onServer(t, pgtest.URL(t))
	var e *Error
	if err := s.Backup(t.Context(), t.TempDir()+"/x"); !errors.Is(err, ErrServer) || !errors.As(err, &e) || !strings.Contains(e.Hint(), "pg_dump") {
		t.Errorf("a backup: %v", err)
	}
	if err := s.Integrity(t.Context()); err != nil {
		t.Errorf("a whole database: %v", err)
	}
	begin(t, s, "a1", "x")
	for _, harm := range []string{`ALTER TABLE lines DROP CONSTRAINT lines_attempt_fkey`, `DELETE FROM attempts`} {
		if _, err := s.write.ExecContext(t.Context(), harm); err != nil {
			t.Fatal(fmt.Errorf("%s: %w", harm, err))
		}
	}
	if err := s.Integrity(t.Context()); !errors.Is(err, ErrCorrupt) {
		t.Errorf("lines without their attempt: %v", err)
	}
	if _, err := s.write.ExecContext(t.Context(), `DROP TABLE drafts`); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveDraft(t.Context(), "a1", 0, "x", noon); err == nil {
		t.Error("a draft was saved in no table")
	}
}
