package grade

import (
	"strings"

	"spar/internal/text"
)

// whom.go names people of the situation inside our sentences.

// someone names a stakeholder who is not yet in the reply: ", with Martin, CFO".
func (j *judged) someone() string {
	for i, s := range j.p.sit.Stakeholders {
		if j.used(topicStakeholder, i) {
			continue
		}
		who, _, _ := strings.Cut(s, ":")
		if j.isBuyer(who) {
			continue
		}
		if who = trimmed(who); who != "" && len(who) < 60 {
			return ", with " + lowerFirst(who) + " in it"
		}
	}
	return ", with the people it needs"
}

// isBuyer reports that a stakeholder is the person who is spoken to.
func (j *judged) isBuyer(who string) bool {
	who = text.Fold(trimmed(who))
	name, role := text.Fold(j.p.sit.BuyerName), text.Fold(j.p.sit.BuyerRole)
	return who != "" && (strings.Contains(name, who) || strings.Contains(role, who) || name != "" && strings.Contains(who, name))
}

// lowerFirst writes a role in small letters inside a sentence ("Capex committee", "IT
// manager") and leaves names alone: what has a comma after it is a name with a role.
func lowerFirst(who string) string {
	if name, role, ok := strings.Cut(who, ", "); ok {
		if of, _, _ := strings.Cut(name, " "); roleWords[strings.ToLower(of)] || of == "Head" {
			return "the " + strings.ToLower(name[:1]) + name[1:] + " (" + role + ")"
		}
		return name + " (" + role + ")"
	}
	first, rest, _ := strings.Cut(who, " ")
	if len(first) > 1 && rest == "" && strings.ToUpper(first) == first {
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
		return who // two capitals are a person
	}
	if len(first) > 1 && strings.ToUpper(first) == first {
		return "the " + who
	}
	return "the " + strings.ToLower(who[:1]) + who[1:]
}

// roleWords are roles of one word that situations name people by.
var roleWords = wordSet("owner tenants operators bookkeeper finance facilities foreman engineering production purchasing management board drivers guards nurses staff accounts procurement legal human landlord insurer superintendent principal director manager receptionist accountant lawyer notary doctor matron caretaker janitor chef cook mechanic treasurer secretary mayor priest teacher headteacher tenant neighbour neighbours guard captain crew inspector auditor shareholders chairman chairwoman committee council supervisor dispatcher dispatchers haulier hauliers bank estate parish union")

// concern is a stakeholder whose concern the reply has not named, with the concern:
// "the park owner: insurance excess after the last claim".
func (j *judged) concern() string {
	for i, s := range j.p.sit.Stakeholders {
		if j.used(topicStakeholder, i) {
			continue
		}
		if who, c, ok := strings.Cut(s, ":"); ok && len(c) < 120 {
			return lowerFirst(trimmed(who)) + ": " + trimmed(c)
		}
	}
	return ""
}

func (j *judged) forWhom() string {
	if n := trimmed(j.p.sit.BuyerName); n != "" {
		return " for " + n
	}
	return ""
}
