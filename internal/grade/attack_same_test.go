package grade

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// The same reply in another dress: with small talk around it, with slips of the finger,
// as somebody types it who learned English late. SPAR_SAME sets how many replies.

// sameFloors are the shares reached, rounded down; the aim is 0.95 for each.
var sameFloors = map[string]float64{
	"padding":                               0.95,
	"typos":                                 0.95,
	"non-native":                            0.97,
	"number forms: levels within one":       0.97,
	"number forms: same give":               0.97,
	"amounts: levels within one":            0.97,
	"amounts: the right give in every form": 0.95,
	"other names":                           0.95,
}

// dressed grades replies as they are and dressed; no level may be further off than most.
func dressed(t *testing.T, kind string, seed uint64, most int, dress func(r *rand.Rand, reply string) string) {
	t.Helper()
	f, r := theField(t), chance(seed)
	c := newCases(t, kind)
	n := amount(t, "SPAR_SAME", 250)
	for _, x := range some(r, f.replies, 0) {
		if c.all == n {
			break
		}
		other := dress(r, x.Reply)
		if other == x.Reply || len(strings.Fields(x.Reply)) < 6 || !c.fresh(x.Beat, x.Reply) {
			continue
		}
		a, b := gradePrepared(f.ready[x.Beat], x.Reply), gradePrepared(f.ready[x.Beat], other)
		far, where := apart(&a, &b)
		c.count(far <= most, "%s %s %v becomes %v %q becomes %q", x.ID, where, a.Levels, b.Levels, x.Reply, other)
	}
	c.hold(200, sameFloors[kind])
}

func TestPadding(t *testing.T) {
	before := []string{"Morning! Hope the week has been kind to you.", "Hi, thanks for picking up.", "Hello again, I've just got a coffee in front of me.",
		"Hey, good to hear your voice.", "Right, let me shut the door for a second.", "Good afternoon, the weather is something today."}
	after := []string{"Anyway, it's raining cats and dogs over here.", "My dog is barking, please don't mind him.", "I'm on the train, so the line may go for a second.",
		"Funny how fast the week goes.", "By the way, the new car park is very nice.", "All the best to everybody over there."}
	dressed(t, "padding", 31, 1, func(r *rand.Rand, reply string) string {
		switch r.IntN(3) {
		case 0:
			return before[r.IntN(len(before))] + " " + reply
		case 1:
			return reply + " " + after[r.IntN(len(after))]
		}
		return before[r.IntN(len(before))] + " " + reply + " " + after[r.IntN(len(after))]
	})
}

// slip makes one slip of the finger in a word.
func slip(r *rand.Rand, word string) string {
	i := 1 + r.IntN(len(word)-2)
	switch r.IntN(4) {
	case 0: // two letters change places
		return word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:]
	case 1: // one is lost
		return word[:i] + word[i+1:]
	case 2: // one comes twice
		return word[:i] + word[i:i+1] + word[i:]
	}
	const row = "qwertyuiopasdfghjklzxcvbnm"
	k := strings.IndexByte(row, word[i])
	if k < 0 {
		return word[:i] + word[i+1:]
	}
	return word[:i] + string(row[(k+1)%len(row)]) + word[i+1:] // its neighbour
}

// slippable reports a word long enough to be known again after a slip.
func slippable(w string) bool {
	return len(w) >= 5 && !strings.ContainsFunc(w, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) })
}

func TestTypos(t *testing.T) {
	dressed(t, "typos", 32, 1, func(r *rand.Rand, reply string) string {
		var out []string
		for _, sentence := range sentences(reply) {
			words := strings.Fields(sentence)
			var at []int
			for i, w := range words {
				if slippable(w) {
					at = append(at, i)
				}
			}
			for _, i := range some(r, at, 1+r.IntN(2)) {
				words[i] = slip(r, words[i])
			}
			out = append(out, strings.Join(words, " "))
		}
		return strings.Join(out, " ")
	})
}

var (
	articles = regexp.MustCompile(`(?i)\b(the|a|an) `)
	beings   = regexp.MustCompile(`\b(is|are|am) `)
	shorts   = regexp.MustCompile(`\b(I|you|we|they|it|that|he|she)'(ll|re|ve|m|s)\b`)
	thirds   = regexp.MustCompile(`\b(wants|needs|costs|saves|says|takes|pays|makes|goes|works)\b`)
	futures  = regexp.MustCompile(`\b(I|We|we)'ll ([a-z]+)`)
	days     = regexp.MustCompile(`\b[Oo]n (Monday|Tuesday|Wednesday|Thursday|Friday)\b`)
)

func TestNonNative(t *testing.T) {
	ways := []func(string) string{
		func(s string) string { return articles.ReplaceAllString(s, "") },
		func(s string) string { return articles.ReplaceAllString(beings.ReplaceAllString(s, ""), "") },
		func(s string) string {
			return thirds.ReplaceAllStringFunc(s, func(w string) string { return strings.TrimSuffix(w, "s") })
		},
		func(s string) string {
			return days.ReplaceAllString(futures.ReplaceAllString(s, "$1 will $2"), "in $1")
		},
		func(s string) string {
			return articles.ReplaceAllString(shorts.ReplaceAllStringFunc(s, func(w string) string {
				who, short, _ := strings.Cut(w, "'")
				return who + " " + map[string]string{"ll": "will", "re": "are", "ve": "have", "m": "am", "s": "is"}[short]
			}), "")
		},
		func(s string) string { // the time before the verb's end: "I send tomorrow it"
			parts := sentences(s)
			for i, p := range parts {
				if w := strings.Fields(p); len(w) > 5 {
					k := len(w) - 2
					w[k], w[k-1] = w[k-1], w[k]
					parts[i] = strings.Join(w, " ")
				}
			}
			return strings.Join(parts, " ")
		},
	}
	dressed(t, "non-native", 33, 1, func(r *rand.Rand, reply string) string {
		for _, way := range some(r, ways, 2) {
			reply = way(reply)
		}
		return reply
	})
}
