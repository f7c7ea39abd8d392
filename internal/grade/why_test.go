package grade

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestWhyAgreesWithEvidence demands of every reply of the development corpus that the
// sentence below a level quotes words cited for that dimension and only such, quotes
// none where none are cited, and speaks of what is missing only where nothing speaks
// for the level; and that no advice gives price away or asks for what is there.
func TestWhyAgreesWithEvidence(t *testing.T) {
	f := theField(t)
	step := amount(t, "SPAR_WHY_STEP", 7)
	said := map[string]int{}
	seen := 0
	for i := 0; i < len(f.replies); i += step {
		r := &f.replies[i]
		m := gradePrepared(f.ready[r.Beat], r.Reply)
		seen++
		for _, d := range Dimensions() {
			why, miss := m.Why[d], m.Missing[d]
			cites := 0
			for _, e := range m.Evidence {
				if e.Dimension == d {
					cites++
				}
			}
			quotes := strings.Count(why, "“")
			nonsense := m.Has(Nonsense) || slices.Contains(m.Notes, NoteStrung) || strings.HasPrefix(why, "Graded as English")
			switch {
			case nonsense:
			case cites == 0 && quotes > 0:
				t.Errorf("%s %v: quotes words that are not cited: %s", r.ID, d, why)
			case cites > 0 && quotes == 0:
				t.Errorf("%s %v: words are cited, none named: %s", r.ID, d, why)
			}
			if !nonsense && quotes > 0 {
				checkQuotes(t, &m, r.Reply, d, why)
			}
			if why == "" || m.Levels[d] < levelCount-1 && miss == "" {
				t.Errorf("%s %v: level %d, no words: %q %q", r.ID, d, m.Levels[d], why, miss)
			}
			advice := unquoted(miss)
			for _, bad := range []string{"a discount", "lower the price", "lower price", "cheaper price"} {
				if strings.Contains(advice, bad) && !strings.Contains(f.ready[r.Beat].sit.Insight+strings.Join(f.ready[r.Beat].sit.Facts, " "), bad) {
					t.Errorf("%s %v: advises to give price away: %s", r.ID, d, miss)
				}
			}
			said[miss]++
			if os.Getenv("SPAR_SHOW") != "" {
				t.Logf("%s %v %d | %s | why: %s | missing: %s", r.ID, d, m.Levels[d], r.Reply, why, miss)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d replies", seen)
	}
	if len(said) < seen/2 {
		t.Errorf("only %d different pieces of advice for %d replies", len(said), seen)
	}
}

// unquoted is the text without what stands between quotation marks.
func unquoted(s string) string {
	var b strings.Builder
	for {
		from := strings.Index(s, "“")
		if from < 0 {
			return b.String() + s
		}
		b.WriteString(s[:from])
		_, rest, _ := strings.Cut(s[from:], "”")
		s = rest
	}
}

// checkQuotes holds each quotation of a why to the citations of its dimension.
func checkQuotes(t *testing.T, m *Marks, reply string, d Dimension, why string) {
	t.Helper()
	allowed := map[string]bool{}
	for _, e := range m.Evidence {
		if e.Dimension == d {
			allowed[quoted(reply[e.Start:e.End])] = true
		}
	}
	rest := why
	for {
		from := strings.Index(rest, "“")
		if from < 0 {
			return
		}
		found := ""
		for q := range allowed {
			if strings.HasPrefix(rest[from:], q) && len(q) > len(found) {
				found = q
			}
		}
		if found == "" {
			t.Errorf("%v: %s quotes what is not cited for it", d, why)
			return
		}
		rest = rest[from+len(found):]
	}
}
