package scenario

import (
	"slices"
	"strings"
)

// piece is a stretch of a text: words, or the name in a placeholder.
type piece struct {
	words string
	name  string // set for a placeholder
	at    int    // where it begins, in bytes
}

// pieces cuts a text at its placeholders. "{{" and "}}" are literal braces; a brace
// that nothing closes is one too.
func pieces(s string) []piece {
	if !strings.ContainsAny(s, "{}") {
		return []piece{{words: s}}
	}
	var out []piece
	var words strings.Builder
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case (c == '{' || c == '}') && i+1 < len(s) && s[i+1] == c:
			words.WriteByte(c)
			i += 2
		case c == '{':
			end := strings.IndexAny(s[i+1:], "{}\n")
			if end < 0 || s[i+1+end] != '}' {
				words.WriteByte(c)
				i++
				continue
			}
			out = append(out, piece{words: words.String()}, piece{name: s[i+1 : i+1+end], at: i})
			words.Reset()
			i += end + 2
		default:
			words.WriteByte(c)
			i++
		}
	}
	return append(out, piece{words: words.String()})
}

// placeholders lists the names that may stand in braces: the parameters, and what
// follows from a percentage of a sum of money.
func placeholders(parameters []Parameter) []string {
	var names []string
	for _, p := range parameters {
		names = append(names, p.Name)
	}
	for _, money := range parameters {
		for _, percent := range parameters {
			if money.Name != percent.Name && money.may(KindMoney) && percent.may(KindPercent) {
				names = append(names, percent.Name+".of."+money.Name, money.Name+".less."+percent.Name)
			}
		}
	}
	return names
}

// may reports whether the parameter is of a kind, or could be: one whose kind is misspelt
// is told once, and not again wherever it stands in a text.
func (p Parameter) may(be ParameterKind) bool { return p.Kind == be || p.Kind == "" }

// checkParameters holds the defaults against their kinds and every placeholder
// against the parameters.
func checkParameters(r *reading, s *Scenario) {
	for _, p := range s.Parameters {
		if p.Kind == "" || p.Default == "" {
			continue
		}
		if _, err := p.value(p.Default); err != nil {
			r.wrongAt("parameters."+p.Name+".default", CodeParameter, err.cure, "the default of %s is %s", quote(p.Name), err.what)
		}
	}
	known := placeholders(s.Parameters)
	scenarioShape.texts(&trail{}, s, func(place *trail, text *string) {
		if !strings.ContainsAny(*text, "{}") {
			return
		}
		path := place.String()
		for _, p := range pieces(*text) {
			if p.name == "" || slices.Contains(known, p.name) || checkRecalled(r, s, path, p.name) {
				continue
			}
			hint := "to show a brace itself, write {{"
			if len(known) > 0 {
				hint = didYouMean(p.name, known)
			}
			at := r.locate(path, "{"+p.name+"}")
			r.add(at.line, at.col, CodePlaceholder, hint, "%s is no parameter of this file", quote("{"+p.name+"}"))
		}
	})
	if name := s.Offer.price.parameter; name != "" {
		at := slices.IndexFunc(s.Parameters, func(p Parameter) bool { return p.Name == name })
		switch {
		case at < 0:
			r.wrongAt("offer.price", CodePlaceholder, didYouMean(name, known), "%s is no parameter of this file", quote("{"+name+"}"))
		case !s.Parameters[at].may(KindMoney):
			r.wrongAt("offer.price", CodePlaceholder, "give the parameter \"kind: money\"",
				"the price must be a parameter of kind money, and %s is not", quote("{"+name+"}"))
		}
	}
}

// locate finds words inside the text at path: the exact place where they can be
// found in the source, or where the text begins.
func (r *reading) locate(path, words string) mark {
	at, ok := r.find(path)
	if !ok {
		return at
	}
	lines := r.lines()
	for i := at.line - 1; i < len(lines) && i < at.line+60; i++ {
		from := 0
		if i == at.line-1 {
			from = min(len(string([]rune(lines[i])[:min(at.col-1, len([]rune(lines[i])))])), len(lines[i]))
		}
		if found := strings.Index(lines[i][from:], words); found >= 0 {
			return mark{i + 1, len([]rune(lines[i][:from+found])) + 1}
		}
	}
	return at
}
