package grade

import (
	"slices"

	"spar/internal/text"
)

// prepared is a situation made ready once for many replies.
type prepared struct {
	sit    *Situation
	deal   deal
	buyer  *text.Line
	topics []topic
	byStem map[string][]stemTopic
	models []*text.Line
	others []*text.Line
	runs   runs // of models, others and the buyer's line, in this order
	rules  []rule
	ground *ground
	asked  asked // what the buyer's line asks
	// joining are the words of each fact by which a reply could apply it.
	joining []map[string]bool
	// measured says of each fact whether it has a figure that says how much.
	measured []bool
	// faulty says of each fact whether it tells how we failed: that is to be owned, and
	// nothing that the buyer would care for.
	faulty []bool
	// bearing says of each fact how much it has to do with the insight and the buyer's line.
	bearing []float64
	// argues says of each fact how well it serves as an argument, 0 for a rival's price.
	argues []int
	// damage says of each fact whether it tells in money what a failure cost.
	damage []bool
	// failed is set where something of ours went wrong for this client, and that is what this
	// moment is about.
	failed bool
	// moment is what advice must know of the scene.
	moment moment
	// presses and repairs say of each fact whether it tells of a day that does not wait, or of
	// what can still be done.
	presses, repairs []bool
	// theirs says of each fact whether the buyer has just told its figures.
	theirs []bool
	// timed says of each fact whether it has an hour in it.
	timed []bool
	// facts and gives are the facts and the offer's concessions as they stand in an advice,
	// insight the insight.
	facts, gives []string
	insight      *text.Line
	// people are the stakeholders.
	people []person
	// misfits is set where the scene says that the offer does not fit this buyer.
	misfits bool
}

// prepare reads everything of the situation that grading needs.
func prepare(sit *Situation) *prepared {
	p := &prepared{sit: sit, buyer: text.Parse(sit.BuyerLine), rules: rules(), ground: newGround(sit)}
	p.deal = newDeal(sit, p.buyer)
	p.asked = askedBy(p.buyer)
	p.topics = newTopics(sit, p.buyer)
	p.byStem = topicsByStem(p.topics)
	p.bearing = p.bearings()
	p.failed, p.misfits = p.failing(), p.misfit()
	p.moment = p.readMoment()
	p.readSuits()
	for _, f := range sit.Facts {
		p.measured = append(p.measured, measured(f))
		p.joining = append(p.joining, appliedIn(f))
		p.argues = append(p.argues, argues(sit, f, p.misfits))
		p.damage = append(p.damage, p.moment.owed && tellsCost(f))
		p.faulty = append(p.faulty, p.moment.owed && ourFailing(f))
	}
	for _, m := range sit.Models {
		p.models = append(p.models, text.Parse(m))
	}
	for _, m := range sit.Elsewhere {
		p.others = append(p.others, text.Parse(m))
	}
	for _, l := range slices.Concat(p.models, p.others, []*text.Line{p.buyer}) {
		p.runs.add(l)
	}
	return p
}
