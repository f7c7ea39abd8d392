package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/team"
	"spar/internal/text"
)

// PlainDrill shows a drill line by line, and plays what the person chooses of it. Where
// nobody can be asked it only shows the drill, unless next is set: then it plays what
// comes next. Named, in the options, is the command that goes on with the drill.
func PlainDrill(ctx context.Context, p *practice.Practice, d *team.Drill, next bool, o PlainOptions) error {
	f := &plainFace{p: p, o: o, in: newPlainInput(o.In)}
	return f.drill(ctx, d, next)
}

// offerDrills lists the drills that are under way, each with the letter that opens it.
func (f *plainFace) offerDrills(ctx context.Context) ([]homeDrill, error) {
	all, err := homeDrills(ctx, f.p, false)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	all = all[:min(len(all), 26)]
	f.line("Drills that are under way:")
	for i, d := range all {
		f.line("%s. %s: %s. %s.", letter(i), said(d.of.Title), d.right(), said(strings.TrimSuffix(d.below(), ".")))
	}
	f.gap()
	return all, nil
}

// letter is what the drill at place i is picked by.
func letter(i int) string { return string(rune('A' + i)) }

// drill shows a drill and plays what is chosen of it, until the person leaves.
func (f *plainFace) drill(ctx context.Context, d *team.Drill, next bool) error {
	pl := d.For(f.p)
	for {
		s, err := pl.Standing(ctx)
		if err != nil {
			return err
		}
		f.fail(DrillText(f.o.Out, d, s))
		at := s.Next
		switch {
		case next && at == nil:
			return &team.NotNowError{Title: d.Title, Why: s.Why}
		case f.o.Interactive && !next:
			if at, err = f.choosePlace(ctx, s); errors.Is(err, io.EOF) {
				return f.err
			}
		case !next:
			return f.err
		}
		if err != nil || at == nil {
			return errors.Join(err, f.err)
		}
		if err := f.playDrill(ctx, pl, *at); err != nil {
			return errors.Join(err, f.err)
		}
		if !f.o.Interactive || f.err != nil {
			return f.err
		}
		next = false
		f.gap()
	}
}

// playDrill plays the attempt at a place until it is over or left.
func (f *plainFace) playDrill(ctx context.Context, pl *team.Player, at team.Place) error {
	f.gap()
	a, err := pl.Play(ctx, at)
	if err != nil {
		return err
	}
	if len(a.State.Turns) > 0 {
		if a, err = f.resume(ctx, a.ID); err != nil {
			return err
		}
	} else if err := f.opened(ctx, a); err != nil {
		return err
	}
	if why := copyOf(a).measures(); why != "" {
		f.line("%s.", report.UpperFirst(why))
	}
	return f.talk(ctx, a)
}

// choosePlace asks what to play; nil where the person leaves.
func (f *plainFace) choosePlace(ctx context.Context, s team.Standing) (*team.Place, error) {
	question := "A number to play it, or q to leave: "
	if s.Next != nil {
		question = "Enter plays what is next, a number another one, q leaves: "
	}
	for {
		answer, err := f.ask(ctx, question)
		if err != nil {
			return nil, err
		}
		switch {
		case answer == "" && s.Next != nil:
			return s.Next, nil
		case answer == "", strings.EqualFold(answer, "q"), strings.EqualFold(answer, "quit"):
			return nil, nil
		}
		at, it := numbered(s, answer)
		switch {
		case it == nil:
			f.line("There is no %q in this drill.", said(answer))
		case it.Why != "":
			f.line("%s", report.UpperFirst(text.Safe(it.Why))+".")
		default:
			return &at, nil
		}
	}
}

// numbered is the scenario of that number, as DrillText counts them.
func numbered(s team.Standing, number string) (team.Place, *team.Item) {
	n, err := strconv.Atoi(number)
	if err != nil {
		return team.Place{}, nil
	}
	for _, ph := range s.Phases {
		if n <= len(ph.Items) && n > 0 {
			at := team.Place{Phase: ph.ID, Scenario: ph.Items[n-1].Scenario}
			return at, s.Item(at)
		}
		n -= len(ph.Items)
	}
	return team.Place{}, nil
}

// DrillText writes how far a person is in a drill, a line for each scenario.
func DrillText(w io.Writer, d *team.Drill, s team.Standing) error {
	var b strings.Builder
	line := func(format string, args ...any) { b.WriteString(text.Safe(fmt.Sprintf(format, args...)) + "\n") }
	line("%s", d.Title)
	if d.About != "" {
		line("%s", strings.TrimSpace(d.About))
	}
	if !d.Window.Opens.IsZero() {
		line("Opens %s.", team.When(d.Window.Opens))
	}
	switch c := d.Window.Closes; {
	case c.IsZero():
		line("It has no closing date.")
	case d.Window.Over(s.Now):
		line("It closed %s.", team.When(c))
	default:
		line("Closes %s, in %s.", team.When(c), team.Until(s.Now, c))
	}
	n := 0
	for _, ph := range s.Phases {
		line("")
		line("%s: %d of %d finished. %s.", report.UpperFirst(string(ph.ID)), ph.Finished, len(ph.Items), report.UpperFirst(ph.Rules))
		if ph.Why != "" {
			line("Not open: %s.", ph.Why)
		}
		for _, it := range ph.Items {
			n++
			word, _ := itemWord(look{}, it)
			line("%d. %s (%s): %s%s.", n, it.Title, skillName(d, it.Skill), word, figures(d, ph, it, s.Now))
		}
	}
	line("")
	if s.Next != nil {
		it := s.Item(*s.Next)
		what := "Next"
		if it.Playing() != nil {
			what = "Go on with"
		}
		line("%s: %s, %s, about %d minutes.", what, it.Title, s.Next.Phase, it.Minutes)
	} else {
		line("%s.", report.UpperFirst(s.Why))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// skillName is what the plan calls a skill.
func skillName(d *team.Drill, id string) string {
	if s := d.Skill(id); s != nil {
		return strings.ToLower(s.Name[:1]) + s.Name[1:]
	}
	return id
}

// figures are the attempts at a scenario, each with what its score rests on.
func figures(d *team.Drill, ph team.PhaseStanding, it team.Item, now time.Time) string {
	var b strings.Builder
	phase := d.PhaseOf(ph.ID)
	for _, t := range it.Tries {
		fmt.Fprintf(&b, "; attempt %d", t.N)
		if t.Ended.IsZero() {
			fmt.Fprintf(&b, " at turn %d, %s so far", t.Turns+1, minutesSeconds(t.Took(now).Round(time.Second)))
			continue
		}
		fmt.Fprintf(&b, ": %s, in %s", scoreWords(&t), minutesSeconds(t.Took(now).Round(time.Second)))
		// Without a rule to pass by, "played" is said of the scenario already.
		if rule := phase != nil && phase.Pass != nil; rule || t.TooLate || t.TooLong {
			verdict, _ := verdictOf(rule, look{}, t)
			b.WriteString(verdict)
		}
		if t.Late > 0 {
			fmt.Fprintf(&b, ", %s late", report.Counted(t.Late, "reply"))
		}
	}
	return b.String()
}
