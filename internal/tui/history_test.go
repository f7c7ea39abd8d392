package tui

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/store"
)

// pastAttempts are a few attempts of each kind, made by hand.
func pastAttempts() []practice.Summary {
	at := func(days int) time.Time { return time.Date(2026, 3, 2+days, 9, 0, 0, 0, time.Local) }
	return []practice.Summary{
		{ID: "01a1", Kind: practice.Talk, Title: "The oak table", Status: store.StatusOpen, Started: at(-1), Updated: at(-1), Turns: 2},
		{ID: "01a2", Kind: practice.Talk, Title: "The oak table", Status: store.StatusEnded, Outcome: scenario.Won, Score: 2.8, Rests: 9, Turns: 4, Help: 1, Started: at(-2), Updated: at(-2), Ended: at(-2)},
		{ID: "01a3", Kind: practice.Informed, Title: "The oak table", Status: store.StatusEnded, Outcome: scenario.Lost, Score: 1.2, Rests: 3, Turns: 2, Started: at(-3), Updated: at(-3), Ended: at(-3)},
		{ID: "01a4", Kind: practice.WarmUp, Title: "The walnut table", Status: store.StatusAbandoned, Score: 3, Rests: 2, Turns: 1, Started: at(-40), Updated: at(-40)},
		{ID: "01a5", Kind: practice.Talk, Title: "The walnut table", Status: store.StatusAbandoned, Turns: 1, Started: at(-41), Updated: at(-41)},
		{ID: "01a6", Kind: practice.Talk, Title: "The walnut table", Status: store.StatusEnded, Damaged: true, Started: at(-42), Updated: at(-42)},
	}
}

func TestHistoryScreen(t *testing.T) {
	show := func(d *driver) {
		d.send(openMsg{history{loaded: true, all: pastAttempts(), filter: newLibrary().filter}})
		d.press("down")
	}
	inEverySize(t, "history", show)
	inEverySize(t, "history-no-color", show, "TERM=xterm-256color", "NO_COLOR=1")
}

// TestHistoryIsLookedThrough: a word finds by title, result and month.
func TestHistoryIsLookedThrough(t *testing.T) {
	h := history{all: pastAttempts()}
	for words, want := range map[string]int{"": 6, "oak": 3, "unfinished": 1, "won": 1, "another way": 1, "january": 3, "walnut damaged": 1, "nothing": 0} {
		h.filter = newEditor(words)
		if got := len(h.shown()); got != want {
			t.Errorf("%q finds %d attempts, want %d", words, got, want)
		}
	}
}

// opened is a driver on the history of practised, with the newest attempt chosen.
func pastOpened(t *testing.T) (*driver, *practice.Practice) {
	t.Helper()
	p, _ := practised(t)
	d := newDriver(t, p, 120, 40)
	d.press("tab")
	if _, ok := d.r.top().(history); !ok {
		t.Fatalf("tab opens %T", d.r.top())
	}
	return d, p
}

func TestAnAttemptIsLookedBackOnFromTheHistory(t *testing.T) {
	d, p := pastOpened(t)
	d.press("enter")
	d.shows("Looking back", "WON", "enter history")
	if d.r.kit.desk.seat != nil {
		t.Error("looking at a talk that is over sits down at it")
	}
	d.press("esc")
	d.shows("Your history")
	d.press("enter", "t") // the last turn once more: the talk is open again
	if s := d.stage(); s.talk.state.Done() {
		t.Error("the last turn is not taken back")
	}
	if open, err := p.Unfinished(t.Context()); err != nil || len(open) != 1 {
		t.Errorf("%+v, %v", open, err)
	}
	d.press("esc")
	d, _ = pastOpened(t)
	d.press("enter", "f")
	if s := d.stage(); s.talk.forked == nil {
		t.Error("f does not go another way")
	}
}

func TestAnUnfinishedAttemptIsGoneOnWithFromTheHistory(t *testing.T) {
	d, p := pastOpened(t)
	a, err := p.Begin(t.Context(), "walnut-table", practice.BeginOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.SaveDraft(t.Context(), a, "half a sentence"); err != nil {
		t.Fatal(err)
	}
	d.press("esc", "tab")
	d.shows("unfinished, turn 1", "enter go on")
	d.press("enter")
	if s := d.stage(); s.talk.id != a.ID || s.input.text != "half a sentence" {
		t.Errorf("it goes on with %q, draft %q", s.talk.id, s.input.text)
	}
}

func TestAnAttemptIsDeletedAndComesBack(t *testing.T) {
	d, p := pastOpened(t)
	count := func() int {
		t.Helper()
		all, err := p.History(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	d.press("ctrl+x")
	d.shows("Press ctrl+x once more")
	d.press("down", "ctrl+x") // another one: it asks again
	if count() != 6 {
		t.Fatal("it deleted without asking")
	}
	d.press("ctrl+x")
	if count() != 5 {
		t.Fatal("it did not delete")
	}
	d.shows("ctrl+y brings it back")
	d.press("ctrl+x", "ctrl+x")
	if count() != 4 {
		t.Fatal("it did not delete the second one")
	}
	d.press("ctrl+y", "ctrl+y")
	if count() != 6 {
		t.Fatal("they did not come back")
	}
	d.press("ctrl+y")
	d.shows("Nothing was deleted on this page")
	if h, err := p.Check(t.Context()); err != nil || len(h.Problems) != 0 {
		t.Errorf("%+v, %v", h, err)
	}
}

// What was deleted while another program reads the file is told as deleted, and as not overwritten
// yet.
func TestWordsThatAreLeftAreTold(t *testing.T) {
	d, _ := pastOpened(t)
	d.send(removedMsg{left: &store.Error{Kind: store.ErrWordsLeft, Message: "its words are in the file", Cure: "close the others"}})
	d.shows("Deleted, and ctrl+y brings it back", "its words are in the file", "close the others")
	if h := d.r.top().(history); len(h.gone) != 1 {
		t.Errorf("%d can be taken back", len(h.gone))
	}
}

// The attempt that one sits at can be deleted too: nothing goes on with it.
func TestTheAttemptAtHandIsDeleted(t *testing.T) {
	p, _ := practised(t)
	d := newDriver(t, p, 120, 40)
	d.press("down", "enter", "enter")
	id := d.stage().talk.id
	d.typeIn("The price")
	d.press("esc")
	for range 3 {
		if _, ok := d.r.top().(library); !ok {
			d.press("esc")
		}
	}
	d.press("tab", "ctrl+x", "ctrl+x")
	d.lacks("unfinished, turn")
	if err := d.r.kit.desk.flush(t.Context()); err != nil {
		t.Errorf("the draft of what was deleted: %v", err)
	}
	if _, err := p.Resume(t.Context(), id); err == nil {
		t.Error("it is still there")
	}
}

func TestDamageIsSaid(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 80, 24)
	d.send(openMsg{history{loaded: true, all: pastAttempts()[5:]}})
	d.press("enter")
	d.shows("spar doctor says more")
	d.press("ctrl+x")
	d.shows("spar data delete takes it away for good")
}

// Tab goes round all places and comes home.
func TestTabGoesRound(t *testing.T) {
	p, _ := practised(t)
	d := newDriver(t, p, 120, 40)
	var seen []string
	for range places {
		d.press("tab")
		seen = append(seen, d.r.top().name())
	}
	if got := strings.Join(seen, ", "); got != "your history, your progress, your goals, the library" {
		t.Errorf("tab goes to %s", got)
	}
	if len(d.r.stack) != 1 {
		t.Errorf("%d screens are open", len(d.r.stack))
	}
	for range places {
		d.send(tea.KeyMsg{Type: tea.KeyShiftTab})
	}
	if d.r.top().name() != "the library" {
		t.Errorf("shift+tab ends on %s", d.r.top().name())
	}
}
