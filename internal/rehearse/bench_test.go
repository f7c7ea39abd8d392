package rehearse

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"spar/internal/scenario"
)

// shipped are the scenarios of the repository.
func shipped(t testing.TB) []*scenario.Scenario {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", "..", "scenarios", "*.yaml"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no scenarios are found: %v", err)
	}
	var all []*scenario.Scenario
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sc, problems := scenario.Decode(name, b)
		if sc == nil {
			t.Fatal(problems)
		}
		all = append(all, sc)
	}
	return all
}

// BenchmarkRehearseShippedLibrary is what "spar scenario rehearse" does: it must stay
// under two seconds on two cores.
func BenchmarkRehearseShippedLibrary(b *testing.B) {
	all := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		next := make(chan *scenario.Scenario)
		var group sync.WaitGroup
		for range runtime.GOMAXPROCS(0) {
			group.Go(func() {
				for sc := range next {
					Rehearse(sc, Options{})
				}
			})
		}
		for _, sc := range all {
			next <- sc
		}
		close(next)
		group.Wait()
	}
}
