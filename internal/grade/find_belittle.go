package grade

import "spar/internal/text"

// find_belittle.go hears the person made small by a word for people: what they are called, what
// they are said to be, what they are told to stop doing. The words count only where the buyer
// stands beside them as the one who is or does it; "I was a clown to promise March" and "the
// rival's crooks" name somebody else.

var (
	// meanTraits are said of people to put them down.
	meanTraits = plainSet(`tiring tiresome exhausting insufferable unbearable clueless thick dim dense dim-witted slow-witted half-witted ungrateful thankless ill-mannered
unmannerly rude vulgar crude stingy miserly hysterical pathetic ridiculous absurd laughable pitiful pitiable hopeless useless worthless inept incompetent incapable feeble
spineless gutless cowardly lazy careless thoughtless heartless ruthless greedy selfish self-important pompous arrogant conceited vain smug stuck-up snooty childish
infantile immature silly daft stupid dumb foolish idiotic moronic brainless witless mindless ignorant uneducated illiterate primitive small-minded narrow-minded petty
spiteful nasty vile disgusting disgraceful shameless dishonest two-faced deceitful sly sneaky slippery shifty devious untrustworthy amateurish unprofessional
pig-headed pigheaded obstinate bone-headed boneheaded delusional deluded paranoid unhinged washed-up second-rate third-rate small-time gullible overpaid
overrated dull-witted inadequate insolent impertinent cheeky presumptuous`)
	// meanNames are what people are called.
	meanNames = plainSet(`clown muppet halfwit half-wit nitwit nincompoop buffoon disgrace laughing-stock pest parasite leech scrounger sponger freeloader skinflint miser
penny-pincher cheapskate tightwad crook swindler liar cheat coward wimp weakling loser nonentity dinosaur lightweight dilettante know-all know-it-all
smart-alec smartarse blowhard windbag whiner moaner whinger crybaby cry-baby diva tyrant brat snob jerk creep oaf lout peasant yokel hillbilly simpleton dunce dullard
dope twit twerp prat plonker wally numpty git cretin imbecile moron idiot fool timewaster time-waster tyre-kicker tire-kicker troublemaker ingrate
weasel hypocrite bandit beggar pauper slob sloth dimwit dummy dunderhead blockhead`)
	// meanDoings are what people are told to stop.
	meanDoings = plainSet(`whine whining whinge whingeing whinging moan moaning dither dithering dawdle dawdling blubber blubbering snivel snivelling sniveling grovel grovelling
wriggle wriggling squirm squirming bleat bleating rant ranting babble babbling blather blathering blathers drivel wittering bluster blustering faff faffing
sulk sulking whimper whimpering gloat gloating swagger dilly-dallying shilly-shallying stalling scrounge scrounging freeloading snigger sniggering sneer sneering nagging
pestering posturing preening strutting fussing huffing pouting`)
	// meanOwn are said of what is theirs.
	meanOwn = plainSet(`silly pathetic pitiful miserable so-called puny measly laughable ridiculous grubby shabby tatty crummy rotten wretched idiotic moronic childish petty
precious tinpot two-bit half-baked feeble absurd stupid sorry bloody damn damned poxy mickey-mouse amateurish`)
)

// belittles adds them.
func (s *scan) belittles() {
	for i := range s.line.Words {
		t := s.at(i)
		switch {
		case meanTraits[t] && s.saidToBe(i):
		case meanNames[t] && (s.saidToBe(i) || s.calledSo(i)):
		case meanDoings[t] && s.toldToStop(i):
		case meanOwn[t] && i > 0 && (s.at(i-1) == "your" || s.at(i-1) == "ur" || s.at(i-1) == "own" && s.at(i-2) == "your"):
		default:
			continue
		}
		w := &s.line.Words[i]
		if w.Quoted || w.Scope.Any(text.Negated|text.Reported|text.Hypothetical) || s.buyersWord(i, i+1) || len(s.sit.byStem[w.Stem]) > 0 || s.has(OwnFault) || s.has(Apology) {
			continue
		}
		f, _ := s.sentence(i)
		s.add(Insult, max(f, i-3), i+1, 0.8, "belittles")
	}
}

// saidToBe reports "you are" before word i, with nobody between: "you really are as lazy as".
func (s *scan) saidToBe(i int) bool {
	cl := s.clause(s.line.Words[i].Clause)
	for k := i - 1; k >= max(cl.First, i-6); k-- {
		switch s.at(k) {
		case "i", "we", "they", "he", "she", "it", "that", "who", "not", "no", "never":
			return false
		case "you", "u", "ye", "youse", "yous":
			for j := max(cl.First, k-1); j < i; j++ {
				switch s.at(j) {
				case "are", "is", "r", "being", "get", "look", "sound", "seem":
					return true
				}
			}
			return false
		}
	}
	return false
}

// calledSo reports a name called: "such a", "what a", or the buyer just before or behind it.
func (s *scan) calledSo(i int) bool {
	switch b := s.at(i - 1); b {
	case "you", "u":
		return true
	case "a", "an":
		if t := s.at(i - 2); t == "like" || t == "such" || t == "what" {
			return s.toThem(i)
		}
	}
	return false
}

// toThem reports that the sentence speaks to the buyer and not of the speaker.
func (s *scan) toThem(i int) bool {
	f, l := s.sentence(i)
	you := false
	for k := f; k < l; k++ {
		switch s.at(k) {
		case "i", "me", "we", "us", "our", "my":
			return false
		case "you", "your", "u":
			you = true
		}
	}
	return you
}

// toldToStop reports that the buyer is told to stop doing, or said to do, what word i says.
func (s *scan) toldToStop(i int) bool {
	cl := s.clause(s.line.Words[i].Clause)
	for k := i - 1; k >= max(cl.First, i-3); k-- {
		switch s.at(k) {
		case "stop", "quit", "your", "you", "u":
			return k == cl.First || s.at(k-1) != "to" && s.at(k-1) != "not"
		case "i", "we", "they", "he", "she", "it", "the", "our", "my", "not":
			return false
		}
	}
	return false
}
