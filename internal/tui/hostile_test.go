package tui

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/store"
)

// hostile is text that tries to speak to the terminal: a window title, an erased
// screen, C1 sequences, a report that would be typed back, turned writing, invisible
// and broken bytes. What may be seen of it begins with EVIL.
const hostile = "EVIL\x1b]0;owned\x07\x1b[2J\x1bP+q544e\x1b\\\xc2\x9b5n\x9b6n\u009d52;c;aGk=\u009c\x1b[?1049l\x00\x08\x08\x7f\x0e\u202egnp\u202c\u2066\u200b\u200d\ufeff\u2028\u2029\U000e0041👍🏽\ufe0f\u034f\u115f\xff\xfe\r\n\tq\u0302\u0302\u0302\u0302\u0302\u0302"

// poison puts evil in front of every text of v, but for what names something.
func poison(v reflect.Value, evil string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			poison(v.Elem(), evil)
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), evil)
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
			poison(v.Field(i), evil)
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.CanSet() && !strings.HasPrefix(v.String(), "EVIL") {
			v.SetString(evil + v.String())
		}
	}
}

func poisonScenario(sc *scenario.Scenario, evil string) { poison(reflect.ValueOf(sc), evil) }

// TestHostileTextOnEveryScreen draws every screen with hostile text in every field and
// checks every byte that would be sent, from every size to every other. Beside the text
// above it takes texts of random pieces; many of them:
//
//	SPAR_HOSTILE=500 go test ./internal/tui -run HostileTextOnEvery -timeout 1h
func TestHostileTextOnEveryScreen(t *testing.T) {
	environs := [][]string{nil, {"TERM=xterm-256color", "NO_COLOR=1"}, {"TERM=linux"}}
	seen := map[string]bool{}
	for _, environ := range environs {
		for _, size := range sizes {
			hostileAt(t, hostile, size, environ, seen)
		}
	}
	for _, name := range screenNames(t) {
		if !seen[name] {
			t.Errorf("the screen %q is never looked at with hostile text", name)
		}
	}
	texts := 3
	if n, err := strconv.Atoi(os.Getenv("SPAR_HOSTILE")); err == nil {
		texts = n
	}
	dice := rand.New(rand.NewPCG(20260302, 4))
	for i := range texts {
		size := [2]int{leastW + dice.IntN(140), leastH + dice.IntN(50)}
		evil := evilText(dice)
		hostileAt(t, evil, size, environs[dice.IntN(len(environs))], seen)
		if t.Failed() {
			t.Fatalf("text %d was %q", i, evil)
		}
	}
}

// hostileAt looks at every screen on one terminal. seen remembers their names.
func hostileAt(t *testing.T, evil string, size [2]int, environ []string, seen map[string]bool) {
	t.Helper()
	shown := picture{}
	look := func(d *driver, name string) {
		t.Helper()
		seen[d.r.top().name()] = true
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
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), size[0], size[1], environ...)
	hostileScreens(d, evil, func(name string) { t.Helper(); look(d, name) })
	d = enrolling(t, &enrolments{}, size[0], size[1], environ...)
	hostileEnrolment(d, evil, func(name string) { t.Helper(); look(d, name) })
	d = previewing(t, size[0], size[1], environ...)
	hostilePreview(d, evil, func(name string) { t.Helper(); look(d, name) })
}

// evilText is a text of random pieces, each harmless or not.
func evilText(dice *rand.Rand) string {
	pieces := []string{"\x1b", "[", "]", "\x1b[", "\x1b]0;", "\x1bP", "\x9b", "\u009b", "\u009d", "\u0090", "\x07", "\x1b\\", "m", "H", "31", ";", "?", "1049h",
		"9999m", "6n", " ", "  ", "\n", "\r", "\t", "\b", "\x7f", "\x00", "\x18", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\u00ad", "\U000e0041", "\ue000",
		"\ufe0f", "👍🏽", "👩\u200d👧", "🇩🇪", "食卓", "q\u0302\u0302\u0302", "\u0e01\u0e33", "\xff", "\xc3", "\xed\xa0\x80", "{", "}", "{{", "%", "5%", "$48,000", "a", "word", "…", "—", "İ"}
	b := "EVIL"
	for range 5 + dice.IntN(40) {
		if dice.IntN(6) == 0 {
			b += string(rune(dice.IntN(0x11000)))
			continue
		}
		b += pieces[dice.IntN(len(pieces))]
	}
	return b
}

// screenNames are the names of all screens that there are, read from the source.
func screenNames(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	row := regexp.MustCompile(`(?m)^func \(.*\) name\(\) string *\{ return "(.*)" \}`)
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range row.FindAllSubmatch(src, -1) {
			if !strings.HasSuffix(f, "_test.go") {
				names = append(names, string(m[1]))
			}
		}
	}
	if len(names) < 10 {
		t.Fatalf("only %q are found", names)
	}
	return names
}

// hostilePreview looks at the preview of a file that is hostile, sound or not.
func hostilePreview(d *driver, evil string, look func(string)) {
	d.t.Helper()
	p := d.preview()
	p.file = evil
	d.r.stack[0] = p
	look("preview, unread")
	sc, _ := scenario.Check("shop.yaml", []byte(previewed))
	if sc == nil {
		d.t.Fatal("the test's scenario does not play")
	}
	poisonScenario(sc, evil)
	faults := []scenario.Problem{{File: evil, Line: 3, Message: evil, Hint: evil, Severity: scenario.Warning}}
	d.send(fileMsg{now: FileState{Src: []byte(previewed)}, sc: sc, faults: faults})
	d.paste(evil)
	d.press("enter")
	look("preview")
	faults[0].Severity = scenario.Error
	d.send(fileMsg{now: FileState{Src: []byte("x")}, faults: faults})
	look("preview, broken file")
	d.send(openMsg{filePage{of: d.preview()}})
	look("file page")
	d.press("esc")
	d.send(fileMsg{now: FileState{Err: errors.New(evil)}})
	look("preview, unreadable file")
}

// hostileEnrolment looks at what somebody sees whose key is not known: what they type,
// what the server says to it, and what is kept of them.
func hostileEnrolment(d *driver, evil string, look func(string)) {
	e := d.r.top().(enrol)
	e.of.Fingerprint = evil
	d.r.stack[0] = e
	d.paste(evil)
	look("enrolment, the code")
	e = d.r.top().(enrol)
	e.wrong = evil
	d.r.stack[0] = e
	look("enrolment, a wrong code")
	e.wrong, e.role, e.step = "", evil, enrolAgree
	d.r.stack[0] = e
	look("further down: enrolment, what is kept")
	e.step = enrolName
	e.named, _ = e.named.insert(evil)
	d.r.stack[0] = e
	look("further down: enrolment, the name")
}

// hostileScreens opens one screen after the other and has each looked at.
func hostileScreens(d *driver, evil string, look func(string)) {
	cards, err := d.p.Library(d.r.kit.desk.ctx)
	if err != nil {
		d.t.Fatal(err)
	}
	sc := cards[0].Scenario
	poisonScenario(sc, evil)
	u := practice.Summary{ID: "a", Title: evil, Scenario: evil}
	cards[0].Unfinished = &u
	cards[0].Last = &practice.Result{Outcome: scenario.Outcome(evil)}
	cards = append(cards, practice.Card{ID: evil, Problems: []scenario.Problem{{File: evil, Message: evil, Hint: evil, Severity: scenario.Error}}})
	d.send(libraryMsg{cards: cards, whole: true})
	look("library")
	d.press("down", "down")
	look("library, broken file")
	d.send(noteMsg{evil})
	look("note")
	d.run(fail("it went wrong", errors.New(evil)))
	look("error")
	d.press("up", "enter")
	look("brief")
	d.press("d")
	d.paste(evil)
	look("deal")
	d.press("esc")
	hostileDrill(d, evil, look)
	hostileBoard(d, evil, look)
	hostileDesk(d, evil, look)
	for _, step := range []enrolStep{enrolCode, enrolAgree, enrolName} {
		s := newEnrol(Enrolment{Fingerprint: evil})
		s.step, s.role, s.wrong = step, evil, evil
		d.send(openMsg{s})
		d.paste(evil)
		look("further down: the enrolment")
		d.send(backMsg{})
	}
	t := hostileTalk(sc, evil)
	d.send(openMsg{newStage(t)})
	d.paste(evil)
	look("stage")
	d.press("f1")
	d.press("esc")
	reply := evil + " I can do 10% " + evil
	m := replyMarks("I see that Monday matters maybe I can do 10%" + reply)
	for i := range m.Why {
		m.Why[i], m.Missing[i] = evil, evil
	}
	fresh := []play.Event{
		play.Marked{Turn: 1, Beat: "ask", Reply: "I see that Monday matters maybe I can do 10%" + reply, Marks: m, Counts: true},
		play.Gave{Turn: 1, Entry: play.Entry{Turn: 1, What: evil, For: evil, Percent: 3, Cost: 2}},
	}
	d.send(openMsg{newMarks(t, fresh)})
	look("marks")
	d.press("w")
	d.paste(evil)
	look("remark")
	d.press("esc", "m")
	look("stronger reply")
	t.events = append(append(t.events, fresh...), play.Ended{Ending: "sold", Outcome: scenario.Won, Title: evil, Why: evil})
	back := report.NewDebrief(t.sc, t.events)
	back.Card = report.NewCard(t.sc, t.events)
	back.Deciding = &report.Deciding{Turn: 1, Said: evil, Instead: evil, Would: report.End{Title: evil}}
	back.Compare = &report.Compare{Turn: 1, Turns: []report.ComparePair{{Turn: 1, Was: lastMarked(t.events), Now: lastMarked(t.events)}},
		Was: report.Way{Ended: &report.End{Title: evil}}}
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
	d.send(openMsg{warmDone{of: warmUp{got: []warmed{{title: evil, buyer: evil, marked: *lastMarked(t.events)}}}}})
	look("warm-up")
	d.press("esc")
	tour, ok := newTour(cards, d.r.kit.desk.whole)
	if !ok {
		d.t.Fatal("no tour of the hostile scenario")
	}
	d.send(openMsg{tour})
	for range tourSteps - 1 {
		look("tour")
		d.press("enter")
	}
	d.send(openMsg{helpPage{of: evil, rows: []hint{{show: evil, help: evil, off: evil}}}})
	look("help")
	d.send(openMsg{newRubric(nil)})
	look("further down: the rubric has no text but ours")
	stand := lookingBack()
	poison(reflect.ValueOf(&stand), evil)
	d.send(openMsg{newProgress(stand, 0)})
	look("further down: progress names no scenario")
	d.send(openMsg{history{loaded: true, all: []practice.Summary{
		{ID: evil, Title: evil, Scenario: evil, Outcome: scenario.Outcome(evil), Status: store.StatusEnded, Rests: 3},
		{ID: evil, Title: evil, Scenario: evil, Kind: evil, Status: store.StatusOpen}}}})
	look("history")
	d.press("down")
	d.paste(evil)
	look("further down: the end of what is looked for")
	stand.Goals.Free.Dates = []string{evil}
	d.send(openMsg{goalSheet{standing: stand, goals: stand.Goals, known: true}})
	for range len(goalSheet{}.lines()) - 1 {
		look("further down: goals name no scenario")
		d.press("down")
	}
	d.send(homeMsg{})
	d.send(libraryMsg{cards: cards, whole: true})
	d.send(standingMsg{of: stand})
	look("library, today")
}

func hostileTalk(sc *scenario.Scenario, evil string) talk {
	t := talk{id: evil, sc: sc}
	t.state = play.State{Beat: "ask", Turn: 1, Line: evil, Trust: 3, Patience: 4,
		Turns:  []play.Exchange{{Beat: "ask", Buyer: evil, Reply: evil}},
		Ledger: []play.Entry{{Turn: 1, What: evil, For: evil, Percent: 5, Cost: 3}},
		Before: &play.State{}}
	t.events = []play.Event{
		play.Said{Beat: "ask", Buyer: true, Text: evil},
		play.Said{Beat: "ask", Text: evil},
		play.Said{Beat: "ask", Buyer: true, Aside: true, Text: evil},
		play.Said{Beat: "again", Buyer: true, Text: evil},
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
			poisonScenario(c.Scenario, hostile)
		}
	case seatedMsg: // the attempt has a scenario of its own
		poisonScenario(m.talk.sc, hostile)
	}
	next, cmd := p.screen.update(msg, k)
	p.screen = next
	return p, cmd
}
