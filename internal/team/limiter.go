package team

import (
	"sync"
	"time"
)

// limiter counts wrong codes by where they come from. Twenty in ten minutes are enough:
// an office of forty behind one address mistypes less, and a code has so much chance in
// it that the limit only keeps the log and the database quiet.
type limiter struct {
	mu   sync.Mutex
	from map[string]*strikes
}

// strikes are the wrong codes from one place since a moment.
type strikes struct {
	since time.Time
	n     int
}

const (
	strikeSpan = 10 * time.Minute
	strikeMost = 20
	// placesMost bounds the memory: where so many places try at once, all of them
	// count as one.
	placesMost = 10_000
	elsewhere  = "\x00everywhere"
)

func newLimiter() *limiter { return &limiter{from: map[string]*strikes{}} }

// wait is how long who comes from there has to wait; 0 for not at all.
func (l *limiter) wait(from string, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, place := range []string{from, elsewhere} {
		s := l.from[place]
		if s == nil || s.n < strikeMost || now.Sub(s.since) >= strikeSpan {
			continue
		}
		if place == from || len(l.from) >= placesMost {
			return strikeSpan - now.Sub(s.since)
		}
	}
	return 0
}

// count notes a wrong code.
func (l *limiter) count(from string, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.from) >= placesMost {
		for place, s := range l.from {
			if now.Sub(s.since) >= strikeSpan {
				delete(l.from, place)
			}
		}
		if len(l.from) >= placesMost && l.from[from] == nil {
			from = elsewhere
		}
	}
	s := l.from[from]
	if s == nil || now.Sub(s.since) >= strikeSpan {
		s = &strikes{since: now}
		l.from[from] = s
	}
	s.n++
}
