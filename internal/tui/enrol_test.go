package tui

import (
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/team"
)

const testKey = "SHA256:Nd1vEwnUz0cFzq5gCQ9gDk2f4Dq1Yx8m6n3b7v5c1x0"

// bad is an error with a cure, as team's are.
type bad struct{ error }

func (bad) Hint() string { return "ask for a new one" }

// enrolments records who was enrolled.
type enrolments struct {
	p   *practice.Practice
	got []string
}

func (e *enrolments) of() Enrolment {
	return Enrolment{
		Fingerprint: testKey,
		Privacy:     team.Privacy(),
		Check: func(_ context.Context, code string) (string, error) {
			if code != "GOOD" {
				return "", bad{errors.New("this code lets nobody in")}
			}
			return "trainee", nil
		},
		Enrol: func(_ context.Context, code, name string, shown bool) (*practice.Practice, error) {
			if strings.Contains(name, "Nobody") {
				return nil, bad{errors.New("the name is taken")}
			}
			e.got = append(e.got, code+"|"+name+"|"+strconv.FormatBool(shown))
			return e.p, nil
		},
	}
}

func enrolling(t *testing.T, e *enrolments, w, h int, environ ...string) *driver {
	t.Helper()
	if environ == nil {
		environ = []string{"TERM=xterm-256color", "COLORTERM=truecolor"}
	}
	e.p = openPractice(t, testLibrary(t, oak(t)))
	d := &driver{t: t}
	k := kit{look: newLook(io.Discard, environ, false), desk: &desk{ctx: context.Background(), after: func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }}}
	d.r = rootOn(k, newEnrol(e.of()), nil)
	d.run(d.r.Init())
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

func TestEnrolling(t *testing.T) {
	for _, size := range sizes {
		at := strconv.Itoa(size[0]) + "x" + strconv.Itoa(size[1])
		t.Run(at, func(t *testing.T) {
			e := &enrolments{}
			d := enrolling(t, e, size[0], size[1])
			d.shows("new here")
			d.press("enter")
			d.shows("the code of your invitation first")
			d.typeIn("is it ? this")
			d.press("enter")
			d.shows("Not yet. This code lets nobody in", "new one.")
			d.golden("enrol-code-" + at)
			fits(t, d.r)
			d.press("ctrl+u")
			d.typeIn("GOOD")
			d.press("enter")
			d.shows("trainee", "2 of 3")
			d.golden("enrol-agree-" + at)
			fits(t, d.r)
			if size[1] < 20 {
				d.shows("more below")
			} else {
				d.shows("who that is.")
			}
			for strings.Contains(d.screen(), "enter read on") {
				d.press("enter")
			}
			d.shows("that is.") // the last words were on the screen
			d.press("enter")
			d.typeIn("Nobody")
			d.press("enter")
			d.shows("Not yet. The name is taken")
			d.press("esc")
			for !strings.Contains(d.screen(), "3 of 3") {
				d.press("enter")
			}
			d.press("ctrl+u")
			d.paste("Ann\x1b[2J Weber")
			d.shows("does not show your name")
			d.press("tab")
			d.shows("to everybody in the team")
			d.golden("enrol-name-" + at)
			fits(t, d.r)
			if len(e.got) > 0 {
				t.Fatal("somebody was enrolled before they said so")
			}
			d.press("enter")
			if len(e.got) != 1 || e.got[0] != "GOOD|Ann[2J Weber|true" {
				t.Errorf("enrolled %q", e.got)
			}
			if _, ok := d.r.stack[0].(library); !ok || d.r.alone {
				t.Errorf("after enrolling %T is there", d.r.stack[0])
			}
		})
	}
}

// TestAStrangerReachesNothingElse presses every key that opens something elsewhere.
func TestAStrangerReachesNothingElse(t *testing.T) {
	d := enrolling(t, &enrolments{}, 100, 30)
	for name := range keyNames {
		if name == "ctrl+c" || name == "enter" {
			continue
		}
		d.press(name)
		if _, ok := d.r.stack[0].(enrol); !ok || len(d.r.stack) > 2 {
			t.Fatalf("%s opens %T", name, d.r.top())
		}
		if _, help := d.r.top().(helpPage); len(d.r.stack) == 2 && !help {
			t.Fatalf("%s opens %T", name, d.r.top())
		}
	}
	for _, msg := range []tea.Msg{libraryMsg{}, homeMsg{}, backMsg{}, settingMsg{}} {
		d.send(msg)
	}
	if _, ok := d.r.top().(enrol); !ok {
		t.Errorf("a stranger is at %T", d.r.top())
	}
}

func TestEnrollingLineByLine(t *testing.T) {
	for typed, want := range map[string]string{
		"WRONG\nGOOD\nyes\nNobody\nno\nAnn\nyes\n": "GOOD|Ann|true",
		"GOOD\ny\nAnn\nno\n":                       "GOOD|Ann|false",
		"GOOD\nno\nAnn\nyes\n":                     "",
		"GOOD\nyes\nAnn\n":                         "",
		"GOOD\n":                                   "",
		"":                                         "",
	} {
		e := &enrolments{p: openPractice(t, testLibrary(t, oak(t)))}
		var out strings.Builder
		all := e.of()
		err := Plain(t.Context(), nil, PlainOptions{In: strings.NewReader(typed), Out: &out, Interactive: true, Enrolment: &all})
		if err != nil || strings.Contains(out.String(), "You are in.") != (want != "") || strings.Join(e.got, " ") != want {
			t.Errorf("%q enrols %q, %v:\n%s", typed, e.got, err, out.String())
		}
	}
}
