package practice

import (
	"path/filepath"
	"sync"
	"testing"

	"spar/internal/store"
	"spar/scenarios"
)

// TestATeamLearnsTheLibraryOnce: what scenarios call for is the same for everybody, is kept
// once, and a server that starts anew finds it.
func TestATeamLearnsTheLibraryOnce(t *testing.T) {
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	p := New(st, scenarios.Files, Options{})
	t.Cleanup(func() {
		if err := p.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
	var all sync.WaitGroup
	for _, who := range []string{"ann", "bob", "cid", "dee"} {
		all.Go(func() {
			if _, err := p.On(st.For(who)).Standing(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	kept, err := st.For("").Derived(t.Context(), derivedCalls)
	if cards, listErr := p.Library(t.Context()); err != nil || listErr != nil || len(kept) != len(cards) {
		t.Errorf("%d of %d scenarios are kept: %v, %v", len(kept), len(cards), err, listErr)
	}
	if own, err := st.For("ann").Derived(t.Context(), derivedCalls); err != nil || len(own) != 0 {
		t.Errorf("kept for one person: %d, %v", len(own), err)
	}
	calls, err := New(st.For("eve"), scenarios.Files, Options{}).calls(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if unknown := len(kept) - len(calls.p.shelf.called); unknown != 0 {
		t.Errorf("a server that starts anew does not know %d of them", unknown)
	}
}
