package tui

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"spar/internal/grade"
	"spar/internal/report"
	"spar/internal/team"
)

// queueW is how wide the queue is beside a reply.
const queueW = 36

// wide reports whether queue and reply stand beside each other.
func (c coachDesk) wide(k kit) bool { return k.bodyW() >= 100 }

func (c coachDesk) replyW(k kit) int {
	if c.wide(k) {
		return k.bodyW() - queueW - 5
	}
	return k.bodyW()
}

func (c coachDesk) view(k kit) page {
	p := page{title: "The coach's desk", aside: fmt.Sprintf("%d to look at %s %d marked", len(c.queue.Items), k.look.sign.dot, c.queue.Marked)}
	reply := func() []string { return c.replyLines(k, c.replyW(k)) }
	if c.reading && !k.roomy() && c.of.ID == c.wanted {
		p.title, p.aside = c.of.Scenario, c.whose() // a row fewer for the reply
	}
	switch {
	case c.wide(k):
		wall := "  " + k.look.line.on(k.look.sign.wall) + "  "
		p.body = beside(tall(c.queueLines(k, queueW), k.bodyH()), queueW, wall, tall(reply(), k.bodyH()))
	case c.reading:
		p.body = reply()
	default:
		p.body = c.queueLines(k, k.bodyW())
	}
	return p
}

// queueLines are the replies that wait; of each its scene and how it begins.
func (c coachDesk) queueLines(k kit, w int) []string {
	l := k.look
	head := map[team.Chosen]string{"": "ALL THAT WAITS", team.Unsure: "THE GRADER IS UNSURE", team.Disputed: "DISPUTED", team.Sampled: "DRAWN BY LOT"}[c.only]
	out := []string{l.muted.on(one(w, l, run{head, l.plain}))}
	if !c.loaded {
		return append(out, l.muted.on("reading"+l.sign.more))
	}
	if len(c.queue.Items) == 0 {
		return append(out, flow(w, run{"Nothing waits here. When people practise, replies come by themselves.", l.muted})...)
	}
	var rows []listed
	for i, it := range c.queue.Items {
		edge, ink := "  ", l.plain
		if i == c.at && (!c.reading || it.ID == c.wanted) {
			edge, ink = l.accent.on(l.sign.point)+" ", l.pick
		}
		right := ""
		if it.From != "" {
			right = one((w-2)/2, l, run{it.From, l.accent})
		}
		room := max(0, w-2-ansi.StringWidth(right)-1)
		rows = append(rows, listed{edge + ends(w-2, one(room, l, run{it.Scenario, ink}), right), i})
		if k.roomy() {
			rows = append(rows, listed{"  " + one(w-2, l, run{it.Reply, l.muted}), i})
		}
	}
	return append(out, window(l, rows, c.at, k.bodyH()-len(out))...)
}

// replyLines are the situation, what was said and the reply, and below them the levels to
// give, which stay where they are when the rest scrolls; once they are kept, the machine's
// beside them, and below them what they are about.
func (c coachDesk) replyLines(k kit, w int) []string {
	l, o := k.look, c.of
	switch {
	case o.ID == "":
		return flow(w, run{"Choose a reply. You give your levels before you see the machine's.", l.muted})
	case o.ID != c.wanted:
		return []string{l.muted.on("opening" + l.sign.more)}
	}
	head, foot := c.headLines(k, w), c.footLines(k, w)
	out := append(head, c.page.part(l, c.textLines(k, w), c.textH(k))...)
	return append(out, foot...)
}

// headLines and footLines stand above and below what scrolls.
func (c coachDesk) headLines(k kit, w int) []string {
	if c.reading && !k.roomy() {
		return nil // the title of the screen says it
	}
	l := k.look
	out := []string{one(w, l, run{c.of.Scenario, l.strong}, run{"  " + c.of.Beat + "  " + c.whose(), l.muted})}
	if k.roomy() {
		out = append(out, "")
	}
	return out
}

func (c coachDesk) footLines(k kit, w int) []string {
	switch {
	case !c.marking():
		return nil
	case k.roomy():
		return append([]string{""}, c.levelLines(k, w)...)
	}
	return c.levelLines(k, w)
}

// whose is whom the reply is of, as far as a coach may know.
func (c coachDesk) whose() string {
	if c.of.From != "" {
		return "shared by " + c.of.From
	}
	return "nameless"
}

// textH is how many rows scroll.
func (c coachDesk) textH(k kit) int {
	w := c.replyW(k)
	return max(1, k.bodyH()-len(c.headLines(k, w))-len(c.footLines(k, w)))
}

// textLines are what scrolls. To be marked is what was said, with the reply last, which
// is what is seen first; where every row counts the reply comes first. Marked, the levels
// and what they rest on come before what they are about.
func (c coachDesk) textLines(k kit, w int) []string {
	asked := flow(w, run{c.of.Buyer + "  ", k.look.strong}, run{c.of.Asked, k.look.plain})
	reply := c.ownLines(k, w)
	scene := stack(c.sceneLines(k, w), c.pastLines(k, w))
	switch {
	case !c.marking():
		out := append(asked, reply...)
		if k.roomy() {
			out = append(out, "")
		}
		return stack(stack(append(out, c.levelLines(k, w)...), c.afterLines(k, w)), scene)
	case !k.roomy():
		return append(append(reply, asked...), scene...)
	}
	return append(append(scene, asked...), reply...)
}

// sceneLines are who is who and what is at stake.
func (c coachDesk) sceneLines(k kit, w int) []string {
	out := flow(w, run{c.of.Situation, k.look.muted})
	if c.of.Offer != "" {
		out = append(out, flow(w, run{"On offer: " + c.of.Offer, k.look.muted})...)
	}
	return out
}

// pastLines are what was said before.
func (c coachDesk) pastLines(k kit, w int) (out []string) {
	l := k.look
	for _, t := range c.of.History {
		out = append(out, flow(w, run{"Buyer  ", l.strong}, run{t.Buyer, l.muted})...)
		if t.Reply != "" {
			out = append(out, flow(w, run{"Seller  ", l.strong}, run{t.Reply, l.muted})...)
		}
	}
	return out
}

// ownLines are the reply, once it is marked with the words that counted.
func (c coachDesk) ownLines(k kit, w int) []string {
	l, o := k.look, c.of
	if o.Seen == nil {
		return flow(w, run{"The reply  ", l.pick}, run{o.Whole, l.plain})
	}
	shown, all := report.Findings(o.Whole, o.Seen.Machine.Marks.Evidence, graded(o.Grades))
	return flow(w, append([]run{{"The reply  ", l.pick}}, markedRuns(l, shown, all)...)...)
}

// levelLines are the levels to give, or all that were given.
func (c coachDesk) levelLines(k kit, w int) []string {
	l, o := k.look, c.of
	if !c.marking() {
		all := append([]team.Opinion{o.Seen.Mine}, o.Seen.Others...)
		if n := (w - 25) / 12; len(all) > n { // the head's columns
			all = all[:max(1, n)]
		}
		out := []string{l.muted.on(one(w, l, run{report.LevelsHead(all), l.plain}))}
		for _, d := range o.Grades {
			out = append(out, one(w, l, run{report.LevelsRow(d, o.Seen.Machine.Marks, all), l.plain}))
		}
		return out
	}
	head := "YOUR LEVELS  the machine's come after"
	if c.again {
		head = "YOUR LEVELS, CHANGED"
	}
	out := []string{l.muted.on(one(w, l, run{head, l.plain}))}
	for i, d := range o.Grades {
		out = append(out, c.scale(k, w, i, d))
	}
	return out
}

// scale is one dimension's row of levels to give.
func (c coachDesk) scale(k kit, w, i int, d grade.Dimension) string {
	l := k.look
	edge := "  "
	if i == c.row && c.reading {
		edge = l.accent.on(l.sign.point) + " "
	}
	given, ok := c.levels[d]
	row, word := "", ""
	for n := range 5 {
		if ok && n == given {
			row += l.strong.on(fmt.Sprintf("[%d]", n))
			word = "  " + grade.LevelWord(d, n)
		} else {
			row += l.muted.on(fmt.Sprintf(" %d ", n))
		}
	}
	line := edge + fmt.Sprintf("%-14s", d) + row
	if ansi.StringWidth(line+word) > w {
		word = ""
	}
	return fit(line+word, w)
}

// afterLines are what the machine's levels rest on, changes and disputes: for who has
// marked the reply.
func (c coachDesk) afterLines(k kit, w int) []string {
	l, o := k.look, c.of
	if o.Seen == nil {
		return nil
	}
	var out []string
	for _, one := range append([]team.Opinion{o.Seen.Mine}, o.Seen.Others...) {
		for _, r := range one.Rounds[1:] {
			out = append(out, flow(w, run{one.Coach + " changed it  ", l.accent}, run{r.Reason, l.plain})...)
		}
	}
	for _, one := range o.Seen.Disputes {
		out = append(out, flow(w, run{report.DisputeLine(one), l.accent})...)
	}
	_, all := report.Findings(o.Whole, o.Seen.Machine.Marks.Evidence, graded(o.Grades))
	out = stack(out, footnotes(w, l, all))
	var why []string
	for _, d := range o.Grades {
		if s := o.Seen.Machine.Marks.Why[d]; s != "" {
			why = append(why, flow(w, run{fmt.Sprintf("%s %d  ", d, o.Seen.Machine.Marks.Levels[d]), l.strong}, run{s, l.muted})...)
		}
	}
	return stack(out, why)
}
