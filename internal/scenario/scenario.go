// Package scenario turns what a coach wrote into a graph of beats, or into a list
// of problems with their positions. It fills grade.Situation, so that the grader
// stays a text library. It opens no files: it is given bytes.
package scenario

import "spar/internal/grade"

// Scenario is one checked scenario file with its parameters filled in: by their
// defaults as Decode gives it, by a trainee's own as Fill does. It is never changed
// after Decode; Fill makes a new one.
type Scenario struct {
	// ID is the file's name without ".yaml". Digest is "sha256:" and the hex digest
	// of the file's bytes as read; parameters do not change it.
	ID     string
	Digest string

	Title      string
	Skill      string
	Difficulty Difficulty
	// Stage is Prospecting where the buyer has not asked to be sold to, else "".
	Stage Stage
	// Minutes is how long an attempt takes, as the coach says.
	Minutes int
	// Brief is what the trainee reads first: who they are and what is at stake.
	Brief string

	Offer        Offer
	Buyer        Buyer
	Facts        []string
	Insight      string
	Stakeholders []Stakeholder
	Beats        []Beat // the first one opens
	Endings      []Ending
	Parameters   []Parameter

	Proofs      []Proof
	Transcripts []Transcript
	Account     *Account
	// Forms are the ids of scenarios that train the same moves in other words.
	Forms []string

	// template is the scenario as it stands in the file, placeholders and all; Fill
	// starts from it. It is nil in the template itself.
	template *Scenario
	// opening is the index of the beat that opens, by what the account's client remembers.
	opening int
}

// Difficulty is 1 easy, 2 medium or 3 hard.
type Difficulty int

// Stage is where in the course of a sale a talk stands, as far as spar wants to know.
type Stage string

// Prospecting is the stage of a talk with somebody who has not asked to be sold to.
const Prospecting Stage = "prospecting"

// Offer is what the trainee sells. Price is in major units of Currency (an ISO 4217
// code) and 0 where no price is at stake. Margin is the part of the price that is
// profit, 0 to 1, or 0 when unknown. Concessions cost less than price, in the
// order in which to give them.
type Offer struct {
	Item        string
	Price       float64
	Per         string // "year", "month", "" for once
	Currency    string
	Margin      float64
	Concessions []string

	price written // as it stands in the file
}

// Buyer is the person across the table. Trust and Patience are where they start, 0 to 10.
type Buyer struct {
	Name     string
	Role     string
	Company  string
	Temper   string
	Wants    string
	Trust    int
	Patience int
	Knows    []Knowledge
}

// Knowledge is one thing the buyer will answer when asked. About are the words that
// a question about it holds, any one of which is enough; below Trust the buyer says
// Deflect instead of Says.
type Knowledge struct {
	About   []string
	Trust   int
	Says    string
	Deflect string
}

// Stakeholder is somebody else who decides, what troubles them, and the message
// that reaches them.
type Stakeholder struct {
	Who     string
	Concern string
	Message string
}

// Beat is one moment of the talk.
type Beat struct {
	ID string
	// Lines are wordings of the buyer's line, at least one; the seed chooses.
	Lines []string
	// Grades are the dimensions this beat is about; all five when the file names none.
	Grades []grade.Dimension
	// Aim says what a good answer does. Models are replies that do it.
	Aim    string
	Models []string
	// Leads are tried in order; the last one has a When that always holds.
	Leads []Lead
	// SoFar is what was said before, for playing this beat alone.
	SoFar []grade.Turn
	// Covers is a checklist that a long answer is held against, apart from the levels.
	Covers []string
	// Remembers are wordings in place of Lines for what the account's client remembers;
	// the first that holds is taken, and Fill puts it into Lines.
	Remembers []Wording
	// Opens says when the talk opens with this beat and not with the first; nil for never.
	Opens *Remembered
}

// Lead is where a reply leads: to a beat or an ending, by what it did.
type Lead struct {
	When When
	// To is the id of a beat or of an ending.
	To string
	// Says are wordings of what the buyer answers on the way; the seed chooses.
	Says []string
	// Trust and Patience are added to the buyer's.
	Trust, Patience int
	// Promise says what the reply showed of what was promised in an earlier episode:
	// KeptPromise, BrokenPromise, or "".
	Promise Promise
}

// When is a closed mapping over what the reply did. The zero value always holds;
// everything named must hold at once.
type When struct {
	All  []grade.Move // the reply made all of these
	Any  []grade.Move // at least one of these
	None []grade.Move // none of these
	// AtLeast and AtMost bound this reply's levels.
	AtLeast, AtMost map[grade.Dimension]int
	// Given bounds the ledger: the percentage of the price given for nothing in
	// return so far, this reply included.
	Given Bounds
	// Trust and Patience bound the buyer's state after this reply was heard.
	Trust, Patience Bounds
	// Visits bounds how often this beat has been played, this turn included.
	Visits Bounds
	// Account is on what the account's client remembers of an earlier episode; nil for
	// anything.
	Account *Remembered
}

// Bounds holds a lowest and a highest value; nil is no bound.
type Bounds struct {
	AtLeast, AtMost *float64
}

// Outcome is how a talk ends for the seller.
type Outcome string

// The three outcomes.
const (
	Won  Outcome = "won"
	Open Outcome = "open"
	Lost Outcome = "lost"
)

// Ending is a named way in which the talk ends.
type Ending struct {
	ID      string
	Outcome Outcome
	Title   string
	// Says are wordings of the buyer's last line. Why tells the trainee what brought it.
	Says []string
	Why  string
}

// Parameter is something a trainee may replace by their own: "{price}" in any text.
type Parameter struct {
	Name    string
	Label   string
	Kind    ParameterKind
	Default string
}

// ParameterKind is text, money or percent.
type ParameterKind string

// The kinds of parameter.
const (
	KindText    ParameterKind = "text"
	KindMoney   ParameterKind = "money"
	KindPercent ParameterKind = "percent"
)

// Proof is a reply with what it must get in a beat.
type Proof struct {
	Beat, Kind, Reply string // Kind: strong, weak, hard, gaming
	Has, HasNot       []grade.Move
	AtLeast, AtMost   map[grade.Dimension]int
	Disputed          string // the reason, when the coach holds that the grader is wrong
}

// Transcript is a written way through the scenario and where it must end.
type Transcript struct {
	Name    string
	Replies []string
	Ends    string
}
