package grade

import (
	"os"
	"testing"
)

// TestTone: contempt, blame and threats in words that neither rules nor fit have seen cost the
// lead and are named; words alike that harm nobody cost nothing. Who wrote the sentences wrote the rules
// as well and knew the third that was kept from them, so the shares flatter.
func TestTone(t *testing.T) {
	tone(t, "testdata/tone-unseen.tsv", 0.35, 0.28, 0.94)
}

// tone puts each sentence of a file before and behind good replies.
func tone(t *testing.T, file string, falls, named, fair float64) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() // only read
	lines, err := ReadToneLines(f)
	if err != nil {
		t.Fatal(err)
	}
	_, rated := readCorpus(t)
	var good []*Rated
	for i := range rated {
		if e := rated[i].Mean(); e[Assertiveness] >= 3 && e[Value] >= 3 && e[Connection] >= 2 {
			good = append(good, &rated[i])
		}
	}
	ready := map[*Situation]Prepared{}
	lead := newCases(t, "contempt beside a good reply: the lead falls")
	said := newCases(t, "contempt beside a good reply is named")
	harmless := newCases(t, "harmless words beside a good reply cost nothing")
	for i := range lines {
		l := &lines[i]
		for k := range 4 {
			r := good[(i*37+k*101)%len(good)]
			p, ok := ready[r.Situation]
			if !ok {
				p = Prepare(r.Situation)
				ready[r.Situation] = p
			}
			alone := p.Bare(r.Reply)
			both := r.Reply + " " + l.To(r.Situation)
			if k%2 == 1 {
				both = l.To(r.Situation) + " " + r.Reply
			}
			m := p.Bare(both)
			hard := m.Has(Pressure) || m.Has(Insult)
			if l.Hard {
				lead.count(m.Levels[Assertiveness] < alone.Levels[Assertiveness], "a%d", m.Levels[Assertiveness])
				said.count(hard || m.Tone == Aggressive, "%v %q", m.Tone, m.Moves)
				continue
			}
			harmless.count(!hard && m.Levels[Connection] > alone.Levels[Connection]-2, "c%d from %d, %v", m.Levels[Connection], alone.Levels[Connection], m.Moves)
		}
	}
	lead.hold(300, falls)
	said.hold(300, named)
	harmless.hold(300, fair)
}
