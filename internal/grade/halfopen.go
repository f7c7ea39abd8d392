package grade

import "spar/internal/text"

// halfopen.go reads hedges for advice: which can be left out, and which would give something
// away if they were.

// hedged is a hedge that can be left out: a few words that a rule found, with something left
// to be said straight that is no worse for it.
func (j *judged) hedged() string {
	if s := (scan{sit: j.p, line: j.line, findings: j.f}); s.takesLeave() {
		return "" // said straight, "maybe it's not for you" only gives up the sooner
	}
	for i := range j.f.List {
		x := &j.f.List[i]
		if x.Move == Hedge && x.Rule == "hedge" && x.Last-x.First <= 2 && leftOut[j.line.Words[x.First].Norm] {
			return j.stretch(quoted(j.line.Text(x.Span)))
		}
	}
	return ""
}

// leftOut are the small hedges that a sentence loses nothing by.
var leftOut = plainSet(`maybe perhaps just possibly probably hopefully basically somewhat slightly kind sort a i hmm well might think guess suppose little bit actually honestly`)

// putOff is a hedge that stands in the place of a deed: "I'd have to look", "I'll try"; "" for none.
func (j *judged) putOff() string {
	for i := range j.f.List {
		x := &j.f.List[i]
		if x.Move != Hedge || x.Last-x.First > 8 {
			continue
		}
		for k := x.First; k < x.Last; k++ {
			switch j.line.Words[k].Norm {
			case "look", "see", "try", "check", "find", "supposed":
				return j.stretch(quoted(j.line.Text(x.Span)))
			}
		}
	}
	return ""
}

// half is a hedge beside something that would be given if it were said straight: where a price
// is asked for any, elsewhere one in a sentence that tells of giving; "" for none.
func (j *judged) half() string {
	for i := range j.f.List {
		x := &j.f.List[i]
		if x.Move != Hedge || x.Rule != "hedge" || x.Last-x.First > 6 {
			continue
		}
		if j.p.moment.haggles && !j.f.has(Defer) || j.tellsGiving(j.line.Words[x.First].Sentence) {
			return j.stretch(quoted(j.line.Text(x.Span)))
		}
	}
	return ""
}

// tellsGiving reports a sentence of the reply that tells of giving something off, away or for nothing.
func (j *judged) tellsGiving(sentence int) bool {
	for i := range j.line.Words {
		if w := &j.line.Words[i]; w.Sentence == sentence && (givesAway[w.Norm] || w.Number >= 0 && j.line.Numbers[w.Number].Kind == text.Percent) {
			return true
		}
	}
	return false
}

// givesAway are words of a sentence that, said straight, gives something away.
var givesAway = plainSet(`off free discount reduce lower cheaper skip waive throw include drop cut knock secretly quiet`)
