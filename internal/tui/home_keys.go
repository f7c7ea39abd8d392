package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
)

// howToFind answers whoever presses the key that opens a search elsewhere.
const howToFind = "Type a word: what is shown follows as you type"

func (h library) keys(k kit) []hint { return hints(h.rows(), h, k) }

func (h library) rows() []key[library] {
	items := h.items() // found once for all the rows: there may be many, behind a filter
	move := func(n func(kit) int) func(library, kit) (library, tea.Cmd) {
		return func(h library, k kit) (library, tea.Cmd) {
			h.at = min(max(0, h.at+n(k)), max(0, len(items)-1))
			return h, nil
		}
	}
	none := func(h library, k kit) string { return h.none(items) }
	rows := []key[library]{
		{on: []string{"enter"}, show: "enter", help: h.enterOn(items), off: none, do: library.enter},
		{on: []string{"up", "ctrl+p"}, off: none, do: move(func(kit) int { return -1 })},
		{on: []string{"down", "ctrl+n"}, show: "up/down", help: "choose", off: none, do: move(func(kit) int { return 1 })},
		{on: []string{"pgup"}, off: none, do: move(func(k kit) int { return -k.bodyH() / 2 })},
		{on: []string{"pgdown"}, show: "page up/down", help: "a page", side: true, off: none, do: move(func(k kit) int { return k.bodyH() / 2 })},
		{on: []string{"/"}, show: "a-z", help: "find", do: func(h library, k kit) (library, tea.Cmd) { return h, say(howToFind) }},
		{on: []string{"esc"}, show: "esc", help: "show everything", off: func(h library, k kit) string {
			if h.filter.text == "" {
				return "everything is shown; ctrl+c quits"
			}
			return ""
		}, do: func(h library, k kit) (library, tea.Cmd) {
			h.filter, h.at = newLibrary().filter, 0
			return h, nil
		}},
	}
	rows = append(rows, libraryDoors()...)
	rows = append(rows, key[library]{on: []string{"ctrl+x"}, show: "ctrl+x", help: "close an unfinished attempt for good", side: true, off: func(h library, k kit) string {
		if it, ok := h.chosenOf(items); !ok || !it.on {
			return "choose an unfinished attempt first"
		}
		return ""
	}, do: library.drop})
	return append(rows, tabs(atLibrary, func(h library) practice.Standing { return h.standing })...)
}

// libraryDoors lead from the library to other pages.
func libraryDoors() []key[library] {
	return []key[library]{
		{on: []string{"ctrl+d"}, show: "ctrl+d", help: "the coach's desk", off: library.noDesk, do: func(h library, k kit) (library, tea.Cmd) {
			return h, tea.Sequence(open(coachDesk{}), k.desk.queue(""))
		}},
		{on: []string{"ctrl+o"}, show: "ctrl+o", help: "your progress", side: true, off: func(h library, k kit) string {
			if len(h.standing.Replies) == 0 {
				return "there is nothing to look back on yet"
			}
			return ""
		}, do: func(h library, k kit) (library, tea.Cmd) { return h, open(newProgress(h.standing, 0)) }},
		{on: []string{"ctrl+w"}, show: "ctrl+w", help: "a worked beat in a minute", side: true, off: func(h library, k kit) string {
			for _, c := range h.cards {
				if c.Glance || len(tours(c.Scenario)) > 0 {
					return ""
				}
			}
			return "no scenario here has a weak reply to learn from"
		}, do: func(h library, k kit) (library, tea.Cmd) {
			return h, k.desk.tour(h.cards)
		}},
		{on: []string{"ctrl+r"}, show: "ctrl+r", help: "how replies are graded", side: true, do: func(h library, k kit) (library, tea.Cmd) { return h, open(newRubric(nil)) }},
	}
}

// none says why no row can be chosen; "" where one can.
func (h library) none(items []item) string {
	switch {
	case h.waiting:
		return "the talk is being made ready"
	case len(items) > 0:
		return ""
	case h.filter.blank():
		return "there is no scenario here"
	}
	return "nothing is called like that: esc shows everything"
}

// enterOn is what enter does with the chosen row.
func (h library) enterOn(items []item) string {
	switch it, ok := h.chosenOf(items); {
	case ok && it.on:
		return "go on"
	case ok && it.today:
		return "start today's"
	case ok && it.drill != nil:
		return "open the drill"
	}
	return "open"
}
