package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestPercentile(t *testing.T) {
	var hundred []time.Duration
	for i := range 100 {
		hundred = append(hundred, time.Duration(100-i))
	}
	for _, tt := range []struct {
		of   []time.Duration
		p    int
		want time.Duration
	}{
		{hundred, 50, 50}, {hundred, 99, 99}, {hundred, 100, 100},
		{hundred[:1], 50, 100}, {hundred[:3], 50, 99}, {nil, 50, 0},
	} {
		if got := percentile(tt.of, tt.p); got != tt.want {
			t.Errorf("percentile %d of %d values: %d, want %d", tt.p, len(tt.of), got, tt.want)
		}
	}
}

// TestAKeyIsTimed types into cat, whose terminal echoes.
func TestAKeyIsTimed(t *testing.T) {
	if _, err := exec.LookPath("cat"); err != nil {
		t.Skip("cat is missing")
	}
	p, err := start("cat", []string{"cat"}, nil, true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := p.stop(); err != nil {
			t.Error(err)
		}
	}()
	got := typed{patience: sparPatience}
	for _, c := range []byte("one key") {
		if err := got.key(p, c); err != nil {
			t.Fatal(err)
		}
	}
	if len(got.Keys) != 6 || got.Missed != 0 { // the space is typed and not counted
		t.Errorf("%d keys timed and %d missed", len(got.Keys), got.Missed)
	}
	for _, took := range got.Keys {
		if took <= 0 || took > sparPatience {
			t.Errorf("a key took %v", took)
		}
	}
	if _, err := p.shows(p.got(), "never said", time.Millisecond); !errors.Is(err, errNothing) {
		t.Errorf("what is not there is found: %v", err)
	}
}

func TestTheTableComparesWhatThereIs(t *testing.T) {
	r := result{Rounds: 1, KeysEach: 1, Missing: []string{nameGum}, Typing: []typing{
		{nameSpar, typed{Keys: []time.Duration{4}, Idle: 1, Resident: 24}},
		{nameFzf, typed{Keys: []time.Duration{2}, Idle: 1}},
		{nameControl, typed{Keys: []time.Duration{8}, Idle: 1, Resident: 20}},
	}}
	got := r.table()
	for _, want := range []string{
		"| key to screen, median, to fzf | 2.00 | 2 |",
		"| memory in a talk to stock Bubble Tea | 1.20 | 1.2 |",
		"Not on this machine: gum write.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the table lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "to nano") {
		t.Errorf("nano was not there and is compared:\n%s", got)
	}
	if r.promises() != nil {
		t.Error("a quiet spar keeps its promises")
	}
	r.Typing[0].IdleBytes = 1
	if r.promises() == nil {
		t.Error("an idle spar that sends bytes keeps its promises")
	}
}

// TestEveryPartIsBounded: what takes too long is measured less, never longer.
func TestEveryPartIsBounded(t *testing.T) {
	long := time.Now().Add(-mostInside - time.Second)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, tt := range []struct {
		name    string
		ctx     context.Context
		done, n int
		began   time.Time
		want    bool
	}{
		{"under way", t.Context(), 5, 10, time.Now(), false},
		{"all of them", t.Context(), 10, 10, time.Now(), true},
		{"too long", t.Context(), 1, 10, long, true},
		{"too long for the first", t.Context(), 0, 10, long, false},
		{"stopped", stopped, 0, 10, time.Now(), true},
	} {
		if got := enough(tt.ctx, tt.done, tt.n, tt.began); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// TestAMuteProgramIsTypedIntoNoMore: every unanswered key takes its time.
func TestAMuteProgramIsTypedIntoNoMore(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("sh is missing")
	}
	p, err := start("mute", []string{"sh", "-c", "stty -echo; echo ready; exec sleep 60"}, nil, true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := p.stop(); err != nil {
			t.Error(err)
		}
	}()
	if _, err := p.shows(0, "ready", startPatience); err != nil {
		t.Fatal(err)
	}
	got := typed{patience: time.Millisecond}
	if err := got.keys(p, 300, rand.New(rand.NewPCG(1, 1))); err != nil {
		t.Fatal(err)
	}
	if got.Missed != mostMissed || len(got.Keys) != 0 {
		t.Errorf("%d keys timed and %d missed", len(got.Keys), got.Missed)
	}
}

// TestOnlySparMustBeQuiet: what others send while idle is a figure, not a fault.
func TestOnlySparMustBeQuiet(t *testing.T) {
	open := []*program{{name: nameControl}, {name: nameSpar}}
	for _, tt := range []struct {
		control, spar int
		want          bool
	}{{0, 0, true}, {9, 0, true}, {0, 1, false}, {9, 9, false}} {
		if got := quiet([]typed{{IdleBytes: tt.control}, {IdleBytes: tt.spar}}, open); got != tt.want {
			t.Errorf("the control sends %d, spar %d: quiet %v", tt.control, tt.spar, got)
		}
	}
}
