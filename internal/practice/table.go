package practice

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/store"
	"spar/internal/text"
)

// tableHead are the columns of the table that ExportTable writes.
func tableHead() []string {
	head := []string{"attempt", "kind", "scenario", "said", "turn", "beat", "buyer", "reply"}
	for _, d := range grade.Dimensions() {
		head = append(head, d.String())
	}
	return append(head, "graded", "tone", "moves", "counts", "retry", "given", "given_for_nothing", "grader", "remarks")
}

// ExportTable writes every reply as a row of CSV (RFC 4180), oldest attempt first, with
// its newest marks. What anybody typed is kept from being taken for a formula; an
// attempt that is damaged is left out, and the error at the end names it.
func (p *Practice) ExportTable(ctx context.Context, w io.Writer) error {
	rows, err := p.store.List(ctx, store.Which{})
	if err != nil {
		return err
	}
	later, err := p.laterMarks(ctx)
	if err != nil {
		return err
	}
	remarks, err := p.store.Remarks(ctx)
	if err != nil {
		return err
	}
	notes := map[lineKey][]string{}
	for _, r := range remarks {
		at := lineKey{r.Attempt, r.Seq}
		notes[at] = append(notes[at], r.Note)
	}
	out := csv.NewWriter(w)
	errs := []error{out.Write(tableHead())}
	for _, row := range slices.Backward(rows) {
		whole, err := p.store.Load(ctx, row.ID)
		if errors.Is(err, store.ErrCorrupt) {
			errs = append(errs, err)
			continue
		}
		if err != nil {
			return err
		}
		if err := tableRows(out, whole, later, notes); err != nil {
			return fmt.Errorf("write the table: %w", err)
		}
	}
	out.Flush()
	return errors.Join(append(errs, out.Error())...)
}

func tableRows(out *csv.Writer, whole store.Whole, later laterMarks, notes map[lineKey][]string) error {
	return eachMarked(whole, func(l store.Line, m play.Marked, now situation) error {
		_, events, err := markedIn(l)
		if err != nil {
			return err
		}
		at := lineKey{whole.ID, l.Seq}
		grader := l.Grader
		if newer, ok := later[at]; ok {
			grader = newer.grader
		}
		given, free := 0, 0
		for _, ev := range later.instead(whole.ID, l.Seq, events) {
			switch ev := ev.(type) {
			case play.Marked:
				m = ev
			case play.Gave:
				given++
				if ev.Entry.For == "" {
					free++
				}
			}
		}
		row := []string{whole.ID, whole.Kind, whole.Scenario, stamp(l.Created), strconv.Itoa(m.Turn), m.Beat, now.buyer, m.Reply}
		for _, d := range grade.Dimensions() {
			row = append(row, strconv.Itoa(m.Marks.Levels[d]))
		}
		row = append(row, joinWords(m.Grades), string(m.Marks.Tone), joinWords(m.Marks.Moves), strconv.FormatBool(m.Counts),
			strconv.FormatBool(m.Retry), strconv.Itoa(given), strconv.Itoa(free), grader, strings.Join(notes[at], "\n"))
		for i := range row {
			row[i] = text.Cell(row[i])
		}
		return out.Write(row)
	})
}

// joinWords joins ids, as one cell.
func joinWords[T any](list []T) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = fmt.Sprint(v)
	}
	return strings.Join(words, " ")
}
