package scenario

import (
	"slices"
	"strings"
	"sync"

	"spar/internal/grade"
)

// priceTalk are the words without which a reply gives no price away, unless it names
// a lower one. A model reply with none of them is not graded, since grading costs more
// than all other checks.
var priceTalk = [...]string{
	"%", "percent", "per cent", "discount", "cheaper", "reduc", "middle", "split",
	"drop", " cut", "knock", "match", "throw", "includ", "waiv", "on us", "no charge", "come down",
	"for nothing", "on the house", "in between", "flexible", "special price", " is fine", "forget the",
}

// wholeWords are more of them that other words begin or end with: offer, freeze, flower.
var wholeWords = [...]string{"off", "free", "lower", "half", "halve", "halfway", "ok", "okay", "sure", "of course", "i could"}

// hours stand behind the halves of no price: half past nine, half an hour.
var hours = [...]string{"past", "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// holdsWord reports whether the word stands in the text by itself, and not as a half of
// some hour.
func holdsWord(small, word string) bool {
	letter := func(i int) bool { return i >= 0 && i < len(small) && small[i] >= 'a' && small[i] <= 'z' }
	for from := 0; ; {
		at := strings.Index(small[from:], word)
		if at < 0 {
			return false
		}
		at += from
		from = at + len(word)
		if letter(at-1) || letter(from) {
			continue
		}
		if word == "half" {
			next, _, _ := strings.Cut(strings.TrimLeft(small[from:], " "), " ")
			if slices.Contains(hours[:], next) {
				continue
			}
		}
		return true
	}
}

// mayGiveAway reports whether it is worth asking the grader about a reply, or about a
// sentence of one.
func mayGiveAway(reply string, price float64) bool {
	small := strings.ToLower(reply)
	for _, word := range priceTalk {
		if strings.Contains(small, word) {
			return true
		}
	}
	for _, word := range wholeWords {
		if holdsWord(small, word) {
			return true
		}
	}
	if !mayHoldFigure(reply) {
		return false
	}
	for _, m := range figure.FindAllStringSubmatch(reply, -1) {
		if v, ok := parseAmount(m[1]); ok && v < price && v >= price/2 {
			return true
		}
	}
	return false
}

// givesAway asks the grader whether a reply gives price away: first of the sentences that
// speak of price alone, and only where they do of the whole reply, in which something may
// come back for it. Grading takes as long as the words it is given.
func givesAway(prepared func() grade.Prepared, reply string, price float64) bool {
	if !mayGiveAway(reply, price) {
		return false
	}
	var talk []string
	for s := range sentences(reply) {
		if mayGiveAway(s, price) {
			talk = append(talk, s)
		}
	}
	if len(talk) == 0 {
		return false
	}
	gives := func(s string) bool { return prepared().Gives(s) }
	said := strings.Join(talk, " ")
	return gives(said) && (len(said) == len(reply) || gives(reply))
}

// checkModels finds model replies that give price away: the first thing a trainee
// copies must not be the last thing a coach wants. The grader is told of the offer
// alone, once for the whole file: what a model reply gives it gives in its own words.
func checkModels(s *checking) {
	if s.Offer.Price == 0 {
		return
	}
	prepared := sync.OnceValue(func() grade.Prepared { // many files speak of price nowhere
		return grade.Prepare(&grade.Situation{Offer: s.Situation(&s.Beats[0]).Offer})
	})
	for i, b := range s.Beats {
		for j, m := range b.Models {
			if givesAway(prepared, m, s.Offer.Price) {
				s.wrongAt("beats"+index(i)+".models"+index(j), CodeModel, "hold the price, or ask for something of value in return",
					"the grader reads this model reply of beat %s as giving price away", quote(b.ID))
			}
		}
	}
}
