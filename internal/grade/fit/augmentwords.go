package main

// The words that made replies are mixed with. They are ours, not the corpus's.

var saleWords = []string{
	"value", "ROI", "outcome", "insight", "consensus", "next steps", "Friday", "cost of delay", "trade", "hold the price",
	"stakeholders", "decision", "urgency", "partnership", "savings", "payback", "risk", "champion", "roadmap", "agreement",
	"no discount", "firm", "in return", "commitment", "calendar", "pilot", "business case", "win-win", "alignment", "ownership",
}

var smallTalk = []string{
	"Lovely weather we're having, isn't it.",
	"I had the most wonderful coffee on the way here.",
	"My daughter starts school on Monday, time flies.",
	"What a view you have from this room.",
	"The traffic on the ring road was dreadful this morning.",
	"Did you see the match last night? What a finish.",
	"I do like the plants in your lobby.",
	"It has been such a pleasure to meet everybody here.",
	"We had a barbecue at the weekend and it rained the whole time.",
	"Your receptionist was ever so kind.",
	"I always say a building tells you a lot about the people in it.",
	"My wife makes the same joke every spring.",
	"It must be nice to work so close to the river.",
	"I hope you have something pleasant planned for the holidays.",
	"The train was on time for once, I could hardly believe it.",
	"I've been meaning to come to this part of the country for years.",
	"That's a fine picture on the wall behind you.",
	"Everyone has been so friendly since the day we first spoke.",
	"My dog has learned to open the fridge, you wouldn't believe it.",
	"They've redone the station and it looks splendid now.",
	"I slept like a log in that little hotel by the park.",
	"We were just saying in the car how green everything is.",
	"Anyway, I could talk about gardens all day.",
	"Hope the family is well and everyone is healthy.",
}
