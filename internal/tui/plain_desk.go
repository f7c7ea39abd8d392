package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"spar/internal/grade"
	"spar/internal/report"
	"spar/internal/store"
	"spar/internal/team"
)

// PlainDesk is the coach's desk line by line: a reply, then the coach's levels on one
// line, then the machine's. It ends with the queue, the input, or "q".
func PlainDesk(ctx context.Context, t *team.Team, me store.Person, o PlainOptions) error {
	f := &plainFace{o: o, in: newPlainInput(o.In)}
	skipped := map[string]bool{}
	for f.err == nil {
		q, err := t.Queue(ctx, me, team.QueueOptions{})
		if err != nil {
			return err
		}
		var next *team.ToMark
		for i := range q.Items {
			if !skipped[q.Items[i].ID] {
				next = &q.Items[i]
				break
			}
		}
		if next == nil {
			f.line("%s", report.QueueLine(q))
			return f.err
		}
		if on, err := f.judge(ctx, t, me, next.ID, skipped); err != nil || !on {
			return errors.Join(err, f.err)
		}
	}
	return f.err
}

// judge shows a reply and takes the coach's levels; false where the coach leaves.
func (f *plainFace) judge(ctx context.Context, t *team.Team, me store.Person, id string, skipped map[string]bool) (bool, error) {
	o, err := t.Open(ctx, me, id)
	if err != nil {
		return false, err
	}
	f.fail(report.OpenedText(f.o.Out, o, report.TextOptions{ANSI: f.o.ANSI, Width: f.o.Width}))
	for f.err == nil {
		typed, err := f.askDesk(ctx, o.Grades)
		switch {
		case errors.Is(err, io.EOF) || typed == "q":
			return false, nil
		case err != nil:
			return false, err
		case typed == "":
			skipped[id] = true
			return true, nil
		}
		g, wrong := typedLevels(typed, o.Grades)
		if wrong != "" {
			f.line("%s", wrong)
			continue
		}
		if o, err = t.Mark(ctx, me, id, g); err != nil {
			return false, err
		}
		f.fail(report.OpenedText(f.o.Out, o, report.TextOptions{ANSI: f.o.ANSI, Width: f.o.Width}))
		f.gap()
		return true, f.err
	}
	return false, f.err
}

// askDesk asks for the levels of a reply and reads the line.
func (f *plainFace) askDesk(ctx context.Context, grades []grade.Dimension) (string, error) {
	var names []string
	for _, d := range grades {
		names = append(names, d.String())
	}
	question := fmt.Sprintf("Levels 0 to 4 for %s (Enter skips it, q leaves): ", strings.Join(names, ", "))
	if f.o.Interactive {
		return f.ask(ctx, question)
	}
	typed, err := f.in.line(ctx)
	if err == nil {
		f.line("%s%s", question, said(typed))
	}
	return strings.TrimSpace(typed), err
}

// typedLevels reads a level for each dimension, with or without blanks between them.
func typedLevels(typed string, grades []grade.Dimension) (g team.Given, wrong string) {
	digits := strings.Join(strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == ',' }), "")
	if len(digits) != len(grades) {
		return g, fmt.Sprintf("Type %d levels, one for each, such as: %s", len(grades), strings.TrimSpace(strings.Repeat("2 ", len(grades))))
	}
	g.Levels = team.Levels{}
	for i, d := range grades {
		level, err := strconv.Atoi(digits[i : i+1])
		if err != nil || level > 4 {
			return g, fmt.Sprintf("%q is no level for %s: it is 0 to 4.", said(digits[i:i+1]), d)
		}
		g.Levels[d] = level
	}
	return g, ""
}
