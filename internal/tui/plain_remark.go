package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"spar/internal/practice"
)

// wrong keeps what the trainee holds against the last marks, for a coach: the next line
// that is typed.
func (f *plainFace) wrong(ctx context.Context, a *practice.Attempt) (bool, error) {
	got := lastMarked(a.Events)
	if got == nil {
		f.line("No reply has been graded yet.")
		return false, nil
	}
	if f.o.Interactive {
		if _, err := fmt.Fprintf(f.o.Out, "What is wrong with the marks of turn %d (Enter leaves it): ", got.Turn); err != nil {
			return false, err
		}
	}
	note, err := f.in.line(ctx)
	switch {
	case errors.Is(err, io.EOF):
		return true, nil
	case err != nil:
		return false, err
	case strings.TrimSpace(note) == "":
		return false, nil
	}
	if err := f.p.Remark(ctx, a.ID, got.Turn, got.Reply, note); err != nil {
		return false, err
	}
	if f.o.Afar {
		f.line("Kept for your coach.")
	} else {
		f.line("Kept for your coach: spar data remarks lists it.")
	}
	return false, nil
}
