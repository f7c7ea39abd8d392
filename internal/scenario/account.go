package scenario

// Account makes the scenario an episode with a client who remembers.
type Account struct {
	Client  string
	Episode int
	// LifetimeValue is in major units of the offer's currency.
	LifetimeValue float64
	// Past is what the file takes for true of the earlier episodes, for whoever has not
	// played them.
	Past []Past
	// Memory is what the client remembers, oldest first: of each episode that was played
	// what happened there, of the others what Past says. Fill makes it.
	Memory []Episode
}

// Past is one earlier episode as the author of a later one takes it to have gone.
type Past struct {
	Episode int
	// Tells is what the trainee reads of it.
	Tells string
	// Given is what was given for nothing, in the words it was given in; "" for nothing.
	// Percent and Sum are what that was of the price.
	Given        string
	Percent, Sum float64
	// Ended is the id of the ending it came to.
	Ended string
	// Promised is what was promised, in the words it was promised in.
	Promised string
	Promise  Promise
}

// Promise is what became of what was promised in an episode.
type Promise string

// What can become of a promise. It is open until a later talk comes back to it.
const (
	NoPromise     Promise = "none"
	OpenPromise   Promise = "open"
	KeptPromise   Promise = "kept"
	BrokenPromise Promise = "broken"
)

// Giving says whether anything was given for nothing, in price or in kind.
type Giving string

// The two kinds of giving.
const (
	GaveSomething Giving = "something"
	GaveNothing   Giving = "nothing"
)

// Remembered is a condition on what the client remembers of an earlier episode. It is a
// closed mapping, as When is; everything named must hold at once.
type Remembered struct {
	Episode int
	Gave    Giving // "" for either
	// Percent bounds the part of the price that was given for nothing.
	Percent Bounds
	// Ended are ids of the episode's endings, any one of which will do.
	Ended   []string
	Promise Promise // "" for any

	// met is whether it holds for the memory that the scenario was filled with; in and out
	// are the pasts of the file in which it holds and does not, for the check.
	met     bool
	in, out uint64
}

// Met reports whether the condition holds for what the scenario's client remembers.
func (r *Remembered) Met() bool { return r == nil || r.met }

// Wording is what the buyer says in place of a beat's own lines where they remember
// something.
type Wording struct {
	When  Remembered
	Lines []string
}

// Episode is what a client remembers of one earlier episode: of one that was played what
// happened there, else what the file says of it. It is kept with an attempt's beginning,
// so that the attempt replays as it was whatever is played later.
type Episode struct {
	Number int `json:"episode"`
	// Attempt and Scenario are what was played; "" where the file tells it.
	Attempt  string `json:"attempt,omitempty"`
	Scenario string `json:"scenario,omitempty"`

	Ending   string  `json:"ending,omitempty"`
	Title    string  `json:"title,omitempty"`
	Outcome  Outcome `json:"outcome,omitempty"`
	Currency string  `json:"currency,omitempty"`
	// Gifts were given away; Conceded is what was traded for something, or given in place
	// of price by a reply that gave nothing away. Oldest first.
	Gifts    []Gift `json:"gifts,omitempty"`
	Conceded []Gift `json:"conceded,omitempty"`
	// Promises are next steps with a date or a name, in the words they were made in.
	Promises []string `json:"promises,omitempty"`
	// Asked is what the talk showed of the promise made before it; "" where it did not
	// come back to it.
	Asked Promise `json:"asked,omitempty"`
	// Small are the small things that the seller remembered of the client, as they said them.
	Small []string `json:"small,omitempty"`

	// Promise is what became of this episode's own promise, as far as later ones showed.
	Promise Promise `json:"-"`
	// Tells is the author's account of it where it was not played; "" where it was.
	Tells string `json:"-"`
}

// Gift is something that was given away: for nothing, or in a trade.
type Gift struct {
	What    string  `json:"what"`
	For     string  `json:"for,omitempty"`
	Percent float64 `json:"percent,omitempty"` // of the price
	Sum     float64 `json:"sum,omitempty"`     // in the currency of its episode
}

// Percent is the part of the price that was given for nothing.
func (e Episode) Percent() float64 {
	var sum float64
	for _, g := range e.Gifts {
		sum += g.Percent
	}
	return sum
}

// Sum is what the gifts in price came to.
func (e Episode) Sum() float64 {
	var sum float64
	for _, g := range e.Gifts {
		sum += g.Sum
	}
	return sum
}

// Given is the gift that is remembered best, the largest in price or else the last, in
// the words it was given in; "" where nothing was given.
func (e Episode) Given() string {
	best := Gift{}
	for _, g := range e.Gifts {
		if best.What == "" || g.Percent >= best.Percent {
			best = g
		}
	}
	return best.What
}

// Promised is the last promise in the words it was made in, or "".
func (e Episode) Promised() string { return last(e.Promises) }

func last(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// episode is the past as something remembered.
func (p Past) episode(currency string) Episode {
	e := Episode{Number: p.Episode, Ending: p.Ended, Currency: currency, Tells: p.Tells, Promise: p.Promise}
	if p.Given != "" || p.Percent > 0 || p.Sum > 0 {
		e.Gifts = []Gift{{What: p.Given, Percent: p.Percent, Sum: p.Sum}}
	}
	if p.Promised != "" {
		e.Promises = []string{p.Promised}
	}
	return e
}

// Opening is the beat that the talk opens with: the first one whose "opens" holds for
// what the client remembers, else the first.
func (s *Scenario) Opening() *Beat { return &s.Beats[s.opening] }
