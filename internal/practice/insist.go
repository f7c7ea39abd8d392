package practice

import (
	"context"
	"errors"
	"time"

	"spar/internal/store"
)

// The pauses between tries while the database is away: short at first, since a restart
// takes a second, and never long, since somebody sits and waits.
const firstPause, longestPause = 250 * time.Millisecond, 4 * time.Second

// Pause is how long to wait before trying again what the database was away for, after
// so many tries in vain (1 for the first).
func Pause(tries int) time.Duration {
	pause := firstPause
	for ; tries > 1 && pause < longestPause; tries-- {
		pause *= 2
	}
	return min(pause, longestPause)
}

// Away reports whether err says that the database cannot be reached now: the same thing
// may be tried again, and happens once.
func Away(err error) bool { return errors.Is(err, store.ErrAway) }

// Insist does f until the database is there, and gives f's other errors back at once.
// Before each pause it tells waiting how many tries were in vain. The end of ctx ends
// it, with the error that the database is away.
func Insist(ctx context.Context, f func() error, waiting func(tries int)) error {
	for tries := 1; ; tries++ {
		err := f()
		if !Away(err) || ctx.Err() != nil {
			return err
		}
		waiting(tries)
		pause := time.NewTimer(Pause(tries))
		select {
		case <-pause.C:
		case <-ctx.Done():
			pause.Stop()
			return err
		}
	}
}
