package grade

import "testing"

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
