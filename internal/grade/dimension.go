package grade

import "fmt"

// Dimension is one of the five things a reply is graded on.
type Dimension uint8

// The dimensions, in the order they are always shown. The first two are the headline.
const (
	Assertiveness Dimension = iota
	Value
	Reframe
	Connection
	Advance
	dimensions // how many there are
)

var dimensionNames = [dimensions]string{"assertiveness", "value", "reframe", "connection", "advance"}

// Dimensions lists all five in display order.
func Dimensions() []Dimension {
	return []Dimension{Assertiveness, Value, Reframe, Connection, Advance}
}

// Headline lists the dimensions whose mean is an attempt's score.
func Headline() []Dimension { return []Dimension{Assertiveness, Value} }

// ParseDimension is the dimension of that name; false when there is none.
func ParseDimension(name string) (Dimension, bool) {
	for i, n := range dimensionNames {
		if n == name {
			return Dimension(i), true
		}
	}
	return 0, false
}

func (d Dimension) String() string {
	if int(d) < len(dimensionNames) {
		return dimensionNames[d]
	}
	return fmt.Sprintf("dimension(%d)", uint8(d))
}

// MarshalText writes the dimension's name.
func (d Dimension) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a dimension's name.
func (d *Dimension) UnmarshalText(b []byte) error {
	got, ok := ParseDimension(string(b))
	if !ok {
		return fmt.Errorf("unknown dimension %q", b)
	}
	*d = got
	return nil
}
