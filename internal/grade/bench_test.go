package grade

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkGrade is one 40-word reply to a situation prepared before.
func BenchmarkGrade(b *testing.B) {
	p := prepare(fivePercent())
	reply := "I hear you, and I'm not going to knock off five per cent for nothing. Approvals went from nine days to two; that's $3,100 a month in late fees gone. Who besides Martin has to see it before Friday at 10?"
	b.ReportAllocs()
	for b.Loop() {
		gradePrepared(p, reply)
	}
}

// BenchmarkFind is parsing and the rules alone.
func BenchmarkFind(b *testing.B) {
	p := prepare(fivePercent())
	reply := "I hear you, and I'm not going to knock off five per cent for nothing. Approvals went from nine days to two; that's $3,100 a month in late fees gone. Who besides Martin has to see it before Friday at 10?"
	b.ReportAllocs()
	for b.Loop() {
		find(p, parse(reply))
	}
}

func BenchmarkPrepare(b *testing.B) {
	s := fivePercent()
	b.ReportAllocs()
	for b.Loop() {
		prepare(s)
	}
}

// BenchmarkCorpus is one reply of 36 to 44 words after the other, as they stand in the
// corpus, in situations prepared before; it prints the middle and the 99th of 100.
func BenchmarkCorpus(b *testing.B) {
	situations := map[string]*prepared{}
	for _, r := range lines[situationRow](b, "corpus/situations.jsonl") {
		situations[r.Beat] = prepare(&r.Situation)
	}
	type one struct {
		p     *prepared
		reply string
	}
	var all []one
	for _, r := range lines[struct{ Beat, Text string }](b, "corpus/replies.jsonl") {
		if n := len(strings.Fields(r.Text)); n >= 36 && n <= 44 && situations[r.Beat] != nil {
			all = append(all, one{situations[r.Beat], r.Text})
		}
	}
	var took []time.Duration
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		x := &all[i%len(all)]
		i++
		began := time.Now()
		gradePrepared(x.p, x.reply)
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-us")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-us")
}
