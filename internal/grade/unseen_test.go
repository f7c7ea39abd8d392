package grade

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// The files behind these tests were written by somebody who had read neither the rules nor
// the rated replies, and nothing was fitted on them. Their figures stand in the model card.

// unseenFloors are the F1 reached on 234 replies to nine buyers, less a little.
var unseenFloors = map[Move]float64{Unconditional: 0.75, Discount: 0.75, Trade: 0.85, Halfway: 0.62, Manager: 0.88, Defer: 0.84}

// TestMovesUnseen grades replies to buyers of other trades and holds how surely the moves
// about the price are found in them.
func TestMovesUnseen(t *testing.T) {
	f, err := os.Open("testdata/moves-unseen.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	type count struct{ hit, alarm, miss float64 }
	got := map[Move]*count{}
	for _, m := range Priced() {
		got[m] = &count{}
	}
	var p *prepared
	n := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var row struct {
			Reply     string
			Situation *Situation
			History   []Turn
			Flags     []Move
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if row.Situation != nil {
			row.Situation.History = row.History
			p = prepare(row.Situation)
			continue
		}
		n++
		m := gradePrepared(p, row.Reply)
		for _, move := range Priced() {
			switch is, has := slices.Contains(row.Flags, move), m.Has(move); {
			case is && has:
				got[move].hit++
			case is:
				got[move].miss++
			case has:
				got[move].alarm++
			}
		}
	}
	if n != 234 {
		t.Fatalf("%d replies, want 234", n)
	}
	for _, move := range Priced() {
		c := got[move]
		f1 := 2 * c.hit / (2*c.hit + c.alarm + c.miss)
		t.Logf("%-14s precision %.2f recall %.2f F1 %.2f of %.0f", move, c.hit/(c.hit+c.alarm), c.hit/(c.hit+c.miss), f1, c.hit+c.miss)
		if f1 < unseenFloors[move] {
			t.Errorf("%s: F1 %.2f, it was at least %.2f", move, f1, unseenFloors[move])
		}
	}
}

// TestRewordingsUnseen grades 20 rewordings of each of nine sentences that the discount
// scene turns on, each with the moves that it must and must not show.
func TestRewordingsUnseen(t *testing.T) {
	b, err := os.ReadFile("testdata/rewordings-unseen.tsv")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"1": "trade -unconditional", "2": "discount unconditional", "3": "discount unconditional",
		"4": "hold -discount -unconditional", "5": "hold question -discount -unconditional",
		"6": "hold -discount -unconditional", "7": "manager -discount -unconditional",
		"8": "defer -discount -unconditional -manager", "9": "discount unconditional",
	}
	p := prepare(fivePercent())
	right, n := 0, 0
	for line := range strings.Lines(string(b)) {
		kind, reply, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			t.Fatalf("no kind: %q", line)
		}
		m := gradePrepared(p, reply)
		good := true
		for _, w := range strings.Fields(want[kind]) {
			move, not := strings.CutPrefix(w, "-")
			good = good && m.Has(Move(move)) != not
		}
		n++
		if good {
			right++
		} else {
			t.Logf("want %s, got %v: %q", want[kind], m.Moves, reply)
		}
	}
	t.Logf("%d of %d right", right, n)
	if n != 180 || right < 162 {
		t.Errorf("%d of %d right, want nine in ten", right, n)
	}
}
