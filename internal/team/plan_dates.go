package team

import (
	"fmt"
	"strings"
	"time"
	// Windows and small servers have no list of time zones of their own.
	_ "time/tzdata"

	"spar/internal/scenario"
)

// readWindows reads the dates of a plan: the whole drill's into whole, and those of each
// phase. It reports what is no day, has no zone, or does not fit together.
func readWindows(in *scenario.PlanReading, whole *Window) map[scenario.PhaseID]Window {
	p := in.Plan
	d := dates{in: in, zone: zoneOf(in)}
	*whole = d.window("", p.Opens, p.Closes)
	all := map[scenario.PhaseID]Window{}
	var before *scenario.Phase
	for _, ph := range p.Phases() {
		w := d.window(string(ph.ID)+".", ph.Opens, ph.Closes)
		d.within(ph, w, *whole)
		if before != nil && !w.Closes.IsZero() && all[before.ID].Before(w.Closes) {
			in.Wrong(string(ph.ID)+".closes", scenario.CodePlanWindow, "let it close after the "+string(before.ID)+" opens",
				"the %s closes before the %s opens", ph.ID, before.ID)
		}
		all[ph.ID], before = d.inside(w, *whole), ph
	}
	return all
}

// dates reads the dates of one plan.
type dates struct {
	in   *scenario.PlanReading
	zone *time.Location // nil where the plan names none, or none that is known
}

const zoneHint = "zone: with a name such as Europe/Berlin or America/New_York, or an offset such as +02:00"

// zoneOf is the zone that the plan names; nil for none.
func zoneOf(in *scenario.PlanReading) *time.Location {
	name := in.Plan.Zone
	if name == "" {
		return nil
	}
	if at, err := time.Parse("-07:00", name); err == nil {
		// Not at.Location(): where this machine's own zone was that far off in the year 0, that
		// is the machine's zone, summer time and all.
		_, ahead := at.Zone()
		return time.FixedZone("", ahead)
	}
	// "Local" is another zone on every machine, and a plan is the same for all.
	loc, err := time.LoadLocation(name)
	if err != nil || strings.EqualFold(name, "local") {
		in.Wrong("zone", scenario.CodePlanZone, zoneHint, "there is no time zone %q", name)
		return time.UTC // one complaint is enough
	}
	return loc
}

// window reads a pair of dates, below the path before.
func (d dates) window(path, opens, closes string) Window {
	w := Window{Opens: d.moment(path+"opens", opens), Closes: d.moment(path+"closes", closes)}
	if !w.Opens.IsZero() && !w.Closes.IsZero() && !w.Closes.After(w.Opens) {
		d.in.Wrong(path+"closes", scenario.CodePlanWindow, "let it close after it opens", "it closes before it opens, or in that moment")
		w.Closes = time.Time{}
	}
	return w
}

// The forms of a date that scenario lets pass, with an offset and without.
var (
	zoned   = []string{"2006-01-02 15:04Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", time.RFC3339}
	unzoned = []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05"}
)

// moment reads one date; the zero time for none and for a wrong one.
func (d dates) moment(path, at string) time.Time {
	if at == "" {
		return time.Time{}
	}
	for _, form := range zoned {
		if t, err := time.Parse(form, at); err == nil {
			if d.zone != nil {
				t = t.In(d.zone)
			}
			return t
		}
	}
	for _, form := range unzoned {
		if _, err := time.Parse(form, at); err != nil {
			continue
		}
		if d.zone == nil {
			d.in.Wrong(path, scenario.CodePlanZone, "add "+zoneHint, "%s is another moment in every time zone", at)
			return time.Time{}
		}
		t, _ := time.ParseInLocation(form, at, d.zone) // it was read a line before
		if t.Format(form) != at {
			d.in.Wrong(path, scenario.CodePlanWindow, "take a time before or after it", "%s is left out there, when the clocks go forward", at)
		}
		return t
	}
	d.in.Wrong(path, scenario.CodePlanWindow, "take a day of the calendar and a time from 00:00 to 23:59", "there is no %s", at)
	return time.Time{}
}

// within wants a phase's dates to lie in the drill's.
func (d dates) within(ph *scenario.Phase, w, whole Window) {
	out := func(t time.Time) bool {
		return !t.IsZero() && (whole.Before(t) || !whole.Closes.IsZero() && t.After(whole.Closes))
	}
	for _, one := range []struct {
		key string
		at  time.Time
	}{{"opens", w.Opens}, {"closes", w.Closes}} {
		if out(one.at) {
			d.in.Wrong(string(ph.ID)+"."+one.key, scenario.CodePlanWindow, "let the phase lie within the drill", "the drill is not open then")
		}
	}
}

// inside is a phase's window where it says nothing of its own: the drill's.
func (d dates) inside(w, whole Window) Window {
	if w.Opens.IsZero() {
		w.Opens = whole.Opens
	}
	if w.Closes.IsZero() {
		w.Closes = whole.Closes
	}
	return w
}

// When says a moment as people of its zone do: "Monday 15 June 2026 08:00 CEST".
func When(t time.Time) string { return t.Format("Monday 2 January 2006 15:04 MST") }

// Until says how long it is to a moment, in the unit that matters.
func Until(now, then time.Time) string {
	left := then.Sub(now)
	one := func(n int, unit string) string {
		if n == 1 {
			return "1 " + unit
		}
		return fmt.Sprintf("%d %ss", n, unit)
	}
	switch {
	case left >= 48*time.Hour:
		return one(int(left.Hours()/24), "day")
	case left >= 2*time.Hour:
		return one(int(left.Hours()), "hour")
	}
	return one(max(0, int(left.Minutes())), "minute")
}
