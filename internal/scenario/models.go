package scenario

import (
	"regexp"
	"strings"

	"spar/internal/grade"
)

// priceTalk are the words without which a reply gives no price away, unless it names
// a lower one. A model reply with none of them is not graded, since grading costs more
// than all other checks.
var priceTalk = [...]string{
	"%", "percent", "per cent", "discount", "cheaper", "lower", "reduc", "free", "half", "middle", "split",
	"drop", " cut", "knock", "match", "throw", "includ", "waiv", "on us", "no charge", "come down",
}

// off is the word, not the beginning of "offer" and "office".
var off = regexp.MustCompile(`\boff\b`)

// mayGiveAway reports whether it is worth asking the grader about a reply.
func mayGiveAway(reply string, price float64) bool {
	small := strings.ToLower(reply)
	if off.MatchString(small) {
		return true
	}
	for _, word := range priceTalk {
		if strings.Contains(small, word) {
			return true
		}
	}
	if !strings.ContainsAny(reply, "0123456789") {
		return false
	}
	for _, m := range figure.FindAllStringSubmatch(reply, -1) {
		if v, ok := parseAmount(m[1]); ok && v < price && v >= price/2 {
			return true
		}
	}
	return false
}

// checkModels finds model replies that give price away: the first thing a trainee
// copies must not be the last thing a coach wants. The grader is told of the offer
// alone, once for the whole file: what a model reply gives it gives in its own words.
func checkModels(s *checking) {
	if s.Offer.Price == 0 {
		return
	}
	prepared := grade.Prepare(&grade.Situation{Offer: s.Situation(&s.Beats[0]).Offer})
	for i, b := range s.Beats {
		for j, m := range b.Models {
			if !mayGiveAway(m, s.Offer.Price) {
				continue
			}
			marks := prepared.Bare(m)
			if marks.Has(grade.Unconditional) || marks.Has(grade.Halfway) {
				s.wrongAt("beats"+index(i)+".models"+index(j), CodeModel, "hold the price, or ask for something of value in return",
					"the grader reads this model reply of beat %s as giving price away", quote(b.ID))
			}
		}
	}
}
