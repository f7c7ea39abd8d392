package grade

import "spar/internal/text"

// beyondDoubt is how likely giving in must be for words alone to say so beside a hold, a
// manager or a deferral that a rule found: the same words stand in both. In a single
// sentence the rule has read all there is; what comes after may take a refusal back.
func (v *view) beyondDoubt() float64 {
	if w := v.line.Words; len(w) > 0 && w[len(w)-1].Sentence == w[0].Sentence {
		return never
	}
	return 0.65
}

// mostPlain is how many words a reply has in which what a rule found stands: there is
// nothing beside it that the trees could weigh.
const mostPlain = 8

// never is more than any estimate.
const never = 9

// unsaid reports that every figure in play is denied, supposed or somebody else's: the
// trees weigh words and do not see how far a "not" reaches.
func (v *view) unsaid() bool {
	if v.f.Reckoned {
		return true
	}
	any := false
	for i, n := range v.line.Numbers {
		if v.f.Roles[i]&(roleAsk|roleCounter|rolePercent|roleSmall) == 0 {
			continue
		}
		if !v.line.Words[n.Word].Scope.Any(notGiven) {
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
	for k, m := range priced {
		found := v.f.has(m)
		on[k] = found
		keep, add := float64(v.m.Priced[k][0]), float64(v.m.Priced[k][1])
		if len(v.line.Words) <= mostPlain {
			keep = -never
		}
		if givesWay[m] && (v.f.has(Hold) || v.f.has(Manager) || v.f.has(Defer)) {
			add = max(add, v.beyondDoubt())
		}
		if givesWay[m] && unsaid {
			add = never
		}
		switch {
		case found && g.forest(pricedAt+k) < keep:
			on[k] = false
		case !found && g.forest(pricedAt+k) >= add:
			on[k] = true
		}
	}
	on = v.agree(on, g)
	f := *v.f
	f.List = append([]finding(nil), v.f.List...)
	f.Terms = append([]Term(nil), v.f.Terms...)
	for k, m := range priced {
		switch found := v.f.has(m); {
		case found && !on[k]:
			f.drop(m)
			changed = true
		case !found && on[k]:
			x := finding{Move: m, Strength: 0.7, Rule: "words"}
			x.Span, x.First, x.Last, x.Clause = v.speaking(flagAt + moveIndex[m])
			f.List = append(f.List, x)
			changed = true
		}
	}
	if !changed {
		return
	}
	v.reckon(&f)
	v.f = &f
	strung := v.j.strung
	v.j = judge(v.p, v.line, v.f)
	v.j.strung = strung
	v.estimate(g, v.toks, v.f, v.j, &v.all, v.parts, v.lin)
	v.x = v.left.x
}

// agree takes back what cannot hold together: what is traded is not given for nothing
// and what is put off is neither, as far as the words go; the likelier one stands.
func (v *view) agree(on [pricedCount]bool, g *guess) [pricedCount]bool {
	const unconditional, discount, trade, halfway, _, deferred = 0, 1, 2, 3, 4, 5
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
	switch {
	case on[unconditional]:
		on[discount] = true
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
