package grade

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
)

// keptReady is how many situations are kept ready at most.
const keptReady = 256

// readySituations keeps situations ready that come again, for all workers.
type readySituations struct {
	lookup Lookup
	mu     sync.Mutex
	ready  map[string]*readySituation // by all that the line says of it
}

// readySituation is made ready by the first who asks; others wait for it.
type readySituation struct {
	once sync.Once
	p    *prepared
	err  error
}

// get makes the line's situation ready, or finds it ready.
func (r *readySituations) get(key []byte, in *bulkIn) (*prepared, error) {
	r.mu.Lock()
	one := r.ready[string(key)]
	if one == nil {
		if len(r.ready) >= keptReady {
			clear(r.ready)
		}
		one = &readySituation{}
		r.ready[string(key)] = one
	}
	r.mu.Unlock()
	one.once.Do(func() { one.p, one.err = r.prepare(in) })
	return one.p, one.err
}

// prepare makes the line's situation ready.
func (r *readySituations) prepare(in *bulkIn) (*prepared, error) {
	var sit Situation
	switch {
	case len(in.Situation) > 0 && !bytes.Equal(in.Situation, []byte("null")):
		if err := json.Unmarshal(in.Situation, &sit); err != nil {
			return nil, fmt.Errorf(`"situation": %w`, err)
		}
	case in.Scenario == "":
		return nil, errors.New(`neither "situation" nor "scenario"`)
	case r.lookup == nil:
		return nil, errors.New("no scenarios to look in")
	default:
		found, err := r.lookup(in.Scenario, in.Beat)
		if err != nil {
			return nil, err
		}
		sit = *found
	}
	if len(in.History) > 0 {
		var h []Turn
		if err := json.Unmarshal(in.History, &h); err != nil {
			return nil, fmt.Errorf(`"history": %w`, err)
		}
		sit.History = h
	}
	return prepare(&sit), nil
}
