package grade

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"
)

// rated is one reply of the development corpus with its ratings.
type rated struct {
	ID      string `json:"id"`
	Beat    string `json:"beat"`
	Text    string `json:"text"`
	Ratings []struct {
		Flags []Move `json:"flags"`
		Tone  Tone   `json:"tone"`
		levelsOnly
	} `json:"ratings"`
}

type levelsOnly struct {
	Assertiveness, Value, Reframe, Connection, Advance int
}

// flagged says how many of the raters saw the move: all, none or some.
func (r *rated) flagged(m Move) (n, of int) {
	for _, x := range r.Ratings {
		if slices.Contains(x.Flags, m) {
			n++
		}
	}
	return n, len(r.Ratings)
}

func lines[T any](t testing.TB, file string) []T {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var x T
		if err := json.Unmarshal(sc.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

type situationRow struct {
	Beat string `json:"beat"`
	Situation
}

func corpus(t testing.TB) (map[string]*Situation, []rated) {
	sits := map[string]*Situation{}
	for _, r := range lines[situationRow](t, "corpus/situations.jsonl") {
		sits[r.Beat] = &r.Situation
	}
	return sits, lines[rated](t, "corpus/replies.jsonl")
}

// tally counts hits, false alarms and misses of one move. A reply on which raters
// differ counts for neither.
type tally struct{ hit, alarm, miss int }

func (t tally) precision() float64 { return float64(t.hit) / float64(max(1, t.hit+t.alarm)) }
func (t tally) recall() float64    { return float64(t.hit) / float64(max(1, t.hit+t.miss)) }
func (t tally) f1() float64 {
	return 2 * t.precision() * t.recall() / max(1e-9, t.precision()+t.recall())
}

// TestMovesOnCorpus holds the rules to floors of precision and recall on the
// development situations. SPAR_ERRORS=move prints the errors of that move.
func TestMovesOnCorpus(t *testing.T) {
	sits, replies := corpus(t)
	prep := map[string]*prepared{}
	for b, s := range sits {
		prep[b] = prepare(s)
	}
	show := os.Getenv("SPAR_ERRORS")
	got := map[Move]*tally{}
	replies = thinned(replies)
	for i := range replies {
		r := &replies[i]
		m := gradePrepared(prep[r.Beat], r.Text)
		for _, row := range moves[:15] {
			n, of := r.flagged(row.ID)
			if n > 0 && n < of {
				continue
			}
			ta := got[row.ID]
			if ta == nil {
				ta = &tally{}
				got[row.ID] = ta
			}
			has := m.Has(row.ID)
			switch {
			case has && n > 0:
				ta.hit++
			case has:
				ta.alarm++
			case n > 0:
				ta.miss++
			}
			if string(row.ID) == show && has != (n > 0) {
				kind := "MISS "
				if has {
					kind = "ALARM"
				}
				where := ""
				for _, e := range find(prep[r.Beat], parse(r.Text)).List {
					if e.Move == row.ID {
						where += fmt.Sprintf(" [%s:%s]", e.Rule, r.Text[e.Span.Start:e.Span.End])
					}
				}
				fmt.Printf("%s %s%s | %s | %v\n", kind, r.ID, where, r.Text, m.Moves)
			}
		}
	}
	var keys []string
	for m := range got {
		keys = append(keys, string(m))
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, k := range keys {
		ta := got[Move(k)]
		fmt.Fprintf(&b, "%-14s hit %4d alarm %4d miss %4d  P %.3f R %.3f F1 %.3f\n", k, ta.hit, ta.alarm, ta.miss, ta.precision(), ta.recall(), ta.f1())
	}
	t.Log("\n" + b.String())
	if thin > 1 {
		return // so few of them say nothing of a share
	}
	for m, floor := range moveFloors {
		if ta := got[m]; ta.precision() < floor[0] || ta.recall() < floor[1] {
			t.Errorf("%s: precision %.3f recall %.3f, floors %.2f and %.2f", m, ta.precision(), ta.recall(), floor[0], floor[1])
		}
	}
}

// moveFloors are precision and recall reached on the development corpus, rounded down.
var moveFloors = map[Move][2]float64{
	Unconditional: {0.86, 0.71},
	Trade:         {0.75, 0.58},
	Halfway:       {0.80, 0.63},
	Manager:       {0.85, 0.80},
	Defer:         {0.85, 0.78},
	Nonsense:      {0.94, 0.55},
	Apology:       {0.79, 0.95},
}
