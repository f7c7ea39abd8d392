package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/text"
)

// plainCommand is a row: what is typed, what it does, and the doing. Leave is true
// where the talk is to be left.
type plainCommand struct {
	name  string
	help  string
	eases bool // it is off where a drill measures
	do    func(f *plainFace, ctx context.Context, a *practice.Attempt) (leave bool, err error)
}

// plainCommands are all of them, in the order of the help.
func plainCommands() []plainCommand {
	return []plainCommand{
		{"/again", "take the last reply back and try the turn again", true, (*plainFace).again},
		{"/strong", "show a stronger reply to the line you answered last", false, (*plainFace).strong},
		{"/hint", "show the next step of help: the move, its shape, a model reply", true, (*plainFace).hint},
		{"/deal", "show what was given and got, and how the buyer feels", false, (*plainFace).showDeal},
		{"/brief", "tell once more who you are and what is at stake", false, (*plainFace).showBrief},
		{"/wrong", "say that the last marks are wrong, and why, for your coach", false, (*plainFace).wrong},
		{"/rubric", "tell how replies are graded", false, (*plainFace).showRubric},
		{"/draft", "send the reply that you had begun when you left", false, (*plainFace).sendDraft},
		{"/help", "this list", false, (*plainFace).help},
		{"/quit", "leave; the attempt is kept and can be gone on with", false, (*plainFace).quit},
	}
}

// errAfterEnd ends the reading of input that goes on when the talk is over.
var errAfterEnd = errors.New("the talk is over")

// talk reads replies and commands until the talk is over or left.
func (f *plainFace) talk(ctx context.Context, a *practice.Attempt) error {
	f.advice = a.Advice
	told := false // the debrief of this end was shown
	for f.err == nil {
		if a.State.Done() && !told {
			if err := f.debrief(ctx, a); err != nil {
				return err
			}
			told = true
		}
		typed, err := f.reply(ctx, a)
		switch {
		case errors.Is(err, io.EOF):
			f.left(a)
			return nil
		case err != nil:
			f.gap()
			f.left(a)
			return err
		}
		leave, err := f.take(ctx, a, typed)
		switch {
		case errors.Is(err, errAfterEnd):
			f.line("The talk is over: what follows was not read. /again would take the last reply back.")
			return nil
		case err != nil:
			return err
		case leave:
			return nil
		}
		told = told && a.State.Done()
	}
	return nil
}

// reply reads one reply, which a backslash at the end of a line carries on to the
// next. What was typed of it when the program is told to stop is kept as the draft.
func (f *plainFace) reply(ctx context.Context, a *practice.Attempt) (string, error) {
	var rows []string
	for {
		if f.o.Interactive {
			prompt := "You: "
			if a.State.Done() {
				prompt = "/again, /strong, /deal or Enter to leave: "
				if a.Run != nil && a.Run.Strict {
					prompt = "/strong, /deal or Enter to leave: "
				}
			} else if len(rows) > 0 {
				prompt = "...: "
			}
			if _, err := io.WriteString(f.o.Out, prompt); err != nil {
				return "", err
			}
		}
		row, err := f.in.line(ctx)
		if err != nil && len(rows) > 0 {
			if errors.Is(err, io.EOF) {
				return strings.Join(rows, "\n"), nil
			}
			// The signal came in the middle of a reply: its context is done, the
			// store's is not.
			if lost := f.p.SaveDraft(context.WithoutCancel(ctx), a, strings.Join(rows, "\n")); lost != nil {
				return "", errors.Join(err, lost)
			}
		}
		if err != nil {
			return "", err
		}
		if carried, found := strings.CutSuffix(row, `\`); found {
			rows = append(rows, carried)
			continue
		}
		return strings.Join(append(rows, row), "\n"), nil
	}
}

// nearestCommand is the command that was most likely meant, "" for none.
func nearestCommand(word string) string {
	var names []string
	for _, c := range plainCommands() {
		names = append(names, c.name)
	}
	return scenario.Nearest(word, names)
}

// take does what was typed: a command, or a reply. Two slashes begin a reply with one.
func (f *plainFace) take(ctx context.Context, a *practice.Attempt, typed string) (bool, error) {
	word := strings.ToLower(strings.TrimSpace(typed))
	switch {
	case strings.HasPrefix(word, "//"):
		typed = strings.Replace(typed, "/", "", 1)
	case strings.HasPrefix(word, "/"):
		for _, c := range plainCommands() {
			if c.name == word {
				return c.do(f, ctx, a)
			}
		}
		meant := ""
		if near := nearestCommand(word); near != "" {
			meant = " Did you mean " + near + "?"
		}
		f.line("There is no command %s.%s /help lists them; a reply that begins with / is typed with two.", said(word), meant)
		return false, nil
	case a.State.Done():
		if f.o.Interactive && word == "" {
			return true, nil
		}
		if word != "" {
			if f.o.Interactive {
				f.line("The talk is over. /again takes the last reply back.")
				return false, nil
			}
			return false, errAfterEnd
		}
		return false, nil
	}
	return false, f.send(ctx, a, typed)
}

// insist does something until the database is there, and says once that it is away.
func (f *plainFace) insist(ctx context.Context, do func() error) error {
	return practice.Insist(ctx, do, func(tries int) {
		if tries == 1 {
			f.line("Reconnecting; what you typed is kept and sent by itself.")
		}
	})
}

// send gives the reply to the buyer. What cannot be sent is said, and nothing is lost;
// only what the store cannot keep ends the talk.
func (f *plainFace) send(ctx context.Context, a *practice.Attempt, typed string) error {
	var events []play.Event
	err := f.insist(ctx, func() (err error) {
		events, err = f.p.Say(ctx, a, typed)
		return err
	})
	switch {
	case errors.Is(err, play.ErrEmpty):
		if f.o.Interactive {
			f.line("Say something: an empty line is no reply.")
		}
		return nil
	case errors.Is(err, play.ErrTooLong):
		f.line("That is too long: a reply has at most %d characters. Nothing was sent.", grade.MaxReply)
		return nil
	case err != nil && f.o.Interactive && !errors.Is(err, store.ErrConflict) && ctx.Err() == nil:
		f.line("Your reply could not be stored, so it was not sent: %s", text.Safe(err.Error()))
		var cure interface{ Hint() string }
		if errors.As(err, &cure) {
			f.line("%s", text.Safe(cure.Hint()))
		}
		f.line("/draft sends it again.")
		a.Draft = typed
		return nil
	case err != nil:
		return fmt.Errorf("your reply could not be stored, so it was not sent: %w", err)
	}
	if n := len(a.Took); a.Limit > 0 && n > 0 {
		late := ""
		if a.Took[n-1].Late(a.Limit) {
			late = ", which is late"
		}
		f.line("That took %s of %s%s.", minutesSeconds(a.Took[n-1].Took), minutesSeconds(a.Limit), late)
	}
	f.draw(a.Scenario, events, !f.o.Interactive)
	return f.p.Heard(ctx, a)
}

func (f *plainFace) again(ctx context.Context, a *practice.Attempt) (bool, error) {
	var events []play.Event
	err := f.insist(ctx, func() (err error) {
		events, err = f.p.Again(ctx, a)
		return err
	})
	switch {
	case errors.Is(err, play.ErrNothingToUndo):
		f.line("There is no reply to take back.")
		return false, nil
	case errors.Is(err, practice.ErrStrict):
		f.line("%s.", report.UpperFirst(err.Error()))
		return false, nil
	}
	if err != nil {
		return false, err
	}
	f.draw(a.Scenario, events, false)
	f.spoken(f.buyer, a.State.Line)
	return false, nil
}

func (f *plainFace) strong(_ context.Context, a *practice.Attempt) (bool, error) {
	for i := len(a.Events) - 1; i >= 0; i-- {
		marked, ok := a.Events[i].(play.Marked)
		if !ok {
			continue
		}
		if beat := a.Scenario.Beat(marked.Beat); beat != nil && len(beat.Models) > 0 {
			f.line("Aim: %s", said(beat.Aim))
			f.line("Stronger: %s", text.Safe(beat.Models[0]))
			return false, nil
		}
		break
	}
	f.line("Answer first; then there is something to compare.")
	return false, nil
}

func (f *plainFace) hint(ctx context.Context, a *practice.Attempt) (bool, error) {
	err := f.insist(ctx, func() error {
		_, err := f.p.Help(ctx, a)
		return err
	})
	switch {
	case errors.Is(err, play.ErrOver):
		f.line("The talk is over.")
		return false, nil
	case errors.Is(err, practice.ErrStrict):
		f.line("%s.", report.UpperFirst(err.Error()))
		return false, nil
	case errors.Is(err, play.ErrNoMoreHelp):
		f.line("That was all the help for this line; here it is once more.")
	case err != nil:
		return false, err
	}
	for i, aid := range aidOf(copyOf(a)) {
		f.line("Help %d of %d, %s: %s", i+1, play.HelpSteps, aid.Name, said(aid.Text))
	}
	return false, nil
}

func (f *plainFace) showDeal(_ context.Context, a *practice.Attempt) (bool, error) {
	f.deal(a)
	return false, nil
}

func (f *plainFace) showBrief(_ context.Context, a *practice.Attempt) (bool, error) {
	f.brief(a.Scenario)
	if !a.State.Done() {
		f.spoken(f.buyer, a.State.Line)
	}
	return false, nil
}

func (f *plainFace) showRubric(context.Context, *practice.Attempt) (bool, error) {
	f.rubric()
	return false, nil
}

func (f *plainFace) sendDraft(ctx context.Context, a *practice.Attempt) (bool, error) {
	if strings.TrimSpace(a.Draft) == "" {
		f.line("There is no draft.")
		return false, nil
	}
	if f.o.Interactive {
		f.spoken("You", a.Draft)
	}
	return false, f.send(ctx, a, a.Draft)
}

func (f *plainFace) help(_ context.Context, a *practice.Attempt) (bool, error) {
	f.line("Type what you would say and press Enter. A backslash at the end of a line goes on in the next one.")
	measures := copyOf(a).measures()
	for _, c := range plainCommands() {
		if measures == "" || !c.eases {
			f.line("%s: %s", c.name, c.help)
		}
	}
	if measures != "" {
		f.line("%s.", report.UpperFirst(measures))
	}
	return false, nil
}

func (f *plainFace) quit(_ context.Context, a *practice.Attempt) (bool, error) {
	f.left(a)
	return true, nil
}

// left says that nothing is lost and how to go on.
func (f *plainFace) left(a *practice.Attempt) {
	if a.State.Done() {
		return
	}
	again := "spar play " + a.Scenario.ID + " --resume"
	if f.o.Afar {
		again = "your next login"
	} else if a.Run != nil && f.o.Named != "" {
		again = text.Safe(f.o.Named)
	}
	f.line("Left after %s. Nothing is lost: %s goes on.", standing(a.State), again)
}

// named is what to call the scenario on the command line, to play it once more.
func (f *plainFace) named(a *practice.Attempt) string {
	if f.o.Named != "" && a.Scenario.ID == f.o.Scenario {
		return text.Safe(f.o.Named)
	}
	return a.Scenario.ID
}

// debrief tells how the talk went.
func (f *plainFace) debrief(ctx context.Context, a *practice.Attempt) error {
	f.gap()
	f.line("Debrief")
	back, err := report.LookBack(ctx, f.p, a)
	if err != nil {
		return err
	}
	f.fail(back.Text(f.o.Out, f.text(nil)))
	f.gap()
	if f.o.Afar {
		return nil
	}
	if a.Run != nil {
		f.line("spar show %s tells it again.", a.ID)
	} else {
		f.line("spar show %s tells it again; spar play %s --new plays it again.", a.ID, f.named(a))
	}
	if back.Deciding != nil {
		f.line("spar fork %s %d answers turn %d differently and compares both ways.", a.ID, back.Deciding.Turn, back.Deciding.Turn)
	}
	return nil
}
