package schedule

import (
	"cmp"
	"slices"
	"time"
)

// The two choices of this schedule. At nine times in ten a move comes back while it is
// still there to be strengthened; and however well it sits, it is shown once a
// quarter, because a talk changes more than a flash card.
const (
	Retention  = 0.9
	mostWaited = 90 // days
)

// Card is what is known of one skill: its memory, and where and when it was practised.
type Card struct {
	Skill  Skill     `json:"skill"`
	Memory Memory    `json:"memory"`
	Last   time.Time `json:"last"` // the last review
	// Scenario is where that was, so that the skill comes back in another one.
	Scenario string `json:"scenario"`
	// Reviews is how many sittings the memory rests on, Lapses how many of them were
	// rated Again, and Replies how many replies were said in them.
	Reviews int `json:"reviews"`
	Lapses  int `json:"lapses"`
	Replies int `json:"replies"`
}

// Review is the card after a sitting in a scenario.
func (c Card) Review(g Rating, scenario string, now time.Time) Card {
	c.Memory = c.Memory.Next(max(0, Days(c.Last, now)), g)
	c.Last, c.Scenario = now, scenario
	c.Reviews++
	if g == Again {
		c.Lapses++
	}
	return c
}

// Recall is the forecast for today, 0 to 1.
func (c Card) Recall(now time.Time) float64 {
	return c.Memory.Recall(float64(max(0, Days(c.Last, now))))
}

// Wait is how many days after the last review the skill is due.
func (c Card) Wait() int { return min(c.Memory.Interval(Retention), mostWaited) }

// Overdue is for how many days the skill has been due: 0 on the day itself, less
// before it.
func (c Card) Overdue(now time.Time) int { return Days(c.Last, now) - c.Wait() }

// DueOn is the day on which the skill is due, at its beginning.
func (c Card) DueOn() time.Time { return DayAfter(c.Last, c.Wait()) }

// Day is the beginning of the day of t, where t is.
func Day(t time.Time) time.Time { return DayAfter(t, 0) }

// DayAfter is the beginning of the day that comes so many days after that of t, where t is.
func DayAfter(t time.Time, days int) time.Time {
	y, m, d := t.Date()
	noon := time.Date(y, m, d+days, 12, 0, 0, 0, t.Location())
	begins := time.Date(noon.Year(), noon.Month(), noon.Day(), 0, 0, 0, 0, t.Location())
	if begins.Day() == noon.Day() {
		return begins
	}
	// There is no midnight where the clocks go forward at that hour, as in Chile. For it
	// time.Date may give a moment of the day before, as long before the day as was left out.
	h, mins, s := begins.Clock()
	left := 24*time.Hour - time.Duration(h)*time.Hour - time.Duration(mins)*time.Minute - time.Duration(s)*time.Second
	return begins.Add(left)
}

// Days is how many midnights lie between two moments, as they fall where to is;
// negative where from comes later.
func Days(from, to time.Time) int {
	if from.IsZero() {
		return 0
	}
	// In UTC no day is 23 hours long.
	y, m, d := from.In(to.Location()).Date()
	a := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	y, m, d = to.Date()
	b := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return int(b.Sub(a) / (24 * time.Hour))
}

// sitting is one attempt on one day.
type sitting struct {
	attempt  string
	scenario string
	last     time.Time
	ratings  map[Skill][]Rating
}

// Cards are the cards of every skill that these replies reviewed, in the order of
// Skills. The order of the replies does not matter; days fall as they do in loc.
//
// The replies of one sitting are one review of a skill, by the middle one of their
// ratings (the lower of two): the model's same-day step is made for a card that is
// shown twice, and six beats of one talk are no six days of practice.
func Cards(replies []Reply, loc *time.Location) []Card {
	by := map[Skill]Card{}
	for _, sat := range sittings(replies, loc) {
		for s, ratings := range sat.ratings {
			slices.Sort(ratings)
			c := by[s].Review(ratings[(len(ratings)-1)/2], sat.scenario, sat.last)
			c.Replies += len(ratings)
			by[s] = c
		}
	}
	var cards []Card
	for _, s := range Skills() {
		if c, ok := by[s]; ok {
			c.Skill = s
			cards = append(cards, c)
		}
	}
	return cards
}

// sittings gathers the replies, in the order in which the sittings began.
func sittings(replies []Reply, loc *time.Location) []sitting {
	var all []sitting
	for _, r := range InOrder(replies) {
		at := r.At.In(loc)
		i := slices.IndexFunc(all, func(s sitting) bool { return s.attempt == r.Attempt && Days(s.last, at) == 0 })
		if i < 0 {
			i = len(all)
			all = append(all, sitting{attempt: r.Attempt, scenario: r.Scenario, ratings: map[Skill][]Rating{}})
		}
		all[i].last = at
		for _, review := range r.Reviews() {
			all[i].ratings[review.Skill] = append(all[i].ratings[review.Skill], review.Rating)
		}
	}
	return all
}

// InOrder is the replies in the order in which they were given.
func InOrder(replies []Reply) []Reply {
	sorted := slices.Clone(replies)
	slices.SortStableFunc(sorted, func(a, b Reply) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Attempt, b.Attempt), cmp.Compare(a.Turn, b.Turn))
	})
	return sorted
}
