package rehearse

import (
	"fmt"
	"strings"

	"spar/internal/play"
	"spar/internal/scenario"
)

// TranscriptResult is a written way through the scenario and where it led.
type TranscriptResult struct {
	Name string `json:"name"`
	// Path are the beats it went through; Ended is the ending it came to, or "", and
	// Ends the one that it must come to.
	Path  []string `json:"path"`
	Ended string   `json:"ended"`
	Ends  string   `json:"ends"`
	// Used is how many of its Replies were played.
	Used    int      `json:"used"`
	Replies []string `json:"replies"`
	// Missed says how it fails, or "".
	Missed string `json:"missed,omitempty"`

	Events []play.Event `json:"-"`
}

// transcripts plays every transcript, once for each of so many seeds that other
// wordings of the buyer are heard: it must end in the same place whatever they are.
func transcripts(sc *scenario.Scenario, m *memory) []TranscriptResult {
	var all []TranscriptResult
	for _, t := range sc.Transcripts {
		r := playTranscript(sc, m, t, 0)
		for seed := uint64(1); seed < transcriptSeeds && r.Missed == ""; seed++ {
			if other := playTranscript(sc, m, t, seed); other.Missed != "" {
				other.Missed += fmt.Sprintf(" (with the wordings of seed %d)", seed)
				r = other
			}
		}
		all = append(all, r)
	}
	return all
}

const transcriptSeeds = 3

func playTranscript(sc *scenario.Scenario, m *memory, t scenario.Transcript, seed uint64) TranscriptResult {
	r := TranscriptResult{Name: t.Name, Ends: t.Ends, Replies: t.Replies}
	st, events := play.Begin(sc, seed)
	r.Events = events
	for _, reply := range t.Replies {
		if st.Done() {
			break
		}
		r.Path = append(r.Path, st.Beat)
		next, events, err := play.StepWith(sc, st, reply, m.grade)
		if err != nil {
			r.Missed = fmt.Sprintf("reply %d cannot be played: %v", r.Used+1, err)
			return r
		}
		st = next
		r.Events = append(r.Events, events...)
		r.Used++
	}
	r.Ended = st.Ending
	switch {
	case !st.Done():
		r.Missed = fmt.Sprintf("after its last reply it stands in beat %q instead of the ending %q", st.Beat, t.Ends)
	case r.Ended != t.Ends:
		r.Missed = fmt.Sprintf("it ends in %q instead of %q", r.Ended, t.Ends)
	case r.Used < len(t.Replies):
		r.Missed = fmt.Sprintf("it ends after %d of %d replies", r.Used, len(t.Replies))
	}
	return r
}

func transcriptFindings(all []TranscriptResult) []Finding {
	var found []Finding
	for _, r := range all {
		if r.Missed == "" {
			continue
		}
		found = append(found, Finding{Code: TranscriptMissed, Fails: true,
			Message: fmt.Sprintf("transcript %q: %s; its way was %s%s", r.Name, r.Missed, strings.Join(r.Path, " > "), lastTurn(r.Events)),
			Hint:    "change the replies, the beats' leads or `ends:`, so that they agree"})
	}
	return found
}

// lastTurn tells what the last reply of a talk got and which lead it took: a talk that
// goes astray mostly does so there. It is "" for a talk without a reply.
func lastTurn(events []play.Event) string {
	got, lead := "", ""
	for _, ev := range events {
		switch ev := ev.(type) {
		case play.Marked:
			levels := make([]string, len(ev.Grades))
			for i, d := range ev.Grades {
				levels[i] = fmt.Sprintf("%s %d", d, ev.Marks.Levels[d])
			}
			got = fmt.Sprintf("; its last reply got %s (moves: %s)", strings.Join(levels, ", "), moveList(ev.Marks.Moves))
		case play.Moved:
			if lead = fmt.Sprintf(" and took lead %d of %s", ev.Lead+1, ev.From); ev.Lead < 0 {
				lead = " and the buyer broke off"
			}
		}
	}
	return got + lead
}
