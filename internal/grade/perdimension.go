package grade

import (
	"bytes"
	"encoding/json"
)

// Per holds one value for each dimension, indexed by Dimension. As JSON it is an
// object with the dimensions' names as keys, in display order.
type Per[T any] [dimensions]T

// The shapes in which Marks holds things by dimension.
type (
	Levels   = Per[int]
	Expected = Per[float64]
	Sures    = Per[bool]
	Ranges   = Per[[2]int]
	Texts    = Per[string]
)

// MarshalJSON writes the object, keys in display order, so that bytes are stable.
func (p Per[T]) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, v := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('"')
		b.WriteString(dimensionNames[i])
		b.WriteString(`":`)
		j, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		b.Write(j)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads the object; missing keys keep their value.
func (p *Per[T]) UnmarshalJSON(b []byte) error {
	var m map[Dimension]T
	if err := json.Unmarshal(b, &m); err != nil {
		return err
	}
	for d, v := range m {
		p[d] = v
	}
	return nil
}
