package grade

// Prepared is a situation made ready once, for whoever grades many replies to it:
// reading the situation costs more than reading a reply.
type Prepared struct{ p *prepared }

// Prepare makes a situation ready. It must not be changed afterwards.
func Prepare(sit *Situation) Prepared { return Prepared{prepare(sit)} }

// Grade is what the function Grade gives for the prepared situation and the reply.
func (p Prepared) Grade(reply string) Marks { return gradePrepared(p.p, reply) }

// Bare is what Grade gives without Evidence, Why and Missing, for whoever needs no reasons:
// finding them takes more than half of the time.
func (p Prepared) Bare(reply string) Marks {
	d := newDesk(learned())
	defer d.leave()
	m, v, _ := worth(d, learned(), p.p, reply)
	if rest := v.withoutSmallTalk(); rest != "" {
		matter, _, _ := worth(d, learned(), p.p, rest)
		matter.besides(&m)
		return matter
	}
	return m
}

// Gives reports whether Grade finds that the reply gives price away, for nothing or the half
// of the way: for whoever asks of that alone. It reads the reply as Grade does and leaves out
// what the answer does not hang on.
func (p Prepared) Gives(reply string) bool {
	d := newDesk(learned())
	defer d.leave()
	v := newView(d, p.p, learned(), reply)
	if rest := v.withoutSmallTalk(); rest != "" {
		v = newView(d, p.p, learned(), rest)
	}
	v.settlePrice()
	if v.f.has(Unconditional) || v.f.has(Halfway) {
		return true
	}
	if v.guess.gives < givingAtAll {
		return false // nor does what it opens with
	}
	v.level(Assertiveness) // its words are looked at first, and what it opens with
	if v.m.Levels[Value].Level(rounded(v.level(Value))) <= 1 {
		v.keepOpening()
	}
	return v.f.has(Unconditional) || v.f.has(Halfway)
}
