package tui

import (
	"slices"
	"strings"

	"spar/internal/practice"
	"spar/internal/text"
)

// elsewhere are the unfinished attempts whose scenario is none of the library's: it was a file
// that was played by its path, or came with a pack that is gone. They go on with the text that
// they were begun with. As in the library there is one a scenario, the one touched last.
func elsewhere(open []practice.Summary, cards []practice.Card) []practice.Card {
	var out []practice.Card
	for i, s := range open {
		same := func(c practice.Card) bool { return c.ID == s.Scenario }
		if !s.Damaged && !slices.ContainsFunc(cards, same) && !slices.ContainsFunc(out, same) {
			out = append(out, practice.Card{ID: s.Scenario, Unfinished: &open[i]})
		}
	}
	return out
}

// elsewhereItems are those that the filter lets through.
func (h library) elsewhereItems() []item {
	var out []item
	for _, c := range h.elsewhere {
		about := text.Fold(c.Unfinished.Title + " " + c.ID)
		if !slices.ContainsFunc(strings.Fields(text.Fold(h.filter.text)), func(w string) bool { return !strings.Contains(about, w) }) {
			out = append(out, item{card: c, on: true})
		}
	}
	return out
}

// elsewhereSide says of an attempt that the library has no playable scenario for what it is.
func elsewhereSide(l look, it item, w int) []string {
	out := append(flow(w, run{it.card.Unfinished.Title, l.pick}), "")
	out = append(out, flow(w, run{"Its scenario is not in this library, or cannot be played any more: it was a file, or came with a pack. The attempt goes on with the text that it was begun with.", l.muted})...)
	return out
}
