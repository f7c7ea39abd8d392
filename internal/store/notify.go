package store

import (
	"context"
	"sync"
)

// hub carries what is notified to those who listen in this process.
type hub struct {
	mu     sync.Mutex
	closed bool
	ears   map[string]map[chan string]bool // by channel
	done   chan struct{}                   // closed with the store
	// wire is the connection to a server on which it listens; nil until it is needed.
	wire *wire
	// marks are the notices that were seen on a file; watching is closed when nobody looks
	// for them any more, and nil before anybody does.
	marks    map[string]string
	watching chan struct{}
	notice   sync.Mutex // held while notices are left or looked for
}

// unheard is how many notes wait for a listener who is slow. More are dropped: a note
// says that something has changed, and who finds unheard of them looks anyway.
const unheard = 64

func newHub() *hub {
	return &hub{ears: map[string]map[chan string]bool{}, marks: map[string]string{}, done: make(chan struct{})}
}

// add is a new ear on a channel; ok is false when the store is closed.
func (h *hub) add(channel string) (ear chan string, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return nil, false
	}
	if h.ears[channel] == nil {
		h.ears[channel] = map[chan string]bool{}
	}
	ear = make(chan string, unheard)
	h.ears[channel][ear] = true
	return ear, true
}

// drop ends an ear; it is no error where it has ended already.
func (h *hub) drop(channel string, ear chan string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.ears[channel][ear] {
		return
	}
	delete(h.ears[channel], ear)
	if len(h.ears[channel]) == 0 {
		delete(h.ears, channel)
	}
	close(ear)
}

// tell hands payload to all who listen on channel.
func (h *hub) tell(channel, payload string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for ear := range h.ears[channel] {
		select {
		case ear <- payload:
		default: // see unheard
		}
	}
}

// channels are those on which anybody listens.
func (h *hub) channels() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	names := make([]string, 0, len(h.ears))
	for name := range h.ears {
		names = append(names, name)
	}
	return names
}

// close ends all ears.
func (h *hub) close() {
	h.mu.Lock()
	if h.closed {
		h.mu.Unlock()
		return
	}
	h.closed = true
	close(h.done)
	for _, ears := range h.ears {
		for ear := range ears {
			close(ear)
		}
	}
	h.ears = map[string]map[chan string]bool{}
	w, watching := h.wire, h.watching
	h.mu.Unlock()
	if w != nil {
		<-w.ended
	}
	if watching != nil {
		<-watching
	}
}

// begins is true for the first who listens on a file: then notices are to be watched.
func (h *hub) begins() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed || h.watching != nil {
		return false
	}
	h.watching = make(chan struct{})
	return true
}

// Notify tells all who listen on channel, on any server of the same database, that
// payload has happened. A payload is short (under 8000 bytes) and holds no reply: it
// says where to look. On a file it reaches the listeners of this process.
func (s *Store) Notify(ctx context.Context, channel, payload string) error {
	if s.server == nil {
		s.hub.tell(channel, payload)
		s.leaveNotice(ctx, channel)
		return nil
	}
	ctx, done := s.bounded(ctx)
	defer done()
	_, err := s.write.ExecContext(ctx, `SELECT pg_notify($1, $2)`, channel, payload)
	return s.classify(err)
}

// Listen gives what is notified on channel from now on, until ctx ends or the store is
// closed; then the channel is closed. A listener that is slow misses notes, and so does
// everyone while the server is away: after it is back, each gets one "" to say that it
// should look for itself.
func (s *Store) Listen(ctx context.Context, channel string) (<-chan string, error) {
	ear, ok := s.hub.add(channel)
	if !ok {
		return nil, &Error{Kind: ErrAway, Message: "the database " + s.path + " was closed", Cure: "open it again"}
	}
	if s.server != nil {
		if err := s.overhear(ctx, channel); err != nil {
			s.hub.drop(channel, ear)
			return nil, s.classify(err)
		}
	} else if s.hub.begins() {
		s.unseen(ctx) // what was told before is not news
		go s.watch()
	}
	context.AfterFunc(ctx, func() { s.hub.drop(channel, ear) })
	return ear, nil
}
