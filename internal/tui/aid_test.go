package tui

import (
	"testing"
)

// Help comes in steps on the stage, leaves what is typed alone, and the marks tell of it.
func TestHelpOnTheStage(t *testing.T) {
	for _, size := range sizes {
		d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), size[0], size[1])
		d.press("enter", "enter")
		d.typeIn("It stays at 2,400")
		model := d.stage().talk.sc.Beats[0].Models[0]
		for step := 1; step <= 3; step++ {
			d.press("ctrl+n")
			if got := len(d.stage().aid); got != step {
				t.Fatalf("after %d times %d steps are shown", step, got)
			}
			fits(t, d.r)
		}
		if d.stage().aid[2].Text != model || d.stage().input.text != "It stays at 2,400" {
			t.Errorf("help 3 is %q, the input holds %q", d.stage().aid[2].Text, d.stage().input.text)
		}
		d.press("ctrl+n")
		d.shows("All the help there is")
		d.typeIn(". What would fit?")
		d.press("enter")
		if size[0] >= 80 {
			d.shows("with help: a model reply was seen")
		}
		fits(t, d.r) // on a narrow screen the words are broken, not run over the edge
		d.press("enter")
		if len(d.stage().aid) != 0 {
			t.Error("the help stands under the next line")
		}
	}
}
