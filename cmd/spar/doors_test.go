//go:build unix

package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"spar/internal/play"
	"spar/internal/rehearse"
	"spar/internal/scenario"
)

// The first three scenarios are played to every one of their endings, on the whole
// screen of a terminal and on the plain face; both store the same marks, event by event.
func TestEveryEndingThroughBothDoors(t *testing.T) {
	first := []string{"five-percent", "in-the-middle", "not-for-us"}
	for _, sc := range shipped(t) {
		if !slices.Contains(first, sc.ID) {
			continue
		}
		ways := waysToEndings(sc)
		for _, e := range sc.Endings {
			t.Run(sc.ID+"/"+e.ID, func(t *testing.T) {
				t.Parallel()
				w, known := ways[e.ID]
				if !known {
					t.Fatal("no way to this ending is known")
				}
				seed := strconv.FormatUint(w.seed, 10)
				plain, screen := t.TempDir(), t.TempDir()
				spar(t, plain, typedLines(w.replies), "play", sc.ID, "--plain", "--new", "--seed", seed)
				onScreen(t, screen, w.replies, "play", sc.ID, "--seed", seed)
				want, got := lastEvents(t, plain), lastEvents(t, screen)
				if !slices.Equal(got, want) {
					t.Errorf("on the screen:\n%s\non the plain face:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
				if last := want[len(want)-1]; !strings.HasPrefix(last, fmt.Sprintf(`{"event":"ended","ending":%q`, e.ID)) {
					t.Errorf("the last event is %s", last)
				}
			})
		}
	}
}

// way is what to say, and under which seed, to come to an ending.
type way struct {
	seed    uint64
	replies []string
}

// waysToEndings are ways to each ending: those of written transcripts under the first
// seeds, and where none comes there, that of a search.
func waysToEndings(sc *scenario.Scenario) map[string]way {
	ways := map[string]way{}
	for _, tr := range sc.Transcripts {
		for seed := range uint64(8) {
			st, _ := play.Begin(sc, seed)
			said := 0
			for said < len(tr.Replies) && !st.Done() {
				next, _, err := play.Step(sc, st, tr.Replies[said])
				if err != nil {
					break
				}
				st = next
				said++
			}
			if _, known := ways[st.Ending]; st.Done() && !known {
				ways[st.Ending] = way{seed, tr.Replies[:said]}
			}
		}
	}
	for _, place := range rehearse.Rehearse(sc, rehearse.Options{}).Coverage.Endings {
		if _, known := ways[place.ID]; known || place.Way == nil {
			continue
		}
		var w way
		for _, step := range place.Way.Steps {
			w.replies = append(w.replies, step.Reply)
		}
		ways[place.ID] = w
	}
	return ways
}

// onScreen types replies on the whole screen of a terminal, to the end of the talk.
func onScreen(t *testing.T, dir string, replies []string, args ...string) {
	t.Helper()
	x := startSized(t, 120, 40, []string{"XDG_DATA_HOME=" + dir}, args...)
	x.await("turn 1")
	for i, r := range replies {
		from := len(x.output())
		x.enter(r)
		x.awaitAfter(from, "Your reply, graded")
		from = len(x.output())
		x.enter("")
		x.awaitAfter(from, fmt.Sprintf("turn %d", i+2), "Looking back")
	}
	x.press(3) // Ctrl+C
	if out, status := x.end(); status != 0 && status != exitStopped {
		t.Fatalf("it ended with %d:\n%q", status, out)
	}
}
