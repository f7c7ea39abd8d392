package scenario

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// FillFor is Fill for a trainee whom the account's client has met before. Memory are the
// earlier episodes that were played; of the others the file's own past holds.
func (s *Scenario) FillFor(set map[string]string, memory []Episode) (*Scenario, error) {
	raw := s
	if s.template != nil {
		raw = s.template
	}
	values, err := raw.values(set)
	if err != nil {
		return nil, err
	}
	filled := scenarioShape.clone(*raw)
	filled.template = raw
	if a := filled.Account; a != nil {
		// The past may name parameters; what other texts take from it is filled before.
		for i := range a.Past {
			groupTexts(&a.Past[i], values)
		}
		a.Memory = remembered(a, filled.Offer.Currency, memory)
		for name, v := range accountValues(a, filled.Offer.Currency) {
			values[name] = v
		}
	}
	scenarioShape.texts(&trail{}, &filled, func(at *trail, text *string) {
		if !at.begins("account.past") {
			*text = fillText(*text, values)
		}
	})
	filled.settle()
	filled.Offer.Price = raw.Offer.price.number
	if name := raw.Offer.price.parameter; name != "" {
		filled.Offer.Price = values[name].number
	}
	for i, p := range filled.Parameters {
		if given, ok := set[p.Name]; ok {
			filled.Parameters[i].Default = strings.TrimSpace(given)
		}
	}
	return &filled, nil
}

// Remembering is the scenario with the same values for its parameters and another memory.
func (s *Scenario) Remembering(memory []Episode) (*Scenario, error) {
	set := map[string]string{}
	for _, p := range s.Parameters {
		set[p.Name] = p.Default
	}
	return s.FillFor(set, memory)
}

func groupTexts(p *Past, values map[string]amountOf) {
	pastShape.texts(&trail{}, p, func(_ *trail, text *string) { *text = fillText(*text, values) })
}

// remembered is what the client remembers: the played episodes that came before this one,
// and the file's past of those that were not played.
func remembered(a *Account, currency string, played []Episode) []Episode {
	var all []Episode
	for _, e := range played {
		if e.Number < a.Episode {
			e.Tells = ""
			all = append(all, e)
		}
	}
	for _, p := range a.Past {
		if !slices.ContainsFunc(all, func(e Episode) bool { return e.Number == p.Episode }) {
			all = append(all, p.episode(currency))
		}
	}
	slices.SortStableFunc(all, func(a, b Episode) int { return cmp.Compare(a.Number, b.Number) })
	for i := range all {
		e := &all[i]
		switch {
		case len(e.Promises) == 0:
			e.Promise = NoPromise
			continue
		case e.Tells == "" || e.Promise == "":
			e.Promise = OpenPromise
		}
		for _, later := range all[i+1:] {
			if later.Asked != "" {
				e.Promise = later.Asked
				break
			}
		}
	}
	return all
}

// settle decides what the memory decides: which conditions on it hold, with which beat
// the talk opens, and which wordings are said.
func (s *Scenario) settle() {
	s.opening = 0
	for i := range s.Beats {
		b := &s.Beats[i]
		for j := range b.Leads {
			s.meet(b.Leads[j].When.Account)
		}
		for j := range b.Remembers {
			s.meet(&b.Remembers[j].When)
		}
		if at := slices.IndexFunc(b.Remembers, func(w Wording) bool { return w.When.met }); at >= 0 {
			b.Lines = slices.Clone(b.Remembers[at].Lines)
		}
		if s.meet(b.Opens); b.Opens != nil && b.Opens.met && s.opening == 0 {
			s.opening = i
		}
	}
}

func (s *Scenario) meet(r *Remembered) {
	if r == nil || s.Account == nil {
		return
	}
	at := slices.IndexFunc(s.Account.Memory, func(e Episode) bool { return e.Number == r.Episode })
	r.met = at >= 0 && r.holds(s.Account.Memory[at])
}

// holds reports whether the condition holds for an episode.
func (r *Remembered) holds(e Episode) bool {
	percent := e.Percent()
	const slack = 0.0005 // a percentage worked out from money
	switch {
	case r.Gave != "" && (r.Gave == GaveSomething) != (len(e.Gifts) > 0),
		r.Percent.AtLeast != nil && percent < *r.Percent.AtLeast-slack,
		r.Percent.AtMost != nil && percent > *r.Percent.AtMost+slack,
		len(r.Ended) > 0 && !slices.Contains(r.Ended, e.Ending),
		r.Promise != "" && r.Promise != e.Promise:
		return false
	}
	return true
}

// accountFields are what a text may take from an episode: {account.1.given}.
var accountFields = []string{"given", "percent", "sum", "promised", "ended", "small"}

// nothing stands in a text where there is nothing of the kind to remember.
const nothing = "nothing"

// accountValues are the placeholders of the account: of each episode, and without a
// number of the newest one that has something of the kind.
func accountValues(a *Account, currency string) map[string]amountOf {
	out := map[string]amountOf{}
	for _, field := range accountFields {
		out["account."+field] = amountOf{shown: nothing}
	}
	for _, e := range a.Memory {
		for _, field := range accountFields {
			v := e.field(field, currency)
			out["account."+strconv.Itoa(e.Number)+"."+field] = v
			if v.shown != nothing {
				out["account."+field] = v
			}
		}
	}
	return out
}

func (e Episode) field(name, currency string) amountOf {
	shown := ""
	switch name {
	case "given":
		shown = clipped(e.Given())
	case "promised":
		shown = clipped(e.Promised())
	case "small":
		shown = clipped(last(e.Small))
	case "ended":
		shown = cmp.Or(e.Title, e.Ending)
	case "percent":
		if v := e.Percent(); v > 0 {
			return amountOf{shown: Percent(v), number: v}
		}
	case "sum":
		if v := e.Sum(); v > 0 {
			return amountOf{shown: Money(v, cmp.Or(e.Currency, currency)), number: v}
		}
	}
	if shown == "" {
		shown = nothing
	}
	return amountOf{shown: shown}
}

// clipped is words that somebody typed, as another may quote them: on one line, without
// the full stop at their end, and not longer than one remembers.
func clipped(words string) string {
	const most = 120
	words = strings.Join(strings.Fields(words), " ")
	if utf8.RuneCountInString(words) > most {
		words = string([]rune(words)[:most])
		if at := strings.LastIndexByte(words, ' '); at > 0 {
			words = words[:at]
		}
		return strings.TrimRight(words, " ,;:.") + "..."
	}
	return strings.TrimRight(words, " .,;:")
}
