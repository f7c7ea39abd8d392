// Package schedule says when to practise again: (card, outcome, now) -> card. What is
// scheduled are moves and dimensions, not scenarios. It is arguments in, values out:
// the day is given to it, and everything it says follows from the replies it is given.
package schedule

import "math"

// Rating is how well something was brought back when it was called for.
type Rating int

// The ratings, with the numbers that FSRS gives them. Its fourth, Easy, is never
// given: a level says how good a reply was, not how easy it came.
const (
	Again Rating = 1 // not brought back
	Hard  Rating = 2
	Good  Rating = 3
)

// Memory is what FSRS knows of one thing that is practised. Stability is the number of
// days after which it is brought back nine times in ten; difficulty goes from 1 to 10.
// The zero value has never been practised.
type Memory struct {
	Stability  float64 `json:"stability"`
	Difficulty float64 `json:"difficulty"`
}

// weights are the 21 default parameters of FSRS-6, w0 to w20, as its authors fitted
// them to many people's reviews of flash cards. Nobody has fitted them to sales moves:
// whatever they forecast is named as the forecast of a memory model.
func weights() [21]float64 {
	return [21]float64{
		0.212, 1.2931, 2.3065, 8.2956, // first stability, by rating
		6.4133, 0.8334, 3.0194, 0.001, // difficulty
		1.8722, 0.1666, 0.796, // stability after it was brought back
		1.4835, 0.0614, 0.2629, 1.6483, // stability after it was not
		0.6014, 1.8729, // Hard and Easy
		0.5425, 0.0912, 0.0658, // on the same day
		0.1542, // decay
	}
}

const (
	leastStability, mostStability = 0.001, 36500
	leastFirst                    = 0.1
)

// Recall is the forecast of FSRS-6 that something of this memory is brought back
// after so many days, 0 to 1:
//
//	R(t, S) = (1 + (0.9^(-1/w20) - 1) t/S)^(-w20)
//
// It is 0 for what was never practised.
func (m Memory) Recall(days float64) float64 {
	if m.Stability <= 0 {
		return 0
	}
	decay := weights()[20]
	return math.Pow(1+forgetFactor(decay)*max(0, days)/m.Stability, -decay)
}

// Interval is after how many days the forecast falls to retention, Recall turned
// round; at least one day, and whole days.
func (m Memory) Interval(retention float64) int {
	decay := weights()[20]
	days := m.Stability / forgetFactor(decay) * (math.Pow(retention, -1/decay) - 1)
	return int(max(1, math.Round(min(days, mostStability))))
}

func forgetFactor(decay float64) float64 { return math.Pow(0.9, -1/decay) - 1 }

// Next is the memory after a review, so many whole days after the one before. The
// formulas are those published for FSRS-6; G is the rating.
//
//	first      S = w[G-1]                        D = w4 - e^(w5 (G-1)) + 1
//	difficulty D' = w7 D0(Easy) + (1 - w7) (D - w6 (G-3) (10-D)/9)
//	recalled   S' = S (1 + e^w8 (11-D) S^-w9 (e^(w10 (1-R)) - 1) [w15 if Hard])
//	forgotten  S' = w11 D^-w12 ((S+1)^w13 - 1) e^(w14 (1-R)), at most S e^(-w17 w18)
//	same day   S' = S e^(w17 (G-3+w18)) S^-w19, not less than S unless Again
func (m Memory) Next(days int, g Rating) Memory {
	w := weights()
	if m.Stability <= 0 {
		return Memory{Stability: max(w[g-1], leastFirst), Difficulty: clamp(firstDifficulty(w, g), 1, 10)}
	}
	s, d := m.Stability, m.Difficulty
	r := m.Recall(float64(days))
	next := Memory{Difficulty: nextDifficulty(w, d, g)}
	switch {
	case days <= 0:
		grown := math.Pow(s, -w[19]) * math.Exp(w[17]*(float64(g)-3+w[18]))
		if g != Again {
			grown = max(grown, 1)
		}
		next.Stability = s * grown
	case g == Again:
		forgotten := w[11] * math.Pow(d, -w[12]) * (math.Pow(s+1, w[13]) - 1) * math.Exp((1-r)*w[14])
		next.Stability = min(forgotten, s/math.Exp(w[17]*w[18]))
	default:
		grown := math.Exp(w[8]) * (11 - d) * math.Pow(s, -w[9]) * (math.Exp((1-r)*w[10]) - 1)
		if g == Hard {
			grown *= w[15]
		}
		next.Stability = s * (1 + grown)
	}
	next.Stability = clamp(next.Stability, leastStability, mostStability)
	return next
}

func firstDifficulty(w [21]float64, g Rating) float64 {
	return w[4] - math.Exp(float64(g-1)*w[5]) + 1
}

func nextDifficulty(w [21]float64, d float64, g Rating) float64 {
	const easy = 4
	moved := d - w[6]*float64(g-3)*(10-d)/9
	return clamp(w[7]*firstDifficulty(w, easy)+(1-w[7])*moved, 1, 10)
}

func clamp(v, least, most float64) float64 { return min(max(v, least), most) }
