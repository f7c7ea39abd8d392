package tui

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/team"
)

// office is a team of a coach and a trainee who has played the oak scenario.
type office struct {
	*team.Team
	st        *store.Store
	cora, ann store.Person
	attempt   string
}

func openOffice(t *testing.T, name string) *office {
	t.Helper()
	st, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "team.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	o := &office{st: st, Team: team.New(st, team.Options{Now: clock}),
		cora: store.Person{ID: "p-cora", Name: "Cora", Role: "coach", Created: clock()},
		ann:  store.Person{ID: "p-ann", Name: name, Role: "trainee", Created: clock()}}
	for _, p := range []store.Person{o.cora, o.ann} {
		if err := st.AddPerson(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	// The order of the queue goes by this key, which is drawn by lot otherwise.
	if err := st.SetSetting(t.Context(), "desk-key", strings.Repeat("7a", 32)); err != nil {
		t.Fatal(err)
	}
	p := o.practice(t, o.ann)
	for _, reply := range []string{"No: the price is 2,400. An empty seat costs you 40 a day. Who measures the door?", weakReply} {
		a, err := p.Begin(t.Context(), "oak-table", practice.BeginOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Say(t.Context(), a, reply); err != nil {
			t.Fatal(err)
		}
		o.attempt = a.ID
	}
	return o
}

func (o *office) practice(t *testing.T, who store.Person) *practice.Practice {
	n := 0
	return practice.New(o.st.For(who.ID), testLibrary(t, oak(t)), practice.Options{Now: clock, NewSeed: func() uint64 { return 1 },
		NewID: func() string { n++; return fmt.Sprintf("%s-%d", who.ID, n) }})
}

// at is a driver of the desk alone.
func (o *office) at(t *testing.T, w, h int, environ ...string) *driver {
	t.Helper()
	if environ == nil {
		environ = []string{"TERM=xterm-256color", "COLORTERM=truecolor"}
	}
	d := &desk{ctx: context.Background(), p: o.practice(t, o.cora), team: o.Team, me: o.cora,
		after: func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }}
	dr := &driver{t: t, p: d.p}
	dr.r = rootOn(kit{look: newLook(io.Discard, environ, false), desk: d}, coachDesk{bottom: true}, d.queue(""))
	dr.run(dr.r.Init())
	dr.send(tea.WindowSizeMsg{Width: w, Height: h})
	return dr
}

// deskInEverySize draws the desk after some keys were pressed.
func deskInEverySize(t *testing.T, name string, act func(*driver), environ ...string) {
	t.Helper()
	for _, size := range sizes {
		at := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
		t.Run(at, func(t *testing.T) {
			d := openOffice(t, "Ann Lee").at(t, size[0], size[1], environ...)
			act(d)
			fits(t, d.r)
			d.golden(at)
		})
	}
}

func TestCoachDeskScreens(t *testing.T) {
	deskInEverySize(t, "coachdesk-queue", func(*driver) {})
	deskInEverySize(t, "coachdesk-blind", func(d *driver) { d.press("enter", "2", "3") })
	deskInEverySize(t, "coachdesk-revealed", revealed)
	deskInEverySize(t, "coachdesk-no-color", revealed, "TERM=xterm-256color", "NO_COLOR=1")
}

// TestLevelsStayInSight: however long the situation and the talk before it, every level that
// is to be given is seen, and so is the reply; what does not fit scrolls.
func TestLevelsStayInSight(t *testing.T) {
	deskInEverySize(t, "coachdesk-long", func(d *driver) {
		d.press("enter")
		c := d.r.top().(coachDesk)
		c.of.Situation = strings.Repeat("It is the 26th, your quarter closes on the 30th, and you are one order short. ", 40)
		c.of.History = []grade.Turn{{Buyer: "First line of the buyer, to scroll to.", Reply: "What are your needs?"}}
		c = c.open(c.of, d.r.kit)
		d.send(swapMsg{c})
		for _, level := range c.of.Grades {
			d.shows(level.String())
		}
		d.shows("The reply", "keys")
		for range 30 {
			d.press("up")
		}
		first := "It is the 26th"
		if !d.r.kit.roomy() {
			first = "The reply"
		}
		d.shows(first)
		for _, level := range c.of.Grades {
			d.shows(level.String())
		}
		for range 120 {
			d.press("down")
		}
		if d.r.kit.roomy() {
			d.shows("The reply", "lines above")
		} else {
			d.shows("What are your needs?")
		}
		d.press("pgup", "2")
	})
}

// TestQuickLevelsAreAllTaken: letters that come in one piece are keys, one after the other.
func TestQuickLevelsAreAllTaken(t *testing.T) {
	d := openOffice(t, "Ann Lee").at(t, 80, 24)
	d.press("enter")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("31")})
	if c := d.r.top().(coachDesk); c.levels[c.of.Grades[0]] != 3 || c.levels[c.of.Grades[1]] != 1 {
		t.Errorf("taken: %v", c.levels)
	}
}

// revealed is a reply after it was marked, with a machine's marks that no later grader
// changes.
func revealed(d *driver) {
	markAll(d)
	c := d.r.top().(coachDesk)
	if c.of.Whole != weakReply {
		d.t.Fatalf("another reply comes first: %q", c.of.Whole)
	}
	c.of.Seen.Machine.Marks = replyMarks(weakReply)
	d.send(swapMsg{c})
}

// markAll reads the first reply and gives each level it is judged on.
func markAll(d *driver) {
	d.t.Helper()
	d.press("enter")
	for n := range len(d.r.top().(coachDesk).of.Grades) {
		d.press(string(rune('0' + n%5)))
	}
	d.press("enter")
}

func TestACoachSeesTheMachinesLevelsOnlyAfterTheirOwn(t *testing.T) {
	d := openOffice(t, "Ann Lee").at(t, 120, 40)
	d.shows("2 to look at", "YOUR LEVELS the machine's come after")
	d.lacks("Ann Lee", "What it rests on", "machine  ")
	d.press("enter", "enter")
	d.shows("Give assertiveness a level first, 0 to 4")
	d.press("9", "2", "enter")
	d.shows("a level first, 0 to 4")
	d.press("esc")
	markAll(d)
	d.shows("machine", "Cora", "1 marked")
	c := d.r.top().(coachDesk)
	if c.of.Seen == nil || c.of.Seen.Mine.Blind().Levels[c.of.Grades[0]] != 0 {
		t.Fatalf("%+v", c.of.Seen)
	}
	d.press("3")
	d.shows("You have marked it: c changes your levels")
	d.press("c", "4", "enter")
	d.shows("Changing a level")
	d.press("enter")
	d.shows("Say why first")
	d.typeIn("I had overlooked it?")
	d.press("enter")
	d.shows("0 > 4", "I had overlooked it?")
	was := d.r.top().(coachDesk).of.ID
	d.press("enter")
	if d.r.top().(coachDesk).of.ID == was {
		t.Error("enter does not lead to the next reply")
	}
	d.shows("YOUR LEVELS")
	markAll(d)
	d.press("esc")
	d.shows("Nothing waits here", "2 marked")
	d.press("o", "o")
	d.shows("DISPUTED")
	d.press("esc")
	if !d.quit {
		t.Error("the desk cannot be left")
	}
}

// Somebody whose role was taken away meanwhile is refused what they had open.
func TestTheDeskAsksEachTimeWhoSitsThere(t *testing.T) {
	o := openOffice(t, "Ann Lee")
	d := o.at(t, 120, 40)
	if _, err := o.st.ChangePerson(t.Context(), o.cora.ID, func(p *store.Person) error { p.Role = "trainee"; return nil }); err != nil {
		t.Fatal(err)
	}
	markAll(d)
	d.shows("as a trainee you may not")
	if marks, err := o.st.Everyone().CoachMarks(t.Context()); err != nil || len(marks) != 0 {
		t.Errorf("kept: %v, %v", marks, err)
	}
}

// hostileDesk looks at the coach's desk with hostile text in all of it.
func hostileDesk(d *driver, evil string, look func(string)) {
	d.t.Helper()
	mark := grade.Marks{}
	for i := range mark.Why {
		mark.Why[i] = evil
	}
	item := team.ToMark{ID: "id", Scenario: evil, Beat: evil, Reply: evil, From: evil}
	o := team.Opened{ToMark: item, Buyer: evil, Situation: evil, Offer: evil, Aim: evil, Grades: grade.Dimensions(),
		History: []grade.Turn{{Buyer: evil, Reply: evil}}, Asked: evil, Whole: evil}
	c := coachDesk{queue: team.Queue{Items: []team.ToMark{item}}, loaded: true, wanted: "id"}
	d.send(openMsg{c})
	look("coach's desk, queue")
	c.of, c.reading = o, true
	d.send(swapMsg{c})
	look("coach's desk, blind")
	round := team.Round{Given: team.Given{Levels: team.Levels{grade.Value: 2}}, Reason: evil}
	c.of.Seen = &team.Revealed{Machine: team.Machine{Marks: mark}, Mine: team.Opinion{Coach: evil, Rounds: []team.Round{round, round}},
		Others:   []team.Opinion{{Coach: evil, Rounds: []team.Round{round}}},
		Disputes: []team.Objection{{Dimension: evil, Note: evil, Settled: &team.Settled{By: evil, Why: evil}}}}
	d.send(swapMsg{c})
	for range 6 {
		look("coach's desk, revealed")
		d.press("pgdown")
	}
	d.send(openMsg{coachReason{of: c.of}})
	d.paste(evil)
	look("a reason")
	d.press("esc", "esc", "esc")
	d.send(openMsg{dispute{of: team.Heard{Reply: evil, Grades: grade.Dimensions()}}})
	d.paste(evil)
	look("a dispute")
	d.press("esc")
}
