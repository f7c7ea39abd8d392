package tui

import (
	"io"
	"os"
	"runtime"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
)

// BenchmarkKey is what one typed letter costs from the message to the bytes that are
// sent, in the middle of a talk.
//
//	go test ./internal/tui -run xxx -bench Key -benchmem
func BenchmarkKey(b *testing.B) {
	press := typist(b)
	bytes := 0
	for b.Loop() {
		bytes += press()
	}
	b.ReportMetric(float64(bytes)/float64(b.N), "bytes/key")
}

// TestAKeyLeavesLittleBehind holds what a letter leaves to be cleared up: on a server,
// where a thousand sessions share the collector, every letter of the others waits for it.
func TestAKeyLeavesLittleBehind(t *testing.T) {
	press := typist(t)
	press()
	var before, after runtime.MemStats
	const keys = 200
	runtime.ReadMemStats(&before)
	for range keys {
		press()
	}
	runtime.ReadMemStats(&after)
	if a := (after.TotalAlloc - before.TotalAlloc) / keys; a > 45_000 {
		t.Errorf("a key leaves %d bytes behind", a)
	}
}

// typist sits in the middle of a talk on a terminal of 100 x 30; each call types a letter,
// draws, and is how many bytes that sends.
func typist(b testing.TB) func() int {
	b.Helper()
	src, err := os.ReadFile("../../scenarios/five-percent.yaml")
	if err != nil {
		b.Fatal(err)
	}
	p := openPractice(b, testLibrary(b, map[string]string{"five-percent.yaml": string(src)}))
	a, err := p.Begin(b.Context(), "five-percent", practice.BeginOptions{})
	if err != nil {
		b.Fatal(err)
	}
	d := &desk{ctx: b.Context(), p: p, seat: a, after: tea.Tick}
	r := newRoot(kit{w: 100, h: 30, look: newLook(io.Discard, []string{"TERM=xterm-256color", "COLORTERM=truecolor"}, false), desk: d}, nil)
	next, _ := r.Update(openMsg{newStage(copyOf(a))})
	r = next.(root)
	shown := r.picture()
	n := 0
	return func() int {
		n++
		key := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{rune('a' + n%26)}}
		if n%300 == 0 { // a reply has an end
			key = tea.KeyMsg{Type: tea.KeyCtrlU}
		}
		next, _ := r.Update(key)
		r = next.(root)
		drawn := r.picture()
		sent := len(change(shown, drawn))
		shown = drawn
		return sent
	}
}
