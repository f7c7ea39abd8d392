package tui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"spar/internal/grade"
	"spar/internal/practice"
	"spar/internal/store"
)

// market is a small scenario: a gift leads to more, anything else to the end.
const market = `
format: 1
title: Five at the market
skill: holding a price
difficulty: easy
minutes: 2
brief: You sell apples to Ida, who likes them.
offer: { item: apples, price: 1000, currency: USD, margin: 0.5, concessions: [ a crate to try ] }
buyer: { name: Ida Brandt, role: cook, temper: dry, wants: apples, trust: 5, patience: 6 }
facts: [ "they keep until March" ]
insight: Apples that keep are cheaper than cheap apples.
beats:
  - id: ask
    buyer: Take 5% off and we are done.
    grades: [assertiveness, value]
    aim: Hold, and say why.
    models: [ "The price stays, because these keep until March. What else would help?" ]
    leads:
      - { when: { any: [unconditional] }, says: "That was quick.", trust: -1, to: more }
      - { to: done }
  - id: more
    buyer: And the crates for free?
    grades: [assertiveness, value]
    aim: Hold.
    models: [ "The crates stay paid." ]
    leads:
      - { to: done }
endings:
  - { id: done, outcome: won, title: Sold, says: "See you on Monday.", why: You stayed with it. }
`

func plainPractice(t *testing.T, src string) *practice.Practice {
	t.Helper()
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	lib := fstest.MapFS{"market.yaml": &fstest.MapFile{Data: []byte(src)}}
	p := practice.New(st, lib, practice.Options{})
	t.Cleanup(func() {
		if err := p.Close(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	})
	return p
}

// playPlain runs the plain face over typed and returns what it wrote.
func playPlain(t *testing.T, p *practice.Practice, typed string, o PlainOptions) string {
	t.Helper()
	var out bytes.Buffer
	o.In, o.Out = strings.NewReader(typed), &out
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := Plain(ctx, p, o); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	return out.String()
}

// holds demands that the output holds these lines, in this order.
func holds(t *testing.T, out string, want ...string) {
	t.Helper()
	rest := out
	for _, w := range want {
		i := strings.Index(rest, w)
		if i < 0 {
			t.Fatalf("%q does not come where it should in:\n%s", w, out)
		}
		rest = rest[i+len(w):]
	}
}

func TestPlainPlaysATalkToItsEnd(t *testing.T) {
	p := plainPractice(t, market)
	out := playPlain(t, p, "OK, 5% it is.\nThe crates stay paid, they last ten years.\n", PlainOptions{Scenario: "market"})
	holds(t, out, "A new attempt begins.", "Your offer: apples, $1,000.",
		"Ida: Take 5% off and we are done.\n", "You: OK, 5% it is.\n", "Marks for turn 1\n", "Assertiveness",
		"Ledger: You gave", "Ida: That was quick.\n", "Ida: And the crates for free?\n",
		"Ida: See you on Monday.\n", "The end, won: Sold\n", "Debrief\n", "Score ", "spar show ")
	all, err := p.History(t.Context(), 0)
	if err != nil || len(all) != 1 || all[0].Status != store.StatusEnded || all[0].Turns != 2 {
		t.Fatalf("stored: %+v, %v", all, err)
	}
}

// Without a person nothing is asked: a new attempt begins, and it is said so; the
// old one is kept and can be gone on with.
func TestPlainWithoutAPerson(t *testing.T) {
	p := plainPractice(t, market)
	holds(t, playPlain(t, p, "OK, 5% it is.\n", PlainOptions{Scenario: "market"}),
		"Left after 1 reply. Nothing is lost: spar play market --resume goes on.\n")
	holds(t, playPlain(t, p, "", PlainOptions{Scenario: "market"}),
		"An unfinished attempt of this scenario is kept; --resume goes on with it.\n", "A new attempt begins.\n", "Left after 0 replies.")
	first := unfinished(t, p)[1]
	out := playPlain(t, p, "No, they last ten years.\n", PlainOptions{Attempt: first.ID})
	holds(t, out, "Going on with", "Ida: Take 5%", "You: OK, 5% it is.\n", "Ida: That was quick.\n", "Ida: And the crates for free?\n", "Marks for turn 2\n", "The end, won: Sold")
	if left := unfinished(t, p); len(left) != 1 || left[0].ID == first.ID {
		t.Errorf("unfinished: %+v", left)
	}
}

func unfinished(t *testing.T, p *practice.Practice) []practice.Summary {
	t.Helper()
	all, err := p.Unfinished(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestPlainAsksAPerson(t *testing.T) {
	p := plainPractice(t, market)
	playPlain(t, p, "OK, 5% it is.\n", PlainOptions{Scenario: "market"})
	out := playPlain(t, p, "\n/quit\n", PlainOptions{Interactive: true})
	holds(t, out, `You have not finished "Five at the market"`, "Go on with it? [Y/n]", "Going on with")
	out = playPlain(t, p, "n\nseven\n1\n/quit\n", PlainOptions{Interactive: true})
	holds(t, out, "Go on with it?", "Whom do you want to meet?\n1. Five at the market. ", `There is no "seven".`, "A new attempt begins.")
	if n := len(unfinished(t, p)); n != 2 {
		t.Errorf("%d attempts are unfinished, want 2: declining loses nothing", n)
	}
}

func TestPlainResumeWithNothingUnfinished(t *testing.T) {
	p := plainPractice(t, market)
	err := Plain(t.Context(), p, PlainOptions{In: strings.NewReader(""), Out: io.Discard, Resume: true})
	if !errors.Is(err, ErrNothingUnfinished) {
		t.Errorf("got %v", err)
	}
	err = Plain(t.Context(), p, PlainOptions{In: strings.NewReader(""), Out: io.Discard})
	if !errors.Is(err, ErrNoScenario) {
		t.Errorf("got %v", err)
	}
}

func TestPlainRepliesOfSeveralLinesAndSlashes(t *testing.T) {
	p := plainPractice(t, market)
	playPlain(t, p, "The price stays,\\\nbecause they keep.\r\n", PlainOptions{Scenario: "market"})
	playPlain(t, p, "//help is what I need\n", PlainOptions{Scenario: "market"})
	all, err := p.History(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, s := range all {
		a, err := p.Resume(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, a.State.Turns[0].Reply)
	}
	if said[0] != "/help is what I need" || said[1] != "The price stays,\nbecause they keep." {
		t.Errorf("stored: %q", said)
	}
}

func TestPlainRefusesWhatIsNoTurn(t *testing.T) {
	p := plainPractice(t, market)
	long := strings.Repeat("x", grade.MaxReply+1)
	veryLong := strings.Repeat("y", 3*longestLine)
	out := playPlain(t, p, "   \n"+long+"\n"+veryLong+"\n/nosuch\n/again\n/strong\n/draft\n", PlainOptions{Scenario: "market", Interactive: true})
	holds(t, out, "an empty line is no reply", "That is too long", "That is too long", "There is no command /nosuch.",
		"There is no reply to take back.", "Answer first", "There is no draft.", "Left after 0 replies.")
}

func TestPlainCommands(t *testing.T) {
	p := plainPractice(t, market)
	out := playPlain(t, p, "OK, 5% it is.\n/strong\n/deal\n/again\nNo, they keep.\n/again\n", PlainOptions{Scenario: "market"})
	holds(t, out, "Stronger: The price stays", "You gave ", "The price was $1,000 and is now $950.", "Mood: trust ",
		"Turn 1 is taken back.", "Ida: Take 5% off and we are done.\n", "Marks for turn 1, tried again\n", "The end, won",
		"Turn 1 is taken back.", "Ida: Take 5% off and we are done.\n")
	holds(t, playPlain(t, p, "/stronger\n", PlainOptions{Scenario: "market"}), "There is no command /stronger. Did you mean /strong? /help lists them")
	help := playPlain(t, p, "/help\n/brief\n/rubric\n/deal\n", PlainOptions{Scenario: "market"})
	for _, c := range plainCommands() {
		holds(t, help, c.name+": "+c.help)
	}
	holds(t, help, "You sell apples", "4, in control:", "No concession was heard.")
}

func TestPlainDoesNotReadOnAfterTheEnd(t *testing.T) {
	p := plainPractice(t, market)
	out := playPlain(t, p, "No, they keep.\nHello?\n/again\n", PlainOptions{Scenario: "market"})
	holds(t, out, "Debrief", "what follows was not read")
	if strings.Contains(out, "taken back") {
		t.Errorf("it read on:\n%s", out)
	}
}

// A signal in the middle of a reply keeps what was typed of it.
func TestPlainKeepsTheDraftWhenStopped(t *testing.T) {
	p := plainPractice(t, market)
	in, typing := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	out := &waitFor{what: "...: ", seen: make(chan struct{})}
	go func() {
		done <- Plain(ctx, p, PlainOptions{In: in, Out: out, Interactive: true, Scenario: "market"})
	}()
	if _, err := io.WriteString(typing, "The price stays,\\\n"); err != nil {
		t.Fatal(err)
	}
	select {
	case <-out.seen:
	case <-time.After(60 * time.Second):
		t.Fatal("the second line was never asked for")
	}
	stop()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("it ended with %v", err)
		}
	case <-time.After(60 * time.Second):
		t.Fatal("it did not stop")
	}
	again := playPlain(t, p, "/draft\n", PlainOptions{Scenario: "market", Resume: true})
	holds(t, again, "You had begun: The price stays,", "You: The price stays,\n", "Marks for turn 1")
}

// waitFor closes seen once what was written.
type waitFor struct {
	what string
	seen chan struct{}
	all  bytes.Buffer
	told bool
}

func (w *waitFor) Write(b []byte) (int, error) {
	n, err := w.all.Write(b)
	if !w.told && strings.Contains(w.all.String(), w.what) {
		w.told = true
		close(w.seen)
	}
	return n, err
}

// No byte of a scenario or of a reply reaches the output as a control sequence.
func TestPlainIsSafe(t *testing.T) {
	evil := `\e]0;x\a\x9b31m\u202e\u200b\u2066`
	src := strings.NewReplacer(
		"title: Five", `title: "Five`+evil+`"`+" #",
		"role: cook", `role: "cook`+evil+`"`,
		"temper: dry", `temper: "dry`+evil+`"`,
		"Ida Brandt", `"Ida`+evil+` Brandt"`,
		"item: apples", `item: "apples`+evil+`"`,
		"buyer: Take 5%", `buyer: "Take`+evil+`" #`,
		"aim: Hold, and", `aim: "Hold`+evil+`" #`,
		`[ "The price`, `[ "The`+evil+` price`,
		"title: Sold", `title: "Sold`+evil+`"`,
	).Replace(market)
	p := plainPractice(t, src)
	var broken *practice.BrokenError
	if _, err := p.Scenario("market"); errors.As(err, &broken) {
		p = plainPractice(t, market) // the decoder refuses the file: nothing of it can be shown
	}
	out := playPlain(t, p, "No \x1b[31mred\u202e, they keep.\n/strong\n/brief\n/deal\n", PlainOptions{Scenario: "market"})
	for _, r := range out {
		if r != '\n' && (r < ' ' || (r >= 0x7f && r < 0xa0) || strings.ContainsRune("\u202e\u200b\u2066", r)) {
			t.Fatalf("%U in the output: %q", r, out)
		}
	}
	holds(t, out, "You: No red, they keep.")
}
