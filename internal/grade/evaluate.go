package grade

import (
	"math"
	"slices"
	"sort"
)

// Agreement is how far graded levels agree with raters' on one dimension.
type Agreement struct {
	N int `json:"n"`
	// Kappa is Cohen's kappa with quadratic weights; Low and High bound it in 95 of
	// 100 draws of whole situations with replacement.
	Kappa float64 `json:"kappa"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	// Exact, Adjacent and Far are the shares at the same level, at most one off, and
	// two or more off.
	Exact    float64 `json:"exact"`
	Adjacent float64 `json:"adjacent"`
	Far      float64 `json:"far"`
	// SMD is the standardised mean difference, graded less rated.
	SMD float64 `json:"smd"`
	// Recall is, for each level, the share of replies rated so that were graded so.
	Recall [levelCount]LevelRecall `json:"recall"`
}

// LevelRecall is a share of N replies; Low and High are Wilson's 95% interval.
type LevelRecall struct {
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	N     int     `json:"n"`
}

// Detection is how well a move, or a tone, is found.
type Detection struct {
	Name      string  `json:"name"`
	Rated     int     `json:"rated"`
	Found     int     `json:"found"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// Slice is agreement within a part of the replies.
type Slice struct {
	Name       string         `json:"name"`
	Agreements Per[Agreement] `json:"agreement"`
}

// Sureness compares the replies that the grader was sure of with the others.
type Sureness struct {
	Share     float64 `json:"share"`
	ExactSure float64 `json:"exactSure"`
	ExactRest float64 `json:"exactRest"`
}

// Evaluation is all that is measured over a rated file.
type Evaluation struct {
	Replies    int            `json:"replies"`
	Situations int            `json:"situations"`
	Agreements Per[Agreement] `json:"agreement"`
	Sure       Per[Sureness]  `json:"sure"`
	Moves      []Detection    `json:"moves"`
	Tones      []Detection    `json:"tones"`
	// ToneF1 is the mean of the tones' F1.
	ToneF1      float64 `json:"toneF1"`
	Competences []Slice `json:"competencies"`
	Lengths     []Slice `json:"lengths"`
}

// Evaluate compares the marks that grade gives with the ratings. marks[i] belongs to
// rated[i]. It is the same for the same input: the draws have a fixed seed.
func Evaluate(rated []Rated, marks []Marks) Evaluation {
	e := Evaluation{Replies: len(rated)}
	all := make([]int, len(rated))
	for i := range all {
		all[i] = i
	}
	groups := bySituation(rated, all)
	e.Situations = len(groups)
	e.Agreements = agreements(rated, marks, all, 1000)
	for _, d := range Dimensions() {
		e.Sure[d] = sureness(rated, marks, d)
	}
	for _, m := range moves[:flagTargets] {
		var c counts
		for i := range rated {
			c.add(rated[i].Flagged(m.ID), marks[i].Has(m.ID))
		}
		e.Moves = append(e.Moves, c.detection(string(m.ID)))
	}
	for _, t := range tones {
		var c counts
		for i := range rated {
			c.add(rated[i].Ratings[0].Tone == t, marks[i].Tone == t)
		}
		e.Tones = append(e.Tones, c.detection(string(t)))
		e.ToneF1 += e.Tones[len(e.Tones)-1].F1 / toneTargets
	}
	e.Competences = slicesBy(rated, marks, func(i int) string { return rated[i].Situation.Competency })
	short, long := lengthTerciles(rated)
	e.Lengths = slicesBy(rated, marks, func(i int) string {
		switch n := len(rated[i].Reply); {
		case n <= short:
			return "1 short"
		case n <= long:
			return "2 middle"
		}
		return "3 long"
	})
	return e
}

// lengthTerciles are the lengths in bytes that part the replies into three.
func lengthTerciles(rated []Rated) (short, long int) {
	var n []int
	for i := range rated {
		n = append(n, len(rated[i].Reply))
	}
	if len(n) == 0 {
		return 0, 0
	}
	slices.Sort(n)
	return n[len(n)/3], n[2*len(n)/3]
}

func slicesBy(rated []Rated, marks []Marks, name func(int) string) []Slice {
	by := map[string][]int{}
	for i := range rated {
		by[name(i)] = append(by[name(i)], i)
	}
	var out []Slice
	for n, idx := range by {
		out = append(out, Slice{n, agreements(rated, marks, idx, 0)})
	}
	sort.Slice(out, func(a, b int) bool { return out[a].Name < out[b].Name })
	return out
}

// bySituation groups the replies idx, in the order in which situations first occur.
func bySituation(rated []Rated, idx []int) [][]int {
	at := map[*Situation]int{}
	var out [][]int
	for _, i := range idx {
		k, ok := at[rated[i].Situation]
		if !ok {
			k = len(out)
			at[rated[i].Situation] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// agreements measures the replies idx; draws is how often situations are drawn anew.
func agreements(rated []Rated, marks []Marks, idx []int, draws int) Per[Agreement] {
	var out Per[Agreement]
	groups := bySituation(rated, idx)
	for _, d := range Dimensions() {
		parts := make([]confusion, len(groups))
		var c confusion
		for g, in := range groups {
			for _, i := range in {
				r, l := rated[i].Level(d), marks[i].Levels[d]
				parts[g].add(r, l)
				c.add(r, l)
			}
		}
		a := Agreement{N: len(idx), Kappa: c.kappa(), Exact: c.within(0), Adjacent: c.within(1), Far: 1 - c.within(1), SMD: c.smd()}
		a.Low, a.High = a.Kappa, a.Kappa
		if draws > 0 && len(parts) > 1 {
			a.Low, a.High = bootstrap(parts, draws)
		}
		for l := range a.Recall {
			share, n := c.recall(l)
			a.Recall[l] = wilson(share, n)
		}
		out[d] = a
	}
	return out
}

// bootstrap draws whole situations with replacement and gives the 2.5th and the
// 97.5th percentile of kappa (Efron and Tibshirani 1993).
func bootstrap(parts []confusion, draws int) (low, high float64) {
	rng := draw(1)
	k := make([]float64, draws)
	for n := range k {
		var c confusion
		for range parts {
			p := &parts[rng.below(len(parts))]
			for i := range c {
				for j := range c[i] {
					c[i][j] += p[i][j]
				}
			}
		}
		k[n] = c.kappa()
	}
	slices.Sort(k)
	return k[draws*25/1000], k[draws*975/1000]
}

// draw is splitmix64 (Steele, Lea and Flood 2014), so that the draws are the same everywhere.
type draw uint64

func (d *draw) below(n int) int {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) >> 33 % uint64(n))
}

// wilson is a share with its 95% interval (Wilson 1927).
func wilson(share float64, n int) LevelRecall {
	if n == 0 {
		return LevelRecall{}
	}
	const z = 1.96
	f := float64(n)
	mid := (share + z*z/(2*f)) / (1 + z*z/f)
	half := z / (1 + z*z/f) * math.Sqrt(share*(1-share)/f+z*z/(4*f*f))
	return LevelRecall{share, max(0, mid-half), min(1, mid+half), n}
}

type counts struct{ both, rated, found int }

func (c *counts) add(rated, found bool) {
	if rated {
		c.rated++
	}
	if found {
		c.found++
	}
	if rated && found {
		c.both++
	}
}

func (c *counts) detection(name string) Detection {
	p, r := share(float64(c.both), float64(c.found)), share(float64(c.both), float64(c.rated))
	return Detection{name, c.rated, c.found, p, r, share(2*p*r, p+r)}
}

func sureness(rated []Rated, marks []Marks, d Dimension) Sureness {
	var n, right [2]float64
	for i := range rated {
		k := 0
		if marks[i].Sure[d] {
			k = 1
		}
		n[k]++
		if marks[i].Levels[d] == rated[i].Level(d) {
			right[k]++
		}
	}
	return Sureness{share(n[1], n[0]+n[1]), share(right[1], n[1]), share(right[0], n[0])}
}
