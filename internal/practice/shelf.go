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
	// called are what texts call for, by their digests: it follows from the text alone.
	// callsRead is true once what the database has of it was read.
	called    map[string]wants
	callsRead bool

	// learning is held while a library's calls are worked out, which takes a second of all
	// processors: forty people who come at once wait for one of them.
	learning sync.Mutex
}

func newShelf() *shelf {
	return &shelf{parsed: map[string]entry{}, older: map[string]*scenario.Scenario{}, plain: map[*scenario.Scenario]*scenario.Scenario{}, called: map[string]wants{}}
}

// mostKept bounds what is kept besides the library; it is read anew when it is needed.
const mostKept = 256

// callsOf is what the text of a digest calls for, where that is known.
func (s *shelf) callsOf(digest string) (wants, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w, ok := s.called[digest]
	return w, ok
}

// learned keeps what the text of a digest calls for.
func (s *shelf) learned(digest string, w wants) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.called) >= 4*mostKept {
		clear(s.called)
	}
	s.called[digest] = w
}

// readCalls does read once, unless it fails.
func (s *shelf) readCalls(read func() error) error {
	s.mu.Lock()
	done := s.callsRead
	s.mu.Unlock()
	if done {
		return nil
	}
	err := read()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.callsRead = err == nil
	return err
}

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
