package grade

import (
	"encoding/json"
	"fmt"
	"io"
)

// Contrast is a relation that every right grader satisfies: how the levels of reply A
// compare with those of B, or between which bounds they lie.
type Contrast struct {
	ID     string         `json:"id"`
	Kind   string         `json:"kind"`
	Beat   string         `json:"beat"`
	A      string         `json:"a"`
	B      string         `json:"b"`
	Expect [][2]string    `json:"expect"`
	Max    map[string]int `json:"max"`
	Min    map[string]int `json:"min"`

	Situation *Situation `json:"situation"`
}

// contrastKeys are the short names of the dimensions in contrast items.
var contrastKeys = [dimensions]string{"a", "v", "r", "c", "n"}

// ReadContrasts reads contrast items, one JSON object a line. Items about situations
// that are not given are left out, and missing counts them.
func ReadContrasts(r io.Reader, situations []RatedSituation) (out []Contrast, missing int, err error) {
	err = eachLine(r, func(n int, line []byte) error {
		var c Contrast
		if err := json.Unmarshal(line, &c); err != nil {
			return fmt.Errorf("contrast items, line %d: %w", n, err)
		}
		for i := range situations {
			if situations[i].Beat == c.Beat && c.Situation == nil {
				c.Situation = &situations[i].Situation
			}
		}
		if c.Situation == nil {
			missing++
			return nil
		}
		out = append(out, c)
		return nil
	})
	return out, missing, err
}

// Broken says which of the item's relations do not hold, "" when all do. ">" and
// ">=" compare levels, and "=" means within one level.
func (c *Contrast) Broken(grade func(*Situation, string) Marks) string {
	a := grade(c.Situation, c.A)
	var b Marks
	if len(c.Expect) > 0 {
		b = grade(c.Situation, c.B)
	}
	out := ""
	for d, key := range contrastKeys {
		x, y := a.Levels[d], b.Levels[d]
		for _, e := range c.Expect {
			if e[0] != key {
				continue
			}
			ok := x > y
			switch e[1] {
			case ">=":
				ok = x >= y
			case "=":
				ok = x-y <= 1 && y-x <= 1
			}
			if !ok {
				out += fmt.Sprintf(" %s: %d %s %d (%.2f, %.2f)", Dimension(d), x, e[1], y, a.Expected[d], b.Expected[d])
			}
		}
		if most, ok := c.Max[key]; ok && x > most {
			out += fmt.Sprintf(" %s: %d, at most %d", Dimension(d), x, most)
		}
		if least, ok := c.Min[key]; ok && x < least {
			out += fmt.Sprintf(" %s: %d, at least %d", Dimension(d), x, least)
		}
	}
	return out
}
