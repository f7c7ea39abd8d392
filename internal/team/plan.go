// Package team is what many do together: drills with a plan, boards and reports of a
// drill, and how results of several machines come together. It owns the use cases;
// what one person does in one talk is practice's.
package team

import (
	"time"

	"spar/internal/scenario"
)

// Drill is a plan that can be played: its scenarios are there and its dates are dates.
type Drill struct {
	*scenario.Plan
	// Src is the plan's file, as it was read.
	Src []byte
	// Window is when the drill is open; Windows when each phase is, within it.
	Window  Window
	Windows map[scenario.PhaseID]Window
	// Titles and Minutes are the scenarios', by id.
	Titles  map[string]string
	Minutes map[string]int
}

// Window is from when to when something is open; a zero time is no bound.
type Window struct {
	Opens  time.Time `json:"opens,omitzero"`
	Closes time.Time `json:"closes,omitzero"`
}

// Before and Over report whether the window is not open yet, or not any more.
func (w Window) Before(now time.Time) bool { return !w.Opens.IsZero() && now.Before(w.Opens) }

// Over reports whether the window has closed.
func (w Window) Over(now time.Time) bool { return !w.Closes.IsZero() && !now.Before(w.Closes) }

// Words say in a few words until when it is open, or shut: "closes in 3 days".
func (w Window) Words(now time.Time) string {
	switch {
	case w.Before(now):
		return "opens in " + Until(now, w.Opens)
	case w.Over(now):
		return "closed"
	case w.Closes.IsZero():
		return "no closing date"
	}
	return "closes in " + Until(now, w.Closes)
}

// Library is where a plan's scenarios are; *practice.Practice is one.
type Library interface {
	Scenario(id string) (*scenario.Scenario, error)
}

// CheckDrill reads the plan src of the file name and holds it against a library: whether
// its scenarios are there, and call for the moves that they are to train. It gives every
// problem in one pass; the drill is nil when one of them is an error.
func CheckDrill(name string, src []byte, lib Library) (*Drill, []scenario.Problem) {
	return readDrill(name, src, lib, true)
}

// ReadDrill is CheckDrill for whoever wants to play or look at a drill now: it leaves out
// what takes grading every model reply.
func ReadDrill(name string, src []byte, lib Library) (*Drill, []scenario.Problem) {
	return readDrill(name, src, lib, false)
}

func readDrill(name string, src []byte, lib Library, moves bool) (*Drill, []scenario.Problem) {
	in := scenario.ReadPlan(name, src)
	if in.Plan == nil {
		return nil, in.Problems()
	}
	d := &Drill{Plan: in.Plan, Src: src, Titles: map[string]string{}, Minutes: map[string]int{}}
	d.Windows = readWindows(in, &d.Window)
	known := d.lookUp(in, lib)
	if moves {
		holdAgainst(in, known)
	}
	problems := in.Problems()
	if scenario.Broken(problems) {
		return nil, problems
	}
	return d, problems
}
