package tui

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/team"
)

// oakPlan is a drill of the one scenario of the tests' library, open at the tests' clock.
const oakPlan = `format: 1
title: The oak drill
about: Ten minutes on one price.
zone: "+01:00"
opens: 2026-03-01 08:00
closes: 2026-03-06 18:00
skills: [{ id: hold, name: Hold the price, moves: [hold, quantified] }]
baseline:
  attempt-within: 1h
  scenarios: [{ scenario: oak-table, skill: hold }]
practice:
  attempts: 2
  pass: { at-least: 2.5, resting-on: 2 }
  scenarios: [{ scenario: oak-table, skill: hold }]
`

// openOakDrill opens the screen of the oak drill.
func openOakDrill(t *testing.T, d *driver, changes ...string) {
	t.Helper()
	src := strings.NewReplacer(changes...).Replace(oakPlan)
	of, problems := team.ReadDrill("oak.yaml", []byte(src), d.p)
	if of == nil {
		t.Fatal(problems)
	}
	d.run(d.r.kit.desk.openDrill(of, false))
}

// talkOut answers until the talk is over, and goes back to where it was begun.
func (d *driver) talkOut(reply string) {
	d.t.Helper()
	for i := 0; !d.stage().talk.state.Done(); i++ {
		if i > 20 {
			d.t.Fatal("the talk does not end")
		}
		d.typeIn(reply)
		d.press("enter", "enter")
	}
	d.shows("Looking back")
	d.press("esc")
}

// hostileDrill looks at the screen of a drill in which everything is hostile.
func hostileDrill(d *driver, evil string, look func(string)) {
	d.t.Helper()
	of, problems := team.ReadDrill("oak.yaml", []byte(oakPlan), d.p)
	if of == nil {
		d.t.Fatal(problems)
	}
	of.Title, of.About, of.Skills[0].Name = evil, evil, evil
	for id := range of.Titles {
		of.Titles[id] = evil
	}
	d.run(d.r.kit.desk.openDrill(of, false))
	look("drill")
	stand := of.Stand([]team.Try{{Attempt: evil, Phase: "practice", Item: "oak-table", N: 1, Status: store.StatusEnded, Outcome: scenario.Outcome(evil), Late: 1, Damaged: true}}, clock())
	stand.Next, stand.Why = nil, evil
	d.send(drillMsg{drill: of.ID, stand: stand})
	d.press("down", "enter")
	look("drill, finished")
	d.press("esc")
}

func TestDrillScreen(t *testing.T) {
	inEverySize(t, "drill-new", func(d *driver) { openOakDrill(d.t, d) })
	inEverySize(t, "drill-plain", func(d *driver) { openOakDrill(d.t, d) }, "TERM=xterm", "NO_COLOR=1")
}

func TestDrillIsPlayedFromItsScreen(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	openOakDrill(t, d)
	d.shows("Next: ", "closes in 4 days", "1 attempt left", "It opens when the baseline is finished")
	d.press("down", "enter")
	d.shows("The practice is not open: it opens when the baseline is finished")
	d.press("n")
	d.shows("WHERE YOU STAND", "enter begin", "esc the drill")
	d.press("d")
	d.shows("A drill is the same for everybody")
	d.press("esc")
	d.shows("1 attempt left")
	d.press("n", "enter")
	d.shows("YOUR TURN")
	d.press("ctrl+n")
	d.shows("The baseline of a drill measures: no help and no second try here")
	d.press("esc")
	d.shows("Go on: ", "under way", "turn 1")
	d.press("enter")
	d.talkOut("I can give you the discount, no problem.")
	d.shows("BASELINE", "1 of 1 finished", "played", "Next: ")
	d.press("n", "enter")
	d.talkOut("I can give you the discount, no problem.")
	d.shows("not passed", "PRACTICE", "0 of 1 passed")
	d.press("n", "enter")
	d.press("esc", "esc")
	d.shows("GO ON WHERE YOU STOPPED")
}

// TestDrillStandsOnTheHomeScreen finds a drill of the list there, with what comes next in
// it, until it is finished.
func TestDrillStandsOnTheHomeScreen(t *testing.T) {
	for _, size := range sizes {
		p := openPractice(t, testLibrary(t, oak(t)))
		of, problems := team.ReadDrill("oak.yaml", []byte(oakPlan), p)
		if of == nil {
			t.Fatal(problems)
		}
		for range 2 {
			if err := of.Keep(t.Context(), p); err != nil {
				t.Fatal(err)
			}
		}
		d := newDriver(t, p, size[0], size[1])
		d.shows("DRILL", "The oak drill", "closes in 4 days")
		fits(t, d.r)
		if size[1] > 20 {
			d.shows("Next: The oak table (baseline, 0 of 2 finished)")
		}
		d.golden(fmt.Sprintf("home-drill-%dx%d", size[0], size[1]))
		d.typeIn("oak drill")
		d.shows("DRILL", "The oak drill")
		d.lacks("PRACTISE")
		d.press("esc")
		for d.r.stack[0].(library).items()[d.r.stack[0].(library).at].drill == nil {
			d.press("up")
		}
		d.press("enter")
		d.shows("BASELINE")
		d.press("n", "enter")
		d.talkOut("I can give you the discount, no problem.")
		d.press("esc")
		d.shows("DRILL")
	}
}

// TestAnImpatientKeyOpensNoSecondStage: keys that come while a stage or a drill is about to
// open are nobody's.
func TestAnImpatientKeyOpensNoSecondStage(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	openOakDrill(t, d)
	openOakDrill(t, d)
	if n := len(d.r.stack); n != 2 {
		t.Fatalf("asked for twice, there are %d screens", n)
	}
	step := func(msg tea.Msg) tea.Cmd {
		next, cmd := d.r.Update(msg)
		d.r = next.(root)
		return cmd
	}
	brief, twice := step(keyMsg("n")), step(keyMsg("n"))
	d.run(brief)
	d.run(twice)
	if n := len(d.r.stack); n != 3 {
		t.Fatalf("the brief was asked for twice, and there are %d screens", n)
	}
	seated := step(keyMsg("enter"))()
	open := step(seated)
	if again := step(keyMsg("enter")); again != nil {
		t.Errorf("a key before the stage is open wishes for %T", again())
	}
	d.run(open)
	d.shows("YOUR TURN")
	if n := len(d.r.stack); n != 3 {
		t.Errorf("%d screens are open", n)
	}
	d.typeIn("hello")
	d.shows("hello")
}

// TestAPublishedDrillComesToTheHomeScreen: while somebody sits there, and to the drill's own
// screen when its plan is replaced.
func TestAPublishedDrillComesToTheHomeScreen(t *testing.T) {
	p := openPractice(t, testLibrary(t, oak(t)))
	d := newDriver(t, p, 120, 40)
	d.lacks("DRILL")
	publish := func(changes ...string) {
		t.Helper()
		of, problems := team.ReadDrill("oak.yaml", []byte(strings.NewReplacer(changes...).Replace(oakPlan)), p)
		if of == nil {
			t.Fatal(problems)
		}
		if err := of.Keep(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		d.send(givenStaleMsg{})
	}
	publish()
	d.shows("DRILL", "The oak drill", "closes in 4 days")
	d.press("up", "up", "up", "enter")
	d.shows("BASELINE", "2 attempts left")
	publish("attempts: 2", "attempts: 3")
	d.shows("The plan of this drill has changed", "3 attempts left")
	d.lacks("2 attempts left")
}

func TestDrillOutOfItsDates(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 80, 24)
	openOakDrill(t, d, "2026-03-06", "2026-03-02", "18:00", "09:00")
	d.shows("closed", "This drill closed on Monday 2 March 2026 09:00 +0100")
	d.press("n")
	d.shows("This drill closed on")
	d.press("esc")
	openOakDrill(t, d, "2026-03-01", "2026-03-04")
	d.shows("opens in 46 hours", "This drill opens on Wednesday 4 March 2026 08:00")
}

// TestPlainDrillSaysTheSame plays the same by lines, and asks only where somebody sits.
func TestPlainDrillSaysTheSame(t *testing.T) {
	p := openPractice(t, testLibrary(t, oak(t)))
	of, problems := team.ReadDrill("oak.yaml", []byte(oakPlan), p)
	if of == nil {
		t.Fatal(problems)
	}
	give := strings.Repeat("I can give you the discount, no problem.\n", 12)
	play := func(in string, interactive, next bool) string {
		t.Helper()
		var out bytes.Buffer
		err := PlainDrill(t.Context(), p, of, next, PlainOptions{In: strings.NewReader(in), Out: &out, Interactive: interactive, Named: "spar drill oak"})
		if err != nil {
			t.Fatalf("%v after\n%s", err, out.String())
		}
		return out.String()
	}
	wants := func(got string, want ...string) {
		t.Helper()
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("no %q in\n%s", w, got)
			}
		}
	}
	wants(play("2\n7\nx\nq\n", true, false), "Enter plays what is next", "The practice is not open", `There is no "7"`, `There is no "x"`)
	wants(play("", false, false), "Baseline: 0 of 1 finished.", "Closes Friday 6 March 2026 18:00")
	wants(play("\nNo, the price stays.\n/quit\nq\n", true, false), "A new attempt begins.", "spar drill oak goes on", "Go on with: ")
	wants(play(give, false, true), "Going on with", "Debrief")
	wants(play("", false, false), "Baseline: 1 of 1 finished.", "played; attempt 1: ", " in 0:00.")
}

// TestDrillsAreOfferedLineByLine: where somebody sits, by a letter before the people; on a
// server there is a choice again after a talk, and no command is named that is not there.
func TestDrillsAreOfferedLineByLine(t *testing.T) {
	p := openPractice(t, testLibrary(t, oak(t)))
	of, problems := team.ReadDrill("oak.yaml", []byte(oakPlan), p)
	if of == nil {
		t.Fatal(problems)
	}
	if err := of.Keep(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	give := strings.Repeat("I can give you the discount, no problem.\n", 12)
	for _, tt := range []struct {
		typed       string
		want, lacks []string
	}{
		{"z\n\n", []string{"A. The oak drill: closes in 4 days. Next: The oak table", "Number, or letter, or nothing to leave", `There is no "z".`}, []string{"A new attempt begins."}},
		{"a\nq\n", []string{"Baseline: 0 of 1 finished.", "Enter plays what is next"}, []string{"A new attempt begins."}},
		{"1\nNo, the price stays.\n/quit\n", []string{"A new attempt begins.", "your next login goes on"}, []string{"spar play"}},
		{"y\n" + give + "\na\n\n/quit\nq\n", []string{"Going on with", "Debrief", "Whom do you want to meet?", "A new attempt begins.", "measures: no help"}, []string{"spar show", "spar fork"}},
	} {
		out := playPlain(t, p, tt.typed, PlainOptions{Interactive: true, Afar: true})
		for _, w := range tt.want {
			if !strings.Contains(out, w) {
				t.Errorf("typed %q: no %q in\n%s", tt.typed, w, out)
			}
		}
		for _, w := range tt.lacks {
			if strings.Contains(out, w) {
				t.Errorf("typed %q: %q in\n%s", tt.typed, w, out)
			}
		}
	}
}

func TestUntilIsSaidInTheUnitThatMatters(t *testing.T) {
	now := clock()
	for in, want := range map[time.Duration]string{
		30 * time.Second: "0 minutes", 61 * time.Second: "1 minute", 119 * time.Minute: "119 minutes",
		3 * time.Hour: "3 hours", 50 * time.Hour: "2 days", -time.Hour: "0 minutes",
	} {
		if got := team.Until(now, now.Add(in)); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
