package team_test

import (
	"strings"
	"testing"
	"time"

	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/team"
)

// at is a moment of the small drill, which runs from 15 June to 3 July 2026 in Berlin.
func at(t *testing.T, s string) time.Time {
	t.Helper()
	when, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		t.Fatal(err)
	}
	return when.UTC()
}

// ended is a try that ended with a score after so many minutes.
func ended(phase scenario.PhaseID, item string, n int, score float64, rests int, started time.Time, minutes int) team.Try {
	return team.Try{Attempt: item, Phase: phase, Item: item, N: n, Status: store.StatusEnded, Started: started,
		Ended: started.Add(time.Duration(minutes) * time.Minute), Score: score, Rests: rests, Turns: 4}
}

func TestStandFollowsThePlan(t *testing.T) {
	d := readSmall(t)
	noon := at(t, "2026-06-16 10:00")
	base1 := ended(scenario.Baseline, "quarter-end", 1, 1.5, 8, noon.Add(-2*time.Hour), 9)
	base2 := ended(scenario.Baseline, "not-for-us", 1, 2.5, 8, noon.Add(-time.Hour), 9)
	open := team.Try{Attempt: "x", Phase: scenario.Baseline, Item: "quarter-end", N: 1, Status: store.StatusOpen, Started: noon.Add(-time.Minute)}
	weak := ended(scenario.Practise, "five-percent", 1, 2.4, 8, noon.Add(-time.Minute), 1)
	thin := ended(scenario.Practise, "five-percent", 1, 3.5, 5, noon.Add(-time.Minute), 1)
	good := ended(scenario.Practise, "five-percent", 2, 2.5, 6, noon.Add(-time.Minute), 1)
	given := team.Try{Attempt: "y", Phase: scenario.Practise, Item: "five-percent", N: 2, Status: store.StatusAbandoned, Started: noon, Ended: noon}
	late := at(t, "2026-06-30 10:00")
	slow := ended(scenario.Retest, "standing-twelve", 1, 4, 20, late, 21)
	quick := ended(scenario.Retest, "golf-friend", 1, 0.5, 20, late, 20)
	tests := []struct {
		name  string
		now   time.Time
		tries []team.Try
		next  string // phase/scenario, "" for none
		why   string // why nothing can be played
		done  bool
	}{
		{"before it opens", at(t, "2026-06-15 05:59"), nil, "", "this drill opens on Monday 15 June 2026 08:00 CEST", false},
		{"as it opens", at(t, "2026-06-15 06:00"), nil, "baseline/quarter-end", "", false},
		{"as it closes", at(t, "2026-07-03 16:00"), nil, "", "this drill closed on Friday 3 July 2026 18:00 CEST", false},
		{"one after the other", noon, []team.Try{base1}, "baseline/not-for-us", "", false},
		{"what is under way comes first", noon, []team.Try{open}, "baseline/quarter-end", "", false},
		{"practice opens", noon, []team.Try{base1, base2}, "practice/five-percent", "", false},
		{"practice has its own day", at(t, "2026-06-15 10:00"), []team.Try{base1, base2}, "", "the practice is not open: it opens on Tuesday 16 June", false},
		{"too low a score does not pass", noon, []team.Try{base1, base2, weak}, "practice/five-percent", "", false},
		{"a score that rests on too little does not pass", noon, []team.Try{base1, base2, thin}, "practice/five-percent", "", false},
		{"passed, and the retest waits for its day", noon, []team.Try{base1, base2, weak, good}, "", "the retest is not open: it opens on Monday 29 June", false},
		{"no attempt left", late, []team.Try{base1, base2, weak, given}, "retest/standing-twelve", "", false},
		{"a retest needs no pass here", late.Add(time.Hour), []team.Try{base1, base2, good, slow, quick}, "", "you have finished this drill", true},
	}
	for _, tt := range tests {
		s := d.Stand(tt.tries, tt.now)
		next := ""
		if s.Next != nil {
			next = string(s.Next.Phase) + "/" + s.Next.Scenario
		}
		if next != tt.next || !strings.HasPrefix(s.Why, tt.why) || s.Finished != tt.done || (next == "") != (s.Why != "") {
			t.Errorf("%s: next %q, why %q, finished %v", tt.name, next, s.Why, s.Finished)
		}
	}
	s := d.Stand([]team.Try{slow, quick}, late)
	for _, it := range s.Phases[2].Items {
		if tr := it.Tries[0]; tr.TooLong != (it.Scenario == "standing-twelve") || tr.Passed == tr.TooLong {
			t.Errorf("%s took %v of 20 minutes: %+v", it.Scenario, tr.Took(late), tr)
		}
	}
	slow.Away = slow.Ended.Sub(slow.Started) - 20*time.Minute // all but the twenty minutes were an outage
	if it := d.Stand([]team.Try{slow}, late).Phases[2].Items[0]; it.Tries[0].TooLong || !it.Tries[0].Passed {
		t.Errorf("an outage counts: %+v", it.Tries[0])
	}
	over := ended(scenario.Retest, "golf-friend", 1, 4, 20, at(t, "2026-07-03 15:55"), 6)
	if it := d.Stand([]team.Try{over}, late).Phases[2].Items[1]; !it.Tries[0].TooLate || it.Tries[0].Passed {
		t.Errorf("what ended after closing passes: %+v", it.Tries[0])
	}
	gone := ended(scenario.Practise, "halfway", 1, 4, 20, noon, 6)
	if s := d.Stand([]team.Try{gone}, late); s.Elsewhere != 1 {
		t.Errorf("an attempt that the plan has no place for is not told: %+v", s.Elsewhere)
	}
}

// TestStandTriesWhatWasTriedLeast goes round a free phase before it repeats.
func TestStandTriesWhatWasTriedLeast(t *testing.T) {
	d := readSmall(t, "    - { scenario: five-percent, skill: hold }\nretest", "    - { scenario: five-percent, skill: hold }\n    - { scenario: halfway, skill: hold }\nretest")
	noon := at(t, "2026-06-16 10:00")
	tries := []team.Try{ended(scenario.Baseline, "quarter-end", 1, 1, 8, noon, 9), ended(scenario.Baseline, "not-for-us", 1, 1, 8, noon, 9)}
	for _, want := range []string{"five-percent", "halfway", "five-percent", "halfway"} {
		s := d.Stand(tries, noon)
		if s.Next == nil || s.Next.Scenario != want {
			t.Fatalf("after %d attempts: %+v, want %s", len(tries)-2, s.Next, want)
		}
		tries = append(tries, ended(scenario.Practise, want, len(s.Item(*s.Next).Tries)+1, 1, 8, noon, 2))
	}
	if s := d.Stand(tries, noon); s.Phases[1].State != team.PhaseDone || s.Phases[1].Items[0].State != team.ItemFailed {
		t.Errorf("all attempts used up: %+v", s.Phases[1])
	}
}
