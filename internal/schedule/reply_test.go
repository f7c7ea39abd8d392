package schedule

import (
	"slices"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/play"
)

// levels is a reply's levels with the same value everywhere but where it is said.
func levels(all int, but map[grade.Dimension]int) grade.Levels {
	var l grade.Levels
	for _, d := range grade.Dimensions() {
		l[d] = all
	}
	for d, v := range but {
		l[d] = v
	}
	return l
}

func rating(r Reply, s Skill) Rating {
	for _, review := range r.Reviews() {
		if review.Skill == s {
			return review.Rating
		}
	}
	return 0
}

func TestWhatAReplySaysOfAMove(t *testing.T) {
	all, some := Call{All: []grade.Move{grade.Trade}}, Call{Some: []grade.Move{grade.Trade}}
	for _, c := range []struct {
		name   string
		called Call
		made   bool
		value  int
		want   Rating // 0: nothing
	}{
		{"made well", all, true, 4, Good},
		{"made well enough", some, true, 3, Good},
		{"made halfway", all, true, 2, Hard},
		{"made badly", some, true, 1, Again},
		{"skipped", all, false, 2, Again},
		{"skipped, and the price given away", some, false, 0, Again},
		{"another good way", all, false, 3, 0},
		{"one of several ways, and a plain reply", some, false, 2, 0},
		{"made where nobody called for it", Call{}, true, 4, 0},
	} {
		r := Reply{Called: c.called, Levels: levels(2, map[grade.Dimension]int{grade.Value: c.value}), Counts: true}
		if c.made {
			r.Moves = []grade.Move{grade.Question, grade.Trade}
		}
		if got := rating(r, "trade"); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
		if r.Counts = false; len(r.Reviews()) > 0 {
			t.Errorf("%s: a reply that does not count is reviewed", c.name)
		}
	}
}

func TestHelpIsNoRetrieval(t *testing.T) {
	r := Reply{Called: Call{All: []grade.Move{grade.Trade}}, Moves: []grade.Move{grade.Trade}, Levels: levels(4, nil),
		Grades: []grade.Dimension{grade.Value}, Counts: true}
	for helped, want := range []Rating{Good, Hard, Hard, 0} {
		r.Helped = helped
		if got := rating(r, "trade"); got != want {
			t.Errorf("the move, help %d: %d, want %d", helped, got, want)
		}
		if got := rating(r, "value"); got != want {
			t.Errorf("the dimension, help %d: %d, want %d", helped, got, want)
		}
	}
	r.Helped, r.Levels = 1, levels(0, nil)
	if got := rating(r, "trade"); got != Again {
		t.Errorf("helped and missed: %d", got)
	}
}

func TestWhatAReplySaysOfADimension(t *testing.T) {
	for level, want := range []Rating{Again, Again, Hard, Good, Good} {
		r := Reply{Levels: levels(level, nil), Grades: []grade.Dimension{grade.Reframe}, Counts: true}
		if got := r.Reviews(); len(got) != 1 || got[0] != (Review{"reframe", want}) {
			t.Errorf("level %d: %v, want reframe rated %d alone", level, got, want)
		}
	}
}

func TestRepliesOutOfEvents(t *testing.T) {
	marked := func(turn int, retry, counts bool) play.Marked {
		return play.Marked{Turn: turn, Beat: "ask", Grades: []grade.Dimension{grade.Value}, Retry: retry, Counts: counts,
			Marks: grade.Marks{Levels: levels(3, nil), Moves: []grade.Move{grade.Hold}}}
	}
	got := Replies([]play.Event{
		play.Said{Beat: "ask", Buyer: true}, marked(1, false, true),
		play.Gave{Turn: 1, Entry: play.Entry{What: "a day", For: "a reference"}}, play.Gave{Turn: 1, Entry: play.Entry{What: "5%"}},
		play.Undone{Turn: 1}, marked(1, true, true), marked(2, false, false),
	})
	if len(got) != 3 || got[0].Given != 2 || got[0].Free != 1 || got[1].Given != 0 {
		t.Fatalf("%+v", got)
	}
	if !got[0].Counts || got[1].Counts || got[2].Counts {
		t.Error("the first try counts; a second one does not, nor does what was said before")
	}
	if !got[0].Made("hold") || got[0].Made("trade") || !got[0].Graded(grade.Value) || got[0].Graded(grade.Advance) {
		t.Errorf("%+v", got[0])
	}
}

func TestSkills(t *testing.T) {
	var seen []Skill
	for _, s := range Skills() {
		if slices.Contains(seen, s) {
			t.Errorf("%s is there twice", s)
		}
		seen = append(seen, s)
		_, move := grade.ParseMove(string(s))
		if move != s.IsMove() || s.Name() == "" || move == (s.Doc() == "") {
			t.Errorf("%s: name %q, doc %q", s, s.Name(), s.Doc())
		}
		if d, ok := grade.ParseDimension(string(s)); ok && d != s.Dimension() {
			t.Errorf("%s stands for %s", s, s.Dimension())
		}
	}
	if Skill("trade").Dimension() != grade.Value || Skill("next-step").Dimension() != grade.Advance {
		t.Error("a move belongs to the wrong dimension")
	}
}

// day is nine in the morning of a day of March 2026; the 2nd is a Monday.
func day(n int) time.Time { return time.Date(2026, 3, n, 9, 0, 0, 0, time.UTC) }

// said is a reply in which a trade was called for, made or skipped.
func said(scenario string, at time.Time, made bool) Reply {
	r := Reply{Attempt: scenario, Scenario: scenario, At: at, Counts: true,
		Called: Call{All: []grade.Move{grade.Trade}}, Levels: levels(3, nil)}
	if made {
		r.Moves = []grade.Move{grade.Trade}
	} else {
		r.Levels[grade.Value] = 0
	}
	return r
}

func TestCards(t *testing.T) {
	var replies []Reply
	gap := 0
	for i, at := range []int{1, 3, 8, 20} {
		replies = append(replies, said([]string{"one", "two"}[i%2], day(at), true))
		cards := Cards(replies, time.UTC)
		if len(cards) != 1 || cards[0].Skill != "trade" || cards[0].Reviews != i+1 || cards[0].Lapses != 0 {
			t.Fatalf("%+v", cards)
		}
		if cards[0].Wait() <= gap {
			t.Errorf("made %d times and due after %d days, before that after %d", i+1, cards[0].Wait(), gap)
		}
		gap = cards[0].Wait()
	}
	c := Cards(replies, time.UTC)[0]
	if c.Scenario != "two" || c.Overdue(c.DueOn()) != 0 || c.Overdue(day(20)) != -gap {
		t.Errorf("%+v is due on %s", c, c.DueOn())
	}
	if now, later := c.Recall(day(21)), c.Recall(day(60)); now <= later || later <= 0 {
		t.Errorf("recall %v on the next day, %v after weeks", now, later)
	}
	slices.Reverse(replies)
	if got := Cards(replies, time.UTC); got[0] != c {
		t.Errorf("in another order %+v, was %+v", got[0], c)
	}
	lapsed := Cards(append(replies, said("one", day(22), false)), time.UTC)[0]
	if lapsed.Lapses != 1 || lapsed.Wait() >= gap || lapsed.Memory.Stability >= c.Memory.Stability {
		t.Errorf("skipped: %+v", lapsed)
	}
}

// TestOneTalkIsOneReview: six replies of a talk are one review, by the middle one.
func TestOneTalkIsOneReview(t *testing.T) {
	for _, c := range []struct {
		made string // one letter a reply
		want Memory
		laps int
	}{
		{"yyn", Memory{}.Next(0, Good), 0},
		{"yn", Memory{}.Next(0, Again), 1},
		{"nyyny", Memory{}.Next(0, Good), 0},
		{"n", Memory{}.Next(0, Again), 1},
	} {
		var replies []Reply
		for i, made := range c.made {
			replies = append(replies, said("bolt", day(2).Add(time.Duration(i)*time.Minute), made == 'y'))
		}
		got := Cards(replies, time.UTC)[0]
		if got.Memory != c.want || got.Reviews != 1 || got.Replies != len(c.made) || got.Lapses != c.laps {
			t.Errorf("%s: %+v, want %+v", c.made, got, c.want)
		}
	}
	// Gone on with on another day, or another talk on the same one: two reviews.
	next := said("bolt", day(3), true)
	if got := Cards([]Reply{said("bolt", day(2), true), next}, time.UTC)[0]; got.Reviews != 2 {
		t.Errorf("on two days: %+v", got)
	}
	if got := Cards([]Reply{said("bolt", day(2), true), said("halfway", day(2), true)}, time.UTC)[0]; got.Reviews != 2 {
		t.Errorf("two talks: %+v", got)
	}
}

func TestDaysAreThoseOfThePlace(t *testing.T) {
	west := time.FixedZone("west", -8*3600)
	evening, morning := time.Date(2026, 3, 2, 23, 50, 0, 0, west), time.Date(2026, 3, 3, 0, 10, 0, 0, west)
	if got := Days(evening.UTC(), morning); got != 1 {
		t.Errorf("over midnight: %d", got)
	}
	if got := Days(morning, evening); got != -1 {
		t.Errorf("backwards: %d", got)
	}
	if got := Days(morning.UTC(), morning.UTC()); got != 0 {
		t.Errorf("the same: %d", got)
	}
	if got := Days(time.Time{}, morning); got != 0 {
		t.Errorf("from never: %d", got)
	}
}
