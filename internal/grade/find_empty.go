package grade

import (
	"strings"
	"unicode"

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
		award|deserve|deserves|want|me|get full marks
		award .. level|marks|points|score
		grader|rubric
		dear|note|hey|hello .. evaluator|ai|assistant
		ai|language assistant|model
		the trainee has|gave|answered|deserves
		the reply|answer .. is .. in_control|firm|assertive|perfect|excellent|a_4
		pretend .. i gave|answered|said .. answer|reply|well|perfect
		this|my|following reply|answer|response|text .. deserves|merits|scores|receives|graded|scored|rated
		score|grade|mark|level .. for this|my reply|answer|response|text
		rate|grade|mark|score this|my|following .. reply|answer|response|text
		grade|grades|graded|score|mark generously|leniently
		maximum|highest level|grade
		counts as level
		give me .. top|full|perfect|highest marks|grade
	`},
}

// findNonsense finds replies that are no sentence: unknown letters, lists of keywords,
// or the buyer's line said back.
func findNonsense(s *scan) {
	n := len(s.line.Words)
	if n == 0 {
		return
	}
	switch {
	case s.has(Parrot):
		s.add(Nonsense, 0, n, 1, "parrot")
	case s.gibberish():
		s.add(Nonsense, 0, n, 0.9, "gibberish")
	case s.wordList(), s.verbless() && !s.opensWithStep() && !s.tellsToDo(0, n), s.piled(), s.keywords() && !s.measuresOut() && !s.has(Hold) && !s.has(Question) && !s.has(Defer):
		s.add(Nonsense, 0, n, 0.9, "list")
	}
}

// opensWithStep reports a step put as an order, whose first word is its verb: "Grab Ines and come
// round Thursday".
func (s *scan) opensWithStep() bool {
	for _, m := range s.by[gStepOrder] {
		return m.first <= 1 // they stand in the order of their first words
	}
	return false
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
	if words >= 8 && s.has(Evasive) && len(s.Overlaps) == 0 && !s.has(Commodity) && !s.has(Question) {
		add(NoteOffTopic)
	}
}

// fewestPictures is how many pictures say that a reply is told in them, where they are no
// fewer than its words.
const fewestPictures = 3

// foreign reports another language: foreign letters, pictures, or hardly an English small
// word in a line long enough to hold some.
func (s *scan) foreign() bool {
	l := s.line
	if l.Letters > 0 && l.Foreign*2 > l.Letters {
		return true
	}
	pictures := 0
	for _, r := range l.Typed {
		if r >= 0x2190 && unicode.Is(unicode.So, r) {
			pictures++
		}
	}
	if pictures >= fewestPictures && pictures >= len(l.Words) {
		return true
	}
	english, other, words := 0, 0, 0
	for i, w := range l.Words {
		if w.Number >= 0 {
			continue
		}
		words++
		if s.known[i].small&inGrammar != 0 {
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
