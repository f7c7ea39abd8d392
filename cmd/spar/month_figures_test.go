package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/schedule"
)

// told is a reply as an export tells of it, read here without the code that spar itself
// reads it with.
type told struct {
	attempt, scenario string
	at                time.Time
	marks             grade.Marks
	grades            []grade.Dimension
	all, some         []grade.Move // what its beat's models make, all of them and not all
	counts            bool
	prospecting       bool
	given, free       int
}

// exported is what an export holds, as far as figures are made from it.
type exported struct {
	replies []told
	calls   map[string]int // by day
}

// readExport reads an export by its own format alone.
func readExport(t *testing.T, tr *trainee) exported {
	t.Helper()
	var out strings.Builder
	if err := tr.p.Export(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	texts, of := map[string]*scenario.Scenario{}, map[string]*scenario.Scenario{}
	ex := exported{calls: map[string]int{}}
	lines := bufio.NewScanner(strings.NewReader(out.String()))
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var l struct {
			Type, ID, Kind, Scenario, Digest, Text, Attempt, Created, Day string
			N                                                             int
			Events                                                        []json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		switch l.Type {
		case "scenario":
			texts[l.Digest], _ = scenario.Decode("x.yaml", []byte(l.Text))
		case "attempt":
			of[l.ID] = texts[l.Digest]
			of[l.ID].ID = l.Scenario
		case "calls":
			ex.calls[l.Day] += l.N
		case "line":
			at, err := time.Parse(time.RFC3339, l.Created)
			if err != nil {
				t.Fatal(err)
			}
			for _, raw := range l.Events {
				ev, err := play.DecodeEvent(raw)
				if err != nil {
					t.Fatal(err)
				}
				switch ev := ev.(type) {
				case play.Marked:
					r := told{attempt: l.Attempt, scenario: of[l.Attempt].ID, at: at, marks: ev.Marks, grades: ev.Grades, counts: ev.Counts && !ev.Retry}
					r.all, r.some = callsOf(of[l.Attempt], ev.Beat)
					r.prospecting = of[l.Attempt].Stage == scenario.Prospecting
					ex.replies = append(ex.replies, r)
				case play.Gave:
					last := &ex.replies[len(ex.replies)-1]
					last.given++
					if ev.Entry.For == "" {
						last.free++
					}
				}
			}
		}
	}
	slices.SortStableFunc(ex.replies, func(a, b told) int { return a.at.Compare(b.at) })
	return ex
}

// callsOf are the moves that all of a beat's model replies make, and those of some.
func callsOf(sc *scenario.Scenario, beat string) (all, some []grade.Move) {
	b := sc.Beat(beat)
	sit := sc.Situation(b)
	made := map[grade.Move]int{}
	for _, m := range b.Models {
		marks := grade.Grade(&sit, m)
		for _, move := range marks.Moves {
			made[move]++
		}
	}
	for move, n := range made {
		if n == len(b.Models) {
			all = append(all, move)
		} else {
			some = append(some, move)
		}
	}
	return all, some
}

// reviewed are the memories of all skills, from the export alone.
func (ex exported) reviewed() map[schedule.Skill]schedule.Card {
	type sitting struct{ attempt, day string }
	type rated struct {
		last     time.Time
		scenario string
		ratings  []int
	}
	cards := map[schedule.Skill]schedule.Card{}
	for _, s := range schedule.Skills() {
		var order []sitting
		by := map[sitting]*rated{}
		for _, r := range ex.replies {
			rating, ok := r.rating(s)
			if !r.counts || !ok {
				continue
			}
			key := sitting{r.attempt, r.at.Format(time.DateOnly)}
			if by[key] == nil {
				by[key] = &rated{}
				order = append(order, key)
			}
			by[key].scenario, by[key].ratings = r.scenario, append(by[key].ratings, rating)
		}
		for _, r := range ex.replies { // a sitting ends with its last reply, whatever that was about
			if x := by[sitting{r.attempt, r.at.Format(time.DateOnly)}]; x != nil {
				x.last = r.at
			}
		}
		var c schedule.Card
		for _, key := range order {
			x := by[key]
			slices.Sort(x.ratings)
			days := 0
			if c.Reviews > 0 {
				days = int(x.last.Truncate(24*time.Hour).Sub(c.Last.Truncate(24*time.Hour)) / (24 * time.Hour))
			}
			middle := x.ratings[(len(x.ratings)-1)/2]
			c.Memory = c.Memory.Next(days, schedule.Rating(middle))
			c.Last, c.Scenario = x.last, x.scenario
			c.Reviews++
			c.Replies += len(x.ratings)
			if middle == 1 {
				c.Lapses++
			}
		}
		if c.Reviews > 0 {
			c.Skill = s
			cards[s] = c
		}
	}
	return cards
}

// rating is what the reply says of a skill, as the documentation has it.
func (r told) rating(s schedule.Skill) (int, bool) {
	level := r.marks.Levels[s.Dimension()]
	byLevel := []int{1, 1, 2, 3, 3}[level]
	if d, ok := grade.ParseDimension(string(s)); ok {
		return byLevel, slices.Contains(r.grades, d)
	}
	m := grade.Move(s)
	all, some := slices.Contains(r.all, m), slices.Contains(r.some, m)
	switch made := slices.Contains(r.marks.Moves, m); {
	case made && (all || some):
		return byLevel, true
	case !made && all && level <= 2, !made && some && level <= 1:
		return 1, true
	}
	return 0, false
}

// figures holds every figure that is shown to the exported events.
func figures(t *testing.T, tr *trainee, when string) {
	t.Run("figures "+when, func(t *testing.T) {
		ex, s := readExport(t, tr), tr.standing()
		sameCards(t, ex.reviewed(), s.Cards)
		p := report.NewProgress(s, time.Time{})
		ex.sameProgress(t, p, s.Now)
		ex.sameTallies(t, s.Tallies)
		sameDue(t, ex.reviewed(), dueOf(s), s.Now)
		shownEverywhere(t, p, s.Tallies)
		sameReport(t, tr)
	})
}

func sameCards(t *testing.T, want map[schedule.Skill]schedule.Card, got []schedule.Card) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d cards, %d from the export", len(got), len(want))
	}
	for _, c := range got {
		if w := want[c.Skill]; !c.Last.Equal(w.Last) || c.Memory != w.Memory || c.Reviews != w.Reviews || c.Replies != w.Replies || c.Lapses != w.Lapses || c.Scenario != w.Scenario {
			t.Errorf("%s\n%+v, from the export\n%+v", c.Skill, c, w)
		}
	}
}

// sameProgress works out every figure of the progress by the book.
func (ex exported) sameProgress(t *testing.T, p report.Progress, now time.Time) {
	t.Helper()
	trades, gifts, counted := 0, 0, 0
	for _, r := range ex.replies {
		if r.counts {
			counted++
			trades += min(1, r.given)
			gifts += min(1, r.free)
		}
	}
	if p.Replies != counted || p.Trades != trades || (p.Gifts == nil) != (trades < 5) || p.Gifts != nil && *p.Gifts != gifts {
		t.Errorf("%d replies, %d trades, %v gifts; from the export %d, %d, %d", p.Replies, p.Trades, p.Gifts, counted, trades, gifts)
	}
	for _, l := range p.Dimensions {
		d, _ := grade.ParseDimension(string(l.Dimension))
		var levels []float64
		for _, r := range ex.replies {
			if r.counts && slices.Contains(r.grades, d) {
				levels = append(levels, float64(r.marks.Levels[d]))
			}
		}
		if l.Replies != len(levels) || (l.Median == nil) != (len(levels) < 5) {
			t.Errorf("%s rests on %d, from the export %d", l.Dimension, l.Replies, len(levels))
			continue
		}
		if l.Median == nil {
			continue
		}
		sameCourse(t, string(l.Dimension), l.Course, levels)
		slices.Sort(levels)
		for q, got := range map[float64]float64{0.25: *l.Low, 0.5: *l.Median, 0.75: *l.High} {
			at := q * float64(len(levels)-1)
			below, above := levels[int(math.Floor(at))], levels[int(math.Ceil(at))]
			if want := below + (at-math.Floor(at))*(above-below); math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: quantile %v is %v, from the export %v", l.Dimension, q, got, want)
			}
		}
	}
	for _, m := range p.Moves {
		asked, skipped, open, taken := 0, 0, 0, 0
		for _, r := range ex.replies {
			made := slices.Contains(r.marks.Moves, grade.Move(m.Move))
			switch {
			case !r.counts:
			case slices.Contains(r.all, grade.Move(m.Move)):
				asked++
				if !made {
					skipped++
				}
			case slices.Contains(r.some, grade.Move(m.Move)):
				open++
				if made {
					taken++
				}
			}
		}
		if m.Asked != asked || m.Open != open || (m.Skipped == nil) != (asked < 5) || m.Skipped != nil && *m.Skipped != skipped ||
			(m.OpenMade == nil) != (open < 5) || m.OpenMade != nil && *m.OpenMade != taken {
			t.Errorf("%s: %+v; from the export asked %d, skipped %d, open %d, taken %d", m.Move, m, asked, skipped, open, taken)
		}
	}
}

// sameCourse holds the points of a chart to the means of five values each.
func sameCourse(t *testing.T, name string, course []report.Stretch, values []float64) {
	t.Helper()
	used := 0
	for i, s := range course {
		sum := 0.0
		for _, v := range values[used : used+s.Replies] {
			sum += v
		}
		if math.Abs(s.Mean-sum/float64(s.Replies)) > 1e-9 || s.Replies < 5 {
			t.Errorf("%s: point %d of the chart is %+v", name, i, s)
		}
		used += s.Replies
	}
	if used != len(values) {
		t.Errorf("%s: the chart shows %d of %d replies", name, used, len(values))
	}
}

func (ex exported) sameTallies(t *testing.T, tallies []schedule.Tally) {
	t.Helper()
	if len(tallies) != 4 {
		t.Fatalf("%d goals", len(tallies))
	}
	for _, g := range tallies {
		within := func(at time.Time) bool { return !at.Before(g.From) && at.Before(g.To) }
		want, begun := 0, map[string]bool{}
		for _, r := range ex.replies {
			if !r.counts || g.Aim == schedule.MovesTried && !within(r.at) {
				continue
			}
			switch first := !begun[r.attempt]; {
			case g.Aim == schedule.MovesTried:
				for _, s := range schedule.Moves() {
					if _, ok := r.rating(s); ok {
						want++
					}
				}
			case g.Aim == schedule.Sessions && first && within(r.at),
				g.Aim == schedule.Exercises && first && within(r.at) && r.prospecting:
				want++
			}
			begun[r.attempt] = true
		}
		for day, n := range ex.calls {
			at, err := time.Parse(time.DateOnly, day)
			if err != nil {
				t.Fatal(err)
			}
			if g.Aim == schedule.CallsMade && within(at) {
				want += n
			}
		}
		if g.Done != want {
			t.Errorf("%s of the %s from %s: %d, from the export %d", g.Aim, g.Period, g.From.Format(time.DateOnly), g.Done, want)
		}
	}
}

// sameDue holds what is due, and the forecasts, to the published formula.
func sameDue(t *testing.T, cards map[schedule.Skill]schedule.Card, d due, now time.Time) {
	t.Helper()
	const w20 = 0.1542
	factor := math.Pow(0.9, -1/w20) - 1
	late := map[schedule.Skill]int{}
	for s, c := range cards {
		wait := max(1, min(90, int(math.Round(c.Memory.Stability))))
		passed := int(now.Truncate(24*time.Hour).Sub(c.Last.Truncate(24*time.Hour)) / (24 * time.Hour))
		if passed >= wait {
			late[s] = passed - wait
		}
	}
	if len(d.Due) != len(late) || len(d.Due)+len(d.Next) != len(cards) {
		t.Errorf("%d due and %d to come, from the export %d of %d", len(d.Due), len(d.Next), len(late), len(cards))
	}
	for _, one := range d.Due {
		c := cards[one.Skill]
		passed := float64(one.OverdueDays + max(1, min(90, int(math.Round(c.Memory.Stability)))))
		recall := math.Pow(1+factor*passed/c.Memory.Stability, -w20)
		if days, ok := late[one.Skill]; !ok || one.OverdueDays != days || one.Replies != c.Replies || one.LastScenario != c.Scenario {
			t.Errorf("%+v, from the export %d days late, %+v", one, days, c)
		}
		if (one.Forecast == nil) != (c.Replies < 5) || one.Forecast != nil && math.Abs(*one.Forecast-recall) > 1e-9 {
			t.Errorf("%s: forecast %v, by the formula %v", one.Skill, one.Forecast, recall)
		}
	}
}

// shownEverywhere: the text holds the very figures that the JSON holds.
func shownEverywhere(t *testing.T, p report.Progress, tallies []schedule.Tally) {
	t.Helper()
	var out strings.Builder
	if err := p.Text(&out, report.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, l := range p.Dimensions {
		if l.Median != nil && !strings.Contains(out.String(), fmt.Sprintf("%s, last ", report.Counted(l.Replies, "reply"))) {
			t.Errorf("%s: its %d replies are not in\n%s", l.Dimension, l.Replies, out.String())
		}
	}
	for _, line := range p.SkipLines() {
		if !strings.Contains(out.String(), line) {
			t.Errorf("%q is not in the text", line)
		}
	}
	for _, g := range tallies {
		if line := report.GoalLine(g); !strings.Contains(line, fmt.Sprintf("%d of %d", g.Done, g.Target)) {
			t.Errorf("%q does not say %d of %d", line, g.Done, g.Target)
		}
	}
}
