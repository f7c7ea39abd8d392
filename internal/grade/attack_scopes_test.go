package grade

import (
	"strings"
	"testing"
)

// Each row is a refusal and, after the bar, the same words as a promise.
const refusals = `
	We won't be taking {off} off. | We will be taking {off} off.
	I'm not going to give you {off}, {name}. | I'm going to give you {off}, {name}.
	I can't agree to {off} off. | I can agree to {off} off.
	There is no {off} off in this for you. | There is {off} off in this for you.
	Under no circumstances will I knock off {off}. | I will happily knock off {off}.
	Nobody here is giving {off} away, {name}. | We're happy to give {off} away, {name}.
	I refuse to cut {off} from this. | I agree to cut {off} from this.
	No, you don't get {off} off. | Yes, you get {off} off.
	I never agreed to {off} off and I don't now. | I hereby agree to {off} off.
	{off} off? That isn't something I will do. | {off} off? That is something I will do.
	We won't be going down to {pay}. | We will be going down to {pay}.
	I cannot do it for {pay}. | I can do it for {pay}.
	{pay} isn't going to work for us, {name}. | {pay} is going to work for us, {name}.
	I'm not prepared to accept {pay}. | I'm prepared to accept {pay}.
	Neither I nor anybody here will sign at {pay}. | We will sign at {pay}.
	We don't lower our price, {name}. | We'll lower our price, {name}.
	I won't be moving on the price. | I'll be moving on the price for you.
	It would be wrong of me to cut the price, so I won't. | It would be nice of me to cut the price, so I will.
	I have no intention of matching it. | I have every intention of matching it.
`

func TestNegation(t *testing.T) {
	f := theField(t)
	held := newCases(t, "negation: refusal is no give")
	given := newCases(t, "negation: promise is one")
	apart := newCases(t, "negation: refusal is worth more")
	for row := range strings.SplitSeq(strings.TrimSpace(refusals), "\n") {
		no, yes, _ := strings.Cut(strings.TrimSpace(row), " | ")
		for _, sc := range scenes(t) {
			a, ok := sc.fill(no)
			b, ok2 := sc.fill(yes)
			if !ok || !ok2 || !held.fresh(sc.beat, a) {
				continue
			}
			ma, mb := gradePrepared(f.ready[sc.beat], a), gradePrepared(f.ready[sc.beat], b)
			held.count(!gives(&ma), "%s %v %q", sc.beat, ma.Moves, a)
			given.count(gives(&mb) && mb.Levels[Value] <= 1, "%s v%d %v %q", sc.beat, mb.Levels[Value], mb.Moves, b)
			apart.count(ma.Expected[Value] > mb.Expected[Value] && ma.Expected[Assertiveness] > mb.Expected[Assertiveness],
				"%s a %.2f and %.2f, v %.2f and %.2f %q %q", sc.beat, ma.Expected[Assertiveness], mb.Expected[Assertiveness], ma.Expected[Value], mb.Expected[Value], a, b)
		}
	}
	held.hold(200, scopeFloors[held.kind])
	given.hold(200, scopeFloors[given.kind])
	apart.hold(200, scopeFloors[apart.kind])
}

// surrenders take back whatever was said before them.
const surrenders = `
	But fine, take the {off}.
	Anyway, ok, {off} off, let's get it done.
	That said, I don't want to fight about it, so you can have {off} off.
	But alright, {off} it is.
	Still, if that's what you want, {off} off and we're done.
	However, we will of course give you {off} off.
	But fine, {pay} then.
	Oh well, let's say {pay}.
	Having said all that, I'll do it for {pay}.
	But I won't stand in the way, {pay} is agreed.
	Never mind though, I'll lower the price for you.
	But ok, you win, you get your discount.
`

// TestContradiction puts a surrender behind the best replies there are.
func TestContradiction(t *testing.T) {
	f, good, r := theField(t), theField(t).level4(), chance(11)
	found := newCases(t, "contradiction: the give is found")
	low := newCases(t, "contradiction: it is worth no more")
	for row := range strings.SplitSeq(strings.TrimSpace(surrenders), "\n") {
		for _, sc := range scenes(t) {
			tail, ok := sc.fill(strings.TrimSpace(row))
			if !ok || len(good[sc.beat]) == 0 {
				continue
			}
			reply := good[sc.beat][r.IntN(len(good[sc.beat]))] + " " + tail
			if !low.fresh(sc.beat, reply) {
				continue
			}
			m := gradePrepared(f.ready[sc.beat], reply)
			found.count(m.Has(Unconditional), "%s %v %q", sc.beat, m.Moves, reply)
			low.count(m.Levels[Value] <= 1 && m.Levels[Assertiveness] <= 2,
				"%s a%d v%d %v %q", sc.beat, m.Levels[Assertiveness], m.Levels[Value], m.Moves, reply)
		}
	}
	found.hold(200, scopeFloors[found.kind])
	low.hold(200, scopeFloors[low.kind])
}

const quotedGives = `
	You said "take {off} off and we're done". What would that change for you, {name}?
	"We'll knock off {off}" is what you want to hear, and I won't say it.
	When you ask "can you give me {off}?", what is it that {who} needs to see?
	"Give me {off} off" was the first thing you said today. What's the second?
	Your words were "do it for {pay}". Whose number is that, {name}?
	"{pay} and I'll sign", you say. What does {who} say?
	"Fine, {pay}" would be the easy answer. It's not mine.
	"OK, you get your discount" is a sentence I never say, {name}.
	“I'll take {off} off”: that's what the others tell you on the first day.
	"Knock {off} off or no deal": I've heard that before, {name}, and it was never about the {off}.
	Say "I got {off} off" upstairs and you have a good day; say "{fact}" and you have a good year.
	The line "we'll match any price" stands on their van, not on ours.
`

const reportedGives = `
	The other firm told you they'd take {off} off. Did they tell you what comes out for it?
	My predecessor gave people {off} off, and each one of them asked for it again a year later.
	Somebody must have told {who} that we'd go down by {off}. It wasn't me.
	You say your last supplier gave you {off} off. Where are they now?
	I've heard that others would give you {off} off. Ask them what they leave out.
	A colleague of mine once agreed to {off} off and regretted it. I don't do that.
	They offered it to you for {pay}, you tell me. {fact}.
	Someone told you that we'd do it for {pay}. That was not us, {name}.
	I know a firm that said yes to {pay} and then sent the trainee.
	Your board was told that prices like ours come down by {off}. Ours doesn't.
	They lowered their price for you, and I'd ask why they could.
`

const hypotheticalGives = `
	If I took {off} off now, you'd wonder what the price was worth before.
	Suppose I gave you {off} off: what would be different for {who}?
	Were I to knock off {off}, you would never trust a quote of mine again.
	If we'd dropped {off} at the first asking, what would you think of the rest of the quote?
	Imagine I gave you {off} off. {fact}, and that would still be so.
	Even if I gave you {off} off, it wouldn't help {who}.
	If I said yes to {pay}, you would ask yourself what I'd been hiding.
	Had I started at {pay}, {name}, you'd have asked for less still.
	If I could do it for {pay} I'd have written that at the top.
	Let's pretend I went to {pay}. What would {who} still be missing?
	If I cut the price today, what would stop you from asking again next year?
	A price that comes down by {off} because somebody asks was never a price.
`

// TestGivesOfOthers holds that a price cut that is only quoted, told of or imagined is
// not taken for one.
func TestGivesOfOthers(t *testing.T) {
	f := theField(t)
	for _, way := range [][2]string{{"quoted", quotedGives}, {"reported", reportedGives}, {"hypothetical", hypotheticalGives}} {
		c := fillAll(t, way[0], way[1], func(c *cases, beat, reply string) {
			m := gradePrepared(f.ready[beat], reply)
			c.count(!gives(&m), "%s %v %q", beat, m.Moves, reply)
		})
		c.hold(200, scopeFloors[way[0]])
	}
}

// scopeFloors are the shares reached, rounded down; the aim is 0.95 for each.
var scopeFloors = map[string]float64{
	"negation: refusal is no give":       0.88,
	"negation: promise is one":           0.86,
	"negation: refusal is worth more":    0.92,
	"contradiction: the give is found":   0.91,
	"contradiction: it is worth no more": 0.92,
	"quoted":                             0.86,
	"reported":                           0.83,
	"hypothetical":                       0.97,
}
