package text

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

type wordMaker struct {
	reader *Reader
	line   *Line
	f      *folded
	in     []piece
	i      int
	pend   Break // the mark waiting for its word
	quoted bool
	stem   *snowballstem.Env
}

func (w *wordMaker) text(i int) string {
	if i < 0 || i >= len(w.in) {
		return ""
	}
	return w.f.s[w.in[i].a:w.in[i].z]
}

func (w *wordMaker) put(sp Span, s spelled, number int) {
	w.line.Words = append(w.line.Words, Word{
		Span: sp, Text: s.text, Norm: s.norm, Stem: s.stem, Number: number, Break: w.pend, Quoted: w.quoted,
	})
	w.pend = NoBreak
}

func (w *wordMaker) addNumber(p piece) {
	n := &w.line.Numbers[p.number]
	n.Word = len(w.line.Words)
	t := w.f.s[p.a:p.z]
	w.put(n.Span, spelled{t, t, t}, p.number)
	if n.Kind == Plain && p.z-p.a > 0 && w.i+1 < len(w.in) {
		// What a bare number counts: "40 seats", "14 hotels".
		if next := w.in[w.i+1]; next.kind == word {
			n.Unit = counted(w.f.s[next.a:next.z])
		}
	}
}

func (w *wordMaker) addWord(p piece) {
	t := w.f.s[p.a:p.z]
	sp := w.f.span(p.a, p.z)
	// "i'm" may come in three pieces when the apostrophe was typed apart; rare, and
	// then the words simply stand alone.
	if parts := w.bare(t); parts != "" {
		for part := range strings.FieldsSeq(parts) {
			w.put(sp, spelled{part, part, w.stemOf(part)}, -1)
		}
		return
	}
	for _, s := range w.reader.spelling(w, t) {
		w.put(sp, s, -1)
	}
}

// contraction is the words that t is short for, or "".
func contraction(t string) string {
	if parts, ok := shortForms[t]; ok {
		return parts
	}
	i := strings.IndexByte(t, '\'')
	if i <= 0 {
		return ""
	}
	head, tail := t[:i], t[i+1:]
	switch tail {
	case "ll":
		return head + " will"
	case "re":
		return head + " are"
	case "ve":
		return head + " have"
	case "d":
		return head + " would"
	case "m":
		return head + " am"
	case "t":
		if strings.HasSuffix(head, "n") {
			return head[:len(head)-1] + " not"
		}
	case "s":
		if isSubject[head] {
			return head + " is"
		}
	}
	return ""
}

// bare reads the short forms that are words of their own without an apostrophe
// ("id", "ill", "well", "were"), by the word that follows.
func (w *wordMaker) bare(t string) string {
	var parts string
	switch t {
	case "id":
		parts = "i would"
	case "ill":
		parts = "i will"
	case "well":
		parts = "we will"
	case "wed":
		parts = "we would"
	default:
		return ""
	}
	next := w.text(w.i + 1)
	if !afterWill[next] || t == "well" && (next == "have" && w.pend != NoBreak || w.i > 0 && w.text(w.i-1) == "as") {
		return ""
	}
	prev := w.text(w.i - 1)
	if prev == "an" || prev == "your" || prev == "my" || prev == "the" || prev == "very" || prev == "on" {
		return ""
	}
	return parts
}

// mark notes a sign between words.
func (w *wordMaker) mark(p piece) {
	b := NoBreak
	switch t := w.f.s[p.a:p.z]; {
	case p.kind == line:
		b = Stop
	default:
		switch t[0] {
		case '.', '!':
			// "p.m." and "e.g." end no sentence when a small letter goes on; a full
			// stop right before a letter was typed without its space and counts.
			b = Stop
		case '?':
			b = Ask
		case ',', '(', ')', '/', '|', '*':
			b = Comma
			if t[0] == '/' || t[0] == '*' {
				b = NoBreak
			}
		case ';', ':':
			b = Semi
		case '-':
			if spaced(w.f.s, p) {
				b = Comma
			}
		case '"':
			w.quoted = !w.quoted
		}
	}
	w.pend = max(w.pend, b)
}

// spaced reports a dash with a space on both sides, or a double one.
func spaced(s string, p piece) bool {
	before := p.a == 0 || s[p.a-1] == ' ' || s[p.a-1] == '-'
	after := p.z >= len(s) || s[p.z] == ' ' || s[p.z] == '-'
	return before && after
}

// stemWith is the English stem of a normal word.
func stemWith(env *snowballstem.Env, norm string) string {
	if len(norm) < 4 || norm[0] < 'a' || norm[0] > 'z' {
		return norm
	}
	if s, ok := oddStems[norm]; ok {
		return s
	}
	env.SetCurrent(norm)
	english.Stem(env)
	return env.Current()
}

// Stem is the English stem of one lower-case word, as Word.Stem holds it.
func Stem(norm string) string { return stemWith(snowballstem.NewEnv(""), norm) }

// counted is the singular of what a number counts, or "" for a word that is no noun.
func counted(t string) string {
	if notCounted[t] || strings.IndexByte(t, '\'') >= 0 {
		return ""
	}
	if len(t) > 3 && t[len(t)-1] == 's' && t[len(t)-2] != 's' {
		return t[:len(t)-1]
	}
	return t
}

// notCounted are words that often follow a bare number and are no things counted.
var notCounted = map[string]bool{
	"a": true, "per": true, "off": true, "it": true, "and": true, "or": true, "if": true, "for": true, "then": true, "is": true,
	"i": true, "all": true, "each": true, "flat": true, "net": true, "w": true, "with": true, "would": true, "but": true, "fine": true,
	"as": true, "in": true, "to": true, "on": true, "today": true, "from": true, "k": true, "ok": true, "okay": true, "maybe": true,
	"we": true, "works": true, "that": true, "instead": true, "plus": true, "which": true, "now": true, "so": true, "down": true, "the": true,
	"you": true, "of": true, "at": true, "ish": true, "might": true, "could": true, "because": true, "when": true, "this": true, "should": true,
	"lower": true, "less": true, "was": true, "by": true, "like": true, "can": true, "will": true, "going": true, "feels": true, "sounds": true,
	"stays": true, "stands": true, "not": true, "than": true, "under": true, "below": true, "between": true, "too": true, "until": true, "unless": true,
	"once": true, "your": true, "my": true, "our": true, "cash": true, "rest": true, "wait": true, "thing": true, "discussion": true, "discussed": true,
	"question": true, "request": true, "yours": true, "possible": true, "doable": true, "sitting": true, "stay": true, "keeps": true, "keep": true, "we'll": true,
	"come": true, "comes": true, "against": true, "yes": true, "no": true, "deal": true, "total": true, "only": true, "straight": true, "here": true,
	"there": true, "what": true, "just": true, "wont": true, "thats": true, "rests": true, "after": true, "before": true, "first": true, "later": true,
	"back": true, "seems": true, "gets": true, "goes": true, "has": true, "does": true, "sits": true, "waits": true, "noted": true, "heard": true,
	"parked": true, "please": true, "mate": true, "inclusive": true, "including": true, "across": true, "over": true, "onto": true, "into": true, "aside": true,
	"alone": true, "tonight": true, "tomorrow": true, "without": true, "done": true, "i'll": true, "ill": true, "id": true, "im": true, "lol": true,
	"pls": true, "thx": true, "though": true, "tho": true, "still": true, "again": true, "away": true, "max": true, "tops": true, "minimum": true,
	"n": true, "final": true, "firm": true, "bro": true, "bruh": true, "dude": true, "man": true, "buddy": true, "pal": true, "love": true, "hun": true, "hon": true,
	"cmon": true, "haha": true, "urs": true, "u": true, "ty": true, "sry": true, "sorry": true, "obo": true, "ono": true, "thanks": true, "cheers": true, "bye": true, "large": true,
	"he": true, "she": true, "they": true, "their": true, "his": true, "her": true, "out": true, "up": true, "be": true, "are": true,
	"were": true, "makes": true, "take": true, "call": true, "who": true, "where": true, "why": true, "how": true,
}
