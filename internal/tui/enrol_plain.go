package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"spar/internal/practice"
	"spar/internal/text"
)

// enrol lets somebody in line by line; nil where they left before.
func (f *plainFace) enrol(ctx context.Context, e Enrolment) (in *practice.Practice, err error) {
	say := func(s string) { _, failed := io.WriteString(f.o.Out, text.Safe(s)); err = errors.Join(err, failed) }
	ask := func(question string) string {
		say(question)
		if err != nil {
			return ""
		}
		answer, failed := f.in.line(ctx)
		err = failed
		return strings.TrimSpace(answer)
	}
	say(fmt.Sprintf("Welcome to spar. Your key is new here: %s\n%s\n", e.Fingerprint, enrolHint))
	code, role := "", ""
	for role == "" && err == nil {
		if code = ask("The code of your invitation: "); code == "" || err != nil {
			break
		}
		var wrong error
		if role, wrong = e.Check(ctx, code); wrong != nil {
			say("Not yet. " + sentence(wrong) + "\n")
		}
	}
	if role == "" || err != nil {
		return nil, ended(err)
	}
	say("You will be here as: " + role + ". Before you come in, who sees what:\n")
	for _, line := range e.Privacy {
		say("- " + line + "\n")
	}
	if yes := ask("Do you agree? yes or no: "); err != nil || !isYes(yes) {
		return nil, ended(err)
	}
	for err == nil {
		name := ask("Your name, by which your coach knows you: ")
		if name == "" || err != nil {
			break
		}
		shown := isYes(ask("May the board show it to everybody in the team? yes or no: "))
		if err != nil {
			break
		}
		admitted, wrong := e.Enrol(ctx, code, name, shown)
		if wrong == nil {
			say("You are in.\n\n")
			return admitted, err
		}
		say("Not yet. " + sentence(wrong) + "\n")
	}
	return nil, ended(err)
}

// ended takes the end of the input for leaving.
func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func isYes(answer string) bool {
	return strings.EqualFold(answer, "yes") || strings.EqualFold(answer, "y")
}
