package grade

// menacePhrases are more of scornPhrases, by what they do to a person: warned off, told what they
// cost, called unworthy, talked to as one does to a child, sent away.
var menacePhrases = []phraseSet{
	{gMenace, `
		i|we will ..1 ruin|finish|bury|destroy|expose|shame|blacklist|bankrupt|crush you|your
		i|we will ..1 switch|cut|turn|shut you|your ..2 off|down $
		our|my|the blacklist
		idea how many|much|long|hard ..3 i|we have|put|spent|lost|worked|did
		what my|our loyalty|work|help|effort|friendship|trust is|was worth
		you want me|us to beg|crawl|plead|starve
		what do you care
		kids|children|family|mouths to feed ..4 you
		you have been warned
		consider yourself|yourselves warned
		this is your last|final
		not test|push|tempt|try me|us $
		not make me do|say|tell|call|come|use
		not heard the last
		there will be consequences
		actions have consequences
		make ..2 life|things ..2 hard|difficult|unpleasant|hell|miserable|impossible for you
		things can|could|may|might|will get|become|turn ugly|nasty|unpleasant|messy
		tell|show everyone|everybody|the_world|the_press what|how|who you
		regret|regretted ever helping|meeting|trusting|taking|knowing
		mistake|wrong to trust|help|believe you
		the last time i|we ever? help|do|trust|believe|lift
		remember|forget who|whom you are talking|dealing|speaking
		or you will see|learn|find
	`},
	{gScorn, `
		who you are messing|dealing
		give him|her|that|yourself ..2 medal|prize|cookie
		rich|bold|big|cute|ironic|hilarious coming from you
		your high horse
		your majesty|highness|lordship|ladyship
		^ off you go then|and
		^^ good riddance $
		whoever|someone|somebody|anyone does|did|do the thinking
		is there a|an|any grown-up|adult|grownup
		do they|people pay you for
		if it bit|hit|slapped|kicked you
		you are too cheap|mean|tight|thick|dim|slow|vain|ignorant|greedy|proud to
		typical of you|your
		as usual|always with you
		you are all the same|alike
		think you are so|something|special|clever|better|above|untouchable|god
		not worth my|our|another time|breath|effort|minute|spit|ink
		you could not be bothered
		clear|simple|slow|easy|loud enough for you|even
		do|did i make|made myself clear
		think you can manage|handle|remember that|it|this
		^ open your eyes|ears
		part|word of ..5 do|did you not
		are you quite|finally finished|done $
		^^ suit yourself|yourselves $
		see what|who|how you are now|really
		some|fine|great friend|partner|manager|boss|customer|professional|leader you are
		you|and call yourself|yourselves a|an|the
		and|then you wonder why
		you of all people
		what a nerve|cheek
		^ get lost|stuffed|knotted|bent
		jog on
		on your bike
		take a hike
		bugger|sod|clear|buzz|piss off
		pull your|yer finger|socks
		away and bile|boil
		your|yer heid
		not the brains|sense|wit|stomach|balls for|to
		lecture|preach from|by a|an|someone|somebody who
		a lesson|word in manners|courtesy|decency
		you should|ought to? know your place
		back in|under your box|rock|hole|cave
		read|say my lips
		easy for you to say
		you and your excuses|drama|nonsense|games|committee
		your excuses|whims|tantrums|moods|games
		you made your|the bed
		be grateful|thankful for
		lucky i|we|that_we|to_have|to_get ..2 talk|even|bother|put|still|us
		count yourself|yourselves lucky
	`},
	{gCold, `
		might|may as well talk|explain|speak|argue ..3 to
		i|we owe you nothing
		i|we do not owe you
		i|we am|are done explaining|talking|chasing|begging|asking|arguing
		not repeat|say|explain myself|that|this|it again|twice
		beneath me|us|contempt
		cannot|not be bothered with you|this|that|people
		not dignify
	`},
}
