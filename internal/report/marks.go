// Package report makes what is shown of an attempt: one reply's marks, the debrief, the
// ledger; as text and as JSON. It writes to an io.Writer, knows nothing of terminals,
// and lets nothing through that a terminal could take for a command.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/text"
)

// NotesOn say in sentences what the notes on a reply mean for a trainee. What is in another
// language is not called no sentence beside it: it may be a good one.
func NotesOn(m *grade.Marks) []string {
	var all []string
	foreign := slices.Contains(m.Notes, grade.NoteLanguage)
	for _, n := range m.Notes {
		if n != grade.NoteNonsense || !foreign {
			all = append(all, noted(n))
		}
	}
	return all
}

func noted(n grade.Note) string {
	switch n {
	case grade.NoteShort:
		return "Too few words to judge with confidence."
	case grade.NoteLanguage:
		return "This does not look like English; spar grades English only."
	case grade.NoteOffTopic:
		return "This speaks of something else than the buyer does."
	case grade.NoteCopied:
		return "These are a model reply's words; the marks are kept out of your averages."
	case grade.NoteParroted:
		return "These are the buyer's own words."
	case grade.NoteNonsense:
		return "There is no sentence in this."
	case grade.NoteStrung:
		return "These words are strung together; they do not hang together as sentences."
	case grade.NoteInstruction:
		return "This talks to the grader, not to the buyer."
	}
	return oneLine(string(n))
}

// MarksText writes what one reply got: the reply with the words that counted numbered,
// what each of them did, and every graded dimension with its level, what the level
// rests on and what was missing. Reply is as it was typed.
func MarksText(w io.Writer, m grade.Marks, reply string, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	shown, all := Findings(reply, m.Evidence, o.Grades)
	p.line(2, "  %s", underline(shown, all, o.ANSI))
	for i, f := range all {
		p.line(8, "    %d. %s: %s", i+1, quoted(f.Words), f.saysText())
	}
	p.gap()
	var aside []string
	for _, d := range grade.Dimensions() {
		if o.Grades != nil && !slices.Contains(o.Grades, d) {
			aside = append(aside, fmt.Sprintf("%s %d", d, m.Levels[d]))
			continue
		}
		dimensionText(p, m, d, o.Advice)
	}
	if len(aside) > 0 {
		p.line(4, "  Not what this scene is about: %s", strings.Join(aside, ", "))
	}
	p.line(4, "  %s", soundsText(m))
	for _, note := range o.Advice.Notes(shownOf(o.Grades)) {
		p.line(4, "  %s", Sentence(note))
	}
	for _, n := range NotesOn(&m) {
		p.line(4, "  Note: %s", n)
	}
	return p.err
}

// dimensionText writes one dimension: level and word, what it rests on, what was missing.
func dimensionText(p *printer, m grade.Marks, d grade.Dimension, advice practice.Advice) {
	level := m.Levels[d]
	unsure := ""
	if r := m.Range[d]; !m.Sure[d] && r[0] != r[1] {
		unsure = fmt.Sprintf(" (%d or %d)", r[0], r[1])
		if r[1] > r[0]+1 {
			unsure = fmt.Sprintf(" (%d to %d)", r[0], r[1])
		}
	}
	if advice.Only(d) {
		unsure += ", advisory"
	}
	p.line(18, "  %-14s %d of 4%s, %s", UpperFirst(d.String()), level, unsure, grade.LevelWord(d, level))
	if why := m.Why[d]; why != "" {
		p.line(6, "      %s", Sentence(why))
	}
	if missing := m.Missing[d]; missing != "" && level < 4 {
		p.line(6, "      For %d: %s", level+1, Sentence(missing))
	}
}

// shownOf are the dimensions to show: all where none are named.
func shownOf(grades []grade.Dimension) []grade.Dimension {
	if grades == nil {
		return grade.Dimensions()
	}
	return grades
}

// soundsText tells the tone and the moves.
func soundsText(m grade.Marks) string {
	s := fmt.Sprintf("It sounds %s.", text.Safe(string(m.Tone)))
	if m.Tone == "" {
		s = ""
	}
	if len(m.Moves) == 0 {
		return strings.TrimSpace(s + " Moves: none found.")
	}
	var names []string
	for _, move := range m.Moves {
		names = append(names, MoveName(move))
	}
	return strings.TrimSpace(s + " Moves: " + strings.Join(names, "; ") + ".")
}

// Sentence is s safe to show, on one line, with a capital, and with a full stop where it
// has no end of its own.
func Sentence(s string) string {
	s = UpperFirst(oneLine(text.Safe(s)))
	if last, _ := utf8.DecodeLastRuneInString(s); s == "" || strings.ContainsRune(".!?:\"”", last) {
		return s
	}
	return s + "."
}
