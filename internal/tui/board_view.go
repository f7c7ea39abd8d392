package tui

import (
	"fmt"

	"spar/internal/report"
	"spar/internal/team"
)

// lines is the whole board: how far the team is, the moves, baseline and retest, who.
func (b board) lines(k kit) []string {
	l, w := k.look, min(k.bodyW(), 110)
	if !b.loaded {
		return []string{l.muted.on("Reading the board.")}
	}
	out := flow(w, run{b.now.NotFor, l.muted})
	var notes []string
	for _, n := range b.now.Notes {
		notes = append(notes, flow(w, run{n, l.accent})...)
	}
	if b.now.Masked {
		return append(out, notes...) // they are all that there is to read
	}
	for _, part := range [][]string{b.phaseLines(l, w), b.moveLines(l, w), b.skillLines(l, w), b.peopleLines(l, w), notes} {
		out = stack(out, part)
	}
	return out
}

func (b board) phaseLines(l look, w int) []string {
	out := []string{l.muted.on("HOW FAR")}
	for _, ph := range b.now.Phases {
		done := fmt.Sprintf("%d of %d finished", ph.Finished, b.now.People)
		if ph.State != team.PhaseOpen {
			done = string(ph.State) + ", " + done
		}
		under, mean := "", ""
		if n := ph.Started - ph.Finished; n > 0 {
			under = fmt.Sprintf(", %d under way", n)
		}
		if ph.Scored.N > 0 {
			mean = fmt.Sprintf(", mean level %.1f of 4", ph.Scored.Mean)
		}
		words := fitting(w-barW, done+under+mean+" over "+people(ph.Scored.N), done+under+mean, done+mean, done,
			fmt.Sprintf("%d of %d", ph.Finished, b.now.People))
		if mean == "" {
			words = fitting(w-barW, done+under, done, fmt.Sprintf("%d of %d", ph.Finished, b.now.People))
		}
		out = append(out, barLine(l, w, report.UpperFirst(string(ph.ID)), ph.Finished, b.now.People, run{words, l.muted}))
	}
	return out
}

// nameW is how wide the name before a bar is, barW where the words after it begin.
const (
	nameW = 16
	barW  = nameW + goalBar + 2
)

// barLine is a name, a bar of ten and words, in one line.
func barLine(l look, w int, name string, part, whole int, words ...run) string {
	line := fit(one(nameW-1, l, run{name, l.plain}), nameW) + bar(l, min(goalBar, part*goalBar/max(1, whole)), goalBar, l.accent)
	return line + "  " + one(max(0, w-barW), l, words...)
}

// The columns of the heat map, right of a move's share.
const (
	shareW = 12
	bandW  = 7
)

// moveLines are the shares of the moves, and how many people make each how often, from
// those who hardly do to those who nearly always do.
func (b board) moveLines(l look, w int) []string {
	if len(b.now.Cohort) == 0 {
		return nil
	}
	head := "MOVES, WHERE A LINE CALLS FOR THEM"
	heat := len(b.now.Bands) > 0 && w >= barW+shareW+bandW*len(b.now.Bands)
	if heat {
		head = fit(head, barW+shareW)
		for i := len(b.now.Bands) - 1; i >= 0; i-- {
			head += fmt.Sprintf("%*s", bandW, fmt.Sprintf("%d-%d", b.now.Bands[i].From, b.now.Bands[i].To))
		}
	}
	out := []string{l.muted.on(one(w, l, run{head, l.plain}))}
	for i, c := range b.now.Cohort {
		words := "too few"
		if c.Shown {
			words = fmt.Sprintf("%d of %d", c.Made, c.Called)
		}
		runs := []run{{words, l.muted}}
		if heat {
			runs = append([]run{{fmt.Sprintf("%-*s", shareW, words), l.muted}}, b.heatRuns(l, i)...)
		}
		out = append(out, barLine(l, w, b.now.Moves[i].Name, c.Made, c.Called, runs...))
	}
	if heat {
		out = append(out, flow(w, run{"On the right: how many people make the move in so many percent of those lines.", l.muted})...)
	}
	return append(out, flow(w, run{report.HeatIs, l.muted})...)
}

// heatRuns are the people of each band of a move, from the lowest to the highest; where
// too few made it to be counted, nothing.
func (b board) heatRuns(l look, move int) []run {
	var out []run
	for i := len(b.now.Bands) - 1; i >= 0; i-- {
		band := b.now.Bands[i]
		n, k := band.People[move], l.strong
		if band.Of[move] == 0 {
			return nil
		}
		word := fmt.Sprint(n)
		if n == 0 {
			word, k = l.sign.dot, l.muted
		}
		out = append(out, run{fmt.Sprintf("%*s", bandW, word), k})
	}
	return out
}

// figureW is how wide a column of baseline and retest is.
const figureW = 13

// skillLines are baseline and retest of each skill, beside each other where there is room.
func (b board) skillLines(l look, w int) []string {
	if len(b.now.Skills) == 0 {
		return nil
	}
	nameW := w - 3*figureW - 10
	head, wide := "BASELINE AND RETEST", nameW >= 26
	if wide {
		head = fit(head, nameW) + fit("baseline", figureW) + fit("retest", figureW) + "change, 95% interval"
	}
	out := []string{l.muted.on(head)}
	for _, s := range b.now.Skills {
		if wide {
			out = append(out, shiftRows(l, s, nameW)...)
			continue
		}
		out = append(out, flow(w, run{s.Name, l.strong})...)
		out = append(out, hang(w, "  ", run{report.ShiftWords(s), l.plain})...)
	}
	return append(out, flow(w, run{report.ShiftIs, l.muted})...)
}

// shiftRows are a skill's means with their deviations, and below how many people each
// rests on.
func shiftRows(l look, s team.SkillShift, nameW int) []string {
	change, of := "not yet", "fewer than 5 have both"
	if !s.Masked {
		change, of = report.Signed(s.Change.Mean), people(s.Change.N)
		if s.Change.Known {
			change += fmt.Sprintf(" (%s to %s)", report.Signed(s.Change.From), report.Signed(s.Change.To))
		}
	}
	figures := []string{
		fit(spread(l, s.Baseline), figureW) + fit(spread(l, s.Retest), figureW) + change,
		l.muted.on(fit(people(s.Baseline.N), figureW) + fit(people(s.Retest.N), figureW) + of),
	}
	name := flow(nameW-2, run{s.Name, l.strong})
	return beside(tall(name, max(2, len(name))), nameW, "", figures)
}

func spread(l look, s team.Spread) string {
	switch s.N {
	case 0:
		return "too few"
	case 1:
		return fmt.Sprintf("%.1f", s.Mean)
	}
	if l.ascii {
		return fmt.Sprintf("%.1f +- %.1f", s.Mean, s.SD)
	}
	return fmt.Sprintf("%.1f ± %.1f", s.Mean, s.SD)
}

func people(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// peopleLines are how far each person is who has a row.
func (b board) peopleLines(l look, w int) []string {
	if len(b.now.Rows) == 0 {
		return nil
	}
	out := []string{l.muted.on("WHO")}
	for _, r := range b.now.Rows {
		long, short := "", ""
		for i, ph := range r.Phases {
			long += fmt.Sprintf("%s %d of %d   ", b.now.Phases[i].ID, ph.Finished, ph.Of)
			short += fmt.Sprintf("%d/%d ", ph.Finished, ph.Of)
		}
		now := ""
		switch {
		case r.Finished:
			now = "finished"
		case r.Playing:
			now = "playing"
		}
		room := min(22, w/2)
		out = append(out, fit(one(room-2, l, run{r.Name, l.plain}), room)+one(w-room, l, run{fitting(w-room, long+now, short+now), l.muted}))
	}
	return out
}
