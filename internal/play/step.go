package play

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"spar/internal/grade"
	"spar/internal/scenario"
	"spar/internal/text"
)

// What Step refuses. None of them changes the state.
var (
	ErrEmpty   = errors.New("an empty reply is no turn")
	ErrTooLong = fmt.Errorf("a reply is at most %d characters", grade.MaxReply)
	ErrOver    = errors.New("the talk is over")
	// ErrForeign means that the state does not belong to this scenario.
	ErrForeign = errors.New("the attempt does not fit this scenario")
)

// MaxTurns is after how many replies a talk ends in any case, so that two people
// who go round in circles come to an end. It then takes the first open ending.
const MaxTurns = 40

// Grader gives the marks of a reply: grade.Grade, or something that remembers what
// grade.Grade said.
type Grader func(*grade.Situation, string) grade.Marks

// Begin is the start of an attempt and the buyer's first line. The seed chooses the
// buyer's wordings, nothing else. The scenario must have passed its check.
func Begin(sc *scenario.Scenario, seed uint64) (State, []Event) {
	return enter(fresh(sc, seed), sc.Opening(), nil)
}

// BeginAt is the start in another beat than the first, for practising it alone: what
// its author wrote as said so far was said. "" is the first beat. A beat that the
// scenario does not have is ErrForeign.
func BeginAt(sc *scenario.Scenario, seed uint64, beat string) (State, []Event, error) {
	if beat == "" {
		st, events := Begin(sc, seed)
		return st, events, nil
	}
	st := fresh(sc, seed)
	b := sc.Beat(beat)
	if b == nil {
		return st, nil, fmt.Errorf("%w: no beat %q to begin at", ErrForeign, beat)
	}
	var events []Event
	for _, t := range b.SoFar {
		st.Turns = append(st.Turns, Exchange{Buyer: t.Buyer, Reply: t.Reply})
		events = append(events, Said{Beat: b.ID, Buyer: true, Text: t.Buyer, Aside: true}, Said{Beat: b.ID, Text: t.Reply})
	}
	st, events = enter(st, b, events)
	return st, events, nil
}

// fresh is a state in which nothing was said.
func fresh(sc *scenario.Scenario, seed uint64) State {
	return State{
		Seed:     seed,
		Trust:    clamp(sc.Buyer.Trust),
		Patience: clamp(sc.Buyer.Patience),
		Visits:   map[string]int{},
	}
}

// Step answers the buyer's line with a reply: the state after it, and what happened
// in the order in which it did. The state given is not changed. It fails with
// ErrEmpty, ErrTooLong, ErrOver or ErrForeign, and then returns the state as it was.
// Bytes that are no UTF-8 are replaced by U+FFFD first, so that what is graded is
// what a store can hold.
func Step(sc *scenario.Scenario, st State, reply string) (State, []Event, error) {
	return StepWith(sc, st, reply, grade.Grade)
}

// StepWith is Step with another grader, for a search that needs the marks of the same
// reply a thousand times over.
func StepWith(sc *scenario.Scenario, st State, reply string, mark Grader) (State, []Event, error) {
	reply = strings.ToValidUTF8(reply, "\uFFFD")
	b := sc.Beat(st.Beat)
	switch {
	case st.Done():
		return st, nil, ErrOver
	case b == nil || len(b.Leads) == 0:
		return st, nil, fmt.Errorf("%w: no beat %q to play", ErrForeign, st.Beat)
	case blank(reply):
		return st, nil, ErrEmpty
	case utf8.RuneCountInString(reply) > grade.MaxReply:
		return st, nil, ErrTooLong
	}

	sit := sc.Situation(b)
	sit.BuyerLine, sit.History = st.Line, st.history()
	marks := mark(&sit, reply)
	again := saidBefore(st.Turns, reply)

	retry := st.Retrying
	st = st.next()
	st.Turn++
	st.Turns = append(st.Turns, Exchange{Beat: b.ID, Buyer: st.Line, Reply: reply})
	events := []Event{
		Said{Beat: b.ID, Text: reply},
		Marked{
			Turn: st.Turn, Beat: b.ID, Reply: reply, Grades: b.Grades, Marks: marks, Retry: retry,
			Counts: !again && !slices.Contains(marks.Notes, grade.NoteCopied),
		},
	}
	if !again {
		st, events = give(sc, st, marks.Terms, events)
	}
	trust, patience := st.Trust, st.Patience
	h := hear(&marks, again, st.Visits[b.ID])
	st.Trust, st.Patience = clamp(trust+h.trust), clamp(patience+h.patience)

	lead := choose(b.Leads, &marks, st, again)
	l := b.Leads[lead]
	st, events = answer(sc, st, reply, events, len(l.Says) > 0)

	st.Trust, st.Patience = clamp(st.Trust+l.Trust), clamp(st.Patience+l.Patience)
	if st.Trust != trust || st.Patience != patience {
		events = append(events, Shifted{
			Trust: st.Trust, TrustDelta: st.Trust - trust,
			Patience: st.Patience, PatienceDelta: st.Patience - patience,
		})
	}
	return follow(sc, st, lead, events)
}

// follow goes where lead number i of the beat leads, unless the talk is cut short.
func follow(sc *scenario.Scenario, st State, i int, events []Event) (State, []Event, error) {
	b := sc.Beat(st.Beat)
	l := b.Leads[i]
	to, end := sc.Beat(l.To), sc.Ending(l.To)
	if to == nil && end == nil {
		return st, nil, fmt.Errorf("%w: beat %q leads to %q, which is neither a beat nor an ending", ErrForeign, b.ID, l.To)
	}
	if said := wording(l.Says, st.Seed, st.Visits[b.ID], b.ID, "lead", l.To); said != "" {
		events = append(events, Said{Beat: b.ID, Buyer: true, Text: said, Aside: true})
	}
	if end == nil {
		if end = cutShort(sc, st); end != nil {
			i = -1
		}
	}
	if end == nil {
		events = append(events, Moved{From: b.ID, To: to.ID, Lead: i})
		st, events = enter(st, to, events)
		return st, events, nil
	}
	events = append(events, Moved{From: b.ID, To: end.ID, Lead: i})
	if last := wording(end.Says, st.Seed, 1, "ending", end.ID); last != "" {
		events = append(events, Said{Beat: b.ID, Buyer: true, Text: last})
	}
	events = append(events, Ended{Ending: end.ID, Outcome: end.Outcome, Title: end.Title, Why: end.Why})
	st.Beat, st.Line, st.Ending = "", "", end.ID
	return st, events, nil
}

// cutShort is the ending that a talk comes to although its lead goes on to another
// beat, or nil. A buyer out of patience leaves: the file's first lost ending. A talk
// of MaxTurns replies stays open: the first open ending. Where the file has none of
// the kind it is the other, and its last ending where it has neither.
func cutShort(sc *scenario.Scenario, st State) *scenario.Ending {
	var wanted []scenario.Outcome
	switch {
	case st.Patience <= Least:
		wanted = []scenario.Outcome{scenario.Lost, scenario.Open}
	case st.Turn >= MaxTurns:
		wanted = []scenario.Outcome{scenario.Open, scenario.Lost}
	default:
		return nil
	}
	for _, outcome := range wanted {
		for i := range sc.Endings {
			if sc.Endings[i].Outcome == outcome {
				return &sc.Endings[i]
			}
		}
	}
	return &sc.Endings[len(sc.Endings)-1]
}

// enter goes to a beat: the buyer says its line.
func enter(st State, b *scenario.Beat, events []Event) (State, []Event) {
	st.Beat = b.ID
	st.Visits[b.ID]++
	st.Line = wording(b.Lines, st.Seed, st.Visits[b.ID], b.ID)
	return st, append(events, Said{Beat: b.ID, Buyer: true, Text: st.Line})
}

// give books what the reply puts on the table.
func give(sc *scenario.Scenario, st State, terms []grade.Term, events []Event) (State, []Event) {
	for _, t := range terms {
		ledger, entry, ok := book(st.Ledger, t, sc.Offer, st.Turn)
		if ok {
			st.Ledger = ledger
			events = append(events, Gave{Turn: st.Turn, Entry: entry})
		}
	}
	return st, events
}

// saidBefore reports whether the same reply stands in an earlier turn, letters, case
// and spaces folded.
func saidBefore(turns []Exchange, reply string) bool {
	folded := strings.TrimSpace(text.Fold(reply))
	return slices.ContainsFunc(turns, func(t Exchange) bool {
		return strings.TrimSpace(text.Fold(t.Reply)) == folded
	})
}

// blank reports whether nothing of the reply would be seen.
func blank(reply string) bool {
	unseen := func(r rune) rune {
		switch r {
		case '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800': // fillers that count as letters or signs
			return -1
		}
		return r
	}
	return strings.TrimSpace(strings.Map(unseen, text.Safe(reply))) == ""
}
