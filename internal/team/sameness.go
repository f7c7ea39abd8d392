package team

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"spar/internal/practice"
	"spar/internal/store"
	"spar/internal/text"
)

// Phrases that are looked for have from shortPhrase to longPhrase words; one is the team's
// where at least sharedBy people use it, in at least two scenarios: what stands in the
// material of one scenario is no habit of speech.
const (
	shortPhrase = 3
	longPhrase  = 6
	sharedBy    = 3
	mostPhrases = 25
)

// Sameness says how alike a team sounds, to itself and to every rival. It names nobody.
type Sameness struct {
	Drill   string `json:"drill"`
	Title   string `json:"title"`
	NotFor  string `json:"not_for"`
	People  int    `json:"people"`
	Replies int    `json:"replies"`
	// Masked is true while fewer than Fewest people have said anything; nothing else is
	// told then.
	Masked bool `json:"masked"`
	// Ours are phrases that several people of the team use, Rivals those that every rival
	// uses and that somebody here uses too.
	Ours   []Phrase `json:"ours"`
	Rivals []Phrase `json:"rivals"`
	// Openings say how alike the first replies are, by scenario; Alike is their mean over
	// all pairs, resting on Pairs.
	Openings []Opening `json:"openings"`
	Alike    float64   `json:"alike"`
	Pairs    int       `json:"pairs"`
}

// Phrase is what is said in the same words, by how many people in how many replies.
type Phrase struct {
	Words   string `json:"words"`
	People  int    `json:"people"`
	Replies int    `json:"replies"`
}

// Opening is how alike the first replies in a scenario are: the mean resemblance of each
// pair of people.
type Opening struct {
	Scenario string  `json:"scenario"`
	Title    string  `json:"title"`
	People   int     `json:"people"`
	Alike    float64 `json:"alike"`
	Most     float64 `json:"most_alike"` // of any pair
}

// Sameness works out how alike the members sound in the drill.
func (d *Drill) Sameness(members []Member) Sameness {
	s := Sameness{Drill: d.ID, Title: d.Title, NotFor: NotForDecisions, Ours: []Phrase{}, Rivals: []Phrase{}, Openings: []Opening{}}
	ours, rivals := newUses(), newUses()
	openings := map[string][]map[string]bool{}
	for _, m := range members {
		spoke, opened := false, map[string]bool{}
		for _, t := range m.Tries {
			for i, said := range m.Said[t.Attempt] {
				if !said.Counts {
					continue
				}
				spoke = true
				s.Replies++
				words := wordsOf(said.Text)
				if i == 0 && !opened[t.Item] {
					opened[t.Item] = true
					openings[t.Item] = append(openings[t.Item], shingles(words))
				}
				for n := shortPhrase; n <= longPhrase; n++ {
					ours.add(grams(words, n), m.ID, t.Item)
				}
				rivals.add(said.Common, m.ID, t.Item)
			}
		}
		if spoke {
			s.People++
		}
	}
	if s.Masked = s.People < Fewest; s.Masked {
		s.Replies = 0
		return s
	}
	s.Ours, s.Rivals = ours.shared(sharedBy, 2), rivals.shared(sharedBy, 1)
	s.openings(d, openings)
	return s
}

// openings compares every pair of first replies in each scenario that enough people opened.
func (s *Sameness) openings(d *Drill, of map[string][]map[string]bool) {
	sum := 0.0
	for _, ph := range d.Phases() {
		for _, e := range ph.Scenarios {
			sets := of[e.Scenario]
			if len(sets) < Fewest {
				continue
			}
			o := Opening{Scenario: e.Scenario, Title: d.Titles[e.Scenario], People: len(sets)}
			pairs, all := 0, 0.0
			for i := range sets {
				for j := range i {
					r := resemblance(sets[i], sets[j])
					all, pairs, o.Most = all+r, pairs+1, max(o.Most, r)
				}
			}
			o.Alike = all / float64(pairs)
			sum, s.Pairs = sum+all, s.Pairs+pairs
			s.Openings = append(s.Openings, o)
			delete(of, e.Scenario) // a scenario of two phases is told once
		}
	}
	if s.Pairs > 0 {
		s.Alike = sum / float64(s.Pairs)
	}
}

// resemblance of two sets of shingles is the part of all that both have, 0 to 1
// (A. Z. Broder, "On the resemblance and containment of documents", 1997).
func resemblance(a, b map[string]bool) float64 {
	both := 0
	for g := range a {
		if b[g] {
			both++
		}
	}
	all := len(a) + len(b) - both
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}

// shingles are the runs of three words of a reply; of a shorter one, the whole of it.
func shingles(words []string) map[string]bool {
	set := map[string]bool{}
	for _, g := range grams(words, min(shortPhrase, len(words))) {
		set[g] = true
	}
	return set
}

// grams are the runs of n words, each once.
func grams(words []string, n int) []string {
	var all []string
	for i := 0; n > 0 && i+n <= len(words); i++ {
		if g := strings.Join(words[i:i+n], " "); !slices.Contains(all, g) {
			all = append(all, g)
		}
	}
	return all
}

// wordsOf are the words of a reply, folded, without punctuation.
func wordsOf(reply string) []string {
	line := text.Parse(reply)
	words := make([]string, len(line.Words))
	for i, w := range line.Words {
		words[i] = w.Text
	}
	return words
}

// uses counts who uses which phrase, and where.
type uses struct {
	people, places map[string]map[string]bool
	replies        map[string]int
}

func newUses() uses {
	return uses{map[string]map[string]bool{}, map[string]map[string]bool{}, map[string]int{}}
}

func (u uses) add(phrases []string, person, place string) {
	for _, p := range phrases {
		if u.people[p] == nil {
			u.people[p], u.places[p] = map[string]bool{}, map[string]bool{}
		}
		u.people[p][person], u.places[p][place] = true, true
		u.replies[p]++
	}
}

// shared are the phrases of at least so many people and places, those of most people
// first, and of two of which one holds the other only the longer, where as many use it.
func (u uses) shared(people, places int) []Phrase {
	all := []Phrase{}
	for p, who := range u.people {
		if len(who) >= people && len(u.places[p]) >= places {
			all = append(all, Phrase{p, len(who), u.replies[p]})
		}
	}
	slices.SortFunc(all, func(a, b Phrase) int {
		return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(len(b.Words), len(a.Words)), cmp.Compare(a.Words, b.Words))
	})
	kept := []Phrase{}
	for _, p := range all {
		within := func(k Phrase) bool { return k.People >= p.People && strings.Contains(" "+k.Words+" ", " "+p.Words+" ") }
		if len(kept) < mostPhrases && !slices.ContainsFunc(kept, within) {
			kept = append(kept, p)
		}
	}
	return kept
}

// Sameness is how alike the team sounds in a drill, for whoever may see it.
func (t *Team) Sameness(ctx context.Context, by store.Person, d *Drill) (Sameness, error) {
	if err := may(Role(by.Role), Teams, SeeSameness); err != nil {
		return Sameness{}, err
	}
	p := practice.New(t.store.Everyone(), nil, practice.Options{Now: t.opts.Now})
	runs, err := p.ReadRuns(ctx)
	if err != nil {
		return Sameness{}, err
	}
	members, err := (&Gatherer{st: t.store, p: p, runs: runs, report: true}).members(ctx, d)
	if err != nil {
		return Sameness{}, fmt.Errorf("read what was said: %w", err)
	}
	return d.Sameness(members), nil
}
