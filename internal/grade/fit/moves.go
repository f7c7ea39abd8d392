package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"spar/internal/grade"
)

// moves.go brings in replies that are flagged with moves about the price and rated with
// nothing else. They teach the estimates of those moves and touch no other.

// flagged is one such reply; a line with a situation opens the replies to a buyer.
type flagged struct {
	ID, Reply string
	Buyer     int
	Situation *grade.Situation
	History   []grade.Turn
	Flags     []grade.Move
}

// buyerName is what a buyer of flagged replies is dealt into a fold by.
func buyerName(buyer int) string { return fmt.Sprint("flagged ", buyer) }

// eachFlagged hands on the lines of the folder's moves.jsonl with their numbers, in the order
// of the file.
func eachFlagged(dir string, do func(n int, f *flagged) error) error {
	return reading(filepath.Join(dir, "moves.jsonl"), func(r io.Reader) error {
		sc := bufio.NewScanner(r)
		sc.Buffer(make([]byte, 0, 64<<10), 1<<20)
		for n := 1; sc.Scan(); n++ {
			var f flagged
			if err := json.Unmarshal(sc.Bytes(), &f); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
			if err := do(n, &f); err != nil {
				return err
			}
		}
		return sc.Err()
	})
}

// loadFlagged adds the flagged replies of the folder's moves.jsonl to those made up. Like
// situations, they are dealt into folds whole, by the buyer they answer.
func (d *data) loadFlagged(dir string) error {
	var all []flagged
	var names []string
	var opened []flagged
	grounds := map[int]grade.Grounds{}
	err := eachFlagged(dir, func(n int, f *flagged) error {
		if f.Situation != nil {
			f.Situation.History = f.History
			grounds[f.Buyer] = grade.NewGrounds(f.Situation)
			names, opened = append(names, buyerName(f.Buyer)), append(opened, *f)
			return nil
		}
		if f.Buyer != len(names) {
			return fmt.Errorf("line %d: a reply to buyer %d among those to buyer %d", n, f.Buyer, len(names))
		}
		all = append(all, *f)
		return nil
	})
	if err != nil {
		return err
	}
	foldOf := foldsByHash(names)
	for i := range all {
		f := &all[i]
		k := f.Buyer - 1
		x := made{fold: foldOf[k], reading: grounds[f.Buyer].Read(f.Reply, d.voc), flagged: true, situation: len(d.names) + k}
		for m, move := range grade.Voted() {
			x.on[grade.PricedOutput+m] = true
			if slices.Contains(f.Flags, move) {
				x.y[grade.PricedOutput+m] = 1
			}
		}
		d.made = append(d.made, x)
	}
	// What buyers say and what the scene holds is no move of the seller's.
	places := make([]place, len(names))
	for i, f := range opened {
		places[i] = place{foldOf[i], f.Situation, grounds[f.Buyer], len(d.names) + i}
	}
	silent := d.silent(places)
	d.made = append(d.made, silent...)
	step("%d flagged replies to %d buyers, %d texts of no seller", len(all), len(names), len(silent))
	return nil
}

// place is a situation into which texts are put.
type place struct {
	fold      int
	situation *grade.Situation
	grounds   grade.Grounds
	number    int
}

// silent reads the texts of situations as if somebody had typed them as replies, each in
// its own situation and in one more of the same fold: a buyer's words and the words of
// the screen give nothing away.
func (d *data) silent(places []place) []made {
	foldOf := foldsByHash(d.names)
	seen := map[int]bool{}
	for i := range d.rated {
		if k := d.situation[i]; !seen[k] {
			seen[k] = true
			places = append(places, place{foldOf[k], d.rated[i].Situation, grade.NewGrounds(d.rated[i].Situation), k})
		}
	}
	var out []made
	for i, from := range places {
		said := []string{from.situation.BuyerLine}
		for _, h := range from.situation.History {
			said = append(said, h.Buyer)
		}
		written := append([]string{from.situation.Insight, from.situation.Context}, from.situation.Facts...)
		other := i
		for k := 1; k < len(places); k++ {
			if j := (i + 7*k) % len(places); places[j].fold == from.fold && j != i {
				other = j
				break
			}
		}
		put := func(to place, texts []string, echo bool) {
			for _, s := range texts {
				x := made{fold: to.fold, reading: to.grounds.Read(s, d.voc), flagged: true, echo: echo, situation: to.number}
				for m := range grade.Voted() {
					x.on[grade.PricedOutput+m] = true
				}
				out = append(out, x)
			}
		}
		put(from, slices.Concat(said, written), false)
		put(places[other], slices.Concat(said, written), true)
	}
	return out
}

// flaggedRows are the numbers, among the made replies, of those that are flagged.
func (d *data) flaggedRows() []int {
	var out []int
	for i := range d.made {
		if d.made[i].flagged {
			out = append(out, i)
		}
	}
	return out
}

// flagOf is the place of a priced move among the flags, or -1 for one that is no flag.
func flagOf(move grade.Move) int {
	if !slices.Contains(grade.Priced(), move) {
		return -1
	}
	return slices.IndexFunc(grade.Moves(), func(r grade.MoveDoc) bool { return r.ID == move })
}
