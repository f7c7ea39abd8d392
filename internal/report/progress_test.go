package report

import (
	"slices"
	"strings"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/schedule"
)

// turnDay is noon of a day of March 2026.
func turnDay(n int) time.Time { return time.Date(2026, 3, n, 12, 0, 0, 0, time.UTC) }

// answered is a reply to a beat that grades value and cannot do without a trade.
func answered(day, level int, made bool) schedule.Reply {
	r := schedule.Reply{Attempt: turnDay(day).Format(time.DateOnly), Scenario: "bolt", At: turnDay(day), Counts: true,
		Grades: []grade.Dimension{grade.Value}, Called: schedule.Call{All: []grade.Move{grade.Trade}, Some: []grade.Move{grade.Hold}}}
	r.Levels[grade.Value] = level
	if made {
		r.Moves = []grade.Move{grade.Trade}
	}
	return r
}

func progressOf(replies ...schedule.Reply) Progress {
	now := turnDay(30)
	return NewProgress(practice.Standing{Now: now, Replies: replies, Cards: schedule.Cards(replies, time.UTC)}, time.Time{})
}

func find(p Progress, s schedule.Skill) (Level, MoveCount) {
	var l Level
	var m MoveCount
	if i := slices.IndexFunc(p.Dimensions, func(l Level) bool { return l.Dimension == s }); i >= 0 {
		l = p.Dimensions[i]
	}
	if i := slices.IndexFunc(p.Moves, func(m MoveCount) bool { return m.Move == s }); i >= 0 {
		m = p.Moves[i]
	}
	return l, m
}

// Progress since a day counts what was said from then on, and forecasts from everything.
func TestProgressSince(t *testing.T) {
	var replies []schedule.Reply
	for day := range 12 {
		replies = append(replies, answered(1+day, day%5, day > 5))
	}
	s := practice.Standing{Now: turnDay(30), Replies: replies, Cards: schedule.Cards(replies, time.UTC)}
	all, some := NewProgress(s, time.Time{}), NewProgress(s, turnDay(7))
	_, whole := find(all, "trade")
	level, move := find(some, "trade")
	if level, _ = find(some, "value"); level.Replies != 6 || move.Asked != 6 || *move.Skipped != 0 || some.Replies != 6 || !some.From.Equal(turnDay(7)) {
		t.Errorf("since the seventh: %+v, %+v, %+v", some, level, move)
	}
	if *whole.Skipped != 6 || *move.Forecast != *whole.Forecast {
		t.Errorf("all: %+v; since the seventh: %+v", whole, move)
	}
	if !strings.Contains(some.Over(), "Since 7 March") || strings.Contains(all.Over(), "Since") {
		t.Errorf("it says %q and %q", some.Over(), all.Over())
	}
}

func TestNoFigureUnderFive(t *testing.T) {
	var replies []schedule.Reply
	for i := range 4 {
		r := answered(1+i, 3, true)
		r.Given, r.Free = 1, 1
		replies = append(replies, r)
	}
	p := progressOf(replies...)
	l, _ := find(p, "value")
	_, m := find(p, "trade")
	if l.Replies != 4 || l.Median != nil || l.Low != nil || l.High != nil || len(l.Course) != 0 || l.Forecast != nil {
		t.Errorf("value: %+v", l)
	}
	if m.Asked != 4 || m.Skipped != nil || m.Forecast != nil || len(m.Course) != 0 {
		t.Errorf("trade: %+v", m)
	}
	if p.Trades != 4 || p.Gifts != nil || len(p.SkipLines()) != 0 {
		t.Errorf("%d trades: %v, %v", p.Trades, p.Gifts, p.SkipLines())
	}
	var out strings.Builder
	if err := p.Text(&out, TextOptions{}); err != nil || !strings.Contains(out.String(), "4 replies, too few to tell") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestFiguresOfProgress(t *testing.T) {
	var replies []schedule.Reply
	for i, level := range []int{0, 1, 1, 2, 3, 3, 4, 4, 4, 4, 4, 2} {
		replies = append(replies, answered(1+i, level, level > 2))
	}
	for i := range 8 { // six of eight trades ask for nothing
		replies[i].Given, replies[i].Free = 1, min(1, i/2)
	}
	copied := answered(13, 4, true)
	copied.Counts = false
	p := progressOf(append(replies, copied)...)
	if p.Replies != 12 || p.Aside != 1 || p.Attempts != 12 || !p.To.Equal(turnDay(12)) {
		t.Errorf("%+v", p)
	}
	l, _ := find(p, "value")
	if l.Replies != 12 || *l.Median != 3 || *l.Low != 1.75 || *l.High != 4 || l.Days != 18 {
		t.Errorf("value: median %v, %v to %v, %d days", *l.Median, *l.Low, *l.High, l.Days)
	}
	if len(l.Course) != 2 || l.Course[0].Mean != 1.4 || l.Course[0].Replies != 5 || l.Course[1].Replies != 7 || !l.Course[1].To.Equal(turnDay(12)) {
		t.Errorf("course %+v", l.Course)
	}
	_, m := find(p, "trade")
	if m.Asked != 12 || *m.Skipped != 5 || m.Open != 0 || m.OpenMade != nil || !m.Last.Equal(turnDay(11)) || m.Days != 19 {
		t.Errorf("trade: %+v", m)
	}
	if m.Forecast == nil || *m.Forecast <= 0 || *m.Forecast >= 1 {
		t.Error("no forecast after twelve replies")
	}
	if _, h := find(p, "hold"); h.Open != 12 || *h.OpenMade != 0 || h.Skipped != nil {
		t.Errorf("hold: %+v", h)
	}
	skips := p.SkipLines()
	if len(skips) != 2 || !strings.HasPrefix(skips[0], "You skip the get in 6 of 8 trades") || !strings.Contains(skips[1], `"trade" in 5 of 12`) {
		t.Errorf("%q", skips)
	}
	var out strings.Builder
	if err := p.Text(&out, TextOptions{Width: 80}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"12 replies in 12 talks, 1 March to 12 March 2026.", "1 more is kept out", "middle 3, half of them 1.75 to 4, 12 replies, last 18 days ago",
		"1.4 3.6", "made 7 of 12 times that asked for it; last made 19 days ago", "Not called for yet: defer", "6 of 8 trades"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}

// A long history has longer stretches, not more points.
func TestALongCourseStaysReadable(t *testing.T) {
	for n, want := range map[int]int{4: 0, 5: 1, 9: 1, 10: 2, 60: 12, 61: 10, 700: 11, 720: 12} {
		at, values := make([]time.Time, n), make([]float64, n)
		course := courseOf(at, values)
		rests := 0
		for _, s := range course {
			rests += s.Replies
		}
		if len(course) != want || n >= 5 && rests != n {
			t.Errorf("%d replies: %d points over %d", n, len(course), rests)
		}
	}
}

func TestProgressOfNothing(t *testing.T) {
	var out strings.Builder
	p := progressOf()
	if err := p.Text(&out, TextOptions{}); err != nil || out.String() != "No reply counts yet.\n" {
		t.Errorf("%v %q", err, out.String())
	}
}

// On the day of the last reply the model forecasts 100% whatever the replies were worth, so
// no figure is named then.
func TestNoForecastOnTheDayOfTheReply(t *testing.T) {
	var replies []schedule.Reply
	for day := range 6 {
		replies = append(replies, answered(1+day, 0, false))
	}
	for day, want := range map[int]string{6: "Practised today, 6 replies so far; due ", 20: "The memory model forecasts "} {
		s := practice.Standing{Now: turnDay(day), Replies: replies, Cards: schedule.Cards(replies, time.UTC)}
		_, m := find(NewProgress(s, time.Time{}), "trade")
		if got := ForecastWords(m.Forecast, s, "trade"); !strings.HasPrefix(got, want) || day == 6 && strings.Contains(got, "%") {
			t.Errorf("on day %d it says %q", day, got)
		}
	}
}

func TestAStretchSaysTheYearAndADayOnlyOnce(t *testing.T) {
	at := func(day string) time.Time {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range [][3]string{
		{"2026-11-22", "2026-11-22", "22 November 2026"},
		{"2026-03-01", "2026-03-12", "1 March to 12 March 2026"},
		{"2025-12-30", "2026-01-02", "30 December 2025 to 2 January 2026"},
	} {
		if got := stretch(at(c[0]), at(c[1])); got != c[2] {
			t.Errorf("%s and %s: %q", c[0], c[1], got)
		}
	}
	few := MoveCount{Asked: 1, Open: 2}
	if got := few.Words(); !strings.HasPrefix(got, "asked for once, too few to tell; one way of several 2 times") {
		t.Error(got)
	}
}

func TestTimeIsToldInWholeMinutes(t *testing.T) {
	for minutes, want := range map[float64]string{0: "less than a minute", 0.9: "less than a minute", 1.2: "1 minute", 12.5: "13 minutes"} {
		if got := timeAt(minutes); got != want {
			t.Errorf("%v: %q", minutes, got)
		}
	}
}
