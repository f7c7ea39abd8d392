package tui

import "fmt"

// tooSmall is drawn where nothing fits. What was typed stays as it is.
func tooSmall(k kit) []string {
	w, h := k.w, k.h
	say := fmt.Sprintf("Too small: spar needs %d x %d, this is %d x %d. Nothing is lost.", leastW, leastH, w, h)
	lines := flow(w, run{say, k.look.plain})
	if len(lines) > h {
		lines = lines[:h]
	}
	return k.look.gate(lines)
}
