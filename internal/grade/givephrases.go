package grade

// givePhrases offer or take a lower price. Every row names a price, a figure in play or
// a word that can mean nothing else.
var givePhrases = []phraseSet{
	{gGive, `
		@me @can .. do|go|stretch|manage|live|find|accept|agree|honor|approve|give|offer|grant|allow|meet|settle|sign .. @ask|@counter|@small|@pct
		@me @can .. do|go|get|come|stretch|inch|be .. to|at|down @ask|@counter|@small|@pct
		@me @can .. drop|cut|lower|reduce|slash|shave|trim|revise|amend|adjust|sharpen|discount|improve .. @price|@off|@ask|@counter|@pct|it|that
		@me @can .. bring .. @price|@off|@ask|@counter|@pct
		@me @can .. make|do|get|find|offer|give|manage|sort|arrange|approve|put .. cheaper|lower|discount|discounts|reduction|rebate|less
		@can do|offer|give|grant|go|manage|stretch|live|come .. @ask|@counter|@small|@pct
		@me|@can|and|to|so drop|lower|cut|reduce|slash .. the|our|my|that|your|annual|day @price
		@me give|offer|grant|do|allow|discount|make .. @ask|@counter|@pct
		@me @can .. match|beat|undercut
		@me match|beat|meet the|their|that|your|its|whatever ..1 @price|quote|offer|bid
		@me @can .. sort|fix .. with .. @ask|@counter|@pct
		@can|let|to match|beat|undercut .. it|that|them|@price|@ask|@counter|their|this|anyone|whoever|whatever
		match|matching is .. fine|ok|possible
		put .. @ask|@counter|@pct through
		revise|revised|adjusted|updated|reduced|discounted|amended|lowered .. @price|offer|quote|paperwork|order|version|list|proposal|invoice|charge|contract|agreement
		new price|quote|paperwork|rate|order|contract .. with|at|coming|over|minus|today|tonight
		paperwork|contract|quote|order|invoice|figure|price .. revised|amended|adjusted|updated|lowered|reduced|corrected
		amend|adjust|change|update|redo .. @price|figure|paperwork|quote|contract|order|invoice|form .. to @ask|@counter
		knock|knocking|shave|shaving|lop|slice|take|taking|trim .. @ask|@counter|@pct|@money|@small|something|some|bit|little|money|anything|it|that|fraction|touch .. off
		knock .. off .. price|total|bill|invoice|it|for|quote
		take|put|get|have|see|find|getting|got .. @ask|@counter|@pct .. off
		@ask|@counter|@pct|@small .. coming|knocked|taken|comes|come|go|goes off
		off|less|minus @ask|@counter|@pct|@small .. for you|then|deal
		come|bring|bringing|coming|go|get|going down .. to|by|a|some|little|bit|from|on
		willing|happy|able|ready|prepared to ..1 go|come lower|down
		@me @can .. come|go down .. in|on @price
		@me|can|let bring|get|make it|that|this|price|you|number|total .. down|lower|under
		@me|can|let|to bring|get|make it|the|that|this|price|you|number|total .. to @ask|@counter|@small
		bring you to|down|under|@ask|@counter
		allow me to .. revise|reduce|lower|offer|discount
		prepared|willing|happy|able|pleased|delighted|glad|ready to .. reduce|lower|drop|discount|grant|match|go|do|give|move|offer|meet|bring .. @ask|@counter|@off|@price|@pct
		discount|reduction of @ask|@counter|@pct|@money
		@ask|@counter|@pct discount|reduction .. it|is|applied|approved|fine|ok|for|done|on|confirmed|then|granted
		discount|reduction .. is|has|was .. approved|applied|confirmed|included|granted
		grant|approve|apply|confirm .. reduction|discount|@ask|@pct
		gift you .. @ask|@pct|@counter
		let you have .. @ask|@counter|@pct|@off
		half price|fee|rate
		i|we am|are ..1 matching|beating|undercutting @ask|@counter|@price|it|them|their|that|theirs
		i|we am|are ..1 giving|taking|knocking|dropping|cutting|shaving ..2 @ask|@counter|@pct|@off
		half the price|fee|rate
		half off $
		approved .. @pct|@ask .. discount|reduction|incentive|rebate
		@ask .. one-off|exception|goodwill|gesture
		@ask .. this|just once
		beat|undercut their|the|any @price
		style the reduction
		retention|loyalty|goodwill|special discount|incentive|reduction|offer|price|gesture .. of|shall|apply|approved
		do .. call|visit|it for half
		drop|waive|forget|skip the travel|fee|callout|charge|joining|setup|set-up
		drop it to
		back on @money
		pay us much
		do a discount
		whatever .. it is we will match
		match it and
		@pct|@ask|@counter off .. for|your|the|and|if|on|it|first|both|all|price|list|over|from
		cheaper than .. current|whoever|whatever|them|anyone|your
		do|make it cheaper
		just under .. it|them|their
		below|under .. their|them|whoever|whatever .. price|quote|charges
		i|we will go under
		not .. lose|let|want|stand|be|come .. over|between ..3 grand|hundred|percent|us|@money
		charge .. less|@counter
		for less
		back on @counter|@ask
		i have put @counter|@ask
		put it|you|that down .. at|to|on|for @counter|@ask
		could be|go|come less|lower|down
		make|give .. an offer $
		give|name|tell me .. a|your|the|what|which number|price|figure
		what .. would .. you .. be .. comfortable .. paying|with
		what .. need .. me to be at
		what .. would it take .. discount|price
		you|your say|tell .. price|number|figure
		assume .. cheapest
		send .. over .. their quote .. under
		could|might go|be|do|come .. lower|less|cheaper
		i|we can go|come lower|cheaper
	`},
	{gOfferNumber, `
		how|what about .. @ask|@counter|@small|@pct
		what if .. @ask|@counter|@pct|cheaper
		say|call it @ask|@counter|@small
		say @ask|@counter
		let us say|call|do|make|go|agree|settle .. @ask|@counter|@small
		let us|me say|do|make|call @ask|@counter|@small
		shall|should|could|can we say|do|call|go|agree|make|settle .. @ask|@counter|@small
		would @ask|@counter|@small|@pct .. do|work|help|swing|ok|be|suit|change|get|make|seal|close|land
		could|can|might|would stretch|manage|live|fly .. @ask|@counter|@small
		could|can|might do|go|be|offer .. @counter|@ask|@small|@pct
		would do|go|take|accept @counter|@ask
		@counter|@ask|@pct .. might|could|would .. be|work|fly .. possible|ok|fine|work|fly|help
		@counter|@ask|@pct might|could|would .. possible|fly|work
		@ask|@counter|@small|@pct it is
		make|made it @ask|@counter|@small|@pct
		make that @ask|@counter
		@ask|@counter then
		somewhere|around|about|roughly|near around|near|about|close|to|like @counter
		something like @counter|@small
		land|end|ending .. around|about|at|on|up|somewhere .. @counter
		land|end|ending at|on @small|@pct
		meet|meeting|match .. you there|@ask|@counter
		meet|meeting|match .. you at|on ..1 that|your|@ask|@counter|@num|@price
		@counter|@ask|@small and we|everybody|everyone|both
		@counter|@ask and it|they|she|he is|are yours|gone|sold
		@counter|@ask all in
		@counter|@small .. final
		get|got .. signed|approved|through .. @counter|@ask
		@counter|@ask|@pct|@small is|are .. fine|ok|doable|possible|agreed|acceptable|alright|fair|good|no|with
		@counter|@ask|@pct|@small .. fine|ok|works|done|agreed|doable|sorted|deal
		fine|ok|done|agreed|sure|deal|yes|yeah|accept|accepted|alright|gladly|go @ask|@counter|@pct
		on then .. @ask|@counter|five
		do|live with|for|at @ask|@counter
		do the? @ask|@counter|@pct
		go|goes|come|comes|drop|down to @ask|@counter
		go|come .. down .. @ask|@counter|@small
		agreed|accept|ok|fine|yes|sure|happy|take .. minus @ask|@small|@counter
		minus @ask|@small|@counter .. from|it|is|ok|fine|agreed|done
		@ask|@pct|@counter off $
		take|have the? @ask|@counter off
		i|we will|would|can|could take|accept .. @ask|@counter
		you have your? @ask|@counter|five|discount|reduction
		you .. have|get|got|keep your|the @ask|@off|discount
		have|take your|the @ask|@off
		i|we can .. make .. @ask .. happen|work
		your|the @ask .. is .. yours|approved|confirmed|done|in|sorted|granted|agreed|through
		give|gives|giving you .. the|your|a|that? @ask|@pct|@counter|discount|reduction
		just do .. @ask|five
		as low as .. @counter|@ask|@num|@money|@pct|whatever
		start at minus? @ask|@small
		agreed at @counter|@ask
		confirm|confirmation .. @counter|@ask
		i|we go|inch|move|shuffle|step .. over|to|up|towards .. @counter|@small|@ask
		@counter ..2 yours
		@ask|@small|@pct .. then .. is|it|ok|fine
		at @counter .. instead|with|for|per|a
		for you .. we|i make @counter|@small
		or @counter|@small if
		@ask|@counter ..1 will|would|should work|do
		@ask|@counter passt|geht|vale|klappt|bene|dale
		@ask|@counter|@small i|we can|could|would|will .. live|get|do|manage|go|offer|sign
		@ask|@counter i|we .. live with
		^^ @counter|@ask and i|we|you|do|tell|come|sign|bring|send
		say half
		there is @ask|@counter .. for you
		@ask|@counter ..1 no worries|problem|bother|trouble|prob
		with your @ask
		half each
		bring it|that|this to @ask
		do it for @counter|@ask
		did it for @counter|@ask
		took it|that down to|@counter
		put .. down for .. whatever|@ask|@counter
		see about @counter|@small|@pct
		see my|our way to @ask|@counter|@small|five
		best price .. about|around|probably|@counter
		boss|director|manager|they .. do @counter
		went down @num|@money|@ask|@counter|to
		@counter|@ask|@pct is what i|we can|could|will
		@counter|@ask is the|my|our best|most|lowest|max|limit|bottom
		best|most|lowest|max|maximum ..1 i|we can|could|will|would ..1 go|do|take|accept|give ..1 is|be @counter|@ask|@pct
		best|most|lowest|max|maximum is|would_be @counter|@ask
		made it @counter|@ask
		a|one|two|three pound|dollar|euro|quid off
		take a pound off
		skip .. then it is .. @counter
		@counter but you owe
		cash .. @counter|@ask
		walk|come|move|go .. steps|bit|little|some .. to|towards you
		third|half|part|some|most of the way
	`},
	{gAccept, `
		can|could|would|will|to|be|ever not .. say|saying no
		not .. going|gonna|about|want to .. say no
		can|could|would|will not not
		^^ i|we accept $
		^ works for me|us
		so be it
		discount|reduction|@ask is|are yours
		@ask it has to|will|must|shall|would be
		if he|she|they|the ..2 says|say|said so $
		if you say so
		happy to oblige
		fine with that|it|the|this .. reduction|discount|@ask
		approved on|from my|our side|end
		no reason to fight|argue|quarrel|haggle
		i|we will .. remove|deduct|subtract it|that|@ask
		@ask ..1 all right|alright
		@ask it will|shall be
		ok|fine|right|good then|sir|madam|friend .. @ask
		consider .. @ask|@pct|five .. gone|done|off|yours|taken|in
		settled
		easy
		can do mate|that|it|no_problem
		i will amend|change|fix|redo .. order|form|quote|paperwork|contract
		not .. say|saying no
		no way .. say no
		who am i to .. say|argue|refuse
		how can|could i .. say|refuse|resist
		crazy|mad|silly|fool to .. say|refuse|turn
		no reason not
		not .. see|reason|think .. why_not|why_we|of_any|to_refuse
		see no reason
		no reason why|not
		why not
		not .. refuse|argue|object|disagree|quibble|resist .. with|to|that|it|you|@ask
		not .. turn|turning .. down
		can not argue
		not a|be|any|be_a problem|issue|trouble|bother
		you can|may|shall have it|that|this
		it|that|this is yours
		very well ..2 @ask|@counter
		then yes
		it is|be a yes
		yes to the|that|your|it|both
		answer is yes
		@me will honor|honour|respect|match
		i will fix|redo|change|amend|alter|reissue|rewrite|resend the|your paperwork|quote|contract|invoice|order|proforma|paper|papers
		amended|revised|corrected|new proforma|invoice|quote|contract|paperwork
		twisted my
		^ alright then
		^ go on then
		fair cop
		you have .. got it|yourself|deal
		^ you got it|yourself|your|the
		you .. got .. deal
		you have a deal
		yourself a deal
		it|its a deal
		give|yours|sell|have|take it|them|this|that ..2 at|for that|your price|number|figure|amount|offer
		that|it|this will|would|should work $
		that|it|this will|would|should work for|on me|us|my|our
		we are good $
		send|submit|make the|your|that|an offer $
		i like the deal
		you win $
		you win .. @ask|@counter|then
		you are the boss|customer
		it is a deal
		we have .. deal
		^ deal
		^ done $
		^ done deal
		^ consider it|that|this
		^ agreed
		^ accepted
		^ granted
		^ sold
		matched
		that|it|this|which works|work for me|us|here
		i|we can live with that|it|this|@ask
		i|we can make that|it|this work|happen
		let us do it|that|this|the @ask
		let us .. get it|this|that done|over|signed
		go on then
		go on .. @ask|then
		i|we accept|agree_to it|that|the|your|@ask|terms
		accept your .. terms|offer|ask|structure|request|price|number
		i|we can|will|could|would do|make|manage|arrange|honor|accommodate|accept|swing that|it|this
		i|we can|will do that|it for you
		happy|glad|pleased|delighted to .. do|agree|accept|oblige|accommodate|make|honor that|it|this|your|so|@ask
		willing|able|prepared to ..1 do|accept|make|arrange that|it|this
		i|we can|could|will work with that|it|this|you
		happy to $
		more than happy to $
		whatever works|suits|takes
		whatever you say|want|need|like|think|prefer
		if .. what it takes
		we suppose|guess have to
		suppose|guess .. we|i can|could|will|have|do|so
		that works
		that|it is fine|ok|doable|agreed|acceptable|alright|reasonable|manageable|possible
		that sounds good|fine|fair|reasonable|ok|great|doable
		^ sounds good|great|fair|fine|reasonable|like
		get it|this|it's over the line
		i will sort|fix|redo|amend|update|adjust .. it|that|the|paperwork|contract|quote|invoice|number|price
		i will make .. number|price|it|figure .. come|work|right|happen|out
		i will .. get|see .. it|that .. done|sorted|through|happens
		i will put .. through
		your wish
		you make the rules
		rules are rules
		where do i sign
		drive a hard
		^ absolutely $
		^ of course $
		^ certainly $
		^ gladly
		^ will do $
		@ask|that sounds|seems .. good|great|fair|fine|ok|reasonable|alright
		middle|halfway .. is|sounds .. fine|fair|good|ok
		middle|halfway fine|fair|ok
		twist~ .. arm
		as you wish|like|say|want $
		right you are .. boss|the revised
		you know best
		understood sir
		cover it|that|this ..1 time|once
		@me will cover|absorb|swallow|eat|take care .. it|that|the|of
		it is in $
		no|without questions|argument .. asked
		built|build .. bit in .. this
		not worry .. about .. difference|money|price|cost|contract
		fair enough .. will|consider
		no probs|problem|worries|prob|trouble .. @ask|it|that|will|consider|send|when|done
		sure thing
		your|you lucky day
		^^ ok|fine|sure|alright|yes .. do_not tell
		they|he|she|procurement|finance win|won $
		cross|crossed|strike|scratch|leave|drop|skip .. do_not_mind|no_problem|no_objection|fine_by_me|fine_with_me|ok_with_me
	`},
	{gAcceptWeak, `
		^^ ok|fine|sure|yes|yeah|alright|done|deal|agreed|certainly|absolutely|gladly|understood|cool
		^ ok|fine|sure|yes|yeah|alright
	`},
	{gWhatever, `
		you decide
		up to you
		your call|choice|decision
		let me know
	`},
	{gGiveVague, `
		do|find|manage|arrange|work|sort|see .. something|anything .. price|off|rate|cost|discount|for you|on
		something|bit|little|touch|some|anything|money off
		something .. on .. price|rate|fee|cost|day
		sharpen .. pencil|price|number|figure
		come|move|go|shuffle|budge|flex .. bit|little|towards|some|somewhat|some way .. down|lower|towards|price|way|you
		move .. price|number
		room on|in|to .. price|rate|move
		bit of room
		be flexible
		flexible on
		look at|into .. price|discount|reduction|rate|lower|something
		look .. at .. small reduction|discount
		small|modest|one-off|one|token|special|little|minor discount|reduction|gesture|cut
		work something|it out
		wiggle room
		special price|rate|deal|offer
		get .. price|it|number|cost .. down|lower
		bring .. price|it|number|cost .. down|lower
		make it cheaper|easier on
		play with .. number|spreadsheet|price
		some|any kind of discount
		price .. negotiable|flexible|open
		open to .. negotiate|negotiation|discount
		goodwill .. price|discount|alignment|reduction
		at|for|with .. lower|reduced|cheaper|better price|rate|cost
		cheaper rate|price|option|plan
		there is|might|could|may .. room|flexibility|movement|wiggle
		some|little|bit|heaps|plenty .. room|flexibility
		have|got .. room|flexibility|flex|margin
		something .. on|off .. price|rate
	`},
	{gNotOffer, `
		what would|does|do|will .. @ask|@off|it .. buy|get|change|do|solve|mean|give|prove|fix
		where .. @ask .. come|from
		what .. @ask .. ten|percent|of|for|off what
		is it the? @ask|price|money
		@ask of what
		why @ask
		how .. get to @ask
		worth more than
		more than .. @ask
		@ask .. is worth|costs|would|buys|saves|does|will not
		costs you
		against|beside|than|behind|versus|instead .. @ask
		between .. @ask
		price match
	`},
}
