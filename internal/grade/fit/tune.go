package main

import (
	"math"
	"slices"

	"spar/internal/grade"
)

// tune sets what turns estimates into levels, tones and sureness, by the estimates
// that cross-validation made of the rows where in is true.
func tune(m *grade.Model, d *data, e estimates, in func(i int) bool) {
	var rows []int
	for i := range d.measured {
		if in(i) {
			rows = append(rows, i)
		}
	}
	for _, k := range grade.Dimensions() {
		var x []float64
		var rated []int
		for _, i := range rows {
			x, rated = append(x, e.expected[i][k]), append(rated, d.rated[i].Level(k))
		}
		m.Levels[k] = grade.FitCuts(x, rated)
		m.Doubt[k] = doubt(m.Levels[k], d, e, rows, k)
	}
	m.ToneBias = toneBias(d, e, rows)
	for k := range m.Flags {
		m.Flags[k] = [2]float32{-10, 10}
	}
	for _, move := range grade.Settled() {
		k := slices.IndexFunc(grade.Moves(), func(r grade.MoveDoc) bool { return r.ID == move })
		m.Flags[k] = flagCuts(d, e, rows, move, k)
	}
	for k, move := range grade.Voted() {
		m.Priced[k] = pricedCuts(d, e, in, move, k)
	}
}

// leastAdded is where a move may be added at the earliest. To be told that one has given
// in when one has not is worse than not to be told.
func leastAdded(move grade.Move) float32 {
	if move == grade.Unconditional || move == grade.Discount || move == grade.Halfway {
		return 0.5
	}
	return 0.36
}

// voted is a reply as far as one priced move goes: how likely the trees make it, whether
// it is flagged, and whether a rule found it.
type voted struct {
	at        float64
	is, found bool
}

// agreed is F1 over the replies with the given cuts for moves found and for moves added.
func agreed(rows []voted, keep, add float32) float64 {
	var both, is, has float64
	for _, r := range rows {
		least := add
		if r.found {
			least = keep
		}
		yes := r.at >= float64(least)
		if r.is {
			is++
		}
		if yes {
			has++
		}
		if r.is && yes {
			both++
		}
	}
	return 2 * both / (is + has)
}

// pricedCuts are like flagCuts, but half by the flagged replies: the rules were written
// before most of these and against most of the rated ones, and the rated ones' raters are
// those that count. A hold, which they do not flag, goes by the flagged replies alone.
func pricedCuts(d *data, e estimates, in func(i int) bool, move grade.Move, k int) [2]float32 {
	var flagged, rated []voted
	for _, i := range d.flaggedRows() {
		x := &d.made[i]
		flagged = append(flagged, voted{e.priced[len(d.rated)+i][k], x.y[grade.PricedOutput+k] > 0.5, x.reading.Found(move)})
	}
	for i := range d.measured {
		if in(i) && move != grade.Hold {
			rated = append(rated, voted{e.priced[i][k], d.rated[i].Flagged(move), d.reading[i].Found(move)})
		}
	}
	best, top := [2]float32{-10, 10}, -1.0
	for keep := float32(-0.1); keep <= 0.42; keep += 0.02 {
		for add := leastAdded(move); add <= 0.7; add += 0.02 {
			f := agreed(flagged, keep, add)
			if len(rated) > 0 {
				f = (f + agreed(rated, keep, add)) / 2
			}
			if f > top {
				top, best = f, [2]float32{keep, add}
			}
		}
	}
	const never = 10
	step("%s: cuts %.2f %.2f; flagged replies F1 %.3f, rules alone %.3f, trees alone %.3f; rated replies %.3f, rules alone %.3f, trees alone %.3f",
		move, best[0], best[1], agreed(flagged, best[0], best[1]), agreed(flagged, -never, never), agreed(flagged, 0.42, 0.42),
		agreed(rated, best[0], best[1]), agreed(rated, -never, never), agreed(rated, 0.42, 0.42))
	return best
}

// flagCuts finds the estimates at which a move that a rule found is kept, and one
// that none found is added, for the best F1.
func flagCuts(d *data, e estimates, rows []int, move grade.Move, k int) [2]float32 {
	best, top := [2]float32{-10, 10}, -1.0
	for keep := float32(-0.1); keep < 0.6; keep += 0.04 {
		for add := float32(0.2); add < 1; add += 0.04 {
			var both, rated, found float64
			for _, i := range rows {
				least := add
				if d.reading[i].Found(move) {
					least = keep
				}
				is, has := d.rated[i].Flagged(move), e.flags[i][k] >= least
				if is {
					rated++
				}
				if has {
					found++
				}
				if is && has {
					both++
				}
			}
			if f := 2 * both / (rated + found); f > top {
				top, best = f, [2]float32{keep, add}
			}
		}
	}
	step("%s F1 %.3f, cuts %.2f %.2f", move, top, best[0], best[1])
	return best
}

// sureShare is the part of the replies that the grader is to be sure of.
const sureShare = 0.73

// doubt finds the distance to a cut and the disagreement of the forest's halves that
// leave sureShare of the replies and set their agreement highest above the others'.
func doubt(cuts grade.Cuts, d *data, e estimates, rows []int, k grade.Dimension) [2]float32 {
	var best [2]float32
	gain := math.Inf(-1)
	var apart []float64
	for _, i := range rows {
		apart = append(apart, math.Abs(e.apart[i][k]))
	}
	slices.Sort(apart)
	for _, part := range []float64{1, 0.98, 0.95, 0.9} {
		limit := apart[int(part*float64(len(apart)-1))]
		for width := 0.02; width < 0.4; width += 0.01 {
			var n, right [2]float64
			for _, i := range rows {
				x := e.expected[i][k]
				s := 1
				for _, c := range cuts {
					if math.Abs(x-c) < width || math.Abs(e.apart[i][k]) > limit {
						s = 0
					}
				}
				n[s]++
				if cuts.Level(x) == d.rated[i].Level(k) {
					right[s]++
				}
			}
			if n[1] < sureShare*float64(len(rows)) || n[0] == 0 {
				continue
			}
			if g := right[1]/n[1] - right[0]/n[0]; g > gain {
				gain, best = g, [2]float32{float32(width), float32(limit)}
			}
		}
	}
	return best
}

// toneBias finds what to add to each tone's estimate for the best mean F1.
func toneBias(d *data, e estimates, rows []int) [4]float32 {
	var b [4]float32
	score := func() float64 {
		var both, rated, found [4]float64
		for _, i := range rows {
			at, top := 0, math.Inf(-1)
			for k, v := range e.tone[i] {
				if w := v + float64(b[k]); w > top {
					at, top = k, w
				}
			}
			r := slices.Index(grade.Tones(), d.rated[i].Ratings[0].Tone)
			rated[r]++
			found[at]++
			if r == at {
				both[r]++
			}
		}
		var f float64
		for k := range both {
			f += 2 * both[k] / (rated[k] + found[k]) / 4
		}
		return f
	}
	best := score()
	for _, by := range []float32{0.1, 0.05, 0.02} {
		for moved := true; moved; {
			moved = false
			for k := range b {
				for _, s := range []float32{-by, by} {
					b[k] += s
					if f := score(); f > best+1e-9 {
						best, moved = f, true
					} else {
						b[k] -= s
					}
				}
			}
		}
	}
	step("tone macro-F1 %.3f", best)
	return b
}
