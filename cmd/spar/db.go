package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/team"
)

// dbEnv names the team's database where --db is not given.
const dbEnv = "SPAR_DB"

// dbFlag is --db on a command and those below it.
func dbFlag(cmd *cobra.Command, into *string) {
	cmd.PersistentFlags().StringVar(into, "db", "", "the team's database: a `file` or postgres://USER@HOST/NAME (default $"+dbEnv+", else the file of the data folder)")
}

// openStore opens the database of that name: a server's where it is an address, else a
// file. "" is the one that SPAR_DB names, or that of the data folder.
func (a *app) openStore(ctx context.Context, name string) (*store.Store, error) {
	name, err := a.database(name)
	if err != nil {
		return nil, err
	}
	if store.IsURL(name) {
		return store.OpenURL(ctx, name)
	}
	return store.Open(ctx, name)
}

// database is the database that a command line means: a file or a server's address.
func (a *app) database(name string) (string, error) {
	if name == "" {
		name = a.getenv(dbEnv)
	}
	if name != "" {
		return name, nil
	}
	where, err := a.places()
	return where.Database, err
}

// thereIs refuses a file that is not there: whoever asks about a team and mistypes its
// database is not to be told of an empty one.
func (a *app) thereIs(name string) error {
	name, err := a.database(name)
	if err != nil || store.IsURL(name) {
		return err
	}
	if _, err := os.Lstat(name); practice.Absent(err) {
		return usage("name the team's with --db; spar team invite and spar serve make a new one", "there is no database %s", name)
	}
	return nil
}

// openTeam opens the team's database for playing: the library has the team's packs over
// it, and follows them as they change. A failure to follow is told to failed, and the
// packs stay as they were.
func (a *app) openTeam(ctx context.Context, name string, failed func(error)) (*practice.Practice, *store.Store, error) {
	lib, err := a.library()
	if err != nil {
		return nil, nil, err
	}
	st, err := a.openStore(ctx, name)
	if err != nil {
		return nil, nil, err
	}
	shelf, err := team.New(st, team.Options{}).Shelf(ctx, lib)
	if err == nil {
		err = shelf.Follow(ctx, failed)
	}
	if err != nil {
		return nil, nil, errors.Join(err, st.Close())
	}
	return practice.New(st, shelf, practice.Options{}), st, nil
}

// withTeam does f with the team of the database of that name, which must be there.
func (a *app) withTeam(ctx context.Context, name string, f func(*team.Team) error) error {
	if err := a.thereIs(name); err != nil {
		return err
	}
	return a.withNewTeam(ctx, name, f)
}

// withNewTeam is withTeam for what may begin a team.
func (a *app) withNewTeam(ctx context.Context, name string, f func(*team.Team) error) (err error) {
	st, err := a.openStore(ctx, name)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := st.Close(); err == nil {
			err = closeErr
		}
	}()
	return f(team.New(st, team.Options{}))
}

// completeValues offers the values of a flag to the shell.
func completeValues(cmd *cobra.Command, flag string, values []string) {
	complete := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values, cobra.ShellCompDirectiveNoFileComp
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // the flag was defined a few lines before
	}
}
