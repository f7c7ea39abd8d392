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
	m, _, _ := worth(d, learned(), p.p, reply)
	return m
}
