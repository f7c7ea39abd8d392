package grade

import "testing"

// talkedAbout is said before or behind what a reply is about. Nobody who wrote the rows of
// smalltalk.go had read the second half, which is why not all of it is known.
var talkedAbout = []string{
	"Thank you so much for being so open with me, it has been a pleasure getting to know you all.",
	"Have a lovely weekend, and say hello to everybody from me.",
	"It really is such a joy to work with people like you, take good care of yourselves.",
	"Anyway, enjoy the evening, the weather is supposed to be wonderful over there.",
	"Lovely chatting as ever, you are a star.",
	"Hey there, hope you had a nice lunch and not that awful fish again.",
	"Ciao ciao and happy skiing.",
	"It was so good to see you all again, really, it made me happy.",
	"Kiss the baby from me.",
	"Now go home and put your feet up, you have earned it.",
	"Thanks a million, you are the best, honestly, what would we do without friendly folks like yourselves.",
	"How did the marathon go, are the legs still sore?",
}

// TestSmallTalkCostsNothing: what a good reply is worth it is worth with small talk about it.
func TestSmallTalkCostsNothing(t *testing.T) {
	_, rated := readCorpus(t)
	tried, moved, lower := 0, 0, 0
	for i := 0; i < len(rated); i += 7 {
		r := &rated[i]
		p := Prepare(r.Situation)
		bare := p.Bare(r.Reply)
		if bare.Levels[Assertiveness] < 3 {
			continue
		}
		said := talkedAbout[tried%len(talkedAbout)]
		for _, reply := range []string{said + " " + r.Reply, r.Reply + " " + said} {
			m := p.Bare(reply)
			tried++
			for _, d := range []Dimension{Assertiveness, Value, Reframe} {
				if m.Levels[d] < bare.Levels[d]-1 {
					t.Logf("%s falls from %d to %d: %s", d, bare.Levels[d], m.Levels[d], reply)
					moved++
				}
			}
			if m.Expected[Connection] < bare.Expected[Connection]-0.3 {
				lower++
			}
		}
	}
	t.Logf("%d replies, %d levels fell by two and more, %d lost connection", tried, moved, lower)
	if tried < 200 || moved > tried/50 || lower > tried/12 {
		t.Error("small talk costs something")
	}
}

// TestMatterIsNoSmallTalk: a sentence that is more than company stays, and so does all there is
// where nothing else is said.
func TestMatterIsNoSmallTalk(t *testing.T) {
	sits, _ := readCorpus(t)
	p := prepare(&sits[0].Situation)
	const stands = "The price stays where it is, and we start on Monday. "
	d := newDesk(learned())
	defer d.leave()
	for said, taken := range map[string]bool{
		"Have a lovely weekend.":                                            true,
		"Thank you so much for the coffee.":                                 true,
		"Thank you so much, but it stays as it is.":                         false,
		"Thanks for being open about the 3,100 a month.":                    false,
		"Thanks a lot, then we sign on Thursday at ten.":                    false,
		"Have a good weekend if you sign.":                                  false,
		"I hope you are well aware of what late fees cost your purchasing.": false,
		"Thanks for your time, take 5% off and we are done.":                false,
		"What a pleasure to deal with somebody who cannot count.":           false,
	} {
		v := newView(d, p, learned(), stands+said)
		if got := v.withoutSmallTalk() != ""; got != taken {
			t.Errorf("%q: taken for small talk: %v", said, got)
		}
	}
	if v := newView(d, p, learned(), "Thank you so much, have a lovely weekend."); v.withoutSmallTalk() != "" {
		t.Error("nothing is left of a reply")
	}
}

// TestSmallTalkKeepsItsPlaces: what is underlined beside small talk are the same words.
func TestSmallTalkKeepsItsPlaces(t *testing.T) {
	sits, _ := readCorpus(t)
	const said, stands = "Thank you so much for the coffee, it made my day. ", "I won't take 5% off. Late fees cost you 3,100 a month, and that ends in March."
	m := Grade(&sits[0].Situation, said+stands)
	bare := Grade(&sits[0].Situation, stands)
	under := map[string]bool{}
	for _, e := range bare.Evidence {
		under[stands[e.Start:e.End]+string(e.Dimension.String())] = true
	}
	if len(bare.Evidence) == 0 {
		t.Fatal("nothing is underlined")
	}
	for _, e := range m.Evidence {
		if got := (said + stands)[e.Start:e.End]; e.Dimension != Connection && !under[got+e.Dimension.String()] {
			t.Errorf("%q is underlined for %s only beside small talk", got, e.Dimension)
		}
	}
}
