package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"spar/internal/rehearse"
)

// RehearsalText writes what came of rehearsing scenarios: for each one its proofs,
// transcripts, coverage and trainees in a line or a table, then its findings with
// their cures, and each proof that is disputed. With all it lists every place with its
// count, and what the disputed proofs got.
func RehearsalText(w io.Writer, results []rehearse.Result, all bool, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	for i := range results {
		if i > 0 {
			p.gap()
		}
		rehearsalOf(p, &results[i], all)
	}
	var failed []string
	for _, r := range results {
		if r.Failed() {
			failed = append(failed, oneLine(r.ID))
		}
	}
	disputed, proofs, tooMany := rehearse.Disputed(results)
	p.gap()
	p.line(2, "Rehearsed: %d. Fit to be published: %d.", len(results), len(results)-len(failed))
	if len(failed) > 0 {
		p.line(2, "To be mended first: %s.", strings.Join(failed, ", "))
	}
	if disputed > 0 {
		p.line(2, "Disputed proofs: %d of %d; %s.", disputed, proofs, allowed(proofs, tooMany))
	}
	return p.err
}

// allowed says how many disputed proofs may be among so many.
func allowed(proofs int, tooMany bool) string {
	switch most := rehearse.MostDisputed(proofs); {
	case tooMany:
		return fmt.Sprintf("at most %d may be, one in twenty", most)
	case most == 1 && proofs < 20:
		return "one may always be"
	}
	return "up to one in twenty may be"
}

func rehearsalOf(p *printer, r *rehearse.Result, all bool) {
	p.line(2, "%s: %s", oneLine(r.ID), oneLine(r.Title))
	hold, disputed := 0, 0
	for _, proof := range r.Proofs {
		if len(proof.Missed) == 0 {
			hold++
		}
		if proof.Disputed != "" {
			disputed++
		}
	}
	p.line(16, "  proofs        %s%s", ofAll(hold, len(r.Proofs), "hold"), also(disputed, "disputed"))
	ended := 0
	for _, t := range r.Transcripts {
		if t.Missed == "" {
			ended++
		}
	}
	p.line(16, "  transcripts   %s", ofAll(ended, len(r.Transcripts), "end where they must"))
	by := "a search through it"
	if n := r.Coverage.Talks; n > 0 {
		by = Counted(n, "talk") + " and a search"
	}
	p.line(16, "  reached       %s, by %s", r.Coverage.Line(), by)
	if r.Separation != nil {
		separationText(p, r.Separation)
	}
	if all {
		countsText(p, r.Coverage)
	}
	for _, proof := range r.Proofs {
		switch {
		case len(proof.Missed) > 0 && (all || proof.Disputed == ""):
			proofText(p, proof)
		case proof.Disputed != "":
			disputedText(p, proof)
		}
	}
	for _, f := range r.Findings {
		if f.Code != rehearse.ProofMissed { // shown with its words already
			findingText(p, f)
		}
	}
	if all || r.Separation != nil {
		waysText(p, r.Coverage)
	}
}

// ofAll is "3 of 4 hold", or "none" where there are none.
func ofAll(n, of int, what string) string {
	if of == 0 {
		return "none"
	}
	return fmt.Sprintf("%d of %d %s", n, of, what)
}

func also(n int, what string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d %s", n, what)
}

// separationText is a row for each kind of trainee and what the challenger is ahead by.
func separationText(p *printer, s *rehearse.Separation) {
	p.line(2, "  trainees      talks  score  (middle 80%%)  endings")
	for _, k := range s.Kinds {
		p.line(47, "    %-11s %5d    %3.1f    %3.1f to %3.1f   %s", k.Kind, k.Talks, k.Median, k.Low, k.High, endsText(k.Ends))
	}
	for _, pair := range s.Pairs {
		need := ""
		if pair.Must && !pair.Enough() {
			need = " (it must be 90% and 1.0)"
		}
		p.line(6, "    challenger before %s in %.0f%% of pairs, by %.1f levels%s", pair.Kind, 100*pair.Beats, pair.Gap, need)
	}
}

// endsText lists endings with their counts, most first.
func endsText(ends map[string]int) string {
	ids := slices.Sorted(maps.Keys(ends))
	slices.SortStableFunc(ids, func(a, b string) int { return ends[b] - ends[a] })
	for i, id := range ids {
		name := oneLine(id)
		if name == "" {
			name = "no ending"
		}
		ids[i] = fmt.Sprintf("%s %d", name, ends[id])
	}
	return strings.Join(ids, ", ")
}

// countsText lists every place with how often it was reached.
func countsText(p *printer, c rehearse.Coverage) {
	for _, b := range c.Beats {
		p.line(6, "    beat %-14s %6d", oneLine(b.ID), b.Times)
		for _, br := range c.Branches {
			if br.Beat == b.ID {
				p.line(8, "      lead %d to %-10s %4d", br.Lead+1, oneLine(br.To), br.Times)
			}
		}
	}
	for _, e := range c.Endings {
		p.line(6, "    ending %-12s %6d", oneLine(e.ID), e.Times)
	}
}

// proofText is a proof that missed: the reply, what was expected, and the words.
func proofText(p *printer, r rehearse.ProofResult) {
	if r.Disputed != "" {
		disputedText(p, r)
	} else {
		p.line(4, "  error: %s [%s]: proof %d, %s", rehearse.ProofMissed, oneLine(r.Beat), r.Number, oneLine(r.Kind))
	}
	p.line(6, "    %s", quoted(r.Reply))
	for _, m := range r.Missed {
		p.line(6, "    must be: %s; is: %s", m.Want, m.Got)
		for _, words := range m.Words {
			p.line(8, "      %s", oneLine(words))
		}
		if m.Why != "" {
			p.line(8, "      %s", Sentence(m.Why))
		}
	}
	if r.Disputed == "" {
		p.line(4, "    hint: %s", rehearse.ProofHint)
	}
}

// disputedText names a proof that is disputed, and why.
func disputedText(p *printer, r rehearse.ProofResult) {
	p.line(4, "  disputed [%s]: proof %d, %s: %s", oneLine(r.Beat), r.Number, oneLine(r.Kind), oneLine(r.Disputed))
}

func findingText(p *printer, f rehearse.Finding) {
	severity := "note"
	if f.Fails {
		severity = "error"
	}
	where := ""
	if f.Beat != "" {
		where = " [" + oneLine(f.Beat) + "]"
	}
	p.line(4, "  %s: %s%s: %s", severity, f.Code, where, oneLine(f.Message))
	p.line(4, "    hint: %s", f.Hint)
}

// waysText shows one way to everything that nobody came to by themselves.
func waysText(p *printer, c rehearse.Coverage) {
	show := func(what string, w *rehearse.Way) {
		if w == nil || len(w.Steps) == 0 {
			return
		}
		p.line(4, "  nobody came to %s by themselves; this leads there:", what)
		for _, s := range w.Steps {
			p.line(8, "    buyer: %s", oneLine(s.Buyer))
			p.line(8, "    you:   %s", oneLine(s.Reply))
		}
	}
	for _, b := range c.Beats {
		show("the beat "+oneLine(b.ID), b.Way)
	}
	for _, b := range c.Branches {
		show(fmt.Sprintf("lead %d of %s, to %s,", b.Lead+1, oneLine(b.Beat), oneLine(b.To)), b.Way)
	}
	for _, e := range c.Endings {
		show("the ending "+oneLine(e.ID), e.Way)
	}
}
