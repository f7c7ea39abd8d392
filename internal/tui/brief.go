package tui

import (
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/team"
)

// brief is what a trainee reads before a talk: who they are, who the other one is,
// what is at stake and what is asked of a reply.
type brief struct {
	card    practice.Card
	sc      *scenario.Scenario // with the trainee's own values, once there are any
	set     map[string]string
	limit   time.Duration // how long a reply may take; 0 where nothing is timed
	page    pager
	waiting bool // an attempt is being made ready
	talking bool // it is read during the talk: there is nothing to begin
	// drill and place say where in a drill the attempt counts; nil where it is none of one.
	drill *team.Drill
	place team.Place
}

func newBrief(c practice.Card) brief { return brief{card: c, sc: c.Scenario} }

func (brief) name() string { return "the brief" }

func (b brief) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		next, cmd, _ := press(b.rows(), b, k, msg.String())
		return next, cmd
	case dealMsg:
		b.sc, b.set, b.page = msg.sc, msg.set, pager{}
	case seatedMsg:
		if !b.waiting {
			return b, nil
		}
		b.waiting = false
		if msg.err != nil {
			return b, fail("the talk cannot begin", msg.err)
		}
		return b, enter(msg.talk, k, swap)
	}
	return b, nil
}

func (b brief) rows() []key[brief] {
	busy := func(b brief, k kit) string {
		if b.waiting {
			return "the talk is being made ready"
		}
		return ""
	}
	page := paging(func(b brief, k kit) int { return len(b.lines(k)) }, func(b *brief) *pager { return &b.page })
	rubric := key[brief]{on: []string{"r"}, show: "r", help: "how it is graded", do: func(b brief, k kit) (brief, tea.Cmd) { return b, open(newRubric(b.grades())) }}
	if b.talking {
		return append([]key[brief]{
			{on: []string{"enter", "esc", "q", "ctrl+o"}, show: "enter", help: "back to the talk", do: func(b brief, k kit) (brief, tea.Cmd) { return b, back }},
			rubric,
		}, page...)
	}
	fresh := func(b brief, k kit) (brief, tea.Cmd) {
		b.waiting = true
		if b.drill != nil {
			return b, k.desk.play(b.drill, b.place)
		}
		return b, k.desk.begin(b.card.ID, b.set, b.limit)
	}
	first := key[brief]{on: []string{"enter"}, show: "enter", help: "begin", off: busy, do: fresh}
	rows := []key[brief]{first}
	if u := b.card.Unfinished; u != nil && b.set == nil {
		rows = []key[brief]{
			{on: []string{"enter"}, show: "enter", help: fmt.Sprintf("go on at turn %d", u.Turns+1), off: busy, do: func(b brief, k kit) (brief, tea.Cmd) {
				b.waiting = true
				return b, k.desk.resume(u.ID)
			}},
			{on: []string{"n"}, show: "n", help: "begin anew", off: busy, do: fresh},
		}
	}
	rows = append(rows,
		key[brief]{on: []string{"d"}, show: "d", help: "my own deal", off: func(b brief, k kit) string {
			if b.drill != nil {
				return "a drill is the same for everybody"
			}
			if len(b.sc.Parameters) == 0 {
				return "this scenario has nothing that can be replaced by your own"
			}
			return ""
		}, do: func(b brief, k kit) (brief, tea.Cmd) { return b, open(newDeal(b.card.Scenario, b.set)) }},
		rubric,
		key[brief]{on: []string{"esc", "q"}, show: "esc", help: b.below(), do: func(b brief, k kit) (brief, tea.Cmd) { return b, back }},
	)
	return append(rows, page...)
}

// below says where esc leads.
func (b brief) below() string {
	if b.drill != nil {
		return "the drill"
	}
	return "library"
}

func (b brief) keys(k kit) []hint { return hints(b.rows(), b, k) }

// grades are all dimensions that any beat of the scenario is about.
func (b brief) grades() []grade.Dimension {
	var all []grade.Dimension
	for _, beat := range b.sc.Beats {
		all = append(all, graded(beat.Grades)...)
	}
	return all
}

func (b brief) view(k kit) page {
	aside := fmt.Sprintf("%s %s %d min", difficulty(b.sc.Difficulty), k.look.sign.dot, b.sc.Minutes)
	if b.limit > 0 {
		aside += fmt.Sprintf(" %s %s a reply", k.look.sign.dot, minutesSeconds(b.limit))
	}
	return page{title: b.sc.Title, aside: aside, body: b.page.cut(k.look, b.lines(k), k.bodyH())}
}

func (b brief) lines(k kit) []string {
	w := k.bodyW()
	if w < 100 {
		out := append(b.story(k, w), "")
		return append(out, b.stake(k, w)...)
	}
	wall := "  " + k.look.line.on(k.look.sign.wall) + "  "
	left, right := b.story(k, w-43), b.stake(k, 38)
	n := max(len(left), len(right))
	return beside(tall(left, n), w-43, wall, tall(right, n))
}

// story is who you are and who they are.
func (b brief) story(k kit, w int) []string {
	l, sc, w := k.look, b.sc, min(w, 78)
	out := []string{l.muted.on("YOU PRACTISE")}
	out = append(out, flow(w, run{sc.Skill, l.pick})...)
	out = append(out, "", l.muted.on("WHERE YOU STAND"))
	out = append(out, flow(w, run{sc.Brief, l.plain})...)
	out = stack(out, accountLines(l, report.NewAccount(sc), w))
	out = append(out, "", l.muted.on("WHO YOU TALK TO"))
	who := sc.Buyer.Role
	if sc.Buyer.Company != "" {
		who += ", " + sc.Buyer.Company
	}
	out = append(out, flow(w, run{sc.Buyer.Name, l.strong}, run{", " + who, l.plain})...)
	return append(out, flow(w, run{sc.Buyer.Temper, l.muted})...)
}

// stake is what can be lost, what can be given instead, and how replies are graded.
func (b brief) stake(k kit, w int) []string {
	l, o := k.look, b.sc.Offer
	out := []string{l.muted.on("AT STAKE")}
	out = append(out, flow(w, run{o.Item, l.plain})...)
	if o.Price > 0 {
		out = append(out, flow(w, run{price(o), l.strong})...)
	}
	if o.Margin > 0 && o.Price > 0 {
		out = append(out, flow(w, run{fmt.Sprintf("Every 1%% off the price is %s of the profit.", scenario.Percent(1/o.Margin)), l.muted})...)
	}
	if len(o.Concessions) > 0 {
		out = append(out, "", l.muted.on(one(w, l, run{"YOU MAY GIVE, IN RETURN FOR SOMETHING", l.plain})))
		for _, c := range o.Concessions {
			out = append(out, hang(w, l.sign.dot+" ", run{c, l.plain})...)
		}
	}
	if len(b.sc.Facts) > 0 {
		out = append(out, "", l.muted.on("WHAT YOU KNOW"))
		for _, f := range b.sc.Facts {
			out = append(out, hang(w, l.sign.dot+" ", run{f, l.plain})...)
		}
	}
	out = append(out, "", l.muted.on("EVERY REPLY IS ASKED"))
	grades := b.grades()
	for _, row := range grade.Rubric() {
		if contains(grades, row.Dimension) {
			out = append(out, hang(w, l.sign.dot+" ", run{row.Asks, l.plain})...)
		}
	}
	return out
}

// hang lays runs out behind a sign, later lines below the first word.
func hang(w int, sign string, runs ...run) []string {
	n := len([]rune(sign))
	out := indent(spaces(n), flow(w-n, runs...))
	if len(out) > 0 {
		out[0] = sign + out[0][n:]
	}
	return out
}

func contains(all []grade.Dimension, d grade.Dimension) bool {
	for _, have := range all {
		if have == d {
			return true
		}
	}
	return false
}

// difficulty is the word for it.
func difficulty(d scenario.Difficulty) string {
	switch d {
	case 1:
		return "easy"
	case 2:
		return "medium"
	case 3:
		return "hard"
	}
	return ""
}
