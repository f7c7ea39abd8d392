package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// valueError says why a parameter's value cannot be taken, and the cure.
type valueError struct{ what, cure string }

// amountOf is a parameter's value ready for texts, and its number where it has one.
type amountOf struct {
	shown  string
	number float64
}

// value reads what somebody gave for the parameter.
func (p Parameter) value(given string) (amountOf, *valueError) {
	given = strings.TrimSpace(given)
	if !utf8.ValidString(given) {
		// Stored as JSON it would come back as something else.
		return amountOf{}, &valueError{"not a plain text: it holds bytes that are not UTF-8", "type it anew, in a terminal set to UTF-8"}
	}
	if what := HiddenIn(given); what != "" {
		return amountOf{}, &valueError{"not a plain text: it holds " + what, "type it anew"}
	}
	switch p.Kind {
	case KindMoney:
		v, ok := parseAmount(given)
		if !ok || v <= 0 || v > 1e12 {
			cure := "write a number above 0, such as 48000"
			if meant := bareNumber(given); thousands.MatchString(meant) {
				cure = eitherWay(meant)
			}
			return amountOf{}, &valueError{"not an amount of money: " + quote(given), cure}
		}
		return amountOf{number: v}, nil
	case KindPercent:
		v, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(given, "%")), 64)
		if err != nil || !(v > 0 && v <= 100) {
			return amountOf{}, &valueError{"not a percentage: " + quote(given), "write a number above 0 and up to 100, such as 5"}
		}
		return amountOf{number: v, shown: Percent(v)}, nil
	}
	switch {
	case given == "":
		return amountOf{}, &valueError{"empty", "write a few words"}
	case utf8.RuneCountInString(given) > maxLine || strings.ContainsAny(given, "\n\r\t"):
		return amountOf{}, &valueError{"too long", fmt.Sprintf("keep it to one line of %d characters", maxLine)}
	}
	return amountOf{shown: given}, nil
}

// Fill is the scenario with its parameters replaced by set, keyed by name; what set
// does not name keeps its default. An error is a *RefusedError, or a *ValueError where a
// parameter cannot take its value.
func (s *Scenario) Fill(set map[string]string) (*Scenario, error) {
	var played []Episode // what the client remembers stays
	if s.Account != nil {
		for _, e := range s.Account.Memory {
			if e.Tells == "" {
				played = append(played, e)
			}
		}
	}
	return s.FillFor(set, played)
}

// RefusedError is something that was asked for and cannot be: what is wrong, and the cure,
// "" where what is wrong says it.
type RefusedError struct{ What, Cure string }

func (e *RefusedError) Error() string {
	if e.Cure == "" {
		return e.What
	}
	return e.What + "; " + e.Cure
}

// ValueError is a value that a parameter cannot take: what it is instead, and the cure. It
// unwraps to a RefusedError.
type ValueError struct{ Parameter, What, Cure string }

func (e *ValueError) Error() string { return e.Unwrap().Error() }

func (e *ValueError) Unwrap() error {
	return &RefusedError{What: "parameter " + e.Parameter + " is " + e.What, Cure: e.Cure}
}

// values are the parameters and all that is derived from them, by placeholder.
func (s *Scenario) values(set map[string]string) (map[string]amountOf, error) {
	out := map[string]amountOf{}
	var names []string
	for _, p := range s.Parameters {
		names = append(names, p.Name)
		given, ok := set[p.Name]
		if !ok {
			given = p.Default
		}
		v, wrong := p.value(given)
		if wrong != nil {
			return nil, &ValueError{Parameter: p.Name, What: wrong.what, Cure: wrong.cure}
		}
		if p.Kind == KindMoney {
			v.shown = Money(v.number, s.Offer.Currency)
		}
		out[p.Name] = v
	}
	for _, name := range slices.Sorted(maps.Keys(set)) {
		if _, ok := out[name]; !ok {
			if len(names) == 0 {
				return nil, &RefusedError{"there is no parameter " + quote(name), "this scenario has none"}
			}
			return nil, &RefusedError{"there is no parameter " + quote(name), didYouMean(name, names)}
		}
	}
	for _, m := range s.Parameters {
		for _, p := range s.Parameters {
			if m.Kind == KindMoney && p.Kind == KindPercent {
				part := out[m.Name].number * out[p.Name].number / 100
				out[p.Name+".of."+m.Name] = amountOf{shown: Money(part, s.Offer.Currency), number: part}
				rest := out[m.Name].number - part
				out[m.Name+".less."+p.Name] = amountOf{shown: Money(rest, s.Offer.Currency), number: rest}
			}
		}
	}
	return out, nil
}

// fillText puts the values in place of the placeholders. One that begins a sentence
// of several words begins with a capital, whatever the value begins with.
func fillText(s string, values map[string]amountOf) string {
	if !strings.ContainsAny(s, "{}") {
		return s
	}
	var b strings.Builder
	all := pieces(s)
	alone := len(all) == 3 && all[0].words == "" && all[2].words == ""
	for _, p := range all {
		switch {
		case p.name == "":
			b.WriteString(p.words)
		case !alone && beginsSentence(b.String()):
			first, n := utf8.DecodeRuneInString(values[p.name].shown)
			b.WriteString(string(unicode.ToUpper(first)) + values[p.name].shown[n:])
		default:
			b.WriteString(values[p.name].shown)
		}
	}
	return b.String()
}

// FillText puts the values of a filled scenario's parameters into words from outside its
// file, such as a proof's reply that somebody copied. Braces that name none stay.
func (s *Scenario) FillText(text string) string {
	values, err := s.values(nil)
	if err != nil {
		return text // its own values were taken before; they cannot be wrong now
	}
	for name, v := range values {
		text = strings.ReplaceAll(text, "{"+name+"}", v.shown)
	}
	return text
}

// beginsSentence reports whether the next word after this text begins a sentence.
func beginsSentence(before string) bool {
	before = strings.TrimRight(before, "\"'“‘(")
	if before == "" {
		return true
	}
	trimmed := strings.TrimRight(before, " \n")
	return trimmed == "" || len(trimmed) < len(before) && strings.ContainsAny(trimmed[len(trimmed)-1:], ".!?")
}
