package report

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/schedule"
)

// hostileWords are what somebody might type in order to get into a page, a table or a
// terminal.
func hostileWords() []string {
	return []string{
		"<script>alert(1)</script>", "</style><style>@import 'http://x'</style>", "\"><img src=x onerror=alert(1)>",
		"<a href=\"javascript:alert(1)\">x</a>", "<svg/onload=alert(1)>", "&lt;b&gt; &amp; ]]> <!-- -->", "{{.Policy}} {{define \"x\"}}",
		"=HYPERLINK(\"http://x\")", "+1+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "\x1b]0;owned\x07 \u202egnp \u2028 \u009b31m",
		"| a | b |\n|---|---|", "[x](javascript:alert(1)) ![i](http://x/y.png) `code` *em* # h", "1. <iframe srcdoc='<p>x'></iframe>",
	}
}

// hostilePeriod is a period in which everything that anybody could have typed is hostile.
func hostilePeriod() Period {
	words := hostileWords()
	all := strings.Join(words, " ")
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	three := 3.0
	skipped := 4
	p := Period{Who: all, Until: at, NotFor: NotFor, Level: LevelIs,
		Progress: Progress{Replies: 9, Attempts: 2, From: at, To: at,
			Dimensions: []Level{{Dimension: schedule.Skill(all), Replies: 9, Median: &three, Low: &three, High: &three}},
			Moves:      []MoveCount{{Move: schedule.Skill(all), Asked: 9, Skipped: &skipped}}},
		Sheet: TalkSheet{Strength: SheetItem{What: all, Rests: all, Said: all, Buyer: all}, Change: SheetItem{What: all, Said: all, Buyer: all, Instead: all, Model: all},
			Drill: Drill{Scenario: all, Title: all, Why: all}}, Soft: 9}
	for _, w := range words {
		p.Talks = append(p.Talks, TalkRow{Title: w, Ending: w, Outcome: scenario.Outcome(w), Started: at, Levels: 2})
	}
	return p
}

// TestATalkIsOfTheDayOfThePlace: an evening's talk is of that evening, as in the list of
// attempts, and not of the next day in Greenwich.
func TestATalkIsOfTheDayOfThePlace(t *testing.T) {
	evening := time.Date(2026, 3, 2, 21, 0, 0, 0, time.FixedZone("", -5*3600))
	p := Period{Until: evening, Talks: []TalkRow{{Title: "Bolt", Started: evening.UTC()}}}
	var out strings.Builder
	if err := p.Markdown(&out); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.Contains(got, "2026-03-02") || strings.Contains(got, "2026-03-03") {
		t.Errorf("the talk of the 2nd:\n%s", got)
	}
}

// allowedTags are the elements of a report's page with their attributes.
func allowedTags() map[string][]string {
	return map[string][]string{
		"html": {"lang"}, "head": nil, "meta": {"charset", "http-equiv", "content", "name"}, "title": nil, "style": nil, "body": nil,
		"h1": nil, "h2": nil, "p": {"class"}, "section": {"class"}, "ul": nil, "li": nil, "footer": nil, "blockquote": nil, "b": nil,
		"table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": nil, "td": {"class"},
		"svg":  {"role", "aria-label", "width", "height", "viewBox"},
		"line": {"x1", "y1", "x2", "y2", "stroke", "stroke-width"}, "circle": {"cx", "cy", "r", "fill"},
		"rect": {"x", "y", "width", "height", "fill"}, "text": {"x", "y", "class"},
	}
}

// A page holds the tags and attributes of the list and nothing else, whatever was typed;
// its one style sheet is the one that its policy names.
func TestHostileTranscriptsStayTextInHTML(t *testing.T) {
	p := hostilePeriod()
	for name, write := range map[string]func(io.Writer) error{"report": p.HTML, "talk sheet": p.SheetHTML, "team": hostileTeam().HTML, "sameness": hostileSameness().HTML} {
		var out strings.Builder
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		page := out.String()
		for _, r := range page {
			if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
				t.Errorf("%s: %U is in the page", name, r)
			}
		}
		dec := xml.NewDecoder(strings.NewReader(page))
		styles, texts, policies := 0, "", 0
		inStyle := false
		for {
			tok, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s is not well formed: %v", name, err)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				allowed, ok := allowedTags()[tok.Name.Local]
				if !ok {
					t.Errorf("%s: <%s>", name, tok.Name.Local)
				}
				for _, a := range tok.Attr {
					if !slices.Contains(allowed, a.Name.Local) {
						t.Errorf("%s: <%s %s=%q>", name, tok.Name.Local, a.Name.Local, a.Value)
					}
					if a.Value == "Content-Security-Policy" {
						policies++
					}
				}
				inStyle = tok.Name.Local == "style"
			case xml.CharData:
				if inStyle {
					styles++
					sum := sha256.Sum256(tok)
					want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
					if !strings.Contains(policy(), want) || !strings.HasPrefix(policy(), "default-src 'none';") {
						t.Errorf("%s: the policy is %q, the style needs %q", name, policy(), want)
					}
				} else {
					texts += string(tok)
				}
			case xml.EndElement:
				inStyle = false
			case xml.Comment, xml.ProcInst:
				t.Errorf("%s holds %#v", name, tok)
			}
		}
		if styles != 1 || policies != 1 {
			t.Errorf("%s: %d style sheets, %d policies", name, styles, policies)
		}
		for _, want := range []string{"<script>alert(1)</script>", "{{.Policy}}", NotFor, LevelIs} {
			if !strings.Contains(texts, want) {
				t.Errorf("%s: the text %q is lost", name, want)
			}
		}
	}
}

// No cell of the table is a formula, and nothing in it is lost.
func TestHostileTranscriptsAreNoFormulas(t *testing.T) {
	var out strings.Builder
	if err := hostilePeriod().CSV(&out); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
	if err != nil || len(rows) < 5+len(hostileWords()) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if c := strings.TrimLeft(cell, " \t\r\n"); c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
				t.Errorf("a formula: %q", cell)
			}
		}
	}
}

// What was typed stays text in Markdown: no tag, link, picture, table or heading of it.
func TestHostileTranscriptsStayTextInMarkdown(t *testing.T) {
	p := hostilePeriod()
	for _, write := range []func(io.Writer) error{p.Markdown, p.SheetMarkdown} {
		var out strings.Builder
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(out.String(), "\n") {
			for i := 0; i < len(line); i++ {
				switch {
				case line[i] == '\\':
					i++
				case line[i] == '<', line[i] == '[', line[i] == ']', line[i] == '*', line[i] == '!', line[i] == '&':
					t.Errorf("%q holds a bare %q", line, line[i])
				case line[i] == '`':
					if strings.Count(line, "`") < 2 || !strings.HasPrefix(line, "- ") {
						t.Errorf("%q holds a bare back-tick", line)
					}
				}
			}
		}
		if strings.ContainsAny(out.String(), "\x1b\u202e\u2028\u009b") {
			t.Error("a control reached the page")
		}
	}
}

// Every figure of the report follows from what an export holds: the events and times.
func TestThePeriodsFiguresFollowFromTheEvents(t *testing.T) {
	sc := shipped(t, "five-percent")
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var talks []*practice.Attempt
	replies := [][]string{
		{"Yes, I can do 5%.", "Fine, another 5% off and the training day is free."},
		{sc.Beat("ask").Models[0], sc.Beat("press").Models[0], sc.Beat("halfway").Models[0], sc.Beat("close").Models[0]},
		{"I hear you. The price stays, because $8,400 a month goes while we talk. What does Friday need?"},
	}
	s := practice.Standing{Now: at.AddDate(0, 0, 7)}
	gifts, minutes, soft, said := 0, 0.0, 0, 0
	for i, r := range replies {
		gaps := []time.Duration{time.Minute, 90 * time.Second}
		a := exported(t, sc, gaps[:min(len(r), 2)], r...)
		a.ID, a.Started = fmt.Sprint("talk ", i), at.AddDate(0, 0, i)
		talks = append(talks, a)
		for _, m := range schedule.Replies(a.Events) {
			m.Attempt, m.At = a.ID, a.Started
			s.Replies = append(s.Replies, m)
		}
		minutes += []float64{1, 2.5, 2.5}[min(len(r), 2)]
		if len(r) == 1 {
			minutes -= 1.5
		}
		for _, ev := range a.Events {
			switch ev := ev.(type) {
			case play.Gave:
				if ev.Entry.For == "" {
					gifts++
				}
			case play.Marked:
				if ev.Counts {
					said++
					if NeedleOf(ev.Marks) <= -2 {
						soft++
					}
				}
			}
		}
	}
	p := NewPeriod(s, talks, 0, time.Time{}, "")
	gotGifts := 0
	for i, row := range p.Talks {
		score, n := play.Score(talks[i].Events)
		if row.Score != score || row.Levels != n || row.Replies != len(play.Standing(talks[i].Events)) {
			t.Errorf("talk %d is told as %+v", i, row)
		}
		gotGifts += row.Gifts
	}
	if len(p.Talks) != 3 || gotGifts != gifts || gifts == 0 || p.Soft != soft || p.Soft+p.Even+p.Hard != said {
		t.Errorf("%d talks, %d gifts of %d, %d soft of %d, %d replies of %d", len(p.Talks), gotGifts, gifts, p.Soft, soft, p.Soft+p.Even+p.Hard, said)
	}
	if diff := p.Minutes - minutes; diff > 1e-9 || diff < -1e-9 {
		t.Errorf("%v minutes, want %v", p.Minutes, minutes)
	}
	if p.Lost != 1 || p.Won != 1 || p.PriceKept != nil || p.PriceN != 1 {
		t.Errorf("won %d, lost %d, price kept %v over %d", p.Won, p.Lost, p.PriceKept, p.PriceN)
	}
	later := NewPeriod(s, talks[2:], 0, at.AddDate(0, 0, 2), "")
	if later.Progress.Replies+later.Progress.Aside != 1 {
		t.Errorf("since the third day: %d replies", later.Progress.Replies+later.Progress.Aside)
	}
}
