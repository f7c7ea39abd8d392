package scenario

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// quoteHint is the cure for most slips: quotes, or a text below its key.
const quoteHint = `put the whole text in 'single quotes', or write it on the lines below, indented, with ">" after the key`

// entry is a line of the form "key: value" or "- value"; the last group is the value.
var entry = regexp.MustCompile(`^((?: *- +)* *[A-Za-z][A-Za-z_-]*: +| *(?:- +)+)(\S.*)$`)

// placeholderFirst is a text that begins with {name} and is not in quotes.
var placeholderFirst = regexp.MustCompile(`^\{[A-Za-z][A-Za-z0-9_.-]*\}`)

// apostrophe is one between two letters.
var apostrophe = regexp.MustCompile(`\pL'\pL`)

// otherDash is a line that begins with a sign that looks like the dash of a list.
var otherDash = regexp.MustCompile(`^ *([‐‑‒–—−•·*]) +\S`)

// tightDash is the dash of a list with a key right behind it.
var tightDash = regexp.MustCompile(`^ *(-)([a-z][a-z_-]*):(?: |$)`)

// noBreak is an indentation with spaces in it that are not the keyboard's.
var noBreak = regexp.MustCompile(`^ *([\x{a0}\x{2000}-\x{200a}\x{202f}\x{3000}])`)

// glued is a key whose value follows the colon without a space.
var glued = regexp.MustCompile(`^([ -]*)([a-z][a-z_-]*):(\S.*)$`)

// diagnose turns the parser's complaint into a problem with a cure. It mends the
// slip in s.text where it can be sure what was meant, so that the rest of the file is
// checked in the same pass, and reports whether it did.
func (s *source) diagnose(err error) bool {
	line, col, context := 1, 1, 0
	message := "this cannot be read as YAML"
	if at, ok := errors.AsType[*yaml.LoadError](err); ok {
		line, col, context = max(at.Mark.Line, 1), max(at.Mark.Column, 1), at.ContextMark.Line
		message = at.Message
		if strings.Contains(at.ContextMsg, "quoted scalar") {
			s.add(max(context, 1), max(at.ContextMark.Column, 1), CodeQuotes,
				"close it with the same mark at the end of the text", "the quotation mark that opens here is never closed")
			return false
		}
		if errors.Is(err, errDeep) {
			s.add(line, col, CodeNesting, "a scenario is never nested more than ten deep; is a bracket left open?",
				"lists and mappings are nested more than %d deep here", maxNesting)
			return false
		}
	}
	if s.mendTabs() {
		return true
	}
	lines := s.lines()
	if line > len(lines) {
		line, col = len(lines), 1
	}
	text := lines[line-1]
	parts := entry.FindStringSubmatch(text)
	if parts == nil || s.mended[line] {
		return s.stray(line, col, context, message)
	}
	if !s.slip(line, col, context, message, parts[1], strings.TrimRight(parts[2], " \t\r")) {
		return false
	}
	s.mended[line] = true
	return true
}

// slip tells the usual slips of one line, "key: value" or "- value", apart by how the
// value begins, and puts the value in quotes where that is the cure.
func (s *source) slip(line, col, context int, message, head, value string) bool {
	at := utf8.RuneCountInString(head) + 1
	switch first := value[:1]; {
	case placeholderFirst.MatchString(value):
		s.add(line, at, CodeQuotes, quoteHint, "a text that begins with a placeholder in braces needs quotes")
	case strings.ContainsAny(first, "[{") && !balanced(value):
		if !s.quiet {
			s.add(line, at, CodeSyntax, "close each [ with ] and each { with }, in the order in which they were opened",
				"the brackets on this line do not match")
		}
		return false
	case first == "{" && strings.HasSuffix(value, "}"):
		s.add(line, max(at, col), CodeColon, "put quotes around the text: { label: \"Size: large\" }",
			"inside braces a text that holds a colon, a comma or a quotation mark needs quotes")
		return false
	case strings.ContainsAny(first, "\"'") && closed(value):
		return s.stray(line, col, context, message)
	case first == "'" && apostrophe.MatchString(value):
		s.add(line, at, CodeQuotes, "write the apostrophe twice, as in 'it''s mine', or leave the quotes away where the text needs none",
			"an apostrophe ends a text in single quotes before it is over")
	case strings.ContainsAny(first, "\"'"):
		s.add(line, at, CodeQuotes, quoteHint, "the text goes on after its closing quotation mark")
	case first == "*" || first == "&":
		s.add(line, at, CodeAlias, quoteHint, "a text that begins with %q needs quotes: YAML takes it for a reference", first)
	case strings.ContainsAny(first, "@`%![]{}|>,"):
		s.add(line, at, CodeQuotes, quoteHint, "a text that begins with %q needs quotes", first)
	case strings.Contains(value, ": ") || strings.HasSuffix(value, ":"):
		s.add(line, at+utf8.RuneCountInString(value[:strings.Index(value+" ", ": ")]), CodeColon, quoteHint,
			"a colon followed by a space stands in a text without quotes, and YAML takes the words before it for a key")
	default:
		return s.stray(line, col, context, message)
	}
	lines := s.lines()
	lines[line-1] = head + "'" + strings.ReplaceAll(value, "'", "''") + "'"
	s.mend(strings.Join(lines, "\n"))
	return true
}

// stray reports a complaint that fits none of the usual slips of one line. A colon in
// a text of several lines it can mend, and reports whether it did.
func (s *source) stray(line, col, context int, message string) bool {
	if s.quiet {
		return false
	}
	for _, at := range []int{line, line - 1, context} {
		if s.lookalike(at) {
			return false
		}
	}
	switch {
	case strings.Contains(message, "mapping values are not allowed") && s.knownKey(line):
		s.add(line, 1, CodeSyntax, "begin the key in the same column as the key above it",
			"this key is indented further than the one above it, and so it is read as part of that one's text")
	case strings.Contains(message, "mapping values are not allowed"):
		s.add(line, col, CodeColon, quoteHint,
			"a colon followed by a space stands in a text without quotes, and YAML takes the words before it for a key")
		// Nobody reads the text of a file with errors, so any other sign will do.
		lines := s.lines()
		if text := []rune(lines[line-1]); col <= len(text) && text[col-1] == ':' {
			text[col-1] = ';'
			lines[line-1] = string(text)
			s.mend(strings.Join(lines, "\n"))
			return true
		}
	case strings.Contains(message, "unknown anchor"):
		s.add(line, col, CodeAlias, quoteHint, "a text that begins with \"*\" needs quotes: YAML takes it for a reference")
	case strings.Contains(message, "could not find expected ':'") && s.lacksDash(context):
		s.add(context, 1, CodeSyntax, "begin it with \"- \", as the lines above",
			"this line stands in a list and does not begin with a dash")
	case strings.Contains(message, "could not find expected ':'") && context > 0:
		s.add(max(context, 1), 1, CodeSyntax,
			`a text of several lines begins with ">" after its key, and each of its lines is indented further than the key`,
			"this line is neither \"key: value\" nor part of the text above it")
	case s.openQuote(line):
	case strings.Contains(message, "did not find expected"):
		s.add(line, col, CodeSyntax,
			"keys that belong together begin in the same column, and so do the dashes of one list; also look for a bracket or a quotation mark left open just above",
			"the file cannot be read from here on: the indentation does not fit the lines above")
	default:
		s.add(line, col, CodeSyntax, "compare the line with the same key in a template: spar scenario new",
			"the file cannot be read from here on: %s", message)
	}
	return false
}

// lookalike tells of a line on which something looks right and is not: a dash that is
// none, or a key with no space behind its colon. It reports whether it found one.
func (s *source) lookalike(line int) bool {
	if line < 1 || line > len(s.lines()) {
		return false
	}
	text := s.lines()[line-1]
	if m := otherDash.FindStringSubmatchIndex(text); m != nil {
		s.add(line, utf8.RuneCountInString(text[:m[2]])+1, CodeSyntax, "begin each value of a list with \"- \", the minus of the keyboard and a space",
			"this looks like the dash of a list, and is %s", quote(text[m[2]:m[3]]))
		return true
	}
	if m := noBreak.FindStringSubmatchIndex(text); m != nil {
		s.add(line, utf8.RuneCountInString(text[:m[2]])+1, CodeSyntax, "delete what stands before the first word and type the spaces anew; it often comes with text copied from a web page",
			"the line is indented with a no-break space, which looks like a space and is none")
		return true
	}
	if m := tightDash.FindStringSubmatchIndex(text); m != nil {
		s.add(line, m[2]+1, CodeSyntax, "write \"- "+text[m[4]:m[5]]+":\", with a space behind the dash", "a space is lacking behind the dash")
		return true
	}
	if m := glued.FindStringSubmatch(text); m != nil && slices.Contains(keyNames(), m[2]) {
		s.add(line, len(m[1])+len(m[2])+2, CodeSyntax, "write \""+m[2]+": \" and then its value", "a space is lacking behind the colon of %s", quote(m[2]))
		return true
	}
	return false
}

// lacksDash reports whether the line comes right below a value of a list, as far
// indented, and begins with no dash itself.
func (s *source) lacksDash(line int) bool {
	if line < 2 || line > len(s.lines()) {
		return false
	}
	above, here := s.lines()[line-2], s.lines()[line-1]
	return strings.HasPrefix(strings.TrimLeft(above, " "), "- ") && indent(above) == indent(here)
}

// openQuote looks above a line that cannot be read for a text whose quotation mark is
// not closed on its own line: it runs on to the next mark, which is where the parser
// gave up. It reports whether it told of one.
func (s *source) openQuote(line int) bool {
	lines := s.lines()
	for i := min(line, len(lines)) - 1; i >= 0; i-- {
		parts := entry.FindStringSubmatch(lines[i])
		if parts == nil || !strings.ContainsAny(parts[2][:1], "\"'") {
			continue
		}
		if mark := parts[2][:1]; strings.Count(parts[2], mark)%2 == 1 && i+1 < line {
			s.add(i+1, utf8.RuneCountInString(parts[1])+1, CodeQuotes, "close it with the same mark at the end of the text",
				"the quotation mark that opens here is not closed; the text runs on to line %d", line)
			return true
		}
		if i+1 < line {
			return false // a text in quotes that is closed: the slip is below it
		}
	}
	return false
}

// knownKey reports whether the line begins with a key of the format.
func (s *source) knownKey(line int) bool {
	name, _, ok := strings.Cut(strings.TrimLeft(s.lines()[line-1], " -"), ":")
	return ok && slices.Contains(keyNames(), name)
}

// balanced reports whether the brackets and braces of a text match.
func balanced(s string) bool {
	var open []rune
	for _, r := range s {
		switch r {
		case '[', '{':
			open = append(open, r+2) // in ASCII the closing one comes two later
		case ']', '}':
			if len(open) == 0 || open[len(open)-1] != r {
				return false
			}
			open = open[:len(open)-1]
		}
	}
	return len(open) == 0
}

// closed reports whether a text that begins with a quotation mark ends with it, and
// has none in between.
func closed(s string) bool {
	return len(s) > 1 && strings.Count(s, s[:1]) == 2 && strings.HasSuffix(s, s[:1])
}

// mendTabs reports each line indented with tabs and puts spaces in their place: as
// many as make the file readable.
func (s *source) mendTabs() bool {
	lines := s.lines()
	found := false
	for i, l := range lines {
		if tab := strings.IndexByte(indent(l), '\t'); tab >= 0 {
			found = true
			s.add(i+1, tab+1, CodeTab, "put two spaces for each tab; most editors can do it for the whole file",
				"the line is indented with a tab, and YAML takes only spaces")
		}
	}
	if !found {
		return false
	}
	// What the parser says of guessed indentation is no longer the coach's doing.
	s.quiet = true
	var spaced string
	for _, width := range []int{0, 4, 8, 2} {
		mended := make([]string, len(lines))
		for i, l := range lines {
			in := indent(l)
			mended[i] = strings.ReplaceAll(in, "\t", strings.Repeat(" ", width)) + l[len(in):]
		}
		spaced = strings.Join(mended, "\n")
		if readable([]byte(spaced)) {
			break
		}
	}
	s.mend(spaced)
	return true
}

// indent is the white space that a line begins with.
func indent(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

// readable reports whether the parser has nothing to say against a text.
func readable(text []byte) bool {
	loader, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithV4Defaults(), yaml.WithPlugin(&depth{}))
	if err != nil {
		return false
	}
	var doc yaml.Node
	return loader.Load(&doc) == nil
}

// mend puts another text in place of the file's.
func (s *source) mend(text string) { s.text, s.split = []byte(text), nil }

// lines are the file's lines without their ends, whichever ends it has. They are the
// caller's to change only if it calls mend with them.
func (s *source) lines() []string {
	if s.split == nil {
		text := strings.ReplaceAll(string(s.text), "\r\n", "\n")
		s.split = strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
	}
	return s.split
}
