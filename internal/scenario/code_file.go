package scenario

import "strings"

// fileCodes are about the file as a file.
func fileCodes() []Code {
	return []Code{
		{ID: CodeTooLarge, Title: "the file is too large", Doc: `
A scenario file may have 256 KB and a few thousand values. A scenario of eight beats
has about 15 KB, so a larger file is most often several scenarios in one, or not a
scenario at all. Split it: one file is one talk.`,
			Broken: "# a file of 300 KB", Mended: "# a file of 15 KB",
			file: func(whole string) []byte { return []byte(whole + strings.Repeat("# more\n", 50_000)) }},
		{ID: CodeEncoding, Title: "the file is not saved as UTF-8", Doc: `
Text can be stored in several ways. spar reads UTF-8, which every editor can write.
Files saved as "Unicode" or "UTF-16" by older Windows programs, or as "Latin-1" or
"ANSI", are not read by guesswork: an é might turn into something else unseen.
In Notepad choose "Save as" and set "Encoding" to UTF-8; in VS Code click the
encoding in the status line and choose "Save with encoding".`,
			Broken: "title: Zo\xeb's shop     # saved as Latin-1", Mended: "title: Zoë's shop     # saved as UTF-8",
			file: func(whole string) []byte {
				return []byte(strings.Replace(whole, "brisk and fair", "brisk and na\xefve", 1))
			}},
		{ID: CodeHidden, Title: "a hidden character stands in the text", Doc: `
Some characters cannot be seen: marks that turn the direction of writing, spaces
without width, control characters that steer a terminal. They come with text copied
from web pages and chats, and they can make a screen show something else than the
file says. Delete the character and type the words around it anew.`,
			Broken: `  role: "ow\u200bner"`, Mended: "  role: owner"},
	}
}

// yamlCodes are about how the file is written down.
func yamlCodes() []Code {
	return []Code{
		{ID: CodeSyntax, Title: "the file cannot be read as YAML", Doc: `
The indentation or the punctuation does not fit together. Keys that belong together
begin in the same column; each "- " of one list does too; a text that goes on over
several lines begins with ">" after its key and is indented further than the key.`,
			Broken: "  role: owner\n   company: Adler Prints", Mended: "  role: owner\n  company: Adler Prints"},
		{ID: CodeTab, Title: "a line is indented with a tab", Doc: `
YAML takes only spaces for indentation, because a tab is as wide as each editor
likes. Put two spaces for each tab. Most editors have a command for the whole file:
"Convert indentation to spaces".`,
			Broken: "\trole: owner", Mended: "  role: owner"},
		{ID: CodeColon, Title: "a colon in a text without quotes", Doc: `
A colon followed by a space ends a key in YAML. In the middle of a text it must be
inside quotes, or the text must stand on the lines below its key, after ">".`,
			in:     "        says: That was quick.",
			Broken: "        says: Well: that was quick.", Mended: "        says: 'Well: that was quick.'"},
		{ID: CodeQuotes, Title: "a text needs quotes, or has half of them", Doc: `
A text that begins with a brace, a bracket, a quotation mark or one of @ % | > needs
quotes around the whole of it. So does one that begins with a placeholder such as
{item}. Where quotes are opened they must be closed, at the very end of the text.`,
			in:     "        says: That was quick.",
			Broken: "        says: \"Hm,\" she says.", Mended: "        says: '\"Hm,\" she says.'"},
		{ID: CodeNesting, Title: "nested too deep", Doc: `
Lists and groups may stand inside one another, but never more than 32 deep. A
scenario needs ten. Most often a bracket was opened and never closed.`,
			in:     "  concessions:\n    - a training day at her shop\n    - quarterly payments",
			Broken: "  concessions: " + strings.Repeat("[", 40), Mended: "  concessions: [quarterly payments]"},
		{ID: CodeAlias, Title: "a reference in place of a value", Doc: `
YAML can name a value with "&" and repeat it with "*". Scenario files do without: a
reader should see what is said where it is said. Write the value out. A text that
really begins with one of these signs needs quotes.`,
			Broken: "  role: &job owner", Mended: "  role: owner"},
		{ID: CodeTag, Title: "a tag before a value", Doc: `
A word with "!" before a value tells YAML how to read it. Scenario files need none.
A text that really begins with "!" needs quotes.`,
			Broken: "  role: !!str owner", Mended: "  role: owner"},
		{ID: CodeSecondDocument, Title: "two documents in one file", Doc: `
A line "---" in the middle of a file begins a second document. One file is one
scenario: put the second one into a file of its own.`,
			Broken: "---\nformat: 1\ntitle: Another talk", Mended: "# the other talk has a file of its own"},
		{ID: CodeEmpty, Title: "the file is empty", Doc: `
There is nothing in the file but comments. Start from a template: "spar scenario new"
writes one that can be played at once.`,
			Broken: "# not written yet", Mended: "format: 1\ntitle: A small discount\n# and so on",
			file: func(string) []byte { return []byte("# not written yet\n") }},
	}
}
