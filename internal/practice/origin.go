package practice

import (
	"encoding/json"
	"fmt"
	"reflect"

	"spar/internal/scenario"
	"spar/internal/store"
)

// origin is what there is to say of how an attempt began. It is stored as the text of
// its first line, so that exports carry it; an ordinary talk has none.
type origin struct {
	// Attempt and Turn are from where a fork goes another way.
	Attempt string `json:"of,omitempty"`
	Turn    int    `json:"turn,omitempty"`
	// Seconds is how long a reply may take in a timed attempt.
	Seconds float64 `json:"limit_seconds,omitempty"`
	// Beat is the beat that is practised alone.
	Beat string `json:"beat,omitempty"`
	// Memory is what the account's client remembered when the attempt began.
	Memory []scenario.Episode `json:"memory,omitempty"`
	// Run is the attempt's place in a drill.
	Run *Run `json:"run,omitempty"`
}

// text is the origin as a line holds it, "" for an ordinary talk.
func (o origin) text() (string, error) {
	if reflect.DeepEqual(o, origin{}) {
		return "", nil
	}
	b, err := json.Marshal(o)
	if err != nil {
		return "", fmt.Errorf("how the attempt began: %w", err)
	}
	return string(b), nil
}

// originOf reads the first line; the zero origin where it says nothing.
func originOf(lines []store.Line) origin {
	var o origin
	if len(lines) == 0 || lines[0].Text == "" || json.Unmarshal([]byte(lines[0].Text), &o) != nil {
		return origin{}
	}
	return o
}
