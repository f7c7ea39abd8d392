package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"spar/internal/grade"
	"spar/internal/rehearse"
	"spar/internal/report"
)

// previewShape is how the body of a preview is divided, from the top: the talk, what the
// last save did, and the input.
type previewShape struct{ w, talkH, fileH, typeH int }

func (p preview) shape(k kit) previewShape {
	h := k.bodyH()
	sh := previewShape{w: min(k.bodyW(), 100), typeH: 3}
	if h >= 30 {
		sh.typeH = 5
	} else if h < 16 {
		sh.typeH = 2
	}
	room := h - sh.typeH - 1 // the line that says whose turn it is
	if k.roomy() {
		room-- // a blank line above it
	}
	// What is wrong with the file comes before the talk, which waits for it anyhow; of
	// what only changed as much is shown as leaves half of the room to the talk.
	most := room / 2
	switch {
	case p.broken() && k.roomy():
		most = max(most, room-4)
	case p.broken():
		most = room
	}
	sh.fileH = min(len(p.fileLines(k, sh.w)), most)
	sh.talkH = room - sh.fileH
	if k.roomy() {
		sh.talkH--
	}
	return sh
}

func (p preview) typeW(k kit) int { return p.shape(k).w - 2 }

func (p preview) view(k kit) page {
	l, sh := k.look, p.shape(k)
	talk := p.talkLines(k)
	end := len(talk) - min(p.back, max(0, len(talk)-sh.talkH))
	body := tall(talk[max(0, end-sh.talkH):end], sh.talkH)
	if k.roomy() {
		body = append(body, "")
	}
	body = append(body, cutTo(l, p.fileLines(k, sh.w), sh.fileH)...)
	if k.roomy() {
		body = append(body, "")
	}
	body = append(body, p.turnLine(k, sh.w))
	edge, live := l.accent, p.cannotPlay(k) == "" && !p.trace.State.Done()
	if !live {
		edge = l.muted
	}
	hint := "Type what a trainee would say."
	if !live {
		hint = ""
	}
	body = append(body, indent(edge.on(l.sign.point+" "), p.input.view(l, sh.w-2, sh.typeH, live, hint))...)
	return page{title: "Preview of " + p.title(), aside: p.aside(), body: body}
}

// cutTo is the beginning of lines, with the last one telling how many are not shown.
func cutTo(l look, lines []string, height int) []string {
	if len(lines) <= height || height == 0 {
		return lines[:min(len(lines), height)]
	}
	cut := append([]string(nil), lines[:height-1]...)
	return append(cut, l.muted.on(fmt.Sprintf("%s %d lines more, ctrl+p", l.sign.more, len(lines)-height+1)))
}

// title is the scenario's title, or its file where there is none yet.
func (p preview) title() string {
	if p.sc == nil {
		return p.file
	}
	return p.sc.Title
}

func (p preview) aside() string {
	switch p.saves {
	case 0:
		return "save the file to play it anew"
	case 1:
		return "saved once"
	case 2:
		return "saved twice"
	}
	return fmt.Sprintf("saved %d times", p.saves)
}

// talkLines are the turns so far and the line that waits for a reply.
func (p preview) talkLines(k kit) []string {
	if p.sc == nil {
		return nil
	}
	l, w := k.look, min(k.bodyW(), 100)
	who := firstName(p.sc.Buyer.Name)
	var out []string
	speak := func(name, where string, words string, ink ink) {
		if k.roomy() {
			out = append(out, one(w, l, run{name, l.accent}, run{"  " + where, l.muted}))
			out = append(out, flow(w, run{words, ink})...)
		} else {
			out = append(out, flow(w, run{name + ": ", l.accent}, run{words, ink})...)
		}
	}
	for i := range p.trace.Turns {
		t := &p.trace.Turns[i]
		speak(who, t.Beat, t.Buyer, l.muted)
		speak("You", fmt.Sprintf("turn %d", i+1), t.Reply, l.plain)
		out = append(out, flow(w, turnRuns(l, t)...)...)
		if len(t.Says) > 0 {
			speak(who, "", strings.Join(t.Says, "\n"), l.muted)
		}
		if k.roomy() {
			out = append(out, "")
		}
	}
	st := p.trace.State
	switch {
	case st.Done():
		e := p.sc.Ending(st.Ending)
		out = append(out, flow(w, run{fmt.Sprintf("The end, %s: ", e.Outcome), l.strong}, run{e.Title, l.strong})...)
		out = append(out, flow(w, run{e.Why, l.muted})...)
		if n := p.trace.Unplayed; n > 0 {
			out = append(out, flow(w, run{fmt.Sprintf("Not played, since the talk ends before: the last %d of your replies.", n), l.muted})...)
		}
	default:
		speak(who, st.Beat, st.Line, l.strong)
	}
	return out
}

// turnRuns are what a reply got and where it led, on a line below it.
func turnRuns(l look, t *rehearse.TraceTurn) []run {
	var out []run
	for i, d := range graded(t.Grades) {
		if i > 0 {
			out = append(out, run{"  ", l.plain})
		}
		out = append(out, run{d.String() + " ", l.muted}, run{fmt.Sprint(t.Marks.Levels[d]), levelInk(l, t.Marks.Levels[d])})
	}
	if len(t.Marks.Moves) > 0 {
		out = append(out, run{"  " + l.sign.dot + " " + moveIDs(t.Marks.Moves), l.muted})
	}
	return append(out, run{"  " + l.sign.arrow + " " + turnWay(t), l.accent})
}

// turnWay is where a reply led, and by which of its beat's leads, counted from 1.
func turnWay(t *rehearse.TraceTurn) string {
	if t.Lead < 0 {
		return t.To + ", the buyer has had enough"
	}
	return fmt.Sprintf("%s, by lead %d", t.To, t.Lead+1)
}

// moveIDs are the moves as they are written in a file.
func moveIDs(moves []grade.Move) string {
	ids := make([]string, len(moves))
	for i, m := range moves {
		ids[i] = string(m)
	}
	return strings.Join(ids, ", ")
}

// fileLines tell what is wrong in the file, and what the last save has changed.
func (p preview) fileLines(k kit, w int) []string {
	l := k.look
	var out []string
	switch {
	case p.now.Err != nil:
		out = append(out, flow(w, run{"The file cannot be read: ", l.bad}, run{p.now.Err.Error(), l.plain})...)
	case p.reading():
	case p.broken():
		head := "To be mended first, " + problemCount(p.faults)
		if len(p.replies) > 0 {
			head += "; the talk goes on then"
		}
		out = append(out, l.bad.on(one(w, l, run{head, l.plain})))
	case len(p.changes) > 0:
		out = append(out, l.strong.on("What your last save changed"))
		for _, c := range p.changes {
			out = append(out, flow(w, run{report.ChangeLine(c), l.accent})...)
		}
	case p.tells && len(p.replies) > 0:
		out = append(out, flow(w, run{"Your last save changed no grade and no branch of these replies.", l.muted})...)
	}
	if !p.broken() && len(p.faults) > 0 {
		out = append(out, l.muted.on(one(w, l, run{problemCount(p.faults) + " in the file", l.plain})))
	}
	for _, f := range p.faults {
		out = append(out, problemLines(l, w, report.NewProblem(p.now.Src, f))...)
	}
	return out
}

// problemLines draw a problem as check prints it, the words broken to the width and the
// line of the file cut to it.
func problemLines(l look, w int, p report.Problem) []string {
	out := flow(w, run{p.Head, l.plain})
	for _, line := range around(p.Excerpt, w) {
		out = append(out, one(w, l, run{line, l.muted}))
	}
	if p.Hint != "" {
		out = append(out, indent("  ", flow(w-2, run{p.Hint, l.good}))...)
	}
	return out
}

// around cuts the line of a file and its caret at the left, below the number, so that a
// caret far to the right is seen on a narrow screen.
func around(excerpt []string, w int) []string {
	const number = len("    12 | ")
	if len(excerpt) != 2 || len(excerpt[1]) <= w {
		return excerpt
	}
	out := make([]string, 2)
	for i, line := range excerpt {
		out[i] = line[:number] + ansi.TruncateLeft(line[number:], len(excerpt[1])-w*2/3, "")
	}
	return out
}

// turnLine says whose turn it is.
func (p preview) turnLine(k kit, w int) string {
	l := k.look
	badge, tell := l.badge.on(" YOUR TURN "), ""
	switch {
	case p.reading():
		badge = l.quiet.on(" READING THE FILE ")
	case p.broken():
		badge = l.quiet.on(" THE FILE IS TO BE MENDED ")
	case p.asked != p.heard:
		badge = l.quiet.on(" PLAYING ")
	case p.trace.State.Done():
		badge = l.quiet.on(" THE TALK IS OVER ")
	default:
		tell = " answer " + firstName(p.sc.Buyer.Name)
	}
	if l.brackets {
		badge = "[" + badge + "]"
	}
	return badge + one(max(0, w-30), l, run{tell, l.plain})
}
