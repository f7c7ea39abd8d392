package scenario

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"spar/internal/grade"
)

// minimal is the smallest file that uses most of the format.
func minimal(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "minimal.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// mustDecode gives the scenario of a file that has no problem at all.
func mustDecode(t testing.TB, src string) *Scenario {
	t.Helper()
	s, problems := Decode("minimal.yaml", []byte(src))
	for _, p := range problems {
		t.Errorf("%s (hint: %s)", p, p.Hint)
	}
	if s == nil {
		t.FailNow()
	}
	return s
}

func TestDecodeFillsEveryField(t *testing.T) {
	s := mustDecode(t, minimal(t))
	if s.ID != "minimal" || !strings.HasPrefix(s.Digest, "sha256:") || len(s.Digest) != len("sha256:")+64 {
		t.Errorf("id %q, digest %q", s.ID, s.Digest)
	}
	if want := "You sell 12 seats of Tally at $48,000 a year. Ruth Adler of Adler Prints wants 5% off before she signs."; s.Brief != want {
		t.Errorf("brief %q, want %q", s.Brief, want)
	}
	if s.Offer.Price != 48000 || s.Offer.Margin != 0.3 || s.Offer.ShownPrice() != "$48,000 per year" || len(s.Offer.Concessions) != 2 {
		t.Errorf("offer %+v", s.Offer)
	}
	if s.Buyer.Trust != 4 || s.Buyer.Patience != 6 || s.Buyer.Knows[0].Trust != 3 || s.Buyer.Knows[0].About[1] != "friday" {
		t.Errorf("buyer %+v", s.Buyer)
	}
	if want := "5% of $48,000 is $2,400"; s.Facts[1] != want {
		t.Errorf("fact %q, want %q", s.Facts[1], want)
	}
	ask, more := s.Beat("ask"), s.Beat("more")
	if len(ask.Lines) != 2 || len(more.Lines) != 1 || len(ask.Grades) != 3 || len(more.Grades) != 5 {
		t.Errorf("beats %+v, %+v", ask, more)
	}
	lead := ask.Leads[0]
	if !reflect.DeepEqual(lead.When.Any, []grade.Move{grade.Unconditional, grade.Halfway}) || lead.Trust != -1 || lead.To != "more" {
		t.Errorf("lead %+v", lead)
	}
	if ask.Leads[1].When.AtLeast[grade.Value] != 3 || *more.Leads[0].When.Given.AtLeast != 1 || *more.Leads[1].When.Visits.AtMost != 2 {
		t.Errorf("conditions %+v, %+v", ask.Leads[1].When, more.Leads)
	}
	if s.Ending("signed").Outcome != Won || s.Ending("nowhere") != nil || s.Beat("signed") != nil {
		t.Error("lookups of endings and beats")
	}
}

func TestSituationSpeaksAsTheTextsDo(t *testing.T) {
	s := mustDecode(t, minimal(t))
	sit := s.Situation(s.Beat("ask"))
	if sit.Offer.Price != "$48,000 per year" || sit.BuyerLine != "Nice demo. Take 5% off and I sign on Friday." {
		t.Errorf("situation %+v", sit)
	}
	if len(sit.Models) != 1 || len(sit.Elsewhere) != 1 || sit.Models[0] == sit.Elsewhere[0] {
		t.Errorf("models %q, elsewhere %q", sit.Models, sit.Elsewhere)
	}
	if want := "Paul, accountant: cash at the end of the quarter"; sit.Stakeholders[0] != want {
		t.Errorf("stakeholder %q, want %q", sit.Stakeholders[0], want)
	}
}

// change is a file with one piece replaced, which must be in it.
func change(t testing.TB, src, old, new string) string {
	t.Helper()
	if !strings.Contains(src, old) {
		t.Fatalf("the file does not hold %q", old)
	}
	return strings.Replace(src, old, new, 1)
}

func TestProblemsNameThePlaceAndTheCure(t *testing.T) {
	for _, c := range []struct{ name, old, new, want, hint string }{
		{"unknown key", "skill:", "skil:", `minimal.yaml:3:1: SP014: a scenario has no key "skil"`, `did you mean "skill"?`},
		{"unknown move", "[unconditional, halfway]", "[unconditonal]", `minimal.yaml:55:23: SP025: "unconditonal" is not a move`, `did you mean "unconditional"?`},
		{"unknown place", "to: signed", "to: singed", `minimal.yaml:63:13: SP024: there is no beat or ending "singed"`, `did you mean "signed"?`},
		{"unquoted colon", "says: That was quick.", "says: Well: that was quick.", `minimal.yaml:56:19: SP006: a colon followed by a space stands in a text without quotes, and YAML takes the words before it for a key`, quoteHint},
		{"bare no", "says: That was quick.", "says: no", `minimal.yaml:56:15: SP017: a bare no means true, false or nothing in YAML, not the word`, `put quotes around it: "no"`},
		{"tab", "  role: owner", "\trole: owner", `minimal.yaml:24:1: SP005: the line is indented with a tab, and YAML takes only spaces`, `put two spaces for each tab; most editors can do it for the whole file`},
		{"tab after spaces", "  role: owner", "  \trole: owner", `minimal.yaml:24:3: SP005: the line is indented with a tab, and YAML takes only spaces`, `put two spaces for each tab; most editors can do it for the whole file`},
		{"open bracket", "any: [unconditional, halfway] }", "any: [unconditional, halfway }", `minimal.yaml:55:15: SP004: the brackets on this line do not match`, `close each [ with ] and each { with }, in the order in which they were opened`},
		{"colon in braces", "label: List price", "label: Price: list", `minimal.yaml:11:24: SP006: inside braces a text that holds a colon, a comma or a quotation mark needs quotes`, `put quotes around the text: { label: "Size: large" }`},
		{"comma in braces", "label: List price", "label: Price, list", `minimal.yaml:11:26: SP014: a parameter has no key "list"`, `inside braces a text that holds a comma needs quotes: { label: "Well, yes" }`},
		{"indented too far", "  company: Adler Prints", "   company: Adler Prints", `minimal.yaml:25:1: SP004: this key is indented further than the one above it, and so it is read as part of that one's text`, `begin the key in the same column as the key above it`},
		{"text without >", "insight: The reprints", "insight:\n  one line\nThe reprints", `minimal.yaml:40:1: SP004: this line is neither "key: value" nor part of the text above it`, `a text of several lines begins with ">" after its key, and each of its lines is indented further than the key`},
		{"apostrophes", "role: owner", "role: 'it's hers'", `minimal.yaml:24:9: SP007: an apostrophe ends a text in single quotes before it is over`, `write the apostrophe twice, as in 'it''s mine', or leave the quotes away where the text needs none`},
		{"quotes in front", "role: owner", `role: "owner" she says`, `minimal.yaml:24:9: SP007: the text goes on after its closing quotation mark`, quoteHint},
		{"no comma", "[unconditional, halfway]", "[unconditional halfway]", `minimal.yaml:55:23: SP025: "unconditional halfway" is not a move`, `put a comma between the words: [unconditional, halfway]`},
		{"no colon", "{ value: 3 }", "{ value 3 }", `minimal.yaml:60:23: SP026: "value 3" is not a dimension`, `put a colon between the two: { value: 3 }`},
		{"no space", "  role: owner", "  role:owner", `minimal.yaml:24:8: SP004: a space is lacking behind the colon of "role"`, `write "role: " and then its value`},
		{"no dash", "    - quarterly payments", "    quarterly payments", `minimal.yaml:21:1: SP004: this line stands in a list and does not begin with a dash`, `begin it with "- ", as the lines above`},
		{"another dash", "    - quarterly payments", "    – quarterly payments", `minimal.yaml:21:5: SP004: this looks like the dash of a list, and is "–"`, `begin each value of a list with "- ", the minus of the keyboard and a space`},
		{"no space behind the dash", "  - id: more", "  -id: more", `minimal.yaml:66:3: SP004: a space is lacking behind the dash`, `write "- id:", with a space behind the dash`},
		{"no-break space", "  role: owner", "\u00a0 role: owner", `minimal.yaml:24:1: SP004: the line is indented with a no-break space, which looks like a space and is none`, `delete what stands before the first word and type the spaces anew; it often comes with text copied from a web page`},
		{"price with its currency", `price: "{price}"`, "price: 48,000 USD", `minimal.yaml:15:10: SP018: "48,000 USD" is not a number`, `write it as 48000, without quotes, signs of currency or commas`},
		{"open quote", "role: owner", "role: \"owner", `minimal.yaml:24:9: SP007: the quotation mark that opens here is not closed; the text runs on to line 37`, `close it with the same mark at the end of the text`},
		{"emphasis", "says: That was quick.", "says: *That* was quick.", `minimal.yaml:56:15: SP009: a text that begins with "*" needs quotes: YAML takes it for a reference`, quoteHint},
		{"shout", "says: That was quick.", "says: !That was quick.", `minimal.yaml:56:15: SP010: the value carries a tag: "!That"`, `leave the tag out; to begin a text with "!", put it in quotes`},
		{"percent first", "says: That was quick.", "says: %5 was quick.", `minimal.yaml:56:15: SP007: a text that begins with "%" needs quotes`, quoteHint},
		{"only a move", "when: { any: [unconditional, halfway] }", "when: unconditional", `minimal.yaml:55:15: SP016: a condition names moves, levels or numbers, each under a key of its own`, `write it as { any: [unconditional] }`},
		{"points", "price: \"{price}\"", "price: 48.000", `minimal.yaml:15:10: SP018: "48.000" could be read in two ways`, `for 48,000 write 48000; for 48 and a fraction write 48`},
		{"points and a sign", "price: \"{price}\"", "price: €3.200", `minimal.yaml:15:10: SP018: "€3.200" is not a number`, `for 3,200 write 3200; for 3 and a fraction write 3.2, without quotes and signs of currency`},
		{"a million with points", "price: \"{price}\"", "price: 1.250.000", `minimal.yaml:15:10: SP018: "1.250.000" could be read in two ways`, `for 1,250,000 write 1250000`},
		{"thousands", "default: 48000", "default: $48,000", `minimal.yaml:11:57: SP014: a parameter has no key "000"`, `write a number without commas: 48000`},
		{"margin", "margin: 0.3", "margin: 30%", `minimal.yaml:18:11: SP018: "30%" is not a number`, `write a number from 0 to 1, without quotes, signs of currency or commas: 48000, 0.3`},
		{"placeholder", "about the {price}?", "about the {prize}?", `minimal.yaml:67:48: SP027: "{prize}" is no parameter of this file`, `did you mean "price"?`},
		{"brace first", `item: "{item}"`, `item: {item} for a shop`, `minimal.yaml:14:9: SP007: a text that begins with a placeholder in braces needs quotes`, quoteHint},
		{"brace alone", `item: "{item}"`, `item: {item}`, `minimal.yaml:14:9: SP007: a text that begins with a brace needs quotes`, `put quotes around it: "{name} ..."`},
		{"money", "default: 48000", "default: a lot", `minimal.yaml:11:53: SP028: the default of "price" is not an amount of money: "a lot"`, `write a number above 0, such as 48000`},
		{"hidden", "role: owner", "role: ow\u202ener", `minimal.yaml:24:11: SP003: an invisible mark that turns the direction of writing (U+202E) stands here`, hiddenHint},
		{"escape", "role: owner", `role: "ow\e[31mner"`, `minimal.yaml:24:9: SP003: the text holds an escape character (U+001B)`, `take the escape out of the text`},
	} {
		s, problems := Decode("minimal.yaml", []byte(change(t, minimal(t), c.old, c.new)))
		if s != nil || len(problems) != 1 || problems[0].String() != c.want || problems[0].Hint != c.hint {
			t.Errorf("%s:", c.name)
			for _, p := range problems {
				t.Errorf("  got  %s (hint: %s)", p, p.Hint)
			}
			t.Errorf("  want %s (hint: %s)", c.want, c.hint)
		}
	}
}

func TestAllProblemsInOnePass(t *testing.T) {
	src := minimal(t)
	src = change(t, src, "difficulty: easy", "difficulty: simple")
	src = change(t, src, "says: That was quick.", "says: Well: that was quick.")
	src = change(t, src, "minutes: 4\n", "")
	src = change(t, src, "wants: to feel that she asked", "wants: to feel\n    two things: that she asked\n    and one more: that it helped")
	src = change(t, src, "trust: 4", "trust: 14")
	src = change(t, src, "to: bled", "to: bleed")
	src = change(t, src, "outcome: lost", "outcome: losing")
	_, problems := Decode("minimal.yaml", []byte(src))
	var got []string
	for _, p := range problems {
		got = append(got, p.Code)
	}
	want := []string{CodeMissingKey, CodeChoice, CodeColon, CodeColon, CodeNumber, CodeColon, CodeUnknownPlace, CodeChoice}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("codes %v, want %v\n%v", got, want, problems)
	}
}

func TestLineEndsAndMarksOfOtherSystemsAreTaken(t *testing.T) {
	want := mustDecode(t, minimal(t))
	for name, src := range map[string]string{
		"CRLF": strings.ReplaceAll(minimal(t), "\n", "\r\n"),
		"CR":   strings.ReplaceAll(minimal(t), "\n", "\r"),
		"BOM":  "\ufeff" + minimal(t),
	} {
		got := mustDecode(t, src)
		if got.Brief != want.Brief || !reflect.DeepEqual(got.Beats, want.Beats) {
			t.Errorf("%s: another scenario", name)
		}
	}
}

// Whatever hangs on a parameter is not told to be missing where only its kind is misspelt:
// the price that is {price}, and the {ask.of.price} of a fact.
func TestAMisspeltKindIsToldOnce(t *testing.T) {
	for _, c := range [][2]string{{"kind: money", "kind: mony"}, {"kind: percent", "kind: percents"}} {
		_, problems := Decode("minimal.yaml", []byte(change(t, minimal(t), c[0], c[1])))
		if len(problems) != 1 || problems[0].Code != CodeChoice {
			t.Errorf("%s: %v", c[1], problems)
		}
	}
}
