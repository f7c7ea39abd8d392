package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"spar/internal/grade"
	"spar/internal/report"
	"spar/internal/scenario"
)

// grading holds the flags of grade.
type grading struct {
	scenario, beat       string
	json, lines          bool
	evaluate, situations string
}

func newGrade(a *app) *cobra.Command {
	var how grading
	cmd := &cobra.Command{
		Use:   "grade [REPLY]",
		Short: "Grade a reply to one beat of a scenario",
		Long: `Grade one reply, given as argument or on standard input, as an answer to one beat of
a scenario, and print its levels with the words that earned or cost them. A reply of
several lines is one reply.

With --jsonl it grades in bulk: a JSON object a line on standard input, its marks a line
on standard output, in the same order. A line holds "id", "reply" and either "situation"
(context, offer, facts, insight, stakeholders, buyer_name, buyer_role, buyer_line,
competency) or "scenario" and "beat"; "history" may hold earlier turns, each with
"buyer" and "reply". A line that cannot be graded gets an object with its number and an
"error" in its place; the rest goes on, and the exit status is 1.

With --evaluate it grades a file of rated replies instead (JSON Lines) and prints how
far its marks agree with the ratings. Over replies that the grader was fitted on such
figures flatter it; the replies that ship in internal/grade/corpus were written and
rated by language models.`,
		Example: `  spar grade --scenario five-percent "I can do 5% if you sign for three years"
  spar grade --scenario ./my-buyer.yaml --beat ask < reply.txt
  spar grade --scenario five-percent --beat ask --json "Let me ask my manager"
  spar grade --jsonl < replies.jsonl > marks.jsonl
  spar grade --evaluate internal/grade/corpus/replies.jsonl`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := how.check(cmd, args); err != nil {
				return err
			}
			if how.lines {
				return a.gradeLines()
			}
			if how.evaluate != "" {
				return a.evaluate(how.evaluate, how.situations, how.json)
			}
			return a.grade(args, how)
		},
	}
	f := cmd.Flags()
	f.StringVar(&how.scenario, "scenario", "", "the scenario: an `id` from spar list, or a file")
	f.StringVar(&how.beat, "beat", "", "the `id` of the beat that is answered (default: the first)")
	f.BoolVar(&how.json, "json", false, "print the marks as JSON")
	f.BoolVar(&how.lines, "jsonl", false, "grade in bulk: JSON Lines from standard input to standard output")
	f.StringVar(&how.evaluate, "evaluate", "", "grade the rated replies of this `file` and print the agreement")
	f.StringVar(&how.situations, "situations", "", "with --evaluate: the `file` of the situations (default: the one beside it)")
	a.completeFlag(cmd, "scenario")
	return cmd
}

// check refuses flags that do not go together: the three ways of grading exclude each other.
func (how grading) check(cmd *cobra.Command, args []string) error {
	bulk := ""
	switch {
	case how.lines:
		bulk = "--jsonl"
	case how.evaluate != "":
		bulk = "--evaluate"
	}
	switch {
	case how.lines && how.evaluate != "":
		return usage("take one of them", "--jsonl and --evaluate are two different things to do")
	case bulk == "" && how.situations != "":
		return usage("add --evaluate FILE", "--situations goes with --evaluate")
	case bulk != "" && (how.scenario != "" || how.beat != ""):
		return usage("leave out --scenario and --beat: each line names its own", "%s grades each line in its own situation", bulk)
	case bulk != "" && len(args) > 0:
		return usage(cmd.CommandPath()+" --help shows how it is used", "%s takes no reply as argument, got %q", bulk, args[0])
	}
	return nil
}

// grade grades one reply and prints its marks.
func (a *app) grade(args []string, how grading) error {
	if how.scenario == "" {
		return usage("add --scenario ID; spar list names them", "no scenario is named, so there is nothing to grade against")
	}
	sc, err := a.scenario(how.scenario)
	if err != nil {
		return err
	}
	beat, err := beatOf(sc, how.beat)
	if err != nil {
		return err
	}
	reply, err := a.reply(args)
	if err != nil {
		return err
	}
	// A coach copies replies out of the file, placeholders and all.
	reply = sc.FillText(reply)
	sit := sc.Situation(beat)
	marks := grade.Grade(&sit, reply)
	if how.json {
		return printJSON(a.stdout, marks)
	}
	o := a.text()
	o.Grades = beat.Grades
	return report.MarksText(a.out(), marks, reply, o)
}

// reply is the arguments as one line, or what stands on standard input.
func (a *app) reply(args []string) (string, error) {
	reply := strings.Join(args, " ")
	if len(args) == 0 {
		if isTerminal(a.stdin) {
			fmt.Fprintln(a.stderr, "Type the reply, then Ctrl+D on a line of its own.")
		}
		// Four bytes a character at most, and one more to see that it is too long.
		typed, err := io.ReadAll(io.LimitReader(a.stdin, 4*grade.MaxReply+64))
		if err != nil {
			return "", failure(err, "give the reply as an argument", "standard input cannot be read: %v", err)
		}
		reply = strings.TrimRight(string(typed), "\r\n")
	}
	reply = strings.ToValidUTF8(reply, "\uFFFD")
	switch n := len([]rune(reply)); {
	case strings.TrimSpace(reply) == "":
		return "", usage(`spar grade --scenario ID "what you would say"`, "there is no reply to grade")
	case n > grade.MaxReply:
		return "", usage("grade what you would say in one turn", "the reply is too long: at most %d characters", grade.MaxReply)
	}
	return reply, nil
}

// beatOf is the beat with that id, the opening one for "".
func beatOf(sc *scenario.Scenario, id string) (*scenario.Beat, error) {
	if id == "" {
		return &sc.Beats[0], nil
	}
	if b := sc.Beat(id); b != nil {
		return b, nil
	}
	var ids []string
	for _, b := range sc.Beats {
		ids = append(ids, b.ID)
	}
	hint := "its beats: " + strings.Join(ids, ", ")
	if near := scenario.Nearest(id, ids); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	return nil, usage(hint, "the scenario %s has no beat %q", sc.ID, id)
}
