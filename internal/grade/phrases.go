package grade

// phraseSet is rows of phrases that mean the same to a rule.
type phraseSet struct {
	group group
	rows  string
}

// The groups. Each is used by the rule in whose file its rows stand.
const (
	gAsksPrice group = iota
	gGive
	gOfferNumber
	gAccept
	gAcceptWeak
	gBareNumber
	gFreebie
	gGiveVague
	gWhatever
	gHold
	gHoldNo
	gDefer
	gDeferWeak
	gManager
	gManagerWeak
	gHands
	gMiddle
	gReturn
	gReturnHard
	gEmptyIf
	gCounterIf
	gScopeCut
	gHedge
	gApology
	gOwnFault
	gCommodity
	gPressure
	gInsult
	gStepWho
	gStepTime
	gStepVague
	gStepDo
	gLeaves
	gGeneric
	gDirect
	gInsightTurn
	gAck
	gAckGeneric
	gOther
	gFeedback
	gReferral
	gRecall
	gInstruction
	gRemedy
	gPosition
	gNotOffer
	gExchange
	gRefuse
	gTurn
	gAskOut
	gAskIn
	gDoubt
	gDrop
	gShrink
	gAside
	gBoast
	groups // how many there are
)

// phraseSets are all rows of all files.
func phraseSets() []phraseSet {
	var out []phraseSet
	for _, s := range [][]phraseSet{
		buyerPhrases, givePhrases, freePhrases, holdPhrases, deferPhrases, managerPhrases, halfwayPhrases, tradePhrases, exchangePhrases, stancePhrases,
		hedgePhrases, apologyPhrases, commodityPhrases, pressurePhrases, stepPhrases, insightPhrases, peoplePhrases, notePhrases, asidePhrases,
	} {
		out = append(out, s...)
	}
	return out
}

// buyerPhrases are how buyers ask for a concession; they are read in the buyer's line only.
var buyerPhrases = []phraseSet{
	{gAsksPrice, `
		knock|take|get|need|want|do|drop|shave|cut .. @pct|percent|half
		@pct .. less|off|cheaper|under|lower|below
		another @pct
		best|better|lower|last|final price|rate|figure|number|deal|offer
		@off on? the? price
		discount|discounts|reduction|cheaper|rebate
		match it|that|them|this|their
		unless you match
		budget .. fixed|is|only|cut
		not a penny more
		we|i have .. @num .. you want
		throw in
		for free
		do on the price
		what .. do .. price
		twice the price
		start at minus
		@num under you
		too expensive|dear|much
		cash .. no invoice
		what is the price then
		call it @num
		just give me your best
		without the markup
		come down
		your price|rate|fee is too
		per cent under
		better price|deal|rate|offer
		nothing off
		sharpen your|the
		two more seats
		@pct and i will|would
	`},
}
