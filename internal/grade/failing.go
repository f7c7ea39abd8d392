package grade

import "spar/internal/text"

// failing reports that the scene tells of something of ours that went wrong for this client.
// It reads the scene's words and asks for no competency, since an author's scenario names
// none. Where the buyer asks for a lower price, or an earlier reply has owned the fault, the
// moment is about something else.
func (p *prepared) failing() bool {
	if p.recovery() {
		return true
	}
	if p.deal.asked {
		return p.thrownUp()
	}
	for _, t := range p.sit.History {
		l := text.Parse(t.Reply)
		for i := range l.Words {
			switch l.Words[i].Norm {
			case "sorry", "apologize", "fault", "mistake":
				return false
			}
		}
	}
	if tellsFailing(text.Parse(p.sit.Context), true) {
		return true
	}
	for _, f := range p.sit.Facts {
		if tellsFailing(text.Parse(f), true) {
			return true
		}
	}
	return tellsFailing(p.buyer, false)
}

// thrownUp reports a buyer who asks for a lower price and throws a failure of ours in with it:
// a fact tells of something that came late, wrong or broken, and the buyer's line names the
// same occasion.
func (p *prepared) thrownUp() bool {
	for i := range p.topics {
		t := &p.topics[i]
		if t.kind != topicFact || !cameWrong(text.Parse(p.sit.Facts[t.index])) {
			continue
		}
		for k := range p.buyer.Words {
			if w := &p.buyer.Words[k]; carries(w) && t.stems[w.Stem] > 0 && k > 0 && w.Break < text.Stop && w.Text != "" && p.buyer.Typed[w.Start] >= 'A' && p.buyer.Typed[w.Start] <= 'Z' {
				return true
			}
		}
	}
	return false
}

// cameWrong reports a fact that tells how something of ours came, and not somebody else's.
func cameWrong(l *text.Line) bool {
	came, wrong := false, false
	for i := range l.Words {
		switch t := l.Words[i].Norm; t {
		case "their", "his", "supplier", "rival", "they", "he":
			return false
		case "came", "arrived", "delivered", "returned", "sent", "fitted", "were", "was":
			came = true
		case "late", "wrong", "broken", "damaged", "missing", "torn", "spoilt":
			wrong = wrong || came
		}
	}
	return wrong
}

// tellsFailing reports a sentence that tells how something of ours went wrong. A scene says
// "you" and "our" of the seller's side, a buyer says "you" and "your".
func tellsFailing(l *text.Line, scene bool) bool {
	for i := range l.Words {
		last := i
		for last < len(l.Words) && l.Words[last].Sentence == l.Words[i].Sentence {
			last++
		}
		if leftAlone(l.Words[i:last], scene) || ourPeople(l.Words[i:last], scene) {
			return true
		}
	}
	return false
}

// leftAlone reports words that begin with a complaint nobody answered, or with a fault by its name.
func leftAlone(w []text.Word, scene bool) bool {
	at := func(k int) string {
		if k < len(w) {
			return w[k].Norm
		}
		return ""
	}
	switch at(0) {
	case "closed", "resolved":
		for k := 1; k < min(len(w), 8); k++ {
			if (at(k) == "without" || at(k) == "no") && answering[at(k+1)] || answering[at(k+2)] && (at(k) == "without" || at(k) == "no") {
				return true
			}
		}
	case "nobody", "no-one":
		return answered[at(1)] && clientToo[at(2)]
	case "our", "your":
		k := 1
		if at(k) == "own" {
			k++
		}
		return (at(0) == "our") == scene && byItsName[at(k)] && !w[k].Scope.Any(text.Negated|text.Condition|text.Question)
	case "not":
		return scene && at(1) == "gone" && at(2) == "out"
	}
	return false
}

// ourPeople reports words that begin with somebody or something of ours, and tell that it
// went wrong.
func ourPeople(w []text.Word, scene bool) bool {
	whose := w[0].Norm
	switch {
	case whose == "our" && scene, whose == "your":
	default:
		return false
	}
	who := 0
	for k := 1; k < min(len(w), 4); k++ {
		if ourHands[w[k].Norm] {
			who = k
			break
		}
	}
	if who == 0 {
		return false
	}
	for k := who + 1; k < min(len(w), who+14); k++ {
		sc := w[k].Scope
		if sc.Any(text.Condition | text.Question | text.Hypothetical) {
			return false
		}
		switch t := w[k].Norm; {
		case wentWrong[t]:
			return true
		case t == "not" && (w[k-1].Norm == "did" || w[k-1].Norm == "was" || w[k-1].Norm == "had" || w[k-1].Norm == "were"):
			return true
		}
	}
	return false
}

var (
	answering = plainSet(`answer reply call callback word response`)
	answered  = plainSet(`rang called told answered phoned informed warned`)
	clientToo = plainSet(`her him them back me us`)
	byItsName = plainSet(`fault mistake error failure blunder outage`)
	ourHands  = plainSet(`office driver drivers fitter fitters technician technicians engineer engineers mechanic mechanics operator operators crew crews team people colleague colleagues stand-in depot warehouse system update mandate desk laboratory lab clerk courier installer installers predecessor software server servers plumber electrician gardener cleaner cleaners nurse cook kitchen chef printer planner dispatcher`)
	wentWrong = plainSet(`wrong late failed forgot forgotten missed mistake lost broke broken burst asleep forgot mixed mistyped misread overlooked spoiled spoilt scratched drilled dropped damaged ruined never nobody`)
)
