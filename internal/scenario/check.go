package scenario

import "strings"

// Check is Decode with everything else that can be said of a file before it is
// played: what Decode needs not know to play it, such as wording that repeats, a
// price that contradicts itself, or a model reply that gives price away.
func Check(name string, src []byte) (*Scenario, []Problem) {
	s, r, problems := decode(name, src)
	if s != nil {
		c := newChecking(r, s)
		for _, check := range []func(*checking){
			checkFacts, checkUnusedParameters, checkPrices, checkNames, checkRepeats, checkReadingTime, checkProofs, checkModels,
		} {
			check(c)
		}
		problems = *r.list
	}
	if Broken(problems) {
		s = nil
	}
	return s, sorted(problems)
}

// checking is a sound scenario with its texts in the order of the file.
type checking struct {
	*reading
	*Scenario
	texts []said
}

// said is a text of the scenario, the place it came from and who speaks there.
type said struct {
	path, text string
	voice      voice
}

// voice says what kind of text it is.
type voice uint8

const (
	narrated  voice = iota // everything else
	buyers                 // the buyer's lines, answers and last words
	models                 // model replies
	messages               // what reaches a stakeholder
	rehearsed              // proofs, transcripts and what was said before
)

func newChecking(r *reading, s *Scenario) *checking {
	c := &checking{reading: r, Scenario: s}
	scenarioShape.texts(&trail{}, s, func(at *trail, text *string) {
		if *text != "" {
			path := at.String()
			c.texts = append(c.texts, said{path, *text, voiceOf(path)})
		}
	})
	return c
}

// voiceOf tells the voice by the path of a text.
func voiceOf(path string) voice {
	top, rest, _ := strings.Cut(path, "].")
	within := func(key string) bool { return strings.HasPrefix(rest, key) }
	switch {
	case strings.HasPrefix(path, "proofs"), strings.HasPrefix(path, "transcripts"), strings.HasPrefix(top, "beats") && within("so_far"):
		return rehearsed
	case strings.HasPrefix(path, "stakeholders"):
		return messages
	case strings.HasPrefix(top, "beats") && within("models"):
		return models
	case strings.HasPrefix(top, "beats") && (within("buyer") || within("leads") || within("remembers")),
		strings.HasPrefix(top, "endings") && within("says"),
		strings.HasPrefix(top, "buyer.knows") && (within("says") || within("deflect")):
		return buyers
	}
	return narrated
}

// checkUnusedParameters finds a parameter that no text mentions: a trainee who
// changes it would see no change.
func checkUnusedParameters(s *checking) {
	if len(s.Parameters) == 0 {
		return
	}
	used := map[string]bool{s.Offer.price.parameter: true}
	scenarioShape.texts(&trail{}, s.template, func(_ *trail, text *string) {
		for _, p := range pieces(*text) {
			if p.name == "" {
				continue
			}
			for _, name := range strings.Split(p.name, ".") {
				used[name] = true
			}
		}
	})
	for _, p := range s.Parameters {
		if !used[p.Name] {
			s.wrongAt("parameters."+p.Name, CodeUnusedParameter, "write {"+p.Name+"} where the texts speak of it, or take it out",
				"no text mentions the parameter %s", quote(p.Name))
		}
	}
}

// checkProofs wants all four kinds for every beat, once a file has proofs at all.
func checkProofs(s *checking) {
	if len(s.Proofs) == 0 {
		return
	}
	have := map[string]bool{}
	for _, p := range s.Proofs {
		have[p.Beat+" "+p.Kind] = true
	}
	for i, b := range s.Beats {
		var lacks []string
		for _, k := range proofKinds {
			if !have[b.ID+" "+k.word] {
				lacks = append(lacks, k.word)
			}
		}
		if len(lacks) > 0 {
			s.wrongAt("beats"+index(i)+".id", CodeNoProof, "add one under \"proofs:\" with \"beat: "+b.ID+"\"",
				"beat %s has no proof of kind %s", quote(b.ID), strings.Join(lacks, ", "))
		}
	}
}
