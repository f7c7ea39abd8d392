package schedule

import (
	"slices"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/scenario"
)

func place(id string, difficulty scenario.Difficulty, all, some []grade.Move, played time.Time) Place {
	return Place{Scenario: id, Difficulty: difficulty, All: all, Some: some, Grades: []grade.Dimension{grade.Value}, Played: played}
}

func skills(tasks []Task) []Skill {
	var all []Skill
	for _, t := range tasks {
		all = append(all, t.Card.Skill)
	}
	return all
}

func TestDueComesBackElsewhere(t *testing.T) {
	trade := []grade.Move{grade.Trade}
	cards := Cards([]Reply{said("halfway", day(2), true)}, time.UTC)
	now := cards[0].DueOn().Add(20 * time.Hour)
	never := time.Time{}
	for _, c := range []struct {
		name   string
		places []Place
		want   string
		same   bool
	}{
		{"the only one", []Place{place("halfway", 1, trade, nil, day(2))}, "halfway", true},
		{"another", []Place{place("halfway", 1, trade, nil, day(2)), place("bolt", 1, nil, trade, day(1))}, "bolt", false},
		{"the one that cannot do without it", []Place{place("bolt", 1, nil, trade, never), place("terms", 1, trade, nil, day(1))}, "terms", false},
		{"the one never played", []Place{place("terms", 1, trade, nil, day(1)), place("bolt", 1, trade, nil, never)}, "bolt", false},
		{"nowhere", []Place{place("bolt", 1, []grade.Move{grade.Hold}, nil, never)}, "", false},
	} {
		tasks := Due(cards, c.places, now)
		if len(tasks) != 1 {
			t.Fatalf("%s: %+v", c.name, tasks)
		}
		got := ""
		if tasks[0].Place != nil {
			got = tasks[0].Place.Scenario
		}
		if got != c.want || tasks[0].Same != c.same {
			t.Errorf("%s: %q, same %v; want %q", c.name, got, tasks[0].Same, c.want)
		}
	}
	if got := Due(cards, nil, cards[0].DueOn().Add(-time.Minute)); len(got) != 0 {
		t.Errorf("due a minute before its day: %+v", got)
	}
}

func TestToday(t *testing.T) {
	hold, both := []grade.Move{grade.Hold}, []grade.Move{grade.Trade, grade.Hold}
	held := said("bolt", day(4), true)
	held.Called.All, held.Moves = hold, hold
	replies := []Reply{said("halfway", day(3), true), held}
	cards, later := Cards(replies, time.UTC), day(20)
	places := []Place{
		place("bolt", 1, both, nil, day(4)), place("halfway", 1, both, nil, day(2)),
		place("quote", 1, both, nil, day(1)), place("terms", 1, []grade.Move{grade.Trade}, nil, time.Time{}),
	}
	if got := skills(Due(cards, places, later)); !slices.Equal(got, []Skill{"trade", "hold"}) {
		t.Errorf("due: %v; what is forecast lowest comes first", got)
	}
	got := Today(cards, places, later)
	if got.Place == nil || got.Place.Scenario != "quote" || len(got.Tasks) != 2 {
		t.Errorf("both at once, in neither of the last two: %+v", got)
	}
	places[2].Played = day(19)
	if got := Today(cards, places, later); got.Place == nil || got.Place.Scenario == "quote" {
		t.Errorf("the same as yesterday: %+v", got)
	}
	if got := Today(cards, places[2:3], later); got.Place == nil || got.Place.Scenario != "quote" || len(got.Tasks) != 2 {
		t.Errorf("the same as yesterday, and no other: %+v", got)
	}
	if got := Today(cards, places[:1], later); got.Place == nil || got.Place.Scenario != "bolt" || len(got.Tasks) != 1 || got.Tasks[0].Card.Skill != "trade" {
		t.Errorf("one place: %+v", got)
	}
	if got := Today(cards[1:], places[1:2], day(4)); got.Place == nil || got.Fresh != "hold" {
		t.Errorf("nothing is due: %+v", got)
	}
	if got := Today(cards, places[:1], day(4)); got.Place == nil || got.Fresh != "" || len(got.Tasks) != 0 {
		t.Errorf("nothing is due and nothing is new: %+v", got)
	}
	if got := Today(nil, nil, day(5)); got.Place != nil {
		t.Errorf("an empty library: %+v", got)
	}
}

func TestDeclinesNeedFiveReplies(t *testing.T) {
	var replies []Reply
	for i := range 5 {
		replies = append(replies, said("halfway", day(1+2*i), true))
	}
	far := day(1).AddDate(0, 6, 0)
	if got := Declines(Cards(replies[:4], time.UTC), far); len(got) != 0 {
		t.Errorf("after four replies: %+v", got)
	}
	got := Declines(Cards(replies, time.UTC), far)
	if len(got) != 1 || got[0].Replies != 5 || got[0].Now >= got[0].Then || got[0].Days != Days(day(9), far) {
		t.Errorf("after five: %+v", got)
	}
	var never []Reply
	for i := range 6 {
		never = append(never, said("halfway", day(1+2*i), false))
	}
	if got := Declines(Cards(never, time.UTC), far); len(got) != 0 {
		t.Errorf("what was never there: %+v", got)
	}
	if got := Declines(Cards(replies, time.UTC), day(10)); len(got) != 0 {
		t.Errorf("on the next day: %+v", got)
	}
}
