package rehearse

import (
	"slices"
	"strings"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/text"
)

// trainee is one made-up trainee: a kind, and a stream of choices of their own.
type trainee struct {
	kind  Kind
	seed  uint64
	drawn uint64 // choices made so far
	slots filling
	used  map[string]int // how often each slot was filled
	said  map[string]bool
}

func newTrainee(slots filling, kind Kind, seed uint64) *trainee {
	return &trainee{kind: kind, seed: seed, slots: slots, used: map[string]int{}, said: map[string]bool{}}
}

// draw is the trainee's next choice of one in n.
func (t *trainee) draw(n int) int {
	t.drawn++
	return play.Choose(t.seed, t.drawn, n)
}

// slip is one in how many replies is of the neighbouring kind.
const slip = 10

// reply is what the trainee says to the buyer's line in a beat. They do not say the
// same thing twice, as long as they have other words.
func (t *trainee) reply(b *scenario.Beat, line string) string {
	kind := t.kind
	if t.draw(slip) == 0 {
		kind = neighbour(kind)
	}
	parts := repertoireOf(kind)
	now := parts[momentOf(b, line)]
	if now == nil {
		now = parts[talk]
	}
	slots := t.slots.heard(line)
	var said string
	for range 8 {
		said = t.compose(now, slots)
		if !t.said[said] {
			break
		}
	}
	t.said[said] = true
	return said
}

// compose takes a wording of every part that the scenario can fill.
func (t *trainee) compose(parts [][]string, slots filling) string {
	var said []string
	for _, wordings := range parts {
		fillable := slices.DeleteFunc(slices.Clone(wordings), func(w string) bool { return !slots.fits(w) })
		if len(fillable) == 0 {
			continue
		}
		if w := t.filled(fillable[t.draw(len(fillable))], slots); w != "" {
			said = append(said, w)
		}
	}
	if len(said) == 0 {
		return "I see."
	}
	return strings.Join(said, " ")
}

// fits reports whether every slot of a wording can be filled.
func (f filling) fits(wording string) bool {
	for _, piece := range strings.Split(wording, "{")[1:] {
		slot, _, _ := strings.Cut(piece, "}")
		if len(f[slot]) == 0 {
			return false
		}
	}
	return true
}

// filled puts one filling into each slot; the same slot gets the same one throughout.
// A trainee begins anywhere in the list and goes on in turn, so that no fact is told
// twice before all were; only the insight is told from its beginning.
func (t *trainee) filled(wording string, slots filling) string {
	pieces := strings.Split(wording, "{")
	chosen := map[string]string{}
	out := pieces[0]
	for _, piece := range pieces[1:] {
		slot, rest, _ := strings.Cut(piece, "}")
		if _, ok := chosen[slot]; !ok {
			n := len(slots[slot])
			name := strings.ToLower(slot)
			if _, begun := t.used[name]; !begun && name != "insight" {
				t.used[name] = t.draw(n)
			}
			chosen[slot] = slots[slot][t.used[name]%n]
			t.used[name]++
		}
		out += chosen[slot] + rest
	}
	return out
}

// The words by which a trainee takes a line for one about price, about a fault of
// ours, or for a brush-off; compared by stem.
const (
	priceWords = "discount price cheaper cheap percent expensive quote match halfway budget cost off rebate"
	faultWords = "lost late broke broken fault complaint refund failed failure damage angry missing"
	brushWords = "interested busy hang apply fit small big enough time who brochure email minute meeting vendor same another call"
)

// momentOf is what kind of line was said: a fault where the beat waits for it to be
// owned, else the kind most of whose words the line has.
func momentOf(b *scenario.Beat, line string) moment {
	if waitsFor(b, grade.OwnFault, grade.Apology) {
		return fault
	}
	l := text.Parse(line)
	best, most := talk, 0
	for _, m := range []struct {
		moment
		words string
		least int // so many of the words it takes
	}{{price, priceWords, 1}, {brush, brushWords, 1}, {fault, faultWords, 2}} {
		n := 0
		for _, w := range text.Parse(m.words).Words {
			if slices.ContainsFunc(l.Words, func(said text.Word) bool { return said.Stem == w.Stem }) {
				n++
			}
		}
		if m.moment == price && slices.ContainsFunc(l.Numbers, func(n text.Number) bool { return n.Kind == text.Percent }) {
			n += 2
		}
		if n > most && n >= m.least {
			best, most = m.moment, n
		}
	}
	return best
}

// waitsFor reports whether one of the beat's leads asks for one of the moves.
func waitsFor(b *scenario.Beat, moves ...grade.Move) bool {
	return slices.ContainsFunc(b.Leads, func(l scenario.Lead) bool {
		return slices.ContainsFunc(slices.Concat(l.When.All, l.When.Any), func(m grade.Move) bool { return slices.Contains(moves, m) })
	})
}
