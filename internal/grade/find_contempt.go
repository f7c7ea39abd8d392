package grade

// contemptPhrases are more of what attacks a person or corners one, by its kinds: doubts
// about their wits, their manners put down, children who would know better, a place that is
// given away, a price that doubles. What is negated or said of oneself the rules of
// find_attack.go let pass.
var contemptPhrases = []phraseSet{
	{gInsult, `
		^ are you even|actually listening|reading|awake|serious
		do|did you ever|even listen|read|look|think
		child|kid|toddler|apprentice|intern|schoolboy|schoolgirl|monkey would|could|can .. understand|understood|see|seen|know|known|tell|get|do|done|work
		send|get|find|bring me|us somebody|someone|anybody .. who|with
		maybe|perhaps somebody|someone .. senior|competent|else should|could .. handle|take|deal
		silly|stupid|lazy|childish|dumb|petty|idiotic|laughable question|excuse|argument|trick|attitude|objection
		it is a lazy|silly|stupid|childish one
		laziest|silliest|dumbest|lamest .. excuse|question|idea|argument|thing
		less|so|too smug|precious|childish|petty
		not be|get so? precious|petty|difficult|stubborn|stingy|greedy|tight
		ashamed of yourself|yourselves
		should be|feel ashamed|embarrassed
		use your head|brain|brains
		half a brain
		out of your depth
		not understood a|one|any word|thing
		understood nothing
		explaining|explain the obvious
		your whining|whingeing|moaning|dithering
		always|only|just whine|moan|whinge|complain
		sob story
		with that|your attitude
		as careless|lazy|slow|stupid as you
		pretending you know
		pretend to know .. you
		fool of yourself
		embarrassing yourself
		who|people .. dither
		blew it
		cheap rubbish
		you obviously|clearly|evidently have|have_got no idea|clue|notion
		you have no idea how|what it|this|that
		^ are you deaf|asleep|drunk
		not .. here to babysit|nurse|entertain|hold_your|wipe
		people|buyers|customers|clients|firms with real|proper|serious
		something a lazy|weak|bad|stupid
		embarrassing for both|you|all
		expected|hoped|took_you_for somebody|someone|better brighter|smarter|more
		will|would laugh at you
		the|your theatre|theatrics|drama|tantrum
		grow up $
		how thick|dense|dim|slow
		cheap of you
		what kind|sort of manager|buyer|person|owner|firm
	`},
	{gPressure, `
		give|sell|pass|hand your|the|this slot|place|date|seat|truck|machine|van|room away
		slot|place goes .. your rival|competitor|neighbour
		price|rate|fee|it doubles|triples
		double|triple tomorrow
		^ last|final chance|warning
		after tonight|today .. price|gone|more|double
		sign|decide|pay|answer .. by|before five|noon|tonight|midnight or
		either you sign|pay|decide
		we never talk|speak again
		try explaining
		you had your chance
		one word|call from me
		^ your funeral
		it is your funeral
		running to me|us when
		i|we pull .. off your|the_job
		your boss|board|director .. hear|hears|know|knows how|what|that you
		regret it|this
		want .. your staff|boss|people|board|wife|clients to find|hear|know|learn
		before i change my mind
	`},
}
