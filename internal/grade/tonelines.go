package grade

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// ToneLine is a sentence that sellers type beside what they have to say: one with contempt,
// blame or a threat in it, or one that shares its words and harms nobody.
type ToneLine struct {
	Hard bool
	Text string // {buyer}, {role} and {offer} stand for those of a situation
}

// ReadToneLines reads one sentence a line: "hard" or "fair", a tab, the sentence.
func ReadToneLines(r io.Reader) ([]ToneLine, error) {
	var out []ToneLine
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		kind, said, ok := strings.Cut(in.Text(), "\t")
		if !ok || kind != "hard" && kind != "fair" || said == "" {
			return nil, fmt.Errorf("line %d: want hard or fair, a tab and a sentence, got %q", n, in.Text())
		}
		out = append(out, ToneLine{kind == "hard", said})
	}
	return out, in.Err()
}

// To is the sentence as it is said to the buyer of a situation.
func (l *ToneLine) To(s *Situation) string {
	first, _, _ := strings.Cut(s.BuyerName, " ")
	item, _, _ := strings.Cut(s.Offer.Item, ",")
	return strings.NewReplacer("{buyer}", first, "{role}", s.BuyerRole, "{offer}", item).Replace(l.Text)
}
