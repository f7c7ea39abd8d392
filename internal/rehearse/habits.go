package rehearse

// Kind is a kind of made-up trainee.
type Kind string

// The kinds, from giving in to leading.
const (
	Pushover   Kind = "pushover"   // gives what is asked and says sorry for asking
	Bully      Kind = "bully"      // insults, threatens, presses
	Stuffer    Kind = "stuffer"    // strings the right words together
	Staller    Kind = "staller"    // puts everything off to a manager or to later
	Builder    Kind = "builder"    // hears, owns, gives small things, asks
	Challenger Kind = "challenger" // hears, holds, teaches, leads
)

// Kinds lists all of them.
func Kinds() []Kind { return []Kind{Pushover, Bully, Stuffer, Staller, Builder, Challenger} }

// moment is what kind of line the buyer has said, as far as a trainee can tell.
type moment int

// The moments.
const (
	talk  moment = iota // anything else
	price               // they want it cheaper
	fault               // something of ours went wrong
	brush               // they want to be rid of us, or hold us for the wrong ones
	moments
)

// repertoire is how one kind of trainee talks: for each moment the parts of a reply,
// in order, and for each part its wordings, of which one is taken. Slots in braces
// are filled from the scenario (see filling); a wording whose slot the scenario
// cannot fill is passed over, an empty one leaves the part out. A moment without
// parts is met as talk.
type repertoire [moments][][]string

// repertoireOf is what a kind of trainee says.
func repertoireOf(k Kind) repertoire {
	switch k {
	case Pushover:
		return pushover()
	case Bully:
		return bully()
	case Stuffer:
		return stuffer()
	case Staller:
		return staller()
	case Builder:
		return builder()
	}
	return challenger()
}

// neighbour is the kind that a trainee of kind k slips into now and then, since
// nobody is of one piece.
func neighbour(k Kind) Kind {
	switch k {
	case Pushover:
		return Staller
	case Staller:
		return Pushover
	case Bully:
		return Stuffer
	case Stuffer:
		return Bully
	case Builder:
		return Challenger
	}
	return Builder
}
