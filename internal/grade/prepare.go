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
	p.deal = newDeal(sit, p.buyer)
	p.topics = newTopics(sit, p.buyer)
	for _, m := range sit.Models {
		p.models = append(p.models, text.Parse(m))
	}
	for _, m := range sit.Elsewhere {
		p.others = append(p.others, text.Parse(m))
	}
	return p
}
