package rehearse

import (
	"reflect"
	"strings"
	"testing"
)

func TestRetracePlaysAsFarAsTheTalkGoes(t *testing.T) {
	sc := shop(t, "")
	tr := Retrace(sc, 0, []string{gives, "", "Fine, 10% then, have it.", "And now?"})
	if len(tr.Turns) != 2 || tr.Unplayed != 1 || tr.State.Ending != "bled" {
		t.Fatalf("%d turns, %d not played, ends in %q", len(tr.Turns), tr.Unplayed, tr.State.Ending)
	}
	first, last := tr.Turns[0], tr.Turns[1]
	if first.Beat != "ask" || first.To != "more" || first.Lead != 0 || first.Says != nil || first.Buyer != sc.Beats[0].Lines[0] {
		t.Errorf("first: %+v", first)
	}
	if last.Beat != "more" || last.To != "bled" || !reflect.DeepEqual(last.Says, []string{"A pleasure."}) || last.Reply != "Fine, 10% then, have it." {
		t.Errorf("last: %+v", last)
	}
}

// TestChanges replays the same replies on a file that was edited, one edit at a time.
func TestChanges(t *testing.T) {
	replies := []string{gives, "Fine, 10% then, have it."}
	before := Retrace(shop(t, ""), 0, replies)
	tests := []struct {
		name, old, new string
		want           []Change
	}{
		{"nothing", "", "", nil},
		{"words that nobody hears", "aim: Hold.", "aim: Hold on.", nil},
		{"a branch, and with it the rest", "{ when: { any: [unconditional] }, to: more }", "{ when: { any: [unconditional] }, to: parked }", []Change{
			{1, []string{"leads to parked, before to more"}}, {2, []string{"is not played any more"}}, {0, []string{"ends in parked, before it ended in bled"}},
		}},
		{"the last branch", "to: bled }", "to: parked }", []Change{
			{2, []string{"leads to parked, before to bled"}}, {0, []string{"ends in parked, before it ended in bled"}},
		}},
		{"what is graded", "    aim: Hold.", "    grades: [value]\n    aim: Hold.", []Change{
			{1, []string{"assertiveness is not graded any more", "reframe is not graded any more", "connection is not graded any more", "advance is not graded any more"}},
		}},
		{"another branch to the same place", "{ when: { any: [unconditional] }, to: bled }", "{ when: { any: [insult] }, to: bled }\n      - { when: { any: [unconditional] }, to: bled }", []Change{{2, []string{"goes by lead 2, before by lead 1"}}}},
		{"the buyer's answer", "says: A pleasure.", "says: My pleasure.", []Change{{2, []string{"is answered in other words"}}}},
		{"the buyer's line", "buyer: Then you can do ten percent.", "buyer: And ten percent you can do, too.", []Change{{2, []string{"answers another line"}}}},
	}
	for _, tt := range tests {
		text := strings.Replace(shopText, tt.old, tt.new, 1)
		if tt.old != "" && text == shopText {
			t.Fatalf("%s: nothing was edited", tt.name)
		}
		if got := Retrace(read(t, text), 0, replies).Changes(before); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
}

// TestChangesOfMarks compares two replies as if an edit had made the one of the other.
func TestChangesOfMarks(t *testing.T) {
	sc := shop(t, "")
	soft, firm := Retrace(sc, 0, []string{gives}), Retrace(sc, 0, []string{sc.Beats[0].Models[0]})
	got := firm.Changes(soft)
	if len(got) != 2 || got[0].Turn != 1 || got[1].Turn != 0 {
		t.Fatalf("%+v", got)
	}
	text := strings.Join(got[0].What, "; ")
	for _, want := range []string{", before 0", "makes hold now", "makes no unconditional any more", "leads to signed, before to more"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
	if len(firm.Changes(firm)) != 0 {
		t.Error("a talk differs from itself")
	}
	if now := Retrace(sc, 0, []string{gives, "No more than that."}).Changes(soft); len(now) == 0 || !strings.HasPrefix(now[0].What[0], "is played now, in more, and leads to ") {
		t.Errorf("%+v", now)
	}
}
