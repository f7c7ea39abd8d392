package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/team"
	"spar/internal/text"
)

// homeDrill is a drill that is under way, for its row on the home screen.
type homeDrill struct {
	of    *team.Drill
	stand team.Standing
}

// drillsMsg are the drills on the team's list that there is something to do or to see in.
type drillsMsg struct {
	drills []homeDrill
	err    error
}

// givenStaleMsg says that the list, or the person's goals, may have changed.
type givenStaleMsg struct{}

// drills reads them, after the library, which they play from.
func (d *desk) drills() tea.Cmd {
	return d.wish("looking at the drills", func() tea.Msg {
		// What is finished stays for the board, where there is a team.
		all, err := homeDrills(d.ctx, d.p, d.boards != nil)
		return drillsMsg{drills: all, err: err}
	})
}

// homeDrills are the drills on the person's list that are not over, with those that the
// person has finished where they are wanted too.
func homeDrills(ctx context.Context, p *practice.Practice, finished bool) ([]homeDrill, error) {
	all, err := team.Drills(ctx, p)
	var under []homeDrill
	for _, of := range all {
		s, err := of.For(p).Standing(ctx)
		if err != nil {
			return nil, err
		}
		if !s.Window.Over(s.Now) && (finished || !s.Finished) {
			under = append(under, homeDrill{of, s})
		}
	}
	return under, err
}

// drilled takes the drills in, and keeps the chosen row chosen.
func (h library) drilled(msg drillsMsg) (library, tea.Cmd) {
	if msg.err != nil {
		return h, fail("the drills cannot be looked at", msg.err)
	}
	was, any := h.chosen()
	untouched := h.at == 0
	h.drills = msg.drills
	if any && !untouched {
		h.at = max(0, indexOf(h.items(), was))
	}
	return h, nil
}

func indexOf(all []item, was item) int {
	for i, it := range all {
		if it.same(was) {
			return i
		}
	}
	return -1
}

// drillItems are the rows of the drills that the filter lets through.
func (h library) drillItems() []item {
	want := strings.Fields(text.Fold(h.filter.text))
	var all []item
	for i := range h.drills {
		about := text.Fold("drill " + h.drills[i].of.Title + " " + h.drills[i].of.ID)
		if !slices.ContainsFunc(want, func(w string) bool { return !strings.Contains(about, w) }) {
			all = append(all, item{drill: &h.drills[i]})
		}
	}
	return all
}

// right and below are what the drill's row says beside and below its title.
func (d *homeDrill) right() string {
	switch w, now := d.stand.Window, d.stand.Now; {
	case w.Before(now):
		return "opens in " + team.Until(now, w.Opens)
	case !w.Closes.IsZero():
		return "closes in " + team.Until(now, w.Closes)
	}
	return d.progress()
}

func (d *homeDrill) below() string {
	if d.stand.Next == nil {
		return report.UpperFirst(d.stand.Why)
	}
	it := d.stand.Item(*d.stand.Next)
	what := "Next: "
	if it.Playing() != nil {
		what = "Go on: "
	}
	if d.right() == d.progress() {
		return fmt.Sprintf("%s%s (%s)", what, it.Title, d.stand.Next.Phase)
	}
	return fmt.Sprintf("%s%s (%s, %s)", what, it.Title, d.stand.Next.Phase, d.progress())
}

// progress is how much of the drill is finished.
func (d *homeDrill) progress() string {
	done, all := 0, 0
	for _, ph := range d.stand.Phases {
		done, all = done+ph.Finished, all+len(ph.Items)
	}
	return fmt.Sprintf("%d of %d finished", done, all)
}

// side says more of the drill beside the list.
func (d *homeDrill) side(l look, w int) []string {
	out := flow(w, run{d.of.Title, l.pick})
	out = append(out, l.muted.on(d.progress()), "")
	if d.of.About != "" {
		out = append(append(out, flow(w, run{d.of.About, l.muted})...), "")
	}
	if c := d.stand.Window.Closes; !c.IsZero() {
		out = append(out, l.muted.on("CLOSES"))
		out = append(append(out, flow(w, run{team.When(c), l.plain})...), "")
	}
	for _, ph := range d.stand.Phases {
		out = append(out, ends(w, l.plain.on(report.UpperFirst(string(ph.ID))), l.muted.on(fmt.Sprintf("%d of %d", ph.Finished, len(ph.Items)))))
	}
	return out
}
