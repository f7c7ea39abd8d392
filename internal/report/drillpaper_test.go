package report

import (
	"encoding/csv"
	"strconv"
	"strings"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/team"
)

// hostileTeam is a team's report in which everything that anybody could have typed is
// hostile: names, titles, and what a plan says.
func hostileTeam() Team {
	words := hostileWords()
	all := strings.Join(words, " ")
	cell := team.Cell{Called: 9, Made: 4, People: 6, Shown: true}
	spread := team.Spread{N: 6, Mean: 2.5, SD: 0.5, Low: 2, High: 3}
	b := team.Board{Drill: all, Title: all, Now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), NotFor: team.NotForDecisions, People: 6,
		Phases: []team.PhaseFigure{{ID: "baseline", Started: 6, Finished: 2, State: team.PhaseClosed, Scored: spread}},
		Moves:  []team.MoveHead{{Move: grade.Hold, Name: all}}, Cohort: []team.Cell{cell}, Notes: []string{all},
		Skills: []team.SkillShift{{ID: all, Name: all, Baseline: spread, Retest: spread, Before: cell, After: cell,
			Change: team.Change{Spread: spread, From: -1, To: 1, Known: true}}}}
	b.Items = []team.ItemFigure{{Phase: "baseline", Scenario: all, Title: all, People: 6, Attempts: 7, Replies: 31, Shown: true}, {Phase: "practice", Title: "Few"}}
	b.Attempts, b.Replies = 8, 33
	b.Bands = []team.Band{{From: 40, To: 60, People: []int{6}, Of: []int{6}}}
	for _, w := range words {
		b.Rows = append(b.Rows, team.BoardRow{Name: w, Named: true, Phases: []team.RowPhase{{Finished: 1, Of: 2}}})
	}
	return Team{b}
}

// hostileSameness is a page on sameness in which every phrase is hostile.
func hostileSameness() Sameness {
	s := team.Sameness{Drill: "d", Title: strings.Join(hostileWords(), " ") + " " + LevelIs, NotFor: team.NotForDecisions, People: 6, Replies: 9, Pairs: 15}
	for _, w := range hostileWords() {
		s.Ours = append(s.Ours, team.Phrase{Words: w, People: 3, Replies: 4})
		s.Rivals = append(s.Rivals, team.Phrase{Words: w, People: 3, Replies: 4})
		s.Openings = append(s.Openings, team.Opening{Title: w, People: 6, Alike: 0.25, Most: 0.5})
	}
	return Sameness{s}
}

func TestHostileNamesAreNoFormulasInATeamsTable(t *testing.T) {
	var out strings.Builder
	if err := hostileTeam().CSV(&out); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
	if err != nil || len(rows) < 10 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	below := false
	for _, row := range rows[1:] {
		for i, cell := range row[6:] { // numbers, which a spreadsheet is to reckon with
			n, err := strconv.ParseFloat(cell, 64)
			if below = below || n < 0; cell != "" && err != nil {
				t.Errorf("cell %d is no number: %q", 6+i, cell)
			}
		}
		for i, cell := range row[:6] {
			if c := strings.TrimLeft(cell, " \t\r\n"); c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
				t.Errorf("cell %d is a formula: %q", i, cell)
			}
		}
	}
	if !below {
		t.Error("no number is below zero: nothing was tried")
	}
	for _, write := range []func(*strings.Builder) error{
		func(b *strings.Builder) error { return hostileTeam().Text(b, TextOptions{Width: 80}) },
		func(b *strings.Builder) error { return hostileTeam().Markdown(b) },
		func(b *strings.Builder) error { return hostileSameness().Text(b, TextOptions{Width: 80}) },
		func(b *strings.Builder) error { return hostileSameness().Markdown(b) },
	} {
		var b strings.Builder
		if err := write(&b); err != nil || strings.ContainsAny(b.String(), "\x1b\u202e\u2028\u009b\x07") {
			t.Errorf("a control reached the reader: %v", err)
		}
	}
}

// TestTheTeamsReportSaysWhatFiguresRestOn reads the text as a manager would.
func TestTheTeamsReportSaysWhatFiguresRestOn(t *testing.T) {
	r := hostileTeam()
	r.Title, r.Moves[0].Name, r.Skills[0].Name, r.Notes = "Mid-year", "holds", "Hold", nil
	r.Rows = r.Rows[:1]
	r.Rows[0].Name = "Ana"
	r.Items[0].Title = "Ask"
	var b strings.Builder
	if err := r.Text(&b, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{NotFor, LevelIs, "6 people have begun.", "started by 6, finished by 2, closed; mean score 2.5 of 4 (deviation 0.5, 6 people)",
		"33 replies in 8 attempts.", "Ask       baseline  6        7         31", "Few       practice  too few", "4 of 9", "40 to 60%  6 of 6", HeatIs, BandsAre, ShiftIs, "+2.5 (-1.0 to +1.0, deviation 0.5, 6 people)", "Ana  1 of 2"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	r.Masked = true
	b.Reset()
	if err := r.Text(&b, TextOptions{}); err != nil || strings.Contains(b.String(), "Ana") || strings.Contains(b.String(), "4 of 9") {
		t.Errorf("a masked report tells figures or names: %v\n%s", err, b.String())
	}
}
