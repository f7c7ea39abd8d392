package main

import "github.com/spf13/cobra"

// newTeam is what many do together.
func newTeam(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "team",
		Short:   "Run drills with a team: results, reports and goals",
		Example: "  spar team merge *.jsonl --signers allowed_signers -o midyear.db",
		Args:    noSuchCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newTeamMerge(a))
	return cmd
}
