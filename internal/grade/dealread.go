package grade

import "spar/internal/text"

// dealread.go reads figures and things out of a buyer's line that are said by the way.

// readOurs reads our price as the buyer says it, where it is told by another measure than the
// offer's: "you're at 80" an hour, of a course for 480.
func (d *deal) readOurs(l *text.Line) {
	for _, n := range l.Numbers {
		if i := n.Word; i < 2 || n.Kind != text.Money && n.Kind != text.Plain || n.Value < 2 || len(d.list) == 0 || n.Value >= d.list[0] || n.Unit != "" {
			continue
		}
		p, q := l.Words[n.Word-1].Norm, l.Words[n.Word-2].Norm
		if q == "you" && (p == "charge" || p == "charged") || n.Word > 2 && l.Words[n.Word-3].Norm == "you" && q == "are" && p == "at" {
			d.list = append(d.list, n.Value)
			return
		}
	}
}

// readHalf reads the half of the price as what they would pay: "can you do half price?"
func (d *deal) readHalf(l *text.Line) {
	for i := 0; i+1 < len(l.Words); i++ {
		if n := l.Words[i+1].Norm; l.Words[i].Norm != "half" || n != "price" && n != "off" && (n != "the" || i+2 >= len(l.Words) || l.Words[i+2].Norm != "price") {
			continue
		}
		for _, v := range d.list {
			d.target = append(d.target, v/2)
		}
		return
	}
}

// readThings reads what the buyer asks to have for nothing, now or earlier in the talk.
// Asking for a thing is asking for a concession.
func (d *deal) readThings(sit *Situation, buyer *text.Line) {
	d.things = map[string]bool{}
	if readKind(buyer, d.things) && len(d.list) > 0 {
		d.asked, d.kind, d.named = true, true, true
	}
	d.kind = d.kind || d.asked && asksThing(buyer)
	namesOf(buyer, d.things)
	for _, h := range sit.History {
		readKind(text.Parse(h.Buyer), d.things)
	}
}
