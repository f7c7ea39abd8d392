package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/store"
)

func newDataBackup(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "backup FILE",
		Short:   "Write a copy of the database, also while spar is in use",
		Example: "  spar data backup ~/spar-2026-03-02.db",
		Args:    exactlyOne("the file to write"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				if err := p.Backup(ctx, args[0]); err != nil {
					return err
				}
				_, err := fmt.Fprintf(a.out(), "wrote %s; spar data restore puts it in place\n", showable(args[0]))
				return err
			})
		},
	}
}

func newDataRestore(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the database",
		Long: `Put a backup in the place of the database. What was there is kept beside it under
another name, which is printed. Close every other spar first.`,
		Example: "  spar data restore ~/spar-2026-03-02.db",
		Args:    exactlyOne("the backup to restore"),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := a.places()
			if err != nil {
				return err
			}
			aside, err := store.Restore(context.Background(), args[0], p.Database)
			if err != nil {
				return err
			}
			kept := ""
			if aside != "" {
				kept = "; what was there is kept as " + showable(aside)
			}
			_, err = fmt.Fprintf(a.out(), "restored %s%s\n", showable(args[0]), kept)
			return err
		},
	}
}

func newDataDelete(a *app) *cobra.Command {
	var sure bool
	cmd := &cobra.Command{
		Use:   "delete ATTEMPT",
		Short: "Delete an attempt for good, with every line of it",
		Long: `Delete an attempt for good: what was said in it, its marks, its draft. The attempt is
named by its id or the beginning of it (spar history). It cannot be undone, so --yes
must say that it is meant.`,
		Example: "  spar data delete 0198c2 --yes",
		Args:    exactlyOne("the attempt to delete"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.with(func(ctx context.Context, p *practice.Practice) error {
				id, err := attemptID(ctx, p, args[0])
				if err != nil {
					return err
				}
				if !sure {
					return usage("add --yes; spar data export writes a copy of everything first", "the attempt %s would be gone for good", id)
				}
				if err := p.Delete(ctx, id); err != nil {
					return err
				}
				_, err = fmt.Fprintf(a.out(), "deleted %s\n", row(id))
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&sure, "yes", false, "yes, delete it")
	return cmd
}

// exactlyOne demands the one argument that a command works on.
func exactlyOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 || args[0] == "" {
			return usage(cmd.CommandPath()+" --help shows how it is used", "%s needs %s", cmd.CommandPath(), what)
		}
		return atMostOne(cmd, args)
	}
}
