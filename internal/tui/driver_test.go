package tui

import (
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"spar/internal/practice"
	"spar/internal/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// driver plays a model without a terminal: it presses keys, carries out the commands
// at once and hands their messages back, until nothing more happens.
type driver struct {
	t     *testing.T
	r     root
	p     *practice.Practice
	waits int // how often something asked to be woken after a while
	// quit is true once the model asked to end.
	quit bool
}

// clock stands still, so that nothing on a screen depends on the day.
func clock() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }

// library is a folder of scenarios for a test, by file name.
func testLibrary(t testing.TB, files map[string]string) fstest.MapFS {
	t.Helper()
	lib := fstest.MapFS{}
	for name, text := range files {
		lib[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return lib
}

// openPractice opens a real store in a folder of the test's own.
func openPractice(t testing.TB, lib fstest.MapFS) *practice.Practice {
	t.Helper()
	st, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	p := practice.New(st, lib, practice.Options{
		Now:     clock,
		NewID:   func() string { n++; return "attempt-" + string(rune('a'+n)) },
		NewSeed: func() uint64 { return 1 },
	})
	t.Cleanup(func() {
		if err := p.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return p
}

// newDriver starts the model at w x h; environ decides on the colours.
func newDriver(t *testing.T, p *practice.Practice, w, h int, environ ...string) *driver {
	t.Helper()
	if environ == nil {
		environ = []string{"TERM=xterm-256color", "COLORTERM=truecolor"}
	}
	dr := &driver{t: t, p: p}
	d := &desk{ctx: context.Background(), p: p, after: func(in time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		if in == time.Second { // a clock, which would tick on and on
			return nil
		}
		return func() tea.Msg {
			if dr.waits++; dr.waits > 2000 {
				t.Fatal("it asks to be woken again and again")
			}
			return then(time.Time{})
		}
	}}
	dr.r = newRoot(kit{look: newLook(io.Discard, environ, false), desk: d}, nil)
	dr.r.untoured = true
	dr.run(dr.r.Init())
	dr.send(tea.WindowSizeMsg{Width: w, Height: h})
	return dr
}

// send hands the model a message and carries out what follows.
func (d *driver) send(msg tea.Msg) {
	d.t.Helper()
	if _, ok := msg.(tea.QuitMsg); ok {
		d.quit = true
		return
	}
	next, cmd := d.r.Update(msg)
	d.r = next.(root)
	if c := d.r.kit.desk.crash; c != nil {
		d.t.Fatalf("%v\n%s", c, c.Stack)
	}
	d.run(cmd)
}

// run carries out a command: groups of commands one after the other.
func (d *driver) run(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil {
		return
	}
	msg := cmd()
	if msg == nil {
		return
	}
	if group := reflect.ValueOf(msg); group.Kind() == reflect.Slice {
		for i := range group.Len() {
			d.run(group.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	d.send(msg)
}

// keyNames are the keys that tests press by name.
var keyNames = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
	"right": tea.KeyRight, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "home": tea.KeyHome, "end": tea.KeyEnd, "f1": tea.KeyF1,
	"ctrl+c": tea.KeyCtrlC, "ctrl+o": tea.KeyCtrlO, "ctrl+t": tea.KeyCtrlT, "ctrl+r": tea.KeyCtrlR, "ctrl+l": tea.KeyCtrlL, "ctrl+n": tea.KeyCtrlN, "ctrl+j": tea.KeyCtrlJ,
	"ctrl+x": tea.KeyCtrlX, "ctrl+y": tea.KeyCtrlY, "ctrl+u": tea.KeyCtrlU, "ctrl+z": tea.KeyCtrlZ, "ctrl+w": tea.KeyCtrlW,
	"ctrl+a": tea.KeyCtrlA, "ctrl+e": tea.KeyCtrlE, "ctrl+k": tea.KeyCtrlK, " ": tea.KeySpace,
	"ctrl+left": tea.KeyCtrlLeft, "ctrl+right": tea.KeyCtrlRight,
}

func keyMsg(name string) tea.KeyMsg {
	if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		m := keyMsg(rest)
		m.Alt = true
		return m
	}
	if kt, ok := keyNames[name]; ok {
		m := tea.KeyMsg{Type: kt}
		if kt == tea.KeySpace {
			m.Runes = []rune{' '}
		}
		return m
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

// press presses keys by name.
func (d *driver) press(names ...string) {
	d.t.Helper()
	for _, n := range names {
		d.send(keyMsg(n))
	}
}

// typeIn types text key by key.
func (d *driver) typeIn(s string) {
	d.t.Helper()
	for _, r := range s {
		switch r {
		case '\n':
			d.press("ctrl+j")
		case ' ':
			d.press(" ")
		default:
			d.press(string(r))
		}
	}
}

func (d *driver) paste(s string) {
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true})
}

// screen is what is shown, without inks and without blanks at the ends of lines.
func (d *driver) screen() string {
	lines := d.r.lines()
	for i, l := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(l), " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// shows fails unless the screen holds all of these.
func (d *driver) shows(want ...string) {
	d.t.Helper()
	got := strings.Join(strings.Fields(d.screen()), " ")
	for _, w := range want {
		if !strings.Contains(got, w) {
			d.t.Fatalf("the screen does not show %q:\n%s", w, d.screen())
		}
	}
}

func (d *driver) lacks(unwanted ...string) {
	d.t.Helper()
	for _, w := range unwanted {
		if strings.Contains(d.screen(), w) {
			d.t.Fatalf("the screen shows %q:\n%s", w, d.screen())
		}
	}
}

// stage is the open talk.
func (d *driver) stage() stage {
	d.t.Helper()
	for _, s := range d.r.stack {
		if s, ok := s.(stage); ok {
			return s
		}
	}
	d.t.Fatal("no talk is open")
	return stage{}
}

// golden compares the screen with testdata/name.golden.
func (d *driver) golden(name string) {
	d.t.Helper()
	checkGolden(d.t, name, d.screen())
}

func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not as it was; go test -update writes it anew.\ngot:\n%s\nwant:\n%s", name, got, want)
	}
}
