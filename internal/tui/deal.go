package tui

import (
	"errors"
	"fmt"
	"maps"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/scenario"
)

// deal is the form in which a trainee sets their own deal: what they sell, the price,
// the names. Fields that are left alone keep the scenario's values.
type deal struct {
	sc     *scenario.Scenario // as the coach wrote it
	fields []editor           // one a parameter
	at     int
	wrong  string // why the values cannot be used
}

// dealMsg hands the scenario with the trainee's values to the brief.
type dealMsg struct {
	sc  *scenario.Scenario
	set map[string]string
}

func newDeal(sc *scenario.Scenario, set map[string]string) deal {
	d := deal{sc: sc}
	for _, p := range sc.Parameters {
		v, ok := set[p.Name]
		if !ok {
			v = p.Default
		}
		f := newEditor(v)
		f.line = true
		d.fields = append(d.fields, f)
	}
	return d
}

func (deal) name() string { return "the form of your own deal" }

func (d deal) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	m, ok := msg.(tea.KeyMsg)
	if !ok {
		return d, nil
	}
	if !m.Paste {
		if next, cmd, ok := press(d.rows(), d, k, m.String()); ok {
			return next, cmd
		}
	}
	next, ok := d.fields[d.at].press(m, d.fieldW(k))
	if !ok {
		return d, nil
	}
	d.fields = append([]editor(nil), d.fields...)
	d.fields[d.at], d.wrong = next, ""
	return d, nil
}

func (d deal) fieldW(k kit) int { return min(k.bodyW()-2, 70) }

// values are the fields that differ from the scenario's own; nil for none.
func (d deal) values() map[string]string {
	set := map[string]string{}
	for i, p := range d.sc.Parameters {
		if v := d.fields[i].text; v != p.Default {
			set[p.Name] = v
		}
	}
	if len(set) == 0 {
		return nil
	}
	return set
}

func (d deal) rows() []key[deal] {
	move := func(n int) func(deal, kit) (deal, tea.Cmd) {
		return func(d deal, k kit) (deal, tea.Cmd) {
			d.at = (d.at + n + len(d.fields)) % len(d.fields)
			return d, nil
		}
	}
	return []key[deal]{
		{on: []string{"enter"}, show: "enter", help: "use these", do: deal.use},
		{on: []string{"tab", "down"}, show: "tab", help: "next field", do: move(1)},
		{on: []string{"shift+tab", "up"}, show: "shift+tab", help: "field before", side: true, do: move(-1)},
		{on: []string{"ctrl+r"}, show: "ctrl+r", help: "the scenario's own", do: func(d deal, k kit) (deal, tea.Cmd) {
			old := d.fields[d.at]
			f := newEditor(d.sc.Parameters[d.at].Default)
			f = f.aside(old.text)
			f.line = true
			d.fields = append([]editor(nil), d.fields...)
			d.fields[d.at], d.wrong = f, ""
			return d, nil
		}},
		{on: []string{"esc"}, show: "esc", help: "leave it as it was", do: func(d deal, k kit) (deal, tea.Cmd) { return d, back }},
	}
}

func (d deal) keys(k kit) []hint { return hints(d.rows(), d, k) }

// use tries the values out; the error of a value that cannot be used says the cure.
func (d deal) use(k kit) (deal, tea.Cmd) {
	set := d.values()
	sc, err := d.sc.Fill(maps.Clone(set))
	if err != nil {
		return d.refused(err), nil
	}
	return d, tea.Sequence(func() tea.Msg { return dealMsg{sc, set} }, back)
}

// refused says why the values cannot be used. A value that is wrong is called by the name
// it has on the form, and is the one to type next.
func (d deal) refused(err error) deal {
	d.wrong = err.Error()
	var value *scenario.ValueError
	if !errors.As(err, &value) {
		return d
	}
	for i, p := range d.sc.Parameters {
		if p.Name == value.Parameter {
			d.at = i
			d.wrong = p.Label + ": it is " + value.What + "; " + value.Cure
		}
	}
	return d
}

func (d deal) view(k kit) page {
	l, w := k.look, k.bodyW()
	var out []string
	if k.roomy() {
		out = flow(min(w, 78), run{"Ten minutes before a call: put in your own deal. What you leave alone stays as the scenario has it.", l.muted})
		out = append(out, "")
	}
	if d.wrong != "" {
		out = append(out, flow(min(w, 78), run{"Not yet: ", l.bad}, run{d.wrong, l.plain})...)
		out = append(out, "")
	}
	each := 2
	if k.bodyH()-len(out) >= 3*len(d.fields) {
		each = 3
	}
	fit := max(1, (k.bodyH()-len(out))/each)
	top := min(max(0, d.at-fit+1), max(0, len(d.fields)-fit))
	for i := top; i < len(d.fields) && i < top+fit; i++ {
		out = append(out, d.field(k, i)...)
		if each == 3 {
			out = append(out, "")
		}
	}
	return page{title: "My own deal", aside: fmt.Sprintf("%d of %d", d.at+1, len(d.fields)), body: out}
}

func (d deal) field(k kit, i int) []string {
	l, p := k.look, d.sc.Parameters[i]
	label, edge := l.muted, "  "
	if i == d.at {
		label, edge = l.pick, l.accent.on(l.sign.point)+" "
	}
	kind := ""
	switch p.Kind {
	case scenario.KindMoney:
		kind = "  in " + d.sc.Offer.Currency
	case scenario.KindPercent:
		kind = "  in percent"
	}
	head := edge + one(d.fieldW(k), l, run{p.Label, label}, run{kind, l.muted})
	return []string{head, "  " + d.fields[i].view(l, d.fieldW(k), 1, i == d.at, "(empty)")[0]}
}
