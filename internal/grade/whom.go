package grade

import (
	"slices"
	"strings"

	"spar/internal/text"
)

// whom.go names people of the situation inside our sentences.

// person is a stakeholder, read once for the sentences that name them.
type person struct {
	called  string   // inside a sentence: "the park owner"; "" for whom no advice brings in
	names   []string // by which a reply may speak of them, folded
	concern string   // "" where it says nothing but a price or a name
	buyer   bool     // who is spoken to
	reach   int      // how much they have to do with what is talked about
}

// readPerson reads a stakeholder, "Martin, CFO: cash that leaves the bank".
func (p *prepared) readPerson(stakeholder string) person {
	who, concern, _ := strings.Cut(stakeholder, ":")
	who, concern = trimmed(who), trimmed(concern)
	x := person{buyer: p.isBuyer(who), reach: p.reaches(stakeholder)}
	if who != "" && len(who) < 60 && !strings.ContainsAny(who, "0123456789") {
		x.called = p.called(who)
	}
	if len(concern) < 120 && !isName(concern) && !onlyPrice(concern) {
		x.concern = concern
	}
	for _, w := range strings.Fields(unmarked.Replace(text.Fold(who))) {
		if len(w) > 2 && !roleWords[w] && !plainWords[w] {
			x.names = append(x.names, w)
		}
	}
	return x
}

// someone names the stakeholder who has most to do with what is talked about and is not yet in
// the reply, ", with Martin (CFO) in it"; "" when there is nobody to name.
func (j *judged) someone() string {
	if who := j.person(); who != "" {
		return ", with " + who + " in it"
	}
	return ""
}

// person is whom someone names, "" for nobody.
func (j *judged) person() string {
	x := j.nearest(func(x *person) bool { return x.called != "" && !j.namedIn(x) })
	if x == nil {
		return ""
	}
	return x.called
}

// concern is a stakeholder other than the buyer whose concern the reply has not named, with the
// concern: "the park owner: insurance excess after the last claim".
func (j *judged) concern() string {
	x := j.nearest(func(x *person) bool { return x.called != "" && x.concern != "" })
	if x == nil {
		return ""
	}
	return x.called + ": " + x.concern
}

// nearest is the stakeholder who has most to do with what is talked about, of those who suit, are
// not spoken to and not in the reply; nil for none, and where it is somebody better left out.
func (j *judged) nearest(suits func(*person) bool) *person {
	var best *person
	for i := range j.p.people {
		x := &j.p.people[i]
		if !x.buyer && !j.used(topicStakeholder, i) && suits(x) && (best == nil || x.reach > best.reach) {
			best = x
		}
	}
	if best == nil || best.reach < 0 {
		return nil
	}
	return best
}

// namedIn reports that the reply speaks of a person by a name of theirs.
func (j *judged) namedIn(x *person) bool {
	return slices.ContainsFunc(j.line.Words, func(w text.Word) bool {
		return slices.ContainsFunc(x.names, func(n string) bool { return n == w.Norm || n == text.Fold(w.Text) })
	})
}

// isBuyer reports that a stakeholder is the person who is spoken to.
func (p *prepared) isBuyer(who string) bool {
	who = text.Fold(trimmed(who))
	for _, before := range []string{"the ", "new ", "new head of ", "your "} {
		who = strings.TrimPrefix(who, before)
	}
	if who == "" {
		return false
	}
	name, role := text.Fold(p.sit.BuyerName), text.Fold(p.sit.BuyerRole)
	whole := func(in, part string) bool {
		return part != "" && strings.Contains(" "+unmarked.Replace(in)+" ", " "+part+" ")
	}
	first, _, _ := strings.Cut(who, ",")
	switch {
	case whole(name, who), whole(role, who), whole(name, first), whole(role, first), whole(role, offices[who]):
		return true
	case who == "owner":
		return !slices.ContainsFunc(strings.Fields(unmarked.Replace(role)), func(w string) bool { return employed[w] })
	case who == "husband" || who == "wife":
		return holdsPair(p.buyer, spouse[who]) || !holdsPair(p.buyer, who) && p.firstOfPair(who)
	}
	// "Buyer Greg", "Dr. Visser"
	for _, w := range strings.Fields(unmarked.Replace(who)) {
		if len(w) > 2 && !roleWords[w] && !addresses[w] {
			return whole(name, w) // a father has the same name behind his own
		}
	}
	return false
}

var (
	// offices are the short names of what people are.
	offices = map[string]string{"ceo": "chief executive", "cfo": "chief financial officer", "coo": "chief operating officer", "cto": "chief technology officer", "cio": "chief information officer", "md": "managing director", "gm": "general manager"}
	spouse  = map[string]string{"husband": "wife", "wife": "husband"}
	// addresses are words before a name.
	addresses = plainSet(`mr mrs ms miss dr doctor sir madam father sister brother the von van der señor señora dottor herr frau`)
)

// firstOfPair reports that husband and wife are both listed and this one first: the list begins
// with who is spoken to.
func (p *prepared) firstOfPair(who string) bool {
	both := 0
	for _, s := range p.sit.Stakeholders {
		switch w, _, _ := strings.Cut(text.Fold(s), ":"); w {
		case who:
			if both++; both == 2 {
				return false
			}
		case spouse[who]:
			if both++; both == 1 {
				return false
			}
		}
	}
	return both == 2
}

// unmarked takes the marks out of a name or role.
var unmarked = strings.NewReplacer(",", "", ".", "", "(", "", ")", "", "  ", " ")

// employed are roles that somebody holds for an owner.
var employed = plainSet(`manager director head foreman officer buyer purchaser purchasing procurement secretary mayor nurse teacher technician chief clerk treasurer president chair chairman chairwoman speaker engineer accountant caretaker coordinator administrator supervisor`)

// holdsPair reports a buyer who speaks of "my wife" or "my husband".
func holdsPair(l *text.Line, of string) bool {
	for i := 1; i < len(l.Words); i++ {
		if l.Words[i].Norm == of && l.Words[i-1].Norm == "my" {
			return true
		}
	}
	return false
}

// departments are roles without an article.
var departments = plainSet(`finance legal procurement purchasing production engineering accounts management facilities accounting marketing sales logistics headquarters`)

// isName reports a concern that is only somebody's name: "Finance: Per".
func isName(concern string) bool {
	return concern == "" || !strings.Contains(concern, " ") && concern[0] >= 'A' && concern[0] <= 'Z'
}

// called is how a stakeholder is named inside a sentence. What the scene writes small is a role.
func (p *prepared) called(who string) string {
	scene := " " + p.sit.Context + " " + p.sit.BuyerLine
	if first, _, several := strings.Cut(who, " "); several && !roleWords[strings.ToLower(first)] && len(first) > 3 &&
		strings.Contains(scene, " "+first) && !strings.Contains(scene, " "+strings.ToLower(first)) && !strings.Contains(who, ",") && first != "Head" {
		return who // "Pauline at the front desk"
	}
	if strings.Contains(who, " ") || len(who) < 3 || strings.ToUpper(who) == who {
		return lowerFirst(who)
	}
	low := strings.ToLower(who)
	if departments[low] {
		return low
	}
	if strings.Contains(scene, " "+low) || !strings.Contains(scene, who) {
		return "the " + low // people are told of by their names
	}
	return lowerFirst(who)
}

// lowerFirst writes a role in small letters inside a sentence ("Capex committee", "IT
// manager") and leaves names alone: what has a comma after it is a name with a role.
func lowerFirst(who string) string {
	if name, role, ok := strings.Cut(who, ", "); ok {
		if of, rest, _ := strings.Cut(name, " "); (roleWords[strings.ToLower(of)] || of == "Head") && (rest == "" || rest[0] < 'A' || rest[0] > 'Z') {
			return "the " + strings.ToLower(name[:1]) + name[1:] + " (" + role + ")"
		}
		if name != "" && name[0] >= 'a' && name[0] <= 'z' && !strings.HasPrefix(name, "the ") && !strings.HasPrefix(name, "his ") && !strings.HasPrefix(name, "her ") && !strings.HasPrefix(name, "their ") {
			return "the " + name + " (" + role + ")"
		}
		return name + " (" + role + ")"
	}
	first, rest, _ := strings.Cut(who, " ")
	if len(first) > 1 && rest == "" && strings.ToUpper(first) == first {
		if who == "IT" || who == "HR" {
			return who
		}
		return "the " + who
	}
	switch strings.ToLower(first) {
	case "her", "his", "their", "your", "our", "my", "the", "a", "an":
		if strings.HasPrefix(rest, "Honour") || strings.HasPrefix(rest, "Majesty") || strings.HasPrefix(rest, "Excellency") {
			return who
		}
		return strings.ToLower(who[:1]) + who[1:]
	}
	if who != "" && who[0] >= 'a' && who[0] <= 'z' {
		return "the " + who
	}
	if strings.Contains(who, ",") || rest == "" && !roleWords[strings.ToLower(first)] {
		return who
	}
	if rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' {
		if roleWords[strings.ToLower(first)] {
			return strings.ToLower(who[:1]) + who[1:] // "foreman Malo"
		}
		return who // two capitals are a person
	}
	if len(first) > 1 && strings.ToUpper(first) == first {
		return "the " + who
	}
	return "the " + strings.ToLower(who[:1]) + who[1:]
}

// roleWords are roles of one word that situations name people by.
var roleWords = wordSet("owner tenants operators bookkeeper finance facilities foreman engineering production purchasing management board drivers guards nurses staff accounts procurement legal human landlord insurer superintendent principal director manager receptionist accountant lawyer notary doctor matron caretaker janitor chef cook mechanic treasurer secretary mayor priest teacher headteacher tenant neighbour neighbours guard captain crew inspector auditor shareholders chairman chairwoman committee council supervisor dispatcher dispatchers haulier hauliers bank estate parish union husband wife son daughter brother sister mother father family parents partner conductor organist cameraman photographer projectionist barrister solicitor vet instructors musicians pupils students guests patients members volunteers club buyer customer client member")

func (j *judged) forWhom() string {
	if n := trimmed(j.p.sit.BuyerName); n != "" {
		return " for " + n
	}
	return ""
}
