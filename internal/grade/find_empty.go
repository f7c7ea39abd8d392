package grade

import (
	"strings"

	"spar/internal/text"
)

// notePhrases talk to the grader instead of the buyer.
var notePhrases = []phraseSet{
	{gInstruction, `
		ignore|disregard|forget .. instructions|rubric|previous|prompt|rules
		give .. level|score|grade|marks .. @num|four|full|top|highest|maximum
		score|grade|rate|mark this|me|it|reply|answer .. @num|four|full|high|top|as
		as an ai
		system prompt
		assertiveness|value @num
		you are .. grader|ai|assistant
		level four|4
		full marks
		award .. level|marks|points|score
	`},
}

// copies measures how much of the reply is a model reply's or the buyer's line.
func (s *scan) copies() {
	words := s.line.Words
	if len(words) == 0 {
		return
	}
	for _, m := range s.sit.models {
		if c := shared(words, m.Words); c > s.Copied {
			s.Copied, s.CopiedHere = c, true
		}
	}
	for _, m := range s.sit.others {
		if c := shared(words, m.Words); c > s.Copied {
			s.Copied, s.CopiedHere = c, false
		}
	}
	s.Parroted = shared(words, s.sit.buyer.Words)
}

// shared is the share of a's words that stand in runs of four or more words of b; for
// a shorter than that, all of it must be a run of b.
func shared(a, b []text.Word) float64 {
	const run = 4
	n := min(run, len(a))
	if n < 2 || len(b) < n {
		return 0
	}
	grams := make(map[[run]string]bool, len(b))
	gram := func(w []text.Word) (g [run]string) {
		for i := range n {
			g[i] = w[i].Norm
		}
		return g
	}
	for i := 0; i+n <= len(b); i++ {
		grams[gram(b[i:])] = true
	}
	covered, upto := 0, 0
	for i := 0; i+n <= len(a); i++ {
		if grams[gram(a[i:])] {
			from := max(i, upto)
			covered += i + n - from
			upto = i + n
		}
	}
	return float64(covered) / float64(len(a))
}

// parrotShare is how much of a reply may be the buyer's line before it is nothing else.
const parrotShare = 0.7

func findParrot(s *scan) {
	if s.Parroted >= parrotShare && len(s.line.Words) >= 3 || s.echoes() {
		s.add(Parrot, 0, len(s.line.Words), 1, "parrot")
		// What the buyer asks for is no offer because it is said back.
		for _, m := range []Move{Discount, Unconditional, Trade, Halfway, Manager, Defer} {
			s.drop(m)
		}
		s.Terms = nil
	}
}

// echoes reports a reply whose words of meaning are nearly all the buyer's own and in
// which nothing is asked or answered.
func (s *scan) echoes() bool {
	if s.Content < 4 {
		return false
	}
	for _, o := range s.Overlaps {
		if o.Kind == topicBuyerLine {
			return float64(o.Words) >= 0.85*float64(s.Content) && s.Parroted >= 0.3
		}
	}
	return false
}

// findNonsense finds replies that are no sentence: few function words among many
// tokens (keyword lists), unknown letters, or the buyer's line said back.
func findNonsense(s *scan) {
	n := len(s.line.Words)
	if n == 0 {
		return
	}
	switch {
	case s.has(Parrot):
		s.add(Nonsense, 0, n, 1, "parrot")
	case s.gibberish(), s.keywords() && !s.has(Hold) && !s.has(Question) && !s.has(Defer):
		s.add(Nonsense, 0, n, 0.9, "nonsense")
	}
}

// gibberish reports a reply most of whose words cannot be English: no vowels, or five
// consonants running, or one syllable over and over.
func (s *scan) gibberish() bool {
	odd, all, repeats := 0, 0, 0
	for i, w := range s.line.Words {
		if w.Number >= 0 {
			continue
		}
		all++
		if !speakable(w.Text) {
			odd++
		}
		if i > 0 && w.Norm == s.line.Words[i-1].Norm {
			repeats++
		}
	}
	return all >= 1 && odd*2 > all || all >= 3 && repeats*2 >= all
}

func speakable(w string) bool {
	if len(w) <= 2 {
		return true
	}
	vowels, run := 0, 0
	for i := 0; i < len(w); i++ {
		switch w[i] {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			vowels++
			run = 0
		default:
			run++
			if run > 4 {
				return false
			}
		}
	}
	return vowels > 0 || len(w) <= 4 && shortOK[w]
}

var shortOK = wordSet("hmm mhm pls thx tbh nps crm erp kpi pdf sso mrs dr mr vs ltd plc msg cfo gmbh hr brb fyi rfp rfq btw ngl")

// keywords reports a list of nouns without the small words that make sentences.
func (s *scan) keywords() bool {
	small, all := 0, 0
	for _, w := range s.line.Words {
		all++
		if w.Number >= 0 {
			all--
		} else if grammar[w.Norm] {
			small++
		}
	}
	if all < 4 {
		return false
	}
	return float64(small) < 0.17*float64(all) && s.has(Commodity) || float64(small) < 0.11*float64(all) && all >= 5
}

// grammar are the small words that hold English sentences together.
var grammar = wordSet(`the a an and or but if i you we it that this is are was were be am been do does did have has had will would can could should may might must not no
to of in on at for with from by as so my your our their his her its me us them he she they what which who how when where why there here than then about up out off
yes ok let get just all any some more one because into over after before now please sorry thanks thank`)

// findEvasive finds replies that touch nothing of the buyer's line and do nothing.
func findEvasive(s *scan) {
	if len(s.line.Words) == 0 || s.has(Nonsense) {
		return
	}
	for _, m := range []Move{Hold, Discount, Trade, Defer, Halfway, Question, NextStep, Quantified, Insight, Acknowledge, OwnFault, Apology, RecommendOther, AskFeedback, AskReferral, Recall} {
		if s.has(m) {
			return
		}
	}
	touched := 0
	for _, o := range s.Overlaps {
		if o.Kind != topicContext && o.Kind != topicConcession {
			touched = max(touched, o.Words+o.Numbers)
		}
		if o.Kind == topicName && o.Words > 0 {
			touched--
		}
	}
	if touched >= 2 || len(s.line.Words) > 45 || len(s.gives) > 0 || s.has(Manager) || s.has(Insult) {
		return
	}
	s.add(Evasive, 0, len(s.line.Words), 0.6, "evasive")
}

// notes say why marks are to be read with care.
func (s *scan) notes() {
	add := func(n Note) { s.Notes = append(s.Notes, n) }
	words := len(s.line.Words)
	if words < 3 {
		add(NoteShort)
	}
	if s.foreign() {
		add(NoteLanguage)
	}
	if s.Copied >= parrotShare && words >= 4 {
		add(NoteCopied)
	}
	if s.has(Parrot) {
		add(NoteParroted)
	} else if s.has(Nonsense) {
		add(NoteNonsense)
	}
	for _, m := range s.by[gInstruction] {
		if !s.line.Words[m.first].Scope.Any(text.Reported) {
			add(NoteInstruction)
			break
		}
	}
	if words >= 8 && s.has(Evasive) && len(s.Overlaps) == 0 && !s.has(Commodity) {
		add(NoteOffTopic)
	}
}

// foreign reports another language: foreign letters, or hardly an English small word
// in a line long enough to hold some.
func (s *scan) foreign() bool {
	l := s.line
	if l.Letters > 0 && l.Foreign*2 > l.Letters {
		return true
	}
	english, other, words := 0, 0, 0
	for _, w := range l.Words {
		if w.Number >= 0 {
			continue
		}
		words++
		if grammar[w.Norm] {
			english++
		}
		if otherTongues[w.Text] {
			other++
		}
	}
	return words >= 4 && other >= 2 && other > english
}

// otherTongues are small words of languages that trainees may slip into.
var otherTongues = plainSet(`el la los las de que y en un una por para con no se lo como pero si su le les des du est et que qui dans pour pas sur avec vous nous je tu il elle ne ce cette mais
der die das und ist nicht ich sie wir ein eine zu den dem mit von auf fur im aber wie kann konnen haben werden il gli che di non per una sono con ma questo het een van en niet dat wij zijn
o os da do uma nao com voce mas para e sou muito obrigado gracias merci danke bitte hola ja nein oui precio prix preis ikke jeg och att det som nie jest sie na`)

func plainSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
