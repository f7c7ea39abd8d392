package text

import (
	"strings"
	"sync"
)

// vocabulary is the words that a slip of the finger is set right to: those that
// carry a deal. A typed word one edit away from exactly such a word, and no English
// word of its own (nearMisses), is taken for it.
const vocabulary = `
about accept accounts afford again agree agreed allow already amount annual another answer anything apologize approval approve
because before best better between boss budget cannot change charge cheaper check client colleague come commit committee competitor concession
contract could customer deadline deal decide decision definitely deliver delivery department difference different director discount discuss does
drop email enough every exactly exchange extra favor fifteen figure finance first five flexible forget Friday free give going grand great
guarantee halfway happen happy hundred instead invoice later leave little lower lowest manager margin market match matter maybe meeting meet middle
might minute money monday month monthly morning moving negotiate never nothing number offer office onboarding only order others outcome
partner payment penny people percent percentage perhaps permission please position possible pressure price pricing probably problem product
project promise proposal propose quality quarter question quick quote rather really reason reduce reduction remove return review right
saturday savings schedule scope second separate service settle seven shave should sign signature signed signing since small somebody someone something
sorry split standard start still straight supervisor support sweeten terms thank their there thing think though thought thousand three
throw thursday today together tomorrow training trial trust tuesday twenty twelve understand until upfront value waive warranty
wednesday week what where whether which while without wonder worth would years yes yesterday your`

// nearMisses are English words one edit away from a word of the vocabulary.
const nearMisses = `
abut alight budge happens bast batter setter letter bettor bosses budges changed changer charged charger chance change chants checks cheek chick chuck clients clint
comet comes cones coma could cold courts contact contrast contracts customs deals dead dear dale decided decides decisive deliverer different difference drops crop prop
flour floor fours fiver fires fiber figures filing final gives given giver grind brand grant grands greet groat treat heat halves marry hippy harpy lover slower flower power tower rower lowers
managers margins markets marked mark hatch catch watch patch latch matches batch master patter latter natter maters meetings meet melt meat riddle fiddle muddle paddle
eight light night sight fight tight minutes honey boney many more mints moths mouth mouths mooring moving loving roving numbed numbers lumber slumber offers differ over order orders older other border
partners payments pens perry penny people pebble percents petite parcel position positions possibly pressured prize pride prince prick prices priced pricey slice spice rice trice price
problems products projects promised promises proposals proposed purpose quart quarters quoted quotes quite quota rater other father lather ready really reasons season treason reused remote returns
reviews tight night bright fright weight might sight scopes slope scape scone services service settled settles kettle nettle seen severe never share shave slave shove shade shaves sings sigh sighed singed signs singing sins
small smell stall spall smelt sorts sorry worry story lorry spit slit splits standards tart star stare stars smart stilt stile skill spill supports trams teams germs thanks tank think thin chin thins things thong thins thing thinks
throe throws grow through threw thrown thaw toady trails trail rust crust truss trusts values valued valve waiver waived wave wives weeks weak seek meek week wonders yonder wander worthy north forth
world would wound mould could yearn yeas year hears pears bears tears years hour tour four pour yours young where there here three tree the these theme then them those tho trough tough though thought thoughts
whole whale while white whilst which witch watch whit who wheat whet were was want went rights wright
came comer comedy some dome home tome lone line live love five dive file fine fire firs fist frist thirst burst fist dist sorest offer refer defer buffer suffer coffer doffer
sell cell small stall beast breast least feast test rest nest west pest fest bets accepts accepted except excepts afford affords alloy allows aloud agreed agrees agreeable amounts angel annul answers another mother brother bother
approvals approved approves apples leaves leave lave heave weave leaf later water hater eater latex lather alter laser layer lager rather gather offices officer officers only oily once one ones trading raining straining draining training drain brain
trial trail trials trill tribal support sport settle mettle seven sever eleven heaven given driven leven raven haven even event evens seventh second seconds seconded started starts stated state straits strait sweetens sweeter
theirs their heir there thee three threw terns term germs term worth forth wort worths`

// fixes maps the deletions of every vocabulary word to the word, in the manner of
// symmetric-delete spelling: two words one edit apart share a deletion.
type fixes struct {
	words   map[string]bool
	deletes map[string]string
}

var typos = sync.OnceValue(func() *fixes {
	f := &fixes{words: map[string]bool{}, deletes: map[string]string{}}
	for w := range strings.FieldsSeq(nearMisses) {
		f.words[w] = true
	}
	for w := range strings.FieldsSeq(strings.ToLower(vocabulary)) {
		f.words[w] = true
	}
	for w := range strings.FieldsSeq(strings.ToLower(vocabulary)) {
		if len(w) < 5 {
			continue
		}
		f.note(w, w)
		for i := range len(w) {
			f.note(w[:i]+w[i+1:], w)
		}
	}
	return f
})

// note keeps a deletion for its word; one shared by two words belongs to neither.
func (f *fixes) note(d, w string) {
	if old, ok := f.deletes[d]; ok && old != w {
		w = ""
	}
	f.deletes[d] = w
}

// untypo is the vocabulary word that t is a slip of, or "". The first letter must be
// right: slips there are rare and real words abound.
func untypo(t string) string {
	f := typos()
	if f.words[t] || t[0] < 'a' || t[0] > 'z' {
		return ""
	}
	var buf [32]byte
	if len(t) > len(buf) {
		return ""
	}
	if w := f.deletes[t]; w != "" && w[0] == t[0] {
		return keepEnding(t, w) // a letter left out
	}
	for i := 1; i < len(t); i++ {
		d := append(append(buf[:0], t[:i]...), t[i+1:]...)
		w := f.deletes[string(d)]
		if w == "" || w[0] != t[0] || len(w) < 5 {
			continue
		}
		if len(w) == len(t)-1 || len(w) == len(t) && swapped(t, w) {
			return keepEnding(t, w) // a letter too many, or two letters changed about
		}
	}
	return ""
}

// swapped reports that t is w with two neighbouring letters changed about.
func swapped(t, w string) bool {
	for i := 0; i+1 < len(t); i++ {
		if t[i] != w[i] {
			return t[i] == w[i+1] && t[i+1] == w[i] && t[i+2:] == w[i+2:]
		}
	}
	return false
}

// keepEnding refuses a change that only adds or drops an inflection: "prices" is a
// plural, no slip of "price".
func keepEnding(t, w string) string {
	for _, e := range [...]string{"s", "d", "r", "y", "n"} {
		if t == w+e || w == t+e {
			return ""
		}
	}
	return w
}
