package grade

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"sync"
)

// MaxReply is the longest reply that is graded, in characters.
const MaxReply = 4000

// version is raised by hand whenever marks may come out otherwise than before.
const version = "1"

// Version is the grader's version.
func Version() string { return version }

// Digest identifies rules and model: the SHA-256, in hex, over every row of both.
func Digest() string { return digest() }

var digest = sync.OnceValue(func() string {
	h := sha256.New()
	// Writing to a hash never fails.
	fmt.Fprintln(h, "spar grade", version)
	for _, c := range classes {
		fmt.Fprintln(h, c.name, c.words)
	}
	for _, s := range phraseSets() {
		fmt.Fprintln(h, s.group, s.rows)
	}
	for _, r := range rules() {
		fmt.Fprintln(h, r.Move, r.Doc)
	}
	fmt.Fprintln(h, modelDigest())
	return hex.EncodeToString(h.Sum(nil))
})

// Grade says what is in a reply and what it is worth in that situation. The same
// situation and reply give the same marks, always. A reply longer than MaxReply is
// graded on its first MaxReply characters.
func Grade(sit *Situation, reply string) Marks {
	return gradePrepared(prepare(sit), reply)
}

func gradePrepared(p *prepared, reply string) Marks {
	return gradeWith(learned(), p, reply)
}

// gradeWith grades by the rules and the given model. Small talk about the matter counts
// for the person alone.
func gradeWith(model *Model, p *prepared, reply string) Marks {
	m, rest := gradeAll(model, p, reply)
	if rest == "" {
		return m
	}
	matter, _ := gradeAll(model, p, rest)
	matter.besides(&m)
	return matter
}

// gradeAll grades all that is there, and says what is left of it without small talk; ""
// where that is the same.
func gradeAll(model *Model, p *prepared, reply string) (Marks, string) {
	d := newDesk(model)
	defer d.leave()
	m, v, f := worth(d, model, p, reply)
	rest := v.withoutSmallTalk()
	j := v.j
	if slices.Contains(m.Notes, NoteStrung) {
		j.tear = v.tear()
	}
	j.expected, j.tone = m.Expected, m.Tone
	m.Evidence = v.evidence(&m.Expected, f)
	j.f = f
	for _, d := range Dimensions() {
		m.Why[d] = j.why(d, m.Levels[d], m.Evidence)
		m.Missing[d] = j.missing(d, m.Levels[d], m.Evidence)
	}
	return m, rest
}

// worth is what a reply is worth, before that is explained: the marks without Evidence,
// Why and Missing, and what those are made from, which lies on the desk.
func worth(d *desk, model *Model, p *prepared, reply string) (Marks, *view, *findings) {
	v := newView(d, p, model, reply)
	v.settlePrice()
	g := &v.guess
	var m Marks
	for _, d := range Dimensions() {
		m.Expected[d] = rounded(v.level(d))
		m.Levels[d] = model.Levels[d].Level(m.Expected[d])
		m.Sure[d], m.Range[d] = model.sure(d, m.Levels[d], m.Expected[d], g.apart[d])
	}
	if m.Levels[Value] <= 1 {
		v.keepOpening()
	}
	f := v.settle(g)
	m.Moves, m.Terms, m.Notes = f.moves(), append([]Term(nil), v.f.Terms...), append([]Note{}, v.f.Notes...)
	m.Tone = model.tone(g)
	return m, v, f
}

// rounded is an estimate as it is told, and by which the level is chosen.
func rounded(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// clip cuts a reply after MaxReply characters.
func clip(s string) string {
	n := 0
	for i := range s {
		if n == MaxReply {
			return s[:i]
		}
		n++
	}
	return s
}

// moves are the moves found, in the order of the list of all moves.
func (f *findings) moves() []Move {
	out := []Move{}
	for _, m := range moves {
		if f.has(m.ID) {
			out = append(out, m.ID)
		}
	}
	return out
}
