package play

import (
	"strings"
	"unicode/utf8"

	"spar/internal/grade"
	"spar/internal/scenario"
	"spar/internal/text"
)

// Remember is what the client of an account keeps of an attempt at one of its episodes:
// what was given away and in which words, what was conceded, what was promised, what came
// out of an earlier promise, the small things that were said, and how it ended. Of a turn
// that was tried again the last try counts: it is what was said to them. sc is the
// scenario as it was played; one that is no episode gives the zero Episode.
func Remember(sc *scenario.Scenario, events []Event) scenario.Episode {
	if sc.Account == nil {
		return scenario.Episode{}
	}
	e := scenario.Episode{Number: sc.Account.Episode, Scenario: sc.ID, Currency: sc.Offer.Currency}
	stood := Standing(events)
	for _, entry := range Ledger(events) {
		gift := scenario.Gift{What: sentenceWith(stood, entry), For: entry.For, Percent: entry.Percent, Sum: entry.Cost}
		if entry.For == "" && (entry.Percent > 0 || gaveAway(stood, entry.Turn)) {
			e.Gifts = append(e.Gifts, gift)
		} else {
			e.Conceded = append(e.Conceded, gift)
		}
	}
	for _, m := range stood {
		if m.Marks.Has(grade.NextStep) && m.Marks.Levels[grade.Advance] >= dated {
			e.Promises = append(e.Promises, quoted(m, grade.NextStep)...)
		}
		if m.Marks.Has(grade.Recall) {
			e.Small = append(e.Small, quoted(m, grade.Recall)...)
		}
	}
	for _, ev := range ways(events) {
		if beat := sc.Beat(ev.From); beat != nil && ev.Lead >= 0 && ev.Lead < len(beat.Leads) {
			if p := beat.Leads[ev.Lead].Promise; p != "" {
				e.Asked = p
			}
		}
		if end := sc.Ending(ev.To); end != nil {
			e.Ending, e.Title, e.Outcome = end.ID, end.Title, end.Outcome
		}
	}
	return e
}

// gaveAway reports whether the reply of a turn gave something away. Who holds the price and
// leaves a box of spare parts in its place has not.
func gaveAway(stood []Marked, turn int) bool {
	for _, m := range stood {
		if m.Turn == turn {
			return m.Marks.Has(grade.Unconditional)
		}
	}
	return false
}

// dated is the level of advance from which a step has a date or a name in it: one that a
// client can hold the seller to.
const dated = 3

// ways are the steps of the talk that stand, oldest first.
func ways(events []Event) []Moved {
	var all []Moved
	for _, ev := range events {
		switch ev := ev.(type) {
		case Moved:
			all = append(all, ev)
		case Undone:
			if len(all) > 0 {
				all = all[:len(all)-1]
			}
		}
	}
	return all
}

// sentenceWith is the sentence in which something was given, as it was said; the entry's
// own words where it is not found.
func sentenceWith(stood []Marked, entry Entry) string {
	for _, m := range stood {
		if at := strings.Index(m.Reply, entry.What); m.Turn == entry.Turn && entry.What != "" && at >= 0 {
			return sentenceAt(m.Reply, text.Span{Start: at, End: at + len(entry.What)})
		}
	}
	return entry.What
}

// quoted are the sentences of a reply that make the move, each once; of several that
// promise, those in which the seller speaks of themselves, where there are any.
func quoted(m Marked, move grade.Move) []string {
	var all, own []string
	for _, e := range m.Marks.Evidence {
		if e.Move != move || e.Start < 0 || e.End > len(m.Reply) || e.Start >= e.End {
			continue
		}
		s := sentenceAt(m.Reply, e.Span)
		if s == "" || len(all) > 0 && all[len(all)-1] == s {
			continue
		}
		all = append(all, s)
		if speaksOfThemselves(s) {
			own = append(own, s)
		}
	}
	if move == grade.NextStep && len(own) > 0 {
		return own
	}
	return all
}

func speaksOfThemselves(sentence string) bool {
	for _, w := range text.Parse(sentence).Words {
		if w.Norm == "i" || w.Norm == "we" || w.Norm == "me" {
			return true
		}
	}
	return false
}

// sentenceAt is the sentence of the reply that holds the span, as it was typed and safe
// to show, on one line.
func sentenceAt(reply string, at text.Span) string {
	l := text.Parse(reply)
	sentence := -1
	for _, w := range l.Words {
		if w.Start < at.End && at.Start < w.End {
			sentence = w.Sentence
			break
		}
	}
	if sentence < 0 {
		return ""
	}
	from, to := -1, len(reply)
	for i, w := range l.Words {
		if w.Sentence != sentence {
			continue
		}
		if from < 0 {
			from = w.Start
		}
		to = w.End
		// What closes the sentence, such as a percent sign, belongs to it; the next
		// sentence's first word does not.
		end := len(reply)
		if i+1 < len(l.Words) {
			end = max(to, l.Words[i+1].Start) // "don't" is two words in one place
		}
		if stop := strings.IndexAny(reply[to:end], ".!?\n"); stop >= 0 {
			to += stop
		} else if i+1 == len(l.Words) || l.Words[i+1].Sentence != sentence {
			to = end
		}
	}
	if r, n := utf8.DecodeLastRuneInString(reply[:from]); strings.ContainsRune("€$£¥", r) {
		from -= n // of a sum that begins the sentence
	}
	return strings.Join(strings.Fields(text.Safe(reply[from:to])), " ")
}
