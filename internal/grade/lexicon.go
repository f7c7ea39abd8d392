package grade

import "sync"

// class is a set of words that stand for one another in phrases.
type class struct{ name, words string }

// classes are the lexicon's word classes. A word may be in several.
var classes = []class{
	{"boss", `boss bosses manager managers management director directors supervisor supervisors superior superiors superiour head headquarters hq vp ceo cfo gm md higherups upstairs
		principal owner chief seniors lead leadership finance legal controller approver guvnor gaffer`},
	{"team", `team office department company colleague colleagues people side desk committee guys lot folks channel house inside internally end partner partners accountant accountants accounts dad father mum mom mother wife husband brother sister son daughter chef landlord agency`},
	{"give", `give~ offer~ grant~ knock~ drop~ cut~ lower~ reduce~ shave~ trim~ slice~ lop~ match~ beat~ allow~ concede~ discount~ shed~ deduct~ slash~ extend~ apply~`},
	{"can", `can could will would might may shall able happy glad willing ready prepared able going let`},
	{"me", `i we me us`},
	{"price", `price~ rate~ fee~ cost~ figure~ number~ quote~ total invoice bill charge~ amount tariff sum`},
	{"off", `discount~ reduction~ rebate~ off concession~ markdown`},
	{"thing", `it this that these those them both`},
	{"yes", `yes yeah yep sure ok fine alright done deal agreed agree absolutely certainly definitely gladly accepted granted understood righto right good great perfect fair cool sold okie cheers course`},
	{"soft", `maybe perhaps possibly probably might could guess suppose somehow somewhat little bit`},
	{"vague", `something anything bit little sweetener goodwill wiggle`},
	{"sign", `sign~ commit~ order~ confirm~ buy~ renew~ agree~ extend~ upgrade~ approve~ contract~ switch~ prepay~ pay~ purchase~ book~`},
	{"later", `later afterwards after end last once when before until till then tomorrow moment later minute second first`},
	{"call", `ask~ check~ speak~ talk~ consult~ phone~ call~ ring~ see~ escalate~ raise~ run~ clear~ discuss~ confirm~ square~ refer~ text~ verify~`},
	{"you", `you your yours yourself`},
	{"stay", `stay~ stand~ remain~ hold~ stick~ keep~`},
	{"free", `free gratis complimentary`},
	{"ext", `year~ month~ term~ seats volume users prepayment upfront advance reference case study referral introduction intro`},
	{"who", `who whom whose`},
	{"step", `call~ meet~ meeting~ send~ ring~ phone~ visit~ demo~ pilot~ trial~ walk~ show~ draft~ book~ email~ write~ sit~ schedule~ diary calendar session workshop review`},
	{"be", `is are was be am been being were`},
	{"quit", `not never no without`},
}

// lexicon is the one phrasebook, compiled when it is first needed.
var lexicon = sync.OnceValue(func() *phrasebook { return newPhrasebook(classes, phraseSets()) })
