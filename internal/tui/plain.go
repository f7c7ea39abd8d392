package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/team"
)

// PlainOptions say where the plain face reads and writes, and what it is to play.
type PlainOptions struct {
	In  io.Reader
	Out io.Writer
	// Interactive is true where In is a terminal with a person at it; otherwise
	// nothing is asked and what is typed is repeated in the output.
	Interactive bool
	// ANSI underlines evidence; Width wraps lines, 0 leaves them whole.
	ANSI  bool
	Width int

	// Afar is true on a server: no command of spar is at hand there, the next login
	// goes on, and after a talk there is a choice again.
	Afar bool

	// Enrolment, where set, comes before everything else: there is no practice yet.
	Enrolment *Enrolment

	// Scenario is what to play; "" asks, or, where nothing may be asked, is an error.
	Scenario string
	// Named is how the scenario was named on the command line, where not by its id.
	Named string
	// New begins afresh, Resume goes on with what is unfinished. With neither, a
	// person is asked; without a person a new attempt is begun. Both keep whatever
	// else is unfinished.
	New, Resume bool
	// Attempt is the unfinished attempt to go on with; "" is the newest.
	Attempt string
	Seed    *uint64
	Set     map[string]string
	// Limit is how long a reply may take in a new attempt; 0 where nothing is timed.
	Limit time.Duration
	// Strangers plays an episode as if its client had never been met.
	Strangers bool
}

// ErrNothingUnfinished is returned where an attempt was to be gone on with and there
// is none. ErrNoScenario is returned where none was named and nobody can be asked.
var (
	ErrNothingUnfinished = errors.New("there is no unfinished attempt to go on with")
	ErrNoScenario        = errors.New("no scenario is named")
)

// Plain plays one attempt line by line, or what is chosen of a drill, or, afar, one after
// another: no cursor control, a label before every line, the same flow and the same marks
// as the screen. It returns nil when the talk is
// over, the input ends or the trainee leaves; the context's error when it was broken
// off. In every case what was said is stored.
func Plain(ctx context.Context, p *practice.Practice, o PlainOptions) error {
	f := &plainFace{p: p, o: o, in: newPlainInput(o.In)}
	defer f.in.end()
	if o.Enrolment != nil {
		var err error
		if f.p, err = f.enrol(ctx, *o.Enrolment); f.p == nil || err != nil {
			return err
		}
	}
	for {
		a, err := f.open(ctx)
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			return err
		case a == nil:
			return f.err
		}
		if err := errors.Join(f.talk(ctx, a), f.err); err != nil || !f.o.Afar || !a.State.Done() {
			return err
		}
		f.gap()
	}
}

// plainFace is one run of the plain face.
type plainFace struct {
	p     *practice.Practice
	o     PlainOptions
	in    *plainInput
	buyer string // what the buyer is called before their lines
	// advice says which levels are advice only to the person's team.
	advice practice.Advice
	err    error // the first error of the output
}

// ask writes a question and reads the answer. It is called only where a person sits.
func (f *plainFace) ask(ctx context.Context, question string) (string, error) {
	if _, err := fmt.Fprint(f.o.Out, question); err != nil {
		return "", err
	}
	answer, err := f.in.line(ctx)
	return strings.TrimSpace(answer), err
}

// open begins or goes on with the attempt that the options name; nil where the person
// chose none.
func (f *plainFace) open(ctx context.Context) (*practice.Attempt, error) {
	if f.o.Attempt != "" {
		return f.resume(ctx, f.o.Attempt)
	}
	waiting, err := Waiting(ctx, f.p, f.o.Scenario)
	if err != nil {
		return nil, err
	}
	if f.o.Resume {
		if len(waiting) == 0 {
			return nil, ErrNothingUnfinished
		}
		return f.resume(ctx, waiting[0].ID)
	}
	if len(waiting) > 0 && !f.o.New {
		if f.o.Interactive {
			s := waiting[0]
			answer, err := f.ask(ctx, fmt.Sprintf("You have not finished %q (%s). Go on with it? [Y/n] ", said(s.Title), s.Started.Local().Format("2 January 15:04")))
			if err != nil {
				return nil, err
			}
			if answer == "" || strings.HasPrefix(strings.ToLower(answer), "y") {
				return f.resume(ctx, s.ID)
			}
		} else {
			f.line("An unfinished attempt of this scenario is kept; --resume goes on with it.")
		}
	}
	if f.o.Scenario != "" {
		return f.begin(ctx, f.o.Scenario)
	}
	switch it, err := f.choose(ctx); {
	case err != nil:
		return nil, err
	case it.drill != nil:
		return nil, f.drill(ctx, it.drill, false)
	case it.scenario != "":
		return f.begin(ctx, it.scenario)
	}
	return nil, nil
}

// Waiting lists the unfinished attempts of one scenario, or of all for "", last
// touched first.
func Waiting(ctx context.Context, p *practice.Practice, scenario string) ([]practice.Summary, error) {
	all, err := p.Unfinished(ctx)
	if err != nil || scenario == "" {
		return all, err
	}
	return slices.DeleteFunc(all, func(s practice.Summary) bool { return s.Scenario != scenario }), nil
}

// choice is what a person picked: a scenario by its id, a drill, or neither.
type choice struct {
	scenario string
	drill    *team.Drill
}

// choose lets the person pick a scenario by its number or id, or a drill by its letter.
func (f *plainFace) choose(ctx context.Context) (choice, error) {
	if !f.o.Interactive {
		return choice{}, ErrNoScenario
	}
	cards, err := f.p.Library(ctx)
	if err != nil {
		return choice{}, err
	}
	cards = easiestFirst(slices.DeleteFunc(cards, func(c practice.Card) bool { return c.Scenario == nil }))
	if err := f.today(ctx, cards); err != nil {
		return choice{}, err
	}
	drills, err := f.offerDrills(ctx)
	if err != nil {
		return choice{}, err
	}
	f.line("Whom do you want to meet?")
	for i, c := range cards {
		sc := c.Scenario
		f.line("%d. %s %s %s, %d minutes.", i+1, report.Sentence(sc.Title), report.Sentence(sc.Skill), report.UpperFirst(sc.Difficulty.String()), sc.Minutes)
	}
	question, hint := "Number, or nothing to leave: ", fmt.Sprintf("A number from 1 to %d, please.", len(cards))
	if len(drills) > 0 {
		question, hint = "Number, or letter, or nothing to leave: ", fmt.Sprintf("A number from 1 to %d, or a letter, please.", len(cards))
	}
	for f.err == nil {
		answer, err := f.ask(ctx, question)
		if err != nil || answer == "" {
			return choice{}, err
		}
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(cards) {
			return choice{scenario: cards[n-1].ID}, nil
		}
		for i, d := range drills {
			if strings.EqualFold(answer, letter(i)) {
				return choice{drill: d.of}, nil
			}
		}
		for _, c := range cards {
			if c.ID == answer {
				return choice{scenario: answer}, nil
			}
		}
		f.line("There is no %q. %s", said(answer), hint)
	}
	return choice{}, f.err
}

// begin opens a new attempt and tells the brief and the buyer's first line.
func (f *plainFace) begin(ctx context.Context, id string) (*practice.Attempt, error) {
	a, err := f.p.Begin(ctx, id, practice.BeginOptions{Seed: f.o.Seed, Set: f.o.Set, Limit: f.o.Limit, Strangers: f.o.Strangers})
	if err != nil {
		return nil, err
	}
	return a, f.opened(ctx, a)
}

// opened tells the brief and the first line of an attempt that has just begun.
func (f *plainFace) opened(ctx context.Context, a *practice.Attempt) error {
	f.buyer = calledBy(a.Scenario.Buyer.Name)
	f.line("A new attempt begins.")
	f.gap()
	f.brief(a.Scenario)
	f.line("Type your reply and press Enter. /help tells what else there is.")
	f.gap()
	f.draw(a.Scenario, a.Events, !f.o.Interactive)
	if a.Limit > 0 {
		f.line("Timed: %s a reply.", minutesSeconds(a.Limit))
	}
	return f.p.Heard(ctx, a)
}

// resume goes on with an attempt: what was said so far, then the line that waits.
func (f *plainFace) resume(ctx context.Context, id string) (*practice.Attempt, error) {
	a, err := f.p.Resume(ctx, id)
	if err != nil {
		return nil, err
	}
	f.buyer = calledBy(a.Scenario.Buyer.Name)
	f.line("Going on with %q, begun %s.", said(a.Scenario.Title), a.Started.Local().Format("2 January 15:04"))
	if a.Forked != nil {
		f.line("Another way from turn %d. %s", a.Forked.Turn, report.InformedNote)
	}
	f.gap()
	for _, u := range utterances(a.Events) {
		switch {
		case u.undone:
		case u.buyer:
			f.spoken(f.buyer, u.text)
		default:
			f.spoken("You", u.text)
		}
	}
	if a.Draft != "" {
		f.gap()
		f.line("You had begun: %s", said(a.Draft))
		f.line("/draft sends it as it is.")
	}
	return a, f.p.Heard(ctx, a)
}

// standing is how far the attempt got, in words.
func standing(st play.State) string {
	if st.Turn == 1 {
		return "1 reply"
	}
	return fmt.Sprintf("%d replies", st.Turn)
}
