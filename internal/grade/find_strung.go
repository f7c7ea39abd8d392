package grade

import (
	"strings"

	"spar/internal/text"
)

// A reply is a list and no answer when this much of it hangs together by nothing; in a
// few words nearly all of it must, since people answer in scraps ("Third round, third
// ask. Can't.").
const (
	strungShare = 0.6
	strungShort = 0.9
	fewWords    = 8
)

// wordList reports a list of words in place of an answer.
func (s *scan) wordList() bool {
	n := len(s.line.Words)
	if s.scraps() {
		return false
	}
	if n >= fewWords {
		return s.strung() >= strungShare && !s.listsSteps()
	}
	return n >= 4 && s.known[0].class&roleList == 0 && s.strung() >= strungShort && !s.measuresOut() && s.known[0].class&bitYes == 0 && !s.line.Words[n-1].Scope.Any(text.Question)
}

// scraps reports an answer in a few scraps, each with a stop behind it, and an hour in one of
// them: "Hose. Bridge. Other pump 11:00."
func (s *scan) scraps() bool {
	w := s.line.Words
	if len(w) >= fewWords || s.sit.asked == 0 || w[len(w)-1].Sentence == 0 || !s.timed(0, len(w)) {
		return false
	}
	run := 0
	for i := range w {
		if i > 0 && w[i].Sentence != w[i-1].Sentence {
			run = 0
		}
		if run++; run > longestScrap {
			return false
		}
	}
	return true
}

// longestScrap is how many words a scrap has at most.
const longestScrap = 4

// measuresOut reports a thing, what it does and how much, in a few words without a mark: "Nine soundboards
// cost 118 thousand".
func (s *scan) measuresOut() bool {
	w := s.line.Words
	for i := 1; i < len(w); i++ {
		if w[i].Break != text.NoBreak {
			return false
		}
	}
	for i := 1; i+1 < len(w); i++ {
		if measuring[s.at(i)] && w[i].Number < 0 && w[i-1].Number < 0 && (w[i+1].Number >= 0 || i+2 < len(w) && w[i+2].Number >= 0) {
			return true
		}
	}
	return false
}

// measuring are verbs in their bare form that a figure follows.
var measuring = plainSet(`cost take weigh hold need make run last lose earn pay save wait stand break eat burn use carry bring lift feed serve sell fill drink sit sleep`)

// longestPath is how many words a list has at most that tells the way.
const longestPath = 12

// listsSteps reports a short list that answers a question of how, who or where, with marks
// between what is listed and words that tie one another: "Settings, Account, Cancel
// subscription, thank you and goodbye".
func (s *scan) listsSteps() bool {
	w := s.line.Words
	if len(w) > longestPath || s.sit.asked&(askedHow|askedWho|askedWhat) == 0 {
		return false
	}
	marks, tied := 0, false
	for i := 1; i < len(w); i++ {
		if w[i].Break != text.NoBreak {
			marks++
		} else {
			tied = tied || s.ties(i-1) && s.ties(i)
		}
	}
	return marks >= 2 && tied
}

// strung is the share of a reply's words that stand in a list or are said twice.
//
// A sentence ties its words together: hardly four words of content follow one another
// without an article, a preposition, a pronoun or a verb that bends. In a list of
// keywords, of figures and names, most words stand in such runs, or come back again.
// Only the words' classes are looked at, so that figures, names and facts of the
// situation make a list no better. Replies under four words are too short to tell.
func (s *scan) strung() float64 {
	const longRun = 4
	w := s.line.Words
	if len(w) < longRun {
		return 0
	}
	loose := make([]bool, len(w))
	for from := 0; from < len(w); {
		to := from
		for to < len(w) && !s.ties(to) && (to == from || !s.newSentence(to)) {
			to++
		}
		if to-from >= longRun {
			for i := from; i < to; i++ {
				loose[i] = true
			}
		}
		from = max(to, from+1)
	}
	s.repeats(loose)
	n := 0
	for _, l := range loose {
		if l {
			n++
		}
	}
	return float64(n) / float64(len(w))
}

// newSentence reports the end of a sentence before word i, unless either of the two
// sentences is a single word ("Brokers. Insurers. Five.").
func (s *scan) newSentence(i int) bool {
	w := s.line.Words
	if w[i].Sentence == w[i-1].Sentence {
		return false
	}
	alone := func(i int) bool { f, l := s.sentence(i); return l-f == 1 }
	return !alone(i) && !alone(i-1)
}

// ties reports a word that holds a sentence together.
func (s *scan) ties(i int) bool {
	w := &s.line.Words[i]
	if w.Number >= 0 {
		return false
	}
	switch w.Norm {
	case "sorry", "thanks", "thank", "please":
		return false
	}
	return s.known[i].small&(inGrammar|inTying) != 0
}

// repeats marks a word of content typed twice running, and two words that came in the
// same order before.
func (s *scan) repeats(loose []bool) {
	w := s.line.Words
	seen := s.pairs
	if clear(seen); len(w) > mostPairs {
		seen = map[[2]string]bool{}
	}
	for i := 1; i < len(w); i++ {
		same := s.word(i) == s.word(i-1) && (s.known[i].small&inGrammar == 0 || !s.ties(i))
		pair := [2]string{s.word(i - 1), s.word(i)}
		if same {
			loose[i-1], loose[i] = true, true
		} else if seen[pair] {
			loose[i] = true
			loose[i-1] = loose[i-1] || s.known[i-1].small&inGrammar == 0
		}
		seen[pair] = true
	}
}

// mostPairs is how many words a reply has whose pairs go into the table that is kept: clearing
// a large one takes its time, however few there are the next time.
const mostPairs = 128

// word is word i as it is compared: a number by what was typed.
func (s *scan) word(i int) string {
	if w := &s.line.Words[i]; w.Number >= 0 {
		return w.Text
	}
	return s.line.Words[i].Norm
}

// keywords reports a list of nouns without the small words that make sentences.
func (s *scan) keywords() bool {
	small, all := 0, 0
	for i, w := range s.line.Words {
		all++
		if w.Number >= 0 {
			all--
		} else if s.known[i].small&inGrammar != 0 {
			small++
		}
	}
	if all < 4 || len(s.line.Words) < fewWords && s.tellsInFew() {
		return false
	}
	return float64(small) < 0.17*float64(all) && s.has(Commodity) || float64(small) < 0.11*float64(all) && all >= 5
}

// tellsInFew reports a word that ties beside a verb that bends, or two that do: in a few words they are
// enough to make a sentence ("Fire extinguishers nobody used either").
func (s *scan) tellsInFew() bool {
	n := 0
	for i := range s.line.Words {
		if s.ties(i) && !s.bends(i, i+1) {
			n++
		}
	}
	return n > 1 || n > 0 && s.bends(0, len(s.line.Words))
}

// grammar are the small words that hold English sentences together.
var grammar = wordSet(`the a an and or but if i you we it that this is are was were be am been do does did have has had will would can could should may might must not no
to of in on at for with from by as so my your our their his her its me us them he she they what which who how when where why here there than then about up out off
yes ok let get just all any some more one because into over after before now please sorry thanks thank`)

// tying are further words that do so: other small words, and verbs in forms that are
// hardly ever anything else. Bare forms ("hold", "trade", "sign") are not among them,
// since those are what lists are made of.
var tying = plainSet(`these those such same every each both either neither nor until till since unless while though although whether through between against without within
around per across during under above below behind beside near down back again only also too very even still already never always ever once quite rather much many
few less most something anything nothing everything someone anyone nobody everybody everyone myself yourself himself herself itself themselves ourselves mine yours ours theirs
whose whom being having doing cannot shall ought
gets gets got goes went gone comes came makes made takes took taken gives gave given needs wants wanted pays paid says said tells told shows showed keeps kept
stays stayed costs means meant loses lost saves saved buys bought sells sold brings brought runs ran sits sat stands stood knows knew thinks thought sees saw
looks looked works worked starts started stops stopped comes leaves left decides decided asks asked becomes became begins began finds found falls fell feels felt
let's lets want need know think see tell come go make take`)

// longVerbless is how many words run on without a mark or a verb before they are a list.
const longVerbless = 8

// verbless reports words that run on without a mark between them and without one that is
// a verb or has one: people leave verbs out, but then they put commas.
func (s *scan) verbless() bool {
	w := s.line.Words
	if len(w) < longVerbless {
		return false
	}
	if w[len(w)-1].Scope.Any(text.Question) {
		return false
	}
	for i := range w {
		if i > 0 && w[i].Break != text.NoBreak {
			return false
		}
		n, small := w[i].Norm, s.known[i].small
		switch {
		case w[i].Number >= 0:
		case small&(isFinite|isPerson) != 0, small&inTying != 0 && small&isVerb != 0, len(n) > 4 && strings.HasSuffix(n, "ed"):
			return false
		}
	}
	return true
}

// persons are the subjects of most sentences.
var persons = plainSet(`i we you he she they it that this who what which me us how why lol sorry thanks thank please hello hi yes ok cheers`)

// verbForm are the verbs among the words that tie.
var verbForm = plainSet(`gets got goes went gone comes came makes made takes took taken gives gave given needs wants wanted pays paid says said tells told shows showed keeps kept
stays stayed costs means meant loses lost saves saved buys bought sells sold brings brought runs ran sits sat stands stood knows knew thinks thought sees saw
looks looked works worked starts started stops stopped leaves left decides decided asks asked becomes became begins began finds found falls fell feels felt let let's lets want need know think see tell go make take`)

// piled reports words piled up that join nothing: one said three times running, or three
// times a preposition or a condition with another one behind it.
func (s *scan) piled() bool {
	same, bare := 1, 0
	for i := 1; i < len(s.line.Words); i++ {
		a, b := s.at(i-1), s.at(i)
		if a == b && s.known[i-1].small&isCalling == 0 && s.line.Words[i].Number < 0 {
			if same++; same >= 3 {
				return true
			}
		} else {
			same = 1
		}
		if s.known[i-1].small&s.known[i].small&isJoining != 0 && s.line.Words[i].Break == text.NoBreak {
			bare++
		}
	}
	return bare >= 3 && bare*8 >= len(s.line.Words)
}

// calling are words that people do say three times: "no, no, no".
var calling = plainSet(`no yes ok never very ha please really far much more why knock now blah`)

// joining are words behind which something has to come.
var joining = plainSet(`in on for of with if provided because at from then and or`)

// smallness is in which of the lists of small words a word is, so that it is looked up
// once and not in each of them.
type smallness uint16

const (
	inGrammar smallness = 1 << iota
	inTying
	isFinite
	isPerson
	isVerb
	isCalling
	isJoining
	isDeferring
	isTrading
	isGiving
	isPlain // or its stem is: it carries no meaning by itself
)

var listed = func() map[string]smallness {
	out := map[string]smallness{}
	for bit, list := range [...]map[string]bool{grammar, tying, finite, persons, verbForm, calling, joining, deferring, trading, giving} {
		for w := range list {
			out[w] |= 1 << bit
		}
	}
	return out
}()
