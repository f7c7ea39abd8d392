package report

import (
	"fmt"
	"slices"
	"strings"

	"spar/internal/play"
	"spar/internal/scenario"
)

// Account is a client who is met several times: what they are worth beside this deal, and
// what they remember.
type Account struct {
	Client  string `json:"client"`
	Meeting int    `json:"meeting"`
	// Worth sets the client's worth over the years beside this deal; "" where the file
	// does not tell it.
	Worth string `json:"worth,omitempty"`
	// Remembers is what they remember of earlier meetings, a sentence or two each.
	Remembers []string `json:"remembers"`
	// WillRemember is what this talk leaves with them; nil while it goes on.
	WillRemember []string `json:"will_remember"`
}

// NewAccount tells the account of a scenario; nil where it has none. The texts are as they
// were typed or written: whoever shows them makes them safe.
func NewAccount(sc *scenario.Scenario) *Account {
	a := sc.Account
	if a == nil {
		return nil
	}
	out := &Account{Client: a.Client, Meeting: a.Episode, Remembers: []string{}}
	if a.LifetimeValue > 0 {
		out.Worth = "Over the years they are worth " + scenario.Money(a.LifetimeValue, sc.Offer.Currency)
		if price := sc.Offer.ShownPrice(); price != "" {
			out.Worth += "; this deal is " + price
		}
		out.Worth += "."
	}
	for _, e := range a.Memory {
		head := fmt.Sprintf("Meeting %d. ", e.Number)
		if e.Tells != "" {
			out.Remembers = append(out.Remembers, head+e.Tells+" (You have not played it.)")
			continue
		}
		for i, line := range remembers(e, sc.Offer.Currency) {
			if i == 0 {
				line = head + line
			}
			out.Remembers = append(out.Remembers, line)
		}
	}
	return out
}

// left adds what the talk leaves with the client, once it has ended.
func (a *Account) left(sc *scenario.Scenario, events []play.Event) {
	if a != nil && ended(events) != nil {
		a.WillRemember = remembers(play.Remember(sc, events), sc.Offer.Currency)
	}
}

// remembers tells one episode, a line for each thing that is remembered of it.
func remembers(e scenario.Episode, currency string) []string {
	out := []string{fmt.Sprintf("It ended: %s (%s).", oneLine(strings.TrimRight(e.Title, ".")), e.Outcome)}
	if len(e.Gifts) == 0 {
		out = append(out, "No concession was heard.")
	}
	for _, g := range e.Gifts {
		out = append(out, "You gave away "+worth(g, currency)+cited(g.What)+".")
	}
	for _, g := range e.Conceded {
		if g.For != "" {
			out = append(out, "You traded "+worth(g, currency)+cited(g.What)+".")
		} else {
			out = append(out, "You gave in place of price: "+cited(g.What)+".")
		}
	}
	for i, p := range e.Promises {
		line := "You promised: " + cited(p) + "."
		if i == len(e.Promises)-1 {
			line += promiseWord(e.Promise)
		}
		out = append(out, line)
	}
	for _, s := range slices.Compact(slices.Clone(e.Small)) {
		out = append(out, "You remembered: "+cited(s)+".")
	}
	return out
}

func worth(g scenario.Gift, currency string) string {
	switch {
	case g.Sum > 0:
		return scenario.Money(g.Sum, currency) + " (" + scenario.Percent(g.Percent) + "): "
	case g.Percent > 0:
		return scenario.Percent(g.Percent) + " of the price: "
	}
	return ""
}

// cited is somebody's words in quotation marks, to stand before a full stop.
func cited(s string) string { return quoted(strings.TrimRight(strings.TrimSpace(s), ".")) }

func promiseWord(p scenario.Promise) string {
	switch p {
	case scenario.KeptPromise:
		return " You stood by it."
	case scenario.BrokenPromise:
		return " You let it fall."
	}
	return ""
}

// accountText writes what the client remembers of this talk and of those before it.
func (d Debrief) accountText(p *printer) {
	if d.Account == nil {
		return
	}
	p.gap()
	p.line(0, "What %s remember of you", oneLine(d.Account.Client))
	d.Account.text(p, 4)
}

// text writes the account in lines that are safe to show.
func (a Account) text(p *printer, indent int) {
	for _, line := range a.Lines() {
		p.line(indent, "%*s%s", indent-2, "", oneLine(line))
	}
}

// Lines are the account in sentences: its worth, what was remembered when the talk began,
// and what will be remembered of it.
func (a Account) Lines() []string {
	var out []string
	if a.Worth != "" {
		out = append(out, a.Worth)
	}
	out = append(out, a.Remembers...)
	for i, line := range a.WillRemember {
		if i == 0 {
			line = "This time. " + line
		}
		out = append(out, line)
	}
	return out
}
