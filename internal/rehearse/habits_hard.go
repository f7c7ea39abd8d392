package rehearse

// bully makes the buyer small, presses and threatens.
func bully() repertoire {
	return repertoire{
		price: {
			{
				"{ask}? Are you serious?", "Don't be ridiculous.", "You people always whine about the price.", "Oh, please.",
				"I expected better from you, {name}.", "If you can't afford it, say so.", "Stop begging.",
				"Are you stupid?", "What a pathetic little company.", "You're an idiot if you think so.",
			},
			{
				"Sign today or the price goes up tomorrow.", "Take it or leave it, I have others waiting.", "You clearly don't understand what you are looking at.",
				"Only a fool would haggle over this.", "You're wasting my time with this.", "I'll tell your boss that you blew it over small change.",
				"This offer dies at noon and it won't come back.",
			},
			{"", "Well?", "Your loss.", "Decide now.", "Don't come crying to me later.", "I won't ask again."},
		},
		fault: {
			{"Calm down.", "Oh, come on.", "Don't be so dramatic.", "Are you done?", "That's your problem, not mine.", "Are you stupid?", "You're an idiot, {name}."},
			{
				"You should have read the contract.", "Everybody else copes with it, only you complain.", "It was your own people who messed it up.",
				"If you don't like it, leave.", "You clearly don't know how this business works.",
			},
			{"", "Anything else?", "You'll regret it if you go.", "Now stop wasting my time."},
		},
		brush: {
			{"You're making a stupid mistake.", "Don't hang up on me.", "Typical.", "Nobody who knows this business talks like that.", "You're an idiot if you hang up now.", "How stupid can you be?"},
			{
				"Your competitors are laughing at you already.", "You clearly have no idea what I'm talking about.", "If you say no now, don't bother calling later.",
				"People like you are why companies fail.", "I don't have time for amateurs.", "You'd be a fool not to listen.",
			},
			{"", "So?", "Last chance.", "Your funeral.", "I'll ask for somebody who can think."},
		},
		talk: {
			{"Listen.", "Come on.", "Honestly, {name}?", "What is so hard about this?", "Don't play games with me.", "Are you stupid or what?", "You really are an idiot, {name}."},
			{
				"You either sign now or you are out.", "You obviously don't get it.", "I've explained it and I won't explain it to a slow learner again.",
				"Stop wasting my time.", "Anybody with half a brain would have signed by now.", "Do it today or I go to your boss.",
			},
			{"", "Well?", "Decide.", "I mean it.", "Your choice, your fault."},
		},
	}
}

// stuffer has learnt which words are good and says them all, in no order. It gives
// way in the middle of them now and then.
func stuffer() repertoire {
	list := [][]string{
		{
			"Value, return, insight, outcome.", "Best-in-class value and world-class service.", "Insight! Value! Partnership!",
			"We hold our value because value is value.", "Great question, great insight, great next step.",
		},
		{
			"{words}.", "{words}, next step, Thursday, agree.", "Return on investment, {words}, hold the price.",
			"Our leading end-to-end solution delivers synergy, {words} and trust.", "Not a discount, not a problem, {words}.",
		},
		{
			"Cutting-edge, proven, trusted, scalable.", "Trade, hold, defer, quantify, reframe.", "Who, what, when, Tuesday at ten, agreed.",
			"Win-win, value-add, low-hanging fruit.", "Partner with us on the journey to excellence.",
		},
	}
	withPrice := [][]string{list[0], list[1], {
		"And fine, take the {ask}.", "Value, value, but okay, {ask} off.", "Hold the price, trade, insight, and I can do the {ask}.",
		"Cutting-edge, proven, trusted, scalable.", "Who, what, when, Tuesday at ten, agreed.",
	}}
	return repertoire{talk: list, price: withPrice}
}
