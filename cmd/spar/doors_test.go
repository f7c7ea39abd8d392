//go:build unix

package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"spar/internal/scenario"
)

// The same replies on the whole screen and on the plain face are stored with the same
// marks, event by event, for every transcript of the first three scenarios.
func TestScreenAndPlainFaceStoreTheSame(t *testing.T) {
	first := []string{"five-percent", "in-the-middle", "not-for-us"}
	for _, sc := range shipped(t) {
		if !slices.Contains(first, sc.ID) {
			continue
		}
		for _, tr := range sc.Transcripts {
			t.Run(sc.ID+"/"+tr.Name, func(t *testing.T) {
				t.Parallel()
				plain, screen := t.TempDir(), t.TempDir()
				spar(t, plain, typedLines(tr.Replies), "play", sc.ID, "--plain", "--new", "--seed", "5")
				onScreen(t, screen, sc, tr.Replies)
				want, got := lastEvents(t, plain), lastEvents(t, screen)
				if !slices.Equal(got, want) {
					t.Errorf("on the screen:\n%s\non the plain face:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			})
		}
	}
}

// onScreen types replies on the whole screen of a terminal, until they or the talk end.
func onScreen(t *testing.T, dir string, sc *scenario.Scenario, replies []string) {
	t.Helper()
	x := startSized(t, 120, 40, []string{"XDG_DATA_HOME=" + dir}, "play", sc.ID, "--seed", "5")
	x.await("turn 1")
	for i, r := range replies {
		from := len(x.output())
		x.enter(r)
		x.awaitAfter(from, "Your reply, graded")
		from = len(x.output())
		x.enter("")
		if x.awaitAfter(from, fmt.Sprintf("turn %d", i+2), "Looking back") == "Looking back" {
			break
		}
	}
	x.press(3) // Ctrl+C
	if out, status := x.end(); status != 0 && status != exitStopped {
		t.Fatalf("it ended with %d:\n%q", status, out)
	}
}
