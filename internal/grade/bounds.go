package grade

import (
	"slices"
	"strconv"
	"strings"

	"spar/internal/text"
)

// boundRow is a sentence of the rubric that no estimate may break: when it applies, the
// dimensions' estimates stay at or below their bound (4 for none).
type boundRow struct {
	name string
	when func(*judged, *guess) bool
	most Expected
	// firm is for a row that rests on nothing that could be mistaken. A single finding
	// can: where the whole reads as firm all the same, it holds to the middle only.
	firm bool
	// lastWord is the move that is no mistake where it is the last word: "but fine, take
	// the five".
	lastWord Move
}

// bounds are the rubric's own limits. The reason stands with each.
var bounds = []boundRow{
	{"gibberish, keyword lists, the buyer's line repeated: assertiveness 0, value 0 or 1",
		func(j *judged, _ *guess) bool { return j.has(Nonsense) }, Expected{0.3, 0.9, 0.4, 0.9, 0.4}, true, ""},
	{"signs alone, or figures alone, say nothing",
		func(j *judged, _ *guess) bool { return j.wordless() }, Expected{0.3, 0.8, 0.3, 0.7, 0.3}, true, ""},
	{"words to the grader are no words to the buyer",
		func(j *judged, _ *guess) bool { return slices.Contains(j.f.Notes, NoteInstruction) }, Expected{0.3, 0.8, 0.3, 0.8, 0.3}, true, ""},
	{"rude, whatever else is said: connection 0, assertiveness 0 or 1",
		func(j *judged, _ *guess) bool { return j.has(Insult) }, Expected{0.9, 4, 4, 0.3, 4}, false, ""},
	{"false urgency, guilt, a threat: assertiveness 0 or 1, connection 0 or 1",
		func(j *judged, _ *guess) bool { return j.has(Pressure) }, Expected{0.9, 4, 4, 1.2, 4}, false, ""},
	{"what does not hang together as sentences takes no position",
		func(j *judged, _ *guess) bool { return j.strung > 0 }, Expected{1.9, 1.9, 1.9, 1.9, 2}, false, ""},
	{"good words strung together are a keyword list, whatever they are",
		func(j *judged, _ *guess) bool { return j.strung > 1 }, Expected{0.9, 0.9, 0.9, 1.2, 1.2}, false, ""},
	{"another subject answers nothing",
		func(j *judged, g *guess) bool { return slices.Contains(j.f.Notes, NoteOffTopic) && g.elsewhere() }, Expected{0.4, 1.1, 0.4, 1.4, 1}, false, ""},
	{"nothing but the buyer's words",
		func(j *judged, _ *guess) bool { return slices.Contains(j.f.Notes, NoteParroted) }, Expected{0.4, 0.9, 0.4, 1.2, 0.4}, true, ""},
	{"a concession for nothing that stands gives the offer away, whatever else is said",
		func(j *judged, g *guess) bool { return j.gives(g, Unconditional) }, Expected{1.1, 1.1, 4, 4, 4}, false, Unconditional},
	{"half of the ask offered or taken weakens the offer",
		func(j *judged, g *guess) bool { return j.gives(g, Halfway) }, Expected{1.4, 1.1, 4, 4, 4}, false, Halfway},
	{"a question about a day that was is no step with a time",
		func(j *judged, _ *guess) bool { return j.asksPast() }, Expected{4, 4, 4, 4, 2}, false, ""},
	{"figures that belong to somebody else do not lift value above 2",
		func(_ *judged, g *guess) bool { return g.foreign >= 2 && g.known == 0 }, Expected{2, 1.9, 1.9, 2, 4}, false, ""},
	{"a hand on what was asked, and nothing that takes it back: given away, whatever follows",
		func(j *judged, _ *guess) bool { return j.shakesHands() }, Expected{1.1, 1.1, 4, 4, 4}, true, ""},
	{"the scene's facts told without a point: known by heart, and nothing for this buyer",
		func(j *judged, _ *guess) bool { return j.recites() }, Expected{2, 2, 1.9, 4, 4}, true, ""},
	{"a model reply of another beat was not written for this buyer",
		func(j *judged, _ *guess) bool { return j.f.Copied >= 0.6 && !j.f.CopiedHere }, Expected{4, 2, 4, 4, 4}, true, ""},
}

// gives reports that something is given for nothing: a rule found it, and the words of
// some segment make it likely enough. The longer the reply, the less they need to, since
// good words about a gift do not take it back; and words alone are enough when they
// leave no doubt.
func (j *judged) gives(g *guess, m Move) bool {
	long := float64(max(0, len(j.line.Words)-40))
	least := 0.5
	if j.has(Trade) {
		least = 0.65
	}
	if m == Unconditional && j.ordersGift() {
		return true
	}
	if j.has(m) {
		return g.gives > least-0.004*long
	}
	return m == Unconditional && g.gives > max(0.6, 1-0.005*long)
}

// ordersGift reports the buyer told to take what they asked for as the last word: no good
// sentence before it takes that back, and nothing in it could mean another thing.
func (j *judged) ordersGift() bool {
	w := j.line.Words
	for i := range j.f.List {
		if x := &j.f.List[i]; x.Move == Unconditional && x.Rule == asOrder && w[x.Last-1].Sentence == w[len(w)-1].Sentence {
			return true
		}
	}
	return false
}

// lastWord reports that the move stands in the last sentence.
func (j *judged) lastWord(m Move) bool {
	w := j.line.Words
	for i := range j.f.List {
		if x := &j.f.List[i]; x.Move == m && w[x.Last-1].Sentence == w[len(w)-1].Sentence {
			return true
		}
	}
	return false
}

// wordless reports a reply without a word: none at all, or three figures and more.
func (j *judged) wordless() bool {
	for i := range j.line.Words {
		if j.line.Words[i].Number < 0 {
			return false
		}
	}
	return len(j.line.Words) == 0 || len(j.line.Words) >= 3
}

// floorRow is the other side: what the rubric grants to a move however few words make it.
type floorRow struct {
	name  string
	when  func(*judged, *guess) bool
	least Expected
	// plain is for a row that the rubric says outright of the form: it holds whatever the
	// estimate is, and beside the moves that cost levels on other dimensions.
	plain bool
}

// floors hold for a reply that does nothing the rubric takes levels for.
var floors = []floorRow{
	{"a concession only in return for something of value: value 3, and a clear position",
		func(j *judged, _ *guess) bool { return j.has(Trade) && j.commits() }, Expected{2.9, 3, 0, 0, 0}, false},
	{"a concession for anything that is named, where rules and words agree on it: nearly the same",
		func(j *judged, g *guess) bool { return j.has(Trade) && g.forest(pricedAt+2) >= surelyTraded }, Expected{2.6, 2.8, 0, 0, 0}, false},
	{"hears the request and sets it aside: firm, and the price has not moved",
		func(j *judged, _ *guess) bool { return j.has(Defer) && j.has(Acknowledge) }, Expected{2.8, 2, 0, 2, 0}, false},
	{"a refusal in a few words, and nothing else: assertiveness 2",
		func(j *judged, _ *guess) bool { return j.refuses() }, Expected{2, 0, 0, 0, 0}, true},
	{"the buyer's figure called too little, or our price said again: holds, if without a reason",
		func(j *judged, _ *guess) bool { return j.keepsPrice() }, Expected{2, 1.8, 0, 0, 0}, true},
	{"a cheaper concession from the offer's own list in place of price: value 3",
		func(j *judged, _ *guess) bool { return j.listedInstead() }, Expected{0, 2.7, 0, 0, 0}, true},
	{"an order to come, to bring or to ring with a time or a name in it is a definite step with a time or with people",
		func(j *judged, _ *guess) bool { return j.ordersStep() }, Expected{0, 0, 0, 0, 2.7}, true},
	{"a step with its day and its people: nearly as much",
		func(j *judged, _ *guess) bool { return j.stepWhoWhen() }, Expected{0, 0, 0, 0, 2.6}, false},
	{"an appointment with its time, or a deed of ours with its day, is the same, and it answers and speaks with the buyer",
		func(j *judged, _ *guess) bool { return j.f.byRule(NextStep, byMeeting) }, Expected{2, 0, 0, 1, 2.7}, true},
	{"the buyer's word granted and turned disputes their view in their own terms",
		func(j *judged, _ *guess) bool { return j.f.byRule(Insight, byTurn) }, Expected{2.6, 2, 2.2, 1.2, 0}, true},
	{"a request to be told or shown how it is talks with the buyer: connection 1",
		func(j *judged, _ *guess) bool {
			return j.f.byRule(Question, byRequest) && len(j.line.Words) <= fewWords && !j.has(Insult) && !j.has(Pressure)
		}, Expected{0, 0, 0, 1, 0}, true},
	{"the fault owned, or sorry and a deed with its day: hears it, and acts",
		func(j *judged, _ *guess) bool { return j.makesGood() }, Expected{0, 0, 0, 1.7, 0}, true},
	{"the fault owned, and a deed with its day: their partner",
		func(j *judged, _ *guess) bool { return j.has(OwnFault) && j.makesGood() && j.datedStep() }, Expected{0, 0, 0, 2.6, 0}, true},
	{"where the offer does not fit, who says so or names what fits gives nothing away: a clear position, their interest first",
		func(j *judged, _ *guess) bool {
			return j.p.misfits && j.has(RecommendOther) && !j.has(Unconditional) && !j.has(Insult) && !j.has(Pressure)
		}, Expected{2, 2, 0, 1.7, 0}, true},
	{"a mark or a word on how we do asked for: talks with the buyer",
		func(j *judged, _ *guess) bool {
			return j.f.byRule(AskFeedback, "feedback") && !j.has(Insult) && !j.has(Pressure)
		}, Expected{0, 0, 0, 1.6, 0}, true},
	{"who asks how they are, or how the thing does, turns to the buyer",
		func(j *judged, _ *guess) bool { return j.asksAfter() }, Expected{0, 0, 0, 1.6, 0}, true},
	{"who says plainly that they sell answers a gatekeeper who asked",
		func(j *judged, _ *guess) bool { return j.saysSo() }, Expected{1.8, 0, 0, 0.8, 0}, true},
	{"who leaves the buyer free to hang up has regard for them",
		func(j *judged, _ *guess) bool { return j.letsHangUp() }, Expected{1.6, 0, 0, 0.8, 0}, true},
	{"who keeps the buyer from signing too fast puts their interest first: connection 2",
		func(j *judged, _ *guess) bool { return j.keepsFromHaste() }, Expected{0, 0, 0, 1.7, 0}, true},
}

// listedInstead reports the price held and a thing of the offer's own list given in its
// place. Of 45 rated ones 44 have level 3 or 4.
func (j *judged) listedInstead() bool {
	if !j.has(Hold) || slices.ContainsFunc(costs, j.has) || j.has(Discount) {
		return false
	}
	for i := range j.f.Terms {
		if j.f.Terms[i].Concession >= 0 {
			return true
		}
	}
	return false
}

// stepWhoWhen reports a step that names both who and when. Of 242 rated ones without a cost 226
// have level 3 or 4.
func (j *judged) stepWhoWhen() bool {
	return slices.ContainsFunc(j.f.List, func(x finding) bool {
		return x.Move == NextStep && x.Strength >= 1 && (x.Rule == "step-who-when" || x.Rule == "plan")
	})
}

// makesGood reports a failure for which the reply owns the fault, or says sorry and does
// something about it at a named time. Of 22 rated ones none has less than level 2, and 17 have 4.
func (j *judged) makesGood() bool {
	if !j.p.failed || !j.has(Apology) && !j.has(OwnFault) || j.has(Insult) || j.has(Pressure) {
		return false
	}
	return j.has(OwnFault) || j.datedStep()
}

// datedStep reports a step with somebody or some time in it.
func (j *judged) datedStep() bool {
	return slices.ContainsFunc(j.f.List, func(x finding) bool { return x.Move == NextStep && x.Strength >= 0.8 })
}

// keepsFromHaste reports a buyer told not to sign, order or decide yet, in a few words.
func (j *judged) keepsFromHaste() bool {
	w := j.line.Words
	if len(w) > fewWords || slices.ContainsFunc(costs, j.has) {
		return false
	}
	for i := 2; i < len(w); i++ {
		if t := w[i].Norm; (t == "sign" || t == "order" || t == "decide" || t == "buy" || t == "cancel") && w[i-1].Norm == "not" && w[i-2].Norm == "do" &&
			i+1 < len(w) && (w[i+1].Norm == "yet" || w[i+1].Norm == "now" || w[i+1].Norm == "today" || w[i+1].Norm == "anything") {
			return true
		}
	}
	return false
}

// refuses reports a reply of a few words in which a rule read a refusal and nothing that
// takes it back. Of 34 rated ones of six words 33 have level 2.
func (j *judged) refuses() bool {
	if len(j.line.Words) > fewWords || slices.ContainsFunc(costs, j.has) || j.has(Discount) || j.has(Defer) {
		return false
	}
	for i := range j.f.List {
		if x := &j.f.List[i]; x.Move == Hold && x.Strength >= 0.7 && x.Rule != "words" && x.Rule != "supposed-only" {
			return true
		}
	}
	return false
}

// keepsPrice reports a price kept while haggling, in plain words that nothing takes back.
func (j *judged) keepsPrice() bool {
	if slices.ContainsFunc(costs, j.has) || j.has(Discount) || j.has(Hedge) || j.has(Apology) || j.has(Trade) {
		return false
	}
	return j.f.byRule(Hold, tooLow) || j.f.byRule(Hold, standingPrice)
}

// ordersStep reports a step put as an order that names somebody or some time. Of 19 rated
// ones 18 have level 3 or 4.
func (j *judged) ordersStep() bool {
	for i := range j.f.List {
		if x := &j.f.List[i]; x.Move == NextStep && x.order && x.Strength >= 0.8 {
			return true
		}
	}
	return false
}

// asksPast reports that all days and hours named stand in questions about what was: such a
// question arranges nothing.
func (j *judged) asksPast() bool {
	if j.has(NextStep) {
		return false
	}
	s := scan{sit: j.p, line: j.line, findings: j.f}
	any := false
	for i := 0; i < len(j.line.Words); {
		f, l := s.sentence(i)
		i = l
		for k := f; k < l; k++ {
			if j.f.known[k].class&(roleTime|roleSpell) == 0 && s.at(k) != "week" && s.at(k) != "month" && s.at(k) != "evening" && s.at(k) != "morning" {
				continue
			}
			if !j.line.Words[f].Scope.Any(text.Question) || !s.past(f, l) || !s.asksHabit(f, l) {
				return false
			}
			any = true
		}
	}
	return any
}

// surelyTraded is how likely the words make a trade that a rule found: of 163 rated ones
// with nothing against them, 143 have value 3 or more.
const surelyTraded = 0.7

// costs are the moves that the rubric takes levels for; with one of them no floor holds.
var costs = []Move{Unconditional, Halfway, Manager, Hedge, Pressure, Insult, Nonsense, Parrot, Apology, Evasive}

// commits reports that a price moves only for a commitment that is worth something in
// itself: a term of more than a year, or payment in advance. "Sign by Friday" is not.
func (j *judged) commits() bool {
	for i := range j.f.Terms {
		words := strings.Fields(text.Fold(strings.ReplaceAll(j.f.Terms[i].For, "-", " ")))
		for k, w := range words {
			if w == "upfront" || w == "prepay" || w == "advance" || w == "front" && k > 0 && words[k-1] == "up" {
				return true
			}
			if unit := strings.TrimRight(w, ".,;:!?s"); (unit == "year" || unit == "yr" || unit == "month") && k > 0 && longTerm(words[k-1], unit) {
				return true
			}
		}
	}
	return false
}

// longTerm reports that so many years or months are more than one year.
func longTerm(count, unit string) bool {
	n, err := strconv.Atoi(count)
	if err != nil {
		n = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "multi": 2, "eighteen": 18, "twenty": 20, "thirty": 30}[count]
	}
	if unit == "month" {
		return n > 12
	}
	return n > 1
}

// unbound is the bound of a reply of which the rubric says nothing outright.
var unbound = Expected{4, 4, 4, 4, 4}

// Where the forests alone see this much, a reply reads as firm, and what a single
// finding would take away stops at the middle: left out, one in two such findings was a
// mistake ("I won't defend the letter" read as a threat), and holding them to the bottom
// cost more agreement than it brought. Level 3 stays out of reach.
const (
	readsFirm  = 2.2
	middle     = 2.1
	readsAtAll = 1.6 // from here on the rubric's floors are granted
)

// bound sets the limits that the rubric gives outright.
func bound(j *judged, g *guess) {
	if j.strung == 0 && !slices.ContainsFunc(j.f.Notes, func(n Note) bool { return n != NoteOffTopic || g.elsewhere() }) {
		costly := slices.ContainsFunc(costs, func(m Move) bool { return j.has(m) && (m != Apology || !j.p.failed) })
		for i := range floors {
			row := &floors[i]
			if costly && !row.plain || j.has(Nonsense) || j.has(Parrot) || !row.when(j, g) {
				continue
			}
			grants := &g.least
			if row.plain {
				grants = &g.surely
			}
			for d, least := range row.least {
				grants[d] = max(grants[d], least)
			}
		}
	}
	for i := range bounds {
		if !bounds[i].when(j, g) {
			continue
		}
		limits := &g.soft
		if bounds[i].firm || bounds[i].lastWord != "" && j.lastWord(bounds[i].lastWord) {
			limits = &g.most
		}
		holdTo(limits, &bounds[i].most)
	}
}

// holdTo lowers limits.
func holdTo(limits, most *Expected) {
	for d, v := range most {
		limits[d] = min(limits[d], v)
	}
}

// within is an estimate of the forests within the limits.
func (g *guess) within(d Dimension, v float64) float64 {
	soft := g.soft[d]
	if v >= readsFirm {
		soft = max(soft, middle)
	}
	if v >= readsAtAll {
		v = max(v, g.least[d])
	}
	v = max(v, g.surely[d])
	return min(v, soft, g.most[d])
}
