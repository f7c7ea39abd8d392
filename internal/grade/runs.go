package grade

import "spar/internal/text"

// runs finds which texts share runs of words with a reply. The runs of four of all texts are
// in one table, since a scene has some dozens of model replies and most share nothing.
type runs struct {
	texts []*text.Line
	in    map[uint64][]int32 // by hash of a run the texts that hold it, each once, in order
}

// runLength is how many words make a run; of a reply shorter than that, all of it.
const runLength = 4

// add notes the runs of one more text.
func (r *runs) add(l *text.Line) {
	if r.in == nil {
		r.in = map[uint64][]int32{}
	}
	n := int32(len(r.texts))
	r.texts = append(r.texts, l)
	for i := 0; i+runLength <= len(l.Words); i++ {
		h := runHash(l.Words[i : i+runLength])
		if in := r.in[h]; len(in) == 0 || in[len(in)-1] != n {
			r.in[h] = append(in, n)
		}
	}
}

// runHash stands for the words; two rows of words have the same about never.
func runHash(w []text.Word) uint64 {
	h := uint64(runLength)
	for i := range w {
		h = join(h, hashText(w[i].Norm))
	}
	return h
}

// cover is how far a text covers a reply.
type cover struct{ words, upto int }

// shares says of each text which share of the reply's words stand in runs of four or more of
// its words; for a reply shorter than that, all of it must be a run. covers is room.
func (r *runs) shares(covers []cover, reply []text.Word) []cover {
	covers = room(covers, len(r.texts))
	n := min(runLength, len(reply))
	if n < 2 {
		return covers
	}
	if n < runLength {
		for k, l := range r.texts {
			if holdsRun(l.Words, reply) {
				covers[k].words = n
			}
		}
		return covers
	}
	for i := 0; i+n <= len(reply); i++ {
		for _, k := range r.in[runHash(reply[i:i+n])] {
			c := &covers[k]
			c.words += i + n - max(i, c.upto)
			c.upto = i + n
		}
	}
	return covers
}

// holdsRun reports that the words of run follow one another in w.
func holdsRun(w, run []text.Word) bool {
next:
	for i := 0; i+len(run) <= len(w); i++ {
		for k := range run {
			if w[i+k].Norm != run[k].Norm {
				continue next
			}
		}
		return true
	}
	return false
}
