package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/team"
)

func newDrillExport(a *app) *cobra.Command {
	var to, key string
	cmd := &cobra.Command{
		Use:   "export FILE or ID -o RESULTS --key KEY",
		Short: "Write your attempts at a drill to a file, signed with your own key, to send in",
		Long: `Write your attempts at a drill to a file: what you said, the seed of each talk and the
digests of scenario and grader, so that whoever receives it can play every line once more
and come to the same marks. What you typed and did not send is not in it, and nothing of
your other practice.

With --key the file is signed by ssh-keygen with your own SSH key, into RESULTS.sig beside
it. Send both. Without it the file is not signed, and is taken only where that is allowed.`,
		Example: "  spar drill export midyear -o ana.jsonl --key ~/.ssh/id_ed25519",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("spar drill export midyear -o results.jsonl --key ~/.ssh/id_ed25519", "which drill is to be exported?")
			}
			return nil
		},
		ValidArgsFunction: completeDrills,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.exportDrill(args[0], to, key) },
	}
	cmd.Flags().StringVarP(&to, "output", "o", "", "write the results to this `file`")
	cmd.Flags().StringVar(&key, "key", "", "sign with this private SSH `key` (or a public one whose private half is in the agent)")
	return cmd
}

// exportDrill writes the results and their signature, whole or not at all.
func (a *app) exportDrill(arg, to, key string) error {
	if to == "" {
		return usage("-o results.jsonl", "where are the results to be written?")
	}
	return a.withDrill(arg, func(ctx context.Context, p *practice.Practice, d *team.Drill) error {
		var b bytes.Buffer
		n, err := p.ExportRuns(ctx, &b, d.ID)
		if err != nil {
			return err
		}
		if n == 0 {
			return failure(nil, "play it first: spar drill "+arg, "there is no attempt at this drill to export")
		}
		var sig []byte
		if key != "" {
			sig, err = team.Sign(ctx, key, b.Bytes())
			if errors.Is(err, team.ErrNoKeygen) {
				return failure(err, "install OpenSSH, or leave --key out and say whose the file is in another way", "%v", err)
			}
			if err != nil {
				return failure(err, "give your own private key, such as ~/.ssh/id_ed25519; ssh-keygen -t ed25519 makes one", "%v", err)
			}
		}
		if err := writeWhole(to, b.Bytes(), true); err != nil {
			return err
		}
		sigFile := to + ".sig"
		if sig == nil {
			// A signature of an older export would be of something else.
			if err := os.Remove(sigFile); err != nil && !errors.Is(err, os.ErrNotExist) {
				return failure(err, "take it away by hand: it is of an older file", "%s cannot be taken away: %v", sigFile, err)
			}
			_, err = fmt.Fprintf(a.out(), "wrote %s: %s, not signed\n", showable(to), report.Counted(n, "attempt"))
			return err
		}
		if err := writeWhole(sigFile, sig, true); err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.out(), "wrote %s: %s\nwrote %s: its signature; send both\n", showable(to), report.Counted(n, "attempt"), showable(sigFile))
		return err
	})
}
