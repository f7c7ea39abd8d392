package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
)

// place is one of the screens that tab goes round.
type place int

// The places, in the order of tab.
const (
	atLibrary place = iota
	atHistory
	atProgress
	atGoals
	places // how many there are
)

func (p place) name() string {
	return [places]string{"library", "history", "progress", "goals"}[p]
}

// placesLine names all places, this one with a sign before it; "" where there is no room.
func placesLine(k kit, here place) string {
	var names []string
	for p := range places {
		name := p.name()
		if p == here {
			name = k.look.sign.point + " " + name
		}
		names = append(names, name)
	}
	if line := strings.Join(names, "   "); k.w >= 60 {
		return line
	}
	return ""
}

// screenAt is the screen of a place; the library is not opened but gone back to.
func screenAt(p place, s practice.Standing) screen {
	switch p {
	case atHistory:
		return history{standing: s, filter: newLibrary().filter}
	case atProgress:
		return newProgress(s, 0)
	}
	return goalSheet{standing: s}
}

// goTo leads from one place to another one. What a place needs to know is read anew,
// since anything may have happened since.
func goTo(from, to place, s practice.Standing, k kit) tea.Cmd {
	to = (to + places) % places
	if to == atLibrary {
		return back
	}
	how := swap
	if from == atLibrary {
		how = open
	}
	read := k.desk.whereItStands()
	if to == atHistory {
		read = k.desk.history()
	}
	return tea.Sequence(how(screenAt(to, s)), read)
}

// tabs are the keys that go round the places.
func tabs[S any](here place, standing func(S) practice.Standing) []key[S] {
	to := func(by place) func(S, kit) (S, keyCmd) {
		return func(s S, k kit) (S, keyCmd) { return s, goTo(here, here+by, standing(s), k) }
	}
	return []key[S]{
		{on: []string{"tab"}, show: "tab", help: ((here + 1) % places).name(), do: to(1)},
		{on: []string{"shift+tab"}, show: "shift+tab", help: ((here + places - 1) % places).name(), side: true, do: to(-1)},
	}
}
