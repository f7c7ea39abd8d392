package team

import (
	"cmp"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/store"
	"spar/scenarios"
)

// pair is two levels of one reply in one scene.
type pair struct {
	scene string
	a, b  int
}

// kappaOf is Cohen's kappa with quadratic weights by its definition over all pairs: the
// mean squared distance within replies over that between every two of them.
func kappaOf(all []pair) float64 {
	var seen, chance float64
	for _, p := range all {
		seen += float64((p.a - p.b) * (p.a - p.b))
		for _, q := range all {
			chance += float64((p.a - q.b) * (p.a - q.b))
		}
	}
	return 1 - seen*float64(len(all))/chance
}

// intervalOf draws whole scenes with another generator than the program's.
func intervalOf(all []pair) (low, high float64) {
	by := map[string][]pair{}
	for _, p := range all {
		by[p.scene] = append(by[p.scene], p)
	}
	var scenes [][]pair
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for n := range by {
			if !yield(n) {
				return
			}
		}
	}) {
		scenes = append(scenes, by[name])
	}
	rng := rand.New(rand.NewPCG(1, 2))
	k := make([]float64, 4000)
	for i := range k {
		var drawn []pair
		for range scenes {
			drawn = append(drawn, scenes[rng.IntN(len(scenes))]...)
		}
		k[i] = kappaOf(drawn)
	}
	slices.Sort(k)
	return k[100], k[3900]
}

// marked is a team in which both coaches have marked every reply of one person in many
// scenes; off says by how much a coach's level is off the machine's.
func marked(t *testing.T, off func(coach int, d grade.Dimension, machine int, rng *rand.Rand) int) (d *drilled, machine, coaches map[grade.Dimension][]pair) {
	t.Helper()
	st, err := store.Open(t.Context(), t.TempDir()+"/spar.db")
	runOn(t, st, err, func(t *testing.T, a *at) {
		d = drill(t, a)
		for _, id := range []string{"five-percent", "halfway", "gatekeeper", "not-for-us", "quarter-end", "golf-friend", "standing-twelve"} {
			for n, who := range []string{"ann", "bob"} {
				plays(t, a.store.For(d.ann.ID), id, uint64(n), saidBy[who]...)
			}
		}
		rng := rand.New(rand.NewPCG(3, 4))
		machine, coaches = map[grade.Dimension][]pair{}, map[grade.Dimension][]pair{}
		p := d.all()
		replies := must(d.replies(t.Context()))
		// In the order in which they were said, so that the same levels are given each time.
		slices.SortFunc(replies, func(a, b said) int { return cmp.Or(strings.Compare(a.attempt, b.attempt), a.seq-b.seq) })
		for _, r := range replies {
			if r.person != d.ann.ID {
				continue
			}
			answer, scene, err := p.Judge(t.Context(), r.attempt, r.seq)
			if err != nil {
				t.Fatal(err)
			}
			sit := scene.Situation(answer)
			graded := grade.Grade(&sit, answer.Reply)
			given := [2]Given{{Levels: Levels{}}, {Levels: Levels{}}}
			for _, dim := range answer.Grades {
				for c := range given {
					given[c].Levels[dim] = min(4, max(0, off(c, dim, graded.Levels[dim], rng)))
				}
				x, y := given[0].Levels[dim], given[1].Levels[dim]
				where := answer.Scenario + answer.Beat
				coaches[dim] = append(coaches[dim], pair{where, x, y})
				mean := (x + y) / 2 // a half goes to the first coach's side
				if (x+y)%2 == 1 && x > y {
					mean++
				}
				machine[dim] = append(machine[dim], pair{where, mean, graded.Levels[dim]})
			}
			for c, by := range []store.Person{d.cora, d.dan} {
				desk, err := d.deskOf(t.Context(), by, QueueOptions{})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := d.giveRound(t.Context(), desk, r, 0, []Chosen{Unsure, Sampled}[c:], given[c], ""); err != nil {
					t.Fatal(err)
				}
				// What was changed after seeing the machine's marks must not count.
				if _, err := d.giveRound(t.Context(), desk, r, 1, []Chosen{Unsure}, all(Opened{Grades: answer.Grades}, 0), "seen"); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	return d, machine, coaches
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func near(t *testing.T, what string, got *float64, want, within float64) {
	t.Helper()
	if got == nil {
		t.Errorf("%s is missing, reckoned anew %.4f", what, want)
	} else if math.Abs(*got-want) > within {
		t.Errorf("%s is %.4f, reckoned anew %.4f", what, *got, want)
	}
}

func TestCalibrationReckonedAnew(t *testing.T) {
	st, err := store.Open(t.Context(), t.TempDir()+"/spar.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	d, machine, coaches := marked(t, func(coach int, d grade.Dimension, machine int, rng *rand.Rand) int {
		if d == grade.Connection {
			return rng.IntN(5) // by lot
		}
		return machine + rng.IntN(2+coach) - coach // near it
	})
	// The store is closed with the subtest; open it once more.
	again, err := store.Open(t.Context(), d.store.Path())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	tm := New(again, Options{})
	c, err := tm.Calibrate(t.Context(), d.cora, CalibrateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if c.Coaches != 2 || c.Replies < 30 || c.Grader != grade.Digest() {
		t.Fatalf("%+v", c)
	}
	for _, one := range c.Dimensions {
		for _, side := range []struct {
			name string
			got  Agreed
			want []pair
		}{{"machine", one.Machine, machine[one.Dimension]}, {"coaches", one.Coaches, coaches[one.Dimension]}} {
			name := one.Dimension.String() + " " + side.name
			if side.got.N != len(side.want) {
				t.Errorf("%s: n %d, %d were marked", name, side.got.N, len(side.want))
				continue
			}
			if side.got.N == 0 {
				continue
			}
			var table Confusion
			exact := 0
			for _, p := range side.want {
				table[p.a][p.b]++
				if p.a == p.b {
					exact++
				}
			}
			if table != side.got.Confusion {
				t.Errorf("%s: confusion %v, counted %v", name, side.got.Confusion, table)
			}
			near(t, name+" exact", &side.got.Exact, float64(exact)/float64(len(side.want)), 1e-9)
			near(t, name+" kappa", side.got.Kappa, kappaOf(side.want), 1e-9)
			if side.got.N < LeastReplies {
				continue // of so few scenes the ends of two draws may lie far apart
			}
			low, high := intervalOf(side.want)
			// Two generators draw differently; with these draws the ends move by a few hundredths.
			near(t, name+" low", side.got.Low, low, 0.08)
			near(t, name+" high", side.got.High, high, 0.08)
		}
		if by := one.Dimension == grade.Connection; by != strings.Contains(one.Advisory, "kappa") && one.Machine.N >= LeastReplies {
			t.Errorf("%s advisory: %q at %v", one.Dimension, one.Advisory, *one.Machine.Kappa)
		}
	}
	if err := tm.Apply(t.Context(), d.cora, c); err != nil {
		t.Fatal(err)
	}
	advice, err := practice.New(again.For(d.bob.ID), nil, practice.Options{}).Advice(t.Context())
	if err != nil || !advice.Only(grade.Connection) || advice.Only(grade.Assertiveness) {
		t.Errorf("what the trainee is shown: %+v, %v", advice, err)
	}
	only, err := tm.Calibrate(t.Context(), d.cora, CalibrateOptions{Only: Unsure})
	if err != nil || only.Coaches != 1 || only.Dimensions[0].Coaches.N != 0 {
		t.Errorf("the unsure ones, which Cora alone has: %+v, %v", only, err)
	}
}

func TestTooFewMarksAreAdvisory(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		d := drill(t, a)
		c, err := d.Calibrate(t.Context(), d.cora, CalibrateOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Apply(t.Context(), d.cora, c); !errors.Is(err, ErrUncalibrated) {
			t.Errorf("kept although nothing was marked: %v", err)
		}
		i := d.find(t, d.cora, "Maybe we could")
		o := must(d.Open(t.Context(), d.cora, i.ID))
		must(d.Mark(t.Context(), d.cora, i.ID, all(o, 2)))
		if c, err = d.Calibrate(t.Context(), d.dan, CalibrateOptions{}); err != nil || c.Replies != 1 {
			t.Fatalf("%+v, %v", c, err)
		}
		for _, one := range c.Dimensions {
			want := "coaches have marked one reply so far"
			if one.Machine.N == 0 {
				want = "coaches have marked no reply so far"
			}
			if !strings.HasPrefix(one.Advisory, want) || one.Machine.Low != nil {
				t.Errorf("%+v", one)
			}
		}
	})
}

// TestOneLevelTellsNothing: where all levels are the same one, nobody knows whether the two agree
// on others.
func TestOneLevelTellsNothing(t *testing.T) {
	replies := func(coach, machine []int) (all []both) {
		for i := range coach {
			one := both{sit: &grade.Situation{}, reply: "x", grades: []grade.Dimension{grade.Value}, given: []Given{{Levels: Levels{grade.Value: coach[i]}}}}
			one.machine.Levels[grade.Value] = machine[i]
			all = append(all, one)
		}
		return all
	}
	many := func(levels ...int) (all []int) {
		for range LeastReplies {
			all = append(all, levels...)
		}
		return all
	}
	same := withMachine(replies(many(2), many(2)), grade.Value)
	if same.Kappa != nil || same.Low != nil || same.Exact != 1 || same.N != LeastReplies || !strings.Contains(advisory(same), "cannot be told") {
		t.Errorf("all at one level: %+v, %q", same, advisory(same))
	}
	two := withMachine(replies(many(2, 3), many(2, 3)), grade.Value)
	if two.Kappa == nil || *two.Kappa != 1 || advisory(two) != "" {
		t.Errorf("at two levels: %+v, %q", two, advisory(two))
	}
}

func TestASettledDisputeBecomesAProof(t *testing.T) {
	onBoth(t, func(t *testing.T, a *at) {
		d := drill(t, a)
		attempt := plays(t, a.store.For(d.bob.ID), "five-percent", 3, "It stays at {item}, \x1b[31m \"as\" agreed: #1 }{ \u202e\nand no less.")
		one, err := d.Dispute(t.Context(), d.bob, attempt, 1, grade.Assertiveness, "I held")
		if err != nil {
			t.Fatal(err)
		}
		var ask *AskError
		if _, err := d.Prove(t.Context(), d.cora, one.ID); !errors.As(err, &ask) {
			t.Errorf("a proof before it is settled: %v", err)
		}
		i := d.find(t, d.cora, "It stays at")
		o := must(d.Open(t.Context(), d.cora, i.ID))
		o = must(d.Mark(t.Context(), d.cora, i.ID, all(o, 3)))
		machine := o.Seen.Machine.Marks.Levels[grade.Assertiveness]
		must(d.Settle(t.Context(), d.cora, one.ID, (machine+2)%5, "It holds: {firmly}"))
		// Dan has not marked it: the proof would tell him what it is to be.
		if _, err := d.Prove(t.Context(), d.dan, one.ID); !errors.As(err, &ask) || !strings.Contains(ask.Hint(), "blind") {
			t.Errorf("a proof for whoever has still to mark the reply: %v", err)
		}
		p, err := d.Prove(t.Context(), d.cora, one.ID)
		if err != nil || p.Scenario != "five-percent" || !p.Disputed {
			t.Fatalf("%+v, %v", p, err)
		}
		// Pasted into the scenario's file it is read back as that reply, at that level.
		file, _, found := strings.Cut(string(must(scenarios.Files.ReadFile("five-percent.yaml"))), "\nproofs:\n")
		src := file + "\nproofs:\n" + p.YAML
		if !found {
			t.Fatal("the file has no proofs")
		}
		sc, problems := scenario.Decode("five-percent.yaml", []byte(src))
		if sc == nil {
			t.Fatalf("%v in\n%s", problems, p.YAML)
		}
		filled := must(sc.Fill(nil))
		got := filled.Proofs[0]
		if got.Reply != "It stays at {item},  \"as\" agreed: #1 }{ \nand no less." || got.AtLeast[grade.Assertiveness] != (machine+2)%5 || got.Disputed != "It holds: {firmly}" {
			t.Errorf("%+v of\n%s", got, p.YAML)
		}
	})
}
