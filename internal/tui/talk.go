package tui

import (
	"fmt"
	"strings"

	"spar/internal/grade"
	"spar/internal/play"
)

// utterance is one thing that was said, ready to be drawn.
type utterance struct {
	buyer, aside bool
	text         string
	marked       *play.Marked // what a reply got
	undone       bool         // taken back since
}

// utterances lists what was said in an attempt, oldest first.
func utterances(events []play.Event) []utterance {
	var out []utterance
	for _, ev := range events {
		switch ev := ev.(type) {
		case play.Said:
			out = append(out, utterance{buyer: ev.Buyer, aside: ev.Aside, text: ev.Text})
		case play.Marked:
			for i := len(out) - 1; i >= 0; i-- {
				if !out[i].buyer {
					out[i].marked = &ev
					break
				}
			}
		case play.Undone:
			out = takeBack(out)
		}
	}
	return out
}

// takeBack marks the last reply that stands as undone and forgets what the buyer
// said to it: the talk goes on from the line before.
func takeBack(all []utterance) []utterance {
	for i := len(all) - 1; i >= 0; i-- {
		if !all[i].buyer && !all[i].undone {
			all[i].undone = true
			return all[:i+1]
		}
	}
	return all
}

// waiting is the index of the buyer's line that waits for a reply; -1 for none.
func waiting(all []utterance) int {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].buyer && !all[i].aside {
			return i
		}
	}
	return -1
}

// conversation draws what was said in width columns: what is over in grey, and the
// line that waits for a reply in full. Narrow puts names and words on one line.
func conversation(l look, t talk, width int, narrow bool) []string {
	all := utterances(t.events)
	now := waiting(all)
	if t.state.Done() {
		now = -1
	}
	var out []string
	for i, u := range all {
		if len(out) > 0 && !(narrow && i > 0) {
			out = append(out, "")
		}
		out = append(out, spoken(l, t, u, i == now, width, narrow)...)
	}
	return out
}

func spoken(l look, t talk, u utterance, now bool, width int, narrow bool) []string {
	name, k, words := "You", l.muted, l.muted
	if u.buyer {
		name = firstName(t.sc.Buyer.Name)
		k = l.accent
	}
	if now {
		k, words = l.pick, l.plain
	}
	tail := ""
	if u.undone {
		tail = "  (taken back)"
	}
	if narrow {
		return flow(width, run{name + ": ", k}, run{u.text, words}, run{tail, l.muted})
	}
	head := name
	if u.buyer && now {
		head = t.sc.Buyer.Name + ", " + t.sc.Buyer.Role
	}
	line := one(width, l, run{head, k}, run{tail, l.muted}, run{levelsOf(u.marked), l.muted})
	return append([]string{line}, flow(width, run{u.text, words})...)
}

// levelsOf is a reply's levels in a few words, for the side of its name.
func levelsOf(m *play.Marked) string {
	if m == nil {
		return ""
	}
	return "  " + headline(m)
}

// firstName is how one speaks of the buyer: the first word of the name, or all of it
// where that is a title, or no more than a letter of the name.
func firstName(name string) string {
	first, rest, ok := strings.Cut(strings.TrimSpace(name), " ")
	if !ok || strings.HasSuffix(first, ".") || rest == "" {
		return name
	}
	switch first {
	case "Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Sir", "Dame", "Lord", "Lady", "The",
		"Sister", "Brother", "Father", "Mother", "Auntie", "Uncle", "Captain", "Chief",
		"Herr", "Frau", "Madame", "Monsieur", "Don", "Doña", "Señor", "Señora", "Signor", "Signora", "Pan", "Pani":
		return name
	}
	return first
}

// lastMarked is the newest reply's marks in a list of events; nil for none.
func lastMarked(events []play.Event) *play.Marked {
	for i := len(events) - 1; i >= 0; i-- {
		if m, ok := events[i].(play.Marked); ok {
			return &m
		}
	}
	return nil
}

// headline is the level of the headline dimensions, or of all that are graded where
// none of those is: "assertiveness 1, value 0".
func headline(m *play.Marked) string {
	var head, all []string
	for _, d := range graded(m.Grades) {
		s := fmt.Sprintf("%s %d", d, m.Marks.Levels[d])
		all = append(all, s)
		if contains(grade.Headline(), d) {
			head = append(head, s)
		}
	}
	if len(head) == 0 {
		head = all
	}
	return strings.Join(head, ", ")
}
