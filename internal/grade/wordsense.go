package grade

import "sync"

// sense is a group of words that do the same in a sale. A sense is a feature of
// the learned model, not a finding: it says nothing by itself.
type sense uint8

const (
	hedges sense = iota
	acknowledging
	negations
	conditions
	permission
	sorry
	thanks
	everyones
	pressing
	agreeing
	causes
	contrasts
	times
	roles
	steps
	priceWords
	giveWords
	lossWords
	gainWords
	asking
	insults
	directives
	fillers
	weYou
	firstPerson
	secondPerson
	sharing
	comparing
	peopleWords
	returnWords
	timeUnits
	comparatives
	senses
)

var senseWords = [senses]string{
	hedges:        "maybe perhaps just kind sort guess think hopefully possibly probably might could hope try little bit somewhat suppose afraid wondering honestly",
	acknowledging: "understand hear fair appreciate right see sense sounds reasonable noted true agree respect point get know",
	negations:     "not no never none nothing without nor neither",
	conditions:    "if unless provided when once only condition return exchange against until",
	permission:    "may could would mind ok allow please possible let wondering",
	sorry:         "sorry apologies apologize apology regret forgive",
	thanks:        "thanks thank grateful cheers appreciate",
	everyones:     "solution solutions leading leader quality service partner partnership synergy innovative cutting-edge premium excellence trusted tailored unique seamless value roi commitment passionate robust state award-winning competitive reliable professional experienced expertise",
	pressing:      "today now hurry last only final expires regret miss otherwise late deadline immediately chance",
	agreeing:      "yes ok sure deal fine agreed absolutely happy alright course certainly done gladly problem worries perfect great",
	causes:        "because so since therefore means hence why reason which",
	contrasts:     "but instead rather however actually while whereas although yet than not",
	times:         "monday tuesday wednesday thursday friday saturday sunday tomorrow tonight today morning afternoon evening noon january february march april may june july august september october november december week month minutes hour o'clock lunch",
	roles:         "cfo ceo director manager boss owner board committee finance procurement chief head lead partner husband wife accountant lawyer engineer team supervisor foreman",
	steps:         "send book call meet walk draft show bring sign start visit demo come put write ring email sit introduce invite prepare test try trial pilot talk agenda meeting session appointment calendar diary",
	priceWords:    "price cost costs fee rate budget expensive cheap cheaper money pay quote invoice list charge pounds dollars euros percent",
	giveWords:     "discount off reduce drop free waive knock cut lower match split halfway half include throw extra credit concession meet refund deduct shave trim extend",
	lossWords:     "lose losing risk penalty waste late fail failure delay down stop broken breach fine damage lost miss wrong error problem complaint fault claim injury stuck leak scrap",
	gainWords:     "save saves saving gain faster less more fewer earn return profit pays worth back keep cut avoid win results",
	asking:        "who what when how why which where whose",
	insults:       "stupid idiot ridiculous joke clueless ignorant fool silly pathetic rubbish liar lazy dumb nonsense waste embarrassing cheapskate childish",
	directives:    "let need want give take bring book put get ask tell show look compare check think picture suppose imagine",
	fillers:       "well um er so look listen honestly basically actually really very literally oh hmm like",
	weYou:         "we our us together ours",
	firstPerson:   "i my me mine",
	secondPerson:  "you your yours yourself",
	sharing:       "together us both each either side partner joint shared",
	comparing:     "than compare against versus difference same like other others another everyone rival competitor",
	peopleWords:   "people staff team crew driver drivers nurse nurses tenants guests patients customers operators shift site floor warehouse line kitchen office workshop",
	returnWords:   "term years commit commitment contract sign reference upfront volume exclusive prepay payment referral introduction case longer deposit order",
	timeUnits:     "day days week weeks month months year years hour hours minute minutes quarter night nights",
	comparatives:  "better cheaper faster bigger smaller longer shorter easier safer higher lower less more fewer worse",
}

// wordBook holds the word classes and the words that say nothing of what a text is
// about, by the hash of their stem.
type wordBook struct {
	known map[uint64]wordKnown
}

// wordKnown is what is known of a word in every situation.
type wordKnown struct {
	class uint64 // one bit for each class
	stop  bool   // it says nothing of what a text is about
}

var words = sync.OnceValue(func() *wordBook {
	x := &wordBook{make(map[uint64]wordKnown, 800)}
	for c, list := range senseWords {
		for _, t := range lex(list) {
			w := x.known[t.stem]
			w.class |= 1 << c
			x.known[t.stem] = w
		}
	}
	for _, t := range lex(stopWords) {
		w := x.known[t.stem]
		w.stop = true
		x.known[t.stem] = w
	}
	return x
})

const stopWords = `a an the and or but if so as at by for from in into of off on onto out over to up with
	without about after before again against all also am any are been being because both can could did do does doing done down
	each else even ever every few get gets getting give gives go goes going got had has have having he her here him his how i
	is it just know let like look make made makes many may me might mine more most much must my need needs never no not now
	one only other our ours out own please put really right said same say says see she should some something still such
	take than thank thanks that the their them then there these they thing things think this those though through too two
	under until us very want wants was way we well were what when where which while who why will would yes yet you your yours
	ok because tell told ask come back keep good better best new next last first day today time`
