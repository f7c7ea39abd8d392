package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"

	"spar/internal/schedule"
)

// goals is what spar goals prints for programs.
type goals struct {
	Off   bool             `json:"off"`
	Goals []schedule.Tally `json:"goals"`
	Free  schedule.Free    `json:"free"`
}

const goalsLong = `Show how far your goals have got. You set them yourself, for a week, a month or a
quarter; without any, spar asks nothing of you. What can be counted:

  sessions    attempts with at least one reply, won or lost
  moves       times that a move was called for and was made or missed
  exercises   sessions with somebody who has not asked to be sold to
  calls       real prospecting calls, which you log by hand

Tries count, never only passes. On free days nothing is asked, and the pace leaves them out.`

func newGoals(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "goals",
		Short: "Show and set your goals, and log real calls",
		Long:  goalsLong,
		Example: "  spar goals\n  spar goals set sessions 3\n  spar goals set calls 100 --per month\n" +
			"  spar goals log 12\n  spar goals free sat sun 2026-12-24\n  spar goals off",
		Args: noSuchCommand,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			s, err := a.standing()
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(a.stdout, goals{Off: s.Goals.Off, Goals: append([]schedule.Tally{}, s.Tallies...), Free: s.Goals.Free})
			}
			return goalsText(a.out(), s)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	cmd.AddCommand(newGoalsSet(a), newGoalsFree(a), newGoalsLog(a), newGoalsSwitch(a, true), newGoalsSwitch(a, false))
	return cmd
}

func goalsText(w io.Writer, s practice.Standing) error {
	say := func(format string, args ...any) error {
		_, err := fmt.Fprintf(w, format+"\n", args...)
		return err
	}
	switch {
	case s.Goals.Off:
		return say("Goals are off. spar goals on brings them back as they were.")
	case len(s.Tallies) == 0:
		return say("You have set no goals, and none are set for you. To set one: spar goals set sessions 3")
	}
	var errs []error
	for _, t := range s.Tallies {
		errs = append(errs, say("%s %s", report.Bar(t.Done, t.Target, 10), report.GoalLine(t)))
	}
	if free := freeText(s.Goals.Free); free != "" {
		errs = append(errs, say("Free days: %s", free))
	}
	return errors.Join(errs...)
}

func freeText(f schedule.Free) string {
	var names []string
	for _, d := range f.Weekdays {
		names = append(names, d.String())
	}
	return strings.Join(append(names, f.Dates...), ", ")
}

// withGoals changes the goals.
func (a *app) withGoals(change func(practice.Goals) (practice.Goals, error)) error {
	return a.with(func(ctx context.Context, p *practice.Practice) error {
		g, err := p.Goals(ctx)
		if err != nil {
			return err
		}
		if g, err = change(g); err != nil {
			return err
		}
		if err := p.SetGoals(ctx, g); err != nil {
			return err
		}
		s, err := p.Standing(ctx)
		if err != nil {
			return err
		}
		return goalsText(a.out(), s)
	})
}

func newGoalsSet(a *app) *cobra.Command {
	var per string
	cmd := &cobra.Command{
		Use:     "set WHAT N",
		Short:   "Set a goal for every week, month or quarter; 0 takes it away",
		Example: "  spar goals set sessions 3\n  spar goals set moves 20 --per month\n  spar goals set calls 0",
		RunE: func(cmd *cobra.Command, args []string) error {
			goal, err := goalOf(args, per, "spar goals set sessions 3")
			if err != nil {
				return err
			}
			return a.withGoals(func(g practice.Goals) (practice.Goals, error) {
				g.Off = false
				return g.Set(goal), nil
			})
		},
	}
	cmd.Flags().StringVar(&per, "per", string(schedule.Week), "the `period`: week, month or quarter")
	return cmd
}

// goalOf reads what to count and how many of it, from the arguments of a command of which
// example is one.
func goalOf(args []string, per, example string) (schedule.Goal, error) {
	if len(args) != 2 {
		return schedule.Goal{}, usage("for example: "+example, "give what to count and how many of it")
	}
	goal := schedule.Goal{Aim: schedule.Aim(args[0]), Period: schedule.Period(per)}
	if !slices.Contains(schedule.Aims(), goal.Aim) {
		return goal, usage("it is one of "+listWords(schedule.Aims()), "there is nothing called %q to set a goal for", args[0])
	}
	if !slices.Contains(schedule.Periods(), goal.Period) {
		return goal, usage("it is one of "+listWords(schedule.Periods()), "there is no period %q", per)
	}
	n, err := strconv.Atoi(args[1])
	if err != nil || n < 0 || n > 10000 {
		return goal, usage("give a number from 0 to 10000", "%q is no number of %s", args[1], goal.Aim.Name(2))
	}
	goal.Target = n
	return goal, nil
}

// listWords are the words of a closed set, for a hint.
func listWords[T ~string](words []T) string {
	var s []string
	for _, w := range words {
		s = append(s, string(w))
	}
	return strings.Join(s, ", ")
}

func newGoalsFree(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "free DAY...",
		Short:   "Say which days are free: weekdays, single dates, or none",
		Example: "  spar goals free sat sun\n  spar goals free sat sun 2026-12-24\n  spar goals free none",
		RunE: func(cmd *cobra.Command, args []string) error {
			free, err := freeDays(args)
			if err != nil {
				return err
			}
			return a.withGoals(func(g practice.Goals) (practice.Goals, error) {
				g.Free = free
				return g, nil
			})
		},
	}
}

// freeDays reads what a person typed for days.
func freeDays(args []string) (f schedule.Free, err error) {
	const hint = "name weekdays (sat sun), dates (2026-12-24), or none"
	if len(args) == 0 {
		return f, usage(hint, "give the days that are free")
	}
	if len(args) == 1 && args[0] == "none" {
		return f, nil
	}
	for _, arg := range args {
		day, isDay := weekday(arg)
		_, dateErr := time.Parse(time.DateOnly, arg)
		switch {
		case isDay && !slices.Contains(f.Weekdays, day):
			f.Weekdays = append(f.Weekdays, day)
		case isDay:
		case dateErr == nil && !slices.Contains(f.Dates, arg):
			f.Dates = append(f.Dates, arg)
		case dateErr != nil:
			return f, usage(hint, "%q is no day", arg)
		}
	}
	return f, nil
}

// weekday is the day of that name or of its first letters, at least three.
func weekday(name string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(name) >= 3 && strings.HasPrefix(strings.ToLower(d.String()), strings.ToLower(name)) {
			return d, true
		}
	}
	return 0, false
}

func newGoalsLog(a *app) *cobra.Command {
	var on, note string
	var undo bool
	cmd := &cobra.Command{
		Use:     "log N",
		Short:   "Log real prospecting calls, or take the last ones back",
		Example: "  spar goals log 12\n  spar goals log 8 --on 2026-03-02 --note \"the harbour list\"\n  spar goals log --undo",
		RunE: func(cmd *cobra.Command, args []string) error {
			n, day, err := logged(args, on, undo)
			if err != nil {
				return err
			}
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				if undo {
					n, day, err := p.UnlogCalls(ctx)
					if errors.Is(err, practice.ErrNoCalls) {
						return usage("spar goals log 12 logs some", "no calls are logged")
					}
					if err == nil {
						_, err = fmt.Fprintf(a.out(), "taken back: %s of %s\n", calls(n), day)
					}
					return err
				}
				if err := p.LogCalls(ctx, n, day, note); err != nil {
					return err
				}
				_, err = fmt.Fprintf(a.out(), "logged: %s on %s; spar goals log --undo takes them back\n", calls(n), day.Format(time.DateOnly))
				return err
			})
		},
	}
	cmd.Flags().StringVar(&on, "on", "", "the `day` they were made, such as 2026-03-02; today without it")
	cmd.Flags().StringVar(&note, "note", "", "a `note` for yourself")
	cmd.Flags().BoolVar(&undo, "undo", false, "take back what was logged last")
	return cmd
}

func calls(n int) string { return fmt.Sprintf("%d %s", n, schedule.CallsMade.Name(n)) }

// logged reads how many calls were made and when.
func logged(args []string, on string, undo bool) (n int, day time.Time, err error) {
	if undo && len(args) == 0 && on == "" {
		return 0, day, nil
	}
	if undo || len(args) != 1 {
		return 0, day, usage("spar goals log 12, or spar goals log --undo", "give the number of calls")
	}
	if n, err = strconv.Atoi(args[0]); err != nil || n < 1 || n > 1000 {
		return 0, day, usage("give a number from 1 to 1000", "%q is no number of calls", args[0])
	}
	if on == "" {
		return n, time.Now(), nil
	}
	if day, err = time.ParseInLocation(time.DateOnly, on, time.Local); err != nil {
		return 0, day, usage("write it as 2026-03-02", "%q is no day", on)
	}
	if day.After(time.Now()) {
		return 0, day, usage("log them when they are made", "%s is yet to come", on)
	}
	return n, day, nil
}

func newGoalsSwitch(a *app, off bool) *cobra.Command {
	use, short := "on", "Show goals and reminders again"
	if off {
		use, short = "off", "Show no goals, forecasts and reminders; nothing is lost"
	}
	return &cobra.Command{
		Use: use, Short: short, Example: "  spar goals " + use, Args: noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withGoals(func(g practice.Goals) (practice.Goals, error) {
				g.Off = off
				return g, nil
			})
		},
	}
}
