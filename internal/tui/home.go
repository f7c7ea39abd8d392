package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/sahilm/fuzzy"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/scenario"
	"spar/internal/text"
)

// library is the first screen: what can be practised, and above all what was begun
// and not ended.
type library struct {
	cards   []practice.Card
	loaded  bool
	whole   bool // every scenario is read to its end
	filter  editor
	at      int // in the list as it is shown
	waiting bool
	// dropping is the unfinished attempt that a second press closes for good.
	dropping string
	// standing is where the trainee stands today; its Now is zero until it is known.
	standing practice.Standing
	// reckoning is true while that is worked out.
	reckoning bool
	drills    []homeDrill
	elsewhere []practice.Card // unfinished attempts at what is not among the cards
}

func newLibrary() library {
	f := editor{}
	f.line = true
	return library{filter: f}
}

func (library) name() string { return "the library" }

// item is a row of the list: a scenario, or an attempt to go on with.
type item struct {
	card  practice.Card
	on    bool // going on with its unfinished attempt
	today bool // the session of today
	drill *homeDrill
}

// same reports whether the row is of the same thing as another one.
func (it item) same(as item) bool {
	if it.drill != nil || as.drill != nil {
		return it.drill != nil && as.drill != nil && it.drill.of.ID == as.drill.of.ID
	}
	return it.card.ID == as.card.ID && it.on == as.on && it.today == as.today
}

// kind is the heading that the row stands under.
func (it item) kind() string {
	switch {
	case it.drill != nil:
		return "DRILL"
	case it.on:
		return "GO ON WHERE YOU STOPPED"
	case it.today:
		return "TODAY"
	case it.card.Scenario == nil:
		return "TO BE MENDED BY THEIR AUTHOR"
	}
	return "PRACTISE"
}

// title is what the row is called.
func (it item) title() string {
	switch {
	case it.drill != nil:
		return it.drill.of.Title
	case it.on:
		return it.card.Unfinished.Title
	case it.card.Scenario == nil:
		return it.card.ID
	}
	return it.card.Scenario.Title
}

// items are the rows that the filter lets through: what was begun first, then what to
// do today.
func (h library) items() []item {
	var begun, all, broken []item
	for _, c := range h.match() {
		if c.Unfinished != nil && !c.Unfinished.Damaged {
			begun = append(begun, item{card: c, on: true})
		}
		if c.Scenario == nil {
			broken = append(broken, item{card: c})
		} else {
			all = append(all, item{card: c})
		}
	}
	begun = append(begun, h.elsewhereItems()...)
	slices.SortStableFunc(begun, func(a, b item) int { // what was left last is looked for first
		return b.card.Unfinished.Updated.Compare(a.card.Unfinished.Updated)
	})
	if it, ok := h.today(); ok {
		begun = append(begun, it)
	}
	begun = append(begun, h.drillItems()...)
	return append(append(begun, all...), broken...)
}

// match keeps the cards that the filter finds: those that hold all of its words, or
// else those whose title comes near it; all of them without one.
func (h library) match() []practice.Card {
	want := strings.Fields(text.Fold(h.filter.text))
	if len(want) == 0 {
		return h.cards
	}
	var out []practice.Card
	for _, c := range h.cards {
		about := text.Fold(cardWords(c))
		if !slices.ContainsFunc(want, func(w string) bool { return !strings.Contains(about, w) }) {
			out = append(out, c)
		}
	}
	if len(out) > 0 || len(h.drillItems()) > 0 {
		return out
	}
	for _, m := range fuzzy.FindFrom(strings.Join(want, ""), cardTitles(h.cards)) {
		out = append(out, h.cards[m.Index])
	}
	return out
}

// cardWords are the words by which a card is found.
func cardWords(c practice.Card) string {
	s := c.Scenario
	if s == nil {
		return c.ID
	}
	return strings.Join([]string{s.Title, s.Skill, difficulty(s.Difficulty), s.Buyer.Name, s.Buyer.Role, c.ID}, " ")
}

// cardTitles lets the fuzzy search look at titles alone: in a longer text anything is
// found.
type cardTitles []practice.Card

func (c cardTitles) Len() int { return len(c) }
func (c cardTitles) String(i int) string {
	if c[i].Scenario == nil {
		return c[i].ID
	}
	return text.Fold(c[i].Scenario.Title)
}

func (h library) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return h.press(msg, k)
	case libraryMsg:
		h.loaded = true
		if msg.err != nil {
			return h, fail("the library cannot be read", msg.err)
		}
		return h.list(msg, k)
	case standingMsg:
		h.reckoning = false
		next, cmd := h.stood(msg)
		return next, tea.Batch(cmd, k.desk.drills())
	case longMsg:
		if h.reckoning {
			return h, say("Working out what is due: this takes a moment, once")
		}
	case drillsMsg:
		return h.drilled(msg)
	case givenStaleMsg:
		return h, k.desk.standing() // the drills are read after it
	case closedMsg:
		if msg.err != nil {
			return h, fail("the attempt is not closed", msg.err)
		}
		return h, k.desk.library()
	case seatedMsg:
		if !h.waiting {
			return h, nil
		}
		h.waiting = false
		if msg.err != nil {
			return h, fail("the talk cannot go on", msg.err)
		}
		return h, enter(msg.talk, k, open)
	}
	return h, nil
}

// list shows other cards, and stays on the row that was chosen. Where they are heads it
// has the rest read.
func (h library) list(msg libraryMsg, k kit) (screen, tea.Cmd) {
	was, _ := h.chosen()
	h.cards, h.elsewhere, h.whole = easiestFirst(msg.cards), msg.elsewhere, msg.whole
	all := h.items()
	at := slices.IndexFunc(all, func(it item) bool { return it.same(was) })
	if at < 0 || h.at == 0 {
		at = min(h.at, max(0, len(all)-1))
	}
	h.at = at
	if !h.whole {
		return h, k.desk.wholeLibrary()
	}
	h.reckoning = true
	return h, tea.Batch(k.desk.standing(), k.desk.after(time.Second, func(time.Time) tea.Msg { return longMsg{} }))
}

// longMsg says that somebody has waited for a second.
type longMsg struct{}

// easiestFirst orders the cards as a trainee would take them up.
func easiestFirst(cards []practice.Card) []practice.Card {
	out := slices.Clone(cards)
	slices.SortStableFunc(out, func(a, b practice.Card) int {
		if a.Scenario == nil || b.Scenario == nil {
			return 0
		}
		return int(a.Scenario.Difficulty) - int(b.Scenario.Difficulty)
	})
	return out
}

func (h library) press(msg tea.KeyMsg, k kit) (screen, tea.Cmd) {
	if !msg.Paste {
		next, cmd, ok := press(h.rows(), h, k, msg.String())
		if ok {
			if msg.String() != "ctrl+x" {
				next.dropping = ""
			}
			return next, cmd
		}
	}
	f, ok := h.filter.press(msg, 40)
	if ok {
		if f.text != h.filter.text {
			h.at = 0
		}
		h.filter, h.dropping = f, ""
	}
	return h, nil
}

// chosen is the row that the cursor is on; false where the list is empty.
func (h library) chosen() (item, bool) { return h.chosenOf(h.items()) }

// chosenOf is chosen, of the rows that are known already.
func (h library) chosenOf(all []item) (item, bool) {
	if h.at < 0 || h.at >= len(all) {
		return item{}, false
	}
	return all[h.at], true
}

func (h library) enter(k kit) (library, tea.Cmd) {
	it, ok := h.chosen()
	if !ok {
		return h, nil
	}
	if it.drill != nil {
		return h, k.desk.openDrill(it.drill.of, false)
	}
	if it.on {
		h.waiting = true
		return h, k.desk.resume(it.card.Unfinished.ID)
	}
	if it.card.Scenario == nil {
		return h, say(it.trouble())
	}
	if it.card.Glance {
		return h, k.desk.brief(Options{Scenario: it.card.ID})
	}
	return h, open(newBrief(it.card))
}

// trouble is the first thing that is wrong with a file that cannot be played.
func (it item) trouble() string {
	for _, p := range it.card.Problems {
		if p.Severity == scenario.Error {
			return p.String()
		}
	}
	return "this file cannot be read"
}

// drop asks once more, since a closed attempt cannot be gone on with.
func (h library) drop(k kit) (library, tea.Cmd) {
	it, _ := h.chosen()
	id := it.card.Unfinished.ID
	if h.dropping != id {
		h.dropping = id
		return h, say("Press ctrl+x once more to close this attempt for good; its marks stay in your history")
	}
	h.dropping = ""
	return h, k.desk.drop(id)
}

func (h library) view(k kit) page {
	l, w := k.look, k.bodyW()
	p := page{title: "spar", aside: placesLine(k, atLibrary)}
	if !h.loaded {
		p.body = []string{l.muted.on("Opening the library.")}
		return p
	}
	listW, sideW := w, 0
	if w >= 100 {
		sideW = 40
		listW = w - sideW - 5
	}
	list := h.listLines(k, listW)
	if sideW == 0 {
		p.body = list
		return p
	}
	wall := "  " + l.line.on(l.sign.wall) + "  "
	p.body = beside(tall(list, k.bodyH()), listW, wall, tall(h.sideLines(k, sideW), k.bodyH()))
	return p
}

// sideLines say more of the chosen row, beside the list.
func (h library) sideLines(k kit, w int) []string {
	l := k.look
	it, ok := h.chosen()
	if !ok {
		return nil
	}
	if it.drill != nil {
		return it.drill.side(l, w)
	}
	sc := it.card.Scenario
	if sc == nil && it.on {
		return elsewhereSide(l, it, w)
	}
	if sc == nil {
		var out []string
		for _, p := range it.card.Problems {
			out = append(out, flow(w, run{p.String(), l.plain})...)
			out = append(out, flow(w, run{p.Hint, l.muted})...)
		}
		return append([]string{l.pick.on("This file cannot be played"), ""}, out...)
	}
	if it.on {
		sc = withOwnValues(sc, it.card.Unfinished.Set)
	}
	out := flow(w, run{sc.Title, l.pick})
	out = append(out, l.muted.on(fmt.Sprintf("%s %s %d min", difficulty(sc.Difficulty), l.sign.dot, sc.Minutes)), "")
	out = append(out, flow(w, run{sc.Buyer.Name, l.strong}, run{", " + sc.Buyer.Role, l.plain})...)
	out = append(out, "")
	if it.today {
		out = append(out, h.dueHere(l, w)...)
	}
	out = append(out, flow(w, run{sc.Brief, l.muted})...)
	if a := report.NewAccount(sc); a != nil && a.Worth != "" {
		out = append(out, flow(w, run{a.Worth, l.muted})...)
	}
	out = append(out, "", l.muted.on("AT STAKE"))
	out = append(out, flow(w, run{sc.Offer.Item, l.plain})...)
	if sc.Offer.Price > 0 {
		out = append(out, flow(w, run{price(sc.Offer), l.strong})...)
	}
	if it.card.Last != nil {
		out = append(out, "", l.muted.on("LAST TIME"))
		out = append(out, flow(w, run{outcomeWord(it.card.Last.Outcome), l.plain},
			run{fmt.Sprintf(", mean level %.1f of 4", it.card.Last.Score), l.muted})...)
	}
	return out
}

// withOwnValues is a scenario as the trainee plays it. Values that the file no longer
// takes are left out: the attempt itself keeps the file it was begun with.
func withOwnValues(sc *scenario.Scenario, set map[string]string) *scenario.Scenario {
	if len(set) == 0 {
		return sc
	}
	own, err := sc.Fill(set)
	if err != nil {
		return sc
	}
	return own
}

// outcomeWord is an outcome as it is said to a trainee.
func outcomeWord(o scenario.Outcome) string {
	switch o {
	case scenario.Won:
		return "won"
	case scenario.Open:
		return "left open"
	case scenario.Lost:
		return "lost"
	}
	return string(o)
}
