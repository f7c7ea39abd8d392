package scenario

import (
	"math"

	"spar/internal/grade"
)

// A condition names moves, levels and numbers, and nothing else; so the replies and
// moments for which it holds form a region that can be computed. A box is such a
// region: some moves are made, some are not, and every number lies in an interval.
// A condition is a box, or several where it says "any". What the leads above leave
// over is a difference of boxes, which is again a list of boxes: if it is empty, a
// lead can never be taken.
type box struct {
	made, unmade uint64 // by the position in the list of moves
	worlds       uint64 // the pasts in which it holds; see worlds.go
	numbers      [axes]interval
}

// interval holds whole numbers from low to high.
type interval struct{ low, high int }

// The numbers a condition can bound: five levels, then these. What was given is
// counted in thousandths of a percent, so that it is a whole number like the others.
const (
	axisGiven = 5 + iota
	axisTrust
	axisPatience
	axisVisits
	axes
)

const (
	thousandths = 1000
	manyVisits  = 1000
)

// everything is the box of all replies and moments. In a beat that no way leads
// back to, a visit is always the first.
func everything(again bool) box {
	b := box{worlds: math.MaxUint64}
	for i := range b.numbers {
		b.numbers[i] = interval{0, 4}
	}
	b.numbers[axisGiven] = interval{0, 100 * thousandths}
	b.numbers[axisTrust] = interval{0, 10}
	b.numbers[axisPatience] = interval{0, 10}
	b.numbers[axisVisits] = interval{1, 1}
	if again {
		b.numbers[axisVisits].high = manyVisits
	}
	return b
}

func (b box) empty() bool {
	if b.made&b.unmade != 0 || b.worlds == 0 {
		return true
	}
	for _, n := range b.numbers {
		if n.low > n.high {
			return true
		}
	}
	return false
}

// bit is the move's place in a set of moves.
func bit(m grade.Move) uint64 {
	for i, row := range moveRows {
		if row.ID == m {
			return 1 << i
		}
	}
	return 0
}

var moveRows = grade.Moves()

// atom is one part of a condition: all parts must hold. Exactly one field is used.
type atom struct {
	made, unmade uint64 // one move each
	any          uint64 // at least one of several moves
	account      *Remembered
	axis         int
	span         interval
	bounded      bool
}

// atoms takes a condition apart. "any" comes last, since it alone splits a box.
func (w When) atoms() []atom {
	out := make([]atom, 0, len(w.All)+len(w.None)+len(w.AtLeast)+len(w.AtMost)+6)
	for _, m := range w.All {
		out = append(out, atom{made: bit(m)})
	}
	for _, m := range w.None {
		out = append(out, atom{unmade: bit(m)})
	}
	for _, d := range grade.Dimensions() {
		span := interval{0, 4}
		low, isLow := w.AtLeast[d]
		high, isHigh := w.AtMost[d]
		if isLow {
			span.low = low
		}
		if isHigh {
			span.high = high
		}
		if isLow || isHigh {
			out = append(out, atom{axis: int(d), span: span, bounded: true})
		}
	}
	for i, b := range [...]Bounds{w.Given, w.Trust, w.Patience, w.Visits} {
		if b != (Bounds{}) {
			out = append(out, atom{axis: axisGiven + i, span: b.interval(axisGiven + i), bounded: true})
		}
	}
	if w.Account != nil {
		out = append(out, atom{account: w.Account})
	}
	var anyOf uint64
	for _, m := range w.Any {
		anyOf |= bit(m)
	}
	if anyOf != 0 {
		out = append(out, atom{any: anyOf})
	}
	return out
}

func (b Bounds) interval(axis int) interval {
	scale := 1.0
	if axis == axisGiven {
		scale = thousandths
	}
	span := interval{0, math.MaxInt32}
	if b.AtLeast != nil {
		span.low = int(math.Ceil(*b.AtLeast * scale))
	}
	if b.AtMost != nil {
		span.high = int(math.Floor(*b.AtMost * scale))
	}
	return span
}

// with appends the parts of the box in which the atom holds.
func (b box) with(out []box, a *atom) []box {
	switch {
	case a.account != nil:
		b.worlds &= a.account.in
	case a.bounded:
		n := &b.numbers[a.axis]
		n.low, n.high = max(n.low, a.span.low), min(n.high, a.span.high)
	case a.any != 0:
		for rest := a.any; rest != 0; rest &= rest - 1 {
			one := b
			one.made |= rest & -rest
			if !one.empty() {
				out = append(out, one)
			}
			b.unmade |= rest & -rest // the next ones hold without this move
		}
		return out
	default:
		b.made |= a.made
		b.unmade |= a.unmade
	}
	if b.empty() {
		return out
	}
	return append(out, b)
}

// without appends the parts of the box in which the atom does not hold.
func (b box) without(out []box, a *atom) []box {
	keep := func(c box) {
		if !c.empty() {
			out = append(out, c)
		}
	}
	switch {
	case a.account != nil:
		b.worlds &= a.account.out
		keep(b)
	case a.bounded:
		below, above := b, b
		below.numbers[a.axis].high = min(b.numbers[a.axis].high, a.span.low-1)
		above.numbers[a.axis].low = max(b.numbers[a.axis].low, a.span.high+1)
		keep(below)
		keep(above)
	case a.any != 0:
		b.unmade |= a.any
		keep(b)
	default:
		b.made, b.unmade = b.made|a.unmade, b.unmade|a.made
		keep(b)
	}
	return out
}

// where is the parts of the boxes in which the condition holds.
func (w When) where(boxes []box) []box {
	atoms := w.atoms()
	for i := range atoms {
		next := make([]box, 0, len(boxes))
		for _, b := range boxes {
			next = b.with(next, &atoms[i])
		}
		boxes = next
	}
	return boxes
}

// mostBoxes bounds the work; above it a lead is taken to be reachable. Twenty leads
// of the kind that coaches write give fewer than a hundred.
const mostBoxes = 4000

// minus is the parts of the boxes in which the condition does not hold, or false
// when there are too many to tell.
func (w When) minus(boxes []box) ([]box, bool) {
	var left []box
	atoms := w.atoms()
	for i := range atoms {
		next := make([]box, 0, len(boxes))
		for _, b := range boxes {
			left = b.without(left, &atoms[i])
			next = b.with(next, &atoms[i])
		}
		boxes = next
		if len(left)+len(boxes) > mostBoxes {
			return nil, false
		}
	}
	return left, true
}
