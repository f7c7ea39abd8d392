package scenario

import (
	"fmt"
	"strings"
	"unicode"
)

// wordsOf are the words of a text in small letters, without punctuation; figures
// keep their signs and points.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'’%$€£", r)
	})
}

// checkFacts finds facts that nobody in the talk makes use of: no model reply, no
// message to a stakeholder, nothing that the buyer knows.
func checkFacts(s *checking) {
	used := map[string]bool{}
	for _, t := range s.texts {
		if t.voice != models && t.voice != messages && !strings.HasPrefix(t.path, "buyer.knows") {
			continue
		}
		for _, w := range wordsOf(t.text) {
			used[stem(w)] = true
		}
	}
	for i, f := range s.Facts {
		words, shared := 0, 0
		for _, w := range wordsOf(f) {
			figure := strings.ContainsFunc(w, unicode.IsDigit)
			if len(w) < 5 && !figure {
				continue
			}
			words++
			if used[stem(w)] {
				shared++
				if figure && len(w) > 2 {
					shared++ // a figure is proof enough
				}
			}
		}
		if shared < min(2, words) {
			s.wrongAt("facts"+index(i), CodeUnusedFact, "use it in a model reply or in a message, or take it out",
				"no model reply and no message makes use of the fact %s", quote(f))
		}
	}
}

// stem cuts the commonest endings, so that "approvals" and "approval" are one word.
func stem(w string) string {
	for _, end := range []string{"'s", "’s", "ing", "ed", "es", "s"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return strings.TrimSuffix(w, end)
		}
	}
	return w
}

// minRepeat is the shortest sentence, in words, that must not be said twice. "There
// you are" may be; a sentence that one remembers may not.
const minRepeat = 6

// checkRepeats finds sentences that the buyer says in two places, and ones that two
// model replies share.
func checkRepeats(s *checking) {
	for _, voice := range []voice{buyers, models} {
		first := map[string]said{}
		for _, t := range s.texts {
			if t.voice != voice {
				continue
			}
			for _, sentence := range sentences(t.text) {
				words := wordsOf(sentence)
				if len(words) < minRepeat {
					continue
				}
				key := strings.Join(words, " ")
				before, twice := first[key]
				if !twice {
					first[key] = said{t.path, sentence, voice}
					continue
				}
				if neverBoth(before.path, t.path) {
					continue
				}
				at, from := s.locate(t.path, firstWords(sentence)), s.locate(before.path, firstWords(sentence))
				s.add(at.line, at.col, CodeRepeats, "say it another way in one of the two places",
					"%s is said on line %d already", quote(sentence), from.line)
				break // one for each text is enough
			}
		}
	}
}

// neverBoth reports whether two texts are lines of one beat of which an attempt hears only
// one: its own, or one of those for what the client remembers.
func neverBoth(a, b string) bool {
	line := func(path string) (beat, kind string) {
		beat, rest, _ := strings.Cut(path, "].")
		if kind, _, _ = strings.Cut(rest, "]"); strings.HasPrefix(kind, "buyer") {
			kind = "buyer"
		}
		return beat, kind
	}
	beatA, kindA := line(a)
	beatB, kindB := line(b)
	lines := func(kind string) bool { return kind == "buyer" || strings.HasPrefix(kind, "remembers") }
	return strings.HasPrefix(a, "beats") && beatA == beatB && kindA != kindB && lines(kindA) && lines(kindB)
}

// sentences cuts a text behind ".", "!" and "?" that a space follows.
func sentences(s string) []string {
	var out []string
	from := 0
	for i := 0; i+1 < len(s); i++ {
		if strings.IndexByte(".!?", s[i]) >= 0 && (s[i+1] == ' ' || s[i+1] == '\n') {
			out = append(out, strings.TrimSpace(s[from:i+1]))
			from = i + 1
		}
	}
	return append(out, strings.TrimSpace(s[from:]))
}

// firstWords is enough of a sentence to find it in the source, where a line may end
// inside of it.
func firstWords(s string) string {
	fields := strings.Fields(s)
	return strings.Join(fields[:min(3, len(fields))], " ")
}

// wordsPerMinute is how fast a screen is read with attention; people read prose that
// is new to them at 200 to 250 words a minute.
const wordsPerMinute = 200

// mostSteps bounds the search for the longest way, which has no quick answer in a
// talk full of loops; a shorter way is then taken for the longest.
const mostSteps = 2000

// checkReadingTime adds up what is read on the longest way through the talk.
func checkReadingTime(s *checking) {
	count := func(texts ...string) int {
		most := 0
		for _, t := range texts {
			most = max(most, len(strings.Fields(t)))
		}
		return most
	}
	ends := map[string]int{}
	for _, e := range s.Endings {
		ends[e.ID] = count(e.Says...) + count(e.Why)
	}
	type reads struct {
		lines int
		leads []int
	}
	beats := map[string]reads{}
	for _, b := range s.Beats {
		one := reads{lines: count(b.Lines...)}
		for _, l := range b.Leads {
			one.leads = append(one.leads, count(l.Says...))
		}
		beats[b.ID] = one
	}
	steps := 0
	onWay := map[string]bool{}
	var longest func(id string) int
	longest = func(id string) int {
		b := s.Beat(id)
		if b == nil {
			return ends[id]
		}
		if steps++; onWay[id] || steps > mostSteps {
			return 0
		}
		onWay[id] = true
		most := 0
		for j, l := range b.Leads {
			most = max(most, beats[id].leads[j]+longest(l.To))
		}
		onWay[id] = false
		return most + beats[id].lines
	}
	words := count(s.Brief) + longest(s.Beats[0].ID)
	if minutes := (words + wordsPerMinute - 1) / wordsPerMinute; minutes > s.Minutes {
		s.wrongAt("minutes", CodeReadingTime, fmt.Sprintf("shorten the texts, or write \"minutes: %d\" and some more for typing", minutes),
			"reading alone takes %d minutes on the longest way (%d words), and the file promises %d", minutes, words, s.Minutes)
	}
}
