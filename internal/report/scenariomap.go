package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"spar/internal/grade"
	"spar/internal/rehearse"
	"spar/internal/scenario"
)

// MapText draws the beats of a scenario as a tree: below each beat its leads in
// order, with what a reply must do to take them, where they lead, and how often the
// talks of the coverage did. A beat is drawn once, where the shortest way from the
// opening comes to it; elsewhere it is only named.
func MapText(w io.Writer, sc *scenario.Scenario, c rehearse.Coverage) error {
	p := &printer{w: w}
	p.line(2, "%s: %s", oneLine(sc.ID), oneLine(sc.Title))
	if c.Talks > 0 {
		p.line(2, "%s; in brackets how often each way was taken, and where a beat is drawn, of how many visits to it.", Counted(c.Talks, "talk"))
	}
	m := mapper{p: p, sc: sc, c: c, drawn: map[string]bool{}, home: homes(sc)}
	for i := range sc.Beats { // those that nothing leads to come after the rest
		if b := &sc.Beats[i]; !m.drawn[b.ID] {
			where := ""
			if b.Opens != nil {
				where = " opens where " + RememberedText(*b.Opens)
			}
			p.line(0, "%s%s%s", oneLine(b.ID), where, m.opened(b.ID))
			m.below(b, "")
		}
	}
	return p.err
}

type mapper struct {
	p     *printer
	sc    *scenario.Scenario
	c     rehearse.Coverage
	drawn map[string]bool
	home  map[string]spot
}

// spot is a lead of a beat.
type spot struct {
	beat string
	lead int
}

// homes are the leads under which beats are drawn: the first one on a shortest way.
func homes(sc *scenario.Scenario) map[string]spot {
	home := map[string]spot{sc.Beats[0].ID: {lead: -1}}
	for queue := []*scenario.Beat{&sc.Beats[0]}; len(queue) > 0; queue = queue[1:] {
		for i, l := range queue[0].Leads {
			to := sc.Beat(l.To)
			if _, found := home[l.To]; found || to == nil {
				continue
			}
			home[l.To] = spot{queue[0].ID, i}
			queue = append(queue, to)
		}
	}
	return home
}

// below draws a beat's leads, each row beginning with lead.
func (m *mapper) below(b *scenario.Beat, lead string) {
	m.drawn[b.ID] = true
	for i, l := range b.Leads {
		fork, pad := "├─ ", "│  "
		if i == len(b.Leads)-1 {
			fork, pad = "└─ ", "   "
		}
		here, note := m.home[l.To] == (spot{b.ID, i}), ""
		switch end := m.sc.Ending(l.To); {
		case end != nil:
			note = fmt.Sprintf(" [%s]", end.Outcome)
		case m.drawn[l.To]:
			note = " (drawn above)"
		case !here:
			note = " (drawn below)"
		}
		m.p.line(0, "%s%s%s → %s%s%s", lead, fork, WhenText(l.When), oneLine(l.To), note, m.taken(b.ID, i, here))
		if here {
			m.below(m.sc.Beat(l.To), lead+pad)
		}
	}
}

// opened is how often a beat at the root was played, in brackets.
func (m *mapper) opened(beat string) string {
	if m.c.Talks == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d)", visits(m.c, beat))
}

// taken is how often a lead was taken, in brackets; where the beat that it leads to
// is drawn, of how many visits to that beat.
func (m *mapper) taken(beat string, lead int, here bool) string {
	switch n := taken(m.c, beat, lead); {
	case m.c.Talks == 0:
		return ""
	case here:
		return fmt.Sprintf(" (%d of %d)", n, visits(m.c, m.sc.Beat(beat).Leads[lead].To))
	default:
		return fmt.Sprintf(" (%d)", n)
	}
}

func visits(c rehearse.Coverage, beat string) int {
	for _, b := range c.Beats {
		if b.ID == beat {
			return b.Times
		}
	}
	return 0
}

func taken(c rehearse.Coverage, beat string, lead int) int {
	for _, b := range c.Branches {
		if b.Beat == beat && b.Lead == lead {
			return b.Times
		}
	}
	return 0
}

// WhenText says in a few words what a reply must do to take a lead.
func WhenText(w scenario.When) string {
	var all []string
	add := func(s string) { all = append(all, s) }
	if len(w.All) > 0 {
		add(moveNames(w.All, " and "))
	}
	if len(w.Any) > 0 {
		add(moveNames(w.Any, " or "))
	}
	if len(w.None) > 0 {
		add("no " + moveNames(w.None, ", no "))
	}
	for _, d := range grade.Dimensions() {
		least, hasLeast := w.AtLeast[d]
		most, hasMost := w.AtMost[d]
		switch {
		case hasLeast && hasMost:
			add(fmt.Sprintf("%s %d to %d", d, least, most))
		case hasLeast:
			add(fmt.Sprintf("%s %d or more", d, least))
		case hasMost:
			add(fmt.Sprintf("%s %d or less", d, most))
		}
	}
	for _, b := range []struct {
		name, unit string
		bounds     scenario.Bounds
	}{{"given", "%", w.Given}, {"trust", "", w.Trust}, {"patience", "", w.Patience}, {"visit", "", w.Visits}} {
		if s := boundsText(b.bounds, b.unit); s != "" {
			add(b.name + " " + s)
		}
	}
	if w.Account != nil {
		add(RememberedText(*w.Account))
	}
	if len(all) == 0 {
		return "otherwise"
	}
	return strings.Join(all, "; ")
}

// RememberedText says in a few words what a client must remember of an earlier meeting.
func RememberedText(r scenario.Remembered) string {
	all := []string{fmt.Sprintf("in meeting %d", r.Episode)}
	if r.Gave != "" {
		all = append(all, string(r.Gave)+" was given")
	}
	if s := boundsText(r.Percent, "%"); s != "" {
		all = append(all, s+" was given")
	}
	if len(r.Ended) > 0 {
		all = append(all, "it ended "+oneLine(strings.Join(r.Ended, " or ")))
	}
	if r.Promise != "" {
		all = append(all, "promise "+string(r.Promise))
	}
	return strings.Join(all, " ")
}

func boundsText(b scenario.Bounds, unit string) string {
	show := func(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) + unit }
	switch {
	case b.AtLeast != nil && b.AtMost != nil && *b.AtLeast == *b.AtMost:
		return show(*b.AtLeast)
	case b.AtLeast != nil && b.AtMost != nil:
		return show(*b.AtLeast) + " to " + show(*b.AtMost)
	case b.AtLeast != nil:
		return show(*b.AtLeast) + " or more"
	case b.AtMost != nil:
		return show(*b.AtMost) + " or less"
	}
	return ""
}

func moveNames(moves []grade.Move, between string) string {
	names := make([]string, len(moves))
	for i, m := range moves {
		names[i] = string(m)
	}
	return strings.Join(names, between)
}

// MapMermaid writes the map as a Mermaid flowchart, for a page or a wiki.
func MapMermaid(w io.Writer, sc *scenario.Scenario, c rehearse.Coverage) error {
	p := &printer{w: w}
	p.line(0, "flowchart TD")
	for i, b := range sc.Beats {
		p.line(0, "  b%d[%s]", i, mermaidText(b.ID))
	}
	for i, e := range sc.Endings {
		p.line(0, "  e%d([%s])", i, mermaidText(e.ID+": "+string(e.Outcome)))
	}
	edges(sc, c, func(from, to, label string) { p.line(0, "  %s -->|%s| %s", from, mermaidText(label), to) })
	return p.err
}

// mermaidText quotes a label: Mermaid takes entities for what would end it.
func mermaidText(s string) string {
	return `"` + strings.NewReplacer(`"`, "#quot;", "#", "#35;", "<", "#lt;", ">", "#gt;").Replace(oneLine(s)) + `"`
}

// MapDOT writes the map in the language of Graphviz.
func MapDOT(w io.Writer, sc *scenario.Scenario, c rehearse.Coverage) error {
	p := &printer{w: w}
	quote := func(s string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(s)) + `"`
	}
	p.line(0, "digraph %s {", quote(sc.ID))
	for i, b := range sc.Beats {
		p.line(0, "  b%d [shape=box, label=%s];", i, quote(b.ID))
	}
	for i, e := range sc.Endings {
		p.line(0, "  e%d [shape=ellipse, label=%s];", i, quote(e.ID+": "+string(e.Outcome)))
	}
	edges(sc, c, func(from, to, label string) { p.line(0, "  %s -> %s [label=%s];", from, to, quote(label)) })
	p.line(0, "}")
	return p.err
}

// edges calls draw for every lead, with the nodes' names b0, b1, ... and e0, e1, ...
func edges(sc *scenario.Scenario, c rehearse.Coverage, draw func(from, to, label string)) {
	for i, b := range sc.Beats {
		for j, l := range b.Leads {
			to := fmt.Sprintf("b%d", slices.IndexFunc(sc.Beats, func(x scenario.Beat) bool { return x.ID == l.To }))
			if sc.Ending(l.To) != nil {
				to = fmt.Sprintf("e%d", slices.IndexFunc(sc.Endings, func(x scenario.Ending) bool { return x.ID == l.To }))
			}
			label := WhenText(l.When)
			if c.Talks > 0 {
				label += fmt.Sprintf(" (%d)", taken(c, b.ID, j))
			}
			draw(fmt.Sprintf("b%d", i), to, label)
		}
	}
}
