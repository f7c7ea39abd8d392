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
	gScorn
	gMenace
	gCold
	gThrown
	gStepWho
	gStepTime
	gStepVague
	gStepDo
	gStepOrder
	gLeaves
	gGeneric
	gDirect
	gInsightTurn
	gAck
	gAckGeneric
	gProbe
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
	gAsksKind
	gGrantToo
	gGrantYou
	gGrantUs
	gGrantFree
	gGrantHalf
	gBuyerSays
	gHumour
	gRequest
	gNames
	gTooLow
	gUnasked
	gUnaskedIf
	gLeak
	gEntitled
	gSmallTalk
	groups // how many there are
)

// phraseSets are all rows of all files.
func phraseSets() []phraseSet {
	var out []phraseSet
	for _, s := range [][]phraseSet{
		buyerPhrases, givePhrases, freePhrases, kindPhrases, haggledPhrases, holdPhrases, deferPhrases, managerPhrases, halfwayPhrases, tradePhrases, exchangePhrases, stancePhrases,
		hedgePhrases, apologyPhrases, commodityPhrases, pressurePhrases, stepPhrases, insightPhrases, peoplePhrases, notePhrases, asidePhrases, humourPhrases, requestPhrases,
		hagglePhrases, unaskedPhrases, entitledPhrases, smallTalkPhrases, contemptPhrases, scornPhrases, menacePhrases,
	} {
		out = append(out, s...)
	}
	return out
}
