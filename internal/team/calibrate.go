package team

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/store"
)

// The least that a machine's levels are relied on by: a kappa that is called substantial
// since Landis and Koch (1977), over so many replies that its interval says something,
// from more than one scene, since replies to one scene are alike.
const (
	LeastKappa   = 0.60
	LeastReplies = 30
	LeastScenes  = 5
)

// Confusion counts replies by the level that was given first (row) and second (column).
type Confusion [5][5]int

// Agreed is how far two parties agree on one dimension.
type Agreed struct {
	N      int `json:"n"`      // replies; between coaches, pairs of marks
	Scenes int `json:"scenes"` // how many different ones
	// Kappa is weighted quadratically; Low and High bound it in 95 of 100 draws of whole
	// scenes with replacement. Nil where there is nothing to reckon it from: no reply,
	// one level alone on both sides, or, for the interval, one scene alone.
	Kappa *float64 `json:"kappa"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
	// Exact and Adjacent are the shares at the same level and at most one off.
	Exact     float64   `json:"exact"`
	Adjacent  float64   `json:"adjacent"`
	Confusion Confusion `json:"confusion"`
}

// Calibrated is one dimension of a calibration.
type Calibrated struct {
	Dimension grade.Dimension `json:"dimension"`
	Machine   Agreed          `json:"machine"` // rows the coaches' level, columns the machine's
	Coaches   Agreed          `json:"coaches"` // rows one coach's, columns another's
	// Advisory is why the machine's level is advice only to this team; "" where it is not.
	Advisory string `json:"advisory"`
}

// Calibration is how far coaches and the machine agree on this team's replies.
type Calibration struct {
	Replies int `json:"replies"` // that coaches marked blind
	Coaches int `json:"coaches"` // how many did
	// Unsure, Disputed and Sampled say why those replies were looked at; one may be
	// counted several times. The first two were chosen because somebody doubted, so that
	// agreement over all of them is likely to be lower than over all replies.
	Unsure     int          `json:"unsure"`
	Disputed   int          `json:"disputed"`
	Sampled    int          `json:"sampled"`
	Only       Chosen       `json:"only,omitempty"` // where only these were taken
	Grader     string       `json:"grader"`         // the digest of the grader that is compared
	Dimensions []Calibrated `json:"dimensions"`
}

// CalibrateOptions say what is compared.
type CalibrateOptions struct {
	Only Chosen // replies that were looked at for this reason; "" for all
}

// both is a reply with the marks that coaches gave blind, by the coach's id, and what
// this grader gives.
type both struct {
	sit     *grade.Situation
	reply   string
	grades  []grade.Dimension
	given   []Given
	machine grade.Marks
}

// Calibrate compares what coaches gave blind with what this grader gives the same
// replies. It changes nothing: Apply does.
func (t *Team) Calibrate(ctx context.Context, by store.Person, o CalibrateOptions) (Calibration, error) {
	if err := may(Role(by.Role), Teams, Calibrate); err != nil {
		return Calibration{}, err
	}
	c := Calibration{Only: o.Only, Grader: grade.Digest()}
	replies, err := t.judged(ctx, o, &c)
	if err != nil {
		return c, err
	}
	for _, d := range grade.Dimensions() {
		one := Calibrated{Dimension: d, Machine: withMachine(replies, d), Coaches: amongCoaches(replies, d)}
		one.Advisory = advisory(one.Machine)
		c.Dimensions = append(c.Dimensions, one)
	}
	return c, nil
}

// advisory says why an agreement is too little to rely on; "" where it is not.
func advisory(a Agreed) string {
	switch {
	case a.N < LeastReplies:
		return fmt.Sprintf("coaches have marked %s so far, and %d are the least to tell", counted(a.N, "reply", "replies"), LeastReplies)
	case a.Scenes < LeastScenes:
		return fmt.Sprintf("the replies are to %s, and %d are the least to tell", counted(a.Scenes, "scene", "different scenes"), LeastScenes)
	case a.Kappa == nil:
		return "coaches and the machine gave all these replies the same level, so whether they agree on others cannot be told"
	case *a.Kappa < LeastKappa:
		return fmt.Sprintf("coaches and the machine agree at a kappa of %.2f over %d replies, and %.2f is the least to rely on", *a.Kappa, a.N, LeastKappa)
	}
	return ""
}

func counted(n int, one, many string) string {
	switch n {
	case 0:
		return "no " + one
	case 1:
		return "one " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// judged reads every reply that was marked blind and grades it by this grader, as it was
// said.
func (t *Team) judged(ctx context.Context, o CalibrateOptions, c *Calibration) ([]both, error) {
	rows, err := t.store.Everyone().CoachMarks(ctx) // by attempt, line, coach and round
	if err != nil {
		return nil, err
	}
	var all []both
	p, coaches := t.all(), map[string]bool{}
	sits := map[string]*grade.Situation{}
	last := replyKey{}
	for _, m := range rows {
		if m.Round != 0 || o.Only != "" && !slices.Contains(strings.Fields(m.Chosen), string(o.Only)) {
			continue
		}
		var g Given
		if err := json.Unmarshal([]byte(m.Marks), &g); err != nil {
			return nil, fmt.Errorf("a coach's marks of the attempt %s: %w", m.Attempt, err)
		}
		coaches[m.Coach] = true
		if key := (replyKey{m.Attempt, m.Seq}); key == last {
			all[len(all)-1].given = append(all[len(all)-1].given, g)
			continue
		}
		a, scene, err := p.Judge(ctx, m.Attempt, m.Seq)
		if err != nil {
			return nil, fmt.Errorf("a reply that was marked: %w", err)
		}
		last = replyKey{m.Attempt, m.Seq}
		sit := scene.Situation(a)
		all = append(all, both{sceneOf(sits, scene, &sit), a.Reply, a.Grades, []Given{g}, grade.Grade(&sit, a.Reply)})
		c.count(m.Chosen)
	}
	c.Replies, c.Coaches = len(all), len(coaches)
	return all, nil
}

// sceneOf gives all replies to one beat of one scenario the same situation, since draws
// are of whole scenes: what is like must stay together.
func sceneOf(known map[string]*grade.Situation, scene practice.Scene, sit *grade.Situation) *grade.Situation {
	key := scene.Digest + " " + scene.Beat.ID
	if known[key] == nil {
		known[key] = sit
	}
	return known[key]
}

func (c *Calibration) count(chosen string) {
	for _, w := range strings.Fields(chosen) {
		switch Chosen(w) {
		case Unsure:
			c.Unsure++
		case Disputed:
			c.Disputed++
		case Sampled:
			c.Sampled++
		}
	}
}

// withMachine compares the coaches' levels (their mean, where several marked a reply)
// with the machine's.
func withMachine(replies []both, d grade.Dimension) Agreed {
	var rated []grade.Rated
	var marks []grade.Marks
	for _, r := range replies {
		if !slices.Contains(r.grades, d) {
			continue
		}
		one := grade.Rated{Situation: r.sit, Reply: r.reply}
		for _, g := range r.given {
			var rating grade.Rating
			rating.Levels[d] = g.Levels[d]
			one.Ratings = append(one.Ratings, rating)
		}
		rated, marks = append(rated, one), append(marks, r.machine)
	}
	return agreed(rated, marks, d)
}

// amongCoaches compares every two coaches who marked the same reply.
func amongCoaches(replies []both, d grade.Dimension) Agreed {
	var rated []grade.Rated
	var marks []grade.Marks
	for _, r := range replies {
		if !slices.Contains(r.grades, d) {
			continue
		}
		for i := range r.given {
			for _, other := range r.given[i+1:] {
				var rating grade.Rating
				var m grade.Marks
				rating.Levels[d], m.Levels[d] = r.given[i].Levels[d], other.Levels[d]
				rated = append(rated, grade.Rated{Situation: r.sit, Reply: r.reply, Ratings: []grade.Rating{rating}})
				marks = append(marks, m)
			}
		}
	}
	return agreed(rated, marks, d)
}

// agreed measures by the evaluation that the grader itself is measured by.
func agreed(rated []grade.Rated, marks []grade.Marks, d grade.Dimension) Agreed {
	a := Agreed{N: len(rated)}
	if a.N == 0 {
		return a
	}
	e := grade.Evaluate(rated, marks)
	of := e.Agreements[d]
	a.Scenes, a.Exact, a.Adjacent = e.Situations, of.Exact, of.Adjacent
	for i := range rated {
		a.Confusion[rated[i].Level(d)][marks[i].Levels[d]]++
	}
	if a.oneLevel() {
		return a
	}
	a.Kappa = number(of.Kappa)
	if a.Scenes > 1 {
		a.Low, a.High = number(of.Low), number(of.High)
	}
	return a
}

// oneLevel reports whether all levels of both sides are the same one: then they agree, and
// whoever gives everybody the same would too, so that a kappa can tell nothing.
func (a Agreed) oneLevel() bool {
	for level := range a.Confusion {
		if a.Confusion[level][level] == a.N {
			return true
		}
	}
	return false
}

// number is nil for what is none.
func number(x float64) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	return &x
}

// ErrUncalibrated: no reply has been marked.
var ErrUncalibrated = &AskError{"no reply has been marked by a coach yet, so there is nothing to compare", "mark some: spar team queue"}

// Apply keeps which dimensions are advice only, for every screen and report of the team.
func (t *Team) Apply(ctx context.Context, by store.Person, c Calibration) error {
	if err := may(Role(by.Role), Teams, Calibrate); err != nil {
		return err
	}
	if c.Replies == 0 {
		return ErrUncalibrated
	}
	advice := practice.Advice{Since: t.opts.Now().UTC().Truncate(time.Second), Why: map[grade.Dimension]string{}}
	for _, one := range c.Dimensions {
		if one.Advisory != "" {
			advice.Why[one.Dimension] = one.Advisory
		}
	}
	return practice.SetAdvice(ctx, t.store, advice)
}

// Shown are the advisory dimensions in display order.
func (c Calibration) Shown() []Calibrated {
	all := slices.DeleteFunc(slices.Clone(c.Dimensions), func(one Calibrated) bool { return one.Advisory == "" })
	slices.SortFunc(all, func(a, b Calibrated) int { return cmp.Compare(a.Dimension, b.Dimension) })
	return all
}
