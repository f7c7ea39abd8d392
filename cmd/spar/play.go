package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/tui"
)

// playing holds the flags of play.
type playing struct {
	plain, fresh, resume bool
	strangers            bool
	seed                 uint64
	seeded               bool
	set                  []string
	attempt              string
	timed                time.Duration
}

func newPlay(a *app) *cobra.Command {
	var how playing
	cmd := &cobra.Command{
		Use:   "play [ID or FILE or PACK.zip [ID]]",
		Short: "Meet a buyer",
		Long: `Play one scenario, by its id (spar list), from a file, or out of a pack, which need not
be unpacked. Every reply is stored before its marks are shown, so nothing is lost however
the program ends: --resume goes on, also when the file or the pack is gone.

With --plain the talk goes line by line on standard input and output, for screen
readers, pipes and scripts. It is chosen by itself where input or output is no terminal.
Where the input is no terminal nothing is asked: without --resume a new attempt begins.`,
		Example: `  spar play five-percent
  spar play five-percent --set item="60 seats of Ledgerly" --set price=72000 --set ask=8
  spar play five-percent --plain --new < replies.txt
  spar play five-percent --timed 90s
  spar play --resume
  spar play ./my-buyer.yaml
  spar play spring.zip my-buyer`,
		Args:              scenarioOrPack,
		ValidArgsFunction: a.completeScenarios,
		RunE: func(cmd *cobra.Command, args []string) error {
			how.seeded = cmd.Flags().Changed("seed")
			return a.play(args, how)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&how.plain, "plain", false, "talk line by line, without taking over the screen")
	f.BoolVar(&how.fresh, "new", false, "begin a new attempt, whatever is unfinished")
	f.BoolVar(&how.resume, "resume", false, "go on with the newest unfinished attempt")
	f.BoolVar(&how.strangers, "strangers", false, "play an episode as if you had never met its client before")
	f.StringVar(&how.attempt, "attempt", "", "go on with the unfinished attempt of this `id`, or its beginning (spar history lists them)")
	f.Uint64Var(&how.seed, "seed", 0, "choose the buyer's wordings by this `number`, to play the same talk again")
	f.DurationVar(&how.timed, "timed", 0, "a reply may take so `long` (90s, 2m); what takes longer is sent all the same and told as late")
	f.StringArrayVar(&how.set, "set", nil, "replace a parameter of the scenario: `name=value`, any number of times")
	return cmd
}

// play runs the screen or the plain face, as the terminal and the flags ask.
func (a *app) play(args []string, how playing) (err error) {
	o, err := how.options()
	if err != nil {
		return err
	}
	lib, id, err := a.chosen(args, how)
	if err != nil {
		return err
	}
	o.Scenario = id
	if len(args) > 0 && (isPack(args[0]) || isFile(args[0])) {
		o.Named = strings.Join(args, " ")
	}
	if err := fits(lib, o.Scenario, o.Set); err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	leisurely()
	p, err := a.openWith(ctx, lib)
	if err != nil {
		return err
	}
	defer closing(ctx, p, &err)
	if o.Attempt != "" {
		if o.Attempt, err = attemptID(ctx, p, o.Attempt); err != nil {
			return err
		}
	}
	if how.plain || a.plainOnly() || !isTerminal(a.stdin) {
		if err = a.playPlain(ctx, p, o); errors.Is(err, tui.ErrNoScenario) {
			var cards []practice.Card
			if cards, err = p.Library(ctx); err == nil {
				err = a.list(cards, args)
			}
		}
	} else {
		err = a.playScreen(ctx, p, o)
	}
	if errors.Is(err, tui.ErrNothingUnfinished) {
		return nothingUnfinished(lib, o.Scenario, err)
	}
	return err
}

// chosen is the library to play from and the scenario in it that the arguments name, ""
// for none: an id of the library, a file, or a pack with or without an id.
func (a *app) chosen(args []string, how playing) (fs.FS, string, error) {
	if len(args) > 0 && isPack(args[0]) {
		return packed(args[0], strings.Join(args[1:], ""))
	}
	lib, err := a.library()
	if err != nil || len(args) == 0 {
		return lib, "", err
	}
	if isFile(args[0]) {
		return addFile(lib, args[0])
	}
	if !how.goesOn() {
		err = known(lib, args[0])
	}
	return lib, args[0], err
}

// goesOn reports whether an attempt that has begun is asked for. It brings its own
// scenario along, so the library need not have it any more.
func (how playing) goesOn() bool { return how.resume || how.attempt != "" }

// playScreen runs the whole screen. A scenario that is named opens its brief; one with a
// seed begins at once.
func (a *app) playScreen(ctx context.Context, p *practice.Practice, o tui.PlainOptions) error {
	screen := tui.Options{Scenario: o.Scenario, Set: o.Set, Attempt: o.Attempt, ASCII: a.asciiOnly(), New: o.New, Limit: o.Limit}
	switch {
	case o.Resume && o.Attempt == "":
		waiting, err := tui.Waiting(ctx, p, o.Scenario)
		if err != nil {
			return err
		}
		if len(waiting) == 0 {
			return tui.ErrNothingUnfinished
		}
		screen.Attempt = waiting[0].ID
	case o.Scenario != "" && (o.Seed != nil || o.Strangers):
		begun, err := p.Begin(ctx, o.Scenario, practice.BeginOptions{Seed: o.Seed, Set: o.Set, Limit: o.Limit, Strangers: o.Strangers})
		if err != nil {
			return err
		}
		screen.Attempt = begun.ID
	}
	return tui.Run(ctx, p, screen)
}

// nothingUnfinished answers --resume where there is nothing to go on with: perhaps the
// id is mistyped.
func nothingUnfinished(lib fs.FS, id string, err error) error {
	if id != "" {
		if unknown := known(lib, id); unknown != nil {
			return unknown
		}
	}
	return failure(err, "leave --resume out to begin a new attempt", "%s", err.Error())
}

// playPlain runs the plain face. The error is tui.ErrNoScenario where none is named and
// nobody can be asked.
func (a *app) playPlain(ctx context.Context, p *practice.Practice, o tui.PlainOptions) error {
	o.In, o.Out = a.stdin, a.out()
	o.Interactive = isTerminal(a.stdin) && isTerminal(a.stdout)
	o.ANSI, o.Width = a.ansi(), a.width()
	return tui.Plain(ctx, p, o)
}

// options turns flags and arguments into what the faces want, and refuses what
// contradicts itself.
func (how playing) options() (tui.PlainOptions, error) {
	o := tui.PlainOptions{New: how.fresh, Resume: how.resume, Attempt: how.attempt, Strangers: how.strangers}
	switch {
	case how.fresh && how.goesOn():
		return o, usage("take one of them", "--new begins afresh, --resume and --attempt go on: both cannot be had")
	case how.goesOn() && (how.seeded || how.strangers || len(how.set) > 0 || how.timed != 0):
		return o, usage("begin a new attempt with --new", "--seed, --set, --strangers and --timed are chosen when an attempt begins, and this one has begun")
	case how.timed != 0 && (how.timed < leastTimed || how.timed > mostTimed):
		return o, usage("from 5s to 30m; 90s is a good one to begin with", "--timed %s is no time to answer in", how.timed)
	}
	o.Limit = how.timed
	if how.seeded {
		o.Seed = &how.seed
	}
	for _, pair := range how.set {
		name, value, found := strings.Cut(pair, "=")
		if !found || strings.TrimSpace(name) == "" {
			return o, usage(`write it as name=value: --set item="60 seats"`, "--set %s sets nothing", pair)
		}
		if o.Set == nil {
			o.Set = map[string]string{}
		}
		o.Set[strings.TrimSpace(name)] = value
	}
	return o, nil
}

// The shortest and the longest time that a reply may be given.
const (
	leastTimed = 5 * time.Second
	mostTimed  = 30 * time.Minute
)

// fits refuses values that the scenario's parameters cannot take, before anything is
// begun. A file that cannot be read or has mistakes is left to whoever plays it.
func fits(lib fs.FS, id string, set map[string]string) error {
	if id == "" && len(set) > 0 {
		return usage("spar play ID --set name=value", "--set needs the scenario whose parameters it replaces")
	}
	if len(set) == 0 {
		return nil
	}
	src, err := fs.ReadFile(lib, id+".yaml")
	if err != nil {
		return nil
	}
	sc, _ := scenario.Decode(id+".yaml", src)
	if sc == nil {
		return nil
	}
	if _, err := sc.Fill(set); err != nil {
		var refused *scenario.RefusedError
		if errors.As(err, &refused) {
			return usage(refused.Cure, "--set: %s", refused.What)
		}
		return err
	}
	return nil
}

// addFile lays a scenario file from the disk over the library and returns its id.
func addFile(lib fs.FS, path string) (fs.FS, string, error) {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return nil, "", usage("give the path of a scenario file, or an id from spar list", "there is no file %s", path)
	}
	id := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(path), ".yaml"), ".yml")
	return withFile{FS: lib, name: id + ".yaml", path: path}, id, nil
}

// scenarioOrPack allows a single argument, or a pack and an id in it.
func scenarioOrPack(cmd *cobra.Command, args []string) error {
	if len(args) == 2 && isPack(args[0]) {
		return nil
	}
	if len(args) > 1 {
		return usage("one scenario at a time; only a pack has an id behind it: "+cmd.CommandPath()+" spring.zip my-buyer", "%s takes one scenario, got %d", cmd.CommandPath(), len(args))
	}
	return nil
}

// atMostOne allows a single argument.
func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) <= 1 {
		return nil
	}
	return usage("put what belongs together in quotation marks", "%s takes one argument, got %d", cmd.CommandPath(), len(args))
}
