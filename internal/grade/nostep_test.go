package grade

import (
	"slices"
	"strings"
	"testing"
)

// aCrane is a buyer of another trade, that nothing is fitted on.
func aCrane() *Situation {
	return &Situation{
		Context:      "You rent tower cranes. A builder has a site by a railway; the last crane stood still eleven days because of wind permits.",
		Offer:        Offer{Item: "a slewing crane for nine months", Price: "£6,400 per month", Currency: "GBP", Concessions: []string{"the permit file done by us"}},
		Facts:        []string{"The last crane stood still eleven days", "Network Rail wants the permit file by 3 May", "A day of standstill costs £2,900"},
		Insight:      "A crane is not dear by the month, it is dear by the day it stands.",
		Stakeholders: []string{"Declan, site manager: runs the lifts", "Mrs Osei, contracts: signs"},
		BuyerName:    "Tom Harker", BuyerRole: "project lead", Competency: "commodity",
		BuyerLine: "A crane's a crane. I've three other quotes on my desk, and they're under 6,000. Why should I take yours?",
	}
}

// TestStepsAndQuestionsThatAreNone holds that a put-off, terms, a fact with a day in it and a
// deed of others are no step, and that a question somebody else asks, or words that say who
// or what is meant, are no question of ours; and that what looks like them and is one is found.
func TestStepsAndQuestionsThatAreNone(t *testing.T) {
	table := []struct {
		want    Move
		is      bool
		replies string
	}{
		{NextStep, false, `
			on the 3rd network rail wont ask what u paid a month
			On 3 May Mrs Osei will look at one line only.
			By the 3rd you'll have lost more than the month.
			By the 3rd nobody counts what the month cost.
			Then let's talk when the three quotes are in a drawer again.
			we can speak again if the wind gets better
			You open on the 6th.
			But if I say yes now you'll have half a crane on the 3rd.
			If we don't file in March, the third of May passes by itself and Declan has nothing to lift.
			I'll hold our price.
			I talk to Mrs Osei when steel gets cheaper
			on the third of may you'll see why
			ok then we talk once the budget is another one
			Let us meet when you're ready for a real crane.
			We'll do it for 6,000.
			I would do it for five nine lets say
			and I put in a second slinger per shift
			I'll do all four towers within the sum.
			We keep the hook and the file in, as before.
			You paid eleven days for a crane standing ready.
			I've a man who has done forty of those files, and he'd be yours.
			eleven days at 2,900, now that is the month`},
		{NextStep, true, `
			Let Declan and me walk the track side tomorrow at seven.
			Give me Thursday with Declan, seven till nine.
			send me the file today, i tell you by friday noon if it passes
			On Monday at eight Declan lifts the first panel, you and I stand beside him.
			Let's sit down when Mrs Osei is back, Wednesday at nine?
			If Mrs Osei signs by Friday, I stand on your site on Monday with Declan.
			I'll put Declan on the phone tomorrow.
			I bring the file on Tuesday and we read it with Mrs Osei.
			Ask Declan on Sunday in front of the crew how long it stood.
			You'll have the drawing by Wednesday noon, with Declan's mark on it.
			On Friday at six I'm on your site with Declan, and I don't leave before it turns.
			You take Mrs Osei, I take Declan, before the third.`},
		{Question, false, `
			Mrs Osei will ask you one thing, who fills in the permits, and three quotes don't say.
			Declan asks how long does it stand in the wind. That's the whole of it.
			I've a man, who has done forty rail permits, and he'd be yours.
			What makes a month dear is the day it stands, that's 2,900.
			They'll wonder, does it swing over the track, and it doesn't.`},
		{Question, true, `
			who filled in the permits for the last one
			How many days did the last one stand, and who paid them?
			I'd ask you one thing: who fills in the permits for the three others?
			Tell me, who signs the permit file at your place?
			Eleven days it stood. What did Mrs Osei say to that?`},
	}
	p := prepare(aCrane())
	for _, row := range table {
		for reply := range strings.SplitSeq(strings.TrimSpace(row.replies), "\n") {
			reply = strings.TrimSpace(reply)
			m := gradePrepared(p, reply)
			cited := slices.ContainsFunc(m.Evidence, func(e Evidence) bool { return e.Move == row.want && e.Effect == Raises })
			if found := slices.Contains(m.Moves, row.want); row.is && !found || !row.is && cited {
				t.Errorf("%s: want %v, found %v, cited %v: %q", row.want, row.is, found, cited, reply)
			}
		}
	}
}
