package grade

import (
	"strings"

	"spar/internal/text"
)

// JointToken is a token as joints see it: as itself, where its word is common to many
// situations, and as its kind. Start is where it begins in the text as typed.
type JointToken struct {
	Word, Kind uint64
	Start      int
	Mark       bool
}

// The hashes that stand for a word of no known kind, and for what is before and behind a reply.
const (
	JointUnknown = 1
	JointBorder  = 2
)

// jointTokens appends the tokens, whose words are looked up, as joints see them.
func jointTokens(out []JointToken, toks []token) []JointToken {
	for i := range toks {
		t := &toks[i]
		kind := wordKind(t)
		if t.cap && t.small&(inGrammar|inTying) != 0 && t.text != "i" && toks[i-1].kind != markToken && toks[i-1].Start != t.Start {
			kind = 0x1c7 // a small word with a capital and no mark before it
		}
		word := kind
		if t.kind == wordToken && t.own {
			word = join(hashText(t.text), kind)
		}
		out = append(out, JointToken{word, kind, t.Start, t.kind == markToken})
	}
	return out
}

// finite are small words that are verbs by themselves.
var finite = plainSet(`is are was were am do did does has have had will would can could should may might must`)

// wordKind is the kind of a word: small words stand for themselves, others for their
// ending.
func wordKind(t *token) uint64 {
	switch {
	case t.kind == markToken:
		return join(0x1c1, uint64(t.mark))
	case t.kind == numberToken && t.unit == text.Plain && t.num < 13:
		return 0x1c6
	case t.kind == numberToken:
		return join(0x1c2, uint64(t.unit))
	case t.small&(inGrammar|inTying) != 0:
		return hashText(t.text)
	case t.cap:
		return 0x1c3
	}
	for i, e := range endings {
		if len(t.text) > len(e)+2 && strings.HasSuffix(t.text, e) {
			return join(0x1c4, uint64(i))
		}
	}
	return 0x1c5
}

var endings = [...]string{"ing", "ed", "ly", "ness", "tion", "sion", "ment", "ity", "ous", "ful", "less", "able", "ible", "ive",
	"al", "est", "er", "or", "ist", "ies", "ss", "us", "s", "en", "ent", "ant", "ic", "y"}
