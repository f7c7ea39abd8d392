package grade

import "spar/internal/text"

// find_demand.go reads trades told in two breaths: the figure first and what is wanted for it
// right behind, without an "if": "33 then. But both labs.", "550 and you take the amp for 80",
// "ok, but you have to move in this month".

// demandBehind reports that right behind the give, in its sentence or at the beginning of the
// next, something is asked of the buyer for it.
func (s *scan) demandBehind(g *give) bool {
	_, l := s.sentence(g.last - 1)
	end := l
	if l < len(s.line.Words) {
		_, end = s.sentence(l)
	}
	from := g.last
	if joinsDemand[s.at(from-1)] || s.at(from-1) == "you" && joinsDemand[s.at(from-2)] {
		from-- // the joiner was taken for a part of the give
	}
	if s.at(from) == "you" {
		from--
	}
	for i := from; i < end; i++ {
		if !joinsDemand[s.at(i)] && i != l && (s.at(i) != "you" || s.line.Words[i].Break != text.Comma) {
			continue
		}
		if stop := s.demandAt(i, end); stop > 0 {
			g.forSpan, g.via = s.span(i, stop), "demand"
			return true
		}
	}
	return false
}

// paidBefore reports a give whose sentence points back at what they do for it in the one before:
// "You take the rig down yourselves. For that you get nine.", "Sign for three years. Then you can
// have your five."
func (s *scan) paidBefore(g *give) bool {
	f, _ := s.sentence(g.first)
	if f == 0 {
		return false
	}
	t, n := s.at(f), s.at(f+1)
	if t != "then" && (t != "for" && t != "against" || n != "that" && n != "this" && n != "it") {
		return false
	}
	pf, pl := s.sentence(f - 1)
	i := pf
	for beforeOrders[s.at(i)] {
		i++
	}
	if s.at(i) == "you" {
		i++
	}
	for s.at(i) == "will" || s.at(i) == "can" || s.at(i) == "just" {
		i++
	}
	if i >= pl || !ordered[s.at(i)] || s.scope(pf, pl)&(text.Question|notGiven) != 0 || s.anyGiven(pf, pl) || pl-i < 3 {
		return false
	}
	g.forSpan, g.via = s.span(pf, pl), "before"
	return true
}

var joinsDemand = plainSet(`and but only then plus not`)

// demandAt is the end of what is asked of the buyer from word i on, or 0.
func (s *scan) demandAt(i, end int) int {
	but, only := false, false
	from := i
	for i < end && (joinsDemand[s.at(i)] && s.at(i) != "not" || s.at(i) == "though" || s.at(i) == "so") {
		but = but || s.at(i) == "but"
		only = only || s.at(i) == "only"
		i++
	}
	if i >= end {
		return 0
	}
	w := s.line.Words[i]
	if w.Scope.Any(text.Question|text.Reported|text.Hypothetical|text.Condition) || w.Scope.Any(text.Negated) && s.at(i) != "not" {
		return 0
	}
	cl := s.clause(w.Clause)
	last := min(cl.Last, end)
	switch {
	case s.at(i) == "not" && s.at(i+1) == "without":
		return last
	case s.at(i) == "you":
		f, _ := s.sentence(i)
		if s.asksOfYou(i+1, last, i > from || i == f || w.Break == text.Comma) {
			return last
		}
	case only && (s.at(i) == "with" || s.at(i) == "on" || s.at(i) == "against" || s.at(i) == "for") && s.bareThing(i+1, last):
		return last
	case but && s.bareThing(i, last):
		return last
	}
	return 0
}

// asksOfYou reports a duty or a deed of the buyer's from word i on.
func (s *scan) asksOfYou(i, last int, joined bool) bool {
	must := false
	for ; i < last; i++ {
		switch s.at(i) {
		case "must", "need", "needs":
			must = true
		case "have", "got":
			if s.at(i+1) != "to" {
				return false
			}
			must = true
		case "to", "will", "would", "also", "gotta", "both", "all", "then", "just", "come", "and", "go":
		default:
			v := s.at(i)
			if must && i < last {
				return v != "know" && v != "understand" && v != "see" && v != "be" && v != "admit" && v != "remember" && v != "trust" && v != "think" && v != "wait"
			}
			if joined && !noDeed[v] && s.at(last-1) == "yourself" {
				return true // "1,300 and you oil it yourself"
			}
			if joined && !ordered[v] && (!noDeed[v] || v == "do") && ownThing[s.at(i+1)] && i+2 < last {
				return true // "18, and you do the retouching"
			}
			if !joined || !ordered[v] {
				return false
			}
			switch s.at(i + 1) {
			case "", "it", "them", "that", "this", "care", "home", "me", "us", "one":
				return fetches[v]
			}
			return i+1 < last
		}
	}
	return false
}

// fetches are deeds by which a buyer saves us the carrying.
var fetches = plainSet(`pick haul collect fetch load unload transport dismantle`)

// ownThing are words before a thing.
var ownThing = plainSet(`the your all both another my our me us`)

// bareThing reports a few words that name a thing and say nothing about it: "both labs",
// "cash", "the whole series".
func (s *scan) bareThing(first, last int) bool {
	if last-first > 6 {
		return false
	}
	named := false
	for i := first; i < last; i++ {
		w := &s.line.Words[i]
		if named && (s.known[i].class&roleTime != 0 || s.at(i) == "before" || s.at(i) == "by" || s.at(i) == "until") {
			return true // "all six before May"
		}
		if w.Scope.Any(text.Negated|text.Question|text.Condition) || s.known[i].class&(roleAsk|roleCounter|roleList|roleTime) != 0 || noThing[w.Norm] {
			return false
		}
		named = named || content(*w) || w.Number >= 0
	}
	return named
}

// noThing are words of a sentence about something, of a hurry or of a favour: none of them
// names what is wanted back.
var noThing = plainSet(`i we he she it they that this there you me us is are was am be been do does did has have had can could will would may might must shall not no never nobody please
	once time today now quick quickly hurry secret quiet last friend friends honestly really still well sorry thanks thank ouch hey man mate look listen see know think hope guess only because
	hard tight painful difficult sad happy glad love sake okay ok fine yes why what how who when where nothing less more cheaper lower off price discount seriously careful soon`)

// findSwap finds a deed of the buyer's and one of ours put side by side: "you put the scaffold
// up, I go to 5,900", "you book the dinner, I'll do the coffee".
func findSwap(s *scan) {
	if !s.sit.deal.asked || s.has(Trade) || s.haggled() {
		return
	}
	for c := 0; c+1 < len(s.line.Clauses); c++ {
		cl, ours := s.clause(c), s.clause(c+1)
		if s.letsUs(cl) && ours.Sentence == cl.Sentence && s.at(ours.First) == "and" && (s.at(ours.First+1) == "i" || s.at(ours.First+1) == "we") && s.anyGiven(ours.First, ours.Last) && !s.scope(ours.First, ours.Last).Any(text.Negated|text.Question) {
			s.add(Trade, cl.First, ours.Last, 0.8, "swap")
			s.clearTraded(s.sentence(cl.First))
			s.hangTerm(ours, cl)
			return
		}
		i := cl.First
		for s.at(i) == "ok" || s.at(i) == "then" || s.at(i) == "so" {
			i++
		}
		if ours.Sentence != cl.Sentence || s.at(i) != "you" || i+1 >= cl.Last || noDeed[s.at(i+1)] || s.scope(cl.First, cl.Last)&(text.Question|notGiven|text.Condition) != 0 || s.anyGiven(cl.First, cl.Last) {
			continue
		}
		switch s.at(i + 2) {
		case "it", "them", "that", "theirs", "care":
			if !fetches[s.at(i+1)] && !s.anyWord(cl, "yourself", "yourselves") {
				continue
			}
		}
		k := ours.First
		for s.at(k) == "and" || s.at(k) == "then" {
			k++
		}
		thing := s.sit.deal.kind && s.thing(k+2, ours.Last)
		switch figure := s.anyGiven(k, ours.Last); {
		case s.at(k) == "you" && (s.at(k+1) == "get" || s.at(k+1) == "have") && (figure || thing):
		case s.at(k) != "i" && s.at(k) != "we", !figure && !thing && !ordered[s.at(i+1)], !s.promises(ours):
			continue
		}
		if s.scope(ours.First, ours.Last).Any(text.Negated | text.Question) {
			continue
		}
		s.add(Trade, cl.First, ours.Last, 0.8, "swap")
		s.clearTraded(s.sentence(cl.First))
		s.hangTerm(ours, cl)
		return
	}
}

// letsUs reports something that they are to let us have or do: "let me take the old kitchen".
func (s *scan) letsUs(cl text.Clause) bool {
	if s.at(cl.First) != "let" || s.at(cl.First+1) != "me" && s.at(cl.First+1) != "us" || s.anyGiven(cl.First, cl.Last) {
		return false
	}
	switch s.at(cl.First + 2) {
	case "take", "use", "keep", "film", "publish", "quote", "name", "put", "park", "store", "choose", "pick", "have", "come":
		return cl.Last-cl.First > 3
	}
	return false
}

// noDeed are words behind "you" that are no deed, or keep what they have.
var noDeed = plainSet(`are were was be is have had has get got do did can could will would may might must should shall not keep say said think want wanted know see saw like love hate feel seem
	mean need hear heard hope believe understand remember forget ask asked asking call called look looked offer offered and or who guys win won lose lost tell show made make gave took broke went came did drive cost pay paid save saved always never
	just only still already also really too both all then`)

// findMenu finds less for less told as a list: "700 is four evenings, 780 is five", "1.6k gets
// you eight posts", "five percent is three years".
func findMenu(s *scan) {
	if !s.sit.deal.asked || s.has(Trade) || s.haggled() {
		return
	}
	for i, n := range s.line.Numbers[:min(mostFigures, len(s.line.Numbers))] {
		if s.Roles[i]&(roleAsk|roleCounter) == 0 || s.Roles[i]&(roleList|roleTime|roleSpell) != 0 {
			continue
		}
		w := s.line.Words[n.Word]
		if w.Scope&(text.Question|notGiven|text.Condition) != 0 {
			continue
		}
		_, l := s.sentence(n.Word)
		stop := s.lessBehind(n.Word+1, l, n.Kind == text.Percent || s.Roles[i]&roleSmall != 0)
		if stop == 0 {
			continue
		}
		s.dropOver(n.Word, stop)
		s.add(Trade, n.Word, stop, 0.8, "less-for-less")
		s.clearTraded(n.Word, stop)
		s.payTerm(n.Word, stop, n.Word, stop-1)
		return
	}
}

// dropOver takes holds back that were read in words first to last.
func (s *scan) dropOver(first, last int) {
	kept := s.List[:0]
	for _, x := range s.List {
		if x.Move != Hold || x.First >= last || x.Last <= first {
			kept = append(kept, x)
		}
	}
	s.List = kept
}

// lessBehind is the end of what is had for a figure that ends before word i, where that is
// told as a part of the whole, or 0.
func (s *scan) lessBehind(i, l int, percent bool) int {
	gets := false
	switch s.at(i) {
	case "covers", "includes":
		gets = true
		i++
	case "gets", "buys", "get":
		if s.at(i+1) != "you" {
			return 0
		}
		gets = true
		i += 2
	case "for": // "290 for the standard ones, 350 for those that keep you awake"
		for k := i + 1; k+1 < l; k++ {
			if s.known[k].class&roleList != 0 && s.at(k+1) == "for" {
				return s.clauseEnd(i)
			}
		}
		return 0
	case "it", "that", "they", "you": // "at 60 it's a group of six dogs, at 80 it's yours alone"
		if n := s.at(i - 2); n != "at" && n != "for" {
			return 0
		}
		for k := i + 2; k+2 < min(len(s.line.Words), l+8); k++ {
			if s.known[k].class&roleList != 0 && (s.at(k-1) == "at" || s.at(k-1) == "for") {
				return s.clauseEnd(i)
			}
		}
		return 0
	case "is", "means", "are":
		i++
	default:
		return 0
	}
	if i >= l {
		return 0
	}
	n := s.line.Words[i].Number
	counts := n >= 0 && s.line.Numbers[n].Kind != text.Money && s.line.Numbers[n].Kind != text.Percent && s.known[i].class&(roleTime|roleAsk|roleCounter|roleList) == 0
	only := s.at(i) == "only" || s.at(i) == "just" || s.at(i) == "half"
	if percent {
		if counts && s.known[i].class&roleSpell != 0 && (s.line.Numbers[n].Unit == "year" || s.line.Numbers[n].Unit == "month") && s.at(i+1) != "of" {
			return s.clauseEnd(i)
		}
		return 0
	}
	if !counts && !only {
		return 0
	}
	if gets || s.wholeAfter(i, min(len(s.line.Words), l+12)) {
		return s.clauseEnd(i)
	}
	return 0
}

// wholeAfter reports the whole named behind a part of it: the price asked, or "not five".
func (s *scan) wholeAfter(i, last int) bool {
	for k := i + 1; k < last; k++ {
		if s.known[k].class&roleList != 0 || s.at(k) == "full" || s.at(k) == "not" && k+1 < last && s.line.Words[k+1].Number >= 0 {
			return true
		}
	}
	return false
}

// findLed finds what is wanted put first and the price behind it: "with a retainer of twenty
// hours, 320", and a thing that is given when they do something for it: "the corner when you
// pay the season".
func findLed(s *scan) {
	if !s.sit.deal.asked || s.has(Trade) || s.haggled() {
		return
	}
	for f := 0; f < len(s.line.Words); {
		_, l := s.sentence(f)
		if fig := s.ledTo(f, l); fig > 0 {
			s.add(Trade, f, l, 0.8, "led")
			s.clearTraded(f, l)
			s.payTerm(f, l, fig, f)
			return
		}
		if c := s.earned(f, l); c > 0 {
			cl := s.clause(c)
			s.add(Trade, f, l, 0.8, "led")
			s.clearTraded(f, l)
			s.hangTerm(text.Clause{First: f, Last: cl.First}, cl)
			return
		}
		f = l
	}
}

// ledTo is the figure that a sentence ends on which opens with what is wanted for it, or 0.
func (s *scan) ledTo(f, l int) int {
	if !leads[s.at(f)] || l-f < 4 || s.scope(f, l)&(text.Question|notGiven|text.Condition) != 0 {
		return 0
	}
	fig := l - 1
	if n := s.line.Words[fig].Number; n < 0 || s.Roles[n]&(roleAsk|roleCounter) == 0 || s.line.Words[fig].Break < text.Comma {
		return 0
	}
	named := false
	for i := f + 1; i < fig; i++ {
		if s.known[i].class&(roleAsk|roleCounter|roleList) != 0 || noLead[s.at(i)] {
			return 0
		}
		named = named || content(s.line.Words[i])
	}
	if !named {
		return 0
	}
	return fig
}

var (
	leads  = plainSet(`with against over on at from without`)
	noLead = plainSet(`respect pleasure love you regret luck heart hand face i we`)
)

// earned is the clause of a sentence in which the thing that they asked for hangs on a deed of
// theirs that has its time: "when you pay the season now"; or 0.
func (s *scan) earned(f, l int) int {
	if !s.sit.deal.kind || s.scope(f, l).Any(notGiven|text.Question) {
		return 0
	}
	for c := s.line.Words[f].Clause + 1; c <= s.line.Words[l-1].Clause; c++ {
		cl := s.clause(c)
		if t := s.at(cl.First); (t == "when" || t == "once") && s.at(cl.First+1) == "you" && ordered[s.at(cl.First+2)] && s.thing(f, cl.First) {
			return c
		}
	}
	return 0
}
