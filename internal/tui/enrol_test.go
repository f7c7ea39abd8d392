package tui

import (
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

const testKey = "SHA256:Nd1vEwnUz0cFzq5gCQ9gDk2f4Dq1Yx8m6n3b7v5c1x0"

// bad is an error with a cure, as team's are.
type bad struct{ error }

func (bad) Hint() string { return "ask for a new one" }

// enrolments records who was enrolled.
type enrolments struct{ got []string }

func (e *enrolments) of() Enrolment {
	return Enrolment{
		Fingerprint: testKey,
		Check: func(_ context.Context, code string) (string, error) {
			if code != "GOOD" {
				return "", bad{errors.New("this code lets nobody in")}
			}
			return "trainee", nil
		},
		Enrol: func(_ context.Context, code, name string, shown bool) error {
			if strings.Contains(name, "Nobody") {
				return bad{errors.New("the name is taken")}
			}
			e.got = append(e.got, code+"|"+name+"|"+strconv.FormatBool(shown))
			return nil
		},
	}
}

func enrolling(t *testing.T, e *enrolments, w, h int, environ ...string) (*driver, *atomic.Bool) {
	t.Helper()
	if environ == nil {
		environ = []string{"TERM=xterm-256color", "COLORTERM=truecolor"}
	}
	done := new(atomic.Bool)
	d := &driver{t: t}
	k := kit{look: newLook(io.Discard, environ, false), desk: &desk{ctx: context.Background()}}
	d.r = rootOn(k, newEnrol(e.of(), done), nil)
	d.run(d.r.Init())
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d, done
}

func TestEnrolling(t *testing.T) {
	for _, size := range sizes {
		at := strconv.Itoa(size[0]) + "x" + strconv.Itoa(size[1])
		t.Run(at, func(t *testing.T) {
			e := &enrolments{}
			d, done := enrolling(t, e, size[0], size[1])
			d.shows("new here")
			d.press("enter")
			d.shows("the code of your invitation first")
			d.typeIn("is it ? this")
			d.press("enter")
			d.shows("Not yet: This code lets nobody in", "new one.")
			d.golden("enrol-code-" + at)
			fits(t, d.r)
			d.press("ctrl+u")
			d.typeIn("GOOD")
			d.press("enter")
			d.shows("trainee", "Yours alone")
			d.golden("enrol-agree-" + at)
			fits(t, d.r)
			if size[1] < 20 {
				d.shows("more below")
			} else {
				d.shows("Nobody:", "The server's keeper:")
			}
			for strings.Contains(d.screen(), "enter read on") {
				d.press("enter")
			}
			d.shows("no more.") // the last words were on the screen
			d.press("enter")
			d.typeIn("Nobody")
			d.press("enter")
			d.shows("Not yet: The name is taken")
			d.press("esc")
			for !strings.Contains(d.screen(), "Your name") {
				d.press("enter")
			}
			d.press("ctrl+u")
			d.paste("Ann\x1b[2J Weber")
			d.shows("does not name you")
			d.press("tab")
			d.shows("to everybody in the team")
			d.golden("enrol-name-" + at)
			fits(t, d.r)
			if done.Load() || len(e.got) > 0 {
				t.Fatal("somebody was enrolled before they said so")
			}
			d.press("enter")
			if !done.Load() || !d.quit || len(e.got) != 1 || e.got[0] != "GOOD|Ann[2J Weber|true" {
				t.Errorf("enrolled %q, done %v, left %v", e.got, done.Load(), d.quit)
			}
		})
	}
}

// TestAStrangerReachesNothingElse presses every key that opens something elsewhere.
func TestAStrangerReachesNothingElse(t *testing.T) {
	d, done := enrolling(t, &enrolments{}, 100, 30)
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
	if _, ok := d.r.top().(enrol); !ok || done.Load() {
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
		e := &enrolments{}
		var out strings.Builder
		done, err := EnrolPlain(t.Context(), e.of(), PlainOptions{In: strings.NewReader(typed), Out: &out})
		if err != nil || done != (want != "") || strings.Join(e.got, " ") != want {
			t.Errorf("%q enrols %q, %v, %v:\n%s", typed, e.got, done, err, out.String())
		}
	}
}
