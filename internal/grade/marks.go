// Package grade finds what is in a reply and says what it is worth: rules give
// evidence, evidence gives levels. Nothing here touches files, the network, the
// clock or chance; the same situation and reply give the same marks, always.
package grade

import "spar/internal/text"

// Marks are all that one reply got.
type Marks struct {
	// Levels and Expected hold, by Dimension, the level 0 to 4 and the real-valued
	// estimate it was rounded from.
	Levels   Levels   `json:"levels"`
	Expected Expected `json:"expected"`
	Tone     Tone     `json:"tone"`
	// Moves are what the reply does, in the order of the list of all moves.
	Moves []Move `json:"moves"`
	// Evidence are the words that earned or cost a level, in text order.
	Evidence []Evidence `json:"evidence"`
	// Sure says by dimension whether the level is to be relied on; Range gives the
	// levels it may be, lowest and highest.
	Sure  Sures  `json:"sure"`
	Range Ranges `json:"range"`
	// Why says in a sentence what the level rests on; Missing names the smallest
	// move that would lift it to the next one, "" at level 4.
	Why     Texts  `json:"why"`
	Missing Texts  `json:"missing"`
	Notes   []Note `json:"notes"`
	// Terms are the concessions that the reply puts on the table, for the ledger.
	Terms []Term `json:"terms,omitempty"`
}

// Has reports whether the reply made the move m.
func (m *Marks) Has(move Move) bool {
	for _, have := range m.Moves {
		if have == move {
			return true
		}
	}
	return false
}

// Evidence is a stretch of the reply that counted: which move it shows and whether
// it raises or lowers which dimension. The span is in bytes of the reply as typed.
type Evidence struct {
	text.Span
	Dimension Dimension `json:"dimension"`
	Move      Move      `json:"move"`
	Effect    Effect    `json:"effect"`
}

// Effect is what a piece of evidence does to a level.
type Effect string

// The two effects.
const (
	Raises Effect = "raises"
	Lowers Effect = "lowers"
)

// index is 0 for what raises and 1 for what lowers.
func (e Effect) index() int {
	if e == Lowers {
		return 1
	}
	return 0
}

// Tone is how a reply sounds.
type Tone string

// The four tones.
const (
	Passive    Tone = "passive"
	Neutral    Tone = "neutral"
	Assertive  Tone = "assertive"
	Aggressive Tone = "aggressive"
)

// Note says why a reply's marks are to be read with care.
type Note string

// The notes. Short: too few words to judge. Language: not English. OffTopic: about
// something else. Copied: a model reply's words. Parroted: the buyer's own words.
// Nonsense: no sentence at all. Strung: good words strung together that do not hang
// together as sentences. Instruction: talks to the grader, not to the buyer.
const (
	NoteShort       Note = "short"
	NoteLanguage    Note = "language"
	NoteOffTopic    Note = "off-topic"
	NoteCopied      Note = "copied"
	NoteParroted    Note = "parroted"
	NoteNonsense    Note = "nonsense"
	NoteStrung      Note = "strung"
	NoteInstruction Note = "instruction"
)

// Term is one concession that a reply puts on the table.
type Term struct {
	text.Span
	// Percent is the part of the list price given up, 0 to 100; for a concession
	// that is not a price cut it is 0.
	Percent float64 `json:"percent,omitempty"`
	// Concession is the index in Offer.Concessions of what is given, or -1.
	Concession int `json:"concession"`
	// What is given, in the reply's own words.
	What string `json:"what"`
	// For is what comes back for it, in the reply's own words; "" for nothing.
	For string `json:"for,omitempty"`
}
