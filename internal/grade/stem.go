package grade

import "strings"

// apart takes contractions apart, with or without their apostrophe.
var apart = map[string][2]string{
	"won't": {"will", "not"}, "wont": {"will", "not"}, "can't": {"can", "not"}, "cant": {"can", "not"},
	"cannot": {"can", "not"}, "dont": {"do", "not"}, "isnt": {"is", "not"}, "arent": {"are", "not"},
	"wasnt": {"was", "not"}, "werent": {"were", "not"}, "doesnt": {"does", "not"}, "didnt": {"did", "not"},
	"couldnt": {"could", "not"}, "wouldnt": {"would", "not"}, "shouldnt": {"should", "not"},
	"havent": {"have", "not"}, "hasnt": {"has", "not"}, "aint": {"is", "not"}, "shan't": {"shall", "not"},
	"i'm": {"i", "am"}, "im": {"i", "am"}, "ive": {"i", "have"}, "youre": {"you", "are"},
	"youll": {"you", "will"}, "youve": {"you", "have"}, "youd": {"you", "would"}, "thats": {"that", "is"},
	"theyre": {"they", "are"}, "theres": {"there", "is"}, "whats": {"what", "is"}, "heres": {"here", "is"},
	"let's": {"let", "us"}, "lets": {"let", "us"}, "its": {"it", "is"}, "it's": {"it", "is"},
	"gonna": {"going", "to"}, "wanna": {"want", "to"}, "gotta": {"got", "to"}, "u": {"you", ""},
	"ur": {"your", ""}, "r": {"are", ""}, "pls": {"please", ""}, "plz": {"please", ""}, "thx": {"thanks", ""},
	"cos": {"because", ""}, "cuz": {"because", ""}, "coz": {"because", ""}, "tho": {"though", ""},
	"thru": {"through", ""}, "yr": {"year", ""}, "yrs": {"years", ""}, "mths": {"months", ""}, "hrs": {"hours", ""},
	"mins": {"minutes", ""}, "min": {"minutes", ""}, "wk": {"week", ""}, "fri": {"friday", ""}, "mon": {"monday", ""},
	"tues": {"tuesday", ""}, "tue": {"tuesday", ""}, "thurs": {"thursday", ""}, "thur": {"thursday", ""}, "weds": {"wednesday", ""},
	"tmrw": {"tomorrow", ""}, "tomorow": {"tomorrow", ""}, "tonite": {"tonight", ""}, "okay": {"ok", ""}, "k": {"ok", ""},
	"yep": {"yes", ""}, "yeah": {"yes", ""}, "yup": {"yes", ""}, "nope": {"no", ""}, "nah": {"no", ""}, "em": {"them", ""},
	"cheque": {"check", ""}, "programme": {"program", ""}, "favour": {"favor", ""}, "colour": {"color", ""},
}

func contraction(w string) (string, string) {
	if p, ok := apart[w]; ok {
		return p[0], p[1]
	}
	k := strings.IndexByte(w, '\'')
	if k < 0 {
		return w, ""
	}
	head, tail := w[:k], w[k+1:]
	switch tail {
	case "ll":
		return head, "will"
	case "re":
		return head, "are"
	case "ve":
		return head, "have"
	case "d":
		return head, "would"
	case "m":
		return head, "am"
	case "t":
		return strings.TrimSuffix(head, "n"), "not"
	case "s":
		switch head {
		case "that", "there", "here", "what", "who", "how", "where", "he", "she":
			return head, "is"
		}
		return head, ""
	}
	return head + tail, ""
}

// stem takes the commonest endings off a lower-case word. It need not be right in
// every case, only the same for the forms of one word.
func stem(w string) string {
	n := len(w)
	if n <= 3 || w[n-1] >= 0x80 {
		return w
	}
	switch {
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:n-2]
	case strings.HasSuffix(w, "s") && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i':
		w, n = w[:n-1], n-1
	}
	switch {
	case strings.HasSuffix(w, "ing") && n > 5 && vowelIn(w[:n-3]):
		return undouble(w[:n-3])
	case strings.HasSuffix(w, "ied") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "ed") && n > 4 && vowelIn(w[:n-2]):
		return undouble(w[:n-2])
	case strings.HasSuffix(w, "ly") && n > 5:
		return w[:n-2]
	case strings.HasSuffix(w, "ise") && n > 5:
		return w[:n-3] + "iz"
	case strings.HasSuffix(w, "our") && n > 5:
		return w[:n-3] + "or"
	case w[n-1] == 'e' && n > 4:
		return w[:n-1]
	}
	return w
}

func vowelIn(s string) bool { return strings.ContainsAny(s, "aeiouy") }

func undouble(s string) string {
	n := len(s)
	if n > 3 && s[n-1] == s[n-2] && s[n-1] != 'l' && s[n-1] != 's' && s[n-1] != 'e' {
		return s[:n-1]
	}
	if s[n-1] == 'e' && n > 4 {
		return s[:n-1]
	}
	return s
}
