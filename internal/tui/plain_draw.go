package tui

import (
	"fmt"
	"strconv"
	"strings"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/text"
)

// line writes one line to the reader, wrapped to the terminal where there is one. The
// first error of the output ends all further writing and is returned by the face.
func (f *plainFace) line(format string, args ...any) {
	if f.err != nil {
		return
	}
	_, f.err = fmt.Fprintln(f.o.Out, report.Wrap(fmt.Sprintf(format, args...), f.o.Width, 2))
}

// gap leaves a line empty.
func (f *plainFace) gap() { f.line("") }

// spoken writes who says what; every row of it but the first is indented.
func (f *plainFace) spoken(who, what string) { f.line("%s: %s", who, text.Safe(what)) }

// said is s on one line and safe to show.
func said(s string) string { return strings.Join(strings.Fields(text.Safe(s)), " ") }

// brief tells who is who, what is at stake and how replies are graded.
func (f *plainFace) brief(sc *scenario.Scenario) {
	f.line("%s", said(sc.Title))
	f.line("You train: %s. About %d minutes.", strings.TrimSuffix(said(sc.Skill), "."), sc.Minutes)
	f.gap()
	f.line("%s", said(sc.Brief))
	if a := report.NewAccount(sc); a != nil {
		f.gap()
		f.line("The client: %s, meeting %d.", said(a.Client), a.Meeting)
		for _, line := range a.Lines() {
			f.line("%s", said(line))
		}
	}
	f.gap()
	b := sc.Buyer
	who := said(b.Name) + ", " + said(b.Role)
	if b.Company != "" {
		who += ", " + said(b.Company)
	}
	f.line("The buyer: %s.", who)
	f.line("What they are like: %s.", strings.TrimSuffix(said(b.Temper), "."))
	offer := said(sc.Offer.Item)
	if price := sc.Offer.ShownPrice(); price != "" {
		offer += ", " + said(price)
	}
	f.line("Your offer: %s.", offer)
	for i, c := range sc.Offer.Concessions {
		f.line("Costs you less than price, number %d: %s", i+1, said(c))
	}
	f.gap()
	f.line("Every reply is graded from 0 to 4 on what it does; /rubric tells how.")
}

// changed is a value with its change, where there is one: "4 (-1)".
func changed(now, delta int) string {
	if delta == 0 {
		return strconv.Itoa(now)
	}
	return fmt.Sprintf("%d (%+d)", now, delta)
}

// rubric tells what is asked of a reply in every dimension, with the words of its levels.
func (f *plainFace) rubric() {
	f.line("Every reply is graded from 0 to 4 on what it does:")
	for _, row := range grade.Rubric() {
		f.line("%s. %s", report.UpperFirst(row.Dimension.String()), row.Asks)
		for level, doc := range row.Levels {
			f.line("  %d, %s: %s", level, doc.Word, doc.Doc)
		}
	}
}

// deal tells what is on the table and how the buyer feels.
func (f *plainFace) deal(a *practice.Attempt) {
	ledger := report.NewLedger(a.Scenario.Offer, play.Ledger(a.Events))
	f.fail(ledger.Text(f.o.Out, f.text(nil)))
	f.line("Mood: trust %d of %d, patience %d of %d.", a.State.Trust, play.Most, a.State.Patience, play.Most)
}

// draw writes events in the order in which they happened. Echo repeats what the
// trainee typed, for input that does not show on its own.
func (f *plainFace) draw(sc *scenario.Scenario, events []play.Event, echo bool) {
	for _, ev := range events {
		switch ev := ev.(type) {
		case play.Said:
			if ev.Buyer {
				f.spoken(f.buyer, ev.Text)
			} else if echo {
				f.spoken("You", ev.Text)
			}
		case play.Marked:
			f.marked(ev)
		case play.Gave:
			f.line("Ledger: %s", report.NewLedger(sc.Offer, nil).EntryText(ev.Entry))
		case play.Shifted:
			f.line("Mood: trust %s, patience %s.", changed(ev.Trust, ev.TrustDelta), changed(ev.Patience, ev.PatienceDelta))
		case play.Undone:
			f.line("Turn %d is taken back. Its first try is the one that counts.", ev.Turn)
		case play.Ended:
			f.gap()
			f.line("The end, %s: %s", ev.Outcome, said(ev.Title))
			f.line("%s", said(ev.Why))
		case play.Moved, play.Helped:
			// Where the talk went on shows in what is said next.
		}
	}
}

func (f *plainFace) marked(ev play.Marked) {
	again := ""
	if ev.Retry {
		again = ", tried again"
	}
	f.gap()
	f.line("Marks for turn %d%s", ev.Turn, again)
	f.fail(report.MarksText(f.o.Out, ev.Marks, ev.Reply, f.text(ev.Grades)))
	if !ev.Counts {
		f.line("  This reply is kept out of your averages.")
	}
	f.gap()
}

// text are the options for what report writes.
func (f *plainFace) text(grades []grade.Dimension) report.TextOptions {
	return report.TextOptions{ANSI: f.o.ANSI, Width: f.o.Width, Grades: grades, Advice: f.advice}
}

// fail keeps the first error of the output.
func (f *plainFace) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// calledBy is what a person is called in front of their lines.
func calledBy(name string) string {
	if name = firstName(said(name)); name == "" {
		return "Buyer"
	}
	return name
}
