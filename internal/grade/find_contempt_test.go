package grade

import "testing"

// TestContempt: what attacks or corners a person is heard, beside whatever else is said;
// what is firm, asks who decides or speaks ill of nobody is not.
func TestContempt(t *testing.T) {
	sits, _ := readCorpus(t)
	p := Prepare(&sits[0].Situation)
	const stands = "The price stays at 48,000, and late fees cost you 3,100 a month. "
	for said, hard := range map[string]bool{
		"Are you even listening?":                                  true,
		"A child would have understood that.":                      true,
		"Send me somebody who can decide, will you.":               true,
		"That is a childish argument.":                             true,
		"I'd be less smug if I were you.":                          true,
		"Don't get so petty.":                                      true,
		"You should be ashamed of yourself.":                       true,
		"You obviously have no idea.":                              true,
		"Sign by noon or I sell your slot.":                        true,
		"Tomorrow the price doubles.":                              true,
		"Last chance.":                                             true,
		"It's your funeral.":                                       true,
		"You will regret this.":                                    true,
		"Are you at your desk on Tuesday?":                         false,
		"Who else should take part in that?":                       false,
		"Is there somebody who should look at it with you?":        false,
		"It was silly of me to send it without a word.":            false,
		"A child could use it, and that is how we built it.":       false,
		"The volume doubles in March, so the clerks will need it.": false,
		"Do read the second page, it is about your late fees.":     false,
		"You'd be right to ask for more.":                          false,
		"I hope you never regret it.":                              false,
	} {
		m := p.Grade(stands + said)
		if got := m.Has(Insult) || m.Has(Pressure); got != hard {
			t.Errorf("%q: hard %v, moves %v", said, got, m.Moves)
		}
	}
}
