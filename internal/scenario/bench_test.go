package scenario

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"
)

// shipped are the scenario files of the repository, by name.
func shipped(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", "..", "scenarios", "*.yaml"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no scenarios are found: %v", err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = b
	}
	return files
}

// checkMany checks n files, the given ones over and over, on every core.
func checkMany(files map[string][]byte, n int) {
	type job struct {
		name string
		src  []byte
	}
	jobs := make(chan job)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for j := range jobs {
				Check(j.name, j.src)
			}
		})
	}
	for n > 0 {
		for name, src := range files {
			if n--; n < 0 {
				break
			}
			jobs <- job{name, src}
		}
	}
	close(jobs)
	workers.Wait()
}

// TestCheckIsFast gives sixty files five seconds: thirty times what they take on a
// machine that does nothing else, and far below what a check that has become quadratic
// would take. The benchmark below has the real figure.
func TestCheckIsFast(t *testing.T) {
	files := shipped(t)
	start := time.Now()
	checkMany(files, 60)
	if took, most := time.Since(start), slower*5*time.Second; took > most {
		t.Errorf("60 files took %v, want at most %v", took, most)
	}
}

func BenchmarkCheck2000Files(b *testing.B) {
	files := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		checkMany(files, 2000)
	}
}
