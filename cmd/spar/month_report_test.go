package main

import (
	"bufio"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
)

// recorded is an attempt as an export tells of it.
type recorded struct {
	sc     *scenario.Scenario
	times  []time.Time // of all its lines
	marked []play.Marked
	gave   []play.Entry
	ended  *play.Ended
}

// readTalks reads the talks of an export, by their ids, by its own format alone.
func readTalks(t *testing.T, tr *trainee) map[string]*recorded {
	t.Helper()
	var out strings.Builder
	if err := tr.p.Export(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	texts, all := map[string]string{}, map[string]*recorded{}
	lines := bufio.NewScanner(strings.NewReader(out.String()))
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var l struct {
			Type, ID, Kind, Scenario, Digest, Text, Attempt, Created string
			Events                                                   []json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		switch l.Type {
		case "scenario":
			texts[l.Digest] = l.Text
		case "attempt":
			if l.Kind != "talk" {
				t.Fatalf("the month holds a %s", l.Kind)
			}
			raw, _ := scenario.Decode(l.Scenario+".yaml", []byte(texts[l.Digest]))
			sc, err := raw.Fill(nil)
			if err != nil {
				t.Fatal(err)
			}
			all[l.ID] = &recorded{sc: sc}
		case "line":
			all[l.Attempt].take(t, l.Created, l.Events)
		}
	}
	return all
}

func (r *recorded) take(t *testing.T, created string, events []json.RawMessage) {
	t.Helper()
	at, err := time.Parse(time.RFC3339, created)
	if err != nil {
		t.Fatal(err)
	}
	r.times = append(r.times, at)
	for _, raw := range events {
		ev, err := play.DecodeEvent(raw)
		if err != nil {
			t.Fatal(err)
		}
		switch ev := ev.(type) {
		case play.Marked:
			r.marked = append(r.marked, ev)
		case play.Gave:
			if turn := ev.Entry.Replaces; turn != 0 { // it takes the place of what was offered there
				r.gave = slices.DeleteFunc(r.gave, func(old play.Entry) bool {
					return old.Turn == turn && old.Concession == ev.Entry.Concession
				})
			}
			r.gave = append(r.gave, ev.Entry)
		case play.Ended:
			r.ended = &ev
		case play.Undone:
			t.Fatal("nobody takes a turn back in this month")
		}
	}
}

// score is the mean of the two headline levels where a beat grades them, over the replies
// that count.
func (r *recorded) score() (mean float64, n int) {
	for _, m := range r.marked {
		for _, d := range m.Grades {
			if m.Counts && !m.Retry && (d == grade.Assertiveness || d == grade.Value) {
				mean += float64(m.Marks.Levels[d])
				n++
			}
		}
	}
	return mean / math.Max(1, float64(n)), n
}

// minutes count from line to line, three at the most.
func (r *recorded) minutes() (sum float64) {
	for i := 1; i < len(r.times); i++ {
		sum += math.Min(3, r.times[i].Sub(r.times[i-1]).Minutes())
	}
	return sum
}

// off is what part of the price was given up, in all.
func (r *recorded) off() (share float64) {
	for _, e := range r.gave {
		share += e.Percent / 100
	}
	return share
}

// kept is the part of the price that a deal kept; nothing where there is no deal.
func (r *recorded) kept() float64 {
	switch {
	case r.ended == nil || r.ended.Outcome != "won":
		return 0
	case r.sc.Offer.Price == 0:
		return 1
	}
	return math.Max(0, 1-r.off())
}

func (r *recorded) gifts() (n int) {
	for _, e := range r.gave {
		if e.For == "" {
			n++
		}
	}
	return n
}

func (r *recorded) words() (n int) {
	for _, m := range r.marked {
		n += len(strings.Fields(m.Reply))
	}
	return n
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9*math.Max(1, math.Abs(b)) }

// middle is the median, of an even number the mean of the two in the middle.
func middle(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}

// sameReport holds every figure of the report, and of every talk's debrief, to the
// exported events.
func sameReport(t *testing.T, tr *trainee) {
	t.Helper()
	talks, _, err := tr.p.Talks(t.Context(), time.Time{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	all := readTalks(t, tr)
	samePeriod(t, all, report.NewPeriod(tr.standing(), talks, 0, time.Time{}, ""))
	for _, a := range talks {
		sameDebrief(t, all, a, talks)
	}
}

func samePeriod(t *testing.T, all map[string]*recorded, p report.Period) {
	t.Helper()
	ends, minutes, rows := map[scenario.Outcome]int{}, 0.0, 0
	var kept []float64
	var needles [3]int // too soft, between, too hard
	for _, r := range all {
		if len(r.marked) == 0 {
			continue
		}
		rows++
		minutes += r.minutes()
		if r.ended != nil {
			ends[r.ended.Outcome]++
		}
		if r.kept() > 0 && r.sc.Offer.Price > 0 {
			kept = append(kept, r.kept())
		}
		for _, m := range r.marked {
			if m.Counts && !m.Retry {
				where := 1
				switch m.Marks.Tone {
				case grade.Passive:
					where = 0
				case grade.Aggressive:
					where = 2
				}
				needles[where]++
			}
		}
	}
	if rows != len(p.Talks) || p.Won != ends["won"] || p.Open != ends["open"] || p.Lost != ends["lost"] || !near(p.Minutes, minutes) {
		t.Errorf("%d talks, %v, %.3f minutes; the report has %d, %d won, %d open, %d lost, %.3f", rows, ends, minutes, len(p.Talks), p.Won, p.Open, p.Lost, p.Minutes)
	}
	if needles != [3]int{p.Soft, p.Even, p.Hard} {
		t.Errorf("too soft, between, too hard: %v; the report has %d, %d, %d", needles, p.Soft, p.Even, p.Hard)
	}
	if p.PriceN != len(kept) || (p.PriceKept == nil) != (len(kept) < 5) || p.PriceKept != nil && !near(*p.PriceKept, middle(kept)) {
		t.Errorf("price kept %v; the report has %v over %d", kept, p.PriceKept, p.PriceN)
	}
	for _, row := range p.Talks {
		r := all[row.Attempt]
		score, n := r.score()
		if !near(row.Score, score) || row.Levels != n || row.Replies != len(r.marked) || !near(row.Minutes, r.minutes()) || row.Gifts != r.gifts() {
			t.Errorf("%s: %.3f over %d, %d replies, %.3f minutes, %d gifts; the report has %+v", row.Attempt, score, n, len(r.marked), r.minutes(), r.gifts(), row)
		}
		if r.ended == nil && row.Outcome != "" || r.ended != nil && (row.Outcome != r.ended.Outcome || row.Ending != r.ended.Title) {
			t.Errorf("%s ended %+v; the report has %s, %q", row.Attempt, r.ended, row.Outcome, row.Ending)
		}
		if row.Kept != nil && !near(*row.Kept, r.kept()) || row.Kept == nil && r.kept() > 0 && r.sc.Offer.Price > 0 {
			t.Errorf("%s kept %v; the report has %v", row.Attempt, r.kept(), row.Kept)
		}
	}
}

// sameDebrief looks at the figures that a debrief shows of one talk.
func sameDebrief(t *testing.T, all map[string]*recorded, a *practice.Attempt, talks []*practice.Attempt) {
	t.Helper()
	r, d := all[a.ID], report.NewDebrief(a.Scenario, a.Events)
	if score, n := r.score(); !near(d.Score, score) || d.Levels != n || len(d.Turns) < len(r.marked) {
		t.Errorf("%s: %.3f over %d in %d turns; the debrief has %.3f over %d in %d", a.ID, score, n, len(r.marked), d.Score, d.Levels, len(d.Turns))
	}
	for _, c := range d.Courses {
		for i, level := range c.Levels {
			if level == nil {
				continue
			}
			if m := r.marked[i]; *level != m.Marks.Levels[c.Dimension] || !slices.Contains(m.Grades, c.Dimension) {
				t.Errorf("%s, turn %d: %s is %d; the debrief draws %d", a.ID, i+1, c.Dimension, m.Marks.Levels[c.Dimension], *level)
			}
		}
	}
	price, l := r.sc.Offer.Price, d.Ledger
	if !near(l.Cost, price*r.off()) || !near(l.ForNothing+l.Traded, 100*r.off()) || !near(l.Now, math.Max(0, price*(1-r.off()))) {
		t.Errorf("%s: %.3f of %.2f given up; the ledger has %+v", a.ID, r.off(), price, l)
	}
	if m := r.sc.Offer.Margin; m > 0 && price > 0 && !near(l.ProfitLost, r.off()/m) {
		t.Errorf("%s: %.3f of the profit; the ledger has %.3f", a.ID, r.off()/m, l.ProfitLost)
	}
	if c := report.NewCard(a.Scenario, a.Events); c != nil {
		sum := 5
		for _, line := range c.Lines {
			sum += line.Weight
		}
		if c.Score != min(max(sum, 1), 10) {
			t.Errorf("%s: the card's lines make %d, it says %d", a.ID, sum, c.Score)
		}
	}
	sameEffort(t, all, a.ID, report.NewEffort(a, talks))
}

// sameEffort holds what a talk took, and the medians beside it, to the export.
func sameEffort(t *testing.T, all map[string]*recorded, id string, e *report.Effort) {
	t.Helper()
	r := all[id]
	if r.ended == nil {
		if e != nil {
			t.Errorf("%s goes on and took %+v", id, e)
		}
		return
	}
	if e.Turns != len(r.marked) || e.Words != r.words() || !near(e.Minutes, r.minutes()) || !near(e.Kept, r.kept()) {
		t.Errorf("%s took %d replies, %d words, %.3f minutes and kept %.3f; the debrief has %+v", id, len(r.marked), r.words(), r.minutes(), r.kept(), e)
	}
	if account := r.sc.Account; account != nil && !near(e.Lifetime, account.LifetimeValue*r.kept()) {
		t.Errorf("%s: lifetime value %.2f", id, e.Lifetime)
	}
	var turns, words, minutes, kept []float64
	for other, o := range all {
		if other != id && o.ended != nil {
			turns, words = append(turns, float64(len(o.marked))), append(words, float64(o.words()))
			minutes, kept = append(minutes, o.minutes()), append(kept, o.kept())
		}
	}
	if e.Before != len(turns) || (e.Own == nil) != (len(turns) < 5) {
		t.Fatalf("%s: %d earlier talks; the debrief has %d, medians %v", id, len(turns), e.Before, e.Own)
	}
	if u := e.Own; u != nil && (!near(u.Turns, middle(turns)) || !near(u.Words, middle(words)) || !near(u.Minutes, middle(minutes)) || !near(u.Kept, middle(kept))) {
		t.Errorf("%s: the medians are %+v", id, u)
	}
}
