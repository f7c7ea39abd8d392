package scenario

import (
	"bytes"
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// appendWords appends the words of a text in small letters, without punctuation and with a
// space between them, and says how many they are; figures keep their signs.
func appendWords(to []byte, s string) ([]byte, int) {
	n, inside := 0, false
	for i, r := range s {
		if r < utf8.RuneSelf {
			if r = rune(small[s[i]]); r == 0 {
				inside = false
				continue
			}
		} else if r = unicode.ToLower(r); !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '€' && r != '£' {
			inside = false
			continue
		}
		if !inside {
			inside = true
			if n++; n > 1 {
				to = append(to, ' ')
			}
		}
		to = utf8.AppendRune(to, r)
	}
	return to, n
}

// small are the letters, digits and signs of words in ASCII, letters as small ones.
var small = func() (t [utf8.RuneSelf]byte) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyz0123456789'%$") {
		t[c] = c
		if c >= 'a' && c <= 'z' {
			t[c-'a'+'A'] = c
		}
	}
	return t
}()

// checkFacts finds facts that nobody in the talk makes use of: no model reply, no
// message to a stakeholder, nothing that the buyer knows.
func checkFacts(s *checking) {
	var line []byte
	counts := func(w []byte) (counts, figure bool) {
		figure = bytes.ContainsFunc(w, unicode.IsDigit)
		return len(w) >= 5 || figure, figure
	}
	used := map[string]bool{} // the words of facts, by their stems
	for _, f := range s.Facts {
		line, _ = appendWords(line[:0], f)
		for w := range bytes.SplitSeq(line, []byte{' '}) {
			if counts, _ := counts(w); counts {
				used[string(stem(w))] = false
			}
		}
	}
	if len(used) == 0 {
		return
	}
	for _, t := range s.texts {
		if t.voice != models && t.voice != messages && !strings.HasPrefix(t.path, "buyer.knows") {
			continue
		}
		line, _ = appendWords(line[:0], t.text)
		for w := range bytes.SplitSeq(line, []byte{' '}) {
			w = stem(w)
			if before, asked := used[string(w)]; asked && !before {
				used[string(w)] = true
			}
		}
	}
	for i, f := range s.Facts {
		words, shared := 0, 0
		line, _ = appendWords(line[:0], f)
		for w := range bytes.SplitSeq(line, []byte{' '}) {
			counts, figure := counts(w)
			if !counts {
				continue
			}
			words++
			if used[string(stem(w))] {
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
func stem(w []byte) []byte {
	for _, end := range [...]string{"'s", "’s", "ing", "ed", "es", "s"} {
		if n := len(w) - len(end); n > 3 && string(w[n:]) == end {
			return w[:n]
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
	var line []byte
	for _, voice := range []voice{buyers, models} {
		first := map[string]said{}
		for _, t := range s.texts {
			if t.voice != voice {
				continue
			}
			for sentence := range sentences(t.text) {
				words := 0
				if line, words = appendWords(line[:0], sentence); words < minRepeat {
					continue
				}
				before, twice := first[string(line)]
				if !twice {
					first[string(line)] = said{t.path, sentence, voice}
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
func sentences(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		from := 0
		for i := 0; i+1 < len(s); i++ {
			if c := s[i]; (c == '.' || c == '!' || c == '?') && (s[i+1] == ' ' || s[i+1] == '\n') {
				if !yield(strings.TrimSpace(s[from : i+1])) {
					return
				}
				from = i + 1
			}
		}
		yield(strings.TrimSpace(s[from:]))
	}
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
			n := 0
			for range strings.FieldsSeq(t) {
				n++
			}
			most = max(most, n)
		}
		return most
	}
	// A way goes to a beat, or to none, and then to an ending.
	type way struct{ words, beat int }
	type reads struct {
		lines int
		ways  []way
		onWay bool
	}
	beats, place := make([]reads, len(s.Beats)), make(map[string]int, len(s.Beats))
	for i, b := range s.Beats {
		place[b.ID] = i
	}
	ends := make(map[string]int, len(s.Endings))
	for _, e := range s.Endings {
		ends[e.ID] = count(e.Says...) + count(e.Why)
	}
	for i, b := range s.Beats {
		one := reads{lines: count(b.Lines...), ways: make([]way, len(b.Leads))}
		for j, l := range b.Leads {
			one.ways[j] = way{count(l.Says...), -1}
			if to, ok := place[l.To]; ok {
				one.ways[j].beat = to
			} else {
				one.ways[j].words += ends[l.To]
			}
		}
		beats[i] = one
	}
	steps := 0
	var longest func(beat int) int
	longest = func(beat int) int {
		b := &beats[beat]
		if steps++; b.onWay || steps > mostSteps {
			return 0
		}
		b.onWay = true
		most := 0
		for _, w := range b.ways {
			words := w.words
			if w.beat >= 0 {
				words += longest(w.beat)
			}
			most = max(most, words)
		}
		b.onWay = false
		return most + b.lines
	}
	words := count(s.Brief) + longest(0)
	if minutes := (words + wordsPerMinute - 1) / wordsPerMinute; minutes > s.Minutes {
		s.wrongAt("minutes", CodeReadingTime, fmt.Sprintf("shorten the texts, or write \"minutes: %d\" and some more for typing", minutes),
			"reading alone takes %d minutes on the longest way (%d words), and the file promises %d", minutes, words, s.Minutes)
	}
}
