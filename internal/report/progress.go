package report

import (
	"cmp"
	"slices"
	"time"

	"spar/internal/practice"
	"spar/internal/rehearse"
	"spar/internal/schedule"
)

// LeastReplies is how many replies a figure must rest on to be shown.
const LeastReplies = 5

// Progress is how the skills went over time. Every figure says how many replies it
// rests on; one that would rest on fewer than LeastReplies is nil. Replies that are
// kept out of averages are kept out of all of it.
type Progress struct {
	// Since is from when on replies were looked at; zero for all.
	Since time.Time `json:"since,omitzero"`
	// From and To are the first and the last reply that count; zero for none.
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
	// Replies count, Aside were kept out; Attempts is how many talks the former are of.
	Replies int `json:"replies"`
	Aside   int `json:"aside"`
	// Helped are those of Replies before which help was taken.
	Helped     int         `json:"helped"`
	Attempts   int         `json:"attempts"`
	Dimensions []Level     `json:"dimensions"`
	Moves      []MoveCount `json:"moves"`
	// Trades are the replies that put something on the table, Gifts those of them that
	// asked nothing for something they gave.
	Trades int  `json:"trades"`
	Gifts  *int `json:"gifts"`
	// Declines are what is being lost, as the memory model forecasts it.
	Declines []schedule.Decline `json:"declines"`
}

// Level is how one dimension went, over the replies whose beats grade it.
type Level struct {
	Dimension schedule.Skill `json:"dimension"`
	Replies   int            `json:"replies"`
	// Median is the middle level; half of the replies lie between Low and High.
	Median *float64 `json:"median"`
	Low    *float64 `json:"low"`
	High   *float64 `json:"high"`
	// Course has a point for every five replies or more, as many for each.
	Course []Stretch `json:"course"`
	Last   time.Time `json:"last"`
	Days   int       `json:"days_since"`
	// Forecast is the memory model's for today, 0 to 1.
	Forecast *float64 `json:"forecast"`
}

// MoveCount is how often one move was made where it was called for.
type MoveCount struct {
	Move schedule.Skill `json:"move"`
	// Asked are the replies to beats that cannot do without it, of which Skipped lacked
	// it; Open are those to beats where it is one good way, of which OpenMade took it.
	Asked    int  `json:"asked"`
	Skipped  *int `json:"skipped"`
	Open     int  `json:"open"`
	OpenMade *int `json:"open_made"`
	// Course is the share that made it, over both, for every five replies or more.
	Course   []Stretch `json:"course"`
	Last     time.Time `json:"last"` // last made; zero for never
	Days     int       `json:"days_since"`
	Forecast *float64  `json:"forecast"`
}

// Stretch is a mean over replies that follow each other.
type Stretch struct {
	From    time.Time `json:"from"`
	To      time.Time `json:"to"`
	Mean    float64   `json:"mean"`
	Replies int       `json:"replies"`
}

// NewProgress works progress out from where the trainee stands, over the replies given
// since a time; the zero time is all. Forecasts rest on every reply all the same: what
// is remembered today hangs on all of them.
func NewProgress(s practice.Standing, since time.Time) Progress {
	p := Progress{Since: since, Declines: append([]schedule.Decline{}, s.Declines...)}
	var counted []schedule.Reply
	attempts := map[string]bool{}
	for _, r := range s.Replies {
		if r.At.Before(since) {
			continue
		}
		if !r.Counts || r.Alone {
			p.Aside++
			continue
		}
		counted = append(counted, r)
		attempts[r.Attempt] = true
		if r.Given > 0 {
			p.Trades++
		}
		if r.Helped > 0 {
			p.Helped++
		}
	}
	p.Replies, p.Attempts = len(counted), len(attempts)
	if p.Replies > 0 {
		p.From, p.To = counted[0].At, counted[len(counted)-1].At
	}
	p.Gifts = shownCount(p.Trades, countOf(counted, func(r schedule.Reply) bool { return r.Free > 0 }))
	forecast := func(skill schedule.Skill) *float64 {
		for _, c := range s.Cards {
			if c.Skill == skill && c.Replies >= LeastReplies {
				recall := c.Recall(s.Now)
				return &recall
			}
		}
		return nil
	}
	for _, d := range schedule.Dimensions() {
		l := levelOf(d, counted, s.Now)
		l.Forecast = forecast(d)
		p.Dimensions = append(p.Dimensions, l)
	}
	for _, m := range schedule.Moves() {
		c := moveOf(m, counted, s.Now)
		c.Forecast = forecast(m)
		p.Moves = append(p.Moves, c)
	}
	return p
}

func levelOf(skill schedule.Skill, replies []schedule.Reply, now time.Time) Level {
	l := Level{Dimension: skill}
	var at []time.Time
	var levels []float64
	for _, r := range replies {
		if d := skill.Dimension(); r.Graded(d) {
			at, levels = append(at, r.At), append(levels, float64(r.Levels[d]))
		}
	}
	l.Replies = len(levels)
	l.Course = courseOf(at, levels)
	if l.Replies > 0 {
		l.Last = at[len(at)-1]
		l.Days = schedule.Days(l.Last, now)
	}
	if l.Replies >= LeastReplies {
		slices.Sort(levels)
		low, mid, high := rehearse.Quantile(levels, 0.25), rehearse.Quantile(levels, 0.5), rehearse.Quantile(levels, 0.75)
		l.Low, l.Median, l.High = &low, &mid, &high
	}
	return l
}

func moveOf(skill schedule.Skill, replies []schedule.Reply, now time.Time) MoveCount {
	c := MoveCount{Move: skill}
	skipped, taken := 0, 0
	var at []time.Time
	var made []float64
	for _, r := range replies {
		did := 0.0
		if r.Made(skill) {
			did = 1
			c.Last = r.At
		}
		switch {
		case r.Asked(skill):
			c.Asked++
			skipped += int(1 - did)
		case r.Welcome(skill):
			c.Open++
			taken += int(did)
		default:
			continue
		}
		at, made = append(at, r.At), append(made, did)
	}
	c.Skipped, c.OpenMade = shownCount(c.Asked, skipped), shownCount(c.Open, taken)
	c.Course = courseOf(at, made)
	if !c.Last.IsZero() {
		c.Days = schedule.Days(c.Last, now)
	}
	return c
}

// shownCount is n where it rests on enough replies.
func shownCount(rests, n int) *int {
	if rests < LeastReplies {
		return nil
	}
	return &n
}

func countOf(replies []schedule.Reply, is func(schedule.Reply) bool) int {
	n := 0
	for _, r := range replies {
		if is(r) {
			n++
		}
	}
	return n
}

// mostPointsOfCourse is how many points a course has at most: a longer history has
// longer stretches, since a chart that jumps with every five replies says nothing.
const mostPointsOfCourse = 12

// courseOf gathers values in time order into stretches of the same number of replies,
// five or more; what is over goes to the last one. There is none under five.
func courseOf(at []time.Time, values []float64) []Stretch {
	out := []Stretch{}
	size := max(LeastReplies, (len(values)+mostPointsOfCourse-1)/mostPointsOfCourse)
	for i := 0; i+size <= len(values); i += size {
		end := i + size
		if len(values)-end < size {
			end = len(values)
		}
		sum := 0.0
		for _, v := range values[i:end] {
			sum += v
		}
		out = append(out, Stretch{From: at[i], To: at[end-1], Mean: sum / float64(end-i), Replies: end - i})
	}
	return out
}

// Skips are the moves that are skipped most, by share, that were skipped at least once.
func (p Progress) Skips() []MoveCount {
	out := slices.DeleteFunc(slices.Clone(p.Moves), func(c MoveCount) bool { return c.Skipped == nil || *c.Skipped == 0 })
	slices.SortStableFunc(out, func(a, b MoveCount) int {
		return cmp.Compare(float64(*b.Skipped)/float64(b.Asked), float64(*a.Skipped)/float64(a.Asked))
	})
	return out
}
