package report

import (
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/rehearse"
	"spar/internal/scenario"
)

func atLeast(v float64) scenario.Bounds { return scenario.Bounds{AtLeast: &v} }

// crossroads is a scenario with a loop, a beat met twice and a hostile name.
func crossroads() *scenario.Scenario {
	return &scenario.Scenario{
		ID: "cross", Title: "Cross\x1b[31mroads",
		Beats: []scenario.Beat{
			{ID: "ask", Leads: []scenario.Lead{
				{When: scenario.When{Any: []grade.Move{grade.Unconditional, grade.Halfway}}, To: "more"},
				{When: scenario.When{All: []grade.Move{grade.Hold}, AtLeast: map[grade.Dimension]int{grade.Value: 3}}, To: "won"},
				{To: "ask"},
			}},
			{ID: "more", Leads: []scenario.Lead{{When: scenario.When{Given: atLeast(10)}, To: "lost\"#<"}, {To: "ask"}}},
		},
		Endings: []scenario.Ending{{ID: "won", Outcome: scenario.Won}, {ID: "lost\"#<", Outcome: scenario.Lost}},
	}
}

func visited() rehearse.Coverage {
	return rehearse.Coverage{
		Talks: 9, Beats: []rehearse.Place{{ID: "ask", Times: 9}, {ID: "more", Times: 4}},
		Branches: []rehearse.Branch{{Beat: "ask", Lead: 0, Times: 4}, {Beat: "ask", Lead: 1, Times: 3}, {Beat: "ask", Lead: 2, Times: 2}, {Beat: "more", Lead: 0, Times: 1}, {Beat: "more", Lead: 1, Times: 3}},
	}
}

func TestMapText(t *testing.T) {
	var b strings.Builder
	if err := MapText(&b, crossroads(), visited()); err != nil {
		t.Fatal(err)
	}
	want := `cross: Crossroads
9 talks; in brackets how often each way was taken, and where a beat is drawn, of how many visits to it.
ask (9)
├─ unconditional or halfway → more (4 of 4)
│  ├─ given 10% or more → lost"#< [lost] (1)
│  └─ otherwise → ask (drawn above) (3)
├─ hold; value 3 or more → won [won] (3)
└─ otherwise → ask (drawn above) (2)
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestMapMermaid(t *testing.T) {
	var b strings.Builder
	if err := MapMermaid(&b, crossroads(), rehearse.Coverage{}); err != nil {
		t.Fatal(err)
	}
	want := `flowchart TD
  b0["ask"]
  b1["more"]
  e0(["won: won"])
  e1(["lost#quot;#35;#lt;: lost"])
  b0 -->|"unconditional or halfway"| b1
  b0 -->|"hold; value 3 or more"| e0
  b0 -->|"otherwise"| b0
  b1 -->|"given 10% or more"| e1
  b1 -->|"otherwise"| b0
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestMapDOT(t *testing.T) {
	var b strings.Builder
	if err := MapDOT(&b, crossroads(), visited()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"digraph \"cross\" {\n", `e1 [shape=ellipse, label="lost\"#<: lost"];`, `b1 -> e1 [label="given 10% or more (1)"];`, "\n}\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}

func TestWhenText(t *testing.T) {
	two, five := 2.0, 5.0
	tests := []struct {
		when scenario.When
		want string
	}{
		{scenario.When{}, "otherwise"},
		{scenario.When{None: []grade.Move{grade.Insult, grade.Pressure}}, "no insult, no pressure"},
		{scenario.When{AtMost: map[grade.Dimension]int{grade.Connection: 1}}, "connection 1 or less"},
		{scenario.When{AtLeast: map[grade.Dimension]int{grade.Value: 1}, AtMost: map[grade.Dimension]int{grade.Value: 2}}, "value 1 to 2"},
		{scenario.When{Trust: scenario.Bounds{AtLeast: &two, AtMost: &five}, Patience: scenario.Bounds{AtMost: &two}}, "trust 2 to 5; patience 2 or less"},
		{scenario.When{Visits: scenario.Bounds{AtLeast: &two, AtMost: &two}}, "visit 2"},
	}
	for _, tt := range tests {
		if got := WhenText(tt.when); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
