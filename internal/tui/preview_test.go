package tui

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/scenario"
)

// previewing is a driver on a preview whose file the test saves by hand.
func previewing(t *testing.T, w, h int, environ ...string) *driver {
	t.Helper()
	if environ == nil {
		environ = []string{"TERM=xterm-256color", "COLORTERM=truecolor"}
	}
	ctx, end := context.WithCancel(context.Background())
	end() // nobody watches: what is waited for comes at once, as nothing
	d := &desk{ctx: ctx, after: func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }}
	dr := &driver{t: t}
	k := kit{look: newLook(io.Discard, environ, false), desk: d}
	p := preview{file: "shop.yaml", last: &lastTalk{}}
	dr.r = rootOn(k, p, p.watch(k))
	dr.run(dr.r.Init())
	dr.send(tea.WindowSizeMsg{Width: w, Height: h})
	return dr
}

// save saves the file with that text.
func (d *driver) save(text string) {
	d.t.Helper()
	sc, faults := scenario.Check("shop.yaml", []byte(text))
	d.send(fileMsg{now: FileState{Src: []byte(text)}, sc: sc, faults: faults})
}

func (d *driver) preview() preview { return d.r.stack[0].(preview) }

// edited is the test's scenario with something else in place of old.
func edited(t *testing.T, old, new string) string {
	t.Helper()
	text := strings.ReplaceAll(previewed, old, new)
	if text == previewed {
		t.Fatalf("%q is not in the file", old)
	}
	return text
}

const previewed = `format: 1
title: Five off
skill: holding the price
difficulty: easy
minutes: 2
brief: You sell forty seats of Tally to Dana for $48,000 a year.
offer: { item: forty seats of Tally, price: 48000, currency: USD }
buyer: { name: Dana Whitlock, role: director, temper: dry, wants: something to show, trust: 4, patience: 6 }
facts: [late fees cost Corbel about $3,100 a month]
insight: The late fees come from waiting for signatures, so every week of haggling costs $3,100 a month.
beats:
  - id: ask
    buyer: Knock five percent off and I sign today.
    aim: Hold.
    models: ["The price stays, Dana, because $3,100 a month in late fees is what this stops. Shall we sit down on Thursday at ten?"]
    leads:
      - { when: { any: [unconditional] }, says: That was quick., to: more }
      - { to: signed }
  - id: more
    buyer: Then you can do ten percent.
    aim: Stop giving.
    models: ["Ten percent won't happen. Five stands if you sign for three years."]
    leads:
      - { when: { any: [unconditional] }, to: bled }
      - { to: signed }
endings:
  - { id: signed, outcome: won, title: Signed, says: Send it over., why: You held. }
  - { id: bled, outcome: lost, title: Bled, says: A pleasure., why: You gave ten. }
`

const (
	givesFive = "OK, 5% it is, I'll change the quote."
	givesTen  = "Fine, 10% then, have it."
)

func TestASaveReplaysTheSameReplies(t *testing.T) {
	d := previewing(t, 120, 40)
	d.shows("Preview of shop.yaml")
	d.save(previewed)
	d.shows("Preview of Five off", "Dana ask", "Knock five percent off", "YOUR TURN")
	d.typeIn(givesFive)
	d.press("enter")
	d.shows("turn 1", givesFive, "assertiveness 0", "unconditional", "more, by lead 1", "That was quick.", "Then you can do ten percent.")
	d.typeIn(givesTen)
	d.press("enter")
	d.shows("The end, lost: Bled", "THE TALK IS OVER")
	if last := d.preview().last; len(last.replies) != 2 || last.ending != "bled" {
		t.Errorf("%+v is left for a transcript", last)
	}

	d.save(edited(t, "- { when: { any: [unconditional] }, to: bled }", "- { when: { any: [unconditional] }, to: bled }\n      - { when: { any: [manager] }, to: bled }"))
	d.shows("Your last save changed no grade and no branch of these replies.", "saved once")
	d.save(edited(t, ", says: That was quick., to: more", ", says: That was quick., to: bled"))
	d.shows("What your last save changed", "Turn 1: leads to bled, before to more", "Turn 2: is not played any more", "saved twice", "Not played, since the talk ends before: the last 1")
	d.save(previewed)
	d.shows("Turn 1: leads to more, before to bled", "Turn 2: is played now, in more, and leads to bled", "The end, lost: Bled")
	d.press("ctrl+t")
	d.lacks("What your last save changed")
	if got := d.preview().input.text; got != givesTen {
		t.Errorf("taking back puts %q into the input", got)
	}
	d.press("ctrl+n")
	d.shows("Knock five percent off")
	d.lacks("turn 1")
}

func TestAMistakeIsShownAsCheckDoesAndMended(t *testing.T) {
	for _, size := range []struct{ w, h int }{{120, 40}, {80, 24}, {40, 12}} {
		d := previewing(t, size.w, size.h)
		d.save(edited(t, "difficulty: easy", "difficulty: simple"))
		d.shows("SP019", "THE FILE IS TO BE MENDED")
		d.save(previewed)
		d.typeIn(givesFive)
		d.press("enter")
		d.typeIn("half a rep")
		d.save(edited(t, "difficulty: easy", "difficulty: simple"))
		d.shows("To be mended first", "shop.yaml:4:13: SP019: \"simple\"")
		d.press("enter")
		if p := d.preview(); p.input.text != "half a rep" || len(p.replies) != 1 {
			t.Errorf("%v: %q is typed and %d replies are said while the file is broken", size, p.input.text, len(p.replies))
		}
		d.shows("Mend the file first")
		d.press("ctrl+p")
		d.shows("4 | difficulty: simple", "^", "hint: one of: easy, medium, hard")
		d.save(previewed) // the page about what is no more goes by itself
		d.shows("YOUR TURN")
		if p := d.preview(); p.input.text != "half a rep" || len(p.trace.Turns) != 1 || p.trace.State.Beat != "more" {
			t.Errorf("%v: after mending %q is typed, in %q", size, p.input.text, p.trace.State.Beat)
		}
		d.send(fileMsg{now: FileState{Err: errors.New("it is\x1b[2J gone")}})
		d.shows("The file cannot be read: it is gone")
	}
}

func TestAnOldAnswerOfAPreviewIsDropped(t *testing.T) {
	d := previewing(t, 80, 24)
	d.save(previewed)
	late := tracedMsg{asked: d.preview().asked - 1}
	d.send(late)
	if d.preview().trace.State.Beat != "ask" {
		t.Error("an answer to an older wish was taken")
	}
}

func TestWhyOpensTheMarksOfTheLastReply(t *testing.T) {
	d := previewing(t, 120, 40)
	d.save(previewed)
	d.press("ctrl+l")
	d.shows("Nothing was said yet")
	d.typeIn(givesFive)
	d.press("enter", "ctrl+l")
	d.shows("Your reply, graded", "WHAT IT IS WORTH", "Knock five percent off")
	d.press("t")
	d.shows("cannot be taken back any more")
	d.press("enter")
	d.shows("Then you can do ten percent.")
	d.typeIn(givesTen)
	d.press("enter", "ctrl+l", "enter")
	d.shows("The end, lost: Bled")
	d.press("esc")
	if !d.quit {
		t.Error("esc does not leave")
	}
}

// TestAPreviewIsHarmless has a file that tries to steer the terminal, at every size.
func TestAPreviewIsHarmless(t *testing.T) {
	for _, h := range []int{12, 24, 40} {
		d := previewing(t, 40+h, h, "TERM=xterm", "NO_COLOR=1")
		d.save(edited(t, "title: Five off", "title: \"Five\\e[2J off\"\nskil: \"\x1b[2J\u202e\""))
		for _, line := range d.r.lines() {
			if strings.Contains(line, "\x1b[2J") || strings.Contains(line, "\u202e") {
				t.Errorf("raw: %q", line)
			}
		}
		if got := len(d.r.lines()); got != h {
			t.Errorf("%d lines on a screen of %d", got, h)
		}
	}
}
