package practice

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/store"
)

// Regraded is what this grader makes of replies that an earlier one marked.
type Regraded struct {
	// Version and Digest name this grader.
	Version string `json:"version"`
	Digest  string `json:"digest"`
	// Replies were marked by another grader, and looked at; Attempts is of how many
	// talks. Same got the same levels, moves and tone.
	Replies  int      `json:"replies"`
	Attempts int      `json:"attempts"`
	Same     int      `json:"same"`
	Changes  []Change `json:"changes"`
	// Written is how many new marks were stored; the old ones are kept.
	Written int `json:"written"`
	// Problems are attempts that could not be looked at.
	Problems []RegradeProblem `json:"problems"`
}

// RegradeProblem is an attempt that could not be looked at, and why.
type RegradeProblem struct {
	Attempt string `json:"attempt"`
	Problem string `json:"problem"`
}

// Change is a reply that this grader marks otherwise.
type Change struct {
	Attempt  string `json:"attempt"`
	Scenario string `json:"scenario"`
	Seq      int    `json:"seq"`
	Turn     int    `json:"turn"`
	Beat     string `json:"beat"`
	Reply    string `json:"reply"`
	// OldGrader is the digest of the grader whose marks Old are.
	OldGrader string        `json:"old_grader"`
	Levels    []LevelChange `json:"levels"`
	OldTone   grade.Tone    `json:"old_tone"`
	NewTone   grade.Tone    `json:"new_tone"`
	Found     []grade.Move  `json:"moves_found"` // now, and not before
	Lost      []grade.Move  `json:"moves_lost"`  // before, and not now
}

// LevelChange is a level that becomes another one, and what each rests on.
type LevelChange struct {
	Dimension grade.Dimension `json:"dimension"`
	Old       int             `json:"old"`
	New       int             `json:"new"`
	OldWhy    string          `json:"old_why"`
	NewWhy    string          `json:"new_why"`
}

// Regrade marks once more every reply that another grader marked last, in the situation
// it was said in. Without write nothing is changed; with it the new marks are kept
// beside the old ones, and progress and schedules go by the new ones. The course of a
// talk stays as it was played.
func (p *Practice) Regrade(ctx context.Context, write bool) (Regraded, error) {
	out := Regraded{Version: grade.Version(), Digest: grade.Digest(), Changes: []Change{}, Problems: []RegradeProblem{}}
	later, err := p.laterMarks(ctx)
	if err != nil {
		return out, err
	}
	rows, err := p.store.List(ctx, store.Which{})
	if err != nil {
		return out, err
	}
	for _, row := range slices.Backward(rows) {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		fresh, err := p.regradeOne(ctx, row.ID, later, &out)
		if err != nil {
			out.Problems = append(out.Problems, RegradeProblem{row.ID, err.Error()})
			continue
		}
		if write && len(fresh) > 0 {
			added, err := p.store.AddRegrades(ctx, fresh)
			if err != nil {
				return out, err
			}
			out.Written += added
		}
	}
	return out, nil
}

// regradeOne looks at one attempt and adds to out what it finds.
func (p *Practice) regradeOne(ctx context.Context, id string, later laterMarks, out *Regraded) ([]store.Regrade, error) {
	whole, err := p.store.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	raw, problems := scenario.Decode(whole.Scenario+extension, whole.Text.Body)
	if raw == nil {
		return nil, &BrokenError{ID: whole.Scenario, Problems: problems}
	}
	sc, err := filled(raw, &whole)
	if err != nil {
		return nil, err
	}
	var fresh []store.Regrade
	err = eachMarked(whole, func(l store.Line, m play.Marked, now situation) error {
		old, by := m.Marks, l.Grader
		if r, ok := later[lineKey{whole.ID, l.Seq}]; ok {
			old, by = r.marks, r.grader
		}
		if by == out.Digest {
			return nil
		}
		beat := sc.Beat(m.Beat)
		if beat == nil {
			return fmt.Errorf("its scenario has no beat %q", m.Beat)
		}
		sit := sc.Situation(beat)
		sit.BuyerLine, sit.History = now.buyer, now.history
		marks := grade.Grade(&sit, m.Reply)
		out.Replies++
		if c := changed(old, marks); c != nil {
			c.Attempt, c.Scenario, c.Seq, c.Turn, c.Beat, c.Reply, c.OldGrader = whole.ID, whole.Scenario, l.Seq, m.Turn, m.Beat, m.Reply, by
			out.Changes = append(out.Changes, *c)
		} else {
			out.Same++
		}
		body, err := json.Marshal(marks)
		if err != nil {
			return fmt.Errorf("encode the marks: %w", err)
		}
		fresh = append(fresh, store.Regrade{Attempt: whole.ID, Seq: l.Seq, Grader: out.Digest, Version: out.Version,
			Marks: string(body), Created: p.opts.Now()})
		return nil
	})
	if len(fresh) > 0 {
		out.Attempts++
	}
	return fresh, err
}

// changed says how new marks differ from old ones in what they say; nil where they do not.
func changed(old, now grade.Marks) *Change {
	c := Change{OldTone: old.Tone, NewTone: now.Tone, Levels: []LevelChange{}, Found: []grade.Move{}, Lost: []grade.Move{}}
	for _, d := range grade.Dimensions() {
		if old.Levels[d] != now.Levels[d] {
			c.Levels = append(c.Levels, LevelChange{d, old.Levels[d], now.Levels[d], old.Why[d], now.Why[d]})
		}
	}
	for _, m := range grade.Moves() {
		switch was, is := old.Has(m.ID), now.Has(m.ID); {
		case is && !was:
			c.Found = append(c.Found, m.ID)
		case was && !is:
			c.Lost = append(c.Lost, m.ID)
		}
	}
	if len(c.Levels)+len(c.Found)+len(c.Lost) == 0 && c.OldTone == c.NewTone {
		return nil
	}
	return &c
}

// laterMarks are the newest marks of the lines that were regraded.
type laterMarks map[lineKey]laterMark

type lineKey struct {
	attempt string
	seq     int
}

type laterMark struct {
	grader string
	marks  grade.Marks
}

func (p *Practice) laterMarks(ctx context.Context) (laterMarks, error) {
	rows, err := p.store.Regrades(ctx)
	if err != nil {
		return nil, err
	}
	return newest(rows)
}

// newest keeps the last marks of each line of rows, which come the oldest first.
func newest(rows []store.Regrade) (laterMarks, error) {
	later := laterMarks{}
	var errs []error
	for _, r := range rows {
		m := laterMark{grader: r.Grader}
		if err := json.Unmarshal([]byte(r.Marks), &m.marks); err != nil {
			errs = append(errs, fmt.Errorf("the later marks of the attempt %s: %w", r.Attempt, err))
			continue
		}
		later[lineKey{r.Attempt, r.Seq}] = m
	}
	return later, errors.Join(errs...)
}

// instead puts the later marks of a line, where there are any, in the place of those in
// its events. Whether the reply counts is settled anew: it stays out where it was said
// before, and where the grader whose marks these are finds it copied.
func (later laterMarks) instead(attempt string, seq int, events []play.Event) []play.Event {
	m, ok := later[lineKey{attempt, seq}]
	if !ok {
		return events
	}
	copied := func(marks grade.Marks) bool { return slices.Contains(marks.Notes, grade.NoteCopied) }
	events = slices.Clone(events)
	for i, ev := range events {
		if marked, ok := ev.(play.Marked); ok {
			saidBefore := !marked.Counts && !copied(marked.Marks)
			marked.Marks, marked.Counts = m.marks, !saidBefore && !copied(m.marks)
			events[i] = marked
		}
	}
	return events
}
