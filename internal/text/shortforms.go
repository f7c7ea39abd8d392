package text

// shortForms are contractions and chat forms, with what they stand for. Forms that
// are also plain English words ("were", "its", "hell") are not in here.
var shortForms = map[string]string{
	"can't": "can not", "cant": "can not", "cannot": "can not", "won't": "will not", "wont": "will not", "shan't": "shall not",
	"dont": "do not", "don't": "do not", "didnt": "did not", "doesnt": "does not", "isnt": "is not", "arent": "are not", "wasnt": "was not",
	"werent": "were not", "couldnt": "could not", "wouldnt": "would not", "shouldnt": "should not", "havent": "have not",
	"hasnt": "has not", "hadnt": "had not", "aint": "is not", "ain't": "is not", "mustnt": "must not", "neednt": "need not",
	"cudnt": "could not", "wudnt": "would not", "dunno": "do not know", "didnae": "did not", "cannae": "can not",
	"dinnae": "do not", "wasnae": "was not", "winnae": "will not", "coudn't": "could not", "woudn't": "would not", "dosn't": "does not", "dosnt": "does not",
	"im": "i am", "ive": "i have", "youre": "you are", "youll": "you will", "youve": "you have", "youd": "you would",
	"theyre": "they are", "theyll": "they will", "theyve": "they have", "theyd": "they would", "weve": "we have",
	"thats": "that is", "whats": "what is", "wheres": "where is", "whos": "who is", "hows": "how is", "heres": "here is", "theres": "there is",
	"lets": "let us", "let's": "let us", "itll": "it will", "thatll": "that will", "shes": "she is", "hes": "he is", "itd": "it would",
	"u": "you", "ur": "your", "r": "are", "ye": "you", "ya": "you", "yous": "you", "y'all": "you all", "yall": "you all", "pls": "please", "plz": "please", "thx": "thanks",
	"gonna": "going to", "gunna": "going to", "wanna": "want to", "gotta": "have to", "hafta": "have to", "lemme": "let me", "gimme": "give me",
	"cos": "because", "coz": "because", "cuz": "because", "'cause": "because", "bc": "because", "tmrw": "tomorrow", "tmr": "tomorrow", "tomoz": "tomorrow", "tomoro": "tomorrow", "tmw": "tomorrow",
	"kinda": "kind of", "sorta": "sort of", "outta": "out of", "coulda": "could have", "woulda": "would have", "shoulda": "should have",
	"k": "ok", "kk": "ok", "okay": "ok", "okey": "ok", "oke": "ok", "oki": "ok", "okie": "ok", "yea": "yeah", "yh": "yeah", "yep": "yes", "yup": "yes", "aye": "yes", "yess": "yes",
	"nope": "no", "nah": "no", "naw": "no", "mgr": "manager", "w": "with", "wo": "without", "abt": "about", "prob": "probably", "probs": "probably", "poss": "possibly",
	"defo": "definitely", "def": "definitely", "disc": "discount", "mins": "minutes", "wk": "week", "yr": "year", "yrs": "years", "mth": "month", "mths": "months",
	"ppl": "people", "mtg": "meeting", "bf": "before", "b4": "before", "2day": "today", "2moro": "tomorrow", "msg": "message", "qtr": "quarter",
	"tho": "though", "thru": "through", "til": "till", "'til": "till", "rn": "right now", "asap": "asap", "atm": "at the moment", "idk": "i do not know", "lmk": "let me know", "tbh": "to be honest", "imo": "in my opinion", "btw": "by the way",
	"n": "and", "urs": "yours", "urself": "yourself", "urselves": "yourselves", "cmon": "come on", "c'mon": "come on", "nite": "night", "2nite": "tonight", "tonite": "tonight",
	"np": "no problem", "sry": "sorry", "soz": "sorry", "ty": "thanks", "thnx": "thanks", "thanx": "thanks", "tks": "thanks", "wat": "what", "wats": "what is", "wen": "when", "dat": "that", "gud": "good",
	"rly": "really", "luv": "love", "gotcha": "understood", "whatcha": "what are you", "hv": "have", "dnt": "do not", "cnt": "can not", "wkend": "weekend", "appt": "appointment", "l8r": "later",
	"wouldve": "would have", "shouldve": "should have", "couldve": "could have", "wouldnt've": "would not have", "alot": "a lot", "bout": "about", "bouts": "about", "lil": "little", "sumthing": "something", "sumthin": "something",
	"doin": "doing", "goin": "going", "nothin": "nothing", "somethin": "something", "shld": "should", "cld": "could", "wld": "would", "cud": "could", "wud": "would", "shud": "should", "wil": "will",
	"halfway": "halfway", "d'you": "do you", "whaddya": "what do you", "innit": "is it not", "owt": "anything", "nowt": "nothing", "summat": "something",
}

// isSubject are the words after which "'s" is "is", not a possessive.
var isSubject = map[string]bool{
	"it": true, "that": true, "he": true, "she": true, "there": true, "here": true, "what": true, "who": true,
	"where": true, "how": true, "when": true, "why": true, "everything": true, "this": true, "nobody": true, "one": true,
}

// afterWill are the words that may follow a will or would; they tell "ill do it"
// from "ill health".
var afterWill = map[string]bool{
	"be": true, "do": true, "have": true, "see": true, "call": true, "ring": true, "send": true, "take": true, "make": true, "get": true,
	"give": true, "go": true, "come": true, "put": true, "say": true, "tell": true, "ask": true, "check": true, "talk": true, "speak": true, "keep": true,
	"hold": true, "like": true, "love": true, "want": true, "need": true, "rather": true, "prefer": true, "suggest": true, "propose": true, "sign": true,
	"drop": true, "knock": true, "throw": true, "match": true, "meet": true, "split": true, "sort": true, "try": true, "let": true, "think": true,
	"circle": true, "find": true, "write": true, "bring": true, "show": true, "start": true, "leave": true, "look": true, "work": true, "never": true,
	"always": true, "not": true, "also": true, "just": true, "only": true, "even": true, "happily": true, "gladly": true, "probably": true, "still": true,
	"definitely": true, "honour": true, "honor": true, "add": true, "cut": true, "lower": true, "reduce": true, "revise": true, "adjust": true, "text": true,
	"email": true, "mail": true, "draft": true, "raise": true, "run": true, "pass": true, "pay": true, "pick": true, "book": true, "set": true, "follow": true,
	"answer": true, "sit": true, "move": true, "shave": true, "trim": true, "agree": true, "accept": true, "confirm": true, "offer": true, "cover": true,
	"do5": true, "swap": true, "trade": true, "stay": true, "stick": true, "stand": true, "happen": true, "walk": true, "pop": true, "drop by": true, "use": true, "help": true,
	"advise": true, "recommend": true, "say5": true, "return": true, "park": true, "get back": true, "open": true, "wait": true, "pretend": true, "lie": true, "need to": true,
}
