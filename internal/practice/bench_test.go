package practice

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"spar/internal/store"
)

func benchPractice(b *testing.B) *Practice {
	b.Helper()
	st, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "spar.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := st.Close(); err != nil {
			b.Error(err)
		}
	})
	return New(st, os.DirFS("../../scenarios"), Options{})
}

// BenchmarkSay is a whole turn: graded, played and stored durably.
func BenchmarkSay(b *testing.B) {
	p := benchPractice(b)
	var a *Attempt
	for n := 0; b.Loop(); n++ {
		if a == nil || a.State.Done() {
			var err error
			if a, err = p.Begin(b.Context(), "five-percent", BeginOptions{}); err != nil {
				b.Fatal(err)
			}
		}
		reply := fmt.Sprintf("Fair ask, Marta. The price stays; what would %d%% change for Goran on Friday?", n%90)
		if _, err := p.Say(b.Context(), a, reply); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLibrary is the first look at the library, with every file parsed.
func BenchmarkLibrary(b *testing.B) {
	p := benchPractice(b)
	for b.Loop() {
		clear(p.shelf.parsed)
		cards, err := p.Library(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(cards)), "scenarios")
	}
}

// BenchmarkGlance is what is read before the library is first shown.
func BenchmarkGlance(b *testing.B) {
	p := benchPractice(b)
	for b.Loop() {
		clear(p.shelf.parsed)
		if _, err := p.Glance(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
