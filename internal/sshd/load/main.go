// Command load measures how many people one spar server carries, beside two other
// servers on the same machine in the same run:
//
//	go run ./internal/sshd/load                  1,000 sessions, 50 of them typing
//	go run ./internal/sshd/load -n 200 -json     fewer, and the figures for a program
//	go run ./internal/sshd/load -profile /tmp    and what the servers did, for go tool pprof and trace
//
// Each server is a process of its own, so that the memory is its own: spar's sessions
// over a store on the disk, a bare echo server on golang.org/x/crypto/ssh, and a stock
// Bubble Tea textarea. The clients are Go ssh clients on loopback, and share the
// processors with the server. Figures of processes need Linux. It ends with status 1
// when a goroutine is left after all have gone.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"
)

// plan is how much is measured.
type plan struct {
	sessions, typing, keys int
	every                  time.Duration // between two keys of one person
	idle                   time.Duration // for how long nothing is done
	abreast                int           // logins at once
	profile                string        // a folder for what the servers do while some type; "" for none
}

// serverEnv names the server that a process started by this one is to be.
const serverEnv = "SPAR_LOAD_SERVER"

func main() {
	if name := os.Getenv(serverEnv); name != "" {
		os.Exit(serverMain(name))
	}
	p := plan{idle: 10 * time.Second, abreast: 8}
	flag.IntVar(&p.sessions, "n", 1000, "sessions at once")
	flag.IntVar(&p.typing, "typing", 50, "how many of them type")
	flag.IntVar(&p.keys, "keys", 100, "keys that each of these types")
	flag.DurationVar(&p.every, "every", 250*time.Millisecond, "between two keys of one person")
	flag.DurationVar(&p.idle, "idle", p.idle, "for how long nothing is done, to see what that costs")
	flag.StringVar(&p.profile, "profile", "", "write what the servers do while some type into this `folder`: NAME.cpu for go tool pprof, NAME.trace for go tool trace")
	names := flag.String("servers", strings.Join(serverNames, ","), "which servers, with commas")
	asJSON := flag.Bool("json", false, "print the figures as JSON, times in nanoseconds")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, p, strings.Split(*names, ","), *asJSON); err != nil {
		fmt.Fprintln(os.Stderr, "load: error:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, p plan, names []string, asJSON bool) error {
	var all []figures
	for _, name := range names {
		if !slices.Contains(serverNames, name) {
			return fmt.Errorf("there is no server %q; there are %s", name, strings.Join(serverNames, ", "))
		}
		got, err := measure(ctx, p, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, got)
	}
	if asJSON {
		e := json.NewEncoder(os.Stdout)
		e.SetIndent("", "  ")
		if err := e.Encode(all); err != nil {
			return err
		}
	} else if _, err := fmt.Print(table(p, all)); err != nil {
		return err
	}
	for _, f := range all {
		if f.Left > 0 && f.Name == nameSpar {
			return fmt.Errorf("%s: %d goroutines are left after all have gone", f.Name, f.Left)
		}
	}
	return nil
}

// say tells on standard error what is being done.
func say(format string, args ...any) { fmt.Fprintf(os.Stderr, "load: "+format+"\n", args...) }
