package rehearse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"spar/internal/scenario"
	"spar/internal/text"
)

// filling is what a scenario has to put into the slots of a wording. Each slot has
// several fillings, which a trainee takes in turn; a slot with none cannot be filled.
type filling map[string][]string

// fill is what a scenario offers. Slots: {name} {item} {wants} {fact} {Fact} {figure}
// {Figure} {insight} {Insight} {who} {concession} {words} {day} {time}; with a capital
// it is a sentence of its own, else it goes on after a colon. {ask} and {half} depend
// on the buyer's line and are filled when it is heard.
func fill(sc *scenario.Scenario) filling {
	f := filling{
		"name": {firstName(sc.Buyer.Name)},
		"day":  {"Monday", "Tuesday", "Wednesday", "Thursday"},
		"time": {"nine", "ten", "half past two", "four"},
		"half": {"half"},
	}
	if sc.Offer.Item != "" {
		f["item"] = []string{sc.Offer.Item}
	}
	if wants := strings.TrimRight(strings.TrimSpace(sc.Buyer.Wants), "."); wants != "" && !strings.ContainsAny(wants, ".;:!?") {
		f["wants"] = []string{wants}
	}
	for _, fact := range sc.Facts {
		f.add("fact", fact)
		if strings.ContainsFunc(fact, unicode.IsDigit) || len(text.Parse(fact).Numbers) > 0 {
			f.add("figure", fact)
		}
	}
	if len(f["figure"]) == 0 {
		f["figure"], f["Figure"] = f["fact"], f["Fact"]
	}
	if sc.Insight != "" {
		f.add("insight", sc.Insight)
		if sentences := strings.SplitAfter(sc.Insight, ". "); len(sentences) > 1 {
			f.add("insight", sentences[0])
			f.add("insight", sentences[len(sentences)-1])
		}
	}
	for _, s := range sc.Stakeholders {
		f["who"] = append(f["who"], person(s.Who))
	}
	f["concession"] = sc.Offer.Concessions
	f["words"] = keywords(sc)
	return f
}

// add puts a sentence in as it goes on after a colon, and as one of its own.
func (f filling) add(slot, sentence string) {
	sentence = strings.TrimRight(strings.Join(strings.Fields(sentence), " "), ".")
	if sentence == "" {
		return
	}
	first, n := utf8.DecodeRuneInString(sentence)
	f[slot] = append(f[slot], sentence)
	f[strings.ToUpper(slot[:1])+slot[1:]] = append(f[strings.ToUpper(slot[:1])+slot[1:]], string(unicode.ToUpper(first))+sentence[n:]+".")
}

// heard adds the number that the buyer asks for, as they said it.
func (f filling) heard(line string) filling {
	ask := "5%"
	l := text.Parse(line)
	for _, n := range l.Numbers {
		if n.Kind == text.Percent {
			ask = strings.TrimSpace(l.Text(n.Span))
			break
		}
	}
	g := make(filling, len(f)+1)
	for k, v := range f {
		g[k] = v
	}
	g["ask"] = []string{ask}
	return g
}

// titles stand before a name.
func title(word string) bool {
	return slices.Contains([]string{"dr", "mr", "mrs", "ms", "prof", "herr", "frau", "sir"}, strings.ToLower(strings.TrimRight(word, ".")))
}

// firstName is how a trainee speaks to the buyer: the first name, or title and
// surname where the name has a title.
func firstName(name string) string {
	words := strings.Fields(strings.SplitN(name, ",", 2)[0])
	switch {
	case len(words) == 0:
		return "there"
	case title(words[0]) && len(words) > 1:
		return words[0] + " " + words[len(words)-1]
	}
	return words[0]
}

// person is how a trainee names a stakeholder: "Martin" of "Martin, CFO", and "your
// plant manager" of "plant manager".
func person(who string) string {
	who = strings.TrimSpace(strings.SplitN(who, ",", 2)[0])
	first := strings.SplitN(who, " ", 2)[0]
	r, _ := utf8.DecodeRuneInString(who)
	switch {
	case slices.Contains([]string{"the", "her", "his", "their", "your", "our", "my", "a", "an"}, strings.ToLower(first)):
		return strings.ToLower(who[:1]) + who[1:]
	case unicode.IsLower(r) || first == strings.ToUpper(first) && utf8.RuneCountInString(first) > 1:
		return "your " + who
	}
	return who
}

// keywords are lists of the longer words of the scenario's facts, as one who stuffs
// would string them together.
func keywords(sc *scenario.Scenario) []string {
	var words []string
	for _, fact := range append(slices.Clone(sc.Facts), sc.Insight) {
		for _, w := range text.Parse(fact).Words {
			if utf8.RuneCountInString(w.Text) > 5 && !slices.Contains(words, w.Text) {
				words = append(words, w.Text)
			}
		}
	}
	const some = 5
	var lists []string
	for list := range slices.Chunk(words, some) {
		lists = append(lists, strings.Join(list, ", "))
	}
	return lists
}
