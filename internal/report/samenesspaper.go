package report

import (
	"fmt"
	"io"

	"spar/internal/team"
)

// Sameness is the page on how alike a team sounds, to itself and to every rival.
type Sameness struct{ team.Sameness }

// Text writes the page for a terminal or a pipe.
func (s Sameness) Text(w io.Writer, o TextOptions) error { return s.paper().text(w, o) }

// Markdown writes the page as Markdown.
func (s Sameness) Markdown(w io.Writer) error { return s.paper().markdown(w) }

// HTML writes the page as one that needs nothing else.
func (s Sameness) HTML(w io.Writer) error { return s.paper().html(w) }

// What the three parts of the page count.
const (
	OursAre     = "Words that at least three people use, in at least two scenarios. A good line is worth sharing; a line that all say is no longer heard."
	RivalsAre   = "Words that the grader holds for everybody's, as at least three people used them. Say in their place what is true only here."
	OpeningsAre = "How alike the first replies of each pair of people are: the part of their runs of three words that both have (Broder's resemblance), 0 to 100%. People who open from one brief share some of it by themselves."
)

func (s Sameness) paper() paper {
	d := paper{Title: "How alike we sound: " + s.Title, Notes: []string{s.NotFor}}
	if s.Masked {
		d.About = fmt.Sprintf("Fewer than %d people have said anything in this drill: nothing is told of so few.", team.Fewest)
		return d
	}
	d.About = fmt.Sprintf("%d people, %s. Nobody is named.", s.People, Counted(s.Replies, "reply"))
	phrases := func(head, are string, all []team.Phrase) section {
		sec := section{Head: head, Lines: []string{are}, Table: table{Head: []string{"Words", "People", "Replies"}}}
		for _, p := range all {
			sec.Table.Rows = append(sec.Table.Rows, []string{p.Words, fmt.Sprint(p.People), fmt.Sprint(p.Replies)})
		}
		if len(all) == 0 {
			sec.Lines = append(sec.Lines, "There are none.")
		}
		return sec
	}
	open := section{Head: "How alike the openings are", Lines: []string{OpeningsAre}, Table: table{Head: []string{"Scenario", "Alike", "Most alike pair", "People"}}}
	for _, o := range s.Openings {
		open.Table.Rows = append(open.Table.Rows, []string{o.Title, share(o.Alike), share(o.Most), fmt.Sprint(o.People)})
	}
	if s.Pairs > 0 {
		open.Lines = append(open.Lines, fmt.Sprintf("Over all: %s alike, a mean of %s.", share(s.Alike), Counted(s.Pairs, "pair")))
	} else {
		open.Lines = append(open.Lines, fmt.Sprintf("No scenario was opened by %d people yet.", team.Fewest))
	}
	d.Sections = []section{phrases("What we all say", OursAre, s.Ours), phrases("What every rival says", RivalsAre, s.Rivals), open}
	return d
}

func share(v float64) string { return fmt.Sprintf("%.0f%%", 100*v) }
