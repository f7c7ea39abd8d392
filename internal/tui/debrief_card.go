package tui

import (
	"fmt"

	"spar/internal/report"
)

// cardLines are the buyer's report card and, beside it, what the talk kept and took.
func (d debrief) cardLines(k kit, w int) []string {
	if w < 100 {
		return stack(d.buyersCard(k, min(w, 80)), d.effortLines(k, min(w, 70)))
	}
	const rightW = 46
	leftW := w - rightW - 5
	left, right := d.buyersCard(k, leftW), d.effortLines(k, rightW)
	n := max(len(left), len(right))
	return beside(tall(left, n), leftW, "  "+k.look.line.on(k.look.sign.wall)+"  ", tall(right, n))
}

func (d debrief) buyersCard(k kit, w int) []string {
	l, c := k.look, d.of.Card
	who := firstName(d.talk.sc.Buyer.Name)
	out := []string{l.muted.on(one(w, l, run{upper(who) + " GRADES YOU", l.plain}))}
	if c == nil {
		return append(out, flow(w, run{"When the talk is over.", l.muted})...)
	}
	ink := l.accent
	switch {
	case c.Score <= 3:
		ink = l.bad
	case c.Score >= 7:
		ink = l.good
	}
	out = append(out, l.strong.on(fmt.Sprintf("%d", c.Score))+l.muted.on(" of 10  ")+bar(l, c.Score, 10, ink), "")
	for _, line := range c.Lines {
		ink := l.good
		if line.Weight < 0 {
			ink = l.bad
		}
		where := ""
		if line.Turn > 0 {
			where = fmt.Sprintf("  (turn %d)", line.Turn)
		}
		body := indent(spaces(4), flow(w-4, run{line.Says, l.plain}, run{where, l.muted}))
		body[0] = ink.on(fmt.Sprintf("%+d", line.Weight)) + body[0][2:]
		out = append(out, body...)
	}
	if len(c.Lines) == 0 {
		out = append(out, flow(w, run{"Nothing stood out, for better or worse.", l.plain})...)
	}
	out = append(out, "", l.muted.on("AND TO A COLLEAGUE"))
	out = append(out, flow(w, run{l.sign.quoteL + c.Colleague + l.sign.quoteR, l.strong})...)
	return append(append(out, ""), flow(w, run{report.CardRests, l.muted})...)
}

func (d debrief) effortLines(k kit, w int) []string {
	l, e := k.look, d.of.Effort
	if e == nil {
		return nil
	}
	out := []string{l.muted.on("WHAT YOU KEPT, AND WHAT IT TOOK")}
	if e.Own != nil {
		out = append(out, ends(w, "", l.muted.on("your median")))
	}
	const name = 24
	for _, row := range e.Rows() {
		out = append(out, ends(w, fit(row.Name, min(name, w/2))+l.strong.on(row.Here), l.muted.on(row.Usual)))
	}
	return append(append(out, ""), flow(w, run{e.Beside(), l.muted})...)
}

// habitLines are the traits of a builder and of a pusher, each with the words it rests on.
func (d debrief) habitLines(k kit, w int) []string {
	l := k.look
	w = min(w, 90)
	out := []string{l.muted.on("WHAT SHOWED, AND IN WHICH WORDS")}
	for _, h := range d.of.Habits {
		ink := l.muted
		switch h.State {
		case report.Observed:
			ink = l.plain
		case report.Missed:
			ink = l.accent
		}
		out = append(out, "")
		out = append(out, flow(w, run{h.Name + "  ", l.strong}, run{h.Summary(), ink})...)
		for _, s := range h.Seen {
			side := l.good
			if !s.Builder {
				side = l.bad
			}
			out = append(out, hang(w, "  "+l.sign.dot+" ", run{fmt.Sprintf("turn %d  ", s.Turn), l.muted}, run{s.Side + "  ", side}, run{s.Words, l.plain})...)
		}
	}
	if len(d.of.Habits) == 0 {
		out = append(out, flow(w, run{"When the talk is over.", l.muted})...)
	}
	out = append(append(out, ""), flow(w, run{report.HabitsRest, l.muted})...)
	if len(report.Withheld()) > 0 {
		out = append(append(out, ""), flow(w, run{report.WithheldText(), l.muted})...)
	}
	return out
}
