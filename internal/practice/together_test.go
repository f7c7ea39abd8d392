package practice

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"spar/internal/store"
)

// TestTwoProcessesAtOnce lets two programs play the same unfinished attempts from the
// same new file. Each turn is written by one of them; what either has drawn is
// stored once, in the order in which it drew it.
func TestTwoProcessesAtOnce(t *testing.T) {
	// How the two are scheduled is up to the machine: rounds, until they have met.
	for round := range uint64(10) {
		if playTogether(t, round) > 0 || t.Failed() {
			return
		}
	}
	t.Error("the two never played the same attempt: nothing was tried")
}

// playTogether is one round; it gives the number of attempts that both wrote in.
func playTogether(t *testing.T, round uint64) (shared int) {
	path := filepath.Join(t.TempDir(), "spar", "spar.db")
	var wg sync.WaitGroup
	drew := make([][]drawn, 2)
	for i := range drew {
		wg.Go(func() { drew[i] = runChild(t, path, 2*round+uint64(i), 60, 5*time.Minute) })
	}
	wg.Wait()
	st, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	p := New(st, os.DirFS("testdata"), Options{})
	defer p.Close(t.Context())
	writer := map[string]map[int]int{} // attempt, line: which of the two drew it
	for i, list := range drew {
		if len(list) < 60 {
			t.Errorf("process %d drew only %d things", i, len(list))
		}
		claim(t, st, i, list, writer)
	}
	health, err := p.Check(t.Context())
	if err != nil || len(health.Problems) != 0 {
		t.Fatalf("health %+v, %v", health, err)
	}
	missing := health.Lines
	for _, lines := range writer {
		missing -= len(lines)
		both := map[int]bool{}
		for _, by := range lines {
			both[by] = true
		}
		if len(both) == 2 {
			shared++
		}
	}
	if missing > 2 { // one under way in each when it was killed
		t.Errorf("%d lines are stored that nobody drew", missing)
	}
	t.Logf("%d lines in %d attempts, %d of them played by both", health.Lines, health.Attempts, shared)
	return shared
}

// claim finds every line that process number i drew among those stored, and
// notes it as that process's; no line may be drawn by both.
func claim(t *testing.T, st *store.Store, i int, list []drawn, writer map[string]map[int]int) {
	t.Helper()
	last := map[string]int{}
	for _, d := range list {
		if d.Kind == "draft" {
			continue
		}
		whole, err := st.Load(t.Context(), d.Attempt)
		if err != nil {
			t.Fatalf("drawn and not stored: %v", err)
		}
		at := d.Seq
		if before, ok := last[d.Attempt]; ok && at <= before {
			t.Errorf("process %d drew line %d of %s after line %d", i, at, d.Attempt, before)
		}
		last[d.Attempt] = at
		if at >= len(whole.Lines) || !d.is(whole.Lines[at]) {
			t.Fatalf("process %d drew %s %q as line %d of %s, which is not stored there", i, d.Kind, d.Text, at, d.Attempt)
		}
		if writer[d.Attempt] == nil {
			writer[d.Attempt] = map[int]int{}
		}
		if other, ok := writer[d.Attempt][at]; ok {
			t.Errorf("line %d of %s was drawn by both %d and %d", at, d.Attempt, other, i)
		}
		writer[d.Attempt][at] = i
	}
}
