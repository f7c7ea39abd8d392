package practice

import (
	"context"
	"errors"
	"slices"
	"strings"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/schedule"
	"spar/internal/store"
)

// RunReplies are the replies of drills by attempt, kept between looks: a board that looks
// again reads only what has gone on.
type RunReplies struct {
	p     *Practice
	calls *callList
	kept  map[string]ranReplies
}

type ranReplies struct {
	seq     int
	replies []schedule.Reply
	said    []RunSaid
}

// RunSaid is what was typed in one reply.
type RunSaid struct {
	Text   string
	Counts bool
	// Common are the words in it that every rival uses, as they were typed, in small
	// letters.
	Common []string
}

// saidIn is a marked reply as RunSaid has it.
func saidIn(m play.Marked) RunSaid {
	s := RunSaid{Text: m.Reply, Counts: m.Counts && !m.Retry}
	for _, e := range m.Marks.Evidence {
		if e.Move != grade.Commodity || e.Start < 0 || e.End > len(m.Reply) || e.Start >= e.End {
			continue
		}
		if words := strings.ToLower(strings.Join(strings.Fields(m.Reply[e.Start:e.End]), " ")); !slices.Contains(s.Common, words) {
			s.Common = append(s.Common, words)
		}
	}
	return s
}

// ReadRuns reads replies through p, whose store may be a view of everyone; nothing is
// written.
func (p *Practice) ReadRuns(ctx context.Context) (*RunReplies, error) {
	calls, err := p.calls(ctx)
	return &RunReplies{p: p, calls: calls, kept: map[string]ranReplies{}}, err
}

// Of are the replies of an attempt as progress takes them, by their newest marks, and what
// was typed, reply by reply. An attempt that is damaged, or that this spar cannot read, has
// none. later must be of now, see Later.
func (r *RunReplies) Of(ctx context.Context, run Ran, later Later) ([]schedule.Reply, []RunSaid, error) {
	if run.Damaged {
		return nil, nil, nil
	}
	if k, ok := r.kept[run.ID]; ok && k.seq == run.Seq && !later.of[run.ID] {
		return k.replies, k.said, nil
	}
	whole, err := r.p.store.Load(ctx, run.ID)
	if errors.Is(err, store.ErrCorrupt) || errors.Is(err, store.ErrNotFound) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	k := ranReplies{seq: whole.Seq}
	if k.replies, err = repliesOf(whole, r.calls, later.marks); err != nil {
		return nil, nil, nil // of a newer spar, or of a scenario that this one cannot read
	}
	err = eachMarked(whole, func(_ store.Line, m play.Marked, _ situation) error {
		k.said = append(k.said, saidIn(m))
		return nil
	})
	if err != nil {
		return nil, nil, nil // as above
	}
	r.kept[run.ID] = k
	return k.replies, k.said, nil
}

// Later are marks that a later grader gave, for RunReplies.
type Later struct {
	marks laterMarks
	of    map[string]bool
}

// Later reads them as they are now.
func (r *RunReplies) Later(ctx context.Context) (Later, error) {
	marks, err := r.p.laterMarks(ctx)
	l := Later{marks: marks, of: map[string]bool{}}
	for k := range marks {
		l.of[k.attempt] = true
	}
	return l, err
}
