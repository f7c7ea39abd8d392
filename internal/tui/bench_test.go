package tui

import (
	"io"
	"os"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
)

// BenchmarkKey is what one typed letter costs from the message to the bytes that are
// sent, in the middle of a talk.
//
//	go test ./internal/tui -run xxx -bench Key -benchmem
func BenchmarkKey(b *testing.B) {
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
	bytes := 0
	for n := 0; b.Loop(); n++ {
		key := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{rune('a' + n%26)}}
		if n%300 == 299 { // a reply has an end
			key = tea.KeyMsg{Type: tea.KeyCtrlU}
		}
		next, _ := r.Update(key)
		r = next.(root)
		drawn := r.picture()
		bytes += len(change(shown, drawn))
		shown = drawn
	}
	b.ReportMetric(float64(bytes)/float64(b.N), "bytes/key")
}
