package tui

import (
	"slices"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/schedule"
)

// lookingBack is somebody who has practised for six weeks, made by hand.
func lookingBack() practice.Standing {
	var replies []schedule.Reply
	for i := range 24 {
		r := schedule.Reply{
			Attempt: time.Duration(i / 4).String(), Scenario: "oak-table", At: clock().AddDate(0, 0, i*2), Counts: true,
			Grades: []grade.Dimension{grade.Assertiveness, grade.Value},
			Called: schedule.Call{All: []grade.Move{grade.Hold}, Some: []grade.Move{grade.Trade}}, Given: i % 2, Free: i % 2,
		}
		r.Levels[grade.Assertiveness], r.Levels[grade.Value] = min(4, i/5), 1+i%3
		if i > 10 {
			r.Moves = []grade.Move{grade.Hold}
		}
		replies = append(replies, r)
	}
	now := clock().AddDate(0, 0, 80)
	cards := schedule.Cards(replies, time.UTC)
	return practice.Standing{Now: now, Replies: replies, Cards: cards, Declines: schedule.Declines(cards, now)}
}

func TestProgressScreen(t *testing.T) {
	show := func(d *driver) { d.send(openMsg{newProgress(lookingBack(), 0)}) }
	inEverySize(t, "progress", show)
	inEverySize(t, "progress-no-color", show, "TERM=xterm-256color", "NO_COLOR=1")
	inEverySize(t, "progress-move", func(d *driver) { show(d); d.press("down", "down", "down", "down", "down") })
}

// TestProgressOverAStretch: only what was said in it counts, and the key comes round.
func TestProgressOverAStretch(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	s := lookingBack()
	s.Now = clock().AddDate(0, 0, 48) // a reply every second day, the last one two days ago
	d.send(openMsg{newProgress(s, 0)})
	d.shows("24 replies in 6 talks")
	var seen []int
	for range spans() {
		d.press("s")
		seen = append(seen, d.r.top().(progress).of.Replies)
	}
	if want := []int{24, 15, 3, 24}; !slices.Equal(seen, want) {
		t.Errorf("%v replies over the stretches, want %v", seen, want)
	}
}

func TestProgressIsAKeyAway(t *testing.T) {
	p, _ := practised(t)
	d := newDriver(t, p, 120, 40)
	d.press("ctrl+o")
	d.shows("Your progress", "MIDDLE LEVEL")
	d.press("up", "down", "esc")
	d.shows("TODAY")
	first := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 80, 24)
	first.press("ctrl+o")
	first.shows("There is nothing to look back on yet")
	first.press("tab", "tab")
	first.shows("Your progress", "each figure from five replies on")
}

// A chart is as wide and as high as its place, in ASCII where nothing else is shown,
// and there is none of a single point.
func TestCourseChart(t *testing.T) {
	course := []report.Stretch{
		{To: clock(), Mean: 1, Replies: 5}, {To: clock().AddDate(0, 0, 9), Mean: 3, Replies: 5}, {To: clock().AddDate(0, 0, 11), Mean: 4, Replies: 5},
	}
	for _, ascii := range []bool{false, true} {
		l := newLook(nil, []string{"TERM=xterm"}, ascii)
		for _, size := range [][2]int{{20, 6}, {38, 6}, {72, 12}} {
			lines := courseChart(l, course, 4, levelLabel, size[0], size[1])
			if len(lines) == 0 || len(lines) > size[1] {
				t.Fatalf("%v: %d lines", size, len(lines))
			}
			for _, line := range lines {
				if got := len([]rune(ansi.Strip(line))); got > size[0] {
					t.Errorf("%v: %d columns: %q", size, got, line)
				}
				for _, r := range ansi.Strip(line) {
					if ascii && r > 126 {
						t.Errorf("%q in ASCII: %q", r, line)
					}
				}
			}
		}
		if courseChart(l, course[:1], 4, levelLabel, 72, 12) != nil {
			t.Error("a chart of one point")
		}
	}
}
