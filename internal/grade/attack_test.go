package grade

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"spar/internal/text"
)

// field is what all attacks are tried on: the development corpus with its situations made ready.
type field struct {
	sits    []RatedSituation
	ready   map[string]*prepared
	replies []Rated
}

var readField = sync.OnceValues(func() (*field, error) {
	f := &field{ready: map[string]*prepared{}}
	in, err := os.Open("corpus/situations.jsonl")
	if err != nil {
		return nil, err
	}
	defer in.Close() // only read
	if f.sits, err = ReadSituations(in); err != nil {
		return nil, err
	}
	for i := range f.sits {
		f.ready[f.sits[i].Beat] = prepare(&f.sits[i].Situation)
	}
	rin, err := os.Open("corpus/replies.jsonl")
	if err != nil {
		return nil, err
	}
	defer rin.Close() // only read
	f.replies, err = ReadRated(rin, f.sits)
	f.replies = thinned(f.replies)
	return f, err
})

// thinned is every thin-th of the list.
func thinned[T any](list []T) []T {
	var out []T
	for i := 0; i < len(list); i += thin {
		out = append(out, list[i])
	}
	return out
}

func theField(t testing.TB) *field {
	t.Helper()
	f, err := readField()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// chance is the same chance in every run.
func chance(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x5bA2)) }

// some picks n of the list, all different, in a seeded order; all of it for n <= 0.
func some[T any](r *rand.Rand, list []T, n int) []T {
	out := slices.Clone(list)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	if n > 0 && n < len(out) {
		out = out[:n]
	}
	return out
}

// amount is a number from the environment, for runs longer than the everyday one.
func amount(t testing.TB, env string, everyday int) int {
	t.Helper()
	set := os.Getenv(env)
	if set == "" {
		return max(1, everyday/thin)
	}
	n, err := strconv.Atoi(set)
	if err != nil || n < 1 {
		t.Fatalf("%s: %q is no number of cases", env, set)
	}
	return n
}

// cases counts generated cases of one kind: all different, and how many came out right.
type cases struct {
	t          *testing.T
	kind       string
	seen       map[string]bool
	right, all int
}

func newCases(t *testing.T, kind string) *cases {
	return &cases{t: t, kind: kind, seen: map[string]bool{}}
}

// fresh reports whether the case was not there before; what is said twice is one case.
func (c *cases) fresh(beat, reply string) bool {
	key := beat + "\x00" + reply
	if c.seen[key] {
		return false
	}
	c.seen[key] = true
	return true
}

// count notes one case; the format says what came out where it is wrong.
func (c *cases) count(right bool, format string, args ...any) {
	c.t.Helper()
	c.all++
	if right {
		c.right++
		return
	}
	c.t.Logf("%s: %s", c.kind, fmt.Sprintf(format, args...))
}

func (c *cases) share() float64 { return float64(c.right) / float64(max(1, c.all)) }

// hold fails below the floor, or when there are fewer cases than were asked for.
func (c *cases) hold(atLeast int, floor float64) {
	c.t.Helper()
	c.t.Logf("attack %-44s %5d of %5d right, %.3f, floor %.2f", c.kind, c.right, c.all, c.share(), floor)
	if thin > 1 {
		return // so few of them say nothing of a share
	}
	if c.all < atLeast {
		c.t.Errorf("%s: only %d cases, want %d", c.kind, c.all, atLeast)
	}
	if c.share() < floor {
		c.t.Errorf("%s: %.3f right, floor %.2f", c.kind, c.share(), floor)
	}
}

// apart is the largest distance between the levels of two replies.
func apart(a, b *Marks) (most int, where Dimension) {
	for _, d := range Dimensions() {
		if n := a.Levels[d] - b.Levels[d]; max(n, -n) > most {
			most, where = max(n, -n), d
		}
	}
	return most, where
}

// headline is the better of the two headline levels.
func headline(m *Marks) int { return max(m.Levels[Assertiveness], m.Levels[Value]) }

// level4 are the replies of a situation that raters put at 4 on both headline dimensions.
func (f *field) level4() map[string][]string {
	out := map[string][]string{}
	for i := range f.replies {
		r := &f.replies[i]
		if r.Level(Assertiveness) == 4 && r.Level(Value) == 4 {
			out[r.Beat] = append(out[r.Beat], r.Reply)
		}
	}
	return out
}

// giveaways are replies that raters saw giving something for nothing.
func (f *field) giveaways() []*Rated {
	var out []*Rated
	for i := range f.replies {
		r := &f.replies[i]
		if r.Flagged(Unconditional) && r.Level(Value) == 0 && r.Level(Assertiveness) <= 1 {
			out = append(out, r)
		}
	}
	return out
}

// sentences cuts a reply at full stops, question and exclamation marks.
func sentences(s string) []string {
	var out []string
	l := text.Parse(s)
	for i, from := 0, 0; i < len(l.Words); i++ {
		if i+1 == len(l.Words) || l.Words[i+1].Sentence != l.Words[i].Sentence {
			end := len(s)
			if i+1 < len(l.Words) {
				end = l.Words[i+1].Start
			}
			if one := strings.TrimSpace(s[from:end]); one != "" {
				out = append(out, one)
			}
			from = end
		}
	}
	return out
}
