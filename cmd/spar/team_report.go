package main

import (
	"context"
	"errors"
	"io/fs"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/team"
	"spar/internal/tui"
)

// reportingTeam holds the flags of team report.
type reportingTeam struct{ drill, format string }

func newTeamReport(a *app, db *string) *cobra.Command {
	var how reportingTeam
	cmd := &cobra.Command{
		Use:   "report --drill FILE or ID",
		Short: "Report on a team's drill: how far it is, which moves to practise, baseline and retest",
		Long: `Report on a team's drill, from the database that its people play in or that spar team merge
has made: how many have started and finished each phase, which moves are made where they are
called for, and the baseline beside the retest, each figure with its spread and what it
rests on. Names stand there only of those who chose it, and nothing of fewer than five
people. The report is for practice and coaching, not for employment decisions, and says so.`,
		Example: `  spar team report --drill midyear --db midyear.db
  spar team report --drill ./autumn.yaml --db postgres://spar@db.company/spar --format html > autumn.html`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, args []string) error { return a.teamReport(how, *db) },
	}
	f := cmd.Flags()
	a.drillFlag(cmd, db, &how.drill)
	f.StringVar(&how.format, "format", "text", "write it as `text`, markdown, html, csv or json")
	return cmd
}

func newTeamBoard(a *app, db *string) *cobra.Command {
	var drill string
	cmd := &cobra.Command{
		Use:   "board --drill FILE or ID",
		Short: "Watch how far a team is in a drill, as it happens",
		Long: `Show the board of a team's drill on the whole screen, and follow it while people play, on
whichever server they do. It says what spar team report says. Where the output is no
terminal, the report is written once.`,
		Example: "  spar team board --drill midyear --db postgres://spar@db.company/spar",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if a.plainOnly() || !isTerminal(a.stdin) {
				return a.teamReport(reportingTeam{drill: drill, format: "text"}, *db)
			}
			return a.teamBoard(drill, *db)
		},
	}
	a.drillFlag(cmd, db, &drill)
	return cmd
}

// teamBoard shows the board on the screen.
func (a *app) teamBoard(drill, db string) error {
	if drill == "" {
		return usage("--drill midyear, or the path of its plan", "which drill is the board of?")
	}
	leisurely()
	ctx, stop := untilStopped()
	defer stop()
	st, err := a.openStore(ctx, db)
	if err != nil {
		return err
	}
	t := team.New(st, team.Options{})
	d, lib, err := a.drillOfTeam(ctx, t, drill)
	if err != nil {
		return errors.Join(err, st.Close())
	}
	p := practice.New(st, lib, practice.Options{})
	err = tui.Run(ctx, p, tui.Options{Boards: t.Boards(team.Keeper()), Board: d, ASCII: a.asciiOnly()})
	closing(ctx, p, &err)
	return err
}

// teamReport writes the report.
func (a *app) teamReport(how reportingTeam, db string) error {
	if how.drill == "" {
		return usage("--drill midyear, or the path of its plan", "which drill is the report to be on?")
	}
	if err := knownFormat(how.format); err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	b, err := a.board(ctx, how.drill, db)
	if err != nil {
		return err
	}
	return a.writePaper(how.format, report.Team{Board: b}, b)
}

// board works out the board of a drill from a team's database.
func (a *app) board(ctx context.Context, drill, db string) (b team.Board, err error) {
	err = a.withTeam(ctx, db, func(t *team.Team) error {
		d, lib, err := a.drillOfTeam(ctx, t, drill)
		if err != nil {
			return err
		}
		defer a.whileLong(readingLong)()
		g, err := t.Gatherer(ctx, team.Keeper(), lib)
		if err != nil {
			return err
		}
		b, err = g.Board(ctx, d)
		return err
	})
	return b, err
}

// drillOfTeam is the drill that arg names: a file, one that the team has or had, or one
// that ships.
func (a *app) drillOfTeam(ctx context.Context, t *team.Team, arg string) (*team.Drill, fs.FS, error) {
	if isFile(arg) {
		return a.soundDrill(arg)
	}
	plans, err := t.PlansEver(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range plans {
		if p.ID != arg {
			continue
		}
		lib, err := a.teamLibrary(ctx, t)
		if err != nil {
			return nil, nil, err
		}
		d, problems := team.ReadDrill(p.ID+".yaml", p.Body, practice.New(nil, lib, practice.Options{}))
		if d == nil {
			return nil, nil, problemsError("drill", arg, problems)
		}
		return d, lib, nil
	}
	return a.soundDrill(arg)
}
