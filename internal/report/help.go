package report

import (
	"fmt"
	"slices"
	"strings"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/scenario"
	"spar/internal/schedule"
)

// Aid is the help with one scene, in steps: each says more than the one before.
type Aid struct {
	Name string // of the step
	Text string
}

// mostNamed is how many moves the first step names: more would be the answer.
const mostNamed = 2

// AidFor is the help with a beat up to a step, from 1: the move that the scene calls
// for, the shape of it, and a model reply, another one at each visit of the beat.
func AidFor(sc *scenario.Scenario, beat string, visit, step int) []Aid {
	b := sc.Beat(beat)
	if b == nil || step < 1 {
		return nil
	}
	moves := calledFor(sc, b)
	all := []Aid{{"the move", namedMoves(moves, b)}, {"its shape", shapes(moves, b)}}
	if len(b.Models) > 0 {
		all = append(all, Aid{"a model reply", b.Models[max(0, visit-1)%len(b.Models)]})
	}
	return all[:min(step, len(all))]
}

// calledFor are the moves that a scene calls for: those that all of its model replies
// make, and where there are too few, those that some do.
func calledFor(sc *scenario.Scenario, b *scenario.Beat) []grade.Move {
	call := schedule.CalledBy(sc, b)
	var moves []grade.Move
	for _, s := range moveShapes() { // in the order of what matters most
		if slices.Contains(call.All, s.move) {
			moves = append(moves, s.move)
		}
	}
	for _, s := range moveShapes() {
		if slices.Contains(call.Some, s.move) {
			moves = append(moves, s.move)
		}
	}
	return moves[:min(len(moves), mostNamed)]
}

func namedMoves(moves []grade.Move, b *scenario.Beat) string {
	if len(moves) == 0 {
		return Sentence(b.Aim)
	}
	var parts []string
	for _, m := range moves {
		for _, row := range grade.Moves() {
			if row.ID == m {
				parts = append(parts, fmt.Sprintf("%s (%s)", row.Name, row.Doc))
			}
		}
	}
	return UpperFirst(strings.Join(parts, "; ")) + "."
}

func shapes(moves []grade.Move, b *scenario.Beat) string {
	var parts []string
	for _, m := range moves {
		for _, s := range moveShapes() {
			if s.move == m {
				parts = append(parts, s.shape)
			}
		}
	}
	if len(parts) == 0 {
		return Sentence(b.Aim)
	}
	return strings.Join(parts, " ")
}

// moveShape is how a move is built, with gaps for the trainee's own words.
type moveShape struct {
	move  grade.Move
	shape string
}

// moveShapes are the moves that help can name, what matters most first.
func moveShapes() []moveShape {
	return []moveShape{
		{grade.OwnFault, "\"That was our ... . You should have ... . Here is what I have done about it: ... .\""},
		{grade.Trade, "\"If you ..., then I ... .\" Say the condition first."},
		{grade.Defer, "\"You want ... . Let me set that aside for a minute: ... .\" Then go to what it is worth."},
		{grade.Hold, "\"The price stays at ..., because ... .\" One reason, theirs, and no second sentence about price."},
		{grade.RecommendOther, "\"For ... I would go to ..., since they ... . For ... come to me.\""},
		{grade.Insight, "\"Most people look at ... . What costs them is ... .\" Something about their business that they do not see."},
		{grade.Quantified, "\"... a month is what ... costs you.\" Take the figure from what you know, and put it beside the price."},
		{grade.Recall, "\"You told me that ... . So ... .\""},
		{grade.Acknowledge, "\"... , I hear that.\" Their own concern, in their own words, before yours."},
		{grade.Question, "\"What has to happen for ...?\" or \"Who besides you ...?\" A question that moves it on."},
		{grade.NextStep, "\"... and I ... on ... at ... , and then ... is settled. Does that work?\" Who, what, when."},
		{grade.AskFeedback, "\"How did I do today, honestly?\""},
		{grade.AskReferral, "\"Who else should hear this, and would you introduce me?\""},
		{grade.Apology, "\"I'm sorry that ... .\" Once, and for what was yours."},
	}
}

// helpSteps are the highest steps of help that were asked for, by turn.
func helpSteps(events []play.Event) map[int]int {
	steps := map[int]int{}
	for _, ev := range events {
		if h, ok := ev.(play.Helped); ok {
			steps[h.Turn] = max(steps[h.Turn], h.Step)
		}
	}
	return steps
}

// HelpWord says how far help went; "" for none.
func HelpWord(step int) string {
	switch {
	case step <= 0:
		return ""
	case step == 1:
		return "with help: the move was named"
	case step == 2:
		return "with help: the move and its shape"
	}
	return "with help: a model reply was seen"
}

// HelpText says on how many turns help was asked for; "" for none.
func (d Debrief) HelpText() string {
	n, seen := 0, 0
	for _, t := range d.Turns {
		if t.Help > 0 {
			n++
		}
		if t.Help >= play.HelpSteps {
			seen++
		}
	}
	switch {
	case n == 0:
		return ""
	case seen == 0:
		return fmt.Sprintf("Help was asked for on %d of %s.", n, Counted(len(d.Turns), "turn"))
	}
	return fmt.Sprintf("Help was asked for on %d of %s, and a model reply seen on %d.", n, Counted(len(d.Turns), "turn"), seen)
}
