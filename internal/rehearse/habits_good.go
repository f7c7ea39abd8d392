package rehearse

// builder hears, owns, asks and gives small things rather than price. Firm enough,
// but does not teach much.
func builder() repertoire {
	next := []string{
		"Shall we take half an hour on {day} at {time} and go through it together?", "I'll call you on {day} at {time} with an answer you can use.",
		"Who besides you has to be happy with it?", "What would make this easy for you with {who}?",
		"Can you and {who} join me on {day} at {time}?",
	}
	return repertoire{
		price: {
			{
				"I hear you, {name}, and it's a fair thing to ask.", "Thanks for being open about it.", "I know you have to show something for it.",
				"I understand, {name}: you want {wants}.",
			},
			{
				"I won't move the price, because everybody who buys this pays the same.", "The price stays, but I want you to get more out of it.",
				"I'd rather not start on price.", "Let's leave the number until we know what it has to do for you.",
				"Instead of {ask} off I can give you {concession}.", "If we settle it this week, I'll add {concession}.",
				"If you sign for three years, I can give you the {ask}.",
			},
			{"{Fact}", "{Figure}", "What it does for you is worth more: {figure}."},
			next,
		},
		fault: {
			{
				"That was our fault, {name}, and I'm sorry.", "You're right, we let you down, and I am sorry.", "I'm sorry, {name}. We got this wrong.",
				"You had our word and we broke it, and I'm sorry for that.",
			},
			{
				"I'll take it up inside myself and stay on it until it's mended.", "I have asked for it to be dealt with first thing, and I will not let go of it.",
				"Here is what I know so far: {figure}.", "Here is what we do now: {fact}.",
			},
			{
				"I'll ring you on {day} at {time}, whatever I have by then.", "You have my own number, and I'll call on {day} at {time}.",
				"Does {day} at {time} suit you, so that we go through it with {who}?",
			},
		},
		brush: {
			{
				"I can hear that this is a bad moment, {name}.", "I see why it looks like that from where you sit.", "Fair enough, I'd think the same in your place.",
				"Thanks for telling me straight.",
			},
			{"One thing, because it is about you: {figure}.", "I rang because of this: {fact}.", "What made me call is small and concrete: {figure}.", "{Insight}"},
			{
				"Would ten minutes on {day} at {time} be worth it?", "May I show you on {day} at {time} what that means at your place?",
				"Who else would you want to hear it, {who}?",
			},
		},
		talk: {
			{
				"I hear you, {name}.", "That's a good point, {name}, and it matters.", "I remember that you want {wants}.", "Thanks, that helps me to understand.",
			},
			{
				"{Fact}", "{Figure}", "What I can offer is {concession}.", "If you decide this week, I'll add {concession}.",
				"Honestly, another vendor's product fits you better there, and I'll give you a name.",
			},
			next,
		},
	}
}

// challenger hears the ask, keeps the position, teaches something that is this
// buyer's own, and says what happens next.
func challenger() repertoire {
	teach := []string{
		"{Insight} {Figure}", "{Figure} {Insight}", "Put these side by side: {figure}. {Insight}", "{Insight} To put a number on it: {figure}.",
		"Here is what I would look at in your place: {figure}. {Insight}",
	}
	lead := []string{
		"Let's take twenty minutes on {day} at {time} with {who} and settle it. Does that work for you?",
		"I suggest that you, {who} and I sit down on {day} at {time} and decide on that basis. Agreed?",
		"My proposal: {day} at {time}, you, {who} and I, and at the end of it you know whether to go ahead. Will you bring {who} in?",
		"So the next step is {day} at {time} with {who} at the table, and we settle the start date there. Can you confirm that?",
		"Give me {day} at {time} with you and {who}; I bring the figures, and we decide there and then. All right?",
	}
	alone := []string{
		"Let's take twenty minutes on {day} at {time} and settle it. Does that work for you?",
		"My proposal: {day} at {time}, you and I, and at the end of it you know whether to go ahead. Agreed?",
		"So the next step is {day} at {time}: we go through your numbers and fix the start date. Can you confirm that?",
	}
	leads := append(lead, alone...)
	return repertoire{
		price: {
			{
				"I see why you ask, {name}.", "Fair question, {name}; in your chair I would ask it, too.", "I hear you on the {ask}, {name}.",
				"Thanks for saying it straight, {name}.", "I understand that you have to show something for the {ask}.",
			},
			{
				"The price stays where it is, and here is why.", "I'm not going to take the {ask} off, and I'll tell you why.",
				"I won't lower the price, because that would not solve your problem.", "Let's set the {ask} aside until we have looked at what it would change.",
				"The price holds, because what it buys weighs more than the {ask}.",
				"I can't take {ask} off; if you sign for a longer term, I can put in {concession}.",
			},
			teach, leads,
		},
		fault: {
			{
				"That was our fault, {name}, and I'm sorry.", "You're right, {name}: we failed you, and I am sorry for it.",
				"I'm sorry, {name}. This is on us, and I own it now.",
			},
			{
				"Here is what happens now: {figure}.", "I have taken it up inside, and this is what I can stand behind: {figure}.",
				"You need something firm, so here it is: {figure}.", "I will not promise you what I can't keep; this I can: {figure}.",
			},
			{"{Insight}", "And so that it does not happen again: {insight}"}, leads,
		},
		brush: {
			{
				"I hear that, {name}, and I'd still ask you to look at one thing.", "That's a fair doubt, {name}, and I see it differently.",
				"I understand, {name}. Most people in your place say so before they see this.", "You may be right, {name}, but here is why I don't let go.",
			},
			teach, leads,
		},
		talk: {
			{
				"I hear you, {name}, and there's one thing that I would look at first.", "That's the right question, {name}.",
				"I take that seriously, {name}, and I see it differently.", "Good that you say it, {name}.",
			},
			teach, leads,
		},
	}
}
