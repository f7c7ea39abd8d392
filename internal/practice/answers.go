package practice

import (
	"context"
	"fmt"
	"time"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/store"
)

// Answer is one reply of an attempt with its marks, and what it answered.
type Answer struct {
	Attempt  string
	Person   string // whose it is; "" on a laptop
	Scenario string // the scenario's id
	Title    string
	Seq      int // of the line it was said in
	Turn     int // from 1
	Beat     string
	Buyer    string       // the line that was answered
	History  []grade.Turn // what stood before it
	Reply    string
	Grades   []grade.Dimension // what the beat grades
	Marks    grade.Marks       // the newest
	Grader   string            // the digest of the grader that gave them
	// Counts is false for what was said before or copied.
	Counts bool
	At     time.Time
}

// Answers gives the replies of one attempt in the order in which they were said.
func (p *Practice) Answers(ctx context.Context, attempt string) ([]Answer, error) {
	whole, later, err := p.wholeWithLater(ctx, attempt)
	if err != nil {
		return nil, err
	}
	return answersOf(whole, later)
}

// Judge gives one reply and the situation that it was said in, as the scenario was then:
// all that a second opinion needs. ErrNoReply where the line holds no reply.
func (p *Practice) Judge(ctx context.Context, attempt string, seq int) (Answer, Scene, error) {
	whole, later, err := p.wholeWithLater(ctx, attempt)
	if err != nil {
		return Answer{}, Scene{}, err
	}
	answers, err := answersOf(whole, later)
	if err != nil {
		return Answer{}, Scene{}, err
	}
	for _, a := range answers {
		if a.Seq != seq {
			continue
		}
		raw, problems := scenario.Decode(whole.Scenario+extension, whole.Text.Body)
		if raw == nil {
			return a, Scene{}, &BrokenError{ID: whole.Scenario, Problems: problems}
		}
		sc, err := filled(raw, &whole)
		if err != nil {
			return a, Scene{}, err
		}
		beat := sc.Beat(a.Beat)
		if beat == nil {
			return a, Scene{}, fmt.Errorf("its scenario has no beat %q", a.Beat)
		}
		return a, Scene{Raw: raw, Scenario: sc, Beat: beat, Digest: whole.Digest}, nil
	}
	return Answer{}, Scene{}, ErrNoReply
}

// Scene is where a reply was said.
type Scene struct {
	Raw      *scenario.Scenario // as its author wrote it
	Scenario *scenario.Scenario // as it was played
	Beat     *scenario.Beat
	Digest   string // of the scenario's text
}

// Situation is what the grader is told of the moment of a.
func (s Scene) Situation(a Answer) grade.Situation {
	sit := s.Scenario.Situation(s.Beat)
	sit.BuyerLine, sit.History = a.Buyer, a.History
	return sit
}

// wholeWithLater loads an attempt and the newest marks of its lines.
func (p *Practice) wholeWithLater(ctx context.Context, attempt string) (store.Whole, laterMarks, error) {
	whole, err := p.store.Load(ctx, attempt)
	if err != nil {
		return whole, nil, err
	}
	rows, err := p.store.RegradesOf(ctx, attempt)
	if err != nil {
		return whole, nil, err
	}
	later, err := newest(rows)
	return whole, later, err
}

func answersOf(whole store.Whole, later laterMarks) ([]Answer, error) {
	var all []Answer
	err := eachMarked(whole, func(l store.Line, m play.Marked, now situation) error {
		a := Answer{
			Attempt: whole.ID, Person: whole.Person, Scenario: whole.Scenario, Title: whole.Title,
			Seq: l.Seq, Turn: m.Turn, Beat: m.Beat, Buyer: now.buyer, History: now.history,
			Reply: m.Reply, Grades: m.Grades, Marks: m.Marks, Grader: l.Grader, Counts: m.Counts, At: l.Created,
		}
		if newer, ok := later[lineKey{whole.ID, l.Seq}]; ok {
			a.Marks, a.Grader = newer.marks, newer.grader
		}
		all = append(all, a)
		return nil
	})
	return all, err
}
