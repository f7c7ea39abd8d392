package tui

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/team"
)

// drill shows a drill: what it asks for, what is done, what comes next, and until when.
type drill struct {
	of      *team.Drill
	stand   team.Standing
	loaded  bool
	at      int // in rows; the scenarios of all phases, in order
	touched bool
	waiting bool // an attempt is being made ready
}

// drillMsg says how far the person is.
type drillMsg struct {
	drill string // the drill's id: several may be open
	stand team.Standing
	err   error
}

func newDrill(of *team.Drill) drill { return drill{of: of} }

func (drill) name() string { return "the drill" }

// drill reads how far the person is in a drill.
func (d *desk) drill(of *team.Drill) tea.Cmd {
	return d.wish("looking at the drill", func() tea.Msg {
		s, err := of.For(d.p).Standing(d.ctx)
		return drillMsg{of.ID, s, err}
	})
}

// play goes on with an attempt of a drill, or begins the next one.
func (d *desk) play(of *team.Drill, at team.Place) tea.Cmd {
	return d.sit("beginning an attempt of the drill", func() (*practice.Attempt, error) {
		return of.For(d.p).Play(d.ctx, at)
	})
}

// playing reports whether an attempt is under way there.
func playing(s team.Standing, at team.Place) bool {
	it := s.Item(at)
	return it != nil && it.Playing() != nil
}

// goTo goes on with the attempt that is under way there. Where none is, it shows the brief
// first: nobody is measured on a buyer of whom they know nothing.
func (d *desk) goTo(of *team.Drill, s team.Standing, at team.Place) tea.Cmd {
	if playing(s, at) {
		return d.play(of, at)
	}
	return d.wish("reading a scenario of the drill", func() tea.Msg {
		sc, err := d.p.Scenario(at.Scenario)
		if err != nil {
			return fail("the drill does not go on", err)()
		}
		b := newBrief(practice.Card{ID: at.Scenario, Scenario: sc})
		b.drill, b.place = of, at
		b.limit = time.Duration(of.PhaseOf(at.Phase).ReplyWithin) * time.Second
		return openMsg{b}
	})
}

// openDrill opens the screen of a drill. Next goes at once to what comes next.
func (d *desk) openDrill(of *team.Drill, next bool) tea.Cmd {
	return func() tea.Msg {
		s := newDrill(of)
		if msg, ok := d.drill(of)().(drillMsg); ok && msg.err == nil {
			s, _ = s.stood(msg)
			next = next && s.stand.Next != nil
			s.waiting = next && playing(s.stand, *s.stand.Next)
		}
		cmds := []tea.Cmd{open(s), d.drill(of)}
		if next && s.loaded {
			cmds = append(cmds, d.goTo(of, s.stand, *s.stand.Next))
		}
		return tea.Sequence(cmds...)()
	}
}

// revisit looks again when the screen is seen again: a talk may have ended meanwhile.
func (d drill) revisit(k kit) tea.Cmd { return k.desk.drill(d.of) }

func (d drill) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		next, cmd, _ := press(d.rows(), d, k, msg.String())
		return next, cmd
	case drillMsg:
		if msg.drill != d.of.ID {
			return d, nil
		}
		if msg.err != nil {
			return d, fail("the drill cannot be looked at", msg.err)
		}
		return d.stood(msg)
	case drillsMsg:
		return d.replanned(msg, k)
	case seatedMsg:
		if !d.waiting {
			return d, nil
		}
		d.waiting = false
		if msg.err != nil {
			return d, tea.Batch(fail("the drill does not go on", msg.err), k.desk.drill(d.of))
		}
		return d, enter(msg.talk, k, open)
	}
	return d, nil
}

// stood takes in how far the person is. The cursor stays where it was put; where it was
// not, it stands on what comes next.
func (d drill) stood(msg drillMsg) (drill, tea.Cmd) {
	d.stand, d.loaded = msg.stand, true
	if next := d.stand.Next; next != nil && !d.touched {
		d.at = max(0, slices.Index(d.places(), *next))
	}
	return d, nil
}

// replanned takes over another plan of the drill that was published meanwhile.
func (d drill) replanned(msg drillsMsg, k kit) (screen, tea.Cmd) {
	for _, now := range msg.drills {
		if now.of.ID == d.of.ID && now.of.Digest != d.of.Digest {
			d.of = now.of
			next, _ := d.stood(drillMsg{drill: d.of.ID, stand: now.stand})
			next.at = min(next.at, max(0, len(next.places())-1))
			return next, say("The plan of this drill has changed; here is the new one")
		}
	}
	return d, nil
}

// places are all scenarios in order.
func (d drill) places() []team.Place {
	var all []team.Place
	for _, ph := range d.stand.Phases {
		for _, it := range ph.Items {
			all = append(all, team.Place{Phase: ph.ID, Scenario: it.Scenario})
		}
	}
	return all
}

// chosen is the scenario under the cursor; nil while nothing is loaded.
func (d drill) chosen() (team.Place, *team.Item) {
	all := d.places()
	if d.at < 0 || d.at >= len(all) {
		return team.Place{}, nil
	}
	return all[d.at], d.stand.Item(all[d.at])
}

func (d drill) rows() []key[drill] {
	move := func(n int) func(drill, kit) (drill, tea.Cmd) {
		return func(d drill, k kit) (drill, tea.Cmd) {
			d.at, d.touched = min(max(0, d.at+n), max(0, len(d.places())-1)), true
			return d, nil
		}
	}
	play := func(at func(drill) (team.Place, bool)) func(drill, kit) (drill, tea.Cmd) {
		return func(d drill, k kit) (drill, tea.Cmd) {
			place, ok := at(d)
			if !ok {
				return d, nil
			}
			d.waiting, d.touched = playing(d.stand, place), false
			return d, k.desk.goTo(d.of, d.stand, place)
		}
	}
	here := func(d drill) (team.Place, bool) { at, it := d.chosen(); return at, it != nil }
	return []key[drill]{
		{on: []string{"enter"}, show: "enter", help: d.enterHelp(), off: drill.cannotPlay, do: play(here)},
		{on: []string{"n"}, show: "n", help: "the next one", off: drill.noNext, do: play(func(d drill) (team.Place, bool) {
			return *d.stand.Next, true
		})},
		{on: []string{"b"}, show: "b", help: "the team's board", off: func(d drill, k kit) string {
			if k.desk.boards == nil {
				return "there is no team here, so there is no board"
			}
			return ""
		}, do: func(d drill, k kit) (drill, tea.Cmd) {
			return d, tea.Sequence(open(newBoard(d.of)), k.desk.board(d.of))
		}},
		{on: []string{"down", "j"}, show: "up/down", help: "choose", do: move(1)},
		{on: []string{"up", "k"}, do: move(-1)},
		{on: []string{"pgup"}, do: move(-10)},
		{on: []string{"pgdown"}, show: "page up/down", help: "ten up or down", side: true, do: move(10)},
		{on: []string{"esc", "q"}, show: "esc", help: "library", do: func(d drill, k kit) (drill, tea.Cmd) { return d, back }},
	}
}

func (d drill) keys(k kit) []hint { return hints(d.rows(), d, k) }

// enterHelp says what enter does with the chosen scenario.
func (d drill) enterHelp() string {
	_, it := d.chosen()
	switch {
	case it != nil && it.Playing() != nil:
		return "go on"
	case it != nil && len(it.Tries) > 0:
		return "one more attempt"
	}
	return "begin"
}

func (d drill) cannotPlay(kit) string {
	_, it := d.chosen()
	switch {
	case d.waiting:
		return "the talk is being made ready"
	case it == nil:
		return "there is nothing to play"
	}
	return it.Why
}

func (d drill) noNext(kit) string {
	switch {
	case d.waiting:
		return "the talk is being made ready"
	case d.stand.Next == nil:
		return d.stand.Why
	}
	return ""
}

// measures reports whether a talk belongs to the part of a drill that measures, where no
// help is given and no turn taken back.
func (t talk) measures() string {
	if t.run != nil && t.run.Strict {
		return "the " + t.run.Phase + " of a drill measures: no help and no second try here"
	}
	return ""
}
