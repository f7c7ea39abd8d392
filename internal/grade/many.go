package grade

// Prepared is a situation made ready once, for whoever grades many replies to it:
// reading the situation costs more than reading a reply.
type Prepared struct{ p *prepared }

// Prepare makes a situation ready. It must not be changed afterwards.
func Prepare(sit *Situation) Prepared { return Prepared{prepare(sit)} }

// Grade is what the function Grade gives for the prepared situation and the reply.
func (p Prepared) Grade(reply string) Marks { return gradePrepared(p.p, reply) }

// Moves are the Moves of what Grade gives, without the levels and the evidence, which
// cost more than half of it.
func (p Prepared) Moves(reply string) []Move {
	v := newView(p.p, learned(), reply)
	v.level(Value) // reads what the reply opens with
	v.keepOpening()
	return v.settle(&v.guess).moves()
}
