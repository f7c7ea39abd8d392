package sshd

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// figures are what a server counts about itself. They hold no names and no text.
type figures struct {
	sessions atomic.Int64 // that were begun
	open     atomic.Int64
	panics   atomic.Int64
	keys     atomic.Int64 // bytes in
	frames   atomic.Int64 // bytes out

	mu      sync.Mutex
	turned  map[string]int64 // refused, by why
	failed  map[string]int64 // greetings
	asks    map[string]int64 // refused requests, by kind
	buckets [len(echoBounds) + 1]int64
	echoSum time.Duration
}

// echoBounds are the upper bounds of the histogram of key to echo, in seconds.
var echoBounds = [...]float64{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1}

func newFigures() *figures {
	return &figures{turned: map[string]int64{}, failed: map[string]int64{}, asks: map[string]int64{}}
}

func (f *figures) began()    { f.sessions.Add(1); f.open.Add(1) }
func (f *figures) ended()    { f.open.Add(-1) }
func (f *figures) panicked() { f.panics.Add(1) }

func (f *figures) count(in map[string]int64, key string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	in[key]++
}

func (f *figures) refused(why refusal)       { f.count(f.turned, string(why)) }
func (f *figures) greetingFailed(why string) { f.count(f.failed, why) }

// refusedAsk counts what a client asked for and did not get. What it calls that is its
// own word: only those that are known get a line of their own.
func (f *figures) refusedAsk(kind string) {
	switch kind {
	case "exec", "subsystem", "session", "direct-tcpip", "tcpip-forward", "x11-req", "auth-agent-req@openssh.com":
	default:
		kind = "other"
	}
	f.count(f.asks, kind)
}

// meter measures one session: from a key to the next thing drawn.
type meter struct {
	f     *figures
	since atomic.Int64 // when a key came that nothing was drawn for yet; 0 for none
}

func (f *figures) meter() *meter { return &meter{f: f} }

func (m *meter) typed() {
	m.f.keys.Add(1)
	m.since.CompareAndSwap(0, time.Now().UnixNano())
}

func (m *meter) wrote(n int) {
	m.f.frames.Add(int64(n))
	since := m.since.Swap(0)
	if since == 0 {
		return
	}
	took := time.Duration(time.Now().UnixNano() - since)
	m.f.mu.Lock()
	defer m.f.mu.Unlock()
	m.f.echoSum += took
	for i, bound := range echoBounds {
		if took.Seconds() <= bound {
			m.f.buckets[i]++
			return
		}
	}
	m.f.buckets[len(echoBounds)]++
}

// WriteTo writes the figures as Prometheus reads them (text format 0.0.4).
func (s *Server) WriteTo(w io.Writer) (int64, error) {
	waiting, _, people := s.gate.counts()
	f := s.figures
	e := &exposition{}
	e.one("spar_sessions_open", "gauge", "Sessions that are open now.", f.open.Load())
	e.one("spar_people_open", "gauge", "People who have a session open now.", int64(people))
	e.one("spar_connections_waiting", "gauge", "Connections that are nobody's yet.", int64(waiting))
	e.one("spar_sessions_total", "counter", "Sessions that were begun.", f.sessions.Load())
	e.one("spar_panics_total", "counter", "Sessions that a fault of the program ended.", f.panics.Load())
	e.one("spar_input_total", "counter", "Reads of what people typed.", f.keys.Load())
	e.one("spar_output_bytes_total", "counter", "Bytes of what was drawn.", f.frames.Load())
	f.mu.Lock()
	defer f.mu.Unlock()
	e.many("spar_refused_total", "Connections and sessions that a limit refused.", "limit", f.turned)
	e.many("spar_greetings_failed_total", "Connections that did not get as far as a key.", "why", f.failed)
	e.many("spar_asks_refused_total", "Requests that this server never grants.", "kind", f.asks)
	e.head("spar_echo_seconds", "histogram", "From a key to the next thing drawn, inside the server.")
	sum := int64(0)
	for i, bound := range echoBounds {
		sum += f.buckets[i]
		e.line(`spar_echo_seconds_bucket{le="%g"} %d`, bound, sum)
	}
	sum += f.buckets[len(echoBounds)]
	e.line(`spar_echo_seconds_bucket{le="+Inf"} %d`, sum)
	e.line("spar_echo_seconds_sum %g", f.echoSum.Seconds())
	e.line("spar_echo_seconds_count %d", sum)
	n, err := io.WriteString(w, e.b.String())
	return int64(n), err
}

func (e *exposition) line(format string, args ...any) { fmt.Fprintf(&e.b, format+"\n", args...) }
