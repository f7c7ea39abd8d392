package text

import "strings"

// normal is a folded word in one spelling: American endings, near typos set right.
func normal(t string) string {
	if s, ok := variants[t]; ok {
		return s
	}
	if len(t) >= 7 {
		t = american(t)
	}
	if len(t) >= 5 {
		if s := untypo(t); s != "" {
			return s
		}
	}
	return t
}

// american turns the regular British endings into American ones.
func american(t string) string {
	for _, e := range [...][2]string{
		{"ising", "izing"}, {"ised", "ized"}, {"ises", "izes"}, {"ise", "ize"}, {"isation", "ization"}, {"isations", "izations"},
	} {
		if strings.HasSuffix(t, e[0]) && !keepsIse[strings.TrimSuffix(t, e[0])] {
			return strings.TrimSuffix(t, e[0]) + e[1]
		}
	}
	return t
}

// keepsIse are the stems whose -ise is no British -ize.
var keepsIse = map[string]bool{
	"prom": true, "otherw": true, "exerc": true, "enterpr": true, "surpr": true, "adv": true, "rev": true, "likew": true, "franch": true,
	"comprom": true, "prec": true, "superv": true, "prem": true, "expert": true, "advert": true, "ra": true, "pra": true, "no": true, "w": true, "r": true, "telev": true, "exc": true, "dev": true, "desp": true, "improv": true, "appra": true, "merchand": true,
}

// variants are British, commercial and common wrong spellings, one by one.
var variants = map[string]string{
	"favour": "favor", "favours": "favors", "favourite": "favorite", "colour": "color", "colours": "colors", "honour": "honor", "honoured": "honored", "labour": "labor",
	"neighbour": "neighbor", "neighbours": "neighbors", "behaviour": "behavior", "centre": "center", "centres": "centers", "metre": "meter", "metres": "meters", "catalogue": "catalog", "programme": "program", "programmes": "programs",
	"cheque": "check", "licence": "license", "licences": "licenses", "defence": "defense", "judgement": "judgment", "travelling": "traveling", "cancelled": "canceled", "cancelling": "canceling",
	"grey": "gray", "tyre": "tire", "tyres": "tires", "enquiry": "inquiry", "fulfil": "fulfill", "instalment": "installment", "instalments": "installments", "whilst": "while", "amongst": "among",
	"payed": "paid", "untill": "until", "seperate": "separate", "recieve": "receive", "definately": "definitely", "definitly": "definitely", "tommorow": "tomorrow", "tomorow": "tomorrow", "tommorrow": "tomorrow",
	"wich": "which", "teh": "the", "waht": "what", "taht": "that", "adn": "and", "yuo": "you", "thier": "their", "becuase": "because", "beacuse": "because", "alot": "lot", "boses": "bosses", "bos": "boss", "pirce": "price", "prise": "price", "proce": "price",
	"dicount": "discount", "discunt": "discount", "discout": "discount", "discoutn": "discount", "siad": "said", "jsut": "just", "giv": "give", "giev": "give", "hav": "have", "wat": "what", "wen": "when", "manger": "manager", "mangers": "managers", "managr": "manager",
	"sry": "sorry", "soz": "sorry", "srry": "sorry", "apologise": "apologize", "apologised": "apologized", "analyse": "analyze", "practise": "practice", "mum": "mom", "spilt": "split", "reduse": "reduce", "meetin": "meeting", "shure": "sure", "agred": "agreed",
	"honnest": "honest", "cheep": "cheap", "cheeper": "cheaper", "exept": "except", "accomodate": "accommodate", "intrested": "interested", "allways": "always", "wellcome": "welcome", "confrim": "confirm", "oppinion": "opinion",
	"loose": "lose", "thru": "through", "nite": "night", "midle": "middle", "mite": "might", "askd": "asked", "dirrector": "director", "superviser": "supervisor", "higher-ups": "higherups",
}

// oddStems are words whose forms the stemmer keeps apart though they are one.
var oddStems = map[string]string{
	"gave": "give", "given": "give", "giving": "give", "gives": "give", "took": "take", "taken": "take", "taking": "take",
	"went": "go", "gone": "go", "going": "go", "goes": "go", "does": "do", "done": "do", "doing": "do", "did": "do",
	"came": "come", "coming": "come", "made": "make", "making": "make", "paid": "pay", "pays": "pay", "kept": "keep", "held": "hold", "sent": "send", "said": "say", "told": "tell",
	"bought": "buy", "brought": "bring", "lost": "lose", "losing": "lose", "left": "leave", "leaving": "leave", "found": "find", "thought": "think", "spoke": "speak", "spoken": "speak", "spent": "spend",
	"wrote": "write", "written": "write", "writing": "write", "knew": "know", "known": "know", "threw": "throw", "thrown": "throw", "shook": "shake", "chose": "choose", "chosen": "choose",
	"met": "meet", "fell": "fall", "fallen": "fall", "broke": "break", "broken": "break", "sat": "sit", "sitting": "sit", "stood": "stand", "heard": "hear", "people": "people", "signature": "sign", "signatures": "sign", "signed": "sign", "signing": "sign", "signs": "sign",
	"approval": "approv", "approvals": "approv", "payment": "pay", "payments": "pay", "cheaper": "cheap", "cheapest": "cheap", "lower": "lower", "lowered": "lower", "lowering": "lower", "discounts": "discount", "discounted": "discount", "discounting": "discount", "pricing": "price", "priced": "price", "prices": "price",
	"fewer": "few", "weekly": "week", "monthly": "month", "yearly": "year", "daily": "day", "hourly": "hour", "annual": "year", "annually": "year", "quarterly": "quarter",
}
