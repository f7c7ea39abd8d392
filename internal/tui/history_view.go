package tui

import (
	"fmt"
	"time"

	"github.com/charmbracelet/x/ansi"

	"spar/internal/practice"
	"spar/internal/report"
)

// dayOf is a day as a list says it.
func dayOf(t time.Time) string { return t.Local().Format("2 January 2006") }

func (h history) view(k kit) page {
	l, w := k.look, k.bodyW()
	p := page{title: "Your history", aside: placesLine(k, atHistory)}
	if !h.loaded {
		p.body = []string{l.muted.on("Opening your history.")}
		return p
	}
	if w < 100 {
		p.body = h.listLines(k, w)
		return p
	}
	const sideW = 40
	listW := w - sideW - 5
	wall := "  " + l.line.on(l.sign.wall) + "  "
	p.body = beside(tall(h.listLines(k, listW), k.bodyH()), listW, wall, tall(h.sideLines(k, sideW), k.bodyH()))
	return p
}

// listLines are the filter and the attempts, a heading above each month.
func (h history) listLines(k kit, w int) []string {
	l := k.look
	out := []string{l.muted.on("find  ") + h.filter.view(l, max(8, w-8), 1, true, "type a word: won, unfinished, march")[0]}
	if k.roomy() {
		out = append(out, "")
	}
	all := h.shown()
	if len(all) == 0 {
		words := "Nothing yet: every talk that you begin is kept here."
		if !h.filter.blank() {
			words = "Nothing is called like that. Esc shows everything."
		}
		return append(out, flow(w, run{words, l.muted})...)
	}
	var rows []listed
	month := ""
	for i, s := range all {
		if m := s.Updated.Local().Format("January 2006"); m != month {
			if month != "" && k.roomy() {
				rows = append(rows, listed{"", -1})
			}
			month = m
			rows = append(rows, listed{l.muted.on(upper(m)), -1})
		}
		rows = append(rows, listed{h.row(k, s, i == h.at, w), i})
	}
	return append(out, window(l, rows, h.at, k.bodyH()-len(out))...)
}

// row is one attempt on one line: what it was, how it went, when.
func (h history) row(k kit, s practice.Summary, here bool, w int) string {
	l := k.look
	edge, title := "  ", l.plain
	if here {
		edge, title = l.accent.on(l.sign.point)+" ", l.pick
	}
	day := s.Updated.Local().Format("Mon _2 15:04")
	if w < 60 {
		day = s.Updated.Local().Format("_2 Jan")
	}
	room := w - 2
	right := one(room*3/5-len(day)-2, l, run{report.Result(s), l.plain}) + "  " + day
	return edge + ends(room, one(max(0, room-ansi.StringWidth(right)-2), l, run{s.Title, title}), l.muted.on(right))
}

// sideLines say more of the chosen attempt, beside the list.
func (h history) sideLines(k kit, w int) []string {
	s, ok := h.chosen()
	if !ok {
		return nil
	}
	l := k.look
	out := flow(w, run{s.Title, l.pick})
	out = append(out, flow(w, run{report.UpperFirst(report.Result(s)), l.strong})...)
	out = append(out, "")
	fact := func(name, value string) {
		const col = 10
		lines := indent(spaces(col), flow(w-col, run{value, l.plain}))
		lines[0] = l.muted.on(fit(name, col)) + lines[0][col:]
		out = append(out, lines...)
	}
	fact("begun", s.Started.Local().Format("2 January 2006, 15:04"))
	if !s.Ended.IsZero() {
		fact("ended", s.Ended.Local().Format("2 January 2006, 15:04"))
	}
	fact("replies", fmt.Sprint(s.Turns))
	if s.Rests > 0 {
		fact("level", fmt.Sprintf("%.1f of 4, the mean of %s", s.Score, report.Counted(s.Rests, "level")))
	}
	if s.Help > 0 {
		fact("help", "asked for "+report.Times(s.Help))
	}
	fact("id", s.ID)
	out = append(out, "")
	return append(out, flow(w, run{whatItCounts(s), l.muted})...)
}

// whatItCounts says what an attempt counts towards.
func whatItCounts(s practice.Summary) string {
	switch {
	case s.Damaged:
		return "What is stored of it is not what was written, so its figures are not to be relied on."
	case s.Kind == practice.Informed:
		return "Another way from a turn of an attempt whose marks you had seen: it is kept out of averages and goals."
	case s.Kind == practice.WarmUp:
		return "A single line of a warm-up: its moves count, and it is no session."
	case goesOn(s):
		return "It waits where you stopped, with what you were typing."
	}
	return "It counts towards your progress and your goals."
}
