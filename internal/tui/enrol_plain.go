package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"spar/internal/text"
)

// EnrolPlain is Enrol line by line.
func EnrolPlain(ctx context.Context, e Enrolment, o PlainOptions) (enrolled bool, err error) {
	in := newPlainInput(o.In)
	defer in.end()
	say := func(s string) { _, failed := io.WriteString(o.Out, text.Safe(s)); err = errors.Join(err, failed) }
	ask := func(question string) string {
		say(question)
		if err != nil {
			return ""
		}
		answer, failed := in.line(ctx)
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
			say("Not yet: " + sentence(wrong) + "\n")
		}
	}
	if role == "" || err != nil {
		return false, ended(err)
	}
	say("You will be here as: " + role + ". Before you come in, who sees what:\n")
	for _, c := range SeenBy() {
		say(c.Who + ": " + c.What + "\n")
	}
	if yes := ask("Do you agree? yes or no: "); err != nil || !isYes(yes) {
		return false, ended(err)
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
		wrong := e.Enrol(ctx, code, name, shown)
		if wrong == nil {
			say("You are in.\n")
			return true, err
		}
		say("Not yet: " + sentence(wrong) + "\n")
	}
	return false, ended(err)
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
