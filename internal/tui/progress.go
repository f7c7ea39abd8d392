package tui

import (
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/schedule"
)

// progress shows how each dimension and each move went over time. Every figure says
// what it rests on.
type progress struct {
	stand practice.Standing
	of    report.Progress
	rows  []progressRow
	at    int
	span  int // index in spans
}

// spans are the stretches that can be looked at.
func spans() []struct {
	days int // 0 for all
	name string
} {
	return []struct {
		days int
		name string
	}{{0, "all of it"}, {90, "90 days"}, {30, "30 days"}, {7, "7 days"}}
}

// over is the progress over another stretch.
func (p progress) over(span int) progress {
	next := newProgress(p.stand, span)
	next.at = max(0, min(p.at, len(next.rows)-1))
	return next
}

// progressRow is one skill of the list.
type progressRow struct {
	skill    schedule.Skill
	short    string // its one figure
	words    string
	course   []report.Stretch
	forecast *float64
}

func newProgress(s practice.Standing, span int) progress {
	var since time.Time
	if days := spans()[span].days; days > 0 {
		since = schedule.DayAfter(s.Now, -days)
	}
	p := progress{stand: s, of: report.NewProgress(s, since), span: span}
	for _, d := range p.of.Dimensions {
		r := progressRow{skill: d.Dimension, words: d.Words(), course: d.Course, forecast: d.Forecast, short: "too few"}
		if d.Median != nil {
			r.short = fmt.Sprintf("%.1f of 4", *d.Median)
		}
		p.rows = append(p.rows, r)
	}
	for _, m := range p.of.Moves {
		if m.Asked+m.Open == 0 {
			continue
		}
		r := progressRow{skill: m.Move, words: m.Words(), course: m.Course, forecast: m.Forecast, short: "too few"}
		switch {
		case m.Skipped != nil:
			r.short = fmt.Sprintf("%d of %d", m.Asked-*m.Skipped, m.Asked)
		case m.OpenMade != nil:
			r.short = fmt.Sprintf("%d of %d open", *m.OpenMade, m.Open)
		}
		p.rows = append(p.rows, r)
	}
	return p
}

func (progress) name() string { return "your progress" }

func (p progress) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		next, cmd, _ := press(p.keyRows(), p, k, msg.String())
		return next, cmd
	case standingMsg:
		if msg.err == nil {
			p.stand = msg.of
			return p.over(p.span), nil
		}
	}
	return p, nil
}

func (p progress) keyRows() []key[progress] {
	move := func(n int) func(progress, kit) (progress, tea.Cmd) {
		return func(p progress, k kit) (progress, tea.Cmd) {
			p.at = max(0, min(p.at+n, len(p.rows)-1))
			return p, nil
		}
	}
	rows := []key[progress]{
		{on: []string{"down", "j"}, show: "up/down", help: "choose", do: move(1)},
		{on: []string{"up", "k"}, do: move(-1)},
		{on: []string{"s"}, show: "s", help: "stretch: " + spans()[p.span].name, off: func(p progress, k kit) string {
			if len(p.stand.Replies) == 0 {
				return "there is nothing to look back on yet"
			}
			return ""
		}, do: func(p progress, k kit) (progress, tea.Cmd) {
			return p.over((p.span + 1) % len(spans())), nil
		}},
		{on: []string{"esc", "enter", "q", "ctrl+o"}, show: "esc", help: "back", do: func(p progress, k kit) (progress, tea.Cmd) { return p, back }},
	}
	return append(rows, tabs(atProgress, func(p progress) practice.Standing { return p.stand })...)
}

func (p progress) keys(k kit) []hint { return hints(p.keyRows(), p, k) }

func (p progress) view(k kit) page {
	w := k.bodyW()
	out := page{title: "Your progress", aside: placesLine(k, atProgress)}
	if p.of.Replies == 0 {
		words := "Nothing yet: what you practise shows here, each figure from five replies on."
		if p.span > 0 {
			words = "Nothing that counts in the last " + spans()[p.span].name + "."
		}
		out.body = flow(w, run{words, k.look.muted})
		return out
	}
	if w >= 100 {
		const listW = 40
		right := w - listW - 5
		wall := "  " + k.look.line.on(k.look.sign.wall) + "  "
		detail := stack(p.detail(k, right, 12), p.advice(k, right))
		out.body = beside(tall(p.list(k, listW, k.bodyH()), k.bodyH()), listW, wall, tall(detail, k.bodyH()))
		return out
	}
	chart := 0
	if k.roomy() {
		chart = 6
	}
	detail := p.detail(k, w, chart)
	if spare := k.bodyH() - 4; len(detail) > spare {
		detail = detail[:spare]
	}
	room := k.bodyH() - len(detail)
	if k.roomy() {
		room--
	}
	out.body = tall(p.list(k, w, room), room)
	if k.roomy() {
		out.body = append(out.body, "")
	}
	out.body = append(out.body, detail...)
	return out
}

// list is the skills with one figure each.
func (p progress) list(k kit, w, height int) []string {
	l := k.look
	var rows []listed
	for i, r := range p.rows {
		switch {
		case i == 0:
			rows = append(rows, listed{ends(w, l.muted.on("MIDDLE LEVEL"), ""), -1})
		case r.skill.IsMove() && !p.rows[i-1].skill.IsMove():
			if k.roomy() {
				rows = append(rows, listed{"", -1})
			}
			rows = append(rows, listed{l.muted.on("MADE WHERE ASKED FOR"), -1})
		}
		edge, ink := "  ", l.plain
		if i == p.at {
			edge, ink = l.accent.on(l.sign.point)+" ", l.pick
		}
		rows = append(rows, listed{edge + ends(w-2, one(w-16, l, run{r.skill.Name(), ink}), l.muted.on(r.short)), i})
	}
	return window(l, rows, p.at, height)
}

// detail is the chosen skill: its course, what it rests on, and the forecast.
func (p progress) detail(k kit, w, chart int) []string {
	if len(p.rows) == 0 {
		return nil
	}
	l, r := k.look, p.rows[p.at]
	var out []string
	if chart > 0 {
		out = flow(w, run{report.UpperFirst(r.skill.Name()), l.pick}, run{p.means(r), l.muted})
		top, label := 4.0, levelLabel
		if r.skill.IsMove() {
			top, label = 1, shareLabel
		}
		if drawn := courseChart(l, r.course, top, label, min(w, 72), chart); drawn != nil {
			out = append(out, drawn...)
		} else {
			out = append(out, flow(w, run{"A chart takes ten replies: each of its points is five of them.", l.muted})...)
		}
	}
	out = append(out, flow(w, run{report.UpperFirst(r.words) + ".", l.plain})...)
	if f := report.ForecastWords(r.forecast, p.stand, r.skill); f != "" {
		out = append(out, flow(w, run{f, l.muted})...)
	}
	return out
}

// means says what the chart shows.
func (p progress) means(r progressRow) string {
	if len(r.course) < 2 {
		return ""
	}
	rests := report.Counted(r.course[0].Replies, "reply")
	if r.skill.IsMove() {
		return ", share of " + rests + " each that made it"
	}
	return ", mean level of " + rests + " each"
}

// advice is what is skipped, and what the figures rest on.
func (p progress) advice(k kit, w int) []string {
	l := k.look
	var out []string
	if skips := p.of.SkipLines(); len(skips) > 0 {
		out = append(out, l.muted.on("WHAT YOU SKIP"))
		for _, s := range skips {
			out = append(out, hang(w, l.sign.dot+" ", run{s, l.plain})...)
		}
		out = append(out, "")
	}
	if len(p.of.Declines) > 0 {
		out = append(out, l.muted.on("WHAT MAY BE SLIPPING"))
		for _, d := range p.of.Declines[:min(2, len(p.of.Declines))] {
			out = append(out, hang(w, l.sign.dot+" ", run{report.DeclineLine(d), l.plain})...)
		}
		out = append(out, "")
	}
	out = append(out, flow(w, run{p.of.Over(), l.muted})...)
	if never := p.of.Never(); never != "" {
		out = append(out, flow(w, run{never, l.muted})...)
	}
	return out
}
