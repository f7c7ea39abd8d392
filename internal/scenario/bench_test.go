package scenario

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
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

// talkOf is a sound file of n beats, each with its own words, proofs and a transcript.
func talkOf(n int) []byte {
	word := func(i, j int) string {
		const letters = "bcdfghklmnprstvz"
		return fmt.Sprintf("%c%ca%c%co", letters[i%16], letters[i/16%16], letters[j%16], letters[(i+j)%16])
	}
	sentence := func(i, at int) string {
		var words []string
		for j := range 12 {
			words = append(words, word(i*7+at, i+j*at))
		}
		return strings.Join(words, " ")
	}
	var b, more strings.Builder
	b.WriteString(`format: 1
title: A long talk
skill: staying awake
difficulty: easy
minutes: 99
brief: You sell twelve seats of Tally at $48,000 a year, and she wants less.
offer: { item: twelve seats of Tally, price: 48000, currency: USD }
buyer: { name: Ruth Adler, role: owner, temper: brisk, wants: less, trust: 4, patience: 6 }
facts: [late fees cost her $3,100 a month]
insight: She pays the fees because she waits for signatures.
beats:
`)
	more.WriteString("proofs:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - id: b%d\n    buyer: %s?\n    aim: %s\n    models: [%s]\n    leads:\n", i, sentence(i, 1), sentence(i, 2), sentence(i, 3))
		fmt.Fprintf(&b, "      - { when: { any: [unconditional] }, to: bled }\n      - { when: { at-least: { value: 2 } }, to: b%d }\n      - { to: signed }\n", min(i+1, n-1))
		for _, kind := range []string{"strong", "weak", "hard", "gaming"} {
			fmt.Fprintf(&more, "  - { beat: b%d, kind: %s, reply: %s %s }\n", i, kind, sentence(i, 4), kind)
		}
	}
	b.WriteString("endings:\n  - { id: signed, outcome: won, title: Signed, says: Good., why: You held. }\n  - { id: bled, outcome: lost, title: Bled, says: Ha., why: You gave. }\n")
	return []byte(b.String() + more.String())
}

// TestCheckGrowsWithTheFile doubles a file and wants no more than double the work, told by
// what is allocated, which other work on the machine does not change. What must be
// compared with everything else would show: twice the beats would take four times as much.
func TestCheckGrowsWithTheFile(t *testing.T) {
	spent := func(n int) float64 {
		src := talkOf(n)
		if s, problems := Check("long.yaml", src); s == nil {
			t.Fatal(problems[0])
		}
		return testing.AllocsPerRun(3, func() { Check("long.yaml", src) })
	}
	before := spent(15)
	for _, n := range []int{30, 60, 120} {
		now := spent(n)
		if ratio := now / before; ratio > 2.2 {
			t.Errorf("%d beats take %.2f times the allocations of %d", n, ratio, n/2)
		}
		before = now
	}
}

// BenchmarkCheck2000Files checks 2,000 files on every core: it must stay under three
// seconds on two of them.
func BenchmarkCheck2000Files(b *testing.B) {
	files := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		checkMany(files, 2000)
	}
}
