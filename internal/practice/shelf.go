package practice

import (
	"sync"

	"spar/internal/scenario"
	"spar/internal/store"
)

// shelf holds what was read of the library, for all who practise on it: a thousand
// sessions of one scenario share one. What is on it never changes, so any number of
// people may read it at once.
type shelf struct {
	mu     sync.Mutex
	parsed map[string]entry // the library's files as they were last parsed, by file name
	// older are texts that talks were begun with and that the library has otherwise now.
	older map[string]*scenario.Scenario
	// plain are scenarios with their own values for all parameters, by what they were
	// filled from.
	plain map[*scenario.Scenario]*scenario.Scenario
}

func newShelf() *shelf {
	return &shelf{parsed: map[string]entry{}, older: map[string]*scenario.Scenario{}, plain: map[*scenario.Scenario]*scenario.Scenario{}}
}

// mostKept bounds what is kept besides the library; it is read anew when it is needed.
const mostKept = 256

// decode is scenario.Decode that reads each text once.
func (s *shelf) decode(name string, src []byte) (*scenario.Scenario, []scenario.Problem) {
	key := name + " " + store.Digest(src)
	s.mu.Lock()
	e, sc := s.parsed[name], s.older[key]
	s.mu.Unlock()
	switch {
	case e.scenario != nil && string(e.body) == string(src):
		return e.scenario, nil
	case sc != nil:
		return sc, nil
	}
	sc, problems := scenario.Decode(name, src)
	if sc != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		if len(s.older) >= mostKept {
			clear(s.older)
		}
		s.older[key] = sc
	}
	return sc, problems
}

// fill is raw.FillFor. Where nobody's own values and no memory come in, all share the
// same filled scenario.
func (s *shelf) fill(raw *scenario.Scenario, set map[string]string, memory []scenario.Episode) (*scenario.Scenario, error) {
	if len(set) > 0 || len(memory) > 0 {
		return raw.FillFor(set, memory)
	}
	s.mu.Lock()
	sc := s.plain[raw]
	s.mu.Unlock()
	if sc != nil {
		return sc, nil
	}
	sc, err := raw.FillFor(nil, nil)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.plain) >= mostKept {
		clear(s.plain)
	}
	s.plain[raw] = sc
	return sc, nil
}
