package scenario

// graphCodes are about where the talk can go.
func graphCodes() []Code {
	return []Code{
		{ID: CodeUnreachedBeat, Title: "no way leads to a beat", Severity: Warning, Doc: `
The talk opens with the first beat and goes where leads send it. No lead sends it
here, so nobody will ever hear this buyer line.`,
			Broken: "      - to: later", Mended: "      - to: more",
			file: func(whole string) []byte {
				return []byte(replaceAll(whole, "to: more", "to: later"))
			}},
		{ID: CodeUnreachedEnding, Title: "no way leads to an ending", Severity: Warning, Doc: `
No lead goes to this ending. The first lost ending is the exception: a buyer who has
lost all patience goes there by themselves.`,
			Broken: "      - when: { patience: { at-most: 4 } }\n        to: signed\n      - to: signed",
			Mended: "      - when: { patience: { at-most: 4 } }\n        to: later\n      - to: later"},
		{ID: CodeNoWayOut, Title: "no ending can be reached from a beat", Doc: `
Every way on from this beat leads back to it, alone or through others. The trainee
would go round until the buyer has had enough. Let one lead go to an ending.`,
			Broken: "      - when: { any: [trade] }\n        to: more\n      - to: more",
			Mended: "      - when: { any: [trade] }\n        to: signed\n      - to: more",
			file: func(whole string) []byte {
				return []byte(replaceAll(whole, "to: more\n        patience", "to: later\n        patience", "to: bled", "to: more",
					"to: later", "to: more", "at-most: 2 } }\n        to: signed", "at-most: 2 } }\n        to: more"))
			}},
		{ID: CodeOnePlace, Title: "a beat whose leads all go to one place", Severity: Warning, Doc: `
Whatever the trainee answers, the talk goes on in the same way. A buyer who does not
react teaches nothing: let at least giving in lead somewhere else.`,
			in: "      - when: { given: { at-least: 1 } }\n        to: bled\n      - when: { any: [trade], visits: { at-most: 2 } }\n        to: signed\n" +
				"      - when: { patience: { at-most: 4 } }\n        to: later\n      - to: later",
			Broken: "      - when: { any: [trade] }\n        to: later\n      - to: later",
			Mended: "      - when: { any: [trade] }\n        to: signed\n      - to: later"},
		{ID: CodeNoWon, Title: "the talk cannot be won", Severity: Warning, Doc: `
No ending has "outcome: won". A good answer should be worth it.`,
			Broken: "    outcome: open\n    title: Signed at the list price", Mended: "    outcome: won\n    title: Signed at the list price"},
		{ID: CodeNoLost, Title: "the talk cannot be lost", Severity: Warning, Doc: `
No ending has "outcome: lost". Giving in, or being rude, should cost something; and a
buyer whose patience is gone leaves by the first lost ending.`,
			Broken: "    outcome: open\n    title: Given away", Mended: "    outcome: lost\n    title: Given away"},
		{ID: CodeNeverTaken, Title: "a condition that can never hold", Severity: Warning, Doc: `
The condition asks for two things that exclude each other: a move in "all" that
stands in "none" too, a lowest level above the highest, a second visit to a beat to
which no way leads back.`,
			Broken: "      - when: { any: [trade], none: [trade] }", Mended: "      - when: { any: [trade], visits: { at-most: 2 } }"},
		{ID: CodeShadowed, Title: "the leads above take every reply", Severity: Warning, Doc: `
Leads are tried from the top. Every reply for which this one holds is taken by those
above it. Put the narrower condition first.`,
			Broken: "      - when: { patience: { at-most: 4 } }\n        to: later\n      - when: { patience: { at-most: 2 } }\n        to: bled\n      - to: later",
			Mended: "      - when: { patience: { at-most: 4 } }\n        to: later\n      - to: later"},
		{ID: CodeGiftsUnseen, Title: "a present that is not price goes unnoticed", Severity: Warning, Doc: `
"given" counts parts of the price. A free training, a month on the house, a cleaning for
nothing are no part of it, and this file has no lead that looks for them: whoever gives
presents in place of price gives for nothing and is never told. Let a lead ask for "any:
[unconditional]", which both kinds of giving make.`,
			Broken: "      - when: { any: [halfway] }", Mended: "      - when: { any: [unconditional, halfway] }"},
		{ID: CodeSameAgain, Title: "the buyer would say the same line again", Severity: Warning, Doc: `
A way leads back to this beat, and the buyer has one wording for it: coming back, they
would repeat themselves word for word. With a second wording under "buyer:" the other one
is said the second time.`,
			in:     "      - when: { patience: { at-most: 4 } }\n        to: later\n      - to: later",
			Broken: "      - when: { patience: { at-most: 4 } }\n        to: more\n      - to: later",
			Mended: "      - when: { patience: { at-most: 4 } }\n        to: later\n      - to: later"},
	}
}
