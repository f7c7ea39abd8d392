package tui

import (
	"os"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/text"
)

// sizes are those that every screen is looked at in.
var sizes = [][2]int{{120, 40}, {80, 24}, {40, 12}}

func oak(t *testing.T) map[string]string {
	t.Helper()
	b, err := os.ReadFile("testdata/library/oak-table.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{"oak-table.yaml": string(b)}
}

// inEverySize runs a screen's test at all sizes and compares what is shown at its end.
func inEverySize(t *testing.T, name string, act func(*driver), environ ...string) {
	t.Helper()
	for _, size := range sizes {
		at := name + "-" + strconv.Itoa(size[0]) + "x" + strconv.Itoa(size[1])
		t.Run(at, func(t *testing.T) {
			d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), size[0], size[1], environ...)
			act(d)
			fits(t, d.r)
			d.golden(at)
		})
	}
}

// fits fails when a line is wider than the terminal or there are too many of them.
func fits(t *testing.T, r root) {
	t.Helper()
	lines := r.lines()
	if len(lines) > r.kit.h {
		t.Errorf("%d lines on a terminal of %d rows", len(lines), r.kit.h)
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w > r.kit.w {
			t.Errorf("row %d is %d wide on a terminal of %d columns: %q", i, w, r.kit.w, l)
		}
	}
}

// replyMarks are marks made by hand, so that the picture does not change with the grader.
func replyMarks(reply string) grade.Marks {
	m := grade.Marks{Tone: grade.Passive, Moves: []grade.Move{grade.Discount, grade.Hedge, grade.Acknowledge}}
	mark := func(words string, d grade.Dimension, move grade.Move, effect grade.Effect) {
		at := strings.Index(reply, words)
		m.Evidence = append(m.Evidence, grade.Evidence{
			Span: text.Span{Start: at, End: at + len(words)}, Dimension: d, Move: move, Effect: effect,
		})
	}
	mark("I see that Monday matters", grade.Connection, grade.Acknowledge, grade.Raises)
	mark("maybe", grade.Assertiveness, grade.Hedge, grade.Lowers)
	mark("I can do 10%", grade.Assertiveness, grade.Discount, grade.Lowers)
	mark("I can do 10%", grade.Value, grade.Discount, grade.Lowers)
	m.Levels = grade.Levels{1, 0, 1, 3, 2}
	m.Sure = grade.Sures{true, true, true, false, true}
	m.Range = grade.Ranges{{1, 1}, {0, 0}, {1, 1}, {2, 3}, {2, 2}}
	m.Why = grade.Texts{"It gives way and hedges.", "It takes ten percent off and asks for nothing.", "", "It names her Monday.", ""}
	m.Missing = grade.Texts{"Say the price once, without maybe.", "Ask for something in return before the price moves.", "", "Say what you will do about it.", ""}
	return m
}

const weakReply = "I see that Monday matters, so maybe I can do 10% if that helps."

// graded opens the marks of a weak reply on top of a talk.
func gradedReply(d *driver) {
	d.t.Helper()
	d.press("enter", "enter")
	t := d.stage().talk
	t.state.Turns = []play.Exchange{{Beat: "ask", Buyer: t.state.Line, Reply: weakReply}}
	t.state.Turn = 1
	t.state.Before = &play.State{}
	fresh := []play.Event{
		play.Said{Beat: "ask", Text: weakReply},
		play.Marked{Turn: 1, Beat: "ask", Reply: weakReply, Grades: t.sc.Beats[0].Grades, Marks: replyMarks(weakReply), Counts: true},
		play.Gave{Turn: 1, Entry: play.Entry{Turn: 1, What: "10%", Percent: 10, Cost: 240, ProfitLost: 0.25, Concession: -1}},
		play.Shifted{Trust: 4, Patience: 6, TrustDelta: -1},
	}
	d.send(openMsg{newMarks(t, fresh)})
}

func TestLibraryScreen(t *testing.T) {
	inEverySize(t, "library", func(d *driver) {})
}

func TestBriefScreen(t *testing.T) {
	inEverySize(t, "brief", func(d *driver) { d.press("enter") })
}

func TestDealScreen(t *testing.T) {
	inEverySize(t, "deal", func(d *driver) { d.press("enter", "d", "tab", "ctrl+u"); d.typeIn("3100") })
}

func TestStageScreen(t *testing.T) {
	inEverySize(t, "stage", func(d *driver) {
		d.press("enter", "enter")
		d.typeIn("It stays at 2,400.\nAnd 食卓 for twelve.")
	})
}

func TestMarksScreen(t *testing.T) {
	inEverySize(t, "marks", gradedReply)
	inEverySize(t, "marks-stronger", func(d *driver) { gradedReply(d); d.press("m") })
}

func TestMarksScreenWithoutColour(t *testing.T) {
	inEverySize(t, "marks-no-color", gradedReply, "TERM=xterm-256color", "NO_COLOR=1")
}

// lookedBack opens the debrief of a talk of two replies, marked by hand.
func lookedBack(d *driver) {
	d.t.Helper()
	gradedReply(d)
	m := d.r.top().(marks)
	firm := replyMarks(weakReply)
	firm.Levels, firm.Evidence, firm.Tone = grade.Levels{4, 3, 2, 3, 2}, nil, grade.Assertive
	t := m.talk
	t.events = append(append(t.events, m.fresh...),
		play.Moved{From: "ask", To: "again"},
		play.Said{Beat: "again", Buyer: true, Text: "You like your table very much. So do I. And the 10%?"},
		play.Said{Beat: "again", Text: firmReply},
		play.Marked{Turn: 2, Beat: "again", Reply: firmReply, Grades: t.sc.Beats[1].Grades, Marks: firm, Counts: true},
		play.Ended{Ending: "sold", Outcome: scenario.Won, Title: "Twelve at one table", Why: "You kept the price and she kept her Monday."})
	of := report.NewDebrief(t.sc, t.events)
	of.Card = report.NewCard(t.sc, t.events)
	of.Effort = &report.Effort{Turns: 2, Words: 31, Minutes: 2.5, Kept: 0.9, Price: 2160, Lifetime: 9000, Currency: "EUR", Before: 7,
		Own: &report.Usual{N: 7, Turns: 4, Words: 80, Minutes: 3.5, Kept: 0.95}}
	of.Habits = []report.Habit{
		{Trait: "owns-fault", Name: "owns faults", State: report.Missed, Missed: []int{1, 2}},
		{Trait: "price-or-value", Name: "talks price or value", State: report.Observed, Seen: []report.Sighting{
			{Turn: 1, Side: "talks price", Move: grade.Discount, Words: `"I can do 10%"`},
			{Turn: 2, Side: "talks value", Builder: true, Move: grade.Quantified, Words: `"an empty seat costs you 40 a day"`}}},
	}
	back := newDebrief(t, of)
	back.of.Deciding = &report.Deciding{Turn: 1, Beat: "ask", Said: weakReply, Instead: t.sc.Beats[0].Models[0], Own: 1,
		Ended: report.End{ID: "sold", Outcome: scenario.Won, Title: "Twelve at one table"},
		Would: report.End{ID: "best", Outcome: scenario.Won, Title: "Twelve at one table, at its price"}}
	back.turn = 0
	d.send(swapMsg{back})
}

func TestDebriefScreen(t *testing.T) {
	inEverySize(t, "debrief", lookedBack)
	inEverySize(t, "debrief-turns", func(d *driver) { lookedBack(d); d.press("tab") })
	inEverySize(t, "debrief-deal", func(d *driver) { lookedBack(d); d.press("tab", "tab") })
	inEverySize(t, "debrief-habits", func(d *driver) { lookedBack(d); d.press("shift+tab") })
	inEverySize(t, "debrief-card", func(d *driver) { lookedBack(d); d.press("tab", "tab", "tab") })
}

// Left and right go through the turns, from whatever part they are pressed in.
func TestTheDebriefGoesFromTurnToTurn(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	lookedBack(d)
	d.press("right")
	d.shows("Turn 1 of 2", "it hung on this one", weakReply[:20])
	d.press("right")
	d.shows("Turn 2 of 2", "in control")
	d.press("right", "left")
	d.shows("Turn 1 of 2")
}

func TestRubricScreen(t *testing.T) {
	inEverySize(t, "rubric", func(d *driver) { d.press("enter", "r") })
}

func TestHelpScreen(t *testing.T) {
	inEverySize(t, "help", func(d *driver) { d.press("enter", "enter", "?") })
}

func TestTourScreen(t *testing.T) {
	inEverySize(t, "tour", func(d *driver) { d.press("ctrl+w") })
}

func TestTooSmall(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 39, 12)
	d.golden("too-small-39x12")
}

// TestEveryKeyOfAFooterIsInTheHelp holds footer and help to the rows they are drawn from.
func TestHelpTellsWhyAKeyIsOff(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	d.press("enter", "enter", "f1")
	d.shows("try last turn again (off: there is no turn to take back)", "say it (off: type what you would say first)")
	d.press("esc", "ctrl+t")
	d.shows("There is no turn to take back")
	d.typeIn("x")
	d.lacks("There is no turn to take back")
}

func TestAStormOfSizesKeepsWhatWasTyped(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 80, 24)
	d.press("enter", "enter")
	const typed = "It stays at 2,400: an empty seat costs you 40 a day.\nShall we measure the door? 食卓 é̂"
	d.paste(typed)
	next := uint32(7)
	random := func(n int) int {
		next = next*1664525 + 1013904223
		return int(next>>8) % n
	}
	for range 300 {
		d.send(tea.WindowSizeMsg{Width: random(501), Height: random(201)})
		fits(t, d.r)
		switch random(5) {
		case 0:
			d.press("f1")
		case 1:
			d.press("pgup")
		case 2:
			d.press("up")
		}
		if len(d.r.stack) > 2 {
			d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
			d.press("esc")
		}
		if got := d.stage().input.text; got != typed {
			t.Fatalf("after a resize the input holds %q", got)
		}
	}
	for _, s := range [][2]int{{0, 0}, {1, 1}, {1 << 30, 1 << 30}, {40, 12}} {
		d.send(tea.WindowSizeMsg{Width: s[0], Height: s[1]})
		fits(t, d.r)
	}
	d.shows("Shall we measure the door? 食卓")
}
