package rehearse

import (
	"fmt"
	"strings"
)

// CodeRow is the page of one kind of finding.
type CodeRow struct {
	Code  Code
	Title string
	// Weighs says whether it keeps a scenario from being published.
	Weighs string
	Doc    string
	// Instance is what the finding looks like, Cure what mends it.
	Instance, Cure string
}

// What a finding weighs.
const (
	weighsError = "error: keeps the file out of a pack"
	weighsNote  = "note: look at it; nothing is held up"
)

// Codes lists every kind of finding.
func Codes() []CodeRow {
	return []CodeRow{
		{ProofMissed, "a proof did not get its marks", weighsError, `
A reply under "proofs:" was graded, and a move or a level is not what the file demands.
Below the finding stand the words that the grade rests on. Read it from the trainee's side
first: would this reply really do that? Often the reply says it less plainly than was meant,
or the expectation asks for more than the reply does. Ask only for what matters.`,
			`proof 2 (weak): value at most 0, got value 1`,
			`Reword the reply or the expectation. Where the grader is wrong and you are right, keep the
proof and add "disputed: why".`},
		{ProofLacking, "a beat lacks a kind of proof", weighsError, `
Each graded beat needs at least four replies under "proofs:": a strong one, a weak one, one
that is too hard (hard) and one that strings good words together (gaming). They show, before
anyone plays, that good answers win there and the others do not.`,
			`no proof of the kind hard, gaming`,
			`Add the replies that are missing, each with the marks it must get:
- { beat: ask, kind: hard, reply: Take it or leave it., at-most: { connection: 1 } }`},
		{DisputeSettled, "a disputed proof holds by now", weighsNote, `
The proof carries "disputed:", and the grader gives it the marks that it asks for. It has
learned better, or the reply was changed.`,
			`proof 7 (weak) is disputed, but the grader agrees with it now`,
			`Take "disputed:" away.`},
		{DisputeMany, "too many proofs are disputed", weighsError, `
One proof in twenty may say that the grader is wrong; a single one always may. With more of
them the file would be graded by a grader that its author does not believe.`,
			`3 of 24 proofs are disputed`,
			`Say some of these replies more plainly, so that the grader can follow.`},
		{TranscriptMissed, "a transcript ends elsewhere", weighsError, `
The replies under "transcripts:" were played from the beginning, with several of the buyer's
wordings. They came to another ending than "ends:" names, or to none, or the talk ended
before the last of them.`,
			`transcript "gives in": it ends in "thinks" instead of "doubts"; its way was offer > more`,
			`Follow the way that is shown, beat by beat: the first that surprises you has a lead to mend,
or a reply that does something else than you thought. "spar scenario preview" shows each.`},
		{NotReached, "no way to a beat, a branch or an ending was found", weighsError, `
Proofs, model replies, transcripts and made-up trainees were tried, with every past that the
file tells apart, and nobody came there. "check" has found that it is possible; nobody found
how. For a lead it is a note, for a beat or an ending an error: it would never be heard.`,
			`no reply that was tried took its lead 3, to "signed"`,
			`Ask for less in its "when:", move it further up, or write a proof or a transcript whose
replies lead there.`},
		{NotSeparated, "good and bad trainees come out alike", weighsError, `
With --trainees, the challenger has to come out ahead of the pushover and of the bully in nine
pairs of ten, and by a whole level in the middle. Otherwise the talk teaches nothing: it does
not matter what one says.`,
			`the challenger beats the bully in 71% of pairs by 0.5 levels; it must be 90% and one level`,
			`Look at the beats in which both get the same level. Often the buyer's line leaves nothing to
hold and nothing to teach, or the facts say nothing that touches this buyer.`},
	}
}

// Explain is the page of a kind of finding, or false.
func Explain(code string) (string, bool) {
	code = strings.ToLower(strings.TrimSpace(code))
	for _, row := range Codes() {
		if string(row.Code) == code {
			return row.page(), true
		}
	}
	return "", false
}

func (c CodeRow) page() string {
	indent := func(s string) string { return "    " + strings.ReplaceAll(s, "\n", "\n    ") }
	return fmt.Sprintf("%s: %s (%s)\n\n%s\n\nIt looks like this:\n\n%s\n\nWhat to do:\n\n%s\n",
		c.Code, c.Title, c.Weighs, strings.TrimSpace(c.Doc), indent(c.Instance), indent(c.Cure))
}
