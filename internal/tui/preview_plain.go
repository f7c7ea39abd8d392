package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"spar/internal/rehearse"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/text"
)

// PreviewPlain is Preview line by line: replies are read from the input, and when the
// file is saved the same ones are played again. It goes on after the end of the input,
// until the context ends or the file is watched no more.
func PreviewPlain(ctx context.Context, o PreviewOptions) ([]string, string, error) {
	f := &plainPreview{o: o}
	in := newPlainInput(o.In)
	in.next <- struct{}{}
	lines := in.lines
	for f.err == nil {
		select {
		case now, ok := <-o.States:
			if !ok {
				return f.replies, f.trace.State.Ending, f.err
			}
			f.saved(now)
		case typed := <-f.lines(lines):
			if typed.err != nil {
				lines = nil // what is left is to watch
				if !errors.Is(typed.err, io.EOF) {
					return f.replies, f.trace.State.Ending, typed.err
				}
				if o.Interactive {
					return f.replies, f.trace.State.Ending, nil
				}
				f.line("No more replies. They are played again when the file is saved; ctrl+c ends it.")
				break
			}
			if f.take(typed.text) {
				return f.replies, f.trace.State.Ending, nil
			}
			in.next <- struct{}{}
		case <-ctx.Done():
			return f.replies, f.trace.State.Ending, nil
		}
	}
	return f.replies, f.trace.State.Ending, f.err
}

// plainPreview is the preview as text.
type plainPreview struct {
	o       PreviewOptions
	err     error // of writing: it ends the preview
	sc      *scenario.Scenario
	ok      bool // the file as it is can be played
	replies []string
	trace   rehearse.Trace
}

// lines are read only while there is something to answer: what is typed or piped in
// before the file can be played waits.
func (f *plainPreview) lines(all chan typedLine) chan typedLine {
	if !f.ok {
		return nil
	}
	return all
}

func (f *plainPreview) line(format string, args ...any) {
	if f.err == nil {
		_, f.err = fmt.Fprintln(f.o.Out, report.Wrap(fmt.Sprintf(format, args...), f.o.Width, 2))
	}
}

// saved takes a new state of the file.
func (f *plainPreview) saved(now FileState) {
	f.ok = false
	if now.Err != nil {
		f.line("The file cannot be read: %s", text.Safe(now.Err.Error()))
		return
	}
	sc, faults := scenario.Check(f.o.Name, now.Src)
	if f.err == nil && len(faults) > 0 {
		f.err = report.ProblemsText(f.o.Out, now.Src, faults)
	}
	if sc == nil {
		f.line("To be mended first: %s. Save the file, and it is played; ctrl+c ends this.", problemCount(faults))
		return
	}
	first := f.sc == nil
	f.sc, f.ok = sc, true
	before := f.trace
	f.trace = rehearse.Retrace(sc, f.o.Seed, f.replies)
	if first {
		f.line("%s. Type what a trainee would say; save the file to play it anew. /help lists the commands.", text.Safe(sc.Title))
		f.waits()
		return
	}
	changes := f.trace.Changes(before)
	if len(changes) == 0 {
		f.line("Saved: no grade and no branch of these replies has changed.")
	} else {
		f.line("Saved: this has changed.")
	}
	for _, c := range changes {
		f.line("  %s", report.ChangeLine(c))
	}
	f.waits()
}

// take does what was typed: a reply or a command; true to leave.
func (f *plainPreview) take(typed string) bool {
	switch word := strings.ToLower(strings.TrimSpace(typed)); {
	case word == "":
		return false
	case word == "/quit":
		return true
	case word == "/help":
		f.line("/again takes the last reply back, /new begins anew, /quit leaves.")
		return false
	case word == "/new":
		f.replies = nil
	case word == "/again":
		f.replies = f.replies[:max(0, len(f.replies)-1)]
	case strings.HasPrefix(word, "/"):
		f.line("There is no command %s; /help lists them.", text.Safe(word))
		return false
	case f.trace.State.Done():
		f.line("The talk is over: /again takes the last reply back, /new begins anew.")
		return false
	case tooLong(len([]rune(typed))) != "":
		f.line("%s", tooLong(len([]rune(typed))))
		return false
	default:
		f.replies = append(f.replies, typed)
		f.trace = rehearse.Retrace(f.sc, f.o.Seed, f.replies)
		f.said()
		f.waits()
		return false
	}
	f.trace = rehearse.Retrace(f.sc, f.o.Seed, f.replies)
	f.waits()
	return false
}

// said tells what the last reply got and where it led.
func (f *plainPreview) said() {
	t := &f.trace.Turns[len(f.trace.Turns)-1]
	var levels []string
	for _, d := range graded(t.Grades) {
		levels = append(levels, fmt.Sprintf("%s %d", d, t.Marks.Levels[d]))
	}
	f.line("You: %s", text.Safe(t.Reply))
	f.line("  %s", strings.Join(levels, ", "))
	if len(t.Marks.Moves) > 0 {
		f.line("  moves: %s", moveIDs(t.Marks.Moves))
	}
	f.line("  leads to %s", turnWay(t))
	for _, said := range t.Says {
		f.line("%s: %s", text.Safe(firstName(f.sc.Buyer.Name)), text.Safe(said))
	}
}

// waits tells the line that waits for a reply, or how the talk has ended.
func (f *plainPreview) waits() {
	if st := f.trace.State; st.Done() {
		e := f.sc.Ending(st.Ending)
		f.line("The end, %s: %s", e.Outcome, text.Safe(e.Title))
		return
	}
	f.line("%s: %s", text.Safe(firstName(f.sc.Buyer.Name)), text.Safe(f.trace.State.Line))
}
