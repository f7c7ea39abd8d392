package practice

import (
	"testing"

	"spar/internal/store"
)

// Unsure makes a the attempt of somebody to whom the answer to the last stored line was
// lost.
func Unsure(a *Attempt, t *testing.T, st *store.Store) {
	t.Helper()
	whole, err := st.Load(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	a.unsure = whole.Lines[len(whole.Lines)-1]
	a.unsure.KeepDraft = a.unsure.Kind == lineHelp // as whoever wrote it knows; it is not stored
}
