package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/team"
)

// teamDrill is a drill of the team as it is printed for programs.
type teamDrill struct {
	ID     string      `json:"id"`
	Title  string      `json:"title"`
	Digest string      `json:"digest"`
	Added  time.Time   `json:"added"`
	Gone   *time.Time  `json:"gone,omitempty"`
	State  string      `json:"state"`
	Window team.Window `json:"window"`
	team.Played
	// Problem is why it cannot be played; "" where it can.
	Problem string `json:"problem,omitempty"`
}

func newTeamDrills(a *app, db *string) *cobra.Command {
	var gone, asJSON bool
	list := func(cmd *cobra.Command, _ []string) error {
		return a.listTeamDrills(cmd.Context(), *db, gone, asJSON)
	}
	flags := func(cmd *cobra.Command) *cobra.Command {
		cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
		cmd.Flags().BoolVar(&gone, "gone", false, "list also what was taken off the list")
		return cmd
	}
	cmd := flags(&cobra.Command{
		Use:   "drills",
		Short: "Publish drills: on everybody's home screen, on every server",
		Long: `Keep the plans of drills in the team's database. A drill on the list stands on everybody's
home screen within a moment, on every server, and has a board; "spar team report --drill ID"
reports on it. "spar drill new" writes a plan, "spar drill check" tells what is wrong in it.`,
		Example: "  spar team drills add midyear\n  spar team drills add ./autumn.yaml --db postgres://spar@db.company/spar\n  spar team drills",
		Args:    noSuchCommand,
		RunE:    list,
	})
	cmd.AddCommand(newDrillsAdd(a, db), newDrillsRemove(a, db), newDrillsRestore(a, db), flags(&cobra.Command{
		Use:     "list",
		Short:   "List the team's drills",
		Long:    "List the team's drills: until when they are open, and how many have begun.",
		Example: "  spar team drills list\n  spar team drills list --json",
		Args:    noArguments,
		RunE:    list,
	}))
	return cmd
}

func (a *app) listTeamDrills(ctx context.Context, db string, gone, asJSON bool) error {
	return a.withTeam(ctx, db, func(t *team.Team) error {
		lib, err := a.teamLibrary(ctx, t)
		if err != nil {
			return err
		}
		read := t.Plans
		if gone {
			read = t.PlansEver
		}
		plans, err := read(ctx)
		if err != nil {
			return err
		}
		p, out := practice.New(nil, lib, practice.Options{}), []teamDrill{}
		for _, plan := range plans {
			d, err := a.listedDrill(ctx, t, plan, p)
			if err != nil {
				return err
			}
			out = append(out, d)
		}
		if asJSON {
			return printJSON(a.stdout, out)
		}
		return a.printTeamDrills(out)
	})
}

// listedDrill is a plan of the team's list as it stands now, played from lib.
func (a *app) listedDrill(ctx context.Context, t *team.Team, plan store.Drill, lib team.Library) (teamDrill, error) {
	out := teamDrill{ID: plan.ID, Title: plan.Title, Digest: plan.Digest, Added: plan.Added}
	played, err := t.Played(ctx, team.Keeper(), plan.ID)
	if err != nil {
		return out, err
	}
	out.Played = played
	switch d, problems := team.ReadDrill(plan.ID+".yaml", plan.Body, lib); {
	case !plan.Gone.IsZero():
		out.Gone, out.State = &plan.Gone, "taken off"
	case d == nil:
		out.State = "cannot be played"
		for _, p := range problems {
			if p.Severity == scenario.Error {
				out.Problem = p.String()
				break
			}
		}
	default:
		out.Window, out.State = d.Window, windowWords(d.Window, time.Now())
	}
	return out, nil
}

// windowWords say of a drill in a list whether it is open, and until when.
func windowWords(w team.Window, now time.Time) string {
	if w.Before(now) || w.Over(now) {
		return w.Words(now)
	}
	return "open, " + w.Words(now)
}

func (a *app) printTeamDrills(all []teamDrill) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(a.out(), "None. spar team drills add midyear publishes the one that ships, add FILE your own.")
		return err
	}
	w := tabwriter.NewWriter(a.out(), 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tSTATE\tBEGUN BY\tATTEMPTS\tUNDER WAY\tTITLE")
	for _, d := range all {
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%s\n", row(d.ID), d.State, d.People, d.Attempts, d.Open, row(d.Title))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, d := range all {
		if d.Problem == "" {
			continue
		}
		if _, err := fmt.Fprintf(a.out(), "\n%s\n", showable(d.Problem)); err != nil {
			return err
		}
	}
	return nil
}

func newDrillsAdd(a *app, db *string) *cobra.Command {
	var sure bool
	cmd := &cobra.Command{
		Use:   "add FILE or ID",
		Short: "Publish a drill",
		Long: `Publish a drill: a plan's file, or the id of one that ships. It must be sound with the
team's scenarios; a pack that it plays from is added first (spar team packs add). A plan of
the same id takes the place of the one before, and what was played under that counts where
the new plan has a place for it; where it has none, --yes must say that this is meant.`,
		Example:           "  spar team drills add midyear\n  spar team drills add ./autumn.yaml --db postgres://spar@db.company/spar",
		Args:              exactlyOne("a plan"),
		ValidArgsFunction: completeDrills,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.withTeam(ctx, *db, func(t *team.Team) error {
				name, src, err := a.drillSource(args[0])
				if err != nil {
					return err
				}
				if err := a.packIsThere(ctx, t, name, src); err != nil {
					return err
				}
				return a.publish(ctx, t, args[0], name, src, sure)
			})
		},
	}
	cmd.Flags().BoolVar(&sure, "yes", false, "yes, also where attempts lose their place by it")
	return cmd
}

// publish puts a plan on the team's list and says what became of it.
func (a *app) publish(ctx context.Context, t *team.Team, arg, name string, src []byte, sure bool) error {
	lib, err := a.teamLibrary(ctx, t)
	if err != nil {
		return err
	}
	over := a.whileLong(readingLong)
	d, problems := team.CheckDrill(name, src, practice.New(nil, lib, practice.Options{}))
	over()
	if d == nil {
		return problemsError("drill", arg, problems)
	}
	done, err := t.AddDrill(ctx, team.Keeper(), d, sure)
	if err != nil {
		return asUsage(err)
	}
	what := "published"
	switch {
	case done.Same:
		what = "on the list already"
	case done.Replaced:
		what = "published in place of the plan before"
	}
	if _, err := fmt.Fprintf(a.out(), "%s: %s, %s: %s\n", what, row(d.ID), row(d.Title), windowWords(d.Window, time.Now())); err != nil {
		return err
	}
	if done.Left > 0 {
		if _, err := fmt.Fprintf(a.out(), "%s kept, and without a place in this plan\n", report.Counted(done.Left, "attempt")); err != nil {
			return err
		}
	}
	for _, p := range problems {
		if _, err := fmt.Fprintln(a.out(), showable(p.String())); err != nil {
			return err
		}
	}
	return nil
}

// packIsThere refuses a plan whose pack the team does not have.
func (a *app) packIsThere(ctx context.Context, t *team.Team, name string, src []byte) error {
	plan := scenario.ReadPlan(name, src).Plan
	if plan == nil || plan.Pack == "" {
		return nil
	}
	path := filepath.Join(filepath.Dir(name), plan.Pack)
	pack, err := readPack(path)
	if err != nil {
		return err
	}
	packs, err := t.Packs(ctx)
	if err != nil {
		return err
	}
	for _, p := range packs {
		if p.Digest == pack.Digest {
			return nil
		}
	}
	return usage("spar team packs add "+path, "the plan %s plays from the pack %s, which the team does not have", name, plan.Pack)
}

func newDrillsRemove(a *app, db *string) *cobra.Command {
	var sure bool
	cmd := &cobra.Command{
		Use:   "remove ID",
		Short: "Take a drill off the list",
		Long: `Take a drill off the list: it leaves the home screens. What was practised is kept, the report
on it can still be made, and "spar team drills restore" puts it back. Where somebody is in
the middle of an attempt, --yes must say that this is meant.`,
		Example:           "  spar team drills remove midyear",
		Args:              exactlyOne("a drill"),
		ValidArgsFunction: a.completeTeamDrills(db, func(d store.Drill) bool { return d.Gone.IsZero() }),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.withTeam(ctx, *db, func(t *team.Team) error {
				p, err := t.RemoveDrill(ctx, team.Keeper(), args[0], sure)
				if err != nil {
					return asUsage(err)
				}
				_, err = fmt.Fprintf(a.out(), "off the list: %s; %s of %s kept\n  back with: spar team drills restore %s\n", row(args[0]),
					report.Counted(p.Attempts, "attempt"), peopleCounted(p.People), row(args[0]))
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&sure, "yes", false, "yes, also while attempts are under way")
	return cmd
}

func peopleCounted(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

func newDrillsRestore(a *app, db *string) *cobra.Command {
	return &cobra.Command{
		Use:               "restore ID",
		Short:             "Put a drill back on the list",
		Long:              "Put a drill that was taken off the list back on it, with the plan that it had; who was in the middle of it goes on.",
		Example:           "  spar team drills restore midyear",
		Args:              exactlyOne("a drill"),
		ValidArgsFunction: a.completeTeamDrills(db, func(d store.Drill) bool { return !d.Gone.IsZero() }),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.withTeam(ctx, *db, func(t *team.Team) error {
				ever, err := t.PlansEver(ctx)
				if err != nil {
					return err
				}
				for _, d := range ever {
					if d.ID == args[0] {
						return a.publish(ctx, t, d.ID, d.ID+".yaml", d.Body, false)
					}
				}
				return usage("spar team drills --gone lists them", "the team never had a drill %q", args[0])
			})
		},
	}
}

// completeTeamDrills offers the ids of the team's drills that are wanted to the shell.
func (a *app) completeTeamDrills(db *string, wanted func(store.Drill) bool) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		var ids []string
		// A shell that asks for completions has no use for an error.
		_ = a.withTeam(cmd.Context(), *db, func(t *team.Team) error {
			ever, err := t.PlansEver(cmd.Context())
			for _, d := range ever {
				if wanted(d) {
					ids = append(ids, row(d.ID))
				}
			}
			return err
		})
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
}

// drillFlag adds the flag that names a drill, and offers the shell those that ship, those
// that the team ever had, and files.
func (a *app) drillFlag(cmd *cobra.Command, db, drill *string) {
	cmd.Flags().StringVar(drill, "drill", "", "the drill: its plan's `file`, or its id")
	teams := a.completeTeamDrills(db, func(store.Drill) bool { return true })
	complete := func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		ids, _ := teams(cmd, args, typed)
		ids = append(ids, shippedDrills()...)
		slices.Sort(ids)
		return slices.Compact(ids), cobra.ShellCompDirectiveDefault
	}
	if err := cmd.RegisterFlagCompletionFunc("drill", complete); err != nil {
		panic(err) // the flag was defined a line before
	}
}

// teamLibrary is what the team plays from: the library, and over it the team's packs.
func (a *app) teamLibrary(ctx context.Context, t *team.Team) (fs.FS, error) {
	base, err := a.library()
	if err != nil {
		return nil, err
	}
	return t.Shelf(ctx, base)
}
