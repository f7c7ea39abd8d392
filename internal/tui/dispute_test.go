package tui

import (
	"context"
	"io"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/team"
)

// athome is a driver of the library of the office's trainee.
func (o *office) athome(t *testing.T, w, h int) *driver {
	t.Helper()
	d := &desk{ctx: context.Background(), p: o.practice(t, o.ann), team: o.Team, me: o.ann,
		after: func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }}
	dr := &driver{t: t, p: d.p}
	dr.r = newRoot(kit{look: newLook(io.Discard, []string{"TERM=xterm-256color"}, false), desk: d}, nil)
	dr.r.untoured = true
	dr.run(dr.r.Init())
	dr.send(tea.WindowSizeMsg{Width: w, Height: h})
	return dr
}

// The trainee finds what a coach gave beside the machine's level, disputes one level, and
// shows their name and hides it again.
func TestATraineeSeesBothMarksAndDisputes(t *testing.T) {
	o := openOffice(t, "Ann Lee")
	q, err := o.Queue(t.Context(), o.cora, team.QueueOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range q.Items {
		r, err := o.Open(t.Context(), o.cora, i.ID)
		if err != nil {
			t.Fatal(err)
		}
		levels := team.Levels{}
		for _, d := range r.Grades {
			levels[d] = 4
		}
		if _, err := o.Mark(t.Context(), o.cora, i.ID, team.Given{Levels: levels}); err != nil {
			t.Fatal(err)
		}
	}
	if err := practice.SetAdvice(t.Context(), o.st, practice.Advice{Why: map[grade.Dimension]string{grade.Value: "coaches have marked 2 replies so far"}}); err != nil {
		t.Fatal(err)
	}
	for _, size := range sizes {
		d := o.athome(t, size[0], size[1])
		d.send(openMsg{history{loaded: true}})
		d.run(d.r.kit.desk.history())
		d.press("enter", "tab")
		if size[1] < 40 {
			d.press("pgdown")
		}
		fits(t, d.r)
		d.press("d")
		d.shows("Dispute a level")
		fits(t, d.r)
		d.press("esc")
	}
	d := o.athome(t, 120, 40)
	d.send(openMsg{history{loaded: true}})
	d.run(d.r.kit.desk.history())
	d.press("enter", "tab")
	d.shows("YOUR COACHES", "machine Cora", "advisory", "Advisory: value.")
	d.press("d", "tab", "enter")
	d.shows("Say what is wrong first")
	d.typeIn("I named the cost?")
	d.press("enter")
	d.shows("Value is disputed: I named the cost?")
	d.press("d", "tab", "x", "enter")
	d.shows("This level is disputed already")
	d.press("esc", "s")
	d.shows("Coaches see your name on this reply.")
	d.press("s")
	d.lacks("Coaches see your name")
	all, err := o.st.Everyone().Disputes(t.Context())
	if err != nil || len(all) != 1 || all[0].Dimension != "value" || all[0].Note != "I named the cost?" {
		t.Errorf("%+v, %v", all, err)
	}
}

// Without a team nothing leads to a dispute, and the key says so.
func TestWithoutATeamThereIsNothingToDispute(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	lookedBack(d)
	d.press("tab", "d")
	d.shows("There is no team here")
}
