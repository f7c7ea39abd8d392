package grade

// Move is what a reply does. The ids are one list for the whole program.
type Move string

// The moves. The first fifteen are the rubric's flags.
const (
	Discount       Move = "discount"
	Unconditional  Move = "unconditional"
	Trade          Move = "trade"
	Halfway        Move = "halfway"
	Manager        Move = "manager"
	Defer          Move = "defer"
	Hedge          Move = "hedge"
	Quantified     Move = "quantified"
	Insight        Move = "insight"
	Question       Move = "question"
	Apology        Move = "apology"
	Commodity      Move = "commodity"
	Pressure       Move = "pressure"
	Evasive        Move = "evasive"
	Nonsense       Move = "nonsense"
	Hold           Move = "hold"
	Acknowledge    Move = "acknowledge"
	NextStep       Move = "next-step"
	Insult         Move = "insult"
	Parrot         Move = "parrot"
	RecommendOther Move = "recommend-other"
	OwnFault       Move = "own-fault"
	Recall         Move = "recall"
	AskFeedback    Move = "ask-feedback"
	AskReferral    Move = "ask-referral"
)

// MoveDoc is a row of the one list of moves: its id, a name for a screen and what
// a reply that makes it does, in a sentence for a trainee.
type MoveDoc struct {
	ID   Move
	Name string
	Doc  string
}

var moves = []MoveDoc{
	{Discount, "discount", "offers or agrees to a lower price"},
	{Unconditional, "gives for nothing", "gives something away and asks nothing in return"},
	{Trade, "trade", "gives something only in return for something of value"},
	{Halfway, "halfway", "splits the difference"},
	{Manager, "hides behind a manager", "puts the answer off to a manager or an approval"},
	{Defer, "defer", "acknowledges the request and sets it aside for later"},
	{Hedge, "hedge", "weakens its own point: maybe, just, kind of, sorry but"},
	{Quantified, "figures", "states the value with a number that belongs to this buyer"},
	{Insight, "insight", "offers the buyer a new way to see their own business"},
	{Question, "question", "asks the buyer something that moves the sale"},
	{Apology, "sorry", "says sorry"},
	{Commodity, "everyone's words", "leans on words that every rival uses"},
	{Pressure, "pressure", "false urgency, guilt or a threat"},
	{Evasive, "evasive", "does not answer what the buyer said"},
	{Nonsense, "nonsense", "no answer: gibberish, another subject, a list of keywords"},
	{Hold, "hold", "keeps the price or the position"},
	{Acknowledge, "acknowledge", "shows that the buyer's own concern was heard"},
	{NextStep, "next step", "names a definite step: who, what, when"},
	{Insult, "insult", "attacks the person"},
	{Parrot, "parrot", "repeats the buyer's own line"},
	{RecommendOther, "recommend another", "says that somebody else's product fits better"},
	{OwnFault, "own the fault", "says plainly that the fault was ours"},
	{Recall, "recall", "uses a small thing known about this client"},
	{AskFeedback, "ask for a report card", "asks the client how we are doing"},
	{AskReferral, "ask for a referral", "asks the client for an introduction"},
}

// Moves lists every move, in the order in which Marks.Moves holds them.
func Moves() []MoveDoc { return append([]MoveDoc(nil), moves...) }

// ParseMove is the move with that id; false when there is none.
func ParseMove(id string) (Move, bool) {
	for _, m := range moves {
		if string(m.ID) == id {
			return m.ID, true
		}
	}
	return "", false
}
