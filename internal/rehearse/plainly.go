package rehearse

// plainly are replies that make one move and little else. The habits rarely stop there,
// and a lead may ask for just that: held without a reason, a step without a day, a
// question and nothing beside it.
func plainly() []string {
	return []string{
		"No.",
		"The price stays as it is.",
		"I won't do that, {name}.",
		"I see it otherwise.",
		"I hear you, {name}.",
		"That was our fault.",
		"I'm sorry about that.",
		"What would you do in my place?",
		"Who else has a say in this?",
		"How are we doing, from one to ten?",
		"Let's meet on {day} at {time}.",
		"I'll send you the page today.",
		"Shall we look at it together?",
		"{Fact}",
		"{Fact} What would that change for you?",
		"{Fact} Let's look at it on {day} at {time}.",
		"{Insight}",
		"You may be better off with somebody else for this.",
		"I could add {concession}, if you sign this week.",
		"I'll add {concession}.",
		"I'd have to ask my manager.",
		"Maybe.",
		"We're the market leader in quality and service. When would it suit you?",
		"We are the leading provider of innovative solutions, and I'd like to see you on {day} at {time}.",
		"Let's leave it there for today.",
	}
}
