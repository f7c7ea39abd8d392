package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"spar/internal/practice"
	"spar/internal/sshd"
	"spar/internal/team"
)

// servePort is where the server listens unless it is told otherwise.
const servePort = "2222"

const serveLong = `Serve the screens over SSH, so that nobody has to install anything: ssh drill.company.

Everybody comes with a key of their own; there are no passwords. A key that is not known
reaches the enrolment screen and nothing else: an invitation (spar team invite) binds it
to a person there. There are no commands, files, forwarding or second channels.

The store is a file for a small team, or PostgreSQL (--db postgres://...) for several
servers at once; a person goes on at the same beat on whichever they come to. Told to
stop (SIGTERM), the server lets nobody in any more, says so on every screen, and ends the
sessions that are left when --drain is nearly over, with what was typed stored. A second
signal ends it at once.

It listens on this machine alone unless --listen says otherwise. --metrics answers
/healthz and /metrics (Prometheus), without names or replies. The log goes to standard
error and holds neither: a session has a number there, a key its first letters.

"ssh -T" talks line by line, for screen readers. Times are written 90s, 15m or 1h30m.`

const serveExample = `  spar serve
  ssh -p 2222 127.0.0.1
  spar serve --db team.db --idle 15m --sessions 200
  spar serve --listen :22 --db postgres://spar@db.company/spar --host-key /etc/spar/host_key
  spar serve --listen :2222 --metrics 10.0.0.1:9222 --per-address 200 --drain 60s
  curl -s 127.0.0.1:9222/metrics`

// serving holds the flags of serve.
type serving struct {
	listen, db, hostKey, metrics, log string
	garbage                           int
	limits                            sshd.Limits
}

func newServe(a *app) *cobra.Command {
	how := serving{limits: sshd.Default()}
	cmd := &cobra.Command{
		Use:     "serve",
		Short:   "Serve the screens over SSH, to a team",
		Long:    serveLong,
		Example: serveExample,
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, args []string) error { return a.serve(how) },
	}
	f, l := cmd.Flags(), &how.limits
	f.SortFlags = false // they stand by what they are about
	f.StringVar(&how.listen, "listen", net.JoinHostPort("127.0.0.1", servePort), "`address` to listen on; :22 is every interface")
	dbFlag(cmd, &how.db)
	f.StringVar(&how.hostKey, "host-key", "", "the server's own key; made in this `file` where there is none (default host_key in the data folder)")
	f.StringVar(&how.metrics, "metrics", "127.0.0.1:9222", "`address` that answers /healthz and /metrics; \"\" for none")
	f.StringVar(&how.log, "log", "json", "`form` of the log on standard error: json or text")
	f.IntVar(&how.garbage, "gc", sshd.Garbage, "collect garbage when it is so many `percent` of what is in use: less takes less memory, and makes keys wait more often (GOGC goes before; GOMEMLIMIT bounds the memory)")
	f.IntVar(&l.Sessions, "sessions", l.Sessions, "`sessions` open at once, of all people")
	f.IntVar(&l.PerPerson, "per-person", l.PerPerson, "`sessions` of one person at once")
	f.IntVar(&l.Waiting, "waiting", l.Waiting, "`connections` at once that are nobody's yet: greeting, or, half of them at most, enrolling")
	f.IntVar(&l.PerAddress, "per-address", l.PerAddress, "`connections` of --waiting from one address; behind a load balancer as many as --waiting")
	f.IntVar(&l.AuthTries, "auth-tries", l.AuthTries, "`keys` that may be refused before the connection is closed")
	f.DurationVar(&l.Handshake, "handshake", l.Handshake, "`time` from a connection to an open session")
	f.DurationVar(&l.Enrol, "enrol", l.Enrol, "`time` that a stranger may take to enrol")
	f.DurationVar(&l.Idle, "idle", l.Idle, "`time` without a key pressed after which a session is closed")
	f.DurationVar(&l.Keepalive, "keepalive", l.Keepalive, "`time` after which a client is asked, again and again, whether it is there")
	f.DurationVar(&l.Slow, "slow", l.Slow, "`time` that a terminal may take to accept what is drawn")
	f.DurationVar(&l.Drain, "drain", l.Drain, "`time` from being told to stop to the last session's end")
	f.IntVar(&l.Input, "input", l.Input, "`bytes` of typing a second that are read of one session; more waits")
	f.IntVar(&l.Width, "width", l.Width, "`columns` that are drawn at most")
	f.IntVar(&l.Height, "height", l.Height, "`rows` that are drawn at most")
	return cmd
}

// serve runs the server until it is told to stop.
func (a *app) serve(how serving) (err error) {
	log, err := a.logger(how.log)
	if err != nil {
		return err
	}
	if a.getenv("GOGC") == "" {
		debug.SetGCPercent(max(10, how.garbage)) // less would do little else
	}
	where, err := a.places()
	if err != nil {
		return err
	}
	if how.hostKey == "" {
		how.hostKey = filepath.Join(where.Folder, "host_key")
	}
	ctx, stop := untilStopped()
	defer stop()
	p, st, err := a.openTeam(ctx, how.db, func(err error) { log.Error("the team's packs cannot be read", "err", err) })
	if err != nil {
		return err
	}
	defer closing(ctx, p, &err)
	people := team.New(st, team.Options{})
	first, err := people.FirstAdmin(ctx)
	if err != nil {
		return err
	}
	key, made, err := sshd.HostKey(how.hostKey)
	if err != nil {
		return err
	}
	server, err := sshd.New(sshd.Options{Store: st, Team: people, Practice: p, HostKey: key, Limits: how.limits, Log: log})
	var limit *sshd.LimitError
	if errors.As(err, &limit) {
		return usage(limit.Cure, "--%s", limit.Error())
	}
	if err != nil {
		return err
	}
	// Read and parsed once, before anybody waits for it.
	if _, err := p.Library(ctx); err != nil {
		return err
	}
	defer learnAhead(ctx, p, log)() // it ends before the database is closed
	told := fmt.Sprintf("host key   %s\n", ssh.FingerprintSHA256(key.PublicKey()))
	if made {
		told += "           made in " + showable(how.hostKey) + "\n"
	}
	if first != "" {
		told += "first admin: there is none yet; log in within an hour and give this code, once:\n           " + first + "\n"
	}
	return a.serveOn(ctx, how, server, told)
}

// learnAhead works out beside everything else what the library calls for, which takes a
// second the first time. What it gives calls that off, and returns when it is over.
func learnAhead(ctx context.Context, p *practice.Practice, log *slog.Logger) (enough func()) {
	ctx, off := context.WithCancel(ctx)
	over := make(chan struct{})
	go func() {
		defer close(over)
		defer func() { // it must not end everybody's session
			if v := recover(); v != nil {
				log.Error("panic", "where", "learning the library", "stack", string(debug.Stack()))
			}
		}()
		if err := p.Learn(ctx); err != nil && ctx.Err() == nil {
			log.Warn("what the scenarios call for is not worked out yet", "err", err)
		}
	}()
	return func() {
		off()
		<-over
	}
}

// serveOn opens the ports, tells where they are, and serves until ctx ends.
func (a *app) serveOn(ctx context.Context, how serving, server *sshd.Server, told string) error {
	l, err := listenOn(how.listen, "--listen")
	if err != nil {
		return err
	}
	defer l.Close() // the server has closed it, unless something below failed
	ended := make(chan error, 2)
	var health *http.Server
	told = fmt.Sprintf("listening  %s\n", l.Addr()) + told
	if how.metrics != "" {
		m, err := listenOn(how.metrics, "--metrics")
		if err != nil {
			return err
		}
		health = server.HealthServer()
		go func() { ended <- health.Serve(m) }()
		told += fmt.Sprintf("health     http://%s/healthz\n", m.Addr())
	}
	go func() { ended <- server.Serve(l) }()
	if _, err := fmt.Fprint(a.out(), told); err != nil {
		return err
	}
	var failed error
	select {
	case <-ctx.Done():
	case failed = <-ended:
	}
	failed = errors.Join(failed, server.Stop(context.WithoutCancel(ctx)))
	if health != nil {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		err := health.Shutdown(last)
		if errors.Is(err, context.DeadlineExceeded) {
			err = health.Close() // whoever still asks is not waited for
		}
		failed = errors.Join(failed, err)
	}
	return failed
}

// listenOn opens a port. An error names the flag that asked for it.
func listenOn(address, flag string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return nil, usage("write HOST:PORT, such as "+flag+" 127.0.0.1:"+servePort+"; :"+servePort+" is every interface", "%s %s is no address to listen on", flag, address)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, failure(err, "choose another one with "+flag+", or end what uses it", "cannot listen on %s: %v", address, err)
	}
	return l, nil
}

// logger is the log of a server on standard error.
func (a *app) logger(form string) (*slog.Logger, error) {
	switch form {
	case "json":
		return slog.New(slog.NewJSONHandler(a.stderr, nil)), nil
	case "text":
		return slog.New(slog.NewTextHandler(a.stderr, nil)), nil
	}
	return nil, usage("--log json or --log text", "--log %s is no form of a log", form)
}
