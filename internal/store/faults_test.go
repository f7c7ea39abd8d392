package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// filled makes a database at path with a few attempts in it, closed.
func filled(t *testing.T, path string) {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 6 {
		a := begin(t, s, fmt.Sprintf("a%d", i), "five-percent")
		for j := range 8 {
			a = say(t, s, a, fmt.Sprintf("reply %d of %d: %s", j, i, strings.Repeat("it saves you 900 a week. ", 20)))
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// filledStore is a store of its own with what filled puts in, and where it lies.
func filledStore(t *testing.T) (path string, s *Store) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "spar.db")
	filled(t, path)
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() }) // some tests have closed it before
	return path, s
}

// refused demands that path is refused with kind, with a cure, and left as it is.
func refused(t *testing.T, path string, kind error) {
	t.Helper()
	before, beforeErr := os.ReadFile(path)
	s, err := Open(t.Context(), path)
	if err == nil {
		s.Close()
		t.Fatalf("opened; want %v", kind)
	}
	var cure *Error
	if !errors.As(err, &cure) || !errors.Is(err, kind) || cure.Hint() == "" || !strings.Contains(err.Error()+cure.Hint(), filepath.Base(path)) {
		t.Errorf("%v; want %v with a cure", err, kind)
	}
	if after, afterErr := os.ReadFile(path); !bytes.Equal(before, after) || (beforeErr == nil) != (afterErr == nil) {
		t.Error("the file was changed")
	}
}

func TestWhatIsNoDatabaseIsRefused(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other.db")
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`CREATE TABLE places (url TEXT); INSERT INTO places VALUES ('x')`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	foreign, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(t.TempDir(), "whole.db")
	filled(t, whole)
	good, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		kind    error
	}{
		"zero length":       {nil, ErrCorrupt},
		"a note":            {[]byte("buy milk\n"), ErrNotDatabase},
		"a long note":       {bytes.Repeat([]byte("buy milk\n"), 5000), ErrNotDatabase},
		"another program":   {foreign, ErrNotDatabase},
		"cut in the page":   {good[:len(good)/2+100], ErrCorrupt},
		"cut in the header": {good[:50], ErrCorrupt},
		"zeroed schema":     {append(append(bytes.Clone(good[:100]), make([]byte, 3996)...), good[4096:]...), ErrCorrupt},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "spar.db")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			refused(t, path, c.kind)
		})
	}
	t.Run("a folder", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "spar.db")
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		refused(t, path, ErrNotDatabase)
	})
	t.Run("a file for a folder", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		refused(t, filepath.Join(file, "spar.db"), ErrUnwritable)
		refused(t, filepath.Join(file, "deeper", "spar.db"), ErrUnwritable)
	})
}

// TestFlippedBits flips one bit anywhere: whatever is then read is what was written,
// or an error or a mark says that it is not. Never a panic. What the seals cannot see,
// a row that has vanished from its page, the check of the whole file finds.
// More flips: SPAR_FLIPS=3000 go test ./internal/store -run FlippedBits
func TestFlippedBits(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "whole.db")
	filled(t, path)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := everything(t, path)
	if err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(20260302, 3))
	flips := 120
	if n, err := strconv.Atoi(os.Getenv("SPAR_FLIPS")); err == nil {
		flips = n
	}
	harmless, told := 0, 0
	for n := range flips {
		bad := bytes.Clone(good)
		at, bit := dice.IntN(len(bad)), dice.IntN(8)
		bad[at] ^= 1 << bit
		flipped := filepath.Join(dir, fmt.Sprintf("flipped-%d.db", n))
		if err := os.WriteFile(flipped, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := everything(t, flipped)
		var cure *Error
		switch {
		case err != nil && errors.As(err, &cure) && (cure.Kind == ErrCorrupt || cure.Kind == ErrNotDatabase || cure.Kind == ErrNewer):
			told++
		case err != nil:
			t.Errorf("bit %d of byte %d: an error without a cure: %v", bit, at, err)
		case !reflect.DeepEqual(got, want):
			if err := wholeFile(t, flipped); !errors.Is(err, ErrCorrupt) {
				t.Errorf("bit %d of byte %d: read something else and said nothing: %v", bit, at, err)
			}
		default:
			harmless++ // free space, or what is not read
		}
		for _, end := range []string{"", "-wal", "-shm"} {
			if err := os.Remove(flipped + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d told, %d harmless", told, harmless)
	if told < flips/4 {
		t.Errorf("only %d flips were told: the test does not reach what is stored", told)
	}
}

// wholeFile is the check of the whole file at path.
func wholeFile(t *testing.T, path string) error {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Integrity(t.Context())
}

// everything reads all that the database at path holds. A row that says that it is
// damaged is an error.
func everything(t *testing.T, path string) ([]Whole, error) {
	s, err := Open(t.Context(), path)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	list, err := s.List(t.Context(), Which{})
	if err != nil {
		return nil, err
	}
	var all []Whole
	for _, a := range list {
		if a.Damaged {
			return nil, damaged(path, nil, "a row is marked")
		}
		w, err := s.Load(t.Context(), a.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, w)
	}
	return all, nil
}

// TestOneDamagedAttemptHidesNoOther changes a word behind SQLite's back.
func TestOneDamagedAttemptHidesNoOther(t *testing.T) {
	_, s := filledStore(t)
	for _, change := range []string{
		`UPDATE attempts SET score = 4 WHERE id = 'a1'`,
		`UPDATE attempts SET state = '{"turn":9}' WHERE id = 'a2'`,
		`UPDATE lines SET text = 'other words' WHERE attempt = 'a3' AND seq = 2`,
		`DELETE FROM lines WHERE attempt = 'a4' AND seq = 8`,
	} {
		if _, err := s.write.ExecContext(t.Context(), change); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.List(t.Context(), Which{})
	if err != nil || len(list) != 6 {
		t.Fatalf("%d attempts listed, %v", len(list), err)
	}
	for _, a := range list {
		_, err := s.Load(t.Context(), a.ID)
		if bad := strings.Contains("a1 a2 a3 a4", a.ID); bad != errors.Is(err, ErrCorrupt) {
			t.Errorf("%s: %v", a.ID, err)
		}
		if a.Damaged != (a.ID == "a1") {
			t.Errorf("%s listed as damaged: %v", a.ID, a.Damaged)
		}
	}
}

func TestDiskFull(t *testing.T) {
	_, s := filledStore(t)
	var pages int
	if err := s.write.QueryRowContext(t.Context(), `PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.ExecContext(t.Context(), fmt.Sprintf(`PRAGMA max_page_count = %d`, pages+2)); err != nil {
		t.Fatal(err)
	}
	a := load(t, s, "a1").Attempt
	var stored int
	var err error
	for err == nil && stored < 100 {
		before := a
		var state string
		var line Line
		a, state, line = next(a, strings.Repeat("a long reply ", 100))
		if err = s.Append(t.Context(), a, state, line); err != nil {
			a = before
			break
		}
		stored++
	}
	var cure *Error
	if !errors.As(err, &cure) || cure.Kind != ErrFull || !strings.Contains(cure.Hint(), "room") {
		t.Fatalf("after %d replies: %v", stored, err)
	}
	if got := load(t, s, "a1"); !reflect.DeepEqual(got.Attempt, a) {
		t.Errorf("the attempt stands at %d, want %d", got.Seq, a.Seq)
	}
	if _, err := s.write.ExecContext(t.Context(), `PRAGMA max_page_count = 100000`); err != nil {
		t.Fatal(err)
	}
	say(t, s, a, "there is room again")
}

func TestFirstStartsAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "spar.db")
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() {
			s, err := Open(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			a, text, line := sample(fmt.Sprintf("a%d", i), "x")
			if err := s.Begin(t.Context(), a, text, "{}", line); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	all, err := everything(t, path)
	if err != nil || len(all) != 6 {
		t.Errorf("%d attempts, %v", len(all), err)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.new-*"))
	if err != nil || len(files) != 0 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}

func TestModesAndOddNames(t *testing.T) {
	for _, name := range []string{"spar.db", "a b?c#d%41&e=f;g'h\"i.db", "ü\U0001f91d.db"} {
		path := filepath.Join(t.TempDir(), "data % ?#", name)
		filled(t, path)
		if all, err := everything(t, path); err != nil || len(all) != 6 {
			t.Errorf("%s: %d attempts, %v", name, len(all), err)
		}
		if runtime.GOOS == "windows" {
			continue // no such modes there
		}
		for at, want := range map[string]fs.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
			info, err := os.Stat(at)
			if err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v; want %v", at, info, err, want)
			}
		}
	}
}

func TestBackupOverwritesNothing(t *testing.T) {
	_, s := filledStore(t)
	taken := filepath.Join(t.TempDir(), "taken")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), taken); !errors.Is(err, ErrExists) {
		t.Errorf("over a file: %v", err)
	}
	if got, err := os.ReadFile(taken); err != nil || string(got) != "mine" {
		t.Errorf("%q, %v", got, err)
	}
	if err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "no", "such", "folder")); !errors.Is(err, ErrUnwritable) {
		t.Errorf("into no folder: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	late := filepath.Join(t.TempDir(), "late.db")
	if err := s.Backup(ctx, late); err == nil {
		t.Error("a backup that was called off said nothing")
	}
	left, err := os.ReadDir(filepath.Dir(late))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
