package rehearse

import (
	"fmt"
	"slices"
	"strings"

	"spar/internal/grade"
	"spar/internal/scenario"
)

// ProofResult is a proof with the marks it got and the expectations it missed.
type ProofResult struct {
	// Number counts the scenario's proofs from 1, in file order.
	Number int    `json:"number"`
	Beat   string `json:"beat"`
	Kind   string `json:"kind"`
	Reply  string `json:"reply"`
	// Disputed is the coach's reason why the grader is wrong, or "".
	Disputed string      `json:"disputed,omitempty"`
	Marks    grade.Marks `json:"marks"`
	Missed   []Miss      `json:"missed,omitempty"`
}

// Miss is one expectation that was not met: what was expected, what it got, and the
// words of the reply that the grade rests on ("" where it rests on none).
type Miss struct {
	Want  string   `json:"want"`
	Got   string   `json:"got"`
	Words []string `json:"words,omitempty"`
	// Why is the grader's own reason, where the expectation is about a level.
	Why string `json:"why,omitempty"`
}

// proofs grades every proof in its beat.
func proofs(sc *scenario.Scenario, m *memory) []ProofResult {
	var all []ProofResult
	for i, p := range sc.Proofs {
		b := sc.Beat(p.Beat)
		if b == nil {
			continue // the check has said so
		}
		sit := sc.Situation(b)
		r := ProofResult{Number: i + 1, Beat: p.Beat, Kind: p.Kind, Reply: p.Reply, Disputed: p.Disputed}
		r.Marks = m.explained(&sit, p.Reply)
		r.Missed = misses(p, &r.Marks)
		all = append(all, r)
	}
	return all
}

// misses are the expectations of a proof that the marks do not meet.
func misses(p scenario.Proof, m *grade.Marks) []Miss {
	var all []Miss
	for _, move := range p.Has {
		if !m.Has(move) {
			all = append(all, Miss{Want: "has " + string(move), Got: "moves: " + moveList(m.Moves),
				Words: words(p.Reply, m, func(grade.Evidence) bool { return true })})
		}
	}
	for _, move := range p.HasNot {
		if m.Has(move) {
			all = append(all, Miss{Want: "has not " + string(move), Got: "has it",
				Words: words(p.Reply, m, func(e grade.Evidence) bool { return e.Move == move })})
		}
	}
	for _, d := range grade.Dimensions() {
		level := m.Levels[d]
		if want, ok := p.AtLeast[d]; ok && level < want {
			all = append(all, levelMiss(p.Reply, m, d, fmt.Sprintf("%s at least %d", d, want)))
		}
		if want, ok := p.AtMost[d]; ok && level > want {
			all = append(all, levelMiss(p.Reply, m, d, fmt.Sprintf("%s at most %d", d, want)))
		}
	}
	return all
}

func levelMiss(reply string, m *grade.Marks, d grade.Dimension, want string) Miss {
	return Miss{Want: want, Got: fmt.Sprintf("%s %d", d, m.Levels[d]), Why: m.Why[d],
		Words: words(reply, m, func(e grade.Evidence) bool { return e.Dimension == d })}
}

func moveList(moves []grade.Move) string {
	if len(moves) == 0 {
		return "none"
	}
	names := make([]string, len(moves))
	for i, m := range moves {
		names[i] = string(m)
	}
	return strings.Join(names, ", ")
}

// words are the stretches of the reply that the chosen evidence covers, each with
// its move and effect: `"OK, 5% it is" lowers (unconditional)`.
func words(reply string, m *grade.Marks, chosen func(grade.Evidence) bool) []string {
	var all []string
	for _, e := range m.Evidence {
		if !chosen(e) || e.Start < 0 || e.End > len(reply) || e.Start >= e.End {
			continue
		}
		w := fmt.Sprintf("%q %s (%s)", reply[e.Start:e.End], e.Effect, e.Move)
		if !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// ProofHint is the cure for a proof that missed.
const ProofHint = "reword the reply or the expectation; where the grader is wrong, add `disputed:` with the reason"

// The kinds of proof that every graded beat should have.
var proofKinds = []string{"strong", "weak", "hard", "gaming"}

func proofFindings(sc *scenario.Scenario, all []ProofResult) []Finding {
	var found []Finding
	for _, p := range all {
		name := fmt.Sprintf("proof %d (%s)", p.Number, p.Kind)
		switch {
		case len(p.Missed) > 0 && p.Disputed == "":
			var missed []string
			for _, m := range p.Missed {
				missed = append(missed, m.Want+", got "+m.Got)
			}
			found = append(found, Finding{Code: ProofMissed, Beat: p.Beat, Fails: true,
				Message: name + ": " + strings.Join(missed, "; "),
				Hint:    ProofHint})
		case len(p.Missed) == 0 && p.Disputed != "":
			found = append(found, Finding{Code: DisputeSettled, Beat: p.Beat,
				Message: name + " is disputed, but the grader agrees with it now",
				Hint:    "take `disputed:` away"})
		}
	}
	found = append(found, lackingFindings(sc)...)
	r := []Result{{Proofs: all}}
	if n, of, tooMany := Disputed(r); tooMany {
		found = append(found, Finding{Code: DisputeMany, Fails: true,
			Message: fmt.Sprintf("%d of %s disputed", n, count(of, "proof is", "proofs are")),
			Hint:    "at most one in twenty may be; reword the others so that the grader can follow"})
	}
	return found
}

// lackingFindings name the proofs that a scenario needs before it is handed round and
// does not have: without them nobody has seen that a good answer wins and a bad one loses.
func lackingFindings(sc *scenario.Scenario) []Finding {
	if len(sc.Proofs) == 0 {
		return []Finding{{Code: ProofLacking, Fails: true,
			Message: "there are no proofs; publishing needs, for every graded beat, at least one strong reply, one weak, one too hard (hard) and one that tries to game it (gaming)",
			Hint:    "write them under `proofs:`, each with the marks it must get; `spar scenario guide proofs` shows how"}}
	}
	var found []Finding
	for _, b := range sc.Beats {
		if lacking := lackingKinds(sc, b.ID); len(lacking) > 0 {
			found = append(found, Finding{Code: ProofLacking, Beat: b.ID, Fails: true,
				Message: "no proof of the kind " + strings.Join(lacking, ", "),
				Hint:    "add under `proofs:` a reply of that kind with the marks it must get"})
		}
	}
	return found
}

// lackingKinds are the kinds of proof that a beat has none of.
func lackingKinds(sc *scenario.Scenario, beat string) []string {
	var lacking []string
	for _, kind := range proofKinds {
		if !slices.ContainsFunc(sc.Proofs, func(p scenario.Proof) bool { return p.Beat == beat && p.Kind == kind }) {
			lacking = append(lacking, kind)
		}
	}
	return lacking
}
