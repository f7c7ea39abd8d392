package grade

import "spar/internal/text"

// scornPhrases are how contempt and menace are put together when no word of them is hard: the
// other's wits, means or manners denied, mock praise, a cold shoulder, blame turned round; a
// favour thrown up, service that will fail, somebody who will hear of it, one's own ruin. Each
// row names the person spoken to or is an idiom that is said to nobody else. In gCold and
// gThrown it is the speaker who does or feels something.
var scornPhrases = []phraseSet{
	{gScorn, `
		draw|drawn you|u ..3 picture .. doubt|crayon|crayons
		shorter|smaller|simpler words then|for_you
		slowly so .. you can|might
		slowly for|so you
		rocket science ..3 you .. struggling|lost
		you are not qualified|competent|equipped|fit to
		you .. not|nor have|got the|an|any intelligence|brains|wit|wits|manners|decency|courage|guts|nerve|imagination|vision|spine|backbone|maturity|class
		you have|got got? no|zero|little|neither shame|manners|taste|sense|brains|decency|guts|spine|backbone|courage|honour|honor|class|imagination|loyalty|principles|gratitude|self-respect|dignity|conscience
		have you no shame|manners|decency|pride|conscience|heart
		not the|even_the manners|decency|courtesy|brains|grace to
		sense|brains god gave
		the attention span of
		not .. the|exactly sharpest|brightest|quickest|cleverest tool|knife|bulb|pencil|pupil
		you would think|expect a|an ..4 would|could|to understand|know|manage|grasp|count|read
		halfwit|half-wit|dimwit|numpty|muppet|plonker|prat|twerp|bozo|imbecile|nitwit|simpleton|airhead
		trained|performing chimp|monkey|ape|parrot|seal
		chocolate teapot|fireguard
		you|youse|ye|yous could|couldnae not|never|hardly organise|organize|run|boil|lead|pour|manage|sell ..2 raffle|bath|party|brewery|egg|water|stall|tap
		couldnae organise|organize|run|boil
		can|have|will you even
		r|are u|you even
		how many times do|must|have|will|should|shall i|we ..2 say|tell|repeat|explain|write|spell|told|said|explained
		before|until|till it sinks in
		for the umpteenth|hundredth|nth|thousandth|millionth time
		for the tenth|third|fourth|fifth|second time $
		try to keep up
		as anybody|anyone|everybody who can|could|has|had|knows|bothered
		if you had bothered|listened|paid_attention|done_your
		^ had you listened|bothered|been_listening|paid_attention
		before you run|open your|ur mouth
		shut|watch|mind your mouth|tongue|tone|manners|language
		mind|watch how|what you speak|talk|say|write to
		^ oh look another
		another ..2 useless|pointless|worthless|senseless|meaningless|brainless
		email|message|reply|note|letter from you that|which says|means|contains nothing
		utterly|completely|totally|perfectly useless|pointless|worthless
		all by yourself $
		genius plan|idea|move|thinking|thought
		ok|okay|lol|oh|sure|right genius|einstein|sherlock|princess|highness
		sure|yes|right|oh|ah because ..5 so well|brilliantly|nicely|swimmingly|wonderfully
		because that went|worked|turned ..1 so
		great|brilliant|fine|nice thinking ..3 from the people|person|man|one who
		people|man|person|one who brought us
		you .. know better|everything $
		^^ how quaint|adorable|noble|convenient|cute|original $
		oh how sweet|cute|touching|adorable|charming $
		how embarrassing|sad|tragic for you
		charming|amusing|adorable|sweet|touching|hilarious that you believe|think|imagine
		how little you ..1 know|understand|understood|grasped|grasp|learned|listen|read
		your grasp|understanding|knowledge|command of ..5 modest|limited|thin|weak|poor|lacking
		shall we say modest|limited|special|simple
		assume .. your confusion|ignorance|rudeness
		sure you did|tried your best
		overlook|forgive|ignore|excuse your manners|rudeness|tone|ignorance|outburst|attitude|cheek
		expected|hoped rather|somewhat|much? more|better of|from a|someone|somebody|people
		a certain class|kind|type|sort of customer|person|buyer|client|people to understand|appreciate|value
		not as|so green|stupid|daft|slow|naive|dumb|thick|simple|foolish as you
		bless your heart|cotton ..3 not|just
		^^ there there
		^^ aw|aww did|are|is|poor
		^^ boo hoo
		call|ring|write|back .. when you .. braver|sober|sane|grown
		^ did i|we hurt|upset your
		^ do not|stop cry|crying about
		toughen up
		^ suck it up
		smallest|tiniest violin
		somebody|someone|anyone who cares $
		who cares what|about|whether
		keep your opinion|opinions|advice|wisdom|lectures|remarks to yourself|yourselves
		your opinion|opinions|views|feelings do|does not interest|matter|count|concern|bother
		nothing more|else|further|left to say to you
		^^ i give up $
		you are impossible|hopeless to
		no helping|teaching|pleasing some|certain|you
		user error
		stick to what you know
		leave the thinking|brainwork to
		let the men|grown-ups|adults|grownups
		listen|look|see|now sunshine|pal|sweetheart|darling|sonny|missy|lady|buster
		sweetheart|darling|sweetie|missy|sonny|buster|sunshine $
		you|u clown|clowns|donkey|donkeys|plank|melon
		need|want|like me|us|somebody|someone to hold|wipe|tie|tuck your
		you a bib|nappy|dummy|pacifier
		me|us to do your job
		you do anything at all
		your predecessor|colleague had|has brains|manners|sense|guts
		time-wasters|timewasters
		you|u take the crown|cake|biscuit
		fear|despair|weep for your
		^^ told you so
		i|we told you so
		too grand|lofty|important|clever to|for
		not look at me|us $
		not ..2 come|ring|call whining|moaning|crawling|begging
		crawling back
		you deserve what|everything|whatever is|you|comes
		deserve what is coming
		you .. deserve each
		may it|you|they break|fail|crash|rot|sink|collapse
		hope ..4 breaks|fails|blows|crashes|explodes|burns|collapses ..3 your face|hands|arms
		the clowns|crooks|cowboys|amateurs|bandits next|down|across|over
		you will fit right
		those|these crooks|clowns|bandits|cowboys and
		says it|everything all|about about? you
		rather let|see|have somebody|someone|people|them get|be|die|suffer|fall .. than
		many of your people|staff|men|drivers .. have to|must .. before
		before you wake
		like|way you treat me|us
		you lied to|about
		lied to my|our face
		stab|stabbed|stabbing me|us in the back
		you used|milked|played|conned|tricked|fooled|cheated|robbed|betrayed|humiliated me|us ..2 for|and|again|all|$
		sneaking|slinking off|away|out
		not insult me|us|my
		insulting|insult my|our intelligence
		offer|number|price|figure|that|this is|was an insult
		who do you think you are
		not half|nearly|remotely as|so
		as important|clever|smart|big|good as you think|believe
		not you dare
		not get|be clever|smart|cute|cheeky with
		not|stop play|playing dumb|stupid|innocent|deaf
		grow|find|get|buy a|some|yourself backbone|spine|pair|life|brain|brains|conscience|manners|clue
		be a man|grown-up and|$
		lost your nerve|mind|marbles|senses|tongue
		scared|afraid|frightened of your boss|wife|husband|mother|shadow|own
		your wife|wives|husband|mum|mummy|mother|dad|daddy|wife's|husband's|mummy's permission
		does|will|did|is mummy|daddy|mommy|nanny
		person|man|woman|buyer|manager|anyone|anybody with any|a|half_a spine|backbone|brain|brains|sense|guts|decency|courage|pride|taste
		always something with you
		here we go again
		sake what|can|will|just|stop|read|listen|decide
		because you forgot|never|failed|were_too|did_not_bother|can_not_be_bothered
		not|hardly my|our fault|problem|mistake that|if|when you
		you made|caused|created this|the|that|your mess|chaos|disaster
		only yourself|yourselves to thank|blame
		wrong|broke|failed|late .. because of you
		which end of
		for|with|to people who do not want? to? think|read|listen|work
		drama like|queen
		making|make drama|a_scene
		like you we|i throw|kick|show
		^ stay broke|poor|stupid|blind
		just decide|sign already
		^ spare us the|your
		some of us ..3 for_a_living|jobs|living
		wasted ..4 on you|your
		on you people|lot
		how you thank|repay|reward me|us
		spit|spat on|in it|me|us|my|our
		clearly|obviously|evidently ..3 to|with the wrong person|people
		how|why do|does|did|can|could somebody|someone|people like you
		must be lovely|nice|wonderful|great|comfortable ..8 never|not ..2 think|work|care|decide|pay
		every word .. your mouth
		out of your mouth
		you born yesterday
		your clever|cleverer|brighter|smarter|sharper colleagues|people|friends
		most of my|our clients|customers|buyers get|understand|manage|grasp|follow .. there|it|this|that
		suppose you can not help
		warned|told me|us about|of you $
		people|everybody|everyone|they ..3 laugh|laughs|joke about|at your|you
		your name is mud
		no wonder your|you ..4 ran|left|quit|fled|walked
		know|knew|see you can not afford
		out of your league
		you should|ought not be in business|charge|trade
		stop wasting ..2 time
		champagne ..3 lemonade|beer
		cheap is as cheap
		sell|haggle|trade|pawn ..2 your own mother|mother's|grandmother|staff|children|kids
		you .. should|ought to? be grateful|thankful|honoured|thanking|kissing
		on your knees
		in case you .. not noticed
		put up with you
		nobody|no-one .. will|would|wants ..1 touch|serve|deal_with|work_with you
		door hit you
		enjoy your mediocrity|misery|mess|chaos|failure|silence
		have fun explaining|telling|watching
		the people you let
		you have embarrassed|disgraced yourself|yourselves|us
		i thought|took you were|for a|some professional|serious|grown-up|adult|somebody|someone
		disappointed in|by|with you|how_you|your_behaviour
		at yourself in
		you hide behind
		you do not get to
		not know any better
		all you ever do is
		how dare|dared you
		what were you thinking
		what|whatever possessed you
		a competent|half-decent ..4 would have
		with all? due? respect ..4 you have|are no|out|wrong|not
		respect but you are|have|do not|no
		we|i are|am done|finished|through with you
		lose|delete|forget my number
		never deal|work|speak|talk with|to you
		somebody|someone who can count|read|think|decide|listen
		the way|how you run|manage|treat|handle .. shambles|joke|disgrace|mess|circus|farce
		you are a|an ..1 burden|liability|nuisance|embarrassment|waste|joke
		nobody|no-one likes|wants|trusts|respects|rates you
		nobody|no-one likes|wants to .. work|deal|talk with|to you
		people like you are why|the_reason
		as slow|thick|bad|stupid|difficult as everyone|everybody|they|people say|says|told
		your kind|type|lot are|is|do|does|always|never
	`},
	{gMenace, `
		see how quickly|fast|soon|long i|we
		your ..6 bottom|end of the pile|list|queue
		for|with customers|people|clients|buyers who do not cooperate|behave|comply
		what your shareholders|boss|board|owners|wife|chairman|directors|clients|press|staff would|will say|think
		come to your senses
		bother calling|ringing|coming|writing back|again|me|us
		dead to me|us
		easy|nice way or the other|hard|difficult|ugly
		not asking ..4 telling|ordering you
		you are going to sign|buy|pay we|and|whether
		drop the play-acting|act|theatre|theatrics|pretence
		can you live|survive|manage|cope without ours|us|me
		when|once they|she|he fire|fired|sack|sacked you
		records|notes|screenshots|copies of everything you
		front of a|the judge|court|tribunal
		hearing from our|my solicitor|lawyer|lawyers|attorney
		bill|charge|invoice you for every|each minute|hour|second
		lead times .. for people|customers|those
		for|with people|customers|buyers|those who mess|cross|annoy|disappoint us|me
		people|customers|those who cross|mess|annoy us|me
		not sign|pay and i|we will
		you never get .. with|from us
		lose my|our job|house|home over|because|thanks
		are you happy now
		you are ruining|destroying|bleeding|breaking me|us
		cost|costs|costing me|us|my ..2 holiday|bonus|job|marriage|house
		carried|fed|nursed|saved|bailed|propped you ..2 through|out|up|for|when
		who bailed|saved|rescued|pulled|carried you
		have charged|billed you double|twice|triple
		off|on our|my goodwill|backs
		you still|already owe us|me
		be a pity|unfortunate|awkward if ..2 auditors|regulator|boss|board|press|papers|inspector|inspectors|police|owners|shareholders
		one|a|single call to your|the regulator|bank|boss|board|owner|owners|bank|landlord
		bad|ugly|nasty|unpleasant|painful for you $
		bad|ugly|nasty|unpleasant|painful for you i
		looking for work|a_job now|today|$
		my|our neck out for you
		sleep over your|you
		refuse|decline|delay|hesitate|argue|refusing|walk|hang|turn ..5 and|or i|we will ..1 pull|stop|cancel|switch|tell|report|drop|close|cut|see|make|go|call|take|sell|give
		i|we will make sure|certain ..1 everybody|everyone|the_whole .. knows|hears whose|what|how|about
		i|we will make sure|certain .. nobody .. you
		i|we will see to it .. never|no|not
		see that you|your ..1 never|lose|pay|competitor|rival|boss
		can|could not wait to see|watch you|your fail|fall|lose|sink|crawl|beg|cry
		you will be sorry
		you will pay for
		somebody|someone above you
		pay|pays double
		keep it up and
		drop you like|as|from
		how you treat suppliers|us|people|partners
	`},
	{gCold, `
		fix|cure|help stupid|stupidity
		wonder what a|an|you ..4 do|does all day
		waste|wasting my? breath on|with
		could not care less .. you|your|what|about
		be laughing|cheering when|as
		would feel sick|dirty|ashamed if i were
		not wipe my|our shoes|feet|boots|floor
		i|we have? no|zero|little|neither time|patience|respect|sympathy|pity for you|people|such|those|your
		usually|normally|only deal|work|sell with|to proper|serious|decent|important|real companies|firms|customers|clients|businesses
		better excuses|lies
		i do so enjoy|love
		whoever made|hired|promoted|chose|appointed you ..4 short|desperate|drunk|blind|asleep|joking
		not ..2 bother calling|ringing|coming|writing back|again|me|us
		not|never forget who bailed|saved|rescued|pulled|carried|stood
		blind man|person could|can|would see it|that|this $
		even a|an ..5 ought to? manage|see|know|understand|grasp|follow
		as|and anybody|anyone who can|could read|count|think|listen
		take|took|mistook you for somebody|someone|a|an serious|professional|adult|grown-up
		use|used your brain
		nobody|no-one with ..3 brain|brains|sense|decency would
		embarrassed|ashamed to ask|say|send|write that|this|for
		careless|stupid|lazy|slow|reckless ..3 as you
		not care what|if|whether your
		grown-ups|adults|professionals make|decide|know|keep
		silly|stupid|daft|childish|ridiculous thing|question|idea to
		twice before i|we insulted|threatened|lied|accused
		pal|mate|buddy i do not
		the sense god
	`},
	{gThrown, `
		as an enemy
		more than i|we need you
		remember this|that ..1 next time|when_you
		heads will|are roll|going
		over backwards|backward for you
		what i|we will|might|may do to myself
		want me|us as an
		you need ..8 more than i|we need you
	`},
}

// findScorn adds them. What is quoted, told of others or denied is none, nor is what the
// speaker takes on himself: "we made this mess", "no expert on dough, you are".
func findScorn(s *scan) {
	s.scorn(Insult, gScorn, "scorn")
	s.scorn(Pressure, gMenace, byMenace)
	s.scorn(Insult, gCold, "scorn")
	s.scorn(Pressure, gThrown, byMenace)
	s.lowly()
	s.belittles()
}

// byMenace names the rule of threats in plain words.
const byMenace = "menace"

func (s *scan) scorn(move Move, g group, why string) {
	for _, m := range s.by[g] {
		w := &s.line.Words[m.first]
		if w.Quoted || w.Scope.Any(text.Reported) || w.Scope.Any(text.Negated) && !s.negates(m.first, m.last) {
			continue
		}
		if (g == gScorn || g == gMenace) && s.onOneself(m) || s.notAtBuyer(move, m) || move == Pressure && s.preventive(m) {
			continue
		}
		s.add(move, m.first, m.last, 0.8, why)
	}
}

// onOneself reports that the sentence turns the words on the speaker: he is their subject and
// nobody is spoken to in them, or what is his own stands beside them.
func (s *scan) onOneself(m match) bool {
	at := false
	for i := m.first; i < m.last; i++ {
		switch s.at(i) {
		case "you", "your", "yourself", "yourselves", "u", "ur":
			at = true
		}
	}
	f, l := s.sentence(m.first)
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "ours", "mine", "myself", "ourselves":
			if i < m.first || i >= m.last {
				return true
			}
		case "i", "we", "our", "my":
			if !at && (i < m.first && i >= m.first-4 || i >= m.last) {
				return true
			}
		}
	}
	return false
}

// preventive reports that the sentence goes on with what we do about it: "it would be a pity if
// the auditors saw that, so we change the labels first".
func (s *scan) preventive(m match) bool {
	_, l := s.sentence(m.first)
	for i := m.last; i+1 < l; i++ {
		if s.at(i) == "so" && (s.at(i+1) == "we" || s.at(i+1) == "i" || s.at(i+1) == "let") {
			return true
		}
	}
	return false
}

// lowly adds the buyer set below something that has no wits: "my goldfish would have signed by now".
func (s *scan) lowly() {
	for i := range s.line.Words {
		if !witless[s.at(i)] && !(atHome[s.at(i)] && i > 0 && s.at(i-1) == "my") {
			continue
		}
		f, l := s.sentence(i)
		if s.line.Words[i].Quoted || s.ownOrThan(f, l, i) {
			continue
		}
		for k := f; k < l; k++ {
			if better[s.at(k)] || s.at(k) == "by" && s.at(k+1) == "now" {
				s.add(Insult, f, l, 0.8, "lowly")
				break
			}
		}
	}
}

// ownOrThan reports that something else than the buyer is set below it, or that the sentence
// tells of the speaker.
func (s *scan) ownOrThan(f, l, low int) bool {
	for i := f; i < l; i++ {
		switch s.at(i) {
		case "our", "ours", "mine", "me", "us":
			return true
		case "than":
			if s.at(i+1) != "you" && s.at(i+1) != "your" && s.at(i+1) != "that" && s.at(i+1) != "this" {
				return true
			}
		case "i", "we":
			if i > low {
				return true
			}
		}
	}
	return false
}

var (
	witless = plainSet(`goldfish doorstop doorstops doormat hamster parrot donkey mule brick houseplant toaster kettle lamppost stump stumps vending chimp monkey gnat snail sloth meter`)
	atHome  = plainSet(`dog cat nan gran granny grandmother toddler niece nephew kid son daughter parrot`)
	better  = plainSet(`better more faster quicker sooner brighter smarter cleverer`)
)
