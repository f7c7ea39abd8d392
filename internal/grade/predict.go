package grade

import "math"

// featureCount is how many numbers the trees look at: the plain features, then the
// linear estimates of all targets for the whole reply, then those of its segments.
const featureCount = plainFeatures + targets + segmentFeatures

// Of each segment by itself, the lowest, highest and last estimate of each level, and
// the highest of what spoils a reply wherever it stands.
const segmentFeatures = 3*int(dimensions) + spoilers

const spoilers = 5

var spoiling = [spoilers]int{toneAt, toneAt + 3, flagAt, flagAt + 1, flagAt + 14}

// guess is what the model makes of one reply.
type guess struct {
	expected Expected
	apart    Expected // how far two halves of the forest are from one another
	tones    [toneTargets]float64
	flags    [flagTargets]float64 // the linear estimates
	known    float32              // figures that belong to the situation
	foreign  float32              // figures that do not
	gives    float64              // the highest linear estimate, over segments, of giving for nothing
}

// linear is the linear estimate of all targets.
func (m *Model) linear(words, letters *sums) [targets]float64 {
	var out [targets]float64
	for t := range out {
		out[t] = float64(m.Bias[t])
	}
	m.Words.estimate(&out, words)
	m.Letters.estimate(&out, letters)
	return out
}

// guess estimates everything from the plain features x (of featureCount length, the
// rest of them free) and the sums of the sequences by segment. forests is how many
// outputs are wanted: the levels alone, or all.
func (m *Model) guess(x []float32, words, letters []sums, forests int) guess {
	var out guess
	allWords, allLetters := total(words), total(letters)
	lin := m.linear(&allWords, &allLetters)
	for t, v := range lin {
		x[plainFeatures+t] = float32(v)
	}
	m.describeSegments(x[plainFeatures+targets:], words, letters)
	copy(out.flags[:], lin[flagAt:])
	out.known = x[fNumbersFact] + x[fNumbersLine] + x[fNumbersOffer] + x[fNumbersInsight] + x[fNumbersDerived]
	out.foreign = x[fNumbersUnknown]
	out.gives = float64(x[plainFeatures+targets+3*int(dimensions)+3])
	var bin [featureCount]uint8
	m.bins(bin[:], x)
	for k := range forests {
		v, apart := m.Forests[k].estimate(bin[:])
		if k < int(dimensions) {
			out.expected[k] = min(max(v, 0), levelCount-1)
			out.apart[k] = apart
		} else {
			out.tones[k-toneAt] = v
		}
	}
	return out
}

// describeSegments fills x with the estimates of the segments.
func (m *Model) describeSegments(x []float32, words, letters []sums) {
	first := true
	for i := range words {
		if words[i].square == 0 && letters[i].square == 0 {
			continue
		}
		lin := m.linear(&words[i], &letters[i])
		for d := range int(dimensions) {
			v := float32(lin[d])
			if first || v < x[3*d] {
				x[3*d] = v
			}
			if first || v > x[3*d+1] {
				x[3*d+1] = v
			}
			x[3*d+2] = v
		}
		for k, t := range spoiling {
			if v := float32(lin[t]); first || v > x[3*int(dimensions)+k] {
				x[3*int(dimensions)+k] = v
			}
		}
		first = false
	}
}

// total adds the segments up.
func total(of []sums) sums {
	var t sums
	for i := range of {
		t.square += of[i].square
		for k, v := range of[i].column {
			t.column[k] += v
		}
	}
	return t
}

// tone is the most likely tone.
func (m *Model) tone(g *guess) Tone {
	best := 0
	for k := range g.tones {
		if g.tones[k]+float64(m.ToneBias[k]) > g.tones[best]+float64(m.ToneBias[best]) {
			best = k
		}
	}
	return tones[best]
}

// sure says whether a level is to be relied on, and which levels it may be: an
// estimate close to a cut, or on which two halves of the forest are far apart, may
// as well belong to the neighbour.
func (m *Model) sure(d Dimension, level int, g *guess) (bool, [2]int) {
	x := g.expected[d]
	width, most := float64(m.Doubt[d][0]), float64(m.Doubt[d][1])
	r := [2]int{level, level}
	nearest := -1
	for k, c := range m.Levels[d] {
		if nearest < 0 || math.Abs(x-c) < math.Abs(x-m.Levels[d][nearest]) {
			nearest = k
		}
	}
	if math.Abs(x-m.Levels[d][nearest]) >= width && math.Abs(g.apart[d]) <= most {
		return true, r
	}
	r[0], r[1] = min(level, nearest), max(level, nearest+1)
	return false, r
}
