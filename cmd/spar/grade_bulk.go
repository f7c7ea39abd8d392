package main

import (
	"fmt"
	"sync"

	"spar/internal/grade"
	"spar/internal/report"
	"spar/internal/scenario"
)

// gradeLines grades JSON Lines from standard input to standard output. A line that
// cannot be graded gets an error object in its place; at the end their number is told,
// and the exit status is 1.
func (a *app) gradeLines() error {
	beats := &beatsByID{app: a, known: map[string]*scenario.Scenario{}}
	result, err := grade.Bulk(a.stdin, report.Escaped(a.stdout), beats.find)
	if err != nil {
		return failure(err, "what was written before is complete, line by line", "%v", err)
	}
	if result.Bad > 0 {
		fmt.Fprintf(a.stderr, "spar: %d of %d lines could not be graded; each says why in its \"error\"\n", result.Bad, result.Bad+result.Graded)
		return errFindings{}
	}
	return nil
}

// beatsByID finds the situations of beats and reads each scenario once. It may be
// used from many goroutines.
type beatsByID struct {
	app   *app
	mu    sync.Mutex
	known map[string]*scenario.Scenario
}

// find is the situation of a beat, with what its file says came before it.
func (b *beatsByID) find(id, beat string) (*grade.Situation, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	sc, ok := b.known[id]
	if !ok {
		var err error
		if sc, err = b.app.scenario(id); err != nil {
			return nil, err
		}
		b.known[id] = sc
	}
	found, err := beatOf(sc, beat)
	if err != nil {
		return nil, err
	}
	sit := sc.Situation(found)
	return &sit, nil
}
