package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/report"
	"spar/internal/store"
	"spar/internal/team"
)

// inviting holds the flags of invite.
type inviting struct {
	role, expires, at, hostKey, note string
	uses                             int
	asJSON                           bool
}

// invitation is one as it is printed for programs. Code and text are there only when it
// is made: nobody can tell them later.
type invitation struct {
	ID      string    `json:"id"`
	Role    string    `json:"role"`
	Note    string    `json:"note,omitempty"`
	Uses    int       `json:"uses"`
	Used    int       `json:"used"`
	Expires time.Time `json:"expires"`
	Good    bool      `json:"good"`
	Code    string    `json:"code,omitempty"`
	Text    string    `json:"text,omitempty"`
}

func invitationOf(i store.Invitation, now time.Time) invitation {
	return invitation{ID: i.ID, Role: i.Role, Note: i.Note, Uses: i.Uses, Used: i.Used, Expires: i.Expires, Good: i.Good(now)}
}

func newTeamInvite(a *app, db *string) *cobra.Command {
	var how inviting
	cmd := &cobra.Command{
		Use:   "invite",
		Short: "Make an invitation, with the text to send to those who are invited",
		Long: `Make an invitation and print the text to send to those who are invited: how to make a
key, how to log in, the code, and who will see what. Whoever logs in with an unknown key
and gives the code is in the team, with the invitation's role. The code is printed once:
only its digest is kept.`,
		Example: "  spar team invite --role trainee --uses 40 --expires 14d --host drill.company\n" +
			"  spar team invite --role coach --host drill.company:2222\n  spar team invite --role admin --expires 1h --json",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.invite(cmd.Context(), *db, how) },
	}
	f := cmd.Flags()
	f.StringVar(&how.role, "role", string(team.Trainee), "trainee, coach or admin")
	f.IntVar(&how.uses, "uses", 1, "how many people it lets in")
	f.StringVar(&how.expires, "expires", "7d", "how long it is good: 14d, 2w or 12h")
	f.StringVar(&how.at, "host", "", "where people log in, as they reach it: `HOST`, or HOST:PORT where the port is not 22 (default what was given last, else this machine's name and the port of spar serve)")
	f.StringVar(&how.hostKey, "host-key", "", "the server's key, SHA256:..., for the text; spar serve prints it")
	f.StringVar(&how.note, "note", "", "what it is for; only lists show it")
	f.BoolVar(&how.asJSON, "json", false, "print it as JSON")
	completeValues(cmd, "role", roleNames())
	return cmd
}

// invite makes an invitation and prints it.
func (a *app) invite(ctx context.Context, db string, how inviting) error {
	role, err := team.ParseRole(how.role)
	if err != nil {
		return asUsage(err)
	}
	good, err := span(how.expires)
	if err != nil {
		return err
	}
	if how.hostKey != "" {
		if err := team.CheckFingerprint(how.hostKey); err != nil {
			return asUsage(err)
		}
	}
	if how.at != "" {
		if _, err := doorAt(how.at); err != nil {
			return err
		}
	}
	return a.withNewTeam(ctx, db, func(t *team.Team) error {
		door, err := a.door(ctx, t, how)
		if err != nil {
			return err
		}
		inv, code, err := t.Invite(ctx, team.Keeper(), team.Inviting{Role: role, Uses: how.uses, Good: good, Note: row(how.note)})
		if err != nil {
			return asUsage(err)
		}
		text := report.InvitationText(inv, code, door)
		if how.asJSON {
			out := invitationOf(inv, time.Now())
			out.Code, out.Text = code, text
			return printJSON(a.stdout, out)
		}
		_, err = fmt.Fprint(a.out(), text)
		return err
	})
}

// door is where people log in: what the command line says, which is remembered; else
// what it said last, else this machine at the port of spar serve.
func (a *app) door(ctx context.Context, t *team.Team, how inviting) (report.Door, error) {
	at, err := t.Host(ctx, team.Keeper(), how.at)
	if err == nil && at == "" {
		if at, err = os.Hostname(); err == nil {
			at = net.JoinHostPort(at, servePort)
		}
	}
	if err != nil {
		return report.Door{}, err
	}
	door, err := doorAt(at)
	door.Key = how.hostKey
	return door, err
}

// doorAt reads where people log in: HOST or HOST:PORT.
func doorAt(at string) (report.Door, error) {
	bad := usage("give --host drill.company or --host drill.company:2222", "--host %s is no place to log in at", at)
	host, port, err := net.SplitHostPort(at)
	if err != nil {
		host, port = at, "22"
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || n == 0 || host == "" || strings.HasPrefix(host, "-") || strings.ContainsFunc(host, notInHost) {
		return report.Door{}, bad
	}
	return report.Door{Host: host, Port: int(n)}, nil
}

// notInHost reports whether r is in no host's name or address: what is pasted into a
// shell must be nothing else.
func notInHost(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(".-_:", r))
}

// span reads a time such as 14d, 2w or 12h.
func span(s string) (time.Duration, error) {
	for end, unit := range map[string]time.Duration{"d": 24 * time.Hour, "w": 7 * 24 * time.Hour} {
		if n, found := strings.CutSuffix(s, end); found {
			if days, err := strconv.ParseUint(n, 10, 16); err == nil {
				return time.Duration(days) * unit, nil
			}
		}
	}
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 {
		return 0, usage("write it as 14d, 2w or 12h", "%q is no length of time", s)
	}
	return d, nil
}

func newTeamInvitations(a *app, db *string) *cobra.Command {
	var asJSON bool
	var revoke string
	cmd := &cobra.Command{
		Use:     "invitations",
		Short:   "List the invitations, or take one back",
		Long:    "List the invitations and how many have come with each, or take one back: who has come stays.",
		Example: "  spar team invitations\n  spar team invitations --revoke 0198c2",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.withTeam(ctx, *db, func(t *team.Team) error {
				all, err := t.Invitations(ctx, team.Keeper())
				switch {
				case err != nil:
					return err
				case revoke != "":
					return a.revoke(ctx, t, all, revoke)
				}
				return a.printInvitations(all, asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	cmd.Flags().StringVar(&revoke, "revoke", "", "take back the invitation of this `id`, or the beginning of it")
	return cmd
}

func (a *app) revoke(ctx context.Context, t *team.Team, all []store.Invitation, start string) error {
	one, err := byStart(all, func(i store.Invitation) string { return i.ID }, start, "invitation", "spar team invitations")
	if err != nil {
		return err
	}
	if err := t.Revoke(ctx, team.Keeper(), one.ID); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out(), "taken back: %s; %d of %d have come with it and stay\n", one.ID, one.Used, one.Uses)
	return err
}

func (a *app) printInvitations(all []store.Invitation, asJSON bool) error {
	now := time.Now()
	out := []invitation{}
	for _, i := range all {
		out = append(out, invitationOf(i, now))
	}
	if asJSON {
		return printJSON(a.stdout, out)
	}
	if len(out) == 0 {
		_, err := fmt.Fprintln(a.out(), "None. spar team invite makes one.")
		return err
	}
	t := tabwriter.NewWriter(a.out(), 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "ID\tROLE\tCOME\tGOOD UNTIL\tNOTE")
	for _, i := range out {
		until := i.Expires.Local().Format("2006-01-02 15:04")
		if !i.Good {
			until = "ended"
		}
		fmt.Fprintf(t, "%s\t%s\t%d of %d\t%s\t%s\n", i.ID, i.Role, i.Used, i.Uses, until, row(i.Note))
	}
	return t.Flush()
}
