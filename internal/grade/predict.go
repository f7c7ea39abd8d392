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

// givesTarget is the one of them that speaks of giving for nothing.
const givesTarget = flagAt + 1

// guess is what the model makes of one reply. The forests are asked when their value
// is wanted, since evidence needs one dimension of many a reading.
type guess struct {
	m       *Model
	bin     bins
	raw     [outputs]float64 // what the forests say, where done
	apart   Expected         // how far two halves of the forest are from one another
	done    [outputs]bool
	least   Expected             // what the rubric grants,
	surely  Expected             // what it grants whatever the words are, and
	most    Expected             // what it allows at most
	soft    Expected             // and what it does if a finding is not mistaken
	flags   [flagTargets]float64 // the linear estimates
	known   float32              // figures that belong to the situation
	foreign float32              // figures that do not
	gives   float64              // the highest linear estimate, over segments, of giving for nothing
}

// forest is the value of output k.
func (g *guess) forest(k int) float64 {
	if !g.done[k] {
		v, apart := g.m.Forests[k].estimate(&g.bin)
		g.raw[k], g.done[k] = v, true
		if k < int(dimensions) {
			g.apart[k] = apart
		}
	}
	return g.raw[k]
}

// elsewhere reports that the words too speak of another subject. That no word belongs to the
// situation is not enough: "A list, a phone and a lot of coffee" tells how clients are found. Of 19
// rated replies that a rule alone held for another subject six were.
func (g *guess) elsewhere() bool {
	k := moveIndex[Evasive]
	return g.flags[k] >= float64(g.m.Flags[k][1])
}

// level is the estimate of a dimension; the bounds of the rubric hold.
func (g *guess) level(d Dimension) float64 {
	return g.within(d, min(max(g.forest(int(d)), 0), levelCount-1))
}

// levels are the estimates of all dimensions.
func (g *guess) levels() (e Expected) {
	for d := range e {
		e[d] = g.level(Dimension(d))
	}
	return e
}

// linear is the linear estimate of all targets.
func (m *Model) linear(w *weighed) [targets]float64 {
	var out [targets]float64
	for t := range out {
		out[t] = float64(m.Bias[t])
	}
	m.Words.estimate(&out, &w.words)
	m.Letters.estimate(&out, &w.letters)
	return out
}

// guess makes ready what the forests look at, from the plain features x (of
// featureCount length, the rest of them free) and the linear estimates of the whole and
// of the segments that hold words.
func (m *Model) guess(g *guess, x []float32, whole *[targets]float64, segments [][targets]float64) {
	for t, v := range whole {
		x[plainFeatures+t] = float32(v)
	}
	describeSegments(x[plainFeatures+targets:], segments)
	*g = guess{m: m, most: unbound, soft: unbound}
	copy(g.flags[:], whole[flagAt:])
	g.known = x[fNumbersFact] + x[fNumbersLine] + x[fNumbersOffer] + x[fNumbersInsight] + x[fNumbersDerived]
	g.foreign = x[fNumbersUnknown]
	g.gives = float64(x[plainFeatures+targets+3*int(dimensions)+3])
}

// describeSegments fills x with the estimates of the segments.
func describeSegments(x []float32, segments [][targets]float64) {
	for i := range segments {
		lin := &segments[i]
		for d := range int(dimensions) {
			v := float32(lin[d])
			if i == 0 || v < x[3*d] {
				x[3*d] = v
			}
			if i == 0 || v > x[3*d+1] {
				x[3*d+1] = v
			}
			x[3*d+2] = v
		}
		for k, t := range spoiling {
			if v := float32(lin[t]); i == 0 || v > x[3*int(dimensions)+k] {
				x[3*int(dimensions)+k] = v
			}
		}
	}
}

// weighed are sums of words and of letters.
type weighed struct{ words, letters sums }

func (w *weighed) plus(o *weighed, sign int64) {
	w.words.plus(&o.words, sign)
	w.letters.plus(&o.letters, sign)
}

func (w *weighed) empty() bool { return w.words.square == 0 && w.letters.square == 0 }

// tone is the most likely tone.
func (m *Model) tone(g *guess) Tone {
	best, top := 0, math.Inf(-1)
	for k := range tones {
		if v := g.forest(toneAt+k) + float64(m.ToneBias[k]); v > top {
			best, top = k, v
		}
	}
	return tones[best]
}

// sure says whether a level is to be relied on, and which levels it may be: an
// estimate close to a cut, or on which two halves of the forest are far apart, may
// as well belong to the neighbour.
func (m *Model) sure(d Dimension, level int, x, apart float64) (bool, [2]int) {
	width, most := float64(m.Doubt[d][0]), float64(m.Doubt[d][1])
	r := [2]int{level, level}
	nearest := -1
	for k, c := range m.Levels[d] {
		if nearest < 0 || math.Abs(x-c) < math.Abs(x-m.Levels[d][nearest]) {
			nearest = k
		}
	}
	if math.Abs(x-m.Levels[d][nearest]) >= width && math.Abs(apart) <= most {
		return true, r
	}
	r[0], r[1] = min(level, nearest), max(level, nearest+1)
	return false, r
}
