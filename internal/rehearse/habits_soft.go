package rehearse

// pushover gives what is asked, at once and for nothing.
func pushover() repertoire {
	return repertoire{
		price: {
			{"", "Of course.", "Sure, no problem.", "Okay, okay.", "Yes, sorry about the price.", "You're right, it is a lot of money.", "I understand completely."},
			{
				"I can do {ask}.", "You can have the {ask}.", "I'll take {ask} off right away.", "{ask} it is, I'll change the quote.",
				"I'll knock the {ask} off for you.", "Let me lower the price for you.", "We can go down by {ask}, and more if you need it.",
				"I'll give you the discount.", "We can drop the price, that's fine.", "Let's just meet in the middle.", "We can split the difference.",
			},
			{
				"", "", "Just tell me what works for you.", "And if that is not enough, let me know.", "Whatever you need.",
				"I'll send the new quote today.", "I don't want to lose you over this.", "I hope that's all right.",
			},
		},
		fault: {
			{"Oh no, I'm so sorry.", "Sorry, sorry.", "I really don't know what to say.", "You're right to be angry."},
			{
				"I'll take the whole invoice off.", "You don't have to pay for any of it.", "Take the next order for free, please.",
				"I'll give you {half} off everything.", "I don't know how it could happen, maybe it was just bad luck.",
			},
			{"", "Whatever you want.", "Just tell me what you want me to do.", "I understand if you leave."},
		},
		brush: {
			{"", "Oh, okay.", "Sorry for bothering you.", "Sorry, I can hear you're busy.", "No, no, you're right."},
			{
				"It's probably not for you.", "Maybe it really isn't the right thing for a company like yours.", "I won't take any more of your time.",
				"I'll leave you alone, then.", "I guess you know best.", "I could maybe just send you something, if that's okay.",
			},
			{"", "Just let me know if you ever need anything.", "Call me whenever you like.", "Sorry again."},
		},
		talk: {
			{"", "Sure.", "Of course.", "Okay, no problem.", "Sorry, I should have thought of that.", "Yes, you're right."},
			{
				"Whatever works for you.", "I'm happy to do it your way.", "I can make it cheaper if that helps.", "I'll throw in the setup for free.",
				"Maybe we could just see how it goes.", "I don't want to push you.", "It's up to you, really.", "We'll do it for less, that's fine.",
			},
			{"", "Just let me know.", "No hurry at all.", "You decide.", "I hope that's okay."},
		},
	}
}

// staller never decides anything: a manager, a brochure, next week.
func staller() repertoire {
	return repertoire{
		price: {
			{"", "Hm.", "Good question.", "I understand.", "That's a tough one."},
			{
				"Let me ask my manager about the {ask}.", "I'd have to check with my boss first.", "I'll need an approval for that.",
				"I'll see what I can do about the {ask}.", "That's above my pay grade, let me take it upstairs.",
				"Let me go back to my team and see if there's some room.", "I'd have to run that by finance.",
			},
			{"", "I'll get back to you.", "Give me a few days.", "Can we talk next week some time?", "I'll let you know."},
		},
		fault: {
			{"", "I understand that this is frustrating.", "Thanks for letting us know.", "I see."},
			{
				"I'll have to look into it.", "Let me open a ticket and see.", "I'd have to ask the other department.",
				"My manager would have to decide about that.", "These things can take a while to clear up.",
			},
			{"", "Somebody will be in touch.", "I'll get back to you at some point.", "Let's see what they say."},
		},
		brush: {
			{"", "I see.", "Okay.", "Understood."},
			{
				"I could send you a brochure.", "Maybe I'll call again some time.", "I'll send something over.",
				"Perhaps it's a better time next quarter.", "Let me put something together and send it.",
			},
			{"", "We'll talk soon.", "Let's stay in touch.", "No hurry."},
		},
		talk: {
			{"", "Good question.", "Hm, let me think.", "I see.", "Interesting."},
			{
				"I'd have to check that with my manager.", "I'll come back to you on that.", "Let me send something over.",
				"I'd need to ask around first.", "Maybe we can pick it up another time.", "I'm not sure, I'd have to look.",
			},
			{"", "Let's talk soon.", "I'll let you know.", "Some time next week, maybe."},
		},
	}
}
