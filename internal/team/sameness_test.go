package team

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"spar/internal/practice"
	"spar/internal/scenario"
)

// speaker is somebody who said these things first in two scenarios.
func speaker(i int, first, second string, common ...string) Member {
	m := Member{ID: fmt.Sprint("id", i), Name: fmt.Sprint("Name", i), Said: map[string][]practice.RunSaid{}}
	for n, said := range []string{first, second} {
		id := fmt.Sprint(m.ID, n)
		m.Tries = append(m.Tries, Try{Attempt: id, Phase: scenario.Baseline, Item: []string{"one", "two"}[n], N: 1})
		m.Said[id] = []practice.RunSaid{{Text: said, Counts: true, Common: common}, {Text: "copied " + said, Counts: false}}
	}
	return m
}

func talkers() []Member {
	var all []Member
	for i := range 5 {
		own := fmt.Sprintf("my own number %d words here today", i)
		first, second := own, own+" again"
		if i < 3 {
			first, second = "At the end of the day, "+own, own+" at the end of the day!"
		}
		all = append(all, speaker(i, first, second, []string{"best in class", "state of the art"}[min(1, i/3)]))
	}
	return all
}

func samePlan() *Drill {
	return &Drill{Plan: &scenario.Plan{ID: "d", Title: "D", Baseline: &scenario.Phase{ID: scenario.Baseline,
		Scenarios: []scenario.PlanEntry{{Scenario: "one"}, {Scenario: "two"}}}}, Titles: map[string]string{"one": "One", "two": "Two"}}
}

func TestSamenessFindsWhatSeveralSayInSeveralPlaces(t *testing.T) {
	s := samePlan().Sameness(talkers())
	if s.Masked || s.People != 5 || s.Replies != 10 {
		t.Fatalf("%+v", s)
	}
	want := Phrase{"at the end of the day", 3, 6}
	found := false
	for _, p := range s.Ours {
		found = found || p == want
		if strings.Contains(want.Words, p.Words) && p != want {
			t.Errorf("a part of a phrase is told beside it: %+v", p)
		}
		if strings.Contains(p.Words, "copied") {
			t.Errorf("what does not count is counted: %+v", p)
		}
	}
	if !found {
		t.Errorf("no %+v in %+v", want, s.Ours)
	}
	if len(s.Rivals) != 1 || s.Rivals[0] != (Phrase{"best in class", 3, 6}) {
		t.Errorf("two people are told, or three are not: %+v", s.Rivals)
	}
	if len(s.Openings) != 2 || s.Openings[0].People != 5 || s.Pairs != 20 || s.Openings[0].Most <= s.Openings[0].Alike {
		t.Errorf("%+v", s.Openings)
	}
	// A phrase of one scenario alone is its material, and no habit.
	one := talkers()
	for i := range one {
		one[i].Tries = one[i].Tries[:1]
	}
	if got := samePlan().Sameness(one); len(got.Ours) != 0 {
		t.Errorf("said in one scenario: %+v", got.Ours)
	}
	if got := samePlan().Sameness(talkers()[:4]); !got.Masked || got.Replies+len(got.Ours)+len(got.Rivals)+len(got.Openings) > 0 {
		t.Errorf("of four people: %+v", got)
	}
}

func TestResemblance(t *testing.T) {
	a := shingles(wordsOf("The price stays where it is."))
	for reply, want := range map[string]float64{
		"the price STAYS, where it is": 1,
		"The price stays where it was": 3.0 / 5,
		"We should talk on Thursday.":  0,
		"":                             0,
	} {
		if got := resemblance(a, shingles(wordsOf(reply))); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q: %v, want %v", reply, got, want)
		}
	}
	if got := resemblance(shingles([]string{"no"}), shingles([]string{"no"})); got != 1 {
		t.Errorf("two short replies that are the same: %v", got)
	}
}
