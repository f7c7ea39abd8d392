package tui

import (
	"fmt"
	"strings"

	"spar/internal/report"
	"spar/internal/schedule"
)

func (g goalSheet) view(k kit) page {
	l, w := k.look, k.bodyW()
	p := page{title: "Your goals", aside: placesLine(k, atGoals)}
	if !g.known {
		p.body = []string{l.muted.on("Reading your goals.")}
		return p
	}
	if w >= 100 {
		const sideW = 40
		listW := w - sideW - 5
		wall := "  " + l.line.on(l.sign.wall) + "  "
		p.body = beside(tall(g.list(k, listW, k.bodyH()), k.bodyH()), listW, wall, tall(g.about(k, sideW), k.bodyH()))
		return p
	}
	about := g.about(k, w)
	room := k.bodyH() - min(len(about), 3) - 1
	if !k.roomy() {
		about, room = nil, k.bodyH()
	}
	p.body = tall(g.list(k, w, room), room)
	if about != nil {
		p.body = append(append(p.body, ""), about[:min(len(about), 3)]...)
	}
	return p
}

// list is every line of the sheet, scrolled so that the chosen one is seen.
func (g goalSheet) list(k kit, w, height int) []string {
	l := k.look
	var rows []listed
	head := ""
	for i, line := range g.lines() {
		if line.head != head {
			if head != "" && k.h >= 34 {
				rows = append(rows, listed{"", -1})
			}
			head = line.head
			rows = append(rows, listed{l.muted.on(upper(head)), -1})
		}
		edge, name := "  ", l.plain
		if i == g.at {
			edge, name = l.accent.on(l.sign.point)+" ", l.pick
		}
		value := g.value(l, line, i == g.at)
		nameW := min(24, w/2)
		if line.goal == nil {
			nameW = min(24, w-10)
		}
		rows = append(rows, listed{edge + fit(one(nameW-1, l, run{line.name, name}), nameW) + value + g.reached(l, line, w-nameW-8), i})
	}
	return window(l, rows, g.at, height)
}

// value is what the line is set to.
func (g goalSheet) value(l look, line goalLine, here bool) string {
	word := func(yes bool, is, not string) string {
		if yes {
			return l.strong.on(is)
		}
		return l.muted.on(not)
	}
	switch line.kind {
	case lineGoal:
		if have := g.set(*line.goal); have != nil {
			return l.strong.on(fmt.Sprintf("%4d", have.Target))
		}
		return l.muted.on("   " + l.sign.dash)
	case lineCalls:
		if here && g.number != "" {
			return l.strong.on(g.number) + l.muted.on(" enter logs")
		}
		return l.muted.on("type, enter")
	case lineSwitch:
		return word(g.on(line), "shown", "off")
	}
	return word(g.on(line), "free", l.sign.dash)
}

// reached draws how far a goal has got, where there is room for it.
func (g goalSheet) reached(l look, line goalLine, w int) string {
	if line.goal == nil || g.goals.Off {
		return ""
	}
	for _, t := range g.standing.Tallies {
		if t.Period != line.goal.Period || t.Aim != line.goal.Aim {
			continue
		}
		if have := g.set(t.Goal); have == nil || have.Target != t.Target {
			return "" // it is being changed
		}
		k := l.accent
		if t.Done >= t.Target {
			k = l.good
		}
		words := fmt.Sprintf("  %d done", t.Done)
		if w < goalBar+len(words)+2 {
			return l.muted.on(one(max(0, w), l, run{words, l.plain}))
		}
		return "  " + bar(l, min(goalBar, t.Done*goalBar/max(1, t.Target)), goalBar, k) + l.muted.on(words)
	}
	return ""
}

// about says what the chosen line counts, and how far it has got.
func (g goalSheet) about(k kit, w int) []string {
	l, line := k.look, g.chosen()
	var out []string
	if line.goal != nil && !g.goals.Off {
		for _, t := range g.standing.Tallies {
			if t.Period == line.goal.Period && t.Aim == line.goal.Aim {
				out = flow(w, run{report.UpperFirst(report.GoalLine(t)) + ".", l.strong})
			}
		}
	}
	out = append(out, flow(w, run{aboutLine(line), l.muted})...)
	if g.goals.Off && line.kind != lineSwitch {
		out = append(out, flow(w, run{"Goals are off now: setting one shows them again.", l.muted})...)
	}
	if dates := g.goals.Free.Dates; line.kind == lineToday && len(dates) > 0 {
		out = append(out, flow(w, run{"Free by date: " + strings.Join(dates, ", ") + ".", l.muted})...)
	}
	return out
}

// aboutLine explains a line of the sheet.
func aboutLine(line goalLine) string {
	switch line.kind {
	case lineCalls:
		return "Calls to real people, which you count yourself. Type how many and press enter; left takes the last ones back."
	case lineToday:
		return "On a free day nothing is asked of you, and the pace leaves it out."
	case lineDay:
		return "Days on which nothing is asked of you; the pace leaves them out."
	case lineSwitch:
		return "Off shows no goals, forecasts and reminders at all. Nothing is lost."
	}
	switch line.goal.Aim {
	case schedule.Sessions:
		return "Talks with at least one reply, won or lost."
	case schedule.MovesTried:
		return "Times that a move was called for, made or missed: tries count, never only passes."
	case schedule.Exercises:
		return "Talks with somebody who has not asked to be sold to."
	}
	return "Real prospecting calls, as you log them here."
}
