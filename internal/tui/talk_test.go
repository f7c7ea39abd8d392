package tui

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/text"
)

func openOak(t *testing.T, w, h int) *driver {
	t.Helper()
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), w, h)
	d.press("enter", "enter")
	return d
}

const firmReply = "The price stays at 2,400 euros. Shall I measure the door?"

func TestATurnTriedAgainIsRecordedAsSuch(t *testing.T) {
	d := openOak(t, 120, 40)
	d.typeIn("OK, I can do 10%, no problem.")
	d.press("enter")
	d.shows("Your reply, graded", "cost")
	d.press("t")
	d.shows("YOUR TURN answer Ines again", "(taken back)")
	if got := d.stage().input.text; got != "OK, I can do 10%, no problem." {
		t.Errorf("to be mended, the input holds %q", got)
	}
	d.press("ctrl+u")
	d.typeIn(firmReply)
	d.press("enter")
	d.shows("tried again")
	var undone, retried int
	for _, ev := range d.stage().talk.events {
		switch ev := ev.(type) {
		case play.Undone:
			undone++
		case play.Marked:
			if ev.Retry {
				retried++
			}
		}
	}
	if undone != 1 || retried != 1 {
		t.Errorf("%d turns taken back and %d tried again", undone, retried)
	}
}

func TestTryingAgainPutsWhatWasTypedAside(t *testing.T) {
	d := openOak(t, 120, 40)
	d.typeIn(firmReply)
	d.press("enter", "enter")
	d.typeIn("A new thought")
	d.press("ctrl+t")
	d.shows("What you were typing is put back with ctrl+y")
	d.press("ctrl+u", "ctrl+y") // the cut old reply
	if got := d.stage().input.text; got != firmReply {
		t.Errorf("the input holds %q", got)
	}
	d.press("ctrl+y") // and what was cut before it
	if got := d.stage().input.text; got != firmReply+"A new thought" {
		t.Errorf("the input holds %q", got)
	}
}

func TestAnUnfinishedAttemptIsOfferedFirst(t *testing.T) {
	d := openOak(t, 80, 24)
	d.typeIn(firmReply)
	d.press("enter", "enter")
	d.typeIn("half a thou")
	d.press("esc")
	d.shows("GO ON WHERE YOU STOPPED", "turn 2")
	again := newDriver(t, d.p, 80, 24) // the program is started anew
	again.shows("enter go on")
	again.press("enter")
	again.shows("YOUR TURN", "half a thou", "You like your table very much")
}

func TestAnUnfinishedAttemptCanBeClosed(t *testing.T) {
	d := openOak(t, 120, 40)
	d.typeIn(firmReply)
	d.press("enter", "enter", "esc")
	d.press("ctrl+x")
	d.shows("GO ON WHERE YOU STOPPED", "once more")
	d.press("down", "up", "ctrl+x") // another key in between: it is asked again
	d.shows("GO ON WHERE YOU STOPPED")
	d.press("ctrl+x")
	d.lacks("GO ON WHERE YOU STOPPED")
}

// TestADraftIsKeptWithinASecond: the first key after a pause sets one moment, within a second,
// and at that moment all that was typed by then is on the disk.
func TestADraftIsKeptWithinASecond(t *testing.T) {
	d := openOak(t, 80, 24)
	wake := d.r.kit.desk.after
	var asked []time.Duration
	var moments []tea.Cmd
	d.r.kit.desk.after = func(in time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		asked, moments = append(asked, in), append(moments, wake(in, then))
		return nil
	}
	kept := func() string {
		t.Helper()
		open, err := d.p.Unfinished(t.Context())
		if err != nil || len(open) != 1 {
			t.Fatalf("%+v, %v", open, err)
		}
		a, err := d.p.Resume(t.Context(), open[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		return a.Draft
	}
	for n, word := range []string{"Half a thought", " and the rest"} {
		d.typeIn(word)
		if len(moments) != n+1 || asked[n] <= 0 || asked[n] > time.Second {
			t.Fatalf("it is to be kept after %v", asked)
		}
		d.lacks("draft kept")
		d.run(moments[n])
		d.shows("draft kept")
	}
	if got := kept(); got != "Half a thought and the rest" {
		t.Errorf("kept is %q", got)
	}
}

func TestMyOwnDeal(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	d.press("enter", "d", "tab", "ctrl+u")
	d.typeIn("a lot")
	d.press("enter")
	d.shows("My own deal", "Not yet: Your price: it is not an amount of money")
	d.press("tab", "tab", "enter") // the value that is wrong is the one to type next
	d.press("ctrl+u")
	d.typeIn("3100")
	d.press("enter")
	d.shows("WHERE YOU STAND", "€3,100")
	d.press("enter")
	d.shows("YOUR TURN", "€3,100")
	if got := d.stage().talk.sc.Offer.Price; got != 3100 {
		t.Errorf("the talk is about %v", got)
	}
	d.typeIn(firmReply)
	d.press("enter", "enter", "esc")
	d.shows("GO ON WHERE YOU STOPPED", "€3,100")
	d.press("down")
	d.shows("€2,400")
	d.lacks("€3,100")
}

// A reason and an advice that hold for several levels are said once.
func TestWhatHoldsForSeveralLevelsIsSaidOnce(t *testing.T) {
	const why, what = "This is no sentence that a buyer could answer.", "Answer the buyer in one plain sentence."
	for _, size := range [][2]int{{120, 40}, {80, 60}} {
		d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), size[0], size[1])
		gradedReply(d)
		m := d.r.top().(marks)
		m.got.Marks.Why = grade.Texts{why, why, why, why, why}
		m.got.Marks.Missing = grade.Texts{what, what, what, what, what}
		shown := ansi.Strip(strings.Join(m.lines(d.r.kit), "\n"))
		if n := strings.Count(shown, "This is no sentence"); n != 1 {
			t.Errorf("at %v the reason is said %d times:\n%s", size, n, shown)
		}
		if n := strings.Count(shown, "Answer the buyer in one"); n != 1 {
			t.Errorf("at %v the advice is said %d times:\n%s", size, n, shown)
		}
	}
}

func TestTheFilterFinds(t *testing.T) {
	files := oak(t)
	files["bees.yaml"] = strings.NewReplacer("title: The oak table", "title: Forty boxes of bees", "difficulty: easy", "difficulty: hard").Replace(files["oak-table.yaml"])
	d := newDriver(t, openPractice(t, testLibrary(t, files)), 80, 24)
	d.shows("The oak table", "Forty boxes of bees")
	d.press("/") // as in many other programs; here nothing needs to be opened
	d.shows("The oak table", "Forty boxes of bees", howToFind)
	d.typeIn("bees")
	d.shows("Forty boxes of bees")
	d.lacks("The oak table")
	d.press("ctrl+u")
	d.typeIn("frtybx") // letters in order are enough, if no words are found
	d.shows("Forty boxes of bees")
	d.lacks("The oak table")
	d.typeIn("zzz")
	d.shows("Nothing is called like that")
	d.press("esc")
	d.shows("The oak table", "Forty boxes of bees")
	d.typeIn("hard")
	d.press("enter")
	d.shows("Forty boxes of bees", "WHERE YOU STAND")
}

func TestTheTourComesOnce(t *testing.T) {
	p := openPractice(t, testLibrary(t, oak(t)))
	first := newDriver(t, p, 80, 24)
	first.r.untoured = false
	first.run(first.r.Init())
	first.shows("A minute before you begin")
	first.press("esc")
	second := newDriver(t, p, 80, 24)
	second.r.untoured = false
	second.run(second.r.Init())
	second.lacks("A minute before you begin")
	second.press("ctrl+w")
	second.shows("A minute before you begin", "1 of 4")
	second.press("enter")
	second.shows("A weak answer", "cost", "gives for nothing")
	second.press("enter")
	second.shows("A strong answer", "earned")
}

func TestNoTourForWhoHasMetABuyer(t *testing.T) {
	p := openPractice(t, testLibrary(t, oak(t)))
	d := newDriver(t, p, 80, 24)
	d.press("enter", "enter") // as "spar play oak-table" does
	d.typeIn(firmReply)
	d.press("enter")
	next := newDriver(t, p, 80, 24)
	next.r.untoured = false
	next.run(next.r.Init())
	next.lacks("A minute before you begin")
	next.shows("GO ON WHERE YOU STOPPED")
}

// TestNoTourOverWhoHasBegun: choosing the worked beat takes a moment, and whoever has
// pressed a key in it is on their way.
func TestNoTourOverWhoHasBegun(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 80, 24)
	late := d.r.kit.desk.firstTour()()
	if _, ok := late.(tourMsg); !ok {
		t.Fatalf("the first run is offered %T", late)
	}
	d.press("down")
	d.send(late)
	d.lacks("A minute before you begin")
}

// TestTheFirstStartReadsNoMoreThanItNeeds: the worked beat is chosen before the library
// is read as a whole.
func TestTheFirstStartReadsNoMoreThanItNeeds(t *testing.T) {
	files := oak(t)
	for _, name := range []string{"pine", "teak", "yew"} { // in the order of the cards after the oak table
		files[name+"-table.yaml"] = strings.ReplaceAll(files["oak-table.yaml"], "The oak table", "The "+name+" table")
	}
	p := openPractice(t, testLibrary(t, files))
	d := &desk{ctx: t.Context(), p: p}
	if m, ok := d.firstTour()().(tourMsg); !ok || m.of.sc.ID != "oak-table" {
		t.Fatalf("the worked beat is %+v", m.of.sc)
	}
	cards, err := p.Glance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cards {
		if c.Glance != (c.ID != "oak-table") {
			t.Errorf("%s was read to its end: %v", c.ID, !c.Glance)
		}
	}
}

// TestAReplyThatCannotBeKeptStaysInTheInput: the attempt was gone on with elsewhere.
func TestAReplyThatCannotBeKeptStaysInTheInput(t *testing.T) {
	d := openOak(t, 120, 40)
	other, err := d.p.Resume(context.Background(), d.stage().talk.id)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.p.Say(context.Background(), other, firmReply); err != nil {
		t.Fatal(err)
	}
	d.typeIn("What I say here")
	d.shows("The draft is not kept")
	d.press("enter")
	d.shows("The reply is not kept and still stands in the input")
	if got := d.stage().input.text; got != "What I say here" {
		t.Errorf("the input holds %q", got)
	}
	d.press("esc")
	d.shows("The draft is not kept, esc once more leaves without it", "What I say here")
	d.press("ctrl+c")
	d.shows("Your draft cannot be kept")
	if d.quit {
		t.Error("it quits with a draft that is not kept")
	}
	d.press("esc", "esc")
	d.shows("PRACTISE")
}

func TestAReplyThatIsTooLongIsNotSentAndNotCut(t *testing.T) {
	d := openOak(t, 120, 40)
	long := strings.Repeat("word ", grade.MaxReply/5+10)
	d.paste(long)
	d.press("enter")
	d.shows("shorten it by 50", "4050 of 4000")
	if got := d.stage().input.text; got != long {
		t.Errorf("the input holds %d bytes of %d", len(got), len(long))
	}
}

// TestQuittingAsksOnlyWhenTheDraftCannotBeKept.
func TestQuittingAsksOnlyWhenTheDraftCannotBeKept(t *testing.T) {
	d := openOak(t, 80, 24)
	d.typeIn("safe")
	d.press("ctrl+c")
	if !d.quit {
		t.Error("ctrl+c does not quit")
	}
	d = openOak(t, 80, 24)
	d.send(flushedMsg{errors.New("the disk is full")})
	d.shows("Your draft cannot be kept: the disk is full")
	if d.quit {
		t.Fatal("it quits with a draft that is not kept")
	}
	d.press("ctrl+c")
	if !d.quit {
		t.Error("the second ctrl+c does not quit")
	}
}

func TestFindingsThatOverlap(t *testing.T) {
	l := newLook(nil, []string{"TERM=xterm", "NO_COLOR=1"}, false)
	reply := "I can do 5% if you sign"
	ev := func(from, to int, move grade.Move, effect grade.Effect, d grade.Dimension) grade.Evidence {
		return grade.Evidence{Span: text.Span{Start: from, End: to}, Dimension: d, Move: move, Effect: effect}
	}
	shown, all := report.Findings(reply, []grade.Evidence{
		ev(9, 11, grade.Quantified, grade.Raises, grade.Value),
		ev(0, 23, grade.Trade, grade.Raises, grade.Value),
		ev(0, 11, grade.Discount, grade.Lowers, grade.Assertiveness),
		ev(0, 11, grade.Unconditional, grade.Lowers, grade.Value),
		ev(0, 99, grade.Hold, grade.Raises, grade.Value),         // past the end
		ev(0, 5, grade.Acknowledge, grade.Raises, grade.Advance), // not graded here
	}, []grade.Dimension{grade.Assertiveness, grade.Value})
	var got strings.Builder
	for _, r := range markedRuns(l, shown, all) {
		got.WriteString(r.text)
	}
	if want := "[[I can do [5%]1]2 if you sign]3"; got.String() != want {
		t.Errorf("drawn %q, want %q", got.String(), want)
	}
	notes := strings.Join(footnotes(60, look{sign: asciiSigns}, all), "\n")
	want := " 1 earned figures - value\n 2 cost   gives for nothing - assertiveness, value\n 3 earned trade - value"
	if notes != want {
		t.Errorf("footnotes:\n%s\nwant:\n%s", notes, want)
	}
}

func TestABrokenFileIsListedWithItsProblem(t *testing.T) {
	files := oak(t)
	files["torn.yaml"] = "format: 1\ntitle: [\n"
	d := newDriver(t, openPractice(t, testLibrary(t, files)), 120, 40)
	d.shows("TO BE MENDED BY THEIR AUTHOR", "torn", "cannot be played")
	d.press("down", "enter")
	d.shows("torn.yaml:")
	if len(d.r.stack) != 1 {
		t.Error("a file that cannot be played was opened")
	}
}

func TestTheLibraryListsTheEasyOnesFirst(t *testing.T) {
	card := func(id string, d scenario.Difficulty) practice.Card {
		return practice.Card{ID: id, Scenario: &scenario.Scenario{Difficulty: d}}
	}
	got := ""
	for _, c := range easiestFirst([]practice.Card{card("c", 3), card("a", 1), card("b", 2), card("a2", 1)}) {
		got += c.ID + " "
	}
	if got != "a a2 b c " {
		t.Errorf("listed %q", got)
	}
}

// On the smallest screen no line of the talk can be spared to say how much is hidden above
// it: it stands beside the deal, and goes with the last hidden line.
func TestTheSmallestScreenSaysWhatIsHiddenAbove(t *testing.T) {
	d := openOak(t, 40, 12)
	d.lacks("↑")
	d.typeIn(firmReply)
	d.press("enter", "enter")
	d.shows("trust", "↑ ")
	fits(t, d.r)
	for range 20 {
		d.press("pgup")
	}
	d.lacks("↑")
}

// On the smallest screen nothing that says who and how much stands there by half.
func TestTheSmallestScreenCutsNeitherPriceNorName(t *testing.T) {
	files := map[string]string{"oak-table.yaml": strings.NewReplacer("default: Ines Moreau", "default: Dr Sunniva Hauge").Replace(oak(t)["oak-table.yaml"])}
	d := newDriver(t, openPractice(t, testLibrary(t, files)), 40, 12)
	d.press("enter", "enter")
	d.shows("YOUR TURN")
	d.lacks("answer Dr")
	talk := d.stage().talk
	talk.state.Ledger = []play.Entry{{Turn: 1, What: "10%", Percent: 10}}
	for width, want := range map[int]string{38: "€2,400 −10% · trust", 33: "€2,160 · trust"} {
		if got := ansi.Strip(dealStrip(d.r.kit.look, talk, width)); !strings.HasPrefix(got, want) {
			t.Errorf("%d wide: %q, want %q", width, got, want)
		}
	}
}

// Both faces call the buyer the same.
func TestWhatABuyerIsCalled(t *testing.T) {
	for name, want := range map[string]string{
		"Gwen Pryce": "Gwen", "Marta": "Marta", "Dr Sunniva Hauge": "Dr Sunniva Hauge", "Dr. Ada Visser": "Dr. Ada Visser",
		"Sister Imelda": "Sister Imelda", "Doña Remedios": "Doña Remedios", "The finance head": "The finance head",
		"J. Ito": "J. Ito", " Ann  Lee ": "Ann",
	} {
		if on, line := firstName(name), calledBy(name); on != want || line != want {
			t.Errorf("%q is called %q on the screen and %q line by line, not %q", name, on, line, want)
		}
	}
	if got := calledBy(" "); got != "Buyer" {
		t.Errorf("nobody is called %q", got)
	}
}

// What the card says of the price stands in its column whole, however the talk ended.
func TestNoFigureOfTheCardIsCutOff(t *testing.T) {
	k := kit{w: 100, h: 40, look: newLook(io.Discard, []string{"TERM=xterm"}, false)}
	for _, outcome := range []scenario.Outcome{scenario.Won, scenario.Open, scenario.Lost} {
		e := report.Effort{Turns: 40, Words: 4000, Minutes: 120.5, Outcome: outcome, Currency: "CAD"}
		if outcome == scenario.Won {
			e.Kept, e.Price, e.Lifetime = 0.95, 1234567, 12345678
		}
		var d debrief
		d.of.Effort = &e
		shown := ansi.Strip(strings.Join(d.effortLines(k, 44), "\n"))
		for _, row := range e.Rows() {
			if !strings.Contains(shown, row.Here) {
				t.Errorf("%s: %q of %q is cut off:\n%s", outcome, row.Here, row.Name, shown)
			}
		}
	}
}

func TestEscPutsTheStrongerReplyAwayBeforeItLeaves(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	gradedReply(d)
	d.press("m")
	d.shows("A stronger reply", "Your reply, graded", "put it away")
	d.press("esc")
	d.shows("Your reply, graded")
	d.lacks("A stronger reply")
	d.press("esc")
	d.lacks("Your reply, graded")
}
