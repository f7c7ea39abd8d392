package team_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"spar/internal/scenario"
	"spar/internal/schedule"
	"spar/internal/team"
	"spar/scenarios"
)

// changed is the small plan with one text put in the place of another, pair by pair.
func changed(t *testing.T, pairs ...string) []byte {
	t.Helper()
	s := small
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(s, pairs[i]) {
			t.Fatalf("the small plan does not hold %q", pairs[i])
		}
		s = strings.Replace(s, pairs[i], pairs[i+1], 1)
	}
	return []byte(s)
}

func TestShippedDrillsAreSound(t *testing.T) {
	files, err := fs.Glob(scenarios.Drills, "drills/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no drill ships: %v", err)
	}
	for _, f := range files {
		src, err := fs.ReadFile(scenarios.Drills, f)
		if err != nil {
			t.Fatal(err)
		}
		d, problems := team.CheckDrill(strings.TrimPrefix(f, "drills/"), src, shipped())
		if len(problems) > 0 {
			t.Errorf("%s: %s", f, list(problems))
		}
		if d != nil && d.ID == "midyear" && (len(d.Skills) != 4 || d.Baseline == nil || d.Practice == nil || d.Retest == nil) {
			t.Errorf("the mid-year drill has %d skills and lacks a phase", len(d.Skills))
		}
	}
}

// TestTheMidyearRetestsAreForms: each skill's retest is a form of its baseline by the word of
// both scenarios, as hard, and calls for the moves that the skill is measured by.
func TestTheMidyearRetestsAreForms(t *testing.T) {
	src, err := fs.ReadFile(scenarios.Drills, "drills/midyear.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lib := shipped()
	d, problems := team.CheckDrill("midyear.yaml", src, lib)
	if d == nil {
		t.Fatal(list(problems))
	}
	for i, before := range d.Baseline.Scenarios {
		var after string
		for _, e := range d.Retest.Scenarios {
			if e.Skill == before.Skill {
				after = e.Scenario
			}
		}
		a, errA := lib.Scenario(before.Scenario)
		b, errB := lib.Scenario(after)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if !slices.Contains(a.Forms, b.ID) || !slices.Contains(b.Forms, a.ID) || a.Difficulty != b.Difficulty {
			t.Errorf("%d: %s and %s are no forms of each other", i, a.ID, b.ID)
		}
		for _, m := range d.Skill(before.Skill).Moves {
			for _, sc := range []*scenario.Scenario{a, b} {
				called := slices.ContainsFunc(sc.Beats, func(beat scenario.Beat) bool {
					c := schedule.CalledBy(sc, &beat)
					return slices.Contains(append(c.All, c.Some...), m)
				})
				if !called {
					t.Errorf("%s never calls for %s", sc.ID, m)
				}
			}
		}
	}
}

func TestNewPlanPlaysAtOnce(t *testing.T) {
	zone := time.FixedZone("", -9*3600-1800)
	now := time.Date(2027, 1, 31, 15, 4, 0, 0, zone)
	src, err := team.NewPlan("autumn", "Autumn: ours", now)
	if err != nil {
		t.Fatal(err)
	}
	d, problems := team.ReadDrill("autumn.yaml", src, shipped())
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	if d.Window.Before(now) || d.Window.Over(now) || !d.Window.Over(now.AddDate(0, 0, 29)) {
		t.Errorf("at %s it is not open from today for four weeks: %v", now, d.Window)
	}
	if _, err := team.NewPlan("autumn", "a\x1b[31m", now); err == nil {
		t.Error("a title that speaks to the terminal is taken")
	}
	if _, err := team.NewPlan("Not An Id", "", now); err == nil {
		t.Error("an id that is none is taken")
	}
}

// TestNewPlanKnowsThatClocksChange: the dates of a plan are those of its zone's people, also after
// their clocks were put back, and it plays at once also early in the morning.
func TestNewPlanKnowsThatClocksChange(t *testing.T) {
	named, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	// The same rules under the name that a machine's own zone has: in its file, one moment long
	// ago and then the rule.
	block := func(long string) string {
		return "TZif2" + strings.Repeat("\x00", 15+4*3) + "\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x04" +
			long + "\x00\x00\x00\x00" + "\x00" + "\xff\xff\xb9\xb0\x00\x00" + "EST\x00"
	}
	nameless, err := time.LoadLocationFromTZData("Local", []byte(block("")+block("\x00\x00\x00\x00")+"\nEST5EDT,M3.2.0,M11.1.0\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, zone := range []*time.Location{named, nameless} {
		for _, hour := range []int{0, 3, 7, 8, 23} {
			now := time.Date(2026, 10, 20, hour, 10, 0, 0, zone)
			src, err := team.NewPlan("autumn", "", now)
			if err != nil {
				t.Fatal(err)
			}
			d, problems := team.ReadDrill("autumn.yaml", src, shipped())
			if len(problems) > 0 {
				t.Fatal(list(problems))
			}
			if d.Window.Before(now) {
				t.Errorf("%s at %d: it opens %s", zone, hour, d.Window.Opens)
			}
			if got := d.Window.Closes.UTC().Format(time.RFC3339); got != "2026-11-17T23:00:00Z" {
				t.Errorf("%s: six in the evening in November is %s\n%s", zone, got, src)
			}
		}
	}
}

func TestDatesAreOfTheirZone(t *testing.T) {
	d := readSmall(t)
	if got := d.Window.Opens.UTC().Format(time.RFC3339); got != "2026-06-15T06:00:00Z" {
		t.Errorf("eight in Berlin in June is %s", got)
	}
	if w := d.Windows[scenario.Practise]; !w.Closes.Equal(d.Window.Closes) || w.Opens.Equal(d.Window.Opens) {
		t.Errorf("practice has its own opening and the drill's closing: %v", w)
	}
	d = readSmall(t, "zone: Europe/Berlin\n", "", "opens: 2026-06-15 08:00", "opens: 2026-06-15T08:00:00+02:00",
		"closes: 2026-07-03 18:00", `closes: "2026-07-03 18:00-05:00"`, "  opens: 2026-06-16 08:00\n", "", "  opens: 2026-06-29 08:00\n", "")
	if got := d.Window.Closes.UTC().Format(time.RFC3339); got != "2026-07-03T23:00:00Z" {
		t.Errorf("18:00 five hours behind is %s", got)
	}
}

// TestAnOffsetIsTheSameOnEveryMachine: a machine whose own zone is that far off for half of
// the year reads the plan as all others do.
func TestAnOffsetIsTheSameOnEveryMachine(t *testing.T) {
	here := time.Local
	t.Cleanup(func() { time.Local = here })
	for _, name := range []string{"UTC", "EST5EDT", "America/New_York"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		time.Local = zone
		d := readSmall(t, "zone: Europe/Berlin", `zone: "-05:00"`)
		if got := d.Window.Opens.UTC().Format(time.RFC3339); got != "2026-06-15T13:00:00Z" {
			t.Errorf("in %s eight in June at -05:00 is %s", name, got)
		}
	}
}

// TestEveryPlanCodeIsTold makes each mistake in the small plan and wants exactly that
// code, on that line.
func TestEveryPlanCodeIsTold(t *testing.T) {
	lib := shipped()
	tests := []struct {
		code    string
		line    int
		changes []string
	}{
		{scenario.CodePlanDate, 4, []string{"2026-06-15 08:00", "15 June"}},
		{scenario.CodePlanTime, 17, []string{"90s", "90"}},
		{scenario.CodePlanTime, 17, []string{"90s", "2d"}},
		{scenario.CodePlanTime, 17, []string{"90s", "1s"}},
		{scenario.CodePlanPack, 3, []string{"zone: Europe/Berlin", "pack: ../x.zip\nzone: Europe/Berlin"}},
		{scenario.CodePlanSkill, 12, []string{"quarter-end, skill: hold", "quarter-end, skill: holt"}},
		{scenario.CodePlanSkill, 9, []string{"baseline:", "  - { id: guide, name: Guide, moves: [question] }\nbaseline:"}},
		{scenario.CodePlanSame, 25, []string{"standing-twelve", "quarter-end"}},
		{scenario.CodePlanPair, 8, []string{"    - { scenario: golf-friend, skill: teach }\n", ""}},
		{scenario.CodePlanZone, 3, []string{"Europe/Berlin", "Europe/Berln"}},
		{scenario.CodePlanZone, 3, []string{"Europe/Berlin", "Local"}},
		{scenario.CodePlanWindow, 5, []string{"2026-07-03 18:00", "2026-02-31 18:00"}},
		{scenario.CodePlanWindow, 15, []string{"2026-06-16 08:00", "2026-06-14 08:00"}},
		{scenario.CodePlanWindow, 5, []string{"closes: 2026-07-03 18:00", "closes: 2026-06-15 08:00"}},
		{scenario.CodePlanWindow, 4, []string{"2026-06-15 08:00", "2026-03-29 02:30"}},
		{scenario.CodePlanWindow, 23, []string{"  attempt-within: 20m", "  closes: 2026-07-04 18:00"}},
		{scenario.CodePlanWindow, 16, []string{"baseline:\n", "baseline:\n  opens: 2026-06-25 08:00\n", "practice:\n  opens: 2026-06-16 08:00\n", "practice:\n  closes: 2026-06-20 08:00\n"}},
		{scenario.CodePlanScenario, 20, []string{"five-percent", "five-percnt"}},
		{scenario.CodePlanMoves, 20, []string{"[hold, quantified]", "[hold]", "five-percent", "gatekeeper"}},
		{scenario.CodePlanMoves, 12, []string{"moves: [hold, quantified]", "moves: [hold, recommend-other]"}},
		{scenario.CodePlanHarder, 25, []string{"standing-twelve", "halfway"}},
		{scenario.CodeDuplicateID, 13, []string{"not-for-us", "quarter-end"}},
		{scenario.CodeUnknownKey, 21, []string{"retest:", "retset:"}},
		{scenario.CodeUnknownMove, 8, []string{"[insight]", "[insite]"}},
	}
	for _, tt := range tests {
		src := changed(t, tt.changes...)
		read := team.ReadDrill
		switch tt.code {
		case scenario.CodePlanMoves, scenario.CodePlanForms, scenario.CodePlanHarder:
			read = team.CheckDrill // which takes grading every model reply
		}
		d, problems := read("small.yaml", src, lib)
		told := false
		for _, p := range problems {
			told = told || p.Code == tt.code && p.Line == tt.line
			if p.Hint == "" || strings.Contains(p.Message, "nothing calls for ,") {
				t.Errorf("%v: %s (hint %q)", tt.changes, p, p.Hint)
			}
		}
		if !told {
			t.Errorf("%v: no %s on line %d but\n%s", tt.changes, tt.code, tt.line, list(problems))
		}
		if (d == nil) != scenario.Broken(problems) {
			t.Errorf("%v: a drill although there are errors, or none without", tt.changes)
		}
	}
	if _, problems := team.ReadDrill("x.yaml", []byte("format: 1\ntitle: x\nskills: [{ id: a, name: A, moves: [hold] }]\n"), shipped()); len(problems) != 1 || problems[0].Code != scenario.CodePlanPhases {
		t.Errorf("no phase at all: %s", list(problems))
	}
}
