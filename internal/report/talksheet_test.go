package report

import (
	"fmt"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/schedule"
)

// The sheet names the move that is skipped most, shows a reply that skipped it, and sends
// to a scenario that calls for it; with fewer than five replies it says nothing.
func TestTheTalkSheetRestsOnReplies(t *testing.T) {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	sc := &scenario.Scenario{ID: "oak", Title: "The oak table", Beats: []scenario.Beat{{ID: "ask", Models: []string{"If you sign today, I deliver for nothing."}}}}
	a := &practice.Attempt{ID: "a", Scenario: sc, Started: at}
	var replies []schedule.Reply
	say := func(turn int, made bool) {
		levels := grade.Levels{4, 1, 2, 2, 2}
		m := play.Marked{Turn: turn, Beat: "ask", Reply: fmt.Sprint("Reply ", turn), Grades: grade.Dimensions(), Counts: true, Marks: grade.Marks{Levels: levels}}
		r := schedule.Reply{Attempt: "a", Turn: turn, At: at, Levels: levels, Grades: grade.Dimensions(), Counts: true, Called: schedule.Call{All: []grade.Move{grade.Trade}}}
		if made {
			m.Marks.Moves, r.Moves = []grade.Move{grade.Trade}, []grade.Move{grade.Trade}
		}
		a.Events = append(a.Events, play.Said{Beat: "ask", Buyer: true, Text: fmt.Sprint("Line ", turn)}, m)
		replies = append(replies, r)
	}
	s := practice.Standing{Now: at, Places: []schedule.Place{
		{Scenario: "other", Title: "Another", All: []grade.Move{grade.Hold}},
		{Scenario: "pine", Title: "The pine table", Minutes: 5, All: []grade.Move{grade.Trade}},
	}}
	for turn := 1; turn <= 4; turn++ {
		say(turn, turn == 1)
	}
	s.Replies = replies
	if sheet := NewPeriod(s, []*practice.Attempt{a}, 0, time.Time{}, "").Sheet; sheet.Strength.What != "" || sheet.Change.What != "" {
		t.Errorf("four replies give %+v", sheet)
	}
	say(5, true)
	s.Replies = replies
	sheet := NewPeriod(s, []*practice.Attempt{a}, 0, time.Time{}, "").Sheet
	if sheet.Strength.What != "Assertiveness" || sheet.Strength.Rests != "middle level 4 over 5 replies" {
		t.Errorf("strength: %+v", sheet.Strength)
	}
	if c := sheet.Change; c.What != "Trade" || c.Rests != "left out in 3 of 5 replies that asked for it" || c.Said != "Reply 4" || c.Buyer != "Line 4" || c.Model != sc.Beats[0].Models[0] || c.Instead == "" {
		t.Errorf("to change: %+v", c)
	}
	if sheet.Drill.Scenario != "pine" || sheet.Drill.Minutes != 5 {
		t.Errorf("drill: %+v", sheet.Drill)
	}
}
