package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// backedUp is a database, everything in it, and a backup of it, after which one
// attempt more was begun.
func backedUp(t *testing.T) (path, backup string, all []Whole) {
	t.Helper()
	path, backup = filepath.Join(t.TempDir(), "spar.db"), filepath.Join(t.TempDir(), "backup.db")
	filled(t, path)
	all, err := everything(t, path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	begin(t, s, "later", "x")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, backup, all
}

func TestRestore(t *testing.T) {
	path, backup, all := backedUp(t)
	before, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	aside, err := Restore(t.Context(), backup, path)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := everything(t, path); err != nil || !reflect.DeepEqual(got, all) {
		t.Errorf("restored %d attempts, %v", len(got), err)
	}
	if got, err := everything(t, aside); err != nil || len(got) != len(all)+1 {
		t.Errorf("set aside as %s: %d attempts, %v", aside, len(got), err)
	}
	if after, err := os.ReadFile(backup); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the backup was changed, %v", err)
	}
	// Once more, over a damaged one and with the name of the first taken.
	if err := os.WriteFile(path, []byte("ruins"), 0o600); err != nil {
		t.Fatal(err)
	}
	second, err := Restore(t.Context(), backup, path)
	if err != nil || second == aside {
		t.Fatalf("%s, %v", second, err)
	}
	if got, err := os.ReadFile(second); err != nil || string(got) != "ruins" {
		t.Errorf("the damaged one was not kept: %q, %v", got, err)
	}
	if got, err := everything(t, path); err != nil || !reflect.DeepEqual(got, all) {
		t.Errorf("restored %d attempts, %v", len(got), err)
	}
	// On a new machine there is nothing to set aside.
	fresh := filepath.Join(t.TempDir(), "new", "spar.db")
	if aside, err := Restore(t.Context(), backup, fresh); err != nil || aside != "" {
		t.Errorf("%q, %v", aside, err)
	}
	if got, err := everything(t, fresh); err != nil || !reflect.DeepEqual(got, all) {
		t.Errorf("restored %d attempts, %v", len(got), err)
	}
}

// TestALogWithoutItsDatabase: a process was killed, and its database was taken away alone.
// Its log must not get into another database, neither a new one nor a backup.
func TestALogWithoutItsDatabase(t *testing.T) {
	path, backup, all := backedUp(t)
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	begin(t, s, "last", "x")
	log, err := os.ReadFile(path + "-wal") // as a kill would leave it
	if err != nil || len(log) == 0 {
		t.Fatalf("a log of %d bytes, %v", len(log), err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	stray := func() {
		t.Helper()
		if err := errors.Join(os.Remove(path), os.WriteFile(path+"-wal", log, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	stray()
	refused(t, path, ErrCorrupt)
	kept := map[string]bool{}
	for range 2 {
		aside, err := Restore(t.Context(), backup, path)
		if err != nil || kept[aside] {
			t.Fatalf("%q, %v", aside, err)
		}
		kept[aside] = true
		if got, err := os.ReadFile(aside); err != nil || !bytes.Equal(got, log) {
			t.Errorf("the log was not kept: %d bytes, %v", len(got), err)
		}
		if got, err := everything(t, path); err != nil || !reflect.DeepEqual(got, all) {
			t.Errorf("restored %d attempts, %v", len(got), err)
		}
		stray()
	}
	// Moved away, as the cure says: then a new one begins.
	if err := os.Rename(path+"-wal", path+".kept"); err != nil {
		t.Fatal(err)
	}
	if got, err := everything(t, path); err != nil || len(got) != 0 {
		t.Errorf("%d attempts in a new database, %v", len(got), err)
	}
}

// TestNothingIsPutInAnothersPlace: a database that came there meanwhile stays, and whoever
// puts a file there is told that it is not theirs.
func TestNothingIsPutInAnothersPlace(t *testing.T) {
	there, mine := filepath.Join(t.TempDir(), "spar.db"), filepath.Join(t.TempDir(), "mine")
	if err := errors.Join(os.WriteFile(there, []byte("theirs"), 0o600), os.WriteFile(mine, []byte("mine"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if placed, err := place(mine, there); placed || err != nil {
		t.Errorf("placed: %v, %v", placed, err)
	}
	if got, err := os.ReadFile(there); err != nil || string(got) != "theirs" {
		t.Errorf("%q, %v", got, err)
	}
	if placed, err := place(mine, there+"-2"); !placed || err != nil {
		t.Errorf("on a free place: %v, %v", placed, err)
	}
}

func TestRestoreRefuses(t *testing.T) {
	path, backup, _ := backedUp(t)
	note := filepath.Join(t.TempDir(), "note")
	if err := os.WriteFile(note, bytes.Repeat([]byte("buy milk "), 200), 0o600); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	cut := filepath.Join(t.TempDir(), "cut.db")
	if err := os.WriteFile(cut, good[:len(good)-5000], 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := everything(t, path)
	if err != nil {
		t.Fatal(err)
	}
	for from, kind := range map[string]error{note: ErrNotDatabase, cut: ErrCorrupt, note + "-nowhere": ErrNotFound} {
		if _, err := Restore(t.Context(), from, path); !errors.Is(err, kind) {
			t.Errorf("%s: %v, want %v", filepath.Base(from), err, kind)
		}
	}
	// Another window has it open.
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := Restore(t.Context(), backup, path); !errors.Is(err, ErrBusy) {
		t.Errorf("while it is open: %v", err)
	}
	if got, err := everything(t, path); err != nil || !reflect.DeepEqual(got, before) {
		t.Errorf("a refused restore left %d attempts, %v", len(got), err)
	}
	left, err := filepath.Glob(path + ".re*")
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestDeleteLeavesNoWords(t *testing.T) {
	path, s := filledStore(t)
	const secret = "a name that nobody is to read again"
	a := begin(t, s, "secret", "own-deal")
	a = say(t, s, a, secret)
	if err := s.SaveDraft(t.Context(), a.ID, a.Seq, secret, noon); err != nil {
		t.Fatal(err)
	}
	if err := s.Delete(t.Context(), a.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Delete(t.Context(), a.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("deleted twice: %v", err)
	}
	for _, end := range []string{"", "-wal"} {
		content, err := os.ReadFile(path + end)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{secret, "title: own-deal"} {
			if strings.Contains(string(content), word) {
				t.Errorf("%q still stands in spar.db%s", word, end)
			}
		}
	}
	if list, err := s.List(t.Context(), Which{}); err != nil || len(list) != 6 {
		t.Errorf("%d attempts left, %v", len(list), err)
	}
	if err := s.Integrity(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestDeleteTellsWhatStillReads: another process that reads keeps the words in the file; that
// is told, and when the last one closes they are gone.
func TestDeleteTellsWhatStillReads(t *testing.T) {
	path, s := filledStore(t)
	const secret = "a name that nobody is to read again"
	a := say(t, s, begin(t, s, "secret", "own-deal"), secret)
	other, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := other.read.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := reading.QueryRow(`SELECT count(*) FROM lines`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.ExecContext(t.Context(), `PRAGMA busy_timeout = 20`); err != nil {
		t.Fatal(err)
	}
	stands := func() bool {
		for _, end := range []string{"", "-wal"} {
			content, err := os.ReadFile(path + end)
			if err == nil && strings.Contains(string(content), secret) {
				return true
			}
		}
		return false
	}
	var told *Error
	if err := s.Delete(t.Context(), a.ID); !errors.Is(err, ErrWordsLeft) || !errors.As(err, &told) || told.Hint() == "" || !stands() {
		t.Errorf("while another one reads: %v, the words stand there: %v", err, stands())
	}
	if _, err := s.Load(t.Context(), a.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("it is not deleted: %v", err)
	}
	if err := errors.Join(reading.Rollback(), other.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	if stands() {
		t.Error("the words stand there when all have closed")
	}
}
