package team

import (
	"context"
	"fmt"
	"slices"

	"spar/internal/grade"
	"spar/internal/scenario"
	"spar/internal/store"
	"spar/internal/text"
)

// Proof is a settled dispute as a proof of its scenario: the reply must get the level
// that it was settled at.
type Proof struct {
	Scenario string `json:"scenario"` // the id: its file is that with .yaml
	Beat     string `json:"beat"`
	YAML     string `json:"yaml"` // an item for the file's list under "proofs:"
	// Disputed is true where this grader gives another level than the settled one, in the
	// scenario as it stands in its file; the item then says why it is wrong.
	Disputed bool `json:"disputed"`
}

// Prove makes a proof of a settled dispute. The reply is the trainee's own words: whoever
// publishes the file asks them first.
func (t *Team) Prove(ctx context.Context, by store.Person, id string) (Proof, error) {
	d, r, one, err := t.disputed(ctx, by, id)
	if err != nil {
		return Proof{}, err
	}
	if err := may(Role(by.Role), d.whose(r), Settle); err != nil {
		return Proof{}, err
	}
	if err := d.marked(r); err != nil { // a proof shows the level
		return Proof{}, err
	}
	if one.Settled.IsZero() {
		return Proof{}, &AskError{"the dispute is not settled yet", "settle it first: spar team settle " + one.ID + " LEVEL WHY"}
	}
	dim, ok := grade.ParseDimension(one.Dimension)
	if !ok {
		return Proof{}, fmt.Errorf("the dispute %s is about %q", one.ID, one.Dimension)
	}
	a, scene, err := t.all().Judge(ctx, r.attempt, r.seq)
	if err != nil {
		return Proof{}, err
	}
	// As a proof is rehearsed: with the file's own values, and what its author wrote before.
	plain, err := scene.Raw.Fill(nil)
	if err != nil {
		return Proof{}, err
	}
	sit := plain.Situation(plain.Beat(a.Beat))
	reply := text.Safe(a.Reply)
	marks := grade.Grade(&sit, reply)
	p := scenario.Proof{Beat: a.Beat, Kind: kindOf(marks), Reply: reply,
		AtLeast: map[grade.Dimension]int{dim: one.Level}, AtMost: map[grade.Dimension]int{dim: one.Level}}
	if marks.Levels[dim] != one.Level {
		p.Disputed = text.Safe(one.Why)
	}
	body, err := scenario.PrintProof(p)
	return Proof{Scenario: a.Scenario, Beat: a.Beat, YAML: string(body), Disputed: p.Disputed != ""}, err
}

// kindOf is what kind of proof a reply makes; whoever pastes it may know better.
func kindOf(m grade.Marks) string {
	gamed := func(n grade.Note) bool {
		switch n {
		case grade.NoteCopied, grade.NoteParroted, grade.NoteNonsense, grade.NoteStrung, grade.NoteInstruction:
			return true
		}
		return false
	}
	sum := 0
	for _, d := range grade.Headline() {
		sum += m.Levels[d]
	}
	switch {
	case slices.ContainsFunc(m.Notes, gamed):
		return "gaming"
	case m.Tone == grade.Aggressive:
		return "hard"
	case 2*sum >= 5*len(grade.Headline()): // a mean of two and a half
		return "strong"
	}
	return "weak"
}
