package grade

import "spar/internal/text"

// pressurePhrases push by hurry, guilt or threat.
var pressurePhrases = []phraseSet{
	{gPressure, `
		take it or leave it
		now or never
		last chance|offer|warning
		final offer
		offer .. expires|ends|gone|dies|dead
		@thing|offer|price|slot is|are only valid
		only ..1 today|tonight
		today only
		before .. gone|too_late
		that|offer|slot|they|price will be gone
		gone by tomorrow|tonight|noon
		you will regret|beg|crawl|wish
		you will .. be calling|ringing|begging|crawling|sorry|explaining|the_one
		you .. would be .. crazy|mad|foolish|stupid|irresponsible
		irresponsible
		somebody|someone else will|wants|gets|takes
		somebody|someone who actually|really wants
		others .. waiting|interested|asking|lined|ringing|calling
		@num other|others|clients|companies|schools|buyers ..2 waiting|interested|asking|lined|want|ringing
		price .. goes|go|going up .. tomorrow|monday|friday|next|after|week|today
		price just went|got
		not .. chasing you|chase
		is your loss
		your funeral
		on your head|conscience
		your problem|risk then
		not ..1 come|ring|call|expect|run .. crying|asking|running
		not come .. to me when|if|in
		not expect me|us|any
		good luck .. explaining|finding|getting|telling
		after all .. done|did for
		i drove|driven ..5 for|to be|this|hours
		i did not drive|come|fly
		i did not get here|up|out|into|this
		you .. have .. wasted
		wasting my|our time
		waste of my|our time
		want it or not
		^ make up your mind
		need .. answer .. now|today|tonight
		need .. yes .. now|today|tonight|by_tonight|by_tomorrow
		need to know by
		sign|decide|pay|book|release|do|take it|that|this|now|today|tonight|the? .. or i|you am|are|will|would|lose|get|stay|forget
		or i|we stop|pull|walk|cancel|withdraw|release|sell|leave|go|am|are|take it|the|to|over|elsewhere|moving|giving|out|walking|gone
		or i|we will stop|pull|walk|cancel|withdraw|release|sell|leave|tell|report
		or you will|would ..2 regret|lose|explain|wish
		or you will ..1 be|get|pay|find|never
		or forget|else
		or stay .. without|with_what|in|as
		or we .. leave it here
		or not but do not
		either you ..8 or you
		stop gambling|wasting|being
		with respect .. nonsense
		do you even
		do not you care|want
		want .. or not
		sign|release|pay|book|buy|order it|this|that|them|today|now .. or do not
		buy|sign|order it|this|them or leave_it
		or the .. will do it
		initial here
		i have .. other|two calls|hauliers|clients|buyers|customers .. waiting
		i have other calls
		^ your loss|choice $
		people|they .. come crawling
		it is your name on
		accident|death|fire|injury|next|case|funeral|victim .. your name on
		go bust
		will pay for that|it
		unlimited fine
		fines are unlimited
		while stocks|slots last
		limited time|slots|availability
		only .. slot|slots|one left
		one ..2 slot left
		i will .. tell your boss|director|manager|wife|board|people
		or i|we will tell her|him|them myself
		over your head
		escalate .. to your
		report you to
		put me through to your
		you should .. have .. thought|plan~|told us|me|of|about|ahead|before
		what happens when one does not plan
		what happens when you
		everyone else .. has|signed
		you .. lose .. slot|place
		back of the line|queue
		before i|we pull|withdraw|change my|cancel|walk|lose_patience
		you owe me|us|it
		and .. we are even
		will|would|could|might suffer|die|drown|freeze|choke|starve|burn
		people|someone|somebody|children|they|patients|one suffer|die|dies|drown|drowns|freeze|choke|chokes|starve|burn
		freeze|drown|kill|choke those|these|the|your .. children|people|patients|girls|residents
		frozen children|girls|people|residents
		and it is|will_be on you
		it is on you
		your|his|her|their fault when|if
		your|his|her|their doing
		in the dock
		in .. trouble
		lawsuit|sue|suing
		our lawyers|legal .. will
		our legal people
		go|goes|went|going under|bust because|all|next|soon
		like yours go|goes|fail|close|lose|die
		not afford to turn|ignore|wait|say|refuse|pass
		explain|explaining .. to your|that|the board|boss|chapel|committee|director|ceo|wife|residents
		why you did not|used|burned|wasted|ignored
		be the one .. that|who explains|has_to|let
		want to be the
		take it now
		decide now or
		clock is ticking
		not .. be there tomorrow
		thank me later
		you .. will thank me
		yourself a favour|favor
		see how far|long you|they|it
		you need us|me more|simple
		simple as that
		buy .. rubbish|junk
		let your|the .. people|children|patients|residents|girls .. lie|freeze|suffer|rot|sit
		your .. family|kids|children|wife will|would
		i would be careful if|your
		big mistake
		go ahead .. sign|buy|take|lose
				have .. target this|and
		can not stay
		then do not complain
		that is|will_be|would_be on you
		is|will_be|would_be on your head|conscience
		it is|will_be on your conscience|shoulders|head
		if .. happens|falls|dies|breaks|burns|fails|goes_wrong .. on_you|your_fault|your_doing|blame_yourself|not_blame_me|not_come
		serve|serves|served you right
		live with yourself
		answer for that|it
		not say|complain i|we did not warn|tell
		not say you .. not|never warned|told
		i hope you can live|sleep
		how will|would|can you look .. in the eye|face
		how will|would|can you explain|sleep
		you could .. more|bit_of|some gratitude|grateful|thankful
		could|should|might show|have .. gratitude
		others|anyone|anybody_else|somebody_else would .. send|charge|have .. an? invoice|bill|charged
		after everything|all i|we .. did|done
		you want to .. leave|abandon your|the .. alone|without|mother|father|children
		so you want|would to? .. leave|let your|the .. mother|father|people|children|patients .. without|fall|die|alone
		want to be responsible|to_blame
		you will have|get only yourself
		sign .. at full price now
		your board|boss|director|cfo|wife will .. hear|learn .. about
		i would hate to see|tell|have_to|be_the
		^ wait|waiting until|till .. one|somebody|someone|child|first .. dies|falls|burns|runs|drowns|chokes|hurt|killed|sues|over
		^ then wait until|till .. one|somebody|someone|child|first .. dies|falls|burns|runs|drowns|chokes|hurt|killed|sues|over
		would be a shame if|when
	`},
	{gInsult, `
		stupid|idiot|idiots|moron|dumb|dumbest|clueless|ridiculous|pathetic|liar|liars|rubbish|nonsense|bullshit|crap|insane
		a joke
		^ shut up
		bloody stupid|well|idiot
		go to hell
		damn|fuck|fucking|shit|piss|bollocks|arse|screw you|it|off
		fuck~|shit|bullshit|bollocks|arse
		you are .. lying|crazy|cheap|rude|blind|naive|delusional|impossible|hopeless|embarrassing
		you are being rude|difficult|unreasonable|silly|emotional|dramatic|paranoid|cheap
		grow up
		has|have|had not .. clue
		not .. clue
		no idea .. talking
		what do|would you|they|he|she know
		you do not .. understand|get it|that|this|how|anything
		that|it|which is ..1 rude|absurd|laughable|cheek|cheeky
		you are .. daft|silly|absurd
		^ are you thick|daft|dim|dense|deaf|blind|nuts|stupid
		do your homework
		wake up
		unbelievable|unbelieveable
		childish|immature|petty|cowardly|spineless|gutless|ignorant|arrogant|foolish|incompetent|sloppy|stingy|greedy|small-minded|narrow-minded|backward|hypocritical|gullible|disgusting|disgraceful|shameful|laughable|amateurish|tight-fisted|cheapskate|smug
		coward~|traitor~|crook|crooks|beggar~|hypocrite~|brat~|cowboys|clown~|vulture~|parasite~|bullies|thief|thieves|dinosaur~|blackmail|scam|racket|extortion
		cheat|fool|amateur|miser|bully|snob|pincher
		spoiled|spoilt
		ashamed of you|yourself|listening
		should be ashamed
		shame on you
		disgrace
		embarrassed|ashamed .. if i|me|you|to
		embarrassing .. for a|an|you
		too stubborn|scared|timid|busy|proud|lazy|blind|afraid|emotional|stupid|weak|arrogant .. to
		should|ought not .. be running|managing|buying|deciding|in
		not|stop play|playing .. the|games|with
		not|stop lecture|lecturing|whine|whining|moan|moaning|sulk|sulking|crying|behaving|acting|pretending|patronise
		stop being|behaving|acting
		who is .. in charge|running .. here|this|you
		for someone|somebody .. in charge|who|like
		@be|you|he|she|they knows|know|knew nothing|little|less .. about|of
		knows|know nothing
		not .. know what .. talking|doing|saying
		not .. even .. read|count|think|hold|add|see|know|understand
		not .. know your own
		not .. stand to be
		can not you .. read|count|see|think|hear|add|listen
		like a grown|adult|child|baby|professional|girl
		what is your problem
		what is .. wrong|matter with you
		get over it
		get a grip
		pull yourself
		man up
		^ calm down
		you .. calm|calmed down
		please calm
		spare|save me the|your
		^^ typical $
		^^ pathetic $
		^^ disgusting $
		you people always|never|do|can|only|just|want|think|make|keep|need|should|have|would
		you people .. are|were not|all|impossible|hopeless|ridiculous|mad|crazy|unbelievable|wasting|blind|slow|cheap|mean|lazy|the_same|the_worst
		^ you people $
		with|for|about|from|of|by you people $
		dragging your feet
		be a leader|man for once
		for once in your
		in the wrong job
		this small
		waste|wastes|wasting .. morning|day|afternoon
		people like you always|only|can not|do not|think|expect|make|cost|waste|kill|ruin|keep
		people like you never learn|listen|understand|see|read|pay|change|get
		sick|tired|enough of people like you
		know|met|seen|had .. people like you
		people like you are the
		^^ people like you $
		your sort|kind of people
		with your sort|kind
		no wonder .. not|nothing|nobody|half|broke|they|losing|empty
		for a living
		just|only the|a kid|girl|boy|secretary|receptionist|clerk
		the stable girl
		mind your own
		none of your business
		not my problem
		your|his|her|their|that|this little spreadsheet|firm|shop|company|budget|rules|list|book|scale|game|project|kingdom
		expected more|better from|of you
		anyone|anybody|nobody with .. any|half|an_ounce sense|decency|brain|brains
		if you had any|half sense|decency|brain|brains
		think for yourself
		the nerve|guts|courage|spine|backbone to
		some nerve|cheek
		cry me
		no offence|offense but|to
		no offence|offense $
		you lot
		taking the mick|piss|mickey
		ought to know better
		should know better
		then maybe|perhaps you .. not ready|for|cut
		stop messing|worrying
		google it
		next question $
		^^ wrong $
		that is what ..3 say|says
		that is what all|every ..3 say|says
		that is what ..3 said last|just|before|too
		everybody|everyone .. says|say .. that|this|different .. wrong
		everybody|everyone is wrong
		you .. go .. for the cheap
		have you actually|ever|even listened|read|looked
		why did you take
		do you realise|realize what
		laugh all you
		behind the times
		already past it
		you are wrong|mistaken
		you say that but
		you deserve .. to
		not do sums|maths|math
		worst|stupidest idea|question|excuse
		sad story
		that is an|the excuse
		some people should not
		shouting .. not
		not shout at
		do what you .. tell|told
		explain .. to somebody|someone|people who
		to|with somebody|someone|people who .. not|lost|put
		deal|talk|speak .. decision makers
		put me through please he
		you are not the one who decides
		i have closed bigger
		your brother or your
		sit in the dark
		be bitter
		let the .. sulk|cry|whine|moan
		tell the boy|kid|girl|old
		stared at by
		out of line
		come crying
		tricks .. on me|us
		old man|woman|lady|boy|girl
		your|those|these|the silly|little|stupid .. beads|toys|games|rules|forms|cards|notes
		so|be naive
		not be so? naive|silly|dramatic|sensitive|childish|emotional
		not be that naive|silly|dramatic|sensitive|childish
		little girl|boy|lady|man
		does|do not make you an|a
		ask your father|mother|husband|wife|daddy|mummy|boss how|whether|what|for
		let me explain .. slowly|again|simply|simple
		i will say it .. slowly|again
		in simple words|terms
		for|to somebody|someone like you
		somebody|someone ought|should .. look after|help|tell you
		learn to .. manage|read|count|listen|lead|plan
		should|ought|need|could|might .. learn|learnt|learned to .. manage|read|count|listen|lead|think|plan
		not .. hiding|hide|sitting|sit behind your|a|the desk
		hiding|hide behind your|a|the
		you .. would not understand|know
		cheaper than your|you|a
		you are .. cheaper than|as_cheap|not_the_brightest|no_expert|just_a|only_a
		^^ who is the boss
		who is the boss there|here|with
		then tell him|her .. that|who .. paid|pays|boss
		you mountain|country|city|office|school|paper people
		sign|believe|buy|swallow anything $
		did you think .. this was|would
		what did you expect|think
		any fool|child|idiot|beginner can|knows|could|sees
		even|every a|my child|grandmother|beginner .. knows|understands|could|would
		i am not .. going to? be .. interrogated|lectured|questioned
		out of the|my way
		i have no time for|to .. this|you|explain|games
		that is all you get $
		not the end of the world
		things break $
	`},
}

// attack adds what pushes or insults. A phrase may hold its own negation ("don't play
// the detective"); one before it takes it back ("you're not stupid"). What others said
// is theirs, and who judges himself insults nobody ("that was silly of me"); a hard word beside a fault
// owned is the buyer's anger taken up.
func (s *scan) attack(move Move, g group, why string) {
	for _, m := range s.by[g] {
		sc := s.scope(m.first, m.last)
		if s.line.Words[m.first].Quoted || move == Pressure && sc.Any(text.Reported|text.Hypothetical) || s.buyersWord(m.first, m.last) {
			continue
		}
		if s.line.Words[m.first].Scope.Any(text.Negated) && !s.negates(m.first, m.last) || s.noOrder(m) {
			continue
		}
		if s.notAtBuyer(move, m) {
			s.Aside = true
			continue
		}
		if move == Insult && s.at(m.first) == "you" && s.at(m.last-2) == "get" && sc.Any(text.Condition) {
			continue // "if you don't get it"
		}
		if move == Insult && (sc.Any(text.Reported) || m.last-m.first == 1 && (s.has(OwnFault) || s.has(Apology))) {
			continue
		}
		if s.ofOneself(m) || move == Insult && (s.ownJudgement(m.first, m.last) || m.last-m.first == 1 && saidOfThings[s.at(m.first)] && !s.aimed(m.first)) {
			continue
		}
		s.add(move, m.first, m.last, 0.8, why)
	}
}

// buyersWord reports a single word that the buyer brought up: "you're right about the
// robot" calls nobody one.
func (s *scan) buyersWord(first, last int) bool {
	if last-first > 1 {
		return false
	}
	for i := range s.sit.buyer.Words {
		if s.sit.buyer.Words[i].Stem == s.line.Words[first].Stem {
			return true
		}
	}
	return false
}

// noOrder reports words that would push as an order, said of what somebody does, or parted
// by a comma: "they do it well, or you'd stand still", "if I can't, you'll hear it".
func (s *scan) noOrder(m match) bool {
	switch s.at(m.first) {
	case "sign", "decide", "pay", "book", "release", "do", "take":
		switch s.at(m.first - 1) {
		case "they", "he", "she", "we", "i", "who", "to":
			return true
		}
	case "can":
		return m.last-m.first > 2 && s.line.Words[m.first+2].Break != text.NoBreak
	case "you":
		return s.at(m.first+1) == "owe" && (s.at(m.last) == "nothing" || treats[s.at(m.last)] || treats[s.at(m.last+1)])
	}
	return false
}

// treats are what is owed among friends: "you owe me a pint".
var treats = plainSet(`pint beer drink coffee tea lunch dinner cake round ice cream`)

// saidOfThings are hard words for things as often as for people: sheets may be spoilt and
// feeders greedy.
var saidOfThings = plainSet(`spoiled spoilt greedy nonsense rubbish crap backward sloppy insane scam racket petty`)

// aimed reports that a single hard word is said of somebody: a person stands near it, or
// it is nearly all there is.
func (s *scan) aimed(word int) bool {
	f, l := s.sentence(word)
	if l-f <= 5 {
		return true
	}
	switch s.at(word) {
	case "nonsense", "rubbish", "crap", "scam", "racket":
		for i := max(f, word-3); i < word; i++ {
			switch s.at(i) {
			case "your", "such", "that", "this", "what", "talk", "talking", "utter", "complete", "total", "absolute":
				return true
			}
		}
		return false
	}
	cl := s.clause(s.line.Words[word].Clause)
	for i := max(cl.First, word-4); i < min(cl.Last, word+5); i++ {
		switch s.at(i) {
		case "you", "your", "yours", "yourself", "he", "she", "they", "them", "his", "her", "their", "him", "people", "who", "such", "what", "that", "this", "those", "these":
			return true
		}
	}
	return false
}

// negates reports a negation among the words.
func (s *scan) negates(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "not", "no", "nothing", "never", "nobody", "without":
			return true
		}
	}
	return false
}

// ownJudgement reports that the sentence's person nearest to the words is the speaker.
func (s *scan) ownJudgement(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.at(i) {
		case "you", "your", "yourself", "they", "he", "she":
			return false
		}
	}
	f, l := s.sentence(first)
	for d := 1; d <= 4; d++ {
		for _, i := range [2]int{first - d, last - 1 + d} {
			if i < f || i >= l {
				continue
			}
			switch s.at(i) {
			case "i", "my", "we", "our":
				return i < first
			case "me", "us":
				if i >= last && (s.at(i-1) == "of" || s.at(i-1) == "on") {
					return true
				}
			case "you", "your", "he", "she", "they", "his", "her", "their", "who", "those":
				return false
			}
		}
	}
	return false
}

func findPressure(s *scan) {
	s.attack(Pressure, gPressure, "pressure")
	s.Aside = s.Aside || s.letsOthers()
}

func findInsult(s *scan) { s.attack(Insult, gInsult, "insult") }
