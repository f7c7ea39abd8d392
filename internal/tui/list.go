package tui

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"spar/internal/practice"
)

// listed is one line of the list and the item that it belongs to; -1 for none.
type listed struct {
	line string
	item int
}

// listLines are the filter and the rows, scrolled so that the chosen one is seen.
func (h library) listLines(k kit, w int) []string {
	l := k.look
	find := l.muted.on("find  ") + h.filter.view(l, max(8, w-8), 1, true, "type a word: price, cold call, hard")[0]
	out := []string{find}
	if k.roomy() {
		out = append(out, "")
	}
	items := h.items()
	if len(items) == 0 {
		return append(out, flow(w, run{"Nothing is called like that. Esc shows everything.", l.muted})...)
	}
	var rows []listed
	for i, it := range items {
		if name := heading(it, i, items); name != "" {
			if len(rows) > 0 && k.roomy() {
				rows = append(rows, listed{"", -1})
			}
			head := l.muted.on(name)
			if it.today {
				head = h.todayHead(l, w)
			}
			rows = append(rows, listed{head, -1})
		}
		for _, line := range h.rowLines(k, it, i == h.at, w) {
			rows = append(rows, listed{line, i})
		}
		if it.today {
			for _, line := range h.todayLines(k, w) {
				rows = append(rows, listed{line, -1})
			}
		}
	}
	return append(out, window(l, rows, h.at, k.bodyH()-len(out))...)
}

// window is the part of the list that is shown in height lines: from the top, or so
// far down that the chosen item is whole. The last line tells how many items are below.
func window(l look, rows []listed, chosen, height int) []string {
	top := 0
	if len(rows) > height {
		for i, r := range rows {
			if r.item == chosen {
				top = max(top, i+1-(height-1))
			}
		}
	}
	end := len(rows)
	if top+height < len(rows) {
		end = top + height - 1
	}
	var out []string
	for _, r := range rows[top:end] {
		out = append(out, r.line)
	}
	if more := below(rows, end); more > 0 {
		out = append(out, l.muted.on(fmt.Sprintf("%s %d more", l.sign.more, more)))
	}
	return out
}

// below is how many items begin after end.
func below(rows []listed, end int) int {
	seen, n := -1, 0
	if end > 0 {
		seen = rows[end-1].item
	}
	for _, r := range rows[end:] {
		if r.item >= 0 && r.item != seen {
			seen = r.item
			n++
		}
	}
	return n
}

// heading stands above the first row of each kind.
func heading(it item, i int, all []item) string {
	if i > 0 && all[i-1].kind() == it.kind() {
		return ""
	}
	return it.kind()
}

// rowLines is one row of the list: a line, and on a roomy screen the skill below it.
func (h library) rowLines(k kit, it item, here bool, w int) []string {
	l, sc := k.look, it.card.Scenario
	edge, title := "  ", l.plain
	if here {
		edge, title = l.accent.on(l.sign.point)+" ", l.pick
	}
	below, right := "", ""
	switch {
	case it.drill != nil:
		right, below = it.drill.right(), it.drill.below()
	case it.on:
		right = fmt.Sprintf("turn %d", it.card.Unfinished.Turns+1)
	case sc == nil:
		right, below = "cannot be played", it.trouble()
	case it.today:
		right = fmt.Sprintf("%d min", sc.Minutes)
	default:
		right, below = difficulty(sc.Difficulty), sc.Skill
		if s := lastResult(it.card); s != "" {
			if w >= 60 {
				s = "last time " + s
			}
			right = s + "   " + right
		}
	}
	room := w - 2
	right = one(room/2, l, run{right, l.plain})
	line := edge + ends(room, one(max(0, room-ansi.StringWidth(right)-2), l, run{it.title(), title}), l.muted.on(right))
	if !k.roomy() || below == "" {
		return []string{line}
	}
	return []string{line, "  " + l.muted.on(one(room, l, run{below, l.plain}))}
}

// lastResult is how the scenario went the last time, in a few words.
func lastResult(c practice.Card) string {
	if c.Last == nil {
		return ""
	}
	return fmt.Sprintf("%s %.1f", c.Last.Outcome, c.Last.Score)
}
