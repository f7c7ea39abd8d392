package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"spar/internal/team"
)

const teamLong = `Look after a team: who is in it, what they play, who may see what. The team's database
is a file, or PostgreSQL where several servers share it (--db, or SPAR_DB in the
environment). Whoever can open it here acts as an admin.

Keep a password out of the address: PostgreSQL's PGPASSWORD and ~/.pgpass are read.`

func newTeam(a *app) *cobra.Command {
	var db string
	cmd := &cobra.Command{
		Use:     "team",
		Short:   "Look after a team: people, roles, packs, drills and their results",
		Long:    teamLong,
		Example: "  spar team invite --role trainee --uses 40 --expires 14d --host drill.company\n  spar team people --db postgres://spar@db.company/spar",
		Args:    noSuchCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	dbFlag(cmd, &db)
	cmd.AddCommand(newTeamInvite(a, &db), newTeamInvitations(a, &db), newTeamPeople(a, &db), newTeamRole(a, &db),
		newTeamRemove(a, &db), newTeamRestore(a, &db), newTeamKeys(a, &db), newTeamPacks(a, &db), newTeamDrills(a, &db), newTeamMerge(a), newTeamCheck(a, &db), newTeamMay(a))
	cmd.AddCommand(newTeamReport(a, &db), newTeamBoard(a, &db), newTeamGoals(a, &db), newTeamSameness(a, &db))
	cmd.AddCommand(newTeamDesk(a, &db), newTeamQueue(a, &db), newTeamMark(a, &db), newTeamHeard(a, &db), newTeamShare(a, &db), newTeamDispute(a, &db), newTeamSettle(a, &db))
	return cmd
}

// mayRow is a row of the table of who may do what, for programs.
type mayRow struct {
	Action string      `json:"action"`
	Whose  team.Whose  `json:"whose"`
	Roles  []team.Role `json:"roles"`
	Why    string      `json:"why,omitempty"`
}

func newTeamMay(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "may",
		Short: "Show who may see and do what",
		Long: `Show the whole table of who may see and do what. Whose says whom a thing belongs to,
seen from the one who acts: their own, another's, another's who shares it, somebody's
without a name, or the team's. What is not in the table, nobody may.`,
		Example: "  spar team may\n  spar team may --json",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return printJSON(a.stdout, mayRows())
			}
			t := tabwriter.NewWriter(a.out(), 0, 0, 2, ' ', 0)
			fmt.Fprintln(t, "MAY\tWHOSE\tTRAINEE\tCOACH\tADMIN\t")
			for _, r := range mayRows() {
				fmt.Fprintf(t, "%s\t%s\t", r.Action, r.Whose)
				for _, role := range team.Roles() {
					fmt.Fprintf(t, "%s\t", map[bool]string{true: "yes", false: "-"}[team.Allowed(role, r.Whose, team.Action(r.Action))])
				}
				fmt.Fprintln(t, r.Why)
			}
			if err := t.Flush(); err != nil {
				return err
			}
			_, err := fmt.Fprintf(a.out(), "\n%s\n", strings.Join(team.Privacy(), "\n"))
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

func mayRows() []mayRow {
	var rows []mayRow
	for _, r := range team.Table() {
		rows = append(rows, mayRow{string(r.What), r.Whose, append([]team.Role{}, r.Roles...), r.Why})
	}
	return rows
}
