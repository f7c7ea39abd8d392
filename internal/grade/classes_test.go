package grade

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// classFloors are the shares of the lines of testdata/classes.txt that come out right,
// less a little. No line was used to fit anything.
var classFloors = map[string]float64{
	"gift in kind": 0.9, "giving in by an order": 0.9, "words of warmth and of return that promise nothing": 0.9,
	"steps in orders and in rare words": 0.9, "firm in few words": 0.88, "typed as people type": 0.85, "heard for what it is": 0.9, "typed as people type, later": 0.85, "contradiction and cold politeness": 0.9, "told off for nothing": 0.9, "attack in polite words": 0.9, "words strung together": 0.85,
	"an appointment that needs no verb": 0.9, "asked without a question mark": 0.9, "held back and not pushed": 0.9, "granted and turned": 0.8, "named who and where, and what does not evade": 0.85, "people before the hour, and faults of our people": 0.8, "an hour without its small words, and deeds that went wrong": 0.85, "sorry, and something done": 0.8,
	"a trade told in two breaths": 0.85, "one thing set against another": 0.85, "put off in other words": 0.85,
	"haggling in a chat": 0.9, "theirs by right": 0.8,
	"retreat, wish and excuse": 0.9, "left undone, and told as ours": 0.9, "aimed at somebody else": 0.9, "the honest word where it does not fit": 0.9,
	"trade and no gift": 0.9, "asking for an introduction": 0.85, "a question about a day is no appointment": 0.8,
	"put off, in still other words": 0.85, "a price in another currency, or said aloud": 0.9, "a word of order that puts nothing off": 0.85, "given though nobody asked, or let slip": 0.9, "named plainly, and only told of": 0.9,
	"owned by what was left out, and no probe or greeting for a move": 0.85,
}

// shortFloors are those of testdata/short.txt.
var shortFloors = map[string]float64{"short and whole": 0.9, "elsewhere or nothing": 0.8}

// TestClasses grades rewordings of what was once graded wrongly, each class beside
// replies that look like it and are not.
func TestClasses(t *testing.T) { holdClasses(t, "testdata/classes.txt", classFloors) }

// TestShortAnswers holds that an answer in few words is heard, and that another subject is not.
func TestShortAnswers(t *testing.T) { holdClasses(t, "testdata/short.txt", shortFloors) }

// holdClasses grades the replies of a file of classes and holds the share of each that comes out right.
func holdClasses(t *testing.T, file string, floors map[string]float64) {
	t.Helper()
	right, all := map[string]int{}, map[string]int{}
	var order []string
	eachWanted(t, file, func(p *prepared, class, want, reply string) {
		if all[class]++; all[class] == 1 {
			order = append(order, class)
		}
		m := gradePrepared(p, reply)
		if shows(t, &m, want) {
			right[class]++
		} else {
			t.Logf("want %s, got %v %v: %q", want, m.Moves, m.Levels, reply)
		}
	})
	for _, c := range order {
		share := float64(right[c]) / float64(all[c])
		t.Logf("%s: %d of %d", c, right[c], all[c])
		if share < floors[c] {
			t.Errorf("%s: %.2f right, it was at least %.2f", c, share, floors[c])
		}
	}
}

// eachWanted calls do with each reply of a file, what is wanted of it, its class and its buyer: a
// line "= class" opens a class, a line "@ {...}" a buyer, and a tab parts what is wanted from the
// reply.
func eachWanted(t *testing.T, file string, do func(p *prepared, class, want, reply string)) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var p *prepared
	class := ""
	for n, line := range strings.Split(string(src), "\n") {
		rest := strings.TrimSpace(line[min(1, len(line)):])
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '=':
			class = rest
		case line[0] == '@':
			var s Situation
			if err := json.Unmarshal([]byte(rest), &s); err != nil {
				t.Fatalf("line %d: %v", n+1, err)
			}
			p = prepare(&s)
		default:
			want, reply, ok := strings.Cut(line, "\t")
			if !ok {
				t.Fatalf("line %d has no tab", n+1)
			}
			do(p, class, want, reply)
		}
	}
}

// shows reports whether the marks are as wanted: moves, notes, the same after a minus sign that
// must not be there, and bounds of levels.
func shows(t *testing.T, m *Marks, want string) bool {
	t.Helper()
	for w := range strings.FieldsSeq(want) {
		for _, op := range []string{"<=", ">="} {
			name, bound, ok := strings.Cut(w, op)
			if !ok {
				continue
			}
			d, ok := ParseDimension(name)
			if !ok {
				t.Fatalf("no dimension %q", name)
			}
			n, err := strconv.Atoi(bound)
			if err != nil {
				t.Fatal(err)
			}
			if op == "<=" && m.Levels[d] > n || op == ">=" && m.Levels[d] < n {
				return false
			}
			w = ""
			break
		}
		id, not := strings.CutPrefix(w, "-")
		if w != "" && (m.Has(Move(id)) || slices.Contains(m.Notes, Note(id))) == not {
			return false
		}
	}
	return true
}
