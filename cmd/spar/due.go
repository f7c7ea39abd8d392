package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/schedule"
	"spar/internal/text"
)

// due is what spar due prints for programs.
type due struct {
	Day string `json:"day"`
	// Today is the one session to play; null where there is nothing to play.
	Today *session  `json:"today"`
	Due   []dueTask `json:"due"`
	// Next are the skills that are not due yet, and their days.
	Next []nextDue `json:"next"`
}

type session struct {
	Scenario string           `json:"scenario"`
	Title    string           `json:"title"`
	Minutes  int              `json:"minutes"`
	Skills   []schedule.Skill `json:"skills"`          // due, and trained there
	Fresh    schedule.Skill   `json:"fresh,omitempty"` // never practised
	FreeDay  bool             `json:"free_day"`
}

type dueTask struct {
	Skill        schedule.Skill `json:"skill"`
	Due          string         `json:"due"`
	OverdueDays  int            `json:"overdue_days"`
	Scenario     string         `json:"scenario,omitempty"`
	Title        string         `json:"title,omitempty"`
	Last         time.Time      `json:"last"`
	LastScenario string         `json:"last_scenario"`
	Replies      int            `json:"replies"`
	// Forecast is the memory model's, 0 to 1; null under five replies.
	Forecast *float64 `json:"forecast"`
}

type nextDue struct {
	Skill schedule.Skill `json:"skill"`
	Due   string         `json:"due"`
}

func newDue(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "due",
		Short: "Say what to practise today, and where",
		Long: `Say which moves and dimensions are due today. What is due is worked out from your own
replies with a memory model (FSRS-6): a move that you made comes back later and later,
one that you missed comes back soon. It always comes back in another scenario than the
last one, where the library has one.`,
		Example: "  spar due\n  spar play $(spar due --json | jq -r .today.scenario)",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			s, err := a.standing()
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(a.stdout, dueOf(s))
			}
			return dueText(a.out(), s)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// standing works out where the trainee stands.
func (a *app) standing() (s practice.Standing, err error) {
	err = a.with(func(ctx context.Context, p *practice.Practice) (err error) {
		defer a.whileLong(readingLong)()
		s, err = p.Standing(ctx)
		return err
	})
	return s, err
}

// readingLong is what takes some seconds, once for every grader and library.
const readingLong = "reading what the scenarios call for; this is kept for the next time"

// whileLong tells a person who waits for more than a second what is going on. What it
// gives is called when that is over.
func (a *app) whileLong(what string) (over func()) {
	if !isTerminal(a.stderr) {
		return func() {}
	}
	told := time.AfterFunc(time.Second, func() { fmt.Fprintf(a.stderr, "spar: %s\n", what) })
	return func() { told.Stop() }
}

func dueOf(s practice.Standing) due {
	d := due{Day: s.Now.Format(time.DateOnly), Due: []dueTask{}, Next: []nextDue{}}
	if p := s.Today.Place; p != nil {
		d.Today = &session{Scenario: p.Scenario, Title: p.Title, Minutes: p.Minutes, Skills: []schedule.Skill{}, Fresh: s.Today.Fresh, FreeDay: s.FreeDay}
		for _, t := range s.Today.Tasks {
			d.Today.Skills = append(d.Today.Skills, t.Card.Skill)
		}
	}
	for _, t := range s.Due {
		one := dueTask{Skill: t.Card.Skill, Due: t.Card.DueOn().Format(time.DateOnly), OverdueDays: t.Overdue,
			Last: t.Card.Last, LastScenario: t.Card.Scenario, Replies: t.Card.Replies}
		if t.Place != nil {
			one.Scenario, one.Title = t.Place.Scenario, t.Place.Title
		}
		if t.Card.Replies >= schedule.ForecastFrom {
			one.Forecast = &t.Recall
		}
		d.Due = append(d.Due, one)
	}
	for _, c := range s.Cards {
		if c.Overdue(s.Now) < 0 {
			d.Next = append(d.Next, nextDue{c.Skill, c.DueOn().Format(time.DateOnly)})
		}
	}
	return d
}

// dueText prints the session of today and a line for each skill that is due.
func dueText(w io.Writer, s practice.Standing) error {
	if _, err := fmt.Fprintln(w, report.TodayLine(s)); err != nil {
		return err
	}
	if p := s.Today.Place; p != nil && !s.FreeDay {
		if _, err := fmt.Fprintf(w, "  spar play %s\n", text.Safe(p.Scenario)); err != nil {
			return err
		}
	}
	for _, t := range s.Due {
		if _, err := fmt.Fprintln(w, report.DueLine(t)); err != nil {
			return err
		}
	}
	if len(s.Due) > 0 || len(s.Cards) == 0 {
		return nil
	}
	next := s.Cards[0]
	for _, c := range s.Cards {
		if c.DueOn().Before(next.DueOn()) {
			next = c
		}
	}
	_, err := fmt.Fprintf(w, "%s is next, on %s.\n", next.Skill.Name(), next.DueOn().Format("Monday 2 January"))
	return err
}
