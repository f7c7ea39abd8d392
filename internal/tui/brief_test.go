package tui

import "testing"

// ctrl+o shows the brief in the middle of a talk, and what was typed stands as it did.
func TestTheBriefCanBeReadDuringTheTalk(t *testing.T) {
	for _, size := range sizes {
		d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), size[0], size[1])
		d.press("enter", "enter")
		d.typeIn("It stays at ")
		d.press("ctrl+o")
		d.shows("WHERE YOU STAND", "back to the talk")
		d.lacks("begin anew")
		fits(t, d.r)
		d.press("enter")
		if got := d.stage().input.text; got != "It stays at " {
			t.Errorf("after reading the brief the input holds %q", got)
		}
	}
}

// A scenario opened with --new and with values shows its brief with them, and offers to
// begin, not to go on with what is unfinished.
func TestANewTalkOpensOnItsBriefWithItsOwnValues(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	d.press("enter", "enter")
	d.typeIn("It stays. What would fit?")
	d.press("enter", "enter", "esc")
	d.run(d.r.kit.desk.brief(Options{Scenario: "oak-table", Set: map[string]string{"price": "3100"}, New: true}))
	d.shows("3,100", "enter begin")
	d.lacks("go on at turn")
	d.press("enter")
	if got := d.stage().talk.set["price"]; got != "3100" {
		t.Errorf("the talk was begun with the price %q", got)
	}
	d.press("esc")
	d.run(d.r.kit.desk.brief(Options{Scenario: "oak-table"}))
	d.shows("go on at turn")
}
