package grade

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestStrungIsToldFromTyped tries the joints of the model that has not seen the first
// fold on that fold: what people typed, in three dresses, is hardly ever held to be
// strung together, and phrases of the situation's own best replies nearly always are.
func TestStrungIsToldFromTyped(t *testing.T) {
	f, r := theField(t), chance(61)
	m, err := DecodeModel(unpacked(t, "testdata/heldout.bin.gz"))
	if err != nil {
		t.Fatal(err)
	}
	strung := func(s string) bool { return m.Joints.strung(&joiner{}, JointTokens(s, m.common)) > 0 }
	unseen := firstFold(f.sits)
	typed, dressed, found := newCases(t, "typed, held to be sentences"), newCases(t, "without articles, held to be sentences"), newCases(t, "strung, held to be strung")
	own := map[string][]string{}
	for beat, replies := range f.level4() {
		for _, reply := range replies {
			own[beat] = append(own[beat], phrases(reply)...)
		}
	}
	for _, x := range f.replies {
		if !unseen[x.Situation] || x.Flagged(Nonsense) {
			continue
		}
		typed.count(!strung(x.Reply), "%s %q", x.ID, x.Reply)
		less := articles.ReplaceAllString(x.Reply, "")
		dressed.count(!strung(less), "%s %q", x.ID, less)
		if len(own[x.Beat]) > 0 {
			s := strungOf(r, own[x.Beat])
			found.count(strung(s), "%s %q", x.Beat, s)
		}
	}
	typed.hold(250, 0.99)
	dressed.hold(250, 0.965)
	found.hold(250, 0.87)
}

// TestStrungIsSaid wants the note, the reason with the place, and a way out.
func TestStrungIsSaid(t *testing.T) {
	const reply = "the late fees, nine days to, Martin can actually, keep the 14th, of the contract, two weeks and, you walk into"
	m := Grade(fivePercent(), reply)
	if !slices.Contains(m.Notes, NoteStrung) || headline(&m) > 2 {
		t.Fatalf("notes %v, levels %v", m.Notes, m.Levels)
	}
	why := m.Why[Value]
	_, quote, _ := strings.Cut(why, "“")
	quote, _, _ = strings.Cut(quote, "”")
	if quote == "" || !strings.Contains(reply, quote) {
		t.Errorf("the reason names no words of the reply: %s", why)
	}
	if m.Missing[Value] == "" {
		t.Error("nothing is said of what to do")
	}
}

// TestOpeningStands holds that who has given in has given in, whatever is said after.
func TestOpeningStands(t *testing.T) {
	const good = "Late fees cost you 3,100 a month, so every month we talk costs more than the five percent. The price stays at 48,000. Who besides Martin has to see it before Friday at 10?"
	if m := Grade(fivePercent(), good); headline(&m) < 3 {
		t.Fatalf("the good reply has levels %v", m.Levels)
	}
	for _, first := range []string{"Ok, five percent it is, I'll send the new order form tonight.", "Sure, I can knock off the five percent for you, no problem.", "Deal. You get the 5%."} {
		m := Grade(fivePercent(), first+" "+good)
		if headline(&m) >= 3 {
			t.Errorf("%q: levels %v", first, m.Levels)
		}
	}
}

// TestTerseIsNoString holds that short answers in scraps, as people in a hurry type them, are
// not held to be strung together. The sixty in testdata/terse.txt were written by language
// models, like all that stands beside them, and nothing is fitted on them; but of the nets that were
// tried, the one was kept that did well by them too.
func TestTerseIsNoString(t *testing.T) {
	b, err := os.ReadFile("testdata/terse.txt")
	if err != nil {
		t.Fatal(err)
	}
	m, c := learned(), newCases(t, "terse, held to be sentences")
	for reply := range strings.Lines(string(b)) {
		toks := JointTokens(strings.TrimSpace(reply), m.common)
		c.count(m.Joints.strung(&joiner{}, toks) == 0, "%q", reply)
	}
	c.hold(60, 0.95)
}
