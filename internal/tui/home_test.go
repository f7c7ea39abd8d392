package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/scenario"
)

// TestTheLibraryIsListedBeforeItIsRead: heads first, then the truth about every file.
func TestTheLibraryIsListedBeforeItIsRead(t *testing.T) {
	files := oak(t)
	head, _, _ := strings.Cut(files["oak-table.yaml"], "\nbeats:")
	files["half-written.yaml"] = strings.Replace(head, "title: ", "title: Half written, ", 1) + "\n"
	p := openPractice(t, testLibrary(t, files))
	if err := p.SetSetting(t.Context(), tourSeen, "yes"); err != nil {
		t.Fatal(err)
	}
	d := newDriver(t, p, 100, 30)
	k := d.r.kit
	k.desk.p = openPractice(t, testLibrary(t, files)) // one that has not read anything yet
	if err := k.desk.p.SetSetting(t.Context(), tourSeen, "yes"); err != nil {
		t.Fatal(err)
	}
	first, ok := k.desk.library()().(libraryMsg)
	if !ok || first.err != nil || first.whole || len(first.cards) != 2 {
		t.Fatalf("the first look gives %+v", first)
	}
	for _, c := range first.cards {
		if !c.Glance || c.Scenario == nil || c.Scenario.Title == "" {
			t.Errorf("%s is not listed by its head: %+v", c.ID, c)
		}
	}
	s, rest := newLibrary().update(first, k)
	if rest == nil {
		t.Fatal("the rest is never read")
	}
	whole, ok := rest().(libraryMsg)
	if !ok || whole.err != nil || !whole.whole {
		t.Fatalf("the rest is %+v", whole)
	}

	// On the row of the sound one:
	for i, it := range s.(library).items() {
		if it.card.ID == "oak-table" {
			chosen := s.(library)
			chosen.at = i
			s = chosen
		}
	}
	// Whoever presses enter in between gets the whole brief all the same.
	_, cmd := s.update(tea.KeyMsg{Type: tea.KeyEnter}, k)
	opened, ok := cmd().(openMsg)
	if !ok || len(opened.to.(brief).sc.Beats) == 0 {
		t.Errorf("enter on a head opens %+v", opened)
	}

	// The row that was chosen stays chosen when another turns out to be broken.
	s, rest = s.update(whole, k)
	if it, _ := s.(library).chosen(); it.card.ID != "oak-table" || it.card.Glance {
		t.Errorf("after the rest %q is chosen, glance %v", it.card.ID, it.card.Glance)
	}
	if next, ok := rest().(standingMsg); !ok || next.err != nil {
		t.Errorf("after the rest comes %+v, not what is due", next)
	}
	d.send(whole)
	d.shows("TO BE MENDED BY THEIR AUTHOR", "half-written")
	d.lacks("Half written, ")
}

// TestWhoNamesABuyerDoesNotWaitForTheLibrary: it is read when it is seen, and at once
// when the buyer cannot be met.
func TestWhoNamesABuyerDoesNotWaitForTheLibrary(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 100, 30)
	at := func(o Options) library {
		d.r = newRoot(d.r.kit, opening(d.r.kit.desk, o))
		d.run(d.r.Init())
		return d.r.stack[0].(library)
	}
	if h := at(Options{Scenario: "oak-table"}); h.loaded {
		t.Error("the library was read before it was seen")
	}
	d.shows("WHERE YOU STAND")
	d.press("esc")
	d.shows("The oak table", "PRACTISE")
	if h := at(Options{Scenario: "birch-table"}); !h.whole {
		t.Error("there is no such buyer, and no library to choose another from")
	}
	d.shows(`no scenario called "birch-table"`)
	if at(Options{Attempt: "gone"}); !d.r.stack[0].(library).whole {
		t.Error("there is no such attempt, and no library to choose from")
	}
}

// Of several unfinished attempts the one that was left last stands first, whatever the
// library's order.
func TestWhatWasLeftLastStandsFirst(t *testing.T) {
	card := func(id string, ago time.Duration) practice.Card {
		return practice.Card{ID: id, Scenario: &scenario.Scenario{Title: id},
			Unfinished: &practice.Summary{ID: id, Title: id, Updated: clock().Add(-ago)}}
	}
	h := library{cards: []practice.Card{card("old", 3*time.Hour), card("new", time.Minute), card("middle", time.Hour)}}
	var got []string
	for _, it := range h.items() {
		if it.on {
			got = append(got, it.card.ID)
		}
	}
	if want := []string{"new", "middle", "old"}; !slices.Equal(got, want) {
		t.Errorf("they stand as %v, not %v", got, want)
	}
}
