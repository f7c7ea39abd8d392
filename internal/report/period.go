package report

import (
	"slices"
	"time"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/schedule"
	"spar/internal/team"
)

// Period is what a trainee practised in a stretch of time.
type Period struct {
	// Who is whom it is about, "" where nobody said. Since is the zero time for all
	// there is; Until is when the report was made.
	Who   string    `json:"who,omitempty"`
	Since time.Time `json:"since"`
	Until time.Time `json:"until"`
	// NotFor and Level stand on every report, so that nobody reads more into it.
	NotFor string `json:"not_for"`
	Level  string `json:"what_a_level_is"`

	Progress Progress  `json:"progress"`
	Talks    []TalkRow `json:"talks"` // oldest first
	// Minutes is the time spent, as Effort counts it; Won, Open and Lost are the talks
	// that ended so.
	Minutes float64 `json:"minutes"`
	Won     int     `json:"won"`
	Open    int     `json:"open"`
	Lost    int     `json:"lost"`
	// Soft, Even and Hard are the counted replies by their needle: -2 and below, -1 to
	// 1, 2 and above.
	Soft int `json:"too_soft"`
	Even int `json:"between"`
	Hard int `json:"too_hard"`
	// PriceKept is the median part of the list price that won talks with a price kept,
	// over PriceN of them; nil under five.
	PriceKept *float64 `json:"price_kept"`
	PriceN    int      `json:"price_n"`
	// LeftOut are attempts that could not be read.
	LeftOut int       `json:"left_out"`
	Sheet   TalkSheet `json:"talk_sheet"`
	// Advice says why levels are advice only to the trainee's team, by dimension.
	Advice practice.Advice `json:"advisory,omitzero"`
}

// The two sentences that every report carries.
const (
	NotFor  = team.NotForDecisions
	LevelIs = "A level from 0 to 4 says which moves a typed reply made in a written scene, as a program reads them. It does not say that a reply wins deals, and it is not a measure of a person."
)

// TalkRow is one talk of the period.
type TalkRow struct {
	Attempt  string           `json:"attempt"`
	Scenario string           `json:"scenario"`
	Title    string           `json:"title"`
	Started  time.Time        `json:"started"`
	Outcome  scenario.Outcome `json:"outcome,omitempty"` // "" while it goes on
	Ending   string           `json:"ending,omitempty"`
	Score    float64          `json:"score"`
	Levels   int              `json:"levels"` // how many levels Score rests on
	Replies  int              `json:"replies"`
	Minutes  float64          `json:"minutes"`
	Gifts    int              `json:"gifts"` // things given for nothing
	Help     int              `json:"help"`  // turns with help
	// Kept is the part of the list price kept, nil where the talk is not won or has no
	// price.
	Kept *float64 `json:"kept"`
}

// NewPeriod reports on what was practised since a time. Talks are those of the period,
// in any order; left says how many could not be read.
func NewPeriod(s practice.Standing, talks []*practice.Attempt, left int, since time.Time, who string) Period {
	p := Period{Who: who, Since: since, Until: s.Now, NotFor: NotFor, Level: LevelIs, LeftOut: left, Talks: []TalkRow{}}
	p.Progress = NewProgress(s, since)
	for _, t := range talks {
		p.Advice = t.Advice // the same for all: the team's, as it is now
	}
	var kept []float64
	for _, a := range talks {
		row := talkRow(a)
		if row.Replies == 0 {
			continue // begun, and nothing was said
		}
		p.Talks = append(p.Talks, row)
		p.Minutes += row.Minutes
		switch row.Outcome {
		case scenario.Won:
			p.Won++
		case scenario.Open:
			p.Open++
		case scenario.Lost:
			p.Lost++
		}
		if row.Kept != nil {
			kept = append(kept, *row.Kept)
		}
		p.countNeedles(a)
	}
	slices.SortStableFunc(p.Talks, func(a, b TalkRow) int { return a.Started.Compare(b.Started) })
	if p.PriceN = len(kept); p.PriceN >= LeastReplies {
		m := median(kept)
		p.PriceKept = &m
	}
	within := slices.DeleteFunc(slices.Clone(s.Replies), func(r schedule.Reply) bool { return r.At.Before(since) })
	p.Sheet = newTalkSheet(s, p.Progress, within, talks)
	return p
}

func talkRow(a *practice.Attempt) TalkRow {
	row := TalkRow{Attempt: a.ID, Scenario: a.Scenario.ID, Title: a.Scenario.Title, Started: a.Started, Minutes: minutesOf(a.Times)}
	row.Score, row.Levels = play.Score(a.Events)
	row.Replies = len(play.Standing(a.Events))
	row.Help = len(helpSteps(a.Events))
	for _, e := range play.Ledger(a.Events) {
		if e.For == "" {
			row.Gifts++
		}
	}
	if e := ended(a.Events); e != nil {
		row.Outcome, row.Ending = e.Outcome, e.Title
	}
	if e := effort(a); e != nil && e.Price > 0 {
		row.Kept = &e.Kept
	}
	return row
}

func (p *Period) countNeedles(a *practice.Attempt) {
	for _, ev := range a.Events {
		m, ok := ev.(play.Marked)
		if !ok || !m.Counts || m.Retry {
			continue
		}
		switch n := NeedleOf(m.Marks); {
		case n <= -2:
			p.Soft++
		case n >= 2:
			p.Hard++
		default:
			p.Even++
		}
	}
}
