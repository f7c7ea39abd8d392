package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"spar/internal/grade"
	"spar/internal/scenario"
	"spar/internal/text"
)

// Formats are the names under which a report can be written.
func Formats() []string { return []string{"text", "markdown", "html", "csv", "json"} }

// Text writes the period for a terminal or a pipe.
func (p Period) Text(w io.Writer, o TextOptions) error { return p.paper().text(w, o) }

// Markdown writes the period as Markdown.
func (p Period) Markdown(w io.Writer) error { return p.paper().markdown(w) }

// HTML writes the period as one page that needs nothing else.
func (p Period) HTML(w io.Writer) error { return p.paper().html(w) }

// paper is what a period is told as.
func (p Period) paper() paper {
	d := paper{Title: "What was practised with spar", About: p.about(), Notes: append([]string{p.NotFor, p.Level}, p.Advice.Notes(grade.Dimensions())...)}
	d.Sections = append(d.Sections, p.inShort(), p.levels(), p.moves(), p.needles(), p.talks())
	if len(p.Progress.Declines) > 0 {
		s := section{Head: "What may be slipping", Lines: []string{"Forecasts of a memory model, no measurements."}}
		for _, decline := range p.Progress.Declines[:min(mostSkips, len(p.Progress.Declines))] {
			s.Lines = append(s.Lines, DeclineLine(decline))
		}
		d.Sections = append(d.Sections, s)
	}
	return d
}

func (p Period) about() string {
	who := ""
	if p.Who != "" {
		who = p.Who + ", "
	}
	if p.Since.IsZero() {
		return who + "all there is, up to " + p.Until.Format("2 January 2006")
	}
	return who + p.Since.Format("2 January 2006") + " to " + p.Until.Format("2 January 2006")
}

// timeAt says minutes in whole ones.
func timeAt(minutes float64) string {
	if minutes < 1 {
		return "less than a minute"
	}
	return Counted(int(math.Round(minutes)), "minute")
}

func (p Period) inShort() section {
	s := section{Head: "In short", Lines: []string{p.Progress.Basis()}}
	open := len(p.Talks) - p.Won - p.Open - p.Lost
	s.Lines = append(s.Lines, fmt.Sprintf("%s: %d won, %d open, %d lost, %d not over yet. Time at it: %s; a pause of more than 3 minutes counts as 3.",
		Counted(len(p.Talks), "talk"), p.Won, p.Open, p.Lost, open, timeAt(p.Minutes)))
	if p.PriceKept != nil {
		s.Lines = append(s.Lines, fmt.Sprintf("Price kept where a talk was won: middle %s over %s.", scenario.Percent(100**p.PriceKept), Counted(p.PriceN, "talk")))
	}
	if p.Progress.Gifts != nil {
		s.Lines = append(s.Lines, fmt.Sprintf("Of %d replies that gave something, %d asked nothing for it.", p.Progress.Trades, *p.Progress.Gifts))
	}
	if p.LeftOut > 0 {
		s.Lines = append(s.Lines, fmt.Sprintf("%s could not be read and is not in here; spar doctor names what is damaged.", Counted(p.LeftOut, "attempt")))
	}
	return s
}

func (p Period) levels() section {
	s := section{Head: "Levels, 0 to 4: the middle one and the half around it"}
	for _, l := range p.Progress.Dimensions {
		if l.Median == nil {
			s.Lines = append(s.Lines, UpperFirst(l.Dimension.Name())+": "+l.Words())
			continue
		}
		s.Scale = append(s.Scale, scaleBar{UpperFirst(l.Dimension.Name()), *l.Low, *l.Median, *l.High,
			fmt.Sprintf("%s, over %s", plain(*l.Median), Counted(l.Replies, "reply"))})
	}
	return s
}

func (p Period) moves() section {
	s := section{Head: "Moves, where they were called for"}
	for _, c := range p.Progress.Moves {
		if c.Skipped != nil {
			s.Shares = append(s.Shares, shareBar{UpperFirst(c.Move.Name()), c.Asked - *c.Skipped, c.Asked})
		}
	}
	if len(s.Shares) == 0 {
		s.Lines = append(s.Lines, "No move was called for five times yet.")
	}
	s.Lines = append(s.Lines, p.Progress.SkipLines()...)
	return s
}

func (p Period) needles() section {
	n := p.Soft + p.Even + p.Hard
	s := section{Head: "Too soft or too hard"}
	if n < LeastReplies {
		s.Lines = []string{fmt.Sprintf("%s, too few to tell.", Counted(n, "reply"))}
		return s
	}
	s.Shares = []shareBar{{"Too soft", p.Soft, n}, {"Between", p.Even, n}, {"Too hard", p.Hard, n}}
	return s
}

func (p Period) talks() section {
	s := section{Head: "Talks", Table: table{Head: []string{"When", "Buyer's scene", "How it ended", "Score (levels)", "Replies", "Minutes", "Given free", "With help", "Price kept"}}}
	for _, t := range p.Talks {
		end, score, kept := "not over yet", "", ""
		if t.Outcome != "" {
			end = string(t.Outcome) + ": " + t.Ending
		}
		if t.Levels > 0 {
			score = fmt.Sprintf("%.1f (%d)", t.Score, t.Levels)
		}
		if t.Kept != nil {
			kept = scenario.Percent(100 * *t.Kept)
		}
		s.Table.Rows = append(s.Table.Rows, []string{t.Started.In(p.Until.Location()).Format("2006-01-02"), t.Title, end, score,
			strconv.Itoa(t.Replies), fmt.Sprintf("%.1f", t.Minutes), strconv.Itoa(t.Gifts), strconv.Itoa(t.Help), kept})
	}
	if len(s.Table.Rows) == 0 {
		s.Lines = []string{"No talk in this time."}
	}
	return s
}

// CSV writes every figure as a row: what it is of, its name, its value, the range, and
// how many replies or levels it rests on. Cells are kept from being taken for formulas.
func (p Period) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	row := func(cells ...string) error {
		for i := range cells {
			cells[i] = text.Cell(cells[i])
		}
		return out.Write(cells)
	}
	number := func(v *float64) string {
		if v == nil {
			return ""
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	}
	err := row("of", "name", "value", "low", "high", "rests_on", "note")
	for _, note := range []string{p.NotFor, p.Level} {
		if err == nil {
			err = row("note", "", "", "", "", "", note)
		}
	}
	for _, l := range p.Progress.Dimensions {
		if err == nil {
			err = row("level", l.Dimension.Name(), number(l.Median), number(l.Low), number(l.High), strconv.Itoa(l.Replies), "")
		}
	}
	for _, c := range p.Progress.Moves {
		made := ""
		if c.Skipped != nil {
			made = strconv.Itoa(c.Asked - *c.Skipped)
		}
		if err == nil {
			err = row("move made", c.Move.Name(), made, "", "", strconv.Itoa(c.Asked), "")
		}
	}
	for _, t := range p.Talks {
		if err == nil {
			err = row("talk", t.Title, strconv.FormatFloat(t.Score, 'f', -1, 64), "", "", strconv.Itoa(t.Levels), t.Started.UTC().Format("2006-01-02")+" "+string(t.Outcome)+" "+t.Ending)
		}
	}
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	return err
}

// sheetPaper is what the talk sheet is told as.
func (p Period) sheetPaper() paper {
	t := p.Sheet
	d := paper{Title: "A talk about practice", About: p.about(), Notes: append([]string{p.NotFor, p.Level}, p.Advice.Notes(grade.Dimensions())...)}
	d.Sections = append(d.Sections, itemSection("One strength", t.Strength, "No dimension has a middle level of 3 over five replies yet."),
		itemSection("One move to change", t.Change, "Nothing is skipped or under level 3 often enough to say."))
	drill := section{Head: "The next drill"}
	if t.Drill.Scenario == "" {
		drill.Lines = []string{"There is no scenario to practise with."}
	} else {
		drill.Lines = []string{fmt.Sprintf("%s, %s: %s.", t.Drill.Title, Counted(t.Drill.Minutes, "minute"), t.Drill.Why), "spar play " + t.Drill.Scenario}
	}
	ask := section{Head: "Ask before you tell", Lines: []string{
		"What did you want to happen when you said that?",
		"What do you think the buyer heard?",
		"Say it to me once more, differently. What changed?",
	}}
	d.Sections = append(d.Sections, drill, ask)
	return d
}

func itemSection(head string, f SheetItem, none string) section {
	s := section{Head: head}
	if f.What == "" {
		s.Lines = []string{none}
		return s
	}
	s.Lines = []string{f.What + ": " + f.Rests + "."}
	for _, q := range []quotation{{"The buyer", f.Buyer}, {"The reply", f.Said}, {"What was missing", f.Instead}, {"A model reply", f.Model}} {
		if q.Words != "" {
			s.Quotes = append(s.Quotes, q)
		}
	}
	return s
}

// SheetText, SheetMarkdown and SheetHTML write the coach's talk sheet.
func (p Period) SheetText(w io.Writer, o TextOptions) error { return p.sheetPaper().text(w, o) }

// SheetMarkdown writes the talk sheet as Markdown.
func (p Period) SheetMarkdown(w io.Writer) error { return p.sheetPaper().markdown(w) }

// SheetHTML writes the talk sheet as one page.
func (p Period) SheetHTML(w io.Writer) error { return p.sheetPaper().html(w) }
