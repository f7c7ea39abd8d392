package tui

import (
	"errors"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
)

// hostile is text that tries to speak to the terminal: a window title, an erased
// screen, C1 sequences, a report that would be typed back, turned writing, invisible
// and broken bytes. What may be seen of it begins with EVIL.
const hostile = "EVIL\x1b]0;owned\x07\x1b[2J\x1bP+q544e\x1b\\\xc2\x9b5n\x9b6n\u009d52;c;aGk=\u009c\x1b[?1049l\x00\x08\x08\x7f\x0e\u202egnp\u202c\u2066\u200b\u200d\ufeff\u2028\u2029\U000e0041👍🏽\ufe0f\u034f\u115f\xff\xfe\r\n\tq\u0302\u0302\u0302\u0302\u0302\u0302"

// allowed are the sequences that the program may send.
var allowed = regexp.MustCompile(`^\x1b\[(([0-9]{1,3}(;[0-9]{1,3})*)?m|[0-9]+;[0-9]+H|H|K|J|2J|\?(1049|2004|25|2026)[hl])$`)

// checkBytes fails on everything that a terminal could take for a command and that is
// not on the list, and on every character that may not be shown.
func checkBytes(t *testing.T, out string) {
	t.Helper()
	bad := 0
	complain := func(format string, args ...any) {
		if bad++; bad <= 5 {
			t.Errorf(format, args...)
		}
	}
	for rest := out; rest != ""; {
		seq, _, n, _ := ansi.DecodeSequence(rest, 0, nil)
		before := out[max(0, len(out)-len(rest)-30) : len(out)-len(rest)]
		rest = rest[n:]
		if seq[0] == 0x1b {
			if !allowed.MatchString(seq) {
				complain("the sequence %q after %q", seq, before)
			}
			continue
		}
		for i := 0; i < len(seq); {
			r, n := utf8.DecodeRuneInString(seq[i:])
			i += n
			switch {
			case r == utf8.RuneError && n <= 1:
				complain("the broken byte %q after %q", seq, before)
			case r == '\r' || r == '\n': // between lines, when the screen is given back
			case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp, unicode.Variation_Selector),
				r >= 0x1f3fb && r <= 0x1f3ff, r == 0x34f, r == 0x115f:
				complain("the character %U after %q", r, before)
			}
		}
	}
	if bad > 5 {
		t.Errorf("and %d more", bad-5)
	}
}

// TestTheCheckOfBytesBites: what the list does not hold is found.
func TestTheCheckOfBytesBites(t *testing.T) {
	for _, s := range []string{"\x1b]0;x\x07", "\x1b[6n", "\u009b5n", "\u202e", "\u200b", "a\x07", "\xff", "\x1b[9999m", "\x1bc", "\x1b[?1000h", "👍🏽", "\t"} {
		inner := &testing.T{}
		checkBytes(inner, "fine "+s+" fine")
		if !inner.Failed() {
			t.Errorf("%q passes the check", s)
		}
	}
}

// poison puts hostile text in front of every text of v, but for what names something.
func poison(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			poison(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch v.Type().Field(i).Name {
			case "ID", "To", "Digest", "Beat", "Ends", "Forms", "When", "Kind":
				continue
			case "Name":
				if v.Type() == reflect.TypeFor[scenario.Parameter]() {
					continue
				}
			}
			poison(v.Field(i))
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.CanSet() && !strings.HasPrefix(v.String(), "EVIL") {
			v.SetString(hostile + v.String())
		}
	}
}

func poisonScenario(sc *scenario.Scenario) { poison(reflect.ValueOf(sc)) }

// TestHostileTextOnEveryScreen draws every screen with hostile text in every field and
// checks every byte that would be sent, from every size to every other.
func TestHostileTextOnEveryScreen(t *testing.T) {
	for _, environ := range [][]string{nil, {"TERM=xterm-256color", "NO_COLOR=1"}, {"TERM=linux"}} {
		for _, size := range sizes {
			d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), size[0], size[1], environ...)
			shown := picture{}
			look := func(name string) {
				t.Helper()
				next := d.r.picture()
				frame := string(change(picture{}, next)) + string(change(shown, next))
				shown = next
				checkBytes(t, frame)
				if !strings.Contains(name, "further down") && !strings.Contains(ansi.Strip(strings.Join(next.lines, "\n")), "EVIL") {
					t.Errorf("%s at %v shows nothing of the hostile text", name, size)
				}
				fits(t, d.r)
				if t.Failed() {
					t.Fatalf("on the screen %s at %v, %v", name, size, environ)
				}
			}
			hostileScreens(d, look)
		}
	}
}

// hostileScreens opens one screen after the other and has each looked at.
func hostileScreens(d *driver, look func(string)) {
	cards, err := d.p.Library(d.r.kit.desk.ctx)
	if err != nil {
		d.t.Fatal(err)
	}
	sc := cards[0].Scenario
	poisonScenario(sc)
	u := practice.Summary{ID: "a", Title: hostile, Scenario: hostile}
	cards[0].Unfinished = &u
	cards[0].Last = &practice.Result{Outcome: scenario.Outcome(hostile)}
	cards = append(cards, practice.Card{ID: hostile, Problems: []scenario.Problem{{File: hostile, Message: hostile, Hint: hostile, Severity: scenario.Error}}})
	d.send(libraryMsg{cards: cards, whole: true})
	look("library")
	d.press("down", "down")
	look("library, broken file")
	d.send(noteMsg{hostile})
	look("note")
	d.run(fail("it went wrong", errors.New(hostile)))
	look("error")
	d.press("up", "enter")
	look("brief")
	d.press("d")
	d.paste(hostile)
	look("deal")
	d.press("esc")
	t := hostileTalk(sc)
	d.send(openMsg{newStage(t)})
	d.paste(hostile)
	look("stage")
	d.press("f1")
	d.press("esc")
	reply := hostile + " I can do 10% " + hostile
	m := replyMarks("I see that Monday matters maybe I can do 10%" + reply)
	for i := range m.Why {
		m.Why[i], m.Missing[i] = hostile, hostile
	}
	fresh := []play.Event{
		play.Marked{Turn: 1, Beat: "ask", Reply: "I see that Monday matters maybe I can do 10%" + reply, Marks: m, Counts: true},
		play.Gave{Turn: 1, Entry: play.Entry{Turn: 1, What: hostile, For: hostile, Percent: 3, Cost: 2}},
	}
	d.send(openMsg{newMarks(t, fresh)})
	look("marks")
	d.press("m")
	look("stronger reply")
	t.events = append(append(t.events, fresh...), play.Ended{Ending: "sold", Outcome: scenario.Won, Title: hostile, Why: hostile})
	back := report.NewDebrief(t.sc, t.events)
	back.Card = report.NewCard(t.sc, t.events)
	back.Deciding = &report.Deciding{Turn: 1, Said: hostile, Instead: hostile, Would: report.End{Title: hostile}}
	back.Compare = &report.Compare{Turn: 1, Turns: []report.ComparePair{{Turn: 1, Was: lastMarked(t.events), Now: lastMarked(t.events)}},
		Was: report.Way{Ended: &report.End{Title: hostile}}}
	t.forked = &practice.Forked{Turn: 1}
	screen := newDebrief(t, back)
	d.send(swapMsg{screen})
	for _, part := range screen.parts() {
		look("debrief, " + part.name)
		for range 8 {
			d.press("pgdown")
			look("debrief, further down, " + part.name)
		}
		d.press("tab")
	}
	tour, ok := newTour(cards)
	if !ok {
		d.t.Fatal("no tour of the hostile scenario")
	}
	d.send(openMsg{tour})
	for range tourSteps - 1 {
		look("tour")
		d.press("enter")
	}
	d.send(openMsg{helpPage{of: hostile, rows: []hint{{show: hostile, help: hostile, off: hostile}}}})
	look("help")
}

func hostileTalk(sc *scenario.Scenario) talk {
	t := talk{id: hostile, sc: sc}
	t.state = play.State{Beat: "ask", Turn: 1, Line: hostile, Trust: 3, Patience: 4,
		Turns:  []play.Exchange{{Beat: "ask", Buyer: hostile, Reply: hostile}},
		Ledger: []play.Entry{{Turn: 1, What: hostile, For: hostile, Percent: 5, Cost: 3}},
		Before: &play.State{}}
	t.events = []play.Event{
		play.Said{Beat: "ask", Buyer: true, Text: hostile},
		play.Said{Beat: "ask", Text: hostile},
		play.Said{Beat: "ask", Buyer: true, Aside: true, Text: hostile},
		play.Said{Beat: "again", Buyer: true, Text: hostile},
	}
	return t
}

// poisoner is a library whose scenarios turn hostile as soon as they are read: the
// screens that follow are drawn from them.
type poisoner struct{ screen }

func (p poisoner) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch m := msg.(type) {
	case libraryMsg:
		for _, c := range m.cards {
			poisonScenario(c.Scenario)
		}
	case seatedMsg: // the attempt has a scenario of its own
		poisonScenario(m.talk.sc)
	}
	next, cmd := p.screen.update(msg, k)
	p.screen = next
	return p, cmd
}
