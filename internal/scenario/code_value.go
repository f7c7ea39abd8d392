package scenario

import "strings"

// valueCodes are about keys and the values they may have.
func valueCodes() []Code {
	return []Code{
		{ID: CodeDuplicateKey, Title: "a key stands there twice", Doc: `
Each key may stand once in its group. Most programs would take the second one and
say nothing, and the first would be lost. Keep one of the two.`,
			Broken: "  role: owner\n  role: buyer", Mended: "  role: owner"},
		{ID: CodeUnknownKey, Title: "a key that the format does not have", Doc: `
The key is misspelt, or stands in the wrong group: look at its indentation. A key
that nobody reads would do nothing, so it is refused.`,
			Broken: "  rôle: owner", Mended: "  role: owner"},
		{ID: CodeMissingKey, Title: "a key is missing", Doc: `
Something without which the talk cannot be played or understood is not in the file.
The hint says what the key is for.`,
			Broken: "  - id: bled\n    outcome: lost\n    title: Given away\n    says: I will take that, and ask again next year.\n",
			Mended: "  - id: bled\n    outcome: lost\n    title: Given away\n    says: I will take that, and ask again next year.\n    why: The price moved and nothing came back for it.\n"},
		{ID: CodeShape, Title: "a value of another kind is wanted", Doc: `
Where a list is wanted, each of its values begins with "- " on a line of its own, or
they stand in brackets: [one, another]. Where a group is wanted, its keys stand on
the lines below, indented. Where a text is wanted, only a text will do.`,
			Broken: "    - about: friday", Mended: "    - about: [deadline, friday]"},
		{ID: CodeBareWord, Title: "a text that YAML does not take for a text", Doc: `
Bare words such as no, yes, on, off, true and null mean something else in YAML, and
so do bare numbers and dates. Where they are meant as words, put quotes around them.`,
			in:     "        says: That was quick.",
			Broken: "        says: no", Mended: `        says: "No."`},
		{ID: CodeNumber, Title: "a number that will not do", Doc: `
A number is written bare: no quotes, no sign of a currency, no commas, no "%". The
hint says between which bounds it must lie.`,
			Broken: `  margin: "30%"`, Mended: "  margin: 0.3"},
		{ID: CodeChoice, Title: "not one of the words to choose from", Doc: `
Some values are one of a few words: a difficulty is easy, medium or hard; an outcome
won, open or lost; a parameter is text, money or percent; a proof strong, weak, hard
or gaming.`,
			Broken: "difficulty: simple", Mended: "difficulty: easy"},
		{ID: CodeBlank, Title: "nothing stands where something should", Doc: `
The key is there, but no value follows, or the list is empty. Often the text stands
on the next line and is not indented. Write something, or take an optional key out.`,
			Broken: "  role:", Mended: "  role: owner"},
		{ID: CodeLong, Title: "a text is too long", Doc: `
Names, titles and labels are one line of up to 200 characters. What somebody says has
up to 2,000, a reply up to 4,000. People do not talk longer than that in one breath.`,
			Broken: "title: " + strings.Repeat("A very small discount. ", 10) + "And so on.", Mended: "title: A small discount"},
		{ID: CodeID, Title: "a name that cannot be used as an id", Doc: `
Ids name the parts of a file: beats, endings, parameters. The file's own name is the
id of the scenario. They are made of small letters, digits and dashes and begin with
a letter, so that they can be typed on a command line.`,
			Broken: "  ask: { label: Discount they ask for, kind: percent, default: 5 }\n  Two Years: { label: Term, kind: text, default: two years }",
			Mended: "  ask: { label: Discount they ask for, kind: percent, default: 5 }"},
		{ID: CodeCurrency, Title: "not the code of a currency", Doc: `
The currency is written with its three letters, as banks do: USD, EUR, GBP, CHF. The
sign in the texts is made from it.`,
			Broken: "  currency: $", Mended: "  currency: USD"},
		{ID: CodeTooMany, Title: "too many problems to tell", Doc: `
After a hundred problems the list stops. Most often one slip near the top, such as a
wrong indentation, caused most of them. Mend the first few and check again.`,
			Broken: "# a file in which nothing is right", Mended: "# the same file after the first few were mended",
			file: func(string) []byte { return []byte(strings.Repeat("nothing-is-right-here: 1\n", 300)) }},
		{ID: CodeHash, Title: "a # cuts the text off", Severity: Warning, Doc: `
From " #" on YAML takes the rest of the line for a comment, and the words are lost.
Put quotes around a text that holds a "#".`,
			in:     "        says: That was quick.",
			Broken: "        says: That makes you my #1 supplier.", Mended: "        says: 'That makes you my #1 supplier.'"},
	}
}

const signedEnding = "  - id: signed\n    outcome: won\n    title: Signed at the list price\n    says: Send me the paper.\n    why: The price stood on her own figures.\n"

// referenceCodes are about names that one part of a file has for another.
func referenceCodes() []Code {
	return []Code{
		{ID: CodeDuplicateID, Title: "an id is given twice", Doc: `
Beats and endings share one set of ids, so that "to:" can name either. Give one of
the two another id.`,
			Broken: signedEnding + "  - id: signed\n    outcome: won\n    title: Signed with a smile\n    says: With pleasure.\n    why: You made her laugh.\n",
			Mended: signedEnding},
		{ID: CodeUnknownPlace, Title: "a beat or an ending that is not there", Doc: `
"to:" of a lead, "beat:" of a proof and "ends:" of a transcript name a beat or an
ending by its id. No part of this file has that id.`,
			Broken: "        to: singed", Mended: "        to: signed"},
		{ID: CodeUnknownMove, Title: "a move that the grader does not know", Doc: `
"all", "any", "none", "has" and "has-not" name what a reply does. The moves are one
closed list; "spar scenario guide moves" explains each of them.`,
			Broken: "      - when: { any: [unconditionally] }", Mended: "      - when: { any: [unconditional, halfway] }"},
		{ID: CodeUnknownLevel, Title: "not one of the five dimensions", Doc: `
A reply is graded on assertiveness, value, reframe, connection and advance, each with
a level from 0 to 4.`,
			Broken: "          at-least: { worth: 3 }", Mended: "          at-least: { value: 3 }"},
		{ID: CodePlaceholder, Title: "a placeholder that no parameter fills", Doc: `
{name} in a text is replaced by the parameter of that name. For a money parameter
price and a percent parameter ask there are also {ask.of.price}, that part of the
price, and {price.less.ask}, the price after it. To show a brace itself, write {{.`,
			Broken: "And what else can you do about the {prize}?", Mended: "And what else can you do about the {price}?"},
		{ID: CodeParameter, Title: "a default that does not fit its kind", Doc: `
The default of a money parameter is a number such as 48000, of a percent parameter a
number from 0 to 100, of a text a line of words.`,
			Broken: "default: plenty", Mended: "default: 48000"},
		{ID: CodeFallback, Title: "the last lead must take every reply", Doc: `
Leads are tried from the top, and the first that fits is taken. The last one has no
"when", so that no reply is left without an answer; and no other lead is without
one, since those below it would never be reached.`,
			Broken: "      - when: { patience: { at-most: 4 } }\n        to: later\n      - when: { none: [trade] }\n        to: later",
			Mended: "      - when: { patience: { at-most: 4 } }\n        to: later\n      - to: later"},
		{ID: CodeDeflect, Title: "the buyer deflects and has no words for it", Doc: `
"trust:" of something that the buyer knows says how much trust it takes to hear it.
Below that the buyer says what stands under "deflect".`,
			Broken: "      says: My accountant closes the books on Friday.\n",
			Mended: "      says: My accountant closes the books on Friday.\n      deflect: I have my reasons.\n"},
	}
}
