package rehearse

import (
	"strings"
	"testing"

	"spar/internal/scenario"
)

// met is the shop as a second meeting, with a beat that opens where nothing was given in
// the first, and a lead that only a broken-off first meeting takes.
func met(t *testing.T) *scenario.Scenario {
	t.Helper()
	text := strings.Replace(shopText, "  - id: more\n", `  - id: stranger
    opens: { episode: 1, gave: nothing }
    buyer: You gave me nothing the last time. And now?
    aim: Hold.
    models: ["I won't give you anything off now either, because $3,100 a month in late fees is what this stops."]
    leads:
      - { when: { account: { episode: 1, ended: [bled] } }, to: bled }
      - { when: { at-least: { value: 3 } }, to: signed }
      - { to: parked }
  - id: more
`, 1)
	return read(t, text+`account:
  client: Corbel
  episode: 2
  past: [{ episode: 1, tells: You gave her five percent., given: take five off, percent: 5, ended: signed }]
`)
}

// Every past that the file tells apart is played: what only one of them opens is reached,
// with trainees and without, and so is a branch that two conditions on it lead to.
func TestEveryPastIsRehearsed(t *testing.T) {
	sc := met(t)
	if sc.Opening().ID != "ask" || len(pasts(sc)) != 4 {
		t.Fatalf("opens with %s, %d pasts", sc.Opening().ID, len(pasts(sc)))
	}
	few := Rehearse(sc, Options{})
	for _, p := range few.Coverage.Beats {
		if p.ID == "stranger" && !p.Reached() {
			t.Error("without trainees nobody comes to the beat that a past opens")
		}
	}
	many := Rehearse(sc, Options{Trainees: 4 * len(Kinds()), Seed: 1})
	opened := map[string]int{}
	for _, p := range many.Coverage.Beats {
		opened[p.ID] = p.Times
	}
	if opened["stranger"] != 2*len(Kinds()) || opened["ask"] != 2*len(Kinds()) {
		t.Errorf("opened: %v, of %d pasts", opened, 4)
	}
	for _, b := range many.Coverage.Branches {
		if b.Beat == "stranger" && b.Lead == 0 && b.Times == 0 {
			t.Error("the branch of the other ending is taken by nobody")
		}
	}
	for _, f := range many.Findings {
		if f.Code == NotReached {
			t.Errorf("%s: %s", f.Beat, f.Message)
		}
	}
}

// A file without an account has one past: itself.
func TestAFileAloneHasOnePast(t *testing.T) {
	sc := shop(t, "")
	if got := pasts(sc); len(got) != 1 || got[0] != sc {
		t.Errorf("%d pasts", len(got))
	}
}
