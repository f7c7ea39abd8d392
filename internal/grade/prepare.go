package grade

import (
	"spar/internal/text"
)

// prepared is a situation made ready once for many replies.
type prepared struct {
	sit    *Situation
	deal   deal
	buyer  *text.Line
	topics []topic
	models []*text.Line
	others []*text.Line
	rules  []rule
	ground *ground
}

// prepare reads everything of the situation that grading needs.
func prepare(sit *Situation) *prepared {
	p := &prepared{sit: sit, buyer: text.Parse(sit.BuyerLine), rules: rules(), ground: newGround(sit)}
	asks, halved := p.readBuyer()
	p.deal = newDeal(sit, p.buyer, asks, halved)
	p.topics = newTopics(sit, p.buyer)
	for _, m := range sit.Models {
		p.models = append(p.models, text.Parse(m))
	}
	for _, m := range sit.Elsewhere {
		p.others = append(p.others, text.Parse(m))
	}
	return p
}

// readBuyer says whether the buyer asks for a concession, and offers the middle.
func (p *prepared) readBuyer() (asks, halved bool) {
	book := lexicon()
	none := func(n int) uint64 {
		if p.buyer.Numbers[n].Kind == text.Percent {
			return rolePercent | roleNumber
		}
		return roleNumber
	}
	for _, m := range book.match(p.buyer, book.know(p.buyer, none)) {
		switch m.group {
		case gAsksPrice:
			asks = true
		case gMiddle:
			if w := p.buyer.Words[m.first].Norm; w == "meet" || w == "split" || w == "call" || w == "you" || w == "halfway" {
				asks, halved = true, true
			}
		}
	}
	return asks || p.figureAsked(), halved
}

// figureAsked reports a percentage in the buyer's line, where a price is at stake, beside
// words of wanting or signing: "it says 5%. Find me that by Friday".
func (p *prepared) figureAsked() bool {
	figure := false
	for _, n := range p.buyer.Numbers {
		figure = figure || n.Kind == text.Percent && n.Value > 0 && n.Value <= 30
	}
	if !figure || text.Parse(p.sit.Offer.Price).Numbers == nil {
		return false
	}
	for _, w := range p.buyer.Words {
		if wanting[w.Norm] {
			return true
		}
	}
	return false
}

var wanting = plainSet(`find get need want sign signature off less sheet order save saving savings target knock give show bring`)
