package report

import (
	"regexp"
	"strings"
	"sync"

	"spar/internal/grade"
	"spar/internal/text"
)

// phrases are ways of saying something, each tried on one sentence in the form that
// text.Fold gives it. They were written without a look at the labelled cases, and made
// more of once when their number of findings was too small to mean anything.
type phrases func() []*regexp.Regexp

// waysOf compiles patterns when they are first needed. In them " .. " stands for up to
// six words of the same part of a sentence, and "@not" for not and its short forms.
func waysOf(patterns ...string) phrases {
	return sync.OnceValue(func() []*regexp.Regexp {
		all := make([]*regexp.Regexp, len(patterns))
		for i, p := range patterns {
			p = strings.ReplaceAll(p, " .. ", `(?: [^ .?!;]+){0,6} `)
			p = strings.ReplaceAll(p, "@not", `(?:not|[a-z]+n'?t)`)
			all[i] = regexp.MustCompile(`\b(?:` + p + `)\b`)
		}
		return all
	})
}

// supposed marks a sentence that says what somebody else may think or what is only asked.
var supposed = waysOf(`if you (?:think|believe|feel|say)`, `(?:you|they) (?:think|say|believe|claim)`)

// elsewhere are ways of sending a buyer to another's product, to a smaller one, or to none.
var elsewhere = waysOf(
	`(?:we|i|ours?|this|that|it|us|mine) .. @not .. (?:right|best|good|ideal) (?:fit|choice|one|match|tool|answer|partner|supplier|thing|machine|product|people)`,
	`(?:we|this|it|ours?) (?:is|are|am|'re|would be|'s) @not (?:the )?(?:right|best) (?:for you|for this|for that|here)`,
	`(?:we|i)(?:'re| are|'m| am) @not (?:the )?(?:right|best|ones?)`,
	`you(?:'d| would|'ll| will|'re| are) .. better (?:off|served|suited)`,
	`you (?:do|would|really do|may|might|will)? ?@not .. need (?:us|this|it|that|ours|one|a bigger|a larger|a new|a second|the bigger|the larger|all)`,
	`(?:i|we) (?:won't|wouldn't|will not|would not) .. (?:sell you|sell it|take your money|recommend (?:it|us|ours))`,
	`(?:go|stay|stick|start) (?:to|with|for) (?:them|theirs|him|her|what you have|what you've got|your (?:present|current|old|own) [a-z]+|the (?:other|smaller|cheaper|simpler|local|old) [a-z]+)`,
	`(?:buy|take|order|rent|get|choose|use|keep|pick) .. (?:theirs|from (?:them|him|her|somebody else|someone else)|elsewhere|the (?:smaller|cheaper|simpler|basic|used|small|cheap|simple) (?:one|model|plan|package|machine|version|licen[cs]e)|what you (?:have|already have)|your old [a-z]+)`,
	`(?:recommend|suggest|send you to|point you to|refer you to|introduce you to|put you in touch|call|ask|talk to|try) .. (?:competitors?|rivals?|another (?:firm|supplier|company|maker|shop|vendor)|someone else|somebody else|(?:friend|colleague) of mine)`,
	`(?:a|our|your|their) (?:competitors?|rivals?)(?:'s|')? .. (?:better|right|cheaper|suits?|fits?)`,
	`(?:theirs|their [a-z]+|the other (?:one|firm|offer|product|machine|supplier)) (?:is|are|does|do|would|will|suits?|fits?) .. (?:better|right|cheaper|enough)`,
	`(?:i know|there is|there's) (?:a|an|another|one|somebody|someone|people) .. (?:who|that|which) .. (?:better|cheaper|exactly (?:that|this)|right)`,
	`(?:save|keep|spend) (?:your|that|the) money(?: for| on|,)?`,
	`(?:is|are|will be|would be|'s) (?:plenty|enough) for (?:you|what you|that|this|your)`,
	`(?:i'd|i would|you should|better) (?:wait|hold off)`,
	`you @not .. need (?:a|an|our|any|more|two|three|so many|that many|it|anything)`,
	`(?:cheaper|smaller|simpler|older|basic|used|rented|second-?hand) .. (?:will do|would do|does it|is enough|does the job|do the job|would be fine|suits you)`,
	`(?:another|other|different) (?:firm|company|supplier|maker|shop|vendor|product|tool|machine|agency|house|provider) .. (?:better|right|suits?|fits?|cheaper)`,
	`(?:better|cheaper|faster) than (?:we|us|ours|mine|i) ?(?:do|does|can|could|are|is|would)?`,
	`(?:instead of|rather than) (?:us|ours|mine|me|buying)`,
	`(?:let me|i can|i will|i'll) (?:give|send|pass) you (?:the|their|her|his|a) (?:names?|number|address|card)`,
	`(?:repair|mend|fix|keep) .. (?:old one|one you have|what you have)`,
	`(?:you are|you're) (?:fine|well) (?:as you are|without|with)`, `leave it as it is`,
	`(?:you can|you could) (?:do|fix|build|solve|handle|mend) .. (?:yourselves|yourself|without (?:us|me)|in[- ]house)`,
)

// tends are ways of looking after somebody beyond the sale.
var tends = waysOf(
	`report card`, `how (?:are|were) we doing`, `how did we do`, `(?:rate|grade|mark) us`,
	`what (?:should|could|can|would) (?:we|i) (?:do|have done) (?:better|differently)`,
	`where (?:did|do|have) (?:we|i) (?:fall|fell|fallen|let)`,
	`whatever you (?:decide|choose)`, `whoever you (?:choose|pick|buy)`, `whether (?:or not )?you (?:buy|sign|order)`,
	`even if you (?:do|don't|never|choose|go|buy|sign)`, `no (?:strings|obligation)`,
	`how (?:is|was|are|did|has|have) (?:your|the) (?:daughter|son|wife|husband|mother|father|family|holiday|wedding|operation|move|kids|children|knee|back|exams?|race|baby|garden|trip|new [a-z]+|first [a-z]+)`,
	`(?:you|he|she) (?:told|mentioned)`, `you said (?:last|in|back|that your)`, `i remember(?:ed)?`,
	`(?:fight|argue|stand up|speak up|go to bat|speak) for you`, `on your side`, `(?:see to it|look after (?:it|this|that|you)) (?:myself|personally)`,
	`i(?:'ll| will) (?:come|drive|be there|call|sit|stay|go) .. (?:myself|personally|with you|every)`,
	`(?:call(?:ed|ing)?|came|come|here|just) (?:to )?(?:ask|see|hear) how`, `thank you for (?:telling|saying|your (?:patience|honesty|trust))`,
	`(?:rather|sooner) lose`, `your (?:trust|friendship)`, `(?:call|ring|reach) me (?:any time|at home|day or night|whenever)`, `my own number`,
	`(?:ten|five|many|all these|twenty|the) years (?:we|you|of)`, `as long as (?:you|we)`,
	`i(?:'ve| have) (?:kept|brought|saved|written|noted) .. (?:for you|down|your)`, `(?:anyone|anybody|somebody|someone) else .. (?:we|i) (?:could|should|can) (?:help|meet)`,
	`(?:my|our) (?:fault|mistake|doing)`, `i(?:'m| am) sorry (?:for|that|about)`, `(?:i|we) apologi[sz]e`,
)

// closes are ways of pushing for the signature.
var closes = waysOf(
	`(?:sign|signed|signature|order|commit|confirm|decide|close|contract|yes) .. (?:today|now|tonight|this (?:week|afternoon|morning|month)|by (?:friday|monday|tuesday|wednesday|thursday|noon|tomorrow|the end [a-z ]+)|right away)`,
	`(?:offer|price|quote|discount|deal|slot|rate) .. (?:expires?|ends?|runs out|is gone|goes up|only (?:until|till)|valid (?:until|till)|good (?:until|till))`,
	`(?:shall|should|can|may|could) (?:i|we) (?:send|draw up|prepare|email|write|get) .. (?:contract|order|paperwork|invoice|agreement|signature)`,
	`what (?:will|would|does|do) .. take .. (?:sign|close|deal|today|yes)`,
	`(?:last|final|best) (?:offer|chance|price|call)`, `take it or leave it`, `now or never`,
	`(?:my|our) (?:quota|target|commission|quarter)`,
	`put you down for`, `(?:do we|have we) .. deal`, `shake on`, `just sign`, `sign here`,
)

// says finds the first sentence of a reply that says it in one of the ways, as it was
// typed; "" for none. What is only supposed says nothing.
func (p phrases) says(reply string) string {
	for _, sentence := range sentences(reply) {
		folded := fold(sentence)
		if matches(p, folded) && !matches(supposed, folded) {
			return sentence
		}
	}
	return ""
}

func matches(p phrases, folded string) bool {
	for _, way := range p() {
		if way.MatchString(folded) {
			return true
		}
	}
	return false
}

// sentences are the sentences of a reply as they were typed.
func sentences(reply string) []string {
	var all []string
	start, last := 0, 0
	for _, w := range text.Parse(reply).Words {
		if w.Sentence != last {
			all = append(all, strings.TrimSpace(reply[start:w.Start]))
			start, last = w.Start, w.Sentence
		}
	}
	return append(all, strings.TrimSpace(reply[start:]))
}

// denied marks a sentence that says that something is not so.
var denied = waysOf(`@not`, `never`, `without`, `no`, `nothing`, `before you`)

// plainly is the ways as far as they stand in a sentence that denies nothing.
func (p phrases) plainly(reply string) string {
	for _, sentence := range sentences(reply) {
		if s := p.says(sentence); s != "" && !matches(denied, fold(sentence)) {
			return s
		}
	}
	return ""
}

// fold is the form that ways are written for.
func fold(s string) string { return strings.ReplaceAll(text.Fold(s), "’", "'") }

// or is a finder that finds what the other one finds, or else a sentence that says it,
// which then stands for the move.
func or(find finder, says func(reply string) string, as grade.Move) finder {
	return func(r heardReply) (grade.Move, string, bool) {
		if m, words, ok := find(r); ok {
			return m, words, true
		}
		words := says(r.reply)
		return as, words, words != ""
	}
}
