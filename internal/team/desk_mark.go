package team

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"spar/internal/grade"
	"spar/internal/store"
	"spar/internal/text"
)

// Levels are levels by dimension; a dimension that is not judged is missing.
type Levels map[grade.Dimension]int

// Given is what a coach gives a reply: a level for each dimension that the scene is
// about, and, where they like, the moves it makes.
type Given struct {
	Levels Levels       `json:"levels"`
	Moves  []grade.Move `json:"moves,omitempty"`
}

// Opened is a reply to be judged: the situation, what was said before, and the reply.
// What the machine made of it is not in it.
type Opened struct {
	ToMark
	Buyer     string `json:"buyer"`
	Situation string `json:"situation"`
	Offer     string `json:"offer,omitempty"`
	Aim       string `json:"aim,omitempty"` // what the scene is after
	// Grades are the dimensions that are to be judged.
	Grades  []grade.Dimension `json:"grades"`
	History []grade.Turn      `json:"history"`
	Asked   string            `json:"asked"` // the buyer's line that was answered
	Whole   string            `json:"whole"` // the reply
	// Seen is set once this coach has marked it.
	Seen *Revealed `json:"seen,omitempty"`
}

// Machine is what the grader made of a reply.
type Machine struct {
	Marks  grade.Marks `json:"marks"`
	Grader string      `json:"grader"`
}

// Round is what a coach gave at one time: first blind, then each change with its reason.
type Round struct {
	Given
	Reason string    `json:"reason,omitempty"`
	At     time.Time `json:"at"`
}

// Opinion is what one coach made of a reply. The first round was given blind.
type Opinion struct {
	Coach  string  `json:"coach"` // the name
	Rounds []Round `json:"rounds"`
}

// Blind is what was given before the machine's marks were seen.
func (o Opinion) Blind() Round { return o.Rounds[0] }

// Stands is what the coach holds now.
func (o Opinion) Stands() Round { return o.Rounds[len(o.Rounds)-1] }

// Revealed is what a coach gets to see once they have marked a reply.
type Revealed struct {
	Why      []Chosen    `json:"why"`
	Machine  Machine     `json:"machine"`
	Mine     Opinion     `json:"mine"`
	Others   []Opinion   `json:"others"`
	Disputes []Objection `json:"disputes"`
}

// Open gives a reply to be judged.
func (t *Team) Open(ctx context.Context, by store.Person, id string) (Opened, error) {
	d, r, err := t.pick(ctx, by, id)
	if err != nil {
		return Opened{}, err
	}
	return t.shown(ctx, d, r)
}

// pick finds a reply on the desk of a coach.
func (t *Team) pick(ctx context.Context, by store.Person, id string) (*onDesk, said, error) {
	d, err := t.deskOf(ctx, by, QueueOptions{})
	if err != nil {
		return nil, said{}, err
	}
	r, err := d.find(id)
	return d, r, err
}

func (t *Team) shown(ctx context.Context, d *onDesk, r said) (Opened, error) {
	a, scene, err := t.all().Judge(ctx, r.attempt, r.seq)
	if err != nil {
		return Opened{}, err
	}
	sc := scene.Scenario
	o := Opened{ToMark: d.item(r), Buyer: sc.Buyer.Name + ", " + sc.Buyer.Role, Situation: sc.Brief, Aim: scene.Beat.Aim,
		Grades: a.Grades, History: a.History, Asked: a.Buyer, Whole: a.Reply}
	if sc.Offer.Item != "" {
		o.Offer = strings.TrimSuffix(sc.Offer.Item+", "+sc.Offer.ShownPrice(), ", ")
	}
	mine := d.marks[markKey{r.attempt, r.seq, d.by.ID}]
	if len(mine) == 0 {
		return o, nil
	}
	o.Seen = &Revealed{Why: []Chosen{}, Machine: Machine{a.Marks, a.Grader}, Others: []Opinion{}, Disputes: []Objection{}}
	for _, c := range strings.Fields(mine[0].Chosen) {
		o.Seen.Why = append(o.Seen.Why, Chosen(c))
	}
	opinions, err := d.opinions(r.attempt, r.seq)
	if err != nil {
		return o, err
	}
	for _, one := range opinions {
		if one.coach == d.by.ID {
			o.Seen.Mine = one.Opinion
		} else {
			o.Seen.Others = append(o.Seen.Others, one.Opinion)
		}
	}
	for _, one := range d.disputes[replyKey{r.attempt, r.seq}] {
		o.Seen.Disputes = append(o.Seen.Disputes, objection(one, d.names))
	}
	return o, nil
}

// opinionOf is an opinion and whose it is.
type opinionOf struct {
	coach string // the id
	Opinion
}

// opinions are what coaches made of a reply, by the coach's id.
func (d *onDesk) opinions(attempt string, seq int) ([]opinionOf, error) {
	var rows []store.CoachMark
	for k, of := range d.marks {
		if k.attempt == attempt && k.seq == seq {
			rows = append(rows, of...)
		}
	}
	slices.SortFunc(rows, func(a, b store.CoachMark) int {
		return cmp.Or(strings.Compare(a.Coach, b.Coach), a.Round-b.Round)
	})
	return gather(rows, d.names)
}

// gather makes opinions of the rows of one reply, which come by coach and round.
func gather(rows []store.CoachMark, names map[string]string) ([]opinionOf, error) {
	var all []opinionOf
	for _, m := range rows {
		round := Round{Reason: m.Reason, At: m.Created}
		if err := json.Unmarshal([]byte(m.Marks), &round.Given); err != nil {
			return nil, fmt.Errorf("a coach's marks of the attempt %s: %w", m.Attempt, err)
		}
		if n := len(all); n == 0 || all[n-1].coach != m.Coach {
			all = append(all, opinionOf{m.Coach, Opinion{Coach: names[m.Coach]}})
		}
		last := &all[len(all)-1]
		last.Rounds = append(last.Rounds, round)
	}
	return all, nil
}

// Mark stores what a coach gives a reply before they have seen what the machine gave it,
// and only then gives the machine's. Marked already is an *AskError: a change is Change.
func (t *Team) Mark(ctx context.Context, by store.Person, id string, g Given) (Opened, error) {
	d, r, err := t.pick(ctx, by, id)
	if err != nil {
		return Opened{}, err
	}
	o, err := t.shown(ctx, d, r)
	if err != nil {
		return Opened{}, err
	}
	if o.Seen != nil {
		return o, errMarked()
	}
	if err := g.check(o.Grades); err != nil {
		return Opened{}, err
	}
	isNew, err := t.giveRound(ctx, d, r, 0, d.why(r), g, "")
	if err != nil {
		return Opened{}, err
	}
	if o, err = t.Open(ctx, by, r.id); err == nil && !isNew {
		err = errMarked() // in another session, a moment ago
	}
	return o, err
}

func errMarked() error {
	return &AskError{"you have marked this reply, and seen what the machine gave it", "to change a level say why: spar team mark ID --reason TEXT"}
}

// Change stores that a coach holds something else after they have seen the machine's
// marks, and why. What they gave blind is kept, and calibration goes by that.
func (t *Team) Change(ctx context.Context, by store.Person, id string, g Given, reason string) (Opened, error) {
	d, r, err := t.pick(ctx, by, id)
	if err != nil {
		return Opened{}, err
	}
	o, err := t.shown(ctx, d, r)
	if err != nil {
		return Opened{}, err
	}
	if o.Seen == nil {
		return o, &AskError{"you have not marked this reply yet", "mark it first, blind: spar team mark ID LEVELS"}
	}
	if reason = clean(reason); reason == "" {
		return o, &AskError{"a change has a reason", "say what you had not seen, or why you hold otherwise now"}
	}
	if err := g.check(o.Grades); err != nil {
		return o, err
	}
	isNew, err := t.giveRound(ctx, d, r, len(o.Seen.Mine.Rounds), o.Seen.Why, g, reason)
	if err == nil && !isNew {
		err = &AskError{"you have changed these marks in another session just now", "look at them again, and change them if you still want to"}
	}
	if err != nil {
		return o, err
	}
	return t.Open(ctx, by, r.id)
}

func (t *Team) giveRound(ctx context.Context, d *onDesk, r said, round int, why []Chosen, g Given, reason string) (bool, error) {
	body, err := json.Marshal(g)
	if err != nil {
		return false, fmt.Errorf("encode a coach's marks: %w", err)
	}
	var words []string
	for _, c := range why {
		words = append(words, string(c))
	}
	return t.store.For(r.person).AddCoachMark(ctx, store.CoachMark{Attempt: r.attempt, Seq: r.seq, Coach: d.by.ID, Round: round,
		Chosen: strings.Join(words, " "), Marks: string(body), Reason: reason, Created: t.opts.Now()})
}

// check wants a level for each dimension of the scene and for no other, and moves that
// there are.
func (g Given) check(grades []grade.Dimension) error {
	for _, d := range grades {
		if level, ok := g.Levels[d]; !ok || level < 0 || level > 4 {
			return &AskError{fmt.Sprintf("%s has no level from 0 to 4", d), "give a level for each of: " + dimensionList(grades)}
		}
	}
	for d := range g.Levels {
		if !slices.Contains(grades, d) {
			return &AskError{fmt.Sprintf("this scene is not about %s", d), "give a level for each of: " + dimensionList(grades)}
		}
	}
	for _, m := range g.Moves {
		if _, ok := grade.ParseMove(string(m)); !ok {
			return &AskError{fmt.Sprintf("there is no move %q", m), "the moves: spar grade --help"}
		}
	}
	return nil
}

func dimensionList(all []grade.Dimension) string {
	var names []string
	for _, d := range all {
		names = append(names, d.String())
	}
	return strings.Join(names, ", ")
}

// maxNote is how long a note may be, in characters.
const maxNote = 1000

// clean is a note as it is kept: what every engine stores, of bounded length.
func clean(note string) string {
	note = strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(note, ""), "\x00", ""))
	if r := []rune(note); len(r) > maxNote {
		note = string(r[:maxNote])
	}
	if text.Safe(note) == "" {
		return "" // nothing that could be shown
	}
	return note
}

// isAway reports whether the database could not be asked, so that it is worth asking again.
func isAway(err error) bool { return errors.Is(err, store.ErrAway) || errors.Is(err, store.ErrBusy) }
