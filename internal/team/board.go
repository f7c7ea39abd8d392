package team

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/schedule"
)

// Fewest is how many people a figure must come from to be shown: of fewer, anybody who
// knows the team could tell whose it is.
const Fewest = 5

// fewReplies is how many replies a person's share must rest on to count in a band.
const fewReplies = 3

// Member is one person in a drill, with all that a board is made from.
type Member struct {
	ID, Name string
	Shown    bool // their own choice to be named
	// Lot is their place among those who are not named: drawn with the team's key, so that
	// nobody who knows everybody's ids can tell from the order who is who.
	Lot   string
	Tries []Try
	// Replies are the replies of each attempt, by its id; Said what was typed in them.
	Replies map[string][]schedule.Reply
	Said    map[string][]practice.RunSaid
}

// Board is how a team stands in a drill. It follows from the plan, the members and the
// time alone, and holds no name and no figure that is not to be shown.
type Board struct {
	Drill  string    `json:"drill"`
	Title  string    `json:"title"`
	Now    time.Time `json:"now"`
	Window Window    `json:"window"`
	NotFor string    `json:"not_for"`
	// People have begun; Masked is true while they are fewer than Fewest, and then nothing
	// but their number is told.
	People int           `json:"people"`
	Masked bool          `json:"masked"`
	Phases []PhaseFigure `json:"phases"`
	Rows   []BoardRow    `json:"rows"`
	Others int           `json:"others"` // people without a row
	// Items say how much was played where; Attempts and Replies are of all of it.
	Items    []ItemFigure `json:"played"`
	Attempts int          `json:"attempts"`
	Replies  int          `json:"replies"`
	// Moves heads the heat map; Cohort is the share of all, and Bands say how many people
	// made each move how often: reports are never about one person.
	Moves  []MoveHead   `json:"moves"`
	Cohort []Cell       `json:"cohort"`
	Bands  []Band       `json:"bands"`
	Skills []SkillShift `json:"skills"`
	// Notes say what was left out, and why.
	Notes []string `json:"notes"`
}

// NotForDecisions stands on every board and report.
const NotForDecisions = "For practice and coaching. Not for employment decisions."

// PhaseFigure is how many people are how far in a phase.
type PhaseFigure struct {
	ID       scenario.PhaseID `json:"id"`
	Started  int              `json:"started"`
	Finished int              `json:"finished"`
	State    PhaseState       `json:"state"` // open, waiting or closed, by the calendar alone
	Scored   Spread           `json:"score"` // of the people's mean scores
}

// BoardRow is one person's way, named by their own choice or by a number.
type BoardRow struct {
	Name     string     `json:"name"`
	Named    bool       `json:"named"`
	Phases   []RowPhase `json:"phases"`
	Finished bool       `json:"finished"`
	Playing  bool       `json:"playing"` // an attempt is under way

	id, lot string
}

// RowPhase is how far a person is in a phase.
type RowPhase struct {
	Finished int `json:"finished"`
	Of       int `json:"of"`
}

// MoveHead is a move with what it is called.
type MoveHead struct {
	Move grade.Move `json:"move"`
	Name string     `json:"name"`
}

// Cell is the share of replies that made a move, of those to lines that call for it: to
// which at least one model reply answers with it.
type Cell struct {
	Called int `json:"called"`
	Made   int `json:"made"`
	People int `json:"people"`
	// Shown is false where it rests on too little; Called and Made are 0 then.
	Shown bool `json:"shown"`
}

// Share is the part that made the move.
func (c Cell) Share() float64 { return float64(c.Made) / float64(max(1, c.Called)) }

// Band is a line of the heat map: how many people made a move in From to To percent of the
// replies that called for it, by move. Of is how many people the move's column is of; 0
// where it is not shown.
type Band struct {
	From   int   `json:"from"`
	To     int   `json:"to"`
	People []int `json:"people"`
	Of     []int `json:"of"`
}

// bands is how many lines the heat map has, each of a fifth.
const bands = 5

// Board works out how the team stands. Members who have not begun are not among it.
func (d *Drill) Board(members []Member, now time.Time) Board {
	b := Board{Drill: d.ID, Title: d.Title, Now: now, Window: d.Window, NotFor: NotForDecisions, Rows: []BoardRow{}, Items: []ItemFigure{}, Notes: []string{}}
	begun := slices.DeleteFunc(slices.Clone(members), func(m Member) bool { return len(m.Tries) == 0 })
	b.People = len(begun)
	b.Moves = d.moves()
	for _, ph := range d.Phases() {
		b.Phases = append(b.Phases, PhaseFigure{ID: ph.ID, State: d.calendar(ph.ID, now)})
	}
	if b.Masked = b.People < Fewest; b.Masked {
		b.Notes = append(b.Notes, fmt.Sprintf("Fewer than %d people have begun: figures are shown from %d on, so that nobody can be told from them.", Fewest, Fewest))
		b.Skills = d.maskedSkills()
		b.Cohort = make([]Cell, len(b.Moves))
		return b
	}
	d.rows(&b, begun, now)
	d.heat(&b, begun)
	d.played(&b, begun)
	for _, s := range d.Skills {
		b.Skills = append(b.Skills, d.shift(s, begun))
	}
	if slices.ContainsFunc(b.Skills, func(s SkillShift) bool { return s.Masked }) {
		b.Notes = append(b.Notes, fmt.Sprintf("A change is shown once %d people have both the baseline and the retest of the skill.", Fewest))
	}
	return b
}

// withoutMarks is the board for somebody who may see how far everybody is, and nothing of
// how it went.
func (b Board) withoutMarks() Board {
	b.Moves, b.Cohort, b.Bands, b.Skills = nil, nil, nil, nil
	b.Items, b.Attempts, b.Replies = nil, 0, 0 // no reply was read
	b.Phases = slices.Clone(b.Phases)
	for i := range b.Phases {
		b.Phases[i].Scored = Spread{}
	}
	return b
}

// calendar is how a phase stands by its dates.
func (d *Drill) calendar(id scenario.PhaseID, now time.Time) PhaseState {
	switch w := d.Windows[id]; {
	case w.Before(now):
		return PhaseWaiting
	case w.Over(now):
		return PhaseClosed
	}
	return PhaseOpen
}

// moves are the moves of all skills, each once, in the order of the plan.
func (d *Drill) moves() []MoveHead {
	var all []MoveHead
	for _, s := range d.Skills {
		for _, m := range s.Moves {
			if !slices.ContainsFunc(all, func(h MoveHead) bool { return h.Move == m }) {
				all = append(all, MoveHead{m, schedule.Skill(m).Name()})
			}
		}
	}
	return all
}

// rows fills in how far each person is, and the phases' figures. People who are not named
// have rows only where there are at least Fewest of them, in an order that says nothing.
func (d *Drill) rows(b *Board, members []Member, now time.Time) {
	scores := make([][]float64, len(b.Phases))
	for _, m := range members {
		s := d.Stand(m.Tries, now)
		row := BoardRow{Name: m.Name, Named: m.Shown, Finished: s.Finished, id: m.ID, lot: m.Lot}
		for i, ph := range s.Phases {
			started := false
			for _, it := range ph.Items {
				started = started || len(it.Tries) > 0
				row.Playing = row.Playing || it.Playing() != nil
			}
			if started {
				b.Phases[i].Started++
			}
			if ph.Finished == len(ph.Items) {
				b.Phases[i].Finished++
			}
			row.Phases = append(row.Phases, RowPhase{ph.Finished, len(ph.Items)})
			if mean, ok := d.phaseScore(m, ph.ID, ""); ok {
				scores[i] = append(scores[i], mean)
			}
		}
		b.Rows = append(b.Rows, row)
	}
	for i := range scores {
		if len(scores[i]) >= Fewest {
			b.Phases[i].Scored = spread(scores[i])
		}
	}
	b.maskRows()
}

// maskRows takes the names off the rows of those who did not choose to be named, and the
// rows away where they are too few to be nobody.
func (b *Board) maskRows() {
	named := slices.DeleteFunc(slices.Clone(b.Rows), func(r BoardRow) bool { return !r.Named })
	rest := slices.DeleteFunc(slices.Clone(b.Rows), func(r BoardRow) bool { return r.Named })
	slices.SortFunc(named, func(x, y BoardRow) int { return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.id, y.id)) })
	if len(rest) < Fewest {
		b.Others = len(rest)
		if b.Others > 0 {
			b.Notes = append(b.Notes, fmt.Sprintf("Whoever chose not to be named has no row here (%d): so few could be told apart.", b.Others))
		}
		rest = nil
	}
	slices.SortFunc(rest, func(x, y BoardRow) int { return cmp.Or(cmp.Compare(x.lot, y.lot), cmp.Compare(x.id, y.id)) })
	for i := range rest {
		rest[i].Name = fmt.Sprintf("Person %d", i+1)
	}
	b.Rows = append(named, rest...)
}

// heat fills in the heat map: the cohort's shares, and how many people stand in which band.
// A person counts in a band from fewReplies replies on.
func (d *Drill) heat(b *Board, members []Member) {
	b.Cohort = make([]Cell, len(b.Moves))
	of := make([]int, len(b.Moves))
	b.Bands = make([]Band, bands)
	for i := range b.Bands {
		b.Bands[i] = Band{From: 100 / bands * (bands - 1 - i), To: 100 / bands * (bands - i), People: make([]int, len(b.Moves)), Of: of}
	}
	for _, m := range members {
		cells := make([]Cell, len(b.Moves))
		for _, t := range m.Tries {
			countMoves(cells, b.Moves, m.Replies[t.Attempt])
		}
		for i, c := range cells {
			b.Cohort[i].Called += c.Called
			b.Cohort[i].Made += c.Made
			if c.Called > 0 {
				b.Cohort[i].People++
			}
			if c.Called >= fewReplies {
				of[i]++
				b.Bands[bands-1-min(bands-1, int(bands*c.Share()))].People[i]++
			}
		}
	}
	for i, c := range b.Cohort {
		b.Cohort[i] = showCell(c, c.People >= Fewest)
		if of[i] >= Fewest {
			continue
		}
		of[i] = 0
		for j := range b.Bands {
			b.Bands[j].People[i] = 0
		}
	}
}

// showCell is a cell, or one that shows nothing.
func showCell(c Cell, shown bool) Cell {
	if !shown {
		return Cell{}
	}
	c.Shown = true
	return c
}

// countMoves adds the replies to cells. What stays out of averages stays out here.
func countMoves(cells []Cell, moves []MoveHead, replies []schedule.Reply) {
	for _, r := range replies {
		if !r.Counts || r.Alone {
			continue
		}
		for i, h := range moves {
			s := schedule.Skill(h.Move)
			if !r.Asked(s) && !r.Welcome(s) {
				continue
			}
			cells[i].Called++
			if r.Made(s) {
				cells[i].Made++
			}
		}
	}
}
