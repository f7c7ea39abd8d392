package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"spar/internal/store/pgtest"
)

// TestRestartWhileWriting: PostgreSQL is stopped, shot down and started again while
// several write and send the same line until it is acknowledged. What was acknowledged
// is stored, once and in order, and nothing else is.
func TestRestartWhileWriting(t *testing.T) {
	server := pgtest.New(t)
	url := server.Database(t)
	const writers, between = 5, 60
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	stores := []*Store{onServer(t, url), onServer(t, url)} // two servers of spar
	stop := make(chan struct{})
	said := make(chan string, 1<<16)
	var met atomic.Int64 // writes that found the server away
	var wg sync.WaitGroup
	for w := range writers {
		s := stores[w%len(stores)].For(fmt.Sprint("p", w))
		a := begin(t, s, fmt.Sprint("a", w), "x")
		wg.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				after, state, line := next(a, fmt.Sprint("reply ", n))
				err := until(ctx, &met, func() error { return s.Append(ctx, after, state, line) })
				if err != nil {
					t.Errorf("writer %d, line %d: %v", w, after.Seq, err)
					return
				}
				a = after
				said <- line.ID
			}
		})
	}
	acknowledged := map[string]bool{}
	hear := func(n int) {
		for range n {
			select {
			case id := <-said:
				acknowledged[id] = true
			case <-ctx.Done():
				t.Error("the writers stand still")
				return
			}
		}
	}
	for _, end := range []func(testing.TB){server.Stop, server.Crash, server.Stop} {
		hear(between)
		before := met.Load()
		end(t)
		// Nobody who did not find it away has come through the restart.
		for pause := time.NewTicker(2 * time.Millisecond); met.Load() < before+writers && ctx.Err() == nil; {
			<-pause.C
		}
		server.Start(t)
	}
	hear(between)
	close(stop)
	wg.Wait()
	close(said)
	for id := range said {
		acknowledged[id] = true
	}
	t.Logf("%d lines acknowledged, %d tries in vain", len(acknowledged), met.Load())
	stored := 0
	for w := range writers {
		whole := load(t, stores[0].For(fmt.Sprint("p", w)), fmt.Sprint("a", w))
		for _, l := range whole.Lines[1:] {
			if stored++; !acknowledged[l.ID] {
				t.Errorf("stored and not acknowledged: %s", l.ID)
			}
		}
	}
	if stored != len(acknowledged) {
		t.Errorf("%d stored, %d acknowledged", stored, len(acknowledged))
	}
}

// until does f again for as long as the database is away, and counts how often it was.
// Any other error ends it, and so does ctx.
func until(ctx context.Context, away *atomic.Int64, f func() error) error {
	pause := time.NewTicker(2 * time.Millisecond)
	defer pause.Stop()
	for {
		err := f()
		if !errors.Is(err, ErrAway) {
			return err
		}
		away.Add(1)
		select {
		case <-pause.C:
		case <-ctx.Done():
			return err
		}
	}
}

// TestAwayEverywhere: while the server is away every method says so, with a cure, and
// works again when it is back; listeners hear that they may have missed something.
func TestAwayEverywhere(t *testing.T) {
	server := pgtest.New(t)
	s := onServer(t, server.Database(t))
	a := begin(t, s, "a1", "x")
	board, err := s.Listen(t.Context(), "board")
	if err != nil {
		t.Fatal(err)
	}
	after, state, line := next(a, "one")
	server.Stop(t)
	for name, f := range everyMethod(t, s, after, state, line) {
		err := f()
		var e *Error
		if !errors.Is(err, ErrAway) || !errors.As(err, &e) || e.Hint() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	server.Start(t)
	if hear(t, board) != "" {
		t.Error("not told to look")
	}
	for name, f := range everyMethod(t, s, after, state, line) {
		if err := f(); err != nil {
			t.Errorf("%s, back again: %v", name, err)
		}
	}
	if got := hear(t, board); got != "note" {
		t.Errorf("heard %q", got)
	}
}

// TestAServerThatHangs is away too: nobody waits for it for ever, and what was sent is
// done once when it goes on.
func TestAServerThatHangs(t *testing.T) {
	s := onServer(t, pgtest.URL(t))
	a := begin(t, s, "a1", "x")
	holder, err := s.write.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := holder.ExecContext(t.Context(), `LOCK TABLE attempts, team_goals IN ACCESS EXCLUSIVE MODE`); err != nil {
		t.Fatal(err)
	}
	s.server.patience = 200 * time.Millisecond
	after, state, line := next(a, "one")
	began := time.Now()
	for name, err := range map[string]error{
		"Append": s.Append(t.Context(), after, state, line),
		"Load":   second(s.Load(t.Context(), "a1")),
		"List":   second(s.List(t.Context(), Which{})),
		"Runs":   second(s.Runs(t.Context(), "")),
		"Goals":  second(s.For("ann").Goals(t.Context())),
	} {
		if !errors.Is(err, ErrAway) {
			t.Errorf("%s: %v", name, err)
		}
	}
	t.Logf("five calls gave up after %s", time.Since(began))
	if err := holder.Rollback(); err != nil {
		t.Fatal(err)
	}
	s.server.patience = patience
	if err := s.Append(t.Context(), after, state, line); err != nil {
		t.Fatal(err)
	}
	if got := load(t, s, "a1"); len(got.Lines) != 2 {
		t.Errorf("%d lines", len(got.Lines))
	}
}

func everyMethod(t *testing.T, s *Store, a Attempt, state string, line Line) map[string]func() error {
	ctx := t.Context()
	return map[string]func() error{
		"Append":      func() error { return s.Append(ctx, a, state, line) },
		"Load":        func() error { return second(s.Load(ctx, "a1")) },
		"List":        func() error { return second(s.List(ctx, Which{})) },
		"Setting":     func() error { return second(s.Setting(ctx, "k")) },
		"SetSetting":  func() error { return s.SetSetting(ctx, "k", "v") },
		"SettingOnce": func() error { return second(s.SettingOnce(ctx, "k", "v")) },
		"Calls":       func() error { return second(s.Calls(ctx)) },
		"Remarks":     func() error { return second(s.Remarks(ctx)) },
		"People":      func() error { return second(s.People(ctx)) },
		"Integrity":   func() error { return s.Integrity(ctx) },
		"Notify":      func() error { return s.Notify(ctx, "board", "note") },
		"Packs":       func() error { return second(s.Packs(ctx)) },
		"Runs":        func() error { return second(s.Runs(ctx, "")) },
		"Goals":       func() error { return second(s.For("ann").Goals(ctx)) },
	}
}

// TestAddressesThatDoNotOpen: each has an error with a cure, and none says the password.
func TestAddressesThatDoNotOpen(t *testing.T) {
	good := pgtest.URL(t)
	const secret = "s3cr+t%zz"
	with := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	for name, c := range map[string]struct {
		url  string
		kind error
	}{
		"an escape that is none": {"postgres://ann:" + secret + "@127.0.0.1:1/spar", ErrRefused},
		"no port":                {"postgres://ann:s3cr@127.0.0.1:x/spar", ErrRefused},
		"a strange option":       {"postgres://ann:s3cr@127.0.0.1/spar?sslmode=perhaps", ErrRefused},
		"nobody there":           {"postgres://ann:s3cr@127.0.0.1:1/spar?connect_timeout=2", ErrAway},
		"no such host":           {"postgres://ann:s3cr@nowhere.invalid/spar?connect_timeout=2", ErrAway},
		"no such database":       {with("/test", "/none"), ErrRefused},
		"no such user":           {with("postgres@", "ann:s3cr@"), ErrRefused},
	} {
		s, err := OpenURL(t.Context(), c.url)
		if err == nil {
			s.Close()
			t.Errorf("%s: opened", name)
			continue
		}
		var e *Error
		if !errors.Is(err, c.kind) || !errors.As(err, &e) || e.Hint() == "" {
			t.Errorf("%s: %v; want %v with a cure", name, err, c.kind)
		}
		if all := fmt.Sprintf("%v %+v %q %s", err, err, err, e.Hint()); strings.Contains(all, "s3cr") {
			t.Errorf("%s: the password is told: %s", name, all)
		}
	}
	s := onServer(t, with("postgres@", "postgres:s3cr@"))
	if strings.Contains(s.Path(), "s3cr") || !strings.HasPrefix(s.Path(), "postgres://postgres@/") {
		t.Errorf("shown as %s", s.Path())
	}
}

// brief is a connection that the server drops after the first answer to LISTEN.
type brief struct {
	net.Conn
	listening         chan<- time.Time // told when it begins to
	listens, answered atomic.Bool
}

func (b *brief) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte("LISTEN")) && !b.listens.Swap(true) {
		b.listening <- time.Now()
	}
	return b.Conn.Write(p)
}

func (b *brief) Read(p []byte) (int, error) {
	if b.answered.Load() {
		return 0, io.EOF
	}
	n, err := b.Conn.Read(p)
	b.answered.Store(b.listens.Load())
	return n, err
}

// TestADroppedListenerComesBackWithPauses: a server that takes every connection and drops it
// is not dialled without end.
func TestADroppedListenerComesBackWithPauses(t *testing.T) {
	s := onServer(t, pgtest.URL(t))
	dial, listening := s.server.config.DialFunc, make(chan time.Time, 1000)
	s.server.config.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := dial(ctx, network, address)
		return &brief{Conn: c, listening: listening}, err
	}
	if _, ok := s.hub.add("board"); !ok {
		t.Fatal("the store is closed")
	}
	if err := s.overhear(t.Context(), "board"); err == nil {
		t.Error("it is heard on a connection that was dropped")
	}
	var last time.Time
	for try := range 4 {
		at := <-listening
		if pause := at.Sub(last); pause < rewireFirst {
			t.Errorf("try %d comes %s after the one before", try, pause)
		}
		last = at
	}
}
