package grade

import (
	"strings"
	"testing"
)

// adviceScenes are buyers that nothing is fitted on.
var adviceScenes = map[string]*Situation{
	"harp": {Competency: "recovery", Context: "You move musical instruments. On Sunday your crew left a concert harp in the rain for forty minutes.",
		Facts: []string{"The harp stood in the rain for forty minutes", "A harp maker in Vienna can lend one on Wednesday", "The damage costs her about €7,800"}, Insight: "A harpist does not lose wood but her hands on a strange instrument.",
		Stakeholders: []string{"Lutz, stage manager: saw it", "Insurer: wants photographs"}, BuyerName: "Ines Rabl", BuyerLine: "Forty minutes in the rain. It's older than both of us. What do I play on Friday?"},
	"pads": {Context: "You are on the customer line of a firm that sends parcels. Mr Lindqvist rings to end the order. He wrote twice; both mails were closed without a reply.",
		Facts: []string{"Two parcels went to the old address", "A courier can bring a parcel today until six"}, BuyerName: "Oskar Lindqvist", BuyerLine: "I want to end it, that's all. It's no use to us any more."},
	"gutter": {Competency: "cold-call", Context: "You clean gutters of schools. You ring Jo Hartigan, caretaker.", Offer: Offer{Item: "gutter cleaning", Price: "€2,700", Currency: "EUR"},
		Facts: []string{"A classroom was shut for 19 days last November"}, Insight: "Ceilings are lost in October, when nobody goes up.",
		Stakeholders: []string{"Landlord: owns the roof"}, BuyerName: "Jo Hartigan", BuyerLine: "I'm up a ladder. Who's this?"},
	"sheep": {Competency: "insight-pushback", Context: "You sell collars that tell where sheep graze.", Offer: Offer{Item: "200 collars", Price: "£9,000", Currency: "GBP"},
		Facts: []string{"200 collars cost £9,000", "The estate counts 14 nests", "On four farms 70 lambs of 100 were lost beside the burn"}, Insight: "The eagle takes what the burn has already killed.",
		Stakeholders: []string{"His son: writes the bills", "The estate: counts nests"}, BuyerName: "Morag Kerr", BuyerLine: "It's the eagles. I lost thirty lambs and my husband is ill."},
	"kayak": {Competency: "relationship", Context: "You build kayaks. Rune's brother died in May; his boat hangs in your shed and Rune has come to fetch it.", Offer: Offer{Item: "a kayak", Price: "NOK 24,000", Currency: "NOK", Concessions: []string{"the seat refitted for Rune, for nothing"}},
		Facts: []string{"A new kayak costs NOK 24,000", "The boat was built in 2009 for two brothers"}, Insight: "He has not come for a boat.", Stakeholders: []string{"Club: has a place for one more"}, BuyerName: "Rune Dahl", BuyerLine: "So that is it. My brother never let me sit in the front."},
	"boiler": {Competency: "after-hours", Context: "It is 22:10 on a Sunday. You hold the night phone of a heating firm.", Offer: Offer{Item: "a night visit", Price: "£260", Currency: "GBP"},
		Facts: []string{"Jo could be there at 22:55", "The house has 31 residents"}, BuyerName: "Hal Dunn", BuyerLine: "Thirty-one old people and no heat. Have you got somebody or not?"},
	"lights": {Competency: "discount", Context: "You light theatres.", Offer: Offer{Item: "40 lamps", Price: "€20,000", Currency: "EUR", Concessions: []string{"payment in three parts", "a second rehearsal"}},
		Facts: []string{"40 lamps at €500", "10% is €2,000", "A rival asks €17,500", "A ladder costs €900", "Last season 11 lamps failed and two shows were stopped, €9,400", "The season begins on 4 October"}, Insight: "A lamp is cheap until the curtain is up.",
		Stakeholders: []string{"Ada Roux: what the director says about her first season", "Stage manager: the dark minute"}, BuyerName: "Ada Roux", BuyerRole: "administrator", BuyerLine: "Ten percent less and we sign."},
	"coo": {Competency: "timing", Context: "You sell dock doors.", Offer: Offer{Item: "12 doors", Price: "$90,000", Currency: "USD"}, Facts: []string{"Each lost bay costs $1,400 a day"}, Stakeholders: []string{"COO: docks that flow", "CFO: a figure for the board"},
		BuyerName: "Lorraine Petrie", BuyerRole: "Chief operating officer", BuyerLine: "(She puts down her helmet and sighs at my docks.) So?"},
	"hoists": {Context: "You sell ceiling hoists to nursing homes.", Offer: Offer{Item: "six hoists", Price: "NOK 420,000", Currency: "NOK"}, Facts: []string{"11 of 40 nurses were off last year"},
		Stakeholders: []string{"Night sister Tove: lifts alone"}, BuyerName: "Birgit Foss", BuyerLine: "Lovely things. Send me something and I'll take it to the committee."},
}

// TestAdviceFits holds what an advice asks for, and what it must not.
func TestAdviceFits(t *testing.T) {
	for _, c := range []struct {
		scene, reply string
		d            Dimension
		want, not    string
	}{
		// a failure: own it, then act, then what it cost; told by the scene where no competency does
		{"harp", "I will talk to the crew.", Connection, "Name the fault as yours", ""},
		{"harp", "Sorry for the inconvenience.", Connection, "that it was yours", ""},
		{"harp", "Our crew left it in the rain. I'm sorry.", Value, "remedy", "Lutz"},
		{"harp", "Our crew left it in the rain, I'm sorry. A harp from Vienna stands with you on Wednesday at noon.", Value, "€7,800", ""},
		{"pads", "Is there something we could do better?", Connection, "Name the fault as yours", ""},
		{"pads", "Ok, the contract ends on the 30th.", Value, "remedy", ""},
		{"gutter", "I clean gutters.", Connection, "", "fault"},
		// no day and hour for a question, nor for what is left out
		{"gutter", "When did anybody last look under the tiles up there?", Advance, "", "its day and hour"},
		{"gutter", "I ring back 3 pm, one question about November. ok?", Advance, "", "named day"},
		{"gutter", "I ring back 3 pm, one question about November. ok?", Assertiveness, "", "Say what happens next: a day"},
		{"gutter", "Hello Jo. When do you go up again on Friday?", Advance, "", "their yes"},
		{"gutter", "I'd be working for nothing on that roof.", Advance, "", "“I'd be working"},
		// what they told of themselves, and not somebody from the list
		{"sheep", "Our collars show where they graze.", Connection, "my husband is ill", "nests"},
		{"hoists", "They are very good and quiet, you will like them.", Connection, "", "day and hour"},
		// a figure that bears on the view
		{"sheep", "The eagle takes what the burn has already killed. Look beside the water first.", Reframe, "", "£9,000"},
		{"sheep", "The eagle takes what the burn has already killed. Look beside the water first.", Reframe, "", "nests"},
		// names and roles
		{"sheep", "Hi Petra, it is the burn, not the eagles.", Connection, "this is Morag Kerr, not “Petra”", ""},
		{"sheep", "Hi Morag, it is the burn, not the eagles.", Connection, "", "their own name"},
		{"sheep", "Hello there, it is the burn, not the eagles.", Connection, "", "their own name"},
		{"sheep", "Good morning, it is the burn.", Connection, "", "their own name"},
		{"sheep", "It is the burn, not the eagles.", Advance, "with his son", "the his"},
		{"gutter", "It is the gutters, not the storm.", Advance, "the landlord", "with Landlord"},
		// a failure told in one's own words is owned; the sorry is still to be said
		{"harp", "We left it in the rain and nobody of ours looked. I'll bring one from Vienna.", Connection, "Say sorry", "Name the fault"},
		{"harp", "I'll look into it.", Value, "Vienna", ""},
		{"harp", "I'll look into it.", Reframe, "Once that is owned", ""},
		// where somebody died nothing is sold
		{"kayak", "A new one would be 24,000, shall I make an offer?", Value, "Sell nothing now", "NOK"},
		{"kayak", "I am sorry, Rune.", Value, "the seat refitted", "2009"},
		{"kayak", "I am sorry, Rune.", Advance, "free to say no", "named day"},
		// hours, and not days
		{"boiler", "That is not in your contract.", Advance, "22:55", "named day"},
		// neither the price in parts, nor the cut, nor a rival's price, nor what a ladder costs
		{"lights", "No.", Value, "€9,400", ""},
		{"lights", "Last season 11 lamps failed and two shows stopped, that was 9,400.", Value, "", "€"},
		{"lights", "Ok, ten percent it is.", Assertiveness, "payment in three parts", ""},
		{"lights", "Ok, ten percent it is.", Value, "€9,400", ""},
		{"lights", "No.", Connection, "her first season", "Ten percent"},
		{"lights", "No.", Advance, "the season begins on 4 October", "Ada"},
		{"lights", "Perhaps we could take ten off.", Assertiveness, "", "say it straight"},
		{"lights", "I'd have to look what is possible.", Assertiveness, "", "say it straight"},
		// nobody is told to bring themselves, nor is anything said in brackets theirs
		{"coo", "No.", Advance, "with the CFO in it", "COO"},
		{"coo", "No.", Connection, "docks", "puts down"},
		// nobody can say the same without all of it
		{"sheep", "You would be crazy.", Assertiveness, "", "without “You"},
	} {
		m := Grade(adviceScenes[c.scene], c.reply)
		got := m.Missing[c.d]
		if !strings.Contains(got, c.want) || c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%s %v %d %v: %q\n\tgot %s\n\twant %q, not %q", c.scene, c.d, m.Levels[c.d], m.Moves, c.reply, got, c.want, c.not)
		}
	}
}

// TestAHalfOpenDoorIsNotOpened: where a price is asked and half given, leaving out the
// "perhaps" would give it whole.
func TestAHalfOpenDoorIsNotOpened(t *testing.T) {
	sits, _ := readCorpus(t)
	m := Grade(&sits[0].Situation, "I'd have to look, perhaps something is possible.")
	if got := m.Missing[Assertiveness]; strings.Contains(got, "say it straight") {
		t.Errorf("%v %q", m.Moves, got)
	}
}
