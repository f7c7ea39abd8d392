package grade

import (
	"slices"

	"spar/internal/text"
)

// beyondDoubt is how likely giving in must be for words alone to say so beside a hold, a
// manager or a deferral that a rule found: the same words stand in both. In a single
// sentence the rule has read all there is; what comes after may take a refusal back.
func (v *view) beyondDoubt() float64 {
	if v.oneSentence() {
		return never
	}
	return 0.65
}

// oneSentence reports a reply of one sentence: what a rule reads in it is all there is.
func (v *view) oneSentence() bool {
	w := v.line.Words
	return len(w) > 0 && w[len(w)-1].Sentence == w[0].Sentence
}

// mostDoubt is the highest cut below which a rule's finding is dropped in a single
// sentence, and of a hold anywhere: plain refusals come in few words ("that's a no on the
// five"), and the trees have seen too few of them.
const mostDoubt = 0.2

// mostPlain is how many words a reply has in which what a rule found stands: there is
// nothing beside it that the trees could weigh.
const mostPlain = 12

// never is more than any estimate; trees need not be asked.
const never = 9

// unsaid reports that every figure in play is denied, supposed or somebody else's: the
// trees weigh words and do not see how far a "not" reaches.
func (v *view) unsaid() bool {
	if v.f.Reckoned || v.f.byRule(Hold, standingPrice) && len(v.f.Terms) == 0 {
		return true
	}
	any := false
	s := scan{sit: v.p, line: v.line, findings: v.f}
	for i, n := range v.line.Numbers {
		if v.f.Roles[i]&(roleAsk|roleCounter|rolePercent|roleSmall) == 0 {
			continue
		}
		if !v.line.Words[n.Word].Scope.Any(notGiven) && !s.onlySayable(n.Word) && !s.othersGive(match{first: n.Word, last: n.Word + 1}) {
			return false
		}
		any = true
	}
	return any
}

// givesWay are the moves that a hold contradicts.
var givesWay = map[Move]bool{Unconditional: true, Discount: true, Halfway: true}

// settlePrice lets trees vote on the moves that give a price away, trade it or put it
// off. Rules know what they know for certain, and where; buyers and sellers know more
// ways to say it. A move that the words hardly bear out is dropped with its line of the
// ledger; one that they make plain is added, and cites the segment that speaks for it.
// The levels are weighed again in the light of the moves that then stand.
func (v *view) settlePrice() {
	if v.f.has(Nonsense) || !v.p.hasPrice() && !v.p.deal.asked {
		return
	}
	g := &v.guess
	var on [pricedCount]bool
	changed, unsaid := false, v.unsaid()
	hangs, off, fact := v.hangsOn(), v.offMiddle(), v.onlyAffirms()
	for k, m := range priced {
		found := v.f.has(m)
		on[k] = found
		keep, add := float64(v.m.Priced[k][0]), float64(v.m.Priced[k][1])
		switch {
		case len(v.line.Words) <= mostPlain:
			keep = -never
		case m == Hold || v.oneSentence():
			keep = min(keep, mostDoubt)
		}
		if givesWay[m] && (v.f.has(Hold) || v.f.has(Manager) || v.f.has(Defer)) {
			add = max(add, v.beyondDoubt())
		}
		if m == Manager && v.f.has(Defer) {
			add = max(add, v.beyondDoubt()) // who asks the boss also puts off
		}
		if givesWay[m] && (v.f.has(OwnFault) && !v.p.deal.asked || (&scan{line: v.line, findings: v.f}).letsGo()) {
			add = never // "that is on us", of a fault; "ok, let's drop it"
		}
		if givesWay[m] && v.listedOnly() {
			add = never
		}
		if v.f.Entitled && givesWay[m] && len(v.f.Terms) == 0 || hangs && m == Unconditional || off && m == Halfway || fact && givesWay[m] {
			add = never
		}
		if m == Hold && v.p.failed && !v.p.deal.asked {
			add = never // where we failed and nothing is asked for, an admission holds nothing
		}
		if givesWay[m] && unsaid || v.f.Haggled && m != Manager || !v.couldSay(m) {
			add = never
		}
		switch {
		case found && givesWay[m] && (v.j.ordersGift() || v.f.byRule(m, byHaggling) && !v.f.has(Manager) && !v.f.has(Defer) || v.f.byRule(m, byOffering)):
		case found && m == Trade && hangs:
		case found && keep > -never && g.forest(pricedAt+k) < keep && !(m == Hold && v.turnsOver()) && !(m == Trade && v.f.byRule(Trade, "listed/return") && v.f.has(Hold) && v.oneSentence()):
			on[k] = false
		case !found && add < never && g.forest(pricedAt+k) >= add:
			on[k] = true
		}
	}
	if on[0] && !on[2] && !on[3] && v.partOfTheWay() {
		on[3] = true // given, and what is given is a part of the way
	}
	if on[3] && !v.f.has(Halfway) && v.p.recovery() {
		on[3] = false // where nothing is asked for there is no half of it
	}
	on = v.agree(on, g)
	f := v.f.copyTo(&v.voted)
	for k, m := range priced {
		switch found := v.f.has(m); {
		case found && !on[k]:
			f.drop(m)
			changed = true
		case !found && on[k]:
			x := finding{Move: m, Strength: 0.7, Rule: "words"}
			x.Span, x.First, x.Last, x.Clause = v.speaking(targetOf(m))
			f.List = append(f.List, x)
			changed = true
		}
	}
	if !changed {
		return
	}
	v.reckon(f)
	v.f = f
	v.weigh()
}

// hangsOn reports a few words in which a rule has read a trade and no gift, or a single sentence
// whose price hangs on a condition that asks for something, with nothing given beside it.
func (v *view) hangsOn() bool {
	if v.f.has(Unconditional) {
		return false
	}
	return len(v.line.Words) <= mostPlain && v.f.has(Trade) || v.oneSentence() && (v.f.byRule(Trade, "price/condition") || v.f.byRule(Trade, byHaggling+"/condition") || v.f.byRule(Trade, "our-figure/condition"))
}

// onlyAffirms reports a yes to a question about a fact, with no word of price or of giving.
func (v *view) onlyAffirms() bool {
	if !v.p.deal.plain && !v.p.deal.tooLow || len(v.f.known) == 0 || v.f.known[0].class&bitYes == 0 && v.line.Words[0].Norm != "of" {
		return false
	}
	for i := range v.f.known {
		if k := v.f.known[i].class; k&(bitFree|bitOff|bitPrice|bitGive|roleMoney|rolePercent|roleAsk|roleCounter|roleSmall) != 0 || v.f.known[i].small&isGiving != 0 {
			return false
		}
	}
	return true
}

// offMiddle reports prices of ours between the two sides' of which none is near the middle, and
// no word of it: that is a counter-offer, and no half.
func (v *view) offMiddle() bool {
	s := scan{sit: v.p, line: v.line, findings: v.f}
	figure := false
	for i, n := range v.line.Numbers[:min(mostFigures, len(v.line.Numbers))] {
		if v.f.Roles[i]&roleCounter == 0 || v.f.Roles[i]&roleAsk != 0 || v.line.Words[n.Word].Scope.Any(notGiven) {
			continue
		}
		figure = true
		if s.between(v.p.deal.percentOf(n, v.f.Roles[i])) || s.midway(i) {
			return false
		}
	}
	if !figure || v.p.deal.halved || len(v.p.deal.percent) > 0 {
		return false
	}
	for _, m := range v.f.Phrases {
		if m.group == gMiddle {
			return false
		}
	}
	return true
}

// listedOnly reports a short reply that gives a thing from the offer's own list and names no
// figure in play: that is given in place of price.
func (v *view) listedOnly() bool {
	if len(v.f.Terms) == 0 || len(v.line.Words) > mostListed || !v.p.deal.asked {
		return false
	}
	for i := range v.line.Words {
		if w := &v.line.Words[i]; v.f.known[i].class&(bitFree|bitPrice|bitOff) != 0 || w.Norm == "down" || w.Norm == "pay" || w.Norm == "gift" || v.p.deal.things[w.Stem] {
			return false
		}
	}
	for i := range v.f.Terms {
		if v.f.Terms[i].Concession < 0 {
			return false
		}
	}
	for i := range v.f.Roles {
		if v.f.Roles[i]&(roleAsk|roleCounter|roleSmall) != 0 {
			return false
		}
	}
	return true
}

// mostListed is how long a reply is in which nothing else can hide beside what is listed.
const mostListed = 25

// partOfTheWay reports a figure between the two sides' that is nobody else's, or a plain
// yes to a buyer who offers the middle.
func (v *view) partOfTheWay() bool {
	s := scan{sit: v.p, line: v.line, findings: v.f}
	middle := v.p.deal.halved
	for i := range v.p.buyer.Words {
		switch v.p.buyer.Words[i].Norm {
		case "middle", "midpoint", "halfway":
			middle = true
		}
	}
	figure := false
	for i, n := range v.line.Numbers[:min(mostFigures, len(v.line.Numbers))] {
		if v.f.Roles[i]&(roleAsk|roleCounter|roleSmall) == 0 {
			continue
		}
		figure = true
		if v.line.Words[n.Word].Scope.Any(notGiven) {
			continue
		}
		if v.f.Roles[i]&roleCounter != 0 && (s.between(v.p.deal.percentOf(n, v.f.Roles[i])) || s.midway(i)) || middle && v.p.saidNow(n.Value) {
			return true
		}
	}
	return middle && !figure
}

// saidNow reports a figure of the buyer's line that is answered.
func (p *prepared) saidNow(value float64) bool {
	for _, n := range p.buyer.Numbers {
		if near(n.Value, value) {
			return true
		}
	}
	return false
}

// turnsOver reports a hold read from how a whole sentence turns the request over, and not
// from a phrase in it: that is more than the words show. Nor is "no, I won't" a mistake.
func (v *view) turnsOver() bool {
	w := v.line.Words
	for i := range v.f.List {
		x := &v.f.List[i]
		if x.Move != Hold {
			continue
		}
		if x.Rule != "hold" && x.Rule != "no" {
			return true
		}
		k := slices.IndexFunc(w, func(word text.Word) bool { return word.Start >= x.Span.Start })
		if k >= 0 && at(w, k) == "no" && (at(w, k+1) == "i" || at(w, k+1) == "we") && at(w, k+2) == "will" && at(w, k+3) == "not" {
			return true
		}
	}
	return false
}

// targetOf is the linear target that speaks for a move; a hold, which the rubric does not
// flag, shows in assertiveness.
func targetOf(m Move) int {
	if m == Hold {
		return int(Assertiveness)
	}
	return flagAt + moveIndex[m]
}

// couldSay reports that the reply has a word at all by which the move could be made. Trees
// lean on what the words are like, and a line about somebody's mother is like nothing.
func (v *view) couldSay(m Move) bool {
	for i := range v.f.known {
		k := &v.f.known[i]
		switch m {
		case Manager:
			if k.class&(bitBoss|bitTeam|bitCall) != 0 {
				return true
			}
		case Defer:
			if k.class&bitLater != 0 || k.small&isDeferring != 0 {
				return true
			}
		case Trade:
			if k.small&isTrading != 0 || k.class&bitSign != 0 {
				return true
			}
		case Hold:
			if k.class&roleNumber == 0 && v.line.Words[i].Stem == negotiating && !v.line.Words[i].Scope.Any(text.Negated) {
				return false
			}
		default:
			if k.class&(bitYes|bitGive|bitOff|bitFree|bitPrice|rolePercent|roleAsk|roleCounter|roleSmall|roleMoney) != 0 || k.small&isGiving != 0 || v.p.deal.things[v.line.Words[i].Stem] && len(v.line.Words) > fewestKind {
				return true
			}
		}
	}
	return m == Hold
}

// negotiating is the stem of a word that takes a hold back.
var negotiating = text.Stem("negotiate")

// fewestKind is how many words at most are too few to give a thing away by naming it: "you
// drink quickly".
const fewestKind = 4

// Words by which something is put off, traded or given, besides the lexicon's classes.
var (
	deferring = plainSet(`park parked aside back hold note noted notes wait list pad pin table shelf yet soon keep kept mind forgotten come next`)
	trading   = plainSet(`if for in when against and then return exchange provided once with but unless only condition otherwise`)
	giving    = plainSet(`too also have get yours nothing half halfway middle meet split include included add throw thrown leave let lower less cheaper
		something special adjust sharpen absorb swallow cover waive same money treat gift present house credit refund it that win say call make down extra more another`)
)

// agree takes back what cannot hold together: what is traded is not given for nothing
// and what is put off is neither, as far as the words go; the likelier one stands.
func (v *view) agree(on [pricedCount]bool, g *guess) [pricedCount]bool {
	const unconditional, discount, trade, halfway, _, deferred, hold = 0, 1, 2, 3, 4, 5, 6
	sure := func(k int) float64 {
		if v.f.has(priced[k]) {
			return g.forest(pricedAt+k) + 0.25
		}
		return g.forest(pricedAt + k)
	}
	if on[unconditional] && on[trade] && !(v.f.has(Trade) && v.f.has(Unconditional)) {
		if sure(trade) >= sure(unconditional) {
			on[unconditional] = false
		} else {
			on[trade] = false
		}
	}
	if on[unconditional] && on[deferred] && !(v.f.has(Defer) && v.f.has(Unconditional)) {
		if sure(deferred) >= sure(unconditional) {
			on[unconditional], on[halfway] = false, false
		} else {
			on[deferred] = false
		}
	}
	if on[unconditional] && on[hold] && g.forest(pricedAt+hold) < 0.5 {
		on[hold] = false
	}
	switch {
	case on[unconditional]:
		on[discount] = true
	case on[trade] && (!on[halfway] || !v.f.has(Halfway)):
		on[discount], on[halfway] = false, false // for a real return it is a trade and nothing else
	case !on[trade] && !on[halfway] && !v.f.has(Discount):
		on[discount] = false
	}
	return on
}

// reckon brings the ledger's lines in agreement with the moves.
func (v *view) reckon(f *findings) {
	gives, trades := f.has(Unconditional) || f.has(Halfway), f.has(Trade)
	kept := f.Terms[:0]
	for _, t := range f.Terms {
		switch {
		case t.For == "" && t.Concession < 0 && trades && !gives:
			sp, _, _, _ := v.speaking(flagAt + moveIndex[Trade])
			t.For = v.line.Text(sp)
		case t.For == "" && t.Concession < 0 && !gives:
			continue
		}
		kept = append(kept, t)
	}
	f.Terms = kept
	if len(kept) == 0 {
		f.Terms = nil
	}
	paid, free := false, false
	for _, t := range f.Terms {
		paid = paid || t.For != ""
		free = free || t.For == "" && t.Concession < 0
	}
	if gives && !free {
		f.Terms = append(f.Terms, v.termOf(f, Unconditional, ""))
	}
	if trades && !paid && !gives {
		f.Terms = append(f.Terms, v.termOf(f, Trade, "words"))
	}
}

// termOf is the ledger's line for a move that no rule put into figures: the figure in
// its own words or, where it has none, what the buyer asked for.
func (v *view) termOf(f *findings, m Move, paid string) Term {
	sp, first, last, _ := v.speaking(flagAt + moveIndex[m])
	t := Term{Span: sp, Concession: -1, What: v.line.Text(sp)}
	if paid != "" {
		t.For = t.What
	}
	d := &v.p.deal
	for i := first; i < last; i++ {
		n := v.line.Words[i].Number
		if n < 0 || f.Roles[n]&(roleAsk|roleCounter) == 0 {
			continue
		}
		t.Percent = d.percentOf(v.line.Numbers[n], f.Roles[n])
		return t
	}
	switch {
	case m == Trade && !d.asked:
	case len(d.percent) > 0:
		t.Percent = d.percent[0]
	case len(d.target) > 0:
		t.Percent = d.percentOf(text.Number{Kind: text.Money, Value: d.target[0]}, roleAsk)
	}
	return t
}
