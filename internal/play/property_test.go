package play

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/scenario"
)

// pool are replies of every kind: giving in, holding, asking, trading, rude, empty of
// sense, hostile to whoever stores or shows them.
var pool = []string{
	"OK, 5% it is.", "Fine, take ten percent off.", "I can do 5% if you sign for three years.",
	"Let me ask my manager about the discount.", "Shall we meet halfway?",
	"I can't do 5%. What would waiting a month cost you?", "No.", "Price stays. Who besides you signs this?",
	"Why Friday?", "What is the deadline, and who decides? Tell me about the budget.", "Who signs?",
	"Fair ask. Let's leave the number till we have settled the scope, then I'll give you a straight answer.",
	"I'm sorry, that was our fault. I'll have it on your dock by Thursday at nine and call you at ten.",
	"You're wasting my time, you cheapskate.", "Sign today or the price goes up.",
	"We are the best-in-class world-class solution.", "asdf qwer zxcv", "5% 5% 5%", "!!!", "👍🏽", "\u202eevil\u202c",
	"No\xff\xfe\x80 deal", "\x1b[2J\x1b]0;x\x07no discount", "'; DROP TABLE turns; --", "{price} {{x}}", "0", "ＦＩＶＥ％",
	"Нет", "a\u0301\u0301\u0301\u0301\u0301b", "\x00", strings.Repeat("no discount ", 300), "NaN", "I'll give you 999999999999999999999%",
}

// shipped are the scenarios that come with spar, and the small one of these tests.
func shipped(tb testing.TB) []*scenario.Scenario {
	tb.Helper()
	all := []*scenario.Scenario{bolts()}
	files, err := filepath.Glob("../../scenarios/*.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		sc, problems := scenario.Decode(f, src)
		if sc == nil {
			tb.Fatalf("%s: %v", f, problems)
		}
		if sc, err = sc.Fill(nil); err != nil {
			tb.Fatalf("%s: %v", f, err)
		}
		all = append(all, sc)
	}
	return all
}

// trainee makes up inputs from the pool, the scenario's own replies and questions,
// some said again and some turns taken back.
type trainee struct {
	*rand.Rand
	replies []string
}

func newTrainee(sc *scenario.Scenario, seed uint64) trainee {
	replies := slices.Clone(pool)
	for _, b := range sc.Beats {
		replies = append(replies, b.Models...)
	}
	for _, k := range sc.Buyer.Knows {
		replies = append(replies, "What about the "+strings.Join(k.About, " and ")+"?")
	}
	return trainee{rand.New(rand.NewPCG(seed, 1)), replies}
}

func (tr trainee) next(st State) Input {
	if tr.IntN(6) == 0 || st.Done() {
		return Input{Kind: TryAgain}
	}
	text := tr.replies[tr.IntN(len(tr.replies))]
	if tr.IntN(3) == 0 {
		text += " " + tr.replies[tr.IntN(len(tr.replies))]
	}
	return Input{Kind: Reply, Text: text}
}

// attempt is one made-up attempt: what was typed, and what came of it.
type attempt struct {
	inputs []Input
	states []State // after each input
	events [][]Event
}

// live plays until the talk has ended for good or n inputs were taken.
func live(t *testing.T, sc *scenario.Scenario, seed uint64, n int) attempt {
	t.Helper()
	var a attempt
	tr := newTrainee(sc, seed)
	st, _ := Begin(sc, seed)
	for len(a.inputs) < n && (!st.Done() || tr.IntN(2) == 0) {
		in := tr.next(st)
		next, events, err := one(sc, st, in)
		if errors.Is(err, ErrNothingToUndo) || errors.Is(err, ErrTooLong) || errors.Is(err, ErrEmpty) {
			continue
		}
		if err != nil {
			t.Fatalf("%s, seed %d: %+v: %v", sc.ID, seed, in, err)
		}
		st = next
		a.inputs, a.states, a.events = append(a.inputs, in), append(a.states, st), append(a.events, events)
	}
	return a
}

func one(sc *scenario.Scenario, st State, in Input) (State, []Event, error) {
	if in.Kind == TryAgain {
		return Again(sc, st)
	}
	return Step(sc, st, in.Text)
}

// TestProperties makes up attempts over every shipped scenario. Whatever is typed:
// replaying gives the same events, an attempt saved and loaded goes on as if it had
// not been stopped, and no state is out of shape.
//
// SPAR_ATTEMPTS sets how many attempts are made up in each scenario.
func TestProperties(t *testing.T) {
	attempts := uint64(2)
	if set := os.Getenv("SPAR_ATTEMPTS"); set != "" {
		var err error
		if attempts, err = strconv.ParseUint(set, 10, 32); err != nil {
			t.Fatalf("SPAR_ATTEMPTS: %v", err)
		}
	}
	ended := 0
	for _, sc := range shipped(t) {
		for seed := range attempts {
			a := live(t, sc, seed, 20)
			_, events, err := ReplayAt(sc, seed, "", a.inputs)
			if err != nil {
				t.Fatalf("%s, seed %d: replay: %v", sc.ID, seed, err)
			}
			_, begin := Begin(sc, seed)
			if lived := append(begin, slices.Concat(a.events...)...); !reflect.DeepEqual(events, lived) {
				t.Fatalf("%s, seed %d: replaying %q differs", sc.ID, seed, a.inputs)
			}
			for i, st := range a.states {
				if fault := misshapen(sc, st); fault != "" {
					t.Fatalf("%s, seed %d, after %q: %s: %+v", sc.ID, seed, a.inputs[:i+1], fault, st)
				}
			}
			goesOnFromDisk(t, sc, a)
			if n := len(a.states); n > 0 && a.states[n-1].Done() {
				ended++
			}
		}
	}
	if ended == 0 {
		t.Error("no made-up attempt came to an end; the test says little")
	}
}

// goesOnFromDisk saves the state after every input as JSON, loads it and plays the
// next input from there.
func goesOnFromDisk(t *testing.T, sc *scenario.Scenario, a attempt) {
	t.Helper()
	for i := range len(a.inputs) - 1 {
		b, err := json.Marshal(a.states[i])
		if err != nil {
			t.Fatal(err)
		}
		var loaded State
		if err := json.Unmarshal(b, &loaded); err != nil {
			t.Fatal(err)
		}
		st, events, err := one(sc, loaded, a.inputs[i+1])
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(st, a.states[i+1]) || !reflect.DeepEqual(events, a.events[i+1]) {
			t.Fatalf("%s: gone on from disk after input %d: %q leads elsewhere", sc.ID, i, a.inputs[i+1].Text)
		}
		for _, ev := range events {
			b, err := EncodeEvent(ev)
			if err != nil {
				t.Fatal(err)
			}
			if back, err := DecodeEvent(b); err != nil || !reflect.DeepEqual(back, ev) {
				t.Fatalf("%+v came back from JSON as %+v, %v", ev, back, err)
			}
		}
	}
}

// misshapen says what is wrong with a state, or "".
func misshapen(sc *scenario.Scenario, st State) string {
	visits := 0
	for _, n := range st.Visits {
		visits += n
	}
	open := 1 // the beat that waits for a reply has been entered, too
	if st.Done() {
		open = 0
	}
	concessions := map[int]bool{}
	for _, e := range st.Ledger {
		if e.Concession >= 0 && concessions[e.Concession] {
			return "the same concession stands twice"
		}
		concessions[e.Concession] = true
	}
	switch {
	case st.Trust < Least || st.Trust > Most || st.Patience < Least || st.Patience > Most:
		return "trust or patience out of range"
	case st.Done() != (st.Beat == "") || st.Done() != (st.Line == ""):
		return "half ended"
	case st.Done() && sc.Ending(st.Ending) == nil:
		return "ended in an ending that is not there"
	case !st.Done() && sc.Beat(st.Beat) == nil:
		return "in a beat that is not there"
	case st.Turn != len(st.Turns) || st.Turn > MaxTurns:
		return "turns miscounted"
	case visits != st.Turn+open:
		return fmt.Sprintf("%d visits in %d turns", visits, st.Turn)
	case st.Before != nil && (st.Before.Before != nil || st.Before.Turn != st.Turn-1 || st.Before.Done()):
		return "what was before is not the turn before"
	case !st.Done() && st.Turn > 0 && st.Patience == 0:
		return "a buyer without patience goes on"
	case st.Given() > st.Discount() || st.Given() < 0:
		return "more was given than stands"
	}
	return ""
}

// TestEveryTalkEnds plays every scenario with each reply of the pool said over and
// over, reworded so that it is never the same.
func TestEveryTalkEnds(t *testing.T) {
	for _, sc := range shipped(t) {
		for _, reply := range []string{pool[0], pool[5], pool[8], pool[12], pool[16]} {
			st, _ := Begin(sc, 1)
			for i := 0; !st.Done(); i++ {
				if i >= MaxTurns {
					t.Fatalf("%s: %q for ever", sc.ID, reply)
				}
				var err error
				if st, _, err = Step(sc, st, fmt.Sprintf("%s (%d)", reply, i)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// FuzzStep types anything into every shipped scenario: an error or a state in shape,
// never a panic, and always the same.
func FuzzStep(f *testing.F) {
	for i, reply := range pool {
		f.Add(uint64(i), reply, pool[(i*7+3)%len(pool)])
	}
	all := shipped(f)
	f.Fuzz(func(t *testing.T, seed uint64, first, second string) {
		sc := all[seed%uint64(len(all))]
		st, _ := Begin(sc, seed)
		for _, reply := range []string{first, second} {
			next, events, err := Step(sc, st, reply)
			if err != nil {
				if !reflect.DeepEqual(next, st) || events != nil {
					t.Fatalf("%v, yet something changed", err)
				}
				continue
			}
			if fault := misshapen(sc, next); fault != "" {
				t.Fatal(fault)
			}
			inMarks(t, events)
			st = next
		}
	})
}

// inMarks holds that all evidence lies inside the reply.
func inMarks(t *testing.T, events []Event) {
	t.Helper()
	m, n := find[Marked](events)
	if n != 1 {
		t.Fatalf("%d marks for one reply", n)
	}
	for _, e := range m.Marks.Evidence {
		if e.Start < 0 || e.End < e.Start || e.End > len(m.Reply) {
			t.Fatalf("evidence %+v lies outside %q", e, m.Reply)
		}
	}
	for _, d := range grade.Dimensions() {
		if l := m.Marks.Levels[d]; l < 0 || l > 4 {
			t.Fatalf("%s is at level %d", d, l)
		}
	}
}
