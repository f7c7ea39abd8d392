package team_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/schedule"
	"spar/internal/store"
	"spar/internal/team"
)

// member is somebody who has finished the baseline and the retest of the small drill,
// the price held in two of four replies.
func member(i int, shown bool, before, after float64) team.Member {
	start := time.Date(2026, 6, 16, 8, 0, 0, 0, time.UTC)
	m := team.Member{ID: fmt.Sprintf("id-%02d", i), Name: fmt.Sprintf("Name%02d", i), Shown: shown, Replies: map[string][]schedule.Reply{}}
	add := func(phase scenario.PhaseID, item string, score float64, made int) {
		t := ended(phase, item, 1, score, 8, start, 9)
		t.Attempt = m.ID + item
		m.Tries = append(m.Tries, t)
		for n := range 4 {
			r := schedule.Reply{Attempt: t.Attempt, Counts: true, Called: schedule.Call{All: []grade.Move{grade.Hold}, Some: []grade.Move{grade.Insight}}}
			if n < made {
				r.Moves = []grade.Move{grade.Hold}
			}
			m.Replies[t.Attempt] = append(m.Replies[t.Attempt], r)
		}
	}
	add(scenario.Baseline, "quarter-end", before, 1)
	add(scenario.Baseline, "not-for-us", before, 1)
	add(scenario.Practise, "five-percent", 4, 4)
	start = time.Date(2026, 6, 29, 8, 0, 0, 0, time.UTC)
	add(scenario.Retest, "standing-twelve", after, 3)
	add(scenario.Retest, "golf-friend", after, 3)
	return m
}

func crew(n int, shown func(int) bool) []team.Member {
	var all []team.Member
	for i := range n {
		all = append(all, member(i, shown(i), 1+float64(i%3)/2, 2+float64(i%3)/2))
	}
	return all
}

func nobody(int) bool   { return false }
func everyone(int) bool { return true }

func late(t *testing.T) time.Time { return at(t, "2026-06-30 10:00") }

func TestBoardShowsNoFigureOfFewerThanFive(t *testing.T) {
	d := readSmall(t)
	for n := range team.Fewest {
		all := append(crew(n, everyone), team.Member{ID: "idle", Name: "Idle", Shown: true})
		b := d.Board(all, late(t))
		body, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		if !b.Masked || b.People != n || len(b.Rows)+len(b.Bands) > 0 || strings.Contains(string(body), "Name0") || strings.Contains(string(body), `"shown":true`) {
			t.Errorf("%d people: %s", n, body)
		}
		for _, s := range b.Skills {
			if !s.Masked || s.Baseline.N+s.Retest.N+s.Change.N > 0 {
				t.Errorf("%d people: %+v", n, s)
			}
		}
		for _, ph := range b.Phases {
			if ph.Started+ph.Finished+ph.Scored.N > 0 {
				t.Errorf("%d people: %+v", n, ph)
			}
		}
	}
	if b := d.Board(crew(team.Fewest, nobody), late(t)); b.Masked || len(b.Rows) != team.Fewest {
		t.Errorf("five people: %+v", b)
	}
}

// TestBoardNamesOnlyWhoChoseIt looks for every name and id of those who did not, for every
// number of them.
func TestBoardNamesOnlyWhoChoseIt(t *testing.T) {
	d := readSmall(t)
	const n = 9
	for named := range n + 1 {
		b := d.Board(crew(n, func(i int) bool { return i < named }), late(t))
		body, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			if has := strings.Contains(string(body), fmt.Sprintf("Name%02d", i)); has != (i < named) {
				t.Errorf("%d named: person %d is named: %v", named, i, has)
			}
			if strings.Contains(string(body), fmt.Sprintf("id-%02d", i)) {
				t.Errorf("%d named: the id of person %d is on the board", named, i)
			}
		}
		hidden := n - named
		switch few := hidden > 0 && hidden < team.Fewest; {
		case few && (b.Others != hidden || len(b.Rows) != named):
			t.Errorf("%d hidden: %d others, %d rows", hidden, b.Others, len(b.Rows))
		case !few && (b.Others != 0 || len(b.Rows) != n):
			t.Errorf("%d hidden: %d others, %d rows", hidden, b.Others, len(b.Rows))
		}
	}
	// Who is which number does not follow from the order of the members.
	all := crew(n, nobody)
	all[3].Tries = all[3].Tries[:1]
	one := d.Board(all, late(t))
	for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	if list(one.Rows) != list(d.Board(all, late(t)).Rows) {
		t.Error("the rows follow the order of the members")
	}
}

func TestBoardCounts(t *testing.T) {
	d := readSmall(t)
	all := crew(6, nobody)
	all[0].Replies[all[0].Tries[0].Attempt][0].Counts = false // copied: it stays out
	all[1].Tries = all[1].Tries[:1]                           // has only begun
	b := d.Board(all, late(t))
	if b.Phases[0].Started != 6 || b.Phases[0].Finished != 5 || b.Phases[2].Finished != 5 || b.Phases[2].Scored.N != 5 {
		t.Errorf("%+v", b.Phases)
	}
	if len(b.Moves) != 3 || b.Moves[0].Move != grade.Hold {
		t.Fatalf("%+v", b.Moves)
	}
	// Five attempts of four replies for five people, one for the sixth; one copied, in
	// which the move had been made.
	hold := b.Cohort[0]
	if want := (team.Cell{Called: 5*20 + 4 - 1, Made: 5*(1+1+4+3+3) + 1 - 1, People: 6, Shown: true}); hold != want {
		t.Errorf("hold: %+v, want %+v", hold, want)
	}
	if b.Cohort[1].Shown {
		t.Errorf("a move that nothing calls for has a share: %+v", b.Cohort[1])
	}
	if c := b.Cohort[2]; !c.Shown || c.Made != 0 || c.Called != hold.Called {
		t.Errorf("insight, called for and never made: %+v", c)
	}
	// Four people made twelve of twenty, one eleven of nineteen, and the sixth one of four.
	if b.Bands[1].From != 60 || b.Bands[1].People[0] != 4 || b.Bands[2].People[0] != 1 || b.Bands[3].People[0] != 1 || b.Bands[0].Of[0] != 6 || b.Bands[4].People[2] != 6 || b.Bands[0].Of[1] != 0 {
		t.Errorf("%+v", b.Bands)
	}
	s := b.Skills[0]
	if s.Masked || s.Baseline.N != 6 || s.Retest.N != 5 || s.Change.N != 5 || s.Change.Mean != 1 || !s.Change.Known ||
		s.Before.Called != 23 || s.Before.Made != 5 || s.After.Made != 15 {
		t.Errorf("%+v", s)
	}
	// With four who have both there is no change to show.
	all[2].Tries = all[2].Tries[:1]
	if s := d.Board(all, late(t)).Skills[0]; !s.Masked || s.Change.N != 0 || s.Retest.N != 0 {
		t.Errorf("four who have both: %+v", s)
	}
}

// TestBoardTakesTheFirstAttemptInTime leaves out what ended after closing, and takes no
// second attempt where the first one counts.
func TestBoardTakesTheFirstAttemptInTime(t *testing.T) {
	d := readSmall(t, "baseline:\n", "baseline:\n  attempts: 3\n")
	all := crew(5, nobody)
	first := all[0].Tries[0]
	second := first
	second.N, second.Score, second.Attempt = 2, 4, "second"
	damaged := first
	damaged.N, damaged.Score, damaged.Damaged = 0, 4, true
	all[0].Tries = append([]team.Try{damaged, first, second}, all[0].Tries[1:]...)
	want := d.Board(crew(5, nobody), late(t)).Skills[0].Baseline
	if got := d.Board(all, late(t)).Skills[0].Baseline; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	all = crew(5, nobody)
	for i := range all {
		all[i].Tries[0].Ended = at(t, "2026-07-04 10:00")
		all[i].Tries[3].Status = store.StatusAbandoned
	}
	if s := d.Board(all, at(t, "2026-07-05 10:00")).Skills[0]; s.Baseline.N != 0 || s.Retest.N != 0 {
		t.Errorf("what ended after closing, or was closed, is counted: %+v", s)
	}
}

// TestEveryKeptReplyIsInTheReportOnce: at its scenario, or, where the plan has no place for
// it any more, after the others; of fewer than five people only in the sum.
func TestEveryKeptReplyIsInTheReportOnce(t *testing.T) {
	d := readSmall(t)
	all := crew(6, nobody)
	for i := range all {
		all[i].Said = map[string][]practice.RunSaid{}
		for _, try := range all[i].Tries {
			all[i].Said[try.Attempt] = make([]practice.RunSaid, 4)
		}
	}
	gone := ended(scenario.Practise, "gone-since", 1, 2, 8, late(t), 9)
	gone.Attempt = "gone"
	all[0].Tries, all[0].Said["gone"] = append(all[0].Tries, gone), make([]practice.RunSaid, 3)
	b := d.Board(all, late(t))
	if b.Attempts != 6*5+1 || b.Replies != 6*5*4+3 {
		t.Errorf("%d attempts, %d replies", b.Attempts, b.Replies)
	}
	played := map[string]team.ItemFigure{}
	for _, it := range b.Items {
		played[string(it.Phase)+" "+it.Scenario] = it
	}
	if it := played["baseline quarter-end"]; !it.Shown || it.People != 6 || it.Attempts != 6 || it.Replies != 24 || it.Title == "" {
		t.Errorf("%+v", it)
	}
	if it, ok := played["practice gone-since"]; !ok || it.Shown || it.People+it.Attempts+it.Replies > 0 {
		t.Errorf("%+v", it)
	}
}
