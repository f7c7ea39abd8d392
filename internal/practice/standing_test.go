package practice

import (
	"bufio"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"spar/internal/play"
	"spar/internal/schedule"
	"spar/internal/store"
)

// fromExport works the replies out of exported events alone, without the code that
// practice uses for it.
func fromExport(t *testing.T, exported string) []schedule.Reply {
	t.Helper()
	scenarioOf, kindOf := map[string]string{}, map[string]string{}
	var all []schedule.Reply
	lines := bufio.NewScanner(strings.NewReader(exported))
	lines.Buffer(nil, maxImportLine)
	for lines.Scan() {
		var l struct {
			Type, ID, Kind, Scenario, Attempt, Created string
			Events                                     []json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		if l.Type == "attempt" {
			scenarioOf[l.ID], kindOf[l.ID] = l.Scenario, l.Kind
		}
		if l.Type != "line" {
			continue
		}
		at, err := time.Parse(time.RFC3339, l.Created)
		if err != nil {
			t.Fatal(err)
		}
		for _, raw := range l.Events {
			ev, err := play.DecodeEvent(raw)
			if err != nil {
				t.Fatal(err)
			}
			switch ev := ev.(type) {
			case play.Marked:
				all = append(all, schedule.Reply{
					Attempt: l.Attempt, Scenario: scenarioOf[l.Attempt], Beat: ev.Beat, Turn: ev.Turn, At: at,
					Levels: ev.Marks.Levels, Grades: ev.Grades, Moves: ev.Marks.Moves,
					Counts: ev.Counts && !ev.Retry && kindOf[l.Attempt] == Talk,
				})
			case play.Gave:
				last := &all[len(all)-1]
				last.Given++
				if ev.Entry.For == "" {
					last.Free++
				}
			}
		}
	}
	return all
}

// twoForms puts the same talk into the library under a second name.
func (w *world) twoForms() {
	w.lib["other-talk.yaml"] = &fstest.MapFile{Data: w.lib["long-talk.yaml"].Data}
}

func standing(t *testing.T, p *Practice) Standing {
	t.Helper()
	s, err := p.Standing(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCardsFollowFromExportedEvents(t *testing.T) {
	w := newWorld(t)
	w.twoForms()
	p := w.open()
	if s := standing(t, p); len(s.Cards) != 0 || len(s.Replies) != 0 || s.Today.Fresh == "" {
		t.Errorf("without any practice: %+v", s)
	}
	a := w.begin(p)
	for i, reply := range []string{
		"The price stays at $48,000. What would five percent change for you?",
		"Fine, I can give you 5% off.",
		"I can do 3% if you sign for three years.",
		"The price stays at $48,000. What would five percent change for you?", // said before
	} {
		w.now = w.now.AddDate(0, 0, i)
		w.say(p, a, reply)
		if i == 1 {
			if _, err := p.Again(t.Context(), a); err != nil {
				t.Fatal(err)
			}
			w.say(p, a, "No. The price stays where it is, since it saves you 900 a week.")
		}
	}
	got := standing(t, p)
	want := fromExport(t, export(t, p))
	if len(got.Replies) != 5 || len(want) != 5 {
		t.Fatalf("%d replies, %d in the export", len(got.Replies), len(want))
	}
	for i := range want {
		want[i].Called = got.Replies[i].Called
		if len(want[i].Called.All) == 0 {
			t.Errorf("reply %d: its beat calls for nothing", i)
		}
	}
	if !reflect.DeepEqual(got.Replies, want) {
		t.Errorf("replies\n%+v\nfrom the export\n%+v", got.Replies, want)
	}
	counted := 0
	for _, r := range got.Replies {
		if r.Counts {
			counted++
		}
	}
	if counted != 3 {
		t.Errorf("%d replies count; the second try and what was said before do not", counted)
	}
	if got.Replies[1].Free == 0 {
		t.Errorf("given for nothing, and not seen: %+v", got.Replies[1])
	}
	if cards := schedule.Cards(want, got.Now.Location()); len(cards) < 3 || !reflect.DeepEqual(cards, got.Cards) {
		t.Errorf("cards\n%+v\nfrom the export\n%+v", got.Cards, cards)
	}

	again := standing(t, w.open()) // from what is kept
	if !reflect.DeepEqual(again.Replies, got.Replies) {
		t.Errorf("kept:\n%+v\nworked out:\n%+v", again.Replies, got.Replies)
	}
	there := w.machine()
	take(t, there, export(t, p))
	if moved := standing(t, there); !reflect.DeepEqual(moved.Replies, got.Replies) || !reflect.DeepEqual(moved.Cards, got.Cards) {
		t.Errorf("on another machine:\n%+v", moved.Cards)
	}
	if _, err := p.Help(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	w.say(p, a, "One more: what happens on the day after?")
	if s := standing(t, p); len(s.Replies) != 6 || s.Replies[5].Helped != 1 || s.Replies[4].Helped != 0 {
		t.Errorf("after one more reply, with help: %+v", s.Replies)
	}
	if err := p.Delete(t.Context(), a.ID); err != nil {
		t.Fatal(err)
	}
	if s := standing(t, p); len(s.Replies) != 0 || len(s.Cards) != 0 {
		t.Errorf("deleted, and still there: %+v", s.Cards)
	}
}

// TestWhatIsDueComesBackElsewhere plays one talk, lets days pass, and looks.
func TestWhatIsDueComesBackElsewhere(t *testing.T) {
	w := newWorld(t)
	w.twoForms()
	p := w.open()
	w.say(p, w.begin(p), "The price stays at $48,000. What would five percent change for you?")
	if s := standing(t, p); len(s.Due) != 0 {
		t.Errorf("due at once: %+v", s.Due)
	}
	w.now = w.now.AddDate(0, 1, 0)
	s := standing(t, p)
	if len(s.Due) == 0 || s.Today.Place == nil || s.Today.Place.Scenario != "other-talk" {
		t.Fatalf("a month later: %+v", s.Today)
	}
	for _, d := range s.Due {
		if d.Place == nil || d.Place.Scenario != "other-talk" || d.Same {
			t.Errorf("%s comes back in %+v", d.Card.Skill, d.Place)
		}
	}
}

// TestDamagedDerivedRowsAreWorkedOutAnew: what was only kept to save time costs nothing
// but time when it is lost.
func TestDamagedDerivedRowsAreWorkedOutAnew(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	w.say(p, a, "The price stays. What would five percent change for you?")
	want := standing(t, p).Replies
	for _, d := range []store.Derived{
		{Key: a.ID, MadeFrom: "another program", Body: `[]`},
		{Key: a.ID, MadeFrom: madeBy() + " 1", Body: `{`},
	} {
		if err := p.store.PutDerived(t.Context(), derivedReplies, d); err != nil {
			t.Fatal(err)
		}
		if got := standing(t, p).Replies; !reflect.DeepEqual(got, want) {
			t.Errorf("%+v is believed: %+v", d, got)
		}
	}
}

func TestGoalsAndLoggedCalls(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	if g, err := p.Goals(t.Context()); err != nil || len(g.Goals) != 0 || g.Off {
		t.Fatalf("at the start: %+v, %v", g, err)
	}
	g := Goals{}.Set(schedule.Goal{Period: schedule.Month, Aim: schedule.CallsMade, Target: 40}).
		Set(schedule.Goal{Period: schedule.Week, Aim: schedule.Sessions, Target: 5}).
		Set(schedule.Goal{Period: schedule.Week, Aim: schedule.Sessions, Target: 3})
	g.Free.Weekdays = []time.Weekday{time.Sunday}
	if err := p.SetGoals(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	for i, n := range []int{4, 9, 2} {
		if err := p.LogCalls(t.Context(), n, w.now.AddDate(0, 0, -40*(i/2)), "before lunch"); err != nil {
			t.Fatal(err)
		}
	}
	w.say(p, w.begin(p), "The price stays.")
	s := standing(t, w.open())
	if len(s.Tallies) != 2 || s.Tallies[0].Done != 1 || s.Tallies[0].Target != 3 || s.Tallies[1].Done != 13 || s.Tallies[1].Target != 40 {
		t.Errorf("%+v", s.Tallies)
	}
	if n, _, err := p.UnlogCalls(t.Context()); err != nil || n != 2 {
		t.Errorf("the last ones logged were %d, %v", n, err)
	}
	for range 2 {
		if _, _, err := p.UnlogCalls(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := p.UnlogCalls(t.Context()); !errors.Is(err, ErrNoCalls) {
		t.Errorf("nothing left: %v", err)
	}
	if got := g.Set(schedule.Goal{Period: schedule.Week, Aim: schedule.Sessions}); len(got.Goals) != 1 || len(g.Goals) != 2 {
		t.Errorf("taken away: %+v, before %+v", got, g)
	}
}

// Practice with the answer known counts for nothing: not for cards, not for goals.
func TestAForkChangesNoCard(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	a := w.begin(p)
	w.say(p, a, "Fine, take 5% off.")
	g := Goals{}.Set(schedule.Goal{Period: schedule.Week, Aim: schedule.Sessions, Target: 3})
	if err := p.SetGoals(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	before := standing(t, p)
	f, err := p.Fork(t.Context(), a.ID, 1)
	if err != nil {
		t.Fatal(err)
	}
	w.say(p, f, "The price stays, since it saves you 900 a week. Who else decides on Monday?")
	after := standing(t, p)
	if len(after.Replies) != 2 || after.Replies[1].Counts {
		t.Errorf("%+v", after.Replies)
	}
	if !reflect.DeepEqual(after.Cards, before.Cards) || after.Tallies[0].Done != 1 {
		t.Errorf("cards\n%+v, before\n%+v; %d sessions", after.Cards, before.Cards, after.Tallies[0].Done)
	}
}
