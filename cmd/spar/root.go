package main

import (
	"spar/internal/scenario"

	"github.com/spf13/cobra"
)

const rootLong = `spar is a sparring partner for salespeople. A scripted buyer speaks, you type what
you would say, and every reply is graded on the spot, offline, with the words that
earned or cost each level.

Without a command it opens the library on the whole screen. Where the output is no
terminal, or TERM is "dumb", it talks line by line instead.

Exit status: 0 all went well, 1 something was found or failed, 2 the command line
cannot be followed.`

const rootExample = `  spar                          open the library
  spar list                     what there is to practise
  spar play five-percent        meet one buyer
  spar due                      what to practise today
  spar history                  what you have done so far
  spar grade --scenario five-percent "I can do 5%"`

func newRoot(a *app) *cobra.Command {
	var how playing
	var version bool
	root := &cobra.Command{
		Use:           "spar",
		Short:         "A sparring partner for salespeople, in the terminal",
		Long:          rootLong,
		Example:       rootExample,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noSuchCommand,
		RunE: func(cmd *cobra.Command, args []string) error {
			if version {
				return a.printVersion()
			}
			return a.play(nil, how)
		},
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.PersistentFlags().StringVar(&a.dataDir, "data", "", "keep attempts and your own scenarios in this `folder`")
	root.Flags().BoolVar(&how.plain, "plain", false, "talk line by line, without taking over the screen")
	root.Flags().BoolVar(&version, "version", false, "print the versions of spar and of its grader")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(newHelp(root))
	root.AddCommand(
		newPlay(a),
		newWarmUp(a),
		newList(a),
		newGrade(a),
		newDue(a),
		newGoals(a),
		newDrill(a),
		newHistory(a),
		newShow(a),
		newProgress(a),
		newFork(a),
		newReport(a),
		newRegrade(a),
		newScenario(a),
		newCalibrate(a),
		newServe(a),
		newData(a),
		newTeam(a),
		newDoctor(a),
		newVersion(a),
	)
	mendCompletion(root)
	return root
}

// mendCompletion makes cobra's own completion command refuse a shell that it does not
// know, and show by example how it is used.
func mendCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	c, _, err := root.Find([]string{"completion"})
	if err != nil {
		return
	}
	c.Args = noSuchCommand
	c.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	c.Example = "  spar completion bash > ~/.local/share/bash-completion/completions/spar"
	for _, shell := range c.Commands() {
		shell.Example = "  " + shell.CommandPath()
	}
}

// newHelp is "spar help COMMAND", which, unlike cobra's own, does not end well for a
// command that does not exist.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show how a command is used",
		Example: "  spar help play",
		RunE: func(_ *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return noSuchCommand(found, append(rest, args...))
			}
			return found.Help()
		},
	}
}

// noSuchCommand answers words that are no command, with the nearest one.
func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := cmd.CommandPath() + " --help lists the commands"
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	if near := scenario.Nearest(args[0], names); near != "" {
		hint = "did you mean: " + cmd.CommandPath() + " " + near
	}
	return usage(hint, "%s has no command %q", cmd.CommandPath(), args[0])
}
