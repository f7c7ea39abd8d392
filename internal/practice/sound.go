package practice

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/store"
)

// longestID is longer than the id of any attempt.
const longestID = 128

// anID reports whether s can name an attempt: lists print it and people type it.
func anID(s string) bool {
	return s != "" && len(s) <= longestID && !strings.ContainsFunc(s, func(r rune) bool {
		return r == unicode.ReplacementChar || unicode.IsSpace(r) || !unicode.IsPrint(r)
	})
}

// sound makes sure that what comes from outside can be resumed and, where this grader
// marked it, is what its lines replay to. What lists show of it is worked out anew.
func sound(whole *store.Whole) error {
	if _, err := shaped(whole); err != nil {
		return err
	}
	_, err := recompute(whole)
	return err
}

// shaped is sound without the replay; it gives the scenario as it was played.
func shaped(whole *store.Whole) (*scenario.Scenario, error) {
	raw, problems := scenario.Decode(whole.Scenario+extension, whole.Text.Body)
	if raw == nil {
		return nil, &BrokenError{ID: whole.Scenario, Problems: problems}
	}
	sc, err := filled(raw, whole)
	if err != nil {
		return nil, err
	}
	var state play.State
	if err := json.Unmarshal([]byte(whole.State), &state); err != nil {
		return nil, fmt.Errorf("its state: %w", err)
	}
	if sc.Beat(state.Beat) == nil && sc.Ending(state.Ending) == nil || state.Before != nil && sc.Beat(state.Before.Beat) == nil {
		return nil, fmt.Errorf("its state is at %q, which its scenario does not have", state.Beat+state.Ending)
	}
	var events []play.Event
	standing := 0 // replies
	for _, l := range whole.Lines {
		more, err := decodeEvents(l.Events)
		if err != nil {
			return nil, fmt.Errorf("its line %d: %w", l.Seq, err)
		}
		turned, err := inBounds(more)
		if err != nil {
			return nil, fmt.Errorf("its line %d: %w", l.Seq, err)
		}
		standing += turned
		events = append(events, more...)
		switch {
		case l.Seq == 0 && l.Kind == lineBegin, l.Seq > 0 && (l.Kind == lineReply || l.Kind == lineAgain || l.Kind == lineHelp || l.Kind == lineHeard):
		default:
			return nil, fmt.Errorf("its line %d cannot be a %q", l.Seq, l.Kind)
		}
	}
	if standing != state.Turn {
		return nil, fmt.Errorf("its lines come to %d turns and its state to %d: lines of it are missing", standing, state.Turn)
	}
	now := progress(sc, state, events, whole.Ended)
	if now.Status == store.StatusOpen && whole.Status == store.StatusAbandoned {
		now.Status, now.Ended = whole.Status, whole.Ended
	}
	whole.Title, whole.Progress = sc.Title, now
	return sc, nil
}

// inBounds makes sure that marks of another grader, which cannot be replayed, are at least
// such as some grader could give, and says by how many turns the events bring a talk on.
func inBounds(events []play.Event) (turns int, err error) {
	for _, ev := range events {
		switch ev := ev.(type) {
		case play.Marked:
			turns++
			if ev.Turn < 1 || ev.Turn > play.MaxTurns {
				return 0, fmt.Errorf("there is no turn %d", ev.Turn)
			}
			if err := levelsInBounds(ev.Marks); err != nil {
				return 0, err
			}
		case play.Undone:
			turns--
		}
	}
	return turns, nil
}

func levelsInBounds(m grade.Marks) error {
	for _, d := range grade.Dimensions() {
		if n := m.Levels[d]; n < 0 || n > highest {
			return fmt.Errorf("level %d of %s: levels go from 0 to %d", n, d, highest)
		}
	}
	return nil
}

// highest is the highest level.
const highest = 4
