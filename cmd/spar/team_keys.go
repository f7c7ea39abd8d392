package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"spar/internal/store"
	"spar/internal/team"
)

func newTeamKeys(a *app, db *string) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "keys",
		Short: "Add and drop the keys that let somebody in",
		Long: `Add a key to somebody, or drop one: for a second computer, a new key in the place of an
old one, or a computer that is lost. What they practised stays where it is. A key lets in
one person; spar team people --json lists the keys.`,
		Example: "  spar team keys add \"Ann Lee\" ann.pub\n  spar team keys drop \"Ann Lee\" SHA256:...",
		Args:    noSuchCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newTeamKey(a, db, "add", "Let somebody in with one key more", "lets %s in now", (*team.Team).AddKey),
		newTeamKey(a, db, "drop", "Drop a key: it opens nothing from now on", "does not let %s in any more", (*team.Team).DropKey))
	return cmd
}

// keyChange adds or drops a key of the person with that id.
type keyChange = func(t *team.Team, ctx context.Context, by store.Person, id, fingerprint string) error

// newTeamKey is one of the two; said is told of the key when it is done.
func newTeamKey(a *app, db *string, verb, short, said string, do keyChange) *cobra.Command {
	example := "spar team keys " + verb + ` "Ann Lee" ann.pub`
	return &cobra.Command{
		Use:     verb + " PERSON KEY",
		Short:   short,
		Long:    short + ". KEY is the public key's file (FILE.pub) or its fingerprint, SHA256:...",
		Example: "  " + example,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage(example, "spar team keys %s takes a person and a key, got %s", verb, got(args))
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 1 {
				return []string{"pub"}, cobra.ShellCompDirectiveFilterFileExt
			}
			return a.completePeople(cmd.Context(), *db, args, false), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			key, err := fingerprint(args[1])
			if err != nil {
				return err
			}
			return a.changePerson(cmd.Context(), *db, args[0], func(ctx context.Context, t *team.Team, id string) (string, error) {
				return fmt.Sprintf("%s "+said, key, row(args[0])), do(t, ctx, team.Keeper(), id, key)
			})
		},
	}
}

// fingerprint is that of a key: given as such, or of a public key's file.
func fingerprint(arg string) (string, error) {
	if strings.HasPrefix(arg, "SHA256:") {
		return arg, asUsage(team.CheckFingerprint(arg))
	}
	f, err := os.Open(arg)
	if err != nil {
		return "", usage("give the file that ends in .pub, or the fingerprint, SHA256:...", "the key %s cannot be read", arg)
	}
	defer f.Close() // it was only read
	const most = 16 << 10
	src, err := io.ReadAll(io.LimitReader(f, most))
	if err == nil && strings.Contains(string(src), "PRIVATE KEY") {
		return "", usage("give "+arg+".pub, and keep this one to its owner", "%s is a private key", arg)
	}
	key, _, _, _, parseErr := ssh.ParseAuthorizedKey(src)
	if err != nil || parseErr != nil {
		return "", usage("give the file that ends in .pub, or the fingerprint, SHA256:...", "%s is no public key", arg)
	}
	return ssh.FingerprintSHA256(key), nil
}
