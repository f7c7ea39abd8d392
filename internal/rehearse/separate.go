package rehearse

import (
	"fmt"
	"slices"
	"sync"

	"spar/internal/play"
	"spar/internal/scenario"
)

// run is one trainee's talk.
type run struct {
	kind   Kind
	events []play.Event
	score  float64
	scored bool // something counted
	ending string
}

// train lets the trainees play, each with a seed of their own, so that it does not
// matter how many play at a time.
func train(pasts []*scenario.Scenario, o Options) []run {
	kinds := Kinds()
	slots := make([]filling, len(pasts))
	for i, sc := range pasts {
		slots[i] = fill(sc)
	}
	runs := make([]run, o.Trainees)
	next, done := make(chan int), make(chan struct{})
	var group sync.WaitGroup
	for range min(max(o.Workers, 1), max(o.Trainees, 1)) {
		group.Go(func() {
			for i := range next {
				past := i / len(kinds) % len(pasts) // each kind meets every past
				runs[i] = talkThrough(pasts[past], slots[past], kinds[i%len(kinds)], play.Mix(o.Seed, uint64(i)))
				done <- struct{}{}
			}
		})
	}
	go func() {
		for i := range runs {
			next <- i
		}
		close(next)
		group.Wait()
		close(done)
	}()
	n := 0
	for range done {
		if n++; o.Progress != nil {
			o.Progress(n, o.Trainees)
		}
	}
	return runs
}

// talkThrough plays one trainee to the end of the talk.
func talkThrough(sc *scenario.Scenario, slots filling, kind Kind, seed uint64) run {
	t := newTrainee(slots, kind, seed)
	st, events := play.Begin(sc, seed)
	for !st.Done() {
		next, more, err := play.StepWith(sc, st, t.reply(sc.Beat(st.Beat), st.Line), bare)
		if err != nil {
			break // a scenario whose texts make replies too long to be typed
		}
		st, events = next, append(events, more...)
	}
	r := run{kind: kind, events: events, ending: st.Ending}
	var n int
	r.score, n = play.Score(events)
	r.scored = n > 0
	return r
}

// Separation says how well the scenario tells the kinds of trainee apart.
type Separation struct {
	Kinds []KindResult `json:"kinds"`
	Pairs []PairResult `json:"pairs"`
}

// KindResult is how the trainees of one kind did.
type KindResult struct {
	Kind   Kind           `json:"kind"`
	Talks  int            `json:"talks"`
	Median float64        `json:"median"` // of their scores, 0 to 4
	Low    float64        `json:"low"`    // lowest and highest tenth
	High   float64        `json:"high"`
	Ends   map[string]int `json:"ends"`
}

// PairResult compares the challenger with another kind over all pairs of their talks.
type PairResult struct {
	Kind Kind `json:"kind"`
	// Beats is the part of the pairs in which the challenger's score is the higher
	// one, 0 to 1; Gap is the median of the differences, in levels.
	Beats float64 `json:"beats"`
	Gap   float64 `json:"gap"`
	// Must is true for the kinds that have to be beaten.
	Must bool `json:"must"`
}

// What a scenario must reach: the challenger ahead in nine pairs of ten, by a level.
const (
	beatsFloor = 0.9
	gapFloor   = 1.0
)

// Enough reports whether the challenger is far enough ahead.
func (p PairResult) Enough() bool { return p.Beats >= beatsFloor && p.Gap >= gapFloor }

func separate(runs []run) Separation {
	var s Separation
	scores := map[Kind][]float64{}
	for _, k := range Kinds() {
		r := KindResult{Kind: k, Ends: map[string]int{}}
		for _, run := range runs {
			if run.kind != k {
				continue
			}
			r.Talks++
			r.Ends[run.ending]++
			if run.scored {
				scores[k] = append(scores[k], run.score)
			}
		}
		slices.Sort(scores[k])
		r.Low, r.Median, r.High = Quantile(scores[k], 0.1), Quantile(scores[k], 0.5), Quantile(scores[k], 0.9)
		s.Kinds = append(s.Kinds, r)
	}
	for _, k := range Kinds() {
		if k != Challenger {
			s.Pairs = append(s.Pairs, compare(scores[Challenger], scores[k], k))
		}
	}
	return s
}

func compare(challengers, others []float64, k Kind) PairResult {
	p := PairResult{Kind: k, Must: k == Pushover || k == Bully}
	var gaps []float64
	ahead := 0
	for _, c := range challengers {
		for _, o := range others {
			gaps = append(gaps, c-o)
			if c > o {
				ahead++
			}
		}
	}
	if len(gaps) == 0 {
		return p
	}
	slices.Sort(gaps)
	p.Beats, p.Gap = float64(ahead)/float64(len(gaps)), Quantile(gaps, 0.5)
	return p
}

// Quantile is the value below which the part q of the sorted values lies, between
// two neighbours in proportion; 0 of none.
func Quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 == len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

func separationFindings(s Separation) []Finding {
	var found []Finding
	for _, p := range s.Pairs {
		if !p.Must || p.Enough() {
			continue
		}
		found = append(found, Finding{Code: NotSeparated, Fails: true,
			Message: fmt.Sprintf("the challenger beats the %s in %.0f%% of pairs by %.1f levels; it must be 90%% and one level", p.Kind, 100*p.Beats, p.Gap),
			Hint:    "look at the beats in which both get the same level: the buyer's line may leave nothing to hold or to teach"})
	}
	return found
}
