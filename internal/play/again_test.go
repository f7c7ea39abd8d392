package play

import (
	"errors"
	"reflect"
	"testing"

	"spar/internal/grade"
)

func TestAgainTakesOneTurnBack(t *testing.T) {
	sc := bolts()
	begin, _ := Begin(sc, 1)
	if _, _, err := Again(sc, begin); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("before any reply: %v", err)
	}
	st, _ := say(t, sc, begin, "OK, 5%", marks(terms(grade.Term{Percent: 5, Concession: -1, What: "5%"}), grade.Unconditional))
	st, events, err := Again(sc, st)
	if err != nil || !reflect.DeepEqual(events, []Event{Undone{Turn: 1, Beat: "ask"}}) {
		t.Fatalf("%+v, %v", events, err)
	}
	want := begin
	want.Retrying = true
	if !reflect.DeepEqual(st, want) {
		t.Errorf("state %+v, want %+v", st, want)
	}
	if _, _, err := Again(sc, st); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("twice in a row: %v", err)
	}
	st, events = say(t, sc, st, "No", marks(nil, grade.Hold))
	if m, _ := find[Marked](events); !m.Retry || m.Turn != 1 {
		t.Errorf("the retry is marked %+v", m)
	}
	if st.Retrying || st.Turn != 1 {
		t.Errorf("state %+v", st)
	}
	_, events = say(t, sc, st, "Well", marks(nil))
	if m, _ := find[Marked](events); m.Retry || m.Turn != 2 {
		t.Errorf("the next turn is marked %+v", m)
	}
}

func TestAgainOpensATalkThatHasEnded(t *testing.T) {
	sc := bolts()
	st, _ := Begin(sc, 1)
	st, _ = say(t, sc, st, "No.", marks(level(grade.Value, 3), grade.Hold))
	if !st.Done() {
		t.Fatal("not ended")
	}
	st, _, err := Again(sc, st)
	if err != nil || st.Done() || st.Line == "" {
		t.Errorf("state %+v, %v", st, err)
	}
}

func TestScoreCountsTheFirstTries(t *testing.T) {
	all := grade.Dimensions()
	m := func(assertiveness, value int) grade.Marks {
		var m grade.Marks
		m.Levels[grade.Assertiveness], m.Levels[grade.Value], m.Levels[grade.Advance] = assertiveness, value, 4
		return m
	}
	tests := []struct {
		name   string
		events []Event
		score  float64
		n      int
	}{
		{"nothing", nil, 0, 0},
		{"one reply", []Event{Marked{Grades: all, Marks: m(4, 1), Counts: true}}, 2.5, 2},
		{"only value is graded", []Event{Marked{Grades: []grade.Dimension{grade.Value, grade.Advance}, Marks: m(4, 1), Counts: true}}, 1, 1},
		{"no headline is graded", []Event{Marked{Grades: []grade.Dimension{grade.Advance}, Marks: m(4, 1), Counts: true}}, 0, 0},
		{"a retry changes nothing", []Event{
			Marked{Turn: 1, Grades: all, Marks: m(0, 0), Counts: true}, Undone{Turn: 1},
			Marked{Turn: 1, Grades: all, Marks: m(4, 4), Counts: true, Retry: true},
			Marked{Turn: 2, Grades: all, Marks: m(2, 2), Counts: true},
		}, 1, 4},
		{"copied", []Event{Marked{Grades: all, Marks: m(4, 4)}, Marked{Grades: all, Marks: m(1, 1), Counts: true}}, 1, 2},
	}
	for _, tt := range tests {
		if score, n := Score(tt.events); score != tt.score || n != tt.n {
			t.Errorf("%s: %v over %d, want %v over %d", tt.name, score, n, tt.score, tt.n)
		}
	}
}

func TestReplaySaysWhichInputFailed(t *testing.T) {
	sc := bolts()
	st, events, err := ReplayAt(sc, 1, "", []Input{{Kind: Reply, Text: "Hm"}, {Kind: TryAgain}, {Kind: TryAgain}})
	if !errors.Is(err, ErrNothingToUndo) || err.Error() != "input 3: "+ErrNothingToUndo.Error() {
		t.Errorf("error %v", err)
	}
	if st.Line == "" || len(events) == 0 {
		t.Error("what came before the error is lost")
	}
	if _, _, err := ReplayAt(sc, 1, "", []Input{{Kind: "dance"}}); err == nil {
		t.Error("an unknown kind of input is let pass")
	}
}
