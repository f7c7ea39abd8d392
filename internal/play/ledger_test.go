package play

import (
	"math"
	"reflect"
	"testing"

	"spar/internal/grade"
)

// TestBook plays offers one after another and looks at what stands in the end.
func TestBook(t *testing.T) {
	price := func(p float64, what, back string) grade.Term {
		return grade.Term{Percent: p, Concession: -1, What: what, For: back}
	}
	thing := func(i int, what, back string) grade.Term {
		return grade.Term{Concession: i, What: what, For: back}
	}
	tests := []struct {
		name             string
		terms            []grade.Term
		booked, standing int
		given, discount  float64
	}{
		{"five for nothing", []grade.Term{price(5, "5%", "")}, 1, 1, 5, 5},
		{"the same five twice", []grade.Term{price(5, "5%", ""), price(5, "5% it is", "")}, 1, 1, 5, 5},
		{"five, then eight in all", []grade.Term{price(5, "5%", ""), price(8, "8%", "")}, 2, 2, 8, 8},
		{"five, then back to three", []grade.Term{price(5, "5%", ""), price(3, "3%", "")}, 1, 1, 5, 5},
		{"five and another two", []grade.Term{price(5, "5%", ""), price(2, "another 2%", "")}, 2, 2, 7, 7},
		{"five for a term", []grade.Term{price(5, "5%", "three years")}, 1, 1, 0, 5},
		{"the same trade twice", []grade.Term{price(5, "5%", "three years"), price(5, "5 percent", "Three  years")}, 1, 1, 0, 5},
		{"a trade that loses its return", []grade.Term{price(5, "5%", "three years"), price(5, "fine, 5%", "")}, 2, 1, 5, 5},
		{"a trade for something else", []grade.Term{price(5, "5%", "three years"), price(5, "5%", "a case study")}, 2, 1, 0, 5},
		{"three given, eight in trade", []grade.Term{price(3, "3%", ""), price(8, "8%", "two years")}, 2, 2, 3, 8},
		{"a trade and another two on top", []grade.Term{price(5, "5%", "two years"), price(2, "another 2%", "")}, 2, 2, 2, 7},
		{"delivery twice", []grade.Term{thing(0, "free delivery", ""), thing(0, "the delivery", "")}, 1, 1, 0, 0},
		{"delivery traded, then for nothing", []grade.Term{thing(0, "delivery", "a yes"), thing(0, "delivery", "")}, 2, 1, 0, 0},
		{"delivery and price", []grade.Term{thing(0, "delivery", ""), price(5, "5%", "")}, 2, 2, 5, 5},
		{"something unlisted twice", []grade.Term{thing(-1, "A free hat", ""), thing(-1, "a free  hat", "")}, 1, 1, 0, 0},
		{"an index out of range", []grade.Term{thing(9, "what", "")}, 1, 1, 0, 0},
		{"more than everything", []grade.Term{price(250, "250%", "")}, 1, 1, 100, 100},
		{"no number at all", []grade.Term{price(math.NaN(), "?", "")}, 1, 1, 0, 0},
	}
	offer := bolts().Offer
	for _, tt := range tests {
		var ledger []Entry
		var events []Event
		for i, term := range tt.terms {
			events = append(events, Marked{})
			now, e, ok := book(ledger, term, offer, i+1)
			if ok {
				events = append(events, Gave{Turn: i + 1, Entry: e})
			}
			ledger = now
		}
		st := State{Ledger: ledger}
		if _, n := find[Gave](events); n != tt.booked || len(ledger) != tt.standing {
			t.Errorf("%s: booked %d, standing %d: %+v", tt.name, n, len(ledger), ledger)
		}
		if st.Given() != tt.given || st.Discount() != tt.discount {
			t.Errorf("%s: given %v, discount %v: %+v", tt.name, st.Given(), st.Discount(), ledger)
		}
		if got := Ledger(events); !reflect.DeepEqual(got, ledger) {
			t.Errorf("%s: from the events %+v, from the state %+v", tt.name, got, ledger)
		}
	}
}

func TestWhatAnEntryCosts(t *testing.T) {
	_, e, ok := book(nil, grade.Term{Percent: 5, Concession: -1, What: "5%"}, bolts().Offer, 2)
	if !ok || e.Turn != 2 || e.Cost != 2400 || math.Abs(e.ProfitLost-1.0/6) > 1e-12 {
		t.Errorf("five percent of 48,000 at a margin of 30: %+v", e)
	}
	offer := bolts().Offer
	offer.Margin = 0
	if _, e, _ = book(nil, grade.Term{Percent: 5, Concession: -1}, offer, 1); e.ProfitLost != 0 {
		t.Errorf("no margin known, profit lost %v", e.ProfitLost)
	}
}

func TestTheLedgerForgetsATurnTakenBack(t *testing.T) {
	sc := bolts()
	st, events := Begin(sc, 1)
	five := marks(terms(grade.Term{Percent: 5, Concession: -1, What: "5%", For: "two years"}))
	st, more := say(t, sc, st, "5% for two years", five)
	events = append(events, more...)
	st, more = say(t, sc, st, "Fine, 5%", marks(terms(grade.Term{Percent: 5, Concession: -1, What: "5%"})))
	events = append(events, more...)
	if st.Given() != 5 {
		t.Fatalf("given %v", st.Given())
	}
	st, more, err := Again(sc, st)
	if err != nil {
		t.Fatal(err)
	}
	events = append(events, more...)
	if st.Given() != 0 || st.Discount() != 5 || !reflect.DeepEqual(Ledger(events), st.Ledger) {
		t.Errorf("state %+v, events %+v", st.Ledger, Ledger(events))
	}
}
