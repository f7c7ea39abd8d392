package grade

// RubricRow is what a trainee may know about a dimension: a question that it asks
// of a reply, and for each level 0 to 4 a word or two and a sentence.
type RubricRow struct {
	Dimension Dimension
	Asks      string
	Levels    [5]LevelDoc
}

// LevelDoc names a level, short enough for a screen of forty columns, and says what
// a reply of that level does.
type LevelDoc struct {
	Word string
	Doc  string
}

var rubric = [dimensions]RubricRow{
	{Assertiveness, "Does it lead the conversation, without being rude?", [5]LevelDoc{
		{"no lead", "Surrenders, apologises for asking, hands the talk to somebody else, or turns hostile."},
		{"little lead", "Gives way by degrees: hedges, asks permission, promises to see what can be done; or pushes without listening."},
		{"follows", "Answers plainly and goes where the buyer leads."},
		{"firm", "Takes a clear position, calmly, and points the talk somewhere."},
		{"in control", "Firm and respectful under pressure, and says what happens next or what it will take."},
	}},
	{Value, "Does it defend what the offer is worth to this buyer?", [5]LevelDoc{
		{"given away", "Gives something for nothing, or agrees that the offer is not worth it."},
		{"weakened", "Meets halfway, gives for a vague return, or talks only of being cheap."},
		{"no reason", "Holds without saying why, changes the subject, or says what any rival would say."},
		{"tied", "Ties the offer to something this buyer cares about, or gives only in return."},
		{"concrete", "Makes the worth to this buyer concrete, with a figure or a named consequence, before any price moves."},
	}},
	{Reframe, "Does it show the buyer something they had not seen?", [5]LevelDoc{
		{"their frame", "Takes the matter as the buyer put it, or says nothing."},
		{"pitch", "Lists features, or asks what one could ask of anybody."},
		{"disputes", "Disagrees, and offers no other way to see it."},
		{"new view", "Offers a comparison or an insight that changes how the matter looks."},
		{"teaches", "Teaches something about this buyer's own business, with a consequence, and stands by it."},
	}},
	{Connection, "Does it hear the person, and act as their partner?", [5]LevelDoc{
		{"dismissive", "Brushes the buyer aside, or is rude or manipulative."},
		{"talks past", "Does business past what the buyer said."},
		{"polite", "Says that it understands, as one says to anybody."},
		{"heard", "Shows, in the buyer's own terms, that their concern was heard."},
		{"partner", "Hears it and acts for the client: owns a fault, puts their interest first, takes it up inside."},
	}},
	{Advance, "Does it guide the purchase to its next step?", [5]LevelDoc{
		{"no step", "Names no next step, or leaves it to the buyer."},
		{"vague", "Promises to talk soon or to send something."},
		{"a step", "Names a definite step, without a time or the people."},
		{"a date", "Names a definite step with a time, or with the people who must take part."},
		{"a plan", "Says who, what and when, and asks the buyer to agree or says what it settles."},
	}},
}

// Rubric lists what is asked of a reply, dimension by dimension in display order.
func Rubric() []RubricRow { return append([]RubricRow(nil), rubric[:]...) }

// LevelWord is the word for a level of a dimension; "" outside 0 to 4.
func LevelWord(d Dimension, level int) string {
	if int(d) >= len(rubric) || level < 0 || level > 4 {
		return ""
	}
	return rubric[d].Levels[level].Word
}
