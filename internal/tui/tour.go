package tui

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
)

// tour is the worked beat of the first run: one real buyer line, a weak reply and a
// strong one, graded in front of the trainee. It takes a minute and can be left.
type tour struct {
	sc           *scenario.Scenario
	beat         scenario.Beat
	weak, strong string
	step         int
	page         pager
}

// tourSeen is the setting that remembers that the tour was shown.
const tourSeen = "tour.seen"

// tours are the openings of a scenario that come with a weak reply and a model.
func tours(sc *scenario.Scenario) []tour {
	if sc == nil || len(sc.Beats) == 0 || len(sc.Beats[0].Models) == 0 || len(sc.Beats[0].Lines) == 0 {
		return nil
	}
	var out []tour
	b := sc.Beats[0]
	for _, p := range sc.Proofs {
		if p.Beat == b.ID && p.Kind == "weak" {
			out = append(out, tour{sc: sc, beat: b, weak: p.Reply, strong: b.Models[0]})
		}
	}
	return out
}

// newTour chooses the first opening that teaches, in the order of the cards; where none
// does it is the first one, and false when there is none at all. Each card's scenario is
// asked of whole only when it is needed.
func newTour(cards []practice.Card, whole func(practice.Card) *scenario.Scenario) (tour, bool) {
	var first tour
	any := false
	for _, c := range cards {
		for _, t := range tours(whole(c)) {
			if t.teaches() {
				return t, true
			}
			if !any {
				first, any = t, true
			}
		}
	}
	return first, any
}

// teaches reports whether words are found in the weak reply that cost both headline
// dimensions something, and in the strong one words that earned.
func (t tour) teaches() bool {
	weak, strong := t.grade(t.weak), t.grade(t.strong)
	return tells(weak, grade.Lowers) && tells(strong, grade.Raises) &&
		weak.Levels[grade.Assertiveness] <= 1 && strong.Levels[grade.Assertiveness] >= 3
}

// tells reports whether a move of the reply had that effect on every headline dimension.
func tells(m grade.Marks, effect grade.Effect) bool {
	for _, d := range grade.Headline() {
		if !slices.ContainsFunc(m.Evidence, func(e grade.Evidence) bool {
			return e.Move != "" && e.Dimension == d && e.Effect == effect
		}) {
			return false
		}
	}
	return true
}

// grade grades a reply here and now, with the grader that grades the trainee. The
// model is not held against itself.
func (t tour) grade(reply string) grade.Marks {
	sit := t.sc.Situation(&t.beat)
	sit.Models = nil
	return grade.Grade(&sit, reply)
}

func (tour) name() string { return "the worked beat" }

// The steps of the tour.
const (
	tourLine = iota
	tourWeak
	tourStrong
	tourYours
	tourSteps
)

func (t tour) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	if msg, ok := msg.(tea.KeyMsg); ok {
		next, cmd, _ := press(t.rows(), t, k, msg.String())
		return next, cmd
	}
	return t, nil
}

func (t tour) rows() []key[tour] {
	done := func(t tour, k kit) (tour, tea.Cmd) { return t, tea.Batch(k.desk.setSetting(tourSeen, "yes"), back) }
	next := "go on"
	if t.step == tourSteps-1 {
		next = "to the library"
	}
	rows := []key[tour]{
		{on: []string{"enter", "right"}, show: "enter", help: next, do: func(t tour, k kit) (tour, tea.Cmd) {
			if t.step == tourSteps-1 {
				return done(t, k)
			}
			t.step, t.page = t.step+1, pager{}
			return t, nil
		}},
		{on: []string{"left", "backspace"}, show: "left", help: "back", off: func(t tour, k kit) string {
			if t.step == 0 {
				return "this is the beginning"
			}
			return ""
		}, do: func(t tour, k kit) (tour, tea.Cmd) {
			t.step, t.page = t.step-1, pager{}
			return t, nil
		}},
		{on: []string{"esc", "q"}, show: "esc", help: "skip", do: done},
	}
	return append(rows, paging(func(t tour, k kit) int { return len(t.lines(k)) }, func(t *tour) *pager { return &t.page })...)
}

func (t tour) keys(k kit) []hint { return hints(t.rows(), t, k) }

func (t tour) view(k kit) page {
	return page{title: "A minute before you begin", aside: fmt.Sprintf("%d of %d", t.step+1, tourSteps),
		body: t.page.cut(k.look, t.lines(k), k.bodyH())}
}

func (t tour) lines(k kit) []string {
	l, w := k.look, min(k.bodyW(), 84)
	tell := func(s string) []string { return flow(w, run{s, l.muted}) }
	var out []string
	switch t.step {
	case tourLine:
		out = append(out, tell("A buyer says something. You type what you would say back, in your own words, as you would on the phone.")...)
		out = append(out, "")
		out = append(out, t.buyerLines(l, w)...)
		out = append(out, "")
		out = append(out, tell("Two answers to this follow, a weak one and a strong one, with what each is worth.")...)
	case tourWeak:
		out = append(t.recall(k, w), l.pick.on("A weak answer"))
		out = append(out, t.gradedLines(k, w, t.weak)...)
		out = append(out, "")
		out = append(out, tell("Every number belongs to words in the answer, and every level is explained by them.")...)
	case tourStrong:
		out = append(t.recall(k, w), l.pick.on("A strong answer"))
		out = append(out, t.gradedLines(k, w, t.strong)...)
		out = append(out, "")
		out = append(out, tell("Being warm never costs a level. Giving in does, and so does being rude.")...)
	case tourYours:
		out = append(out, l.pick.on("Now you"))
		out = append(out, flow(w, run{"Choose a buyer from the library. Read the brief, type your reply, and see what each word did. " +
			"You can try a turn again, and you can leave at any moment: everything you type is kept.", l.plain})...)
		out = append(out, "")
		out = append(out, tell("The levels say which moves a reply made; they do not say that the deal is won.")...)
	}
	return out
}

// recall repeats the buyer's line in grey, where there is room for it.
func (t tour) recall(k kit, w int) []string {
	if !k.roomy() {
		return nil
	}
	said := run{firstName(t.sc.Buyer.Name) + ": " + t.beat.Lines[0], k.look.muted}
	if k.h < 30 {
		return []string{one(w, k.look, said), ""}
	}
	return append(flow(w, said), "")
}

func (t tour) buyerLines(l look, w int) []string {
	out := []string{l.pick.on(one(w, l, run{t.sc.Buyer.Name + ", " + t.sc.Buyer.Role, l.plain}))}
	return append(out, flow(w, run{t.beat.Lines[0], l.plain})...)
}

// gradedLines show a reply with what each word did.
func (t tour) gradedLines(k kit, w int, reply string) []string {
	l := k.look
	got := t.grade(reply)
	grades := graded(t.beat.Grades)
	shown, all := report.Findings(reply, got.Evidence, grades)
	out := flow(w, markedRuns(l, shown, all)...)
	out = append(out, "")
	out = append(out, footnotes(w, l, all)...)
	out = append(out, "")
	for _, d := range grades {
		out = append(out, fit(levelRow(l, &got, d, practice.Advice{}), w))
		if k.h >= 30 && got.Why[d] != "" {
			out = append(out, indent("  ", flow(w-2, run{got.Why[d], l.muted}))...)
		}
	}
	return out
}
