package scenario

import "strings"

// wordingCodes are about what the texts say.
func wordingCodes() []Code {
	return []Code{
		{ID: CodeUnusedFact, Title: "a fact that nobody makes use of", Severity: Warning, Doc: `
A fact is there to be said. No model reply, no message to a stakeholder and nothing
that the buyer knows makes use of this one. Let a model reply show how it is done.`,
			Broken: "  - Missed reprints cost the shop $1,900 a month\n  - Over three hundred printers chose us last spring",
			Mended: "  - Missed reprints cost the shop $1,900 a month"},
		{ID: CodeUnusedParameter, Title: "a parameter that no text mentions", Severity: Warning, Doc: `
A trainee who puts in their own value would see no change. Write {name} where the
texts speak of it, or take the parameter out.`,
			Broken: "  ask: { label: Discount they ask for, kind: percent, default: 5 }\n  term: { label: Term, kind: text, default: two years }",
			Mended: "  ask: { label: Discount they ask for, kind: percent, default: 5 }"},
		{ID: CodePrices, Title: "an amount that looks like the price and is not", Severity: Warning, Doc: `
An amount in the texts differs from the price by a little, by two digits that changed
places, or by a nought. One of the two is most likely a slip. Write the price as a
parameter, {price}, and it is the same everywhere.`,
			in:     "    why: The price stood on her own figures.",
			Broken: "    why: The price stood at $48,900 on her own figures.", Mended: "    why: The price stood at {price} on her own figures."},
		{ID: CodeNames, Title: "a name that is spelt two ways", Severity: Warning, Doc: `
A word in the texts is one letter away from the name of a person or a company. Spell
it the same everywhere; where two people are meant, give them names that differ more.`,
			in:     "    why: The price stood on her own figures.",
			Broken: "    why: Adlar Prints heard a reason.", Mended: "    why: Adler Prints heard a reason."},
		{ID: CodeRepeats, Title: "a sentence that is said twice", Severity: Warning, Doc: `
The buyer says the same sentence in two places, or two model replies share one. People
do not repeat themselves word for word, and a trainee notices.`,
			Broken: "      - I want {ask} off, then you have my signature.\n      - Believe me, I want {ask} off now. I want {ask} off, then you have my signature.",
			Mended: "      - I want {ask} off, then you have my signature."},
		{ID: CodeReadingTime, Title: "reading alone takes longer than the minutes promised", Severity: Warning, Doc: `
The brief, the buyer's lines on the longest way through and the ending are counted at
200 words a minute. "minutes" is what the trainee is promised for reading and typing
together, so it should be well above that.`,
			Broken: "brief: >\n  " + strings.Repeat("You know her, and her shop, and her books, and what she said last year. ", 60),
			Mended: "brief: >\n  You know her, her shop and her books.",
			file: func(whole string) []byte {
				return []byte(replaceAll(whole, "brief: >\n", "brief: >\n  "+strings.Repeat("You know her shop well. ", 70)+"\n", "minutes: 4", "minutes: 2"))
			}},
		{ID: CodeModel, Title: "a model reply that gives price away", Severity: Warning, Doc: `
The grader reads this model reply as giving something for nothing, or as meeting
halfway. Trainees see model replies as the answer to learn from. Where a concession is
right, let the reply ask for something of value in the same sentence.`,
			in:     "        Nothing more comes off. If you sign for two years I add the training day at\n        your shop. Shall I write that up for Paul today?",
			Broken: "        OK, I can do another 5% off for you. Shall I write that up for Paul today?",
			Mended: "        Nothing more comes off. Shall I write that up for Paul today?"},
		{ID: CodeNoProof, Title: "a beat that lacks a kind of proof", Severity: Warning, Doc: `
Once a file has proofs, each beat has at least four: a strong reply, a weak one, one
that is too hard, and one that tries to game the grader. They show that good answers
win and bad ones lose before anyone plays the talk.`,
			Broken: "proofs:\n  - { beat: ask, kind: weak, reply: Sure, at-most: { value: 0 } }", Mended: "# no proofs yet, or four kinds for each beat"},
	}
}

// replaceAll replaces pairs of old and new text, for the broken files of the pages.
func replaceAll(s string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(s) }
