package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"spar/internal/team"
	"spar/internal/text"
)

// Team is the report on a team's drill: the board, for a manager who wants to know which
// move to coach. It holds no reply and no name that was not given for it.
type Team struct{ team.Board }

// Text writes the report for a terminal or a pipe.
func (t Team) Text(w io.Writer, o TextOptions) error { return t.paper().text(w, o) }

// Markdown writes the report as Markdown.
func (t Team) Markdown(w io.Writer) error { return t.paper().markdown(w) }

// HTML writes the report as one page that needs nothing else.
func (t Team) HTML(w io.Writer) error { return t.paper().html(w) }

// HeatIs says what a share of the heat map is.
const HeatIs = "A share is of the replies to lines that call for the move (at least one model reply makes it), over all attempts of the drill. A low share says which move to practise together, not who is at fault."

// BandsAre says what the heat map of bands counts.
const BandsAre = "How many people made the move in that part of the replies that called for it, of those with at least three such replies. Nobody has a line of their own."

// ShiftIs says what a change is made from, and what it cannot show.
const ShiftIs = "A person's figure is the mean score of the first attempt in time at each scenario of the skill. The change is of those who have both, with the 95% interval of its mean (Student's t). Baseline and retest are other scenarios, which are not equated: a difference may be theirs."

func (t Team) paper() paper {
	d := paper{Title: t.Title, About: "A team's drill, as of " + t.Now.Format("2 January 2006 15:04 MST"), Notes: append([]string{t.NotFor, LevelIs}, t.Notes...)}
	d.Sections = append(d.Sections, t.progress())
	if t.Masked {
		return d
	}
	d.Sections = append(d.Sections, t.played(), t.heat(), t.bands(), t.shifts())
	if len(t.Rows) > 0 {
		d.Sections = append(d.Sections, t.people())
	}
	return d
}

// progress is how many are how far.
func (t Team) progress() section {
	s := section{Head: "How far the team is"}
	if t.Masked {
		s.Lines = []string{fmt.Sprintf("Begun by fewer than %d people.", team.Fewest)}
		return s
	}
	s.Lines = append(s.Lines, fmt.Sprintf("%d people have begun.", t.People))
	for _, ph := range t.Phases {
		line := fmt.Sprintf("%s: started by %d, finished by %d", UpperFirst(string(ph.ID)), ph.Started, ph.Finished)
		if ph.State != team.PhaseOpen {
			line += ", " + string(ph.State)
		}
		if ph.Scored.N > 0 {
			line += fmt.Sprintf("; mean score %.1f of 4 (deviation %.1f, %d people)", ph.Scored.Mean, ph.Scored.SD, ph.Scored.N)
		}
		s.Lines = append(s.Lines, line+".")
	}
	return s
}

// played is how much was played at which scenario.
func (t Team) played() section {
	s := section{Head: "How much was played", Lines: []string{fmt.Sprintf("%s in %s. Replies that were taken back are among them.",
		Counted(t.Replies, "reply"), Counted(t.Attempts, "attempt"))},
		Table: table{Head: []string{"Scenario", "Phase", "People", "Attempts", "Replies"}}}
	for _, it := range t.Items {
		row := []string{it.Title, string(it.Phase), "too few", "", ""}
		if it.Shown {
			row[2], row[3], row[4] = strconv.Itoa(it.People), strconv.Itoa(it.Attempts), strconv.Itoa(it.Replies)
		}
		s.Table.Rows = append(s.Table.Rows, row)
	}
	return s
}

// heat is the cohort's share of each move.
func (t Team) heat() section {
	s := section{Head: "Which moves were made", Lines: []string{HeatIs}, Table: table{Head: []string{"Move", "Made", "Share", "People"}}}
	for i, c := range t.Cohort {
		row, shades := []string{t.Moves[i].Name, cellText(c), "", ""}, []int{0, 0, shade(c), 0}
		if c.Shown {
			row[2], row[3] = fmt.Sprintf("%.0f%%", 100*c.Share()), strconv.Itoa(c.People)
		}
		s.Table.Rows, s.Table.Shades = append(s.Table.Rows, row), append(s.Table.Shades, shades)
	}
	return s
}

// bands are how many people made each move how often.
func (t Team) bands() section {
	s := section{Head: "How evenly the team makes them", Lines: []string{BandsAre}, Table: table{Head: []string{"Made in"}}}
	for _, m := range t.Moves {
		s.Table.Head = append(s.Table.Head, m.Name)
	}
	for _, b := range t.Bands {
		row, shades := []string{fmt.Sprintf("%d to %d%%", b.From, b.To)}, []int{0}
		for i, n := range b.People {
			if b.Of[i] == 0 {
				row, shades = append(row, "too few"), append(shades, 0)
				continue
			}
			row, shades = append(row, fmt.Sprintf("%d of %d", n, b.Of[i])), append(shades, shade(team.Cell{Shown: n > 0, Called: b.Of[i], Made: n}))
		}
		s.Table.Rows, s.Table.Shades = append(s.Table.Rows, row), append(s.Table.Shades, shades)
	}
	return s
}

// cellText is a share with what it rests on, or that it rests on too little.
func cellText(c team.Cell) string {
	if !c.Shown {
		return "too few"
	}
	return fmt.Sprintf("%d of %d", c.Made, c.Called)
}

// shade is how dark a cell of the heat map is, 1 to 5; 0 for none.
func shade(c team.Cell) int {
	if !c.Shown {
		return 0
	}
	return 1 + min(4, int(5*c.Share()))
}

// shifts are the skills in the baseline beside the retest.
func (t Team) shifts() section {
	s := section{Head: "Baseline and retest", Lines: []string{ShiftIs},
		Table: table{Head: []string{"Skill", "Baseline", "Retest", "Change", "Moves before", "Moves after"}}}
	for _, k := range t.Skills {
		s.Table.Rows = append(s.Table.Rows, []string{k.Name, spreadText(k.Baseline), spreadText(k.Retest), changeText(k), cellText(k.Before), cellText(k.After)})
	}
	return s
}

// spreadText is a mean with its deviation and what it rests on.
func spreadText(s team.Spread) string {
	if s.N == 0 {
		return "too few"
	}
	return fmt.Sprintf("%.1f (deviation %.1f, %d people)", s.Mean, s.SD, s.N)
}

// changeText is a change with its interval.
func changeText(k team.SkillShift) string {
	if k.Masked {
		return "too few"
	}
	return fmt.Sprintf("%s (%s to %s, deviation %.1f, %d people)", Signed(k.Change.Mean), Signed(k.Change.From), Signed(k.Change.To), k.Change.SD, k.Change.N)
}

// Signed is a difference with its sign and one decimal; what rounds to nothing has none.
func Signed(x float64) string {
	if math.Abs(x) < 0.05 {
		return "0.0"
	}
	return fmt.Sprintf("%+.1f", x)
}

// people are the rows of persons.
func (t Team) people() section {
	s := section{Head: "Who is how far", Lines: []string{"Named are those who chose it. The others stand in no order."}, Table: table{Head: []string{"Who"}}}
	for _, ph := range t.Phases {
		s.Table.Head = append(s.Table.Head, UpperFirst(string(ph.ID)))
	}
	for _, r := range t.Rows {
		row := []string{r.Name}
		for _, ph := range r.Phases {
			row = append(row, fmt.Sprintf("%d of %d", ph.Finished, ph.Of))
		}
		s.Table.Rows = append(s.Table.Rows, row)
	}
	return s
}

// CSV writes the figures as one table: a row for each, with what it rests on. What
// anybody typed is kept from being taken for a formula.
func (t Team) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', 3, 64) }
	rows := [][]string{{"table", "who", "what", "people", "called", "made", "mean", "deviation", "from", "to"}}
	add := func(cells ...string) {
		row := make([]string, len(rows[0]))
		for i, c := range cells {
			row[i] = text.Cell(c)
		}
		rows = append(rows, row)
	}
	for _, note := range append([]string{t.NotFor, LevelIs}, t.Notes...) {
		add("note", "", note)
	}
	if !t.Masked {
		for _, ph := range t.Phases {
			add("started", "all", string(ph.ID), strconv.Itoa(ph.Started))
			add("finished", "all", string(ph.ID), strconv.Itoa(ph.Finished))
			if ph.Scored.N > 0 {
				add("score", "all", string(ph.ID), strconv.Itoa(ph.Scored.N), "", "", number(ph.Scored.Mean), number(ph.Scored.SD))
			}
		}
	}
	for _, it := range t.Items {
		if it.Shown {
			what := string(it.Phase) + " " + it.Scenario
			add("attempts", "all", what, strconv.Itoa(it.People), strconv.Itoa(it.Attempts))
			add("replies", "all", what, strconv.Itoa(it.People), strconv.Itoa(it.Replies))
		}
	}
	for i, c := range t.Cohort {
		if c.Shown {
			add("move", "all", string(t.Moves[i].Move), strconv.Itoa(c.People), strconv.Itoa(c.Called), strconv.Itoa(c.Made))
		}
	}
	for _, b := range t.Bands {
		for i, n := range b.People {
			if b.Of[i] > 0 {
				add("people", fmt.Sprintf("%d to %d%%", b.From, b.To), string(t.Moves[i].Move), strconv.Itoa(n), strconv.Itoa(b.Of[i]))
			}
		}
	}
	for _, k := range t.Skills {
		for _, s := range []struct {
			table string
			of    team.Spread
		}{{"baseline", k.Baseline}, {"retest", k.Retest}} {
			if s.of.N > 0 {
				add(s.table, "all", k.ID, strconv.Itoa(s.of.N), "", "", number(s.of.Mean), number(s.of.SD))
			}
		}
		if !k.Masked {
			add("change", "all", k.ID, strconv.Itoa(k.Change.N), "", "", number(k.Change.Mean), number(k.Change.SD), number(k.Change.From), number(k.Change.To))
		}
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}

// ShiftWords say a skill's baseline beside its retest in one line.
func ShiftWords(k team.SkillShift) string {
	if k.Baseline.N+k.Retest.N == 0 {
		return "too few yet"
	}
	s := "baseline " + spreadText(k.Baseline) + ", retest " + spreadText(k.Retest)
	if !k.Masked {
		s += ", change " + changeText(k)
	}
	return s
}
