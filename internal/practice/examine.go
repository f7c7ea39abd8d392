package practice

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/store"
)

// ExportRuns writes the attempts at a drill as Export does, without drafts and without
// anything else, and says how many there were.
func (p *Practice) ExportRuns(ctx context.Context, w io.Writer, drill string) (n int, err error) {
	runs, err := p.store.Runs(ctx, drill)
	if err != nil {
		return 0, err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	if err := out.Encode(exportHead{"spar", exportFormat}); err != nil {
		return 0, fmt.Errorf("write the export: %w", err)
	}
	texts := map[string]bool{}
	var left []error
	for _, r := range runs {
		whole, err := p.store.Load(ctx, r.Attempt.ID)
		if errors.Is(err, store.ErrCorrupt) {
			left = append(left, err)
			continue
		}
		if err != nil {
			return n, err
		}
		whole.Draft = "" // what was not said is nobody's business
		if err := exportOne(out, whole, texts); err != nil {
			return n, fmt.Errorf("write the export: %w", err)
		}
		n++
	}
	return n, errors.Join(left...)
}

// Examined is an attempt of an export that was replayed and not stored.
type Examined struct {
	store.Whole
	At  int  // the line of the file where it begins
	Run *Run // its place in a drill; nil for none
	// Replies are what was typed, in order, with what became of it.
	Replies []ExaminedReply
	// Regraded is true where another grader had marked it: its marks are this one's now.
	Regraded bool
}

// ExaminedReply is one reply of an attempt.
type ExaminedReply struct {
	At     int // the line of the file
	Text   string
	Counts bool // false for a copied one and for one that was said before
}

// clockSlack is how far a laptop's clock may have been put back in the middle of a talk.
const clockSlack = 10 * time.Minute

// What an export may hold that is to be examined. A drill of a year has some dozens of
// attempts; whoever sends more wants to keep the machine busy.
const (
	maxExamined      = 2000
	maxExaminedLines = 2000
)

// Examine reads an export of somebody else and replays every attempt in it with this
// grader. Sound are the attempts whose every line came out as it says; the problems name
// the lines that did not, and everything else that keeps an attempt from being taken.
func Examine(r io.Reader) (sound []Examined, problems []ImportProblem, err error) {
	in := importing{texts: map[string][]byte{}}
	in.examine = func(whole *store.Whole, at int, ats []int) {
		if len(sound) == maxExamined {
			in.refuseAt(at, whole.ID, fmt.Errorf("the file holds more than %d attempts", maxExamined))
			return
		}
		if e := in.examined(whole, at, ats); e != nil {
			sound = append(sound, *e)
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), maxImportLine)
	for lines.Scan() {
		in.at++
		if err := in.take(context.Background(), lines.Bytes()); err != nil {
			return nil, in.done.Bad, err
		}
		if len(in.done.Bad) > maxExamined {
			break // it is told enough
		}
	}
	if err := lines.Err(); err != nil {
		return nil, in.done.Bad, fmt.Errorf("read the export: %w", err)
	}
	if in.at == 0 {
		return nil, nil, ErrNoExport
	}
	err = in.finish(context.Background()) // before what it changes is read
	return sound, in.done.Bad, err
}

func (in *importing) refuseAt(at int, attempt string, err error) {
	in.done.Bad = append(in.done.Bad, ImportProblem{Line: at, Attempt: attempt, Err: err})
}

// examined replays an attempt line by line; nil where something is wrong with it.
func (in *importing) examined(whole *store.Whole, at int, ats []int) *Examined {
	e := &Examined{Whole: *whole, At: at, Run: originOf(whole.Lines).Run}
	said := whole.Progress
	sc, err := shaped(&e.Whole)
	if err == nil && len(e.Lines) > maxExaminedLines {
		err = fmt.Errorf("it has more than %d lines", maxExaminedLines)
	}
	if err == nil && (len(e.Lines) == 0 || len(e.Lines) != e.Seq+1) {
		err = errors.New("lines of it are missing")
	}
	if err != nil {
		in.refuseAt(at, whole.ID, err)
		return nil
	}
	if n, err := e.replay(sc, ats); err != nil {
		in.refuseAt(ats[n], whole.ID, fmt.Errorf("line %d of the attempt does not recompute: %w", n, err))
		return nil
	}
	if !e.Regraded && (math.Abs(said.Score-e.Score) > 1e-9 || said.Rests != e.Rests || said.Turns != e.Turns || said.Ending != e.Ending) {
		in.refuseAt(at, whole.ID, fmt.Errorf("it says %.2f resting on %d levels after %d turns, and its replies come to %.2f resting on %d levels after %d turns",
			said.Score, said.Rests, said.Turns, e.Score, e.Rests, e.Turns))
		return nil
	}
	return e
}

// replay plays the lines once more and holds each against what it says of itself: exactly
// where this grader marked it, else as to the course of the talk, and then the marks of
// this grader take the place of the old ones. The number is of the line that differs.
func (e *Examined) replay(sc *scenario.Scenario, ats []int) (int, error) {
	state, events, err := play.BeginAt(sc, e.Seed, originOf(e.Lines).Beat)
	var all []play.Event
	for n := range e.Lines {
		l := &e.Lines[n]
		if n > 0 {
			if l.Created.Before(e.Lines[n-1].Created.Add(-clockSlack)) {
				return n, errors.New("it was said long before the line before it")
			}
			state, events, err = stepLine(sc, state, *l)
		}
		if err != nil {
			return n, err
		}
		if err := e.hold(l, events); err != nil {
			return n, err
		}
		all = append(all, events...)
		if l.Kind == lineReply {
			e.Replies = append(e.Replies, ExaminedReply{At: ats[n], Text: l.Text, Counts: counted(events)})
		}
	}
	encoded, err := json.Marshal(state)
	last := len(e.Lines) - 1
	switch {
	case err != nil:
		return last, fmt.Errorf("encode the state: %w", err)
	case !e.Regraded && string(encoded) != e.State:
		return last, errors.New("the state after it is another one")
	case e.Lines[last].Created.After(e.Updated) || e.Lines[0].Created.Before(e.Started):
		return last, errors.New("its lines were said before it began or after it was last touched")
	}
	was := e.Progress
	e.State, e.Progress = string(encoded), progress(sc, state, all, e.Lines[last].Created)
	switch {
	case e.Status == store.StatusOpen && was.Status == store.StatusAbandoned:
		e.Status, e.Ended = was.Status, was.Ended
	case !e.Ended.Equal(was.Ended):
		return last, errors.New("the attempt says that it ended at another time than with this line")
	}
	return 0, nil
}

// stepLine does once more what a line did.
func stepLine(sc *scenario.Scenario, state play.State, l store.Line) (play.State, []play.Event, error) {
	switch l.Kind {
	case lineReply:
		return play.Step(sc, state, l.Text)
	case lineAgain:
		return play.Again(sc, state)
	case lineHelp:
		return play.Help(state)
	}
	return state, nil, nil // heard
}

// hold compares what came out of a line with what it says of itself.
func (e *Examined) hold(l *store.Line, events []play.Event) error {
	again, err := encodeEvents(events)
	if err != nil {
		return err
	}
	if l.Grader == grade.Digest() {
		if again != l.Events {
			return errors.New("this grader gives it other marks, or the buyer said something else")
		}
		return nil
	}
	e.Regraded = true
	was, err := decodeEvents(l.Events)
	if err != nil {
		return err
	}
	if course(was) != course(events) {
		return errors.New("another grader marked it, and with this one the talk goes on elsewhere: both sides need the same version of spar")
	}
	l.Events, l.Grader = again, grade.Digest()
	return nil
}

// course is where a talk went, whatever the marks.
func course(events []play.Event) string {
	s := ""
	for _, ev := range events {
		switch ev := ev.(type) {
		case play.Moved:
			s += fmt.Sprintf("moved %+v\n", ev)
		case play.Ended:
			s += fmt.Sprintf("ended %+v\n", ev)
		case play.Said:
			s += fmt.Sprintf("said %v %s\n", ev.Buyer, ev.Text)
		}
	}
	return s
}

// counted reports whether a reply counts.
func counted(events []play.Event) bool {
	for _, ev := range events {
		if m, ok := ev.(play.Marked); ok {
			return m.Counts
		}
	}
	return false
}
