package grade

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// Rating is what one rater said of one reply.
type Rating struct {
	Rater  string
	Levels Levels
	Tone   Tone
	Flags  []Move
}

// UnmarshalJSON reads a rating, whose levels stand beside its other keys.
func (r *Rating) UnmarshalJSON(b []byte) error {
	var in struct {
		Rater         string
		Assertiveness int
		Value         int
		Reframe       int
		Connection    int
		Advance       int
		Tone          Tone
		Flags         []Move
	}
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	*r = Rating{in.Rater, Levels{in.Assertiveness, in.Value, in.Reframe, in.Connection, in.Advance}, in.Tone, in.Flags}
	return nil
}

// Rated is one reply of a rated corpus with the situation it answers.
type Rated struct {
	ID        string
	Beat      string
	Situation *Situation
	Reply     string
	Ratings   []Rating
}

// Mean is the raters' mean level by dimension.
func (r *Rated) Mean() Expected {
	var sum Expected
	for _, one := range r.Ratings {
		for d, v := range one.Levels {
			sum[d] += float64(v)
		}
	}
	for d := range sum {
		sum[d] /= float64(len(r.Ratings))
	}
	return sum
}

// Level is the level that agreement is measured against: the raters' mean, a half
// going to the first rater's side, so that no direction is favoured.
func (r *Rated) Level(d Dimension) int {
	m := r.Mean()[d]
	if m-math.Floor(m) == 0.5 {
		if float64(r.Ratings[0].Levels[d]) > m {
			return int(math.Ceil(m))
		}
		return int(math.Floor(m))
	}
	return int(math.Floor(m + 0.5))
}

// Flagged reports whether at least half of the raters set the flag.
func (r *Rated) Flagged(m Move) bool {
	n := 0
	for _, one := range r.Ratings {
		for _, f := range one.Flags {
			if f == m {
				n++
			}
		}
	}
	return 2*n >= len(r.Ratings)
}

// RatedSituation is a situation of the corpus with its id.
type RatedSituation struct {
	Beat string `json:"beat"`
	Situation
}

// ReadSituations reads situations, one JSON object a line, in file order.
func ReadSituations(r io.Reader) ([]RatedSituation, error) {
	var out []RatedSituation
	err := eachLine(r, func(n int, line []byte) error {
		var s RatedSituation
		if err := json.Unmarshal(line, &s); err != nil {
			return fmt.Errorf("situations, line %d: %w", n, err)
		}
		out = append(out, s)
		return nil
	})
	return out, err
}

// ReadRated reads rated replies, one JSON object a line, and joins them to their
// situations by "beat"; a line may carry its own "situation" instead. A reply
// without a situation or without a rating is an error that names its line.
func ReadRated(r io.Reader, situations []RatedSituation) ([]Rated, error) {
	by := make(map[string]*Situation, len(situations))
	for i := range situations {
		by[situations[i].Beat] = &situations[i].Situation
	}
	var out []Rated
	err := eachLine(r, func(n int, line []byte) error {
		var in struct {
			ID, Beat, Text, Reply string
			Situation             *Situation
			Ratings               []Rating
		}
		if err := json.Unmarshal(line, &in); err != nil {
			return fmt.Errorf("replies, line %d: %w", n, err)
		}
		if in.Situation == nil {
			in.Situation = by[in.Beat]
		}
		if in.Situation == nil {
			return fmt.Errorf("replies, line %d: no situation %q", n, in.Beat)
		}
		if len(in.Ratings) == 0 {
			return fmt.Errorf("replies, line %d: no ratings", n)
		}
		if in.Text == "" {
			in.Text = in.Reply
		}
		out = append(out, Rated{in.ID, in.Beat, in.Situation, in.Text, in.Ratings})
		return nil
	})
	return out, err
}

// eachLine calls f with every line that is not blank and its number from 1.
func eachLine(r io.Reader, f func(n int, line []byte) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), 16<<20)
	for n := 1; sc.Scan(); n++ {
		if len(sc.Bytes()) == 0 {
			continue
		}
		if err := f(n, sc.Bytes()); err != nil {
			return err
		}
	}
	return sc.Err()
}
