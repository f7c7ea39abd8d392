// Package rehearse tries a scenario before anyone plays it: its proofs are graded,
// its transcripts played, and made-up trainees walk through it. It is pure: the same
// scenario, options and grader give the same result.
package rehearse

import (
	"fmt"

	"spar/internal/scenario"
)

// Options say how much is tried.
type Options struct {
	// Trainees is how many made-up trainees play the scenario, shared out evenly over
	// the kinds; 0 for none. With them a way is looked for to every branch that none
	// of them took; without, only to beats and endings.
	Trainees int
	// Seed makes the trainees; the same seed makes the same ones.
	Seed uint64
	// Workers is how many trainees play at a time; 0 is one. It changes nothing else.
	Workers int
	// Progress, when not nil, is called after each trainee, never twice at once.
	Progress func(done, of int)
}

// Result is all that came of rehearsing one scenario.
type Result struct {
	ID          string             `json:"id"`
	Title       string             `json:"title"`
	Proofs      []ProofResult      `json:"proofs"`
	Transcripts []TranscriptResult `json:"transcripts"`
	Coverage    Coverage           `json:"coverage"`
	// Separation is nil where no trainees were asked for.
	Separation *Separation `json:"separation,omitempty"`
	Findings   []Finding   `json:"findings"`
}

// Finding is something that a coach should look at. Code is one of the kinds below,
// Beat the beat it is about or "".
type Finding struct {
	Code    Code   `json:"code"`
	Beat    string `json:"beat,omitempty"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
	// Fails is true where the scenario is not fit to be published as it is.
	Fails bool `json:"fails"`
}

// Code is what kind of thing was found.
type Code string

// The kinds of finding.
const (
	ProofMissed      Code = "proof-missed"      // a proof did not get its marks
	ProofLacking     Code = "proof-lacking"     // a graded beat lacks a kind of proof
	DisputeSettled   Code = "dispute-settled"   // a disputed proof passes
	DisputeMany      Code = "dispute-many"      // more than one proof in twenty is disputed
	TranscriptMissed Code = "transcript-missed" // a transcript ends elsewhere
	NotReached       Code = "not-reached"       // no way to a beat, a branch or an ending was found
	NotSeparated     Code = "not-separated"     // the challenger does not beat the others
)

// Failed reports whether anything was found that keeps the scenario from being published.
func (r *Result) Failed() bool {
	for _, f := range r.Findings {
		if f.Fails {
			return true
		}
	}
	return false
}

// Rehearse tries one scenario, whose parameters are filled.
func Rehearse(sc *scenario.Scenario, o Options) Result {
	r := Result{ID: sc.ID, Title: sc.Title}
	m := newMemory()
	r.Proofs = proofs(sc, m)
	r.Transcripts = transcripts(sc, m)
	seen, pasts := newTally(sc), pasts(sc)
	for _, t := range r.Transcripts {
		seen.count(t.Events)
	}
	var runs []run
	if o.Trainees > 0 {
		runs = train(pasts, o)
		for _, run := range runs {
			seen.count(run.events)
		}
		s := separate(runs)
		r.Separation = &s
	}
	r.Coverage = cover(pasts, m, seen, r.Transcripts, o.Trainees > 0)

	r.Findings = append(r.Findings, proofFindings(sc, r.Proofs)...)
	r.Findings = append(r.Findings, transcriptFindings(r.Transcripts)...)
	r.Findings = append(r.Findings, coverageFindings(r.Coverage)...)
	if r.Separation != nil {
		r.Findings = append(r.Findings, separationFindings(*r.Separation)...)
	}
	return r
}

// Disputed counts the disputed proofs of some results and all of their proofs, and
// reports whether there are too many: more than one in twenty. One alone is always
// allowed, or a single scenario could never have any.
func Disputed(results []Result) (disputed, of int, tooMany bool) {
	for _, r := range results {
		of += len(r.Proofs)
		for _, p := range r.Proofs {
			if p.Disputed != "" {
				disputed++
			}
		}
	}
	return disputed, of, disputed > MostDisputed(of)
}

// MostDisputed is how many of so many proofs may be disputed.
func MostDisputed(of int) int { return max(1, of/disputedOne) }

// disputedOne is how many proofs there are to one that may be disputed.
const disputedOne = 20

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
