package tui

import (
	"fmt"
	"time"

	"github.com/charmbracelet/x/ansi"

	"spar/internal/report"
	"spar/internal/store"
	"spar/internal/team"
)

func (d drill) view(k kit) page {
	p := page{title: d.of.Title, aside: d.until()}
	if !d.loaded {
		p.body = []string{k.look.muted.on("Looking at the drill.")}
		return p
	}
	w := k.bodyW()
	if w < 100 {
		detail := d.detail(k, w)
		most, gap := k.bodyH()/3, []string{""}
		if !k.roomy() {
			most, gap = 1, nil
		}
		if len(detail) > most {
			detail = detail[:most]
			more := k.look.muted.on(" " + k.look.sign.more)
			detail[most-1] = ansi.Truncate(detail[most-1], w-ansi.StringWidth(more), "") + more
		}
		height := k.bodyH() - len(gap) - len(detail)
		p.body = append(append(tall(d.list(k, w, height), height), gap...), detail...)
		return p
	}
	const sideW = 42
	wall := "  " + k.look.line.on(k.look.sign.wall) + "  "
	listW := w - sideW - 5
	p.body = beside(tall(d.list(k, listW, k.bodyH()), k.bodyH()), listW, wall, tall(d.detail(k, sideW), k.bodyH()))
	return p
}

// until says in a few words until when the drill is open.
func (d drill) until() string {
	if !d.loaded {
		return ""
	}
	return d.of.Window.Words(d.stand.Now)
}

// list is what comes next and every scenario of every phase, scrolled so that the chosen
// one is seen.
func (d drill) list(k kit, w, height int) []string {
	l := k.look
	head := d.nextLines(l, w)
	if k.roomy() {
		head = append(head, "")
	}
	var rows []listed
	n := 0
	for i, ph := range d.stand.Phases {
		if i > 0 && k.roomy() {
			rows = append(rows, listed{"", -1})
		}
		rows = append(rows, listed{d.phaseHead(l, ph, w), -1})
		if k.roomy() {
			rule := ph.Rules
			if ph.State == team.PhaseWaiting || ph.State == team.PhaseClosed {
				rule = ph.Why
			}
			rows = append(rows, listed{l.muted.on(one(w, l, run{report.UpperFirst(rule), l.plain})), -1})
		}
		for _, it := range ph.Items {
			rows = append(rows, listed{d.row(k, it, n == d.at, w), n})
			n++
		}
	}
	return append(head, window(l, rows, d.at, height-len(head))...)
}

// nextLines say what to do now, or why there is nothing.
func (d drill) nextLines(l look, w int) []string {
	next := d.stand.Next
	if next == nil {
		ink := l.strong
		if !d.stand.Finished {
			ink = l.bad
		}
		return flow(w, run{report.UpperFirst(d.stand.Why) + ".", ink})
	}
	it := d.stand.Item(*next)
	what := "Next: "
	if it.Playing() != nil {
		what = "Go on: "
	}
	return []string{one(w, l, run{what, l.muted}, run{it.Title, l.pick}, run{fmt.Sprintf("  %s, %d min", next.Phase, it.Minutes), l.muted})}
}

func (d drill) phaseHead(l look, ph team.PhaseStanding, w int) string {
	done := fmt.Sprintf("%d of %d finished", ph.Finished, len(ph.Items))
	if phase := d.of.PhaseOf(ph.ID); phase != nil && phase.Pass != nil {
		done = fmt.Sprintf("%d of %d passed", ph.Passed, len(ph.Items))
	}
	switch ph.State {
	case team.PhaseWaiting:
		done = "not open yet"
	case team.PhaseClosed:
		done += ", closed"
	}
	return ends(w, l.muted.on(upper(string(ph.ID))), l.muted.on(done))
}

// row is a scenario in one line: how it stands, and its figure with what it rests on.
func (d drill) row(k kit, it team.Item, here bool, w int) string {
	l := k.look
	edge, title := "  ", l.plain
	if here {
		edge, title = l.accent.on(l.sign.point)+" ", l.pick
	}
	word, ink := itemWord(l, it)
	right := ink.on(word)
	if b := it.Best(); b != nil {
		figure := fmt.Sprintf("%.1f on %d", b.Score, b.Rests)
		if w >= 60 {
			figure = scoreWords(b)
		}
		right = l.muted.on(figure+"  ") + right
	}
	room := w - 2
	size := len([]rune(it.Title))
	name := one(min(size+2, max(8, room-rightWidth(it, w)-2)), l, run{it.Title, title})
	return edge + ends(room, name, right)
}

// rightWidth is how wide the right end of a row is.
func rightWidth(it team.Item, w int) int {
	word, _ := itemWord(look{}, it)
	n := len([]rune(word))
	if b := it.Best(); b != nil {
		if w >= 60 {
			return n + 2 + len(scoreWords(b))
		}
		n += 2 + len(fmt.Sprintf("%.1f on %d", b.Score, b.Rests))
	}
	return n
}

// scoreWords are an attempt's score with what it rests on.
func scoreWords(t *team.Try) string {
	if t.Rests == 0 {
		return "nothing was graded"
	}
	return fmt.Sprintf("%.1f on %s", t.Score, report.Counted(t.Rests, "level"))
}

func itemWord(l look, it team.Item) (string, ink) {
	switch it.State {
	case team.ItemPassed:
		return "passed", l.good
	case team.ItemPlayed:
		return "played", l.good
	case team.ItemFailed:
		return "not passed", l.bad
	case team.ItemPlaying:
		return "under way", l.accent
	}
	if it.Left == 1 {
		return "1 attempt left", l.muted
	}
	return fmt.Sprintf("%d attempts left", it.Left), l.muted
}

// detail says more of the chosen scenario: its skill, its attempts, why it cannot be
// played; and on a wide screen what the drill is for.
func (d drill) detail(k kit, w int) []string {
	l := k.look
	at, it := d.chosen()
	if it == nil {
		return nil
	}
	var out []string
	if it.Why != "" && !it.Finished() {
		out = append(out, flow(w, run{report.UpperFirst(it.Why) + ".", l.bad})...)
	}
	if s := d.of.Skill(it.Skill); s != nil {
		out = append(out, flow(w, run{s.Name, l.strong}, run{": " + team.MoveNames(s), l.muted})...)
	}
	if k.bodyW() >= 100 {
		out = append(out, "")
	}
	for _, t := range it.Tries {
		out = append(out, d.tryLines(l, at, t, w)...)
	}
	if len(it.Tries) == 0 {
		out = append(out, flow(w, run{fmt.Sprintf("About %d minutes. Not begun yet.", it.Minutes), l.muted})...)
	}
	if k.bodyW() < 100 {
		return out
	}
	if d.of.About != "" {
		out = append(out, "", l.muted.on("WHAT IT IS FOR"))
		out = append(out, flow(w, run{d.of.About, l.muted})...)
	}
	if c := d.of.Window.Closes; !c.IsZero() {
		out = append(out, "", l.muted.on("CLOSES"))
		out = append(out, flow(w, run{team.When(c), l.plain})...)
	}
	if d.stand.Elsewhere > 0 {
		out = append(out, "")
		out = append(out, flow(w, run{report.Counted(d.stand.Elsewhere, "attempt") + " of yours is at what this plan does not name any more; it is kept.", l.muted})...)
	}
	return out
}

// tryLines are one attempt: when, how long, how it went.
func (d drill) tryLines(l look, at team.Place, t team.Try, w int) []string {
	head := fmt.Sprintf("%d. %s", t.N, t.Started.In(d.stand.Now.Location()).Format("2 Jan 15:04"))
	took := minutesSeconds(t.Took(d.stand.Now).Round(time.Second))
	ph := d.of.PhaseOf(at.Phase)
	if ph != nil && ph.AttemptWithin > 0 {
		took += " of " + minutesSeconds(time.Duration(ph.AttemptWithin)*time.Second)
	}
	words := ", took " + took
	verdict, ink := "", l.muted
	switch {
	case t.Damaged:
		words, verdict = "", ", damaged: spar doctor tells more"
	case t.Status == store.StatusOpen:
		words, verdict = fmt.Sprintf(", turn %d, %s so far", t.Turns+1, took), ", under way"
	case t.Status == store.StatusAbandoned:
		verdict = ", closed by you"
	default:
		words += ", " + scoreWords(&t)
		verdict, ink = verdictOf(ph != nil && ph.Pass != nil, l, t)
	}
	if t.Late > 0 {
		words += ", " + report.Counted(t.Late, "reply") + " late"
	}
	return flow(w, run{head, l.plain}, run{words, l.muted}, run{verdict, ink})
}

// verdictOf says of an ended attempt whether it passed, or why it does not count.
func verdictOf(rule bool, l look, t team.Try) (string, ink) {
	switch {
	case t.TooLate:
		return ", ended after closing: kept, and does not count", l.bad
	case t.TooLong:
		return ", took too long: kept, and does not pass", l.bad
	case !rule:
		return ", played", l.good
	case t.Passed:
		return ", passed", l.good
	}
	return ", not passed", l.bad
}
