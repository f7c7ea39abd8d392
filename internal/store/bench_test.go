package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"spar/internal/store/pgtest"
)

func benchStore(b *testing.B) *Store {
	b.Helper()
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "spar.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return s
}

// BenchmarkReply holds a durable reply against the least that is durable at all: one
// row in one transaction in a database opened the same way. The two take turns, so
// that a busy machine is busy for both. A reply has 200 characters, 4 KB of events and
// 6 KB of state, about what the eighth turn of a talk has; the target is a ratio of
// the medians of at most 2.
//
//	go test ./internal/store -run xxx -bench Reply
func BenchmarkReply(b *testing.B) {
	benchReply(b, benchStore(b), benchStore(b), `CREATE TABLE bare (n INTEGER PRIMARY KEY, text TEXT)`)
}

// BenchmarkReplyServer is the same on a PostgreSQL of its own on this machine, over a
// unix socket, with its disk as durable as it comes (fsync, synchronous_commit).
//
//	go test ./internal/store -run xxx -bench ReplyServer
func BenchmarkReplyServer(b *testing.B) {
	url := pgtest.URL(b)
	benchReply(b, onServer(b, url), onServer(b, url), `CREATE TABLE bare (n SERIAL PRIMARY KEY, text TEXT)`)
}

func benchReply(b *testing.B, bare, s *Store, table string) {
	if _, err := bare.write.ExecContext(b.Context(), table); err != nil {
		b.Fatal(err)
	}
	reply := strings.Repeat("it saves you 900 ", 12)
	events := `["` + strings.Repeat("e", 4<<10) + `"]`
	state := `["` + strings.Repeat("s", 6<<10) + `"]`
	var a Attempt
	var bares, replies []time.Duration
	for n := 0; b.Loop(); n++ {
		if n%12 == 0 {
			var text Text
			var first Line
			a, text, first = sample(fmt.Sprintf("a%d", n), "x")
			if err := s.Begin(b.Context(), a, text, state, first); err != nil {
				b.Fatal(err)
			}
		}
		start := time.Now()
		if _, err := bare.write.ExecContext(b.Context(), `INSERT INTO bare (text) VALUES ('x')`); err != nil {
			b.Fatal(err)
		}
		middle := time.Now()
		var line Line
		a, _, line = next(a, reply)
		line.Events = events
		if err := s.Append(b.Context(), a, state, line); err != nil {
			b.Fatal(err)
		}
		bares, replies = append(bares, middle.Sub(start)), append(replies, time.Since(middle))
	}
	slices.Sort(bares)
	slices.Sort(replies)
	bareMedian, replyMedian := bares[len(bares)/2], replies[len(replies)/2]
	b.ReportMetric(float64(bareMedian.Microseconds()), "µs/bare")
	b.ReportMetric(float64(replyMedian.Microseconds()), "µs/reply")
	b.ReportMetric(float64(replyMedian)/float64(bareMedian), "ratio")
}

// BenchmarkOpen opens a database of 500 attempts of 8 replies and reads the list of
// unfinished ones, as every start does.
func BenchmarkOpen(b *testing.B) {
	path := manyAttempts(b)
	for b.Loop() {
		s, err := Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.List(b.Context(), Which{Status: StatusOpen, Limit: 5}); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkIntegrity is the whole check of the same database.
func BenchmarkIntegrity(b *testing.B) {
	s, err := Open(b.Context(), manyAttempts(b))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for b.Loop() {
		if err := s.Integrity(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func manyAttempts(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "spar.db")
	s, err := Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.write.ExecContext(b.Context(), `PRAGMA synchronous = OFF`); err != nil {
		b.Fatal(err)
	}
	for i := range 500 {
		a, text, first := sample(fmt.Sprintf("a%d", i), "x")
		if err := s.Begin(b.Context(), a, text, "{}", first); err != nil {
			b.Fatal(err)
		}
		for range 8 {
			var state string
			var line Line
			a, state, line = next(a, strings.Repeat("it saves you 900 ", 12))
			line.Events = `["` + strings.Repeat("e", 3<<10) + `"]`
			if err := s.Append(b.Context(), a, state, line); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}
