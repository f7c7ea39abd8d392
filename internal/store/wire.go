package store

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
)

// wire is the one connection of a process on which it hears what other servers notify.
// One goroutine owns the connection: it waits for notes, listens on what is asked for,
// and connects anew when the server has been away.
type wire struct {
	config *pgx.ConnConfig
	hub    *hub
	asks   chan ask      // what to listen on besides
	ended  chan struct{} // closed when the goroutine has ended
	// heard are the channels that the connection listens on; the hub's lock guards it.
	heard map[string]bool
}

// ask is a wish to hear a channel; done says when it is heard, or why not.
type ask struct {
	channel string
	done    chan error
}

// rewire are the pauses between tries to connect anew.
const rewireFirst, rewireMost = 50 * time.Millisecond, 2 * time.Second

// overhear makes the process hear channel, and returns when it does.
func (s *Store) overhear(ctx context.Context, channel string) error {
	s.hub.mu.Lock()
	if s.hub.wire == nil {
		s.hub.wire = &wire{config: s.server.config, hub: s.hub, asks: make(chan ask), ended: make(chan struct{})}
		go s.hub.wire.run()
	}
	w := s.hub.wire
	heard := w.heard[channel]
	s.hub.mu.Unlock()
	if heard { // a thousand sessions listen to the same few channels
		return nil
	}
	a := ask{channel: channel, done: make(chan error, 1)}
	select {
	case w.asks <- a:
	case <-w.ended:
		return errors.New("conn closed")
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-a.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// run owns the connection until the store is closed.
func (w *wire) run() {
	defer close(w.ended)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		<-w.hub.done
		cancel()
	}()
	var lost bool
	for wait := rewireFirst; ctx.Err() == nil; wait = min(2*wait, rewireMost) {
		conn, err := w.connect(ctx)
		if err == nil {
			began := time.Now()
			if lost {
				w.look()
			}
			w.serve(ctx, conn)
			lost = true
			if time.Since(began) > rewireMost { // it was a good one
				wait = rewireFirst
			}
		}
		w.pause(ctx, wait, err)
	}
}

// pause lets a while pass before the next try to connect. Who asks meanwhile is told why at
// once, where err says why; whose connection was only just lost waits for the next one.
func (w *wire) pause(ctx context.Context, wait time.Duration, err error) {
	asks := w.asks
	if err == nil {
		asks = nil
	}
	over := time.NewTimer(wait)
	defer over.Stop()
	for {
		select {
		case a := <-asks:
			a.done <- err
		case <-over.C:
			return
		case <-ctx.Done():
			return
		}
	}
}

// connect is a new connection that listens on all that is listened to.
func (w *wire) connect(ctx context.Context) (*pgx.Conn, error) {
	conn, err := pgx.ConnectConfig(ctx, w.config.Copy())
	if err != nil {
		return nil, err
	}
	for _, channel := range w.hub.channels() {
		if err := w.listen(ctx, conn, channel); err != nil {
			w.hears("")
			return nil, errors.Join(err, conn.Close(ctx))
		}
	}
	return conn, nil
}

// hears notes that the connection listens on a channel; "" is that there is none any more.
func (w *wire) hears(channel string) {
	w.hub.mu.Lock()
	defer w.hub.mu.Unlock()
	if channel == "" || w.heard == nil {
		w.heard = map[string]bool{}
	}
	if channel != "" {
		w.heard[channel] = true
	}
}

func (w *wire) listen(ctx context.Context, conn *pgx.Conn, channel string) error {
	ctx, done := context.WithTimeout(ctx, patience)
	defer done()
	_, err := conn.Exec(ctx, "LISTEN "+pgx.Identifier{channel}.Sanitize())
	if err == nil {
		w.hears(channel)
	}
	return err
}

// look tells every listener to look for itself, after notes may have been missed.
func (w *wire) look() {
	for _, channel := range w.hub.channels() {
		w.hub.tell(channel, "")
	}
}

// serve hands on what comes until the connection is lost.
func (w *wire) serve(ctx context.Context, conn *pgx.Conn) {
	// A lost connection has nothing left to say.
	defer func() {
		w.hears("")
		_ = conn.Close(context.WithoutCancel(ctx))
	}()
	for ctx.Err() == nil {
		a, asked, err := w.wait(ctx, conn)
		if asked {
			err = w.listen(ctx, conn, a.channel)
			a.done <- err
		}
		if err != nil {
			return
		}
	}
}

// wait hands on notes until somebody asks for one channel more.
func (w *wire) wait(ctx context.Context, conn *pgx.Conn) (a ask, asked bool, err error) {
	waiting, stop := context.WithCancel(ctx)
	defer stop()
	got := make(chan ask, 1)
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		select {
		case a := <-w.asks:
			got <- a
			stop()
		case <-waiting.Done():
		}
	}()
	for {
		note, waitErr := conn.WaitForNotification(waiting)
		if waitErr == nil {
			w.hub.tell(note.Channel, note.Payload)
			continue
		}
		stop()
		<-watched
		select {
		case a = <-got:
			return a, true, nil
		default:
			return a, false, waitErr
		}
	}
}
