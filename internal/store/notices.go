package store

import (
	"context"
	"crypto/rand"
	"strings"
	"time"
)

// On a file other processes learn of a note by looking: each channel has a row among the
// settings that every note changes, and a process in which somebody listens reads these
// rows once in a while. "spar team drills add" beside a running server is such another.

// noticePrefix begins the settings' keys of channels; no person's key begins so.
const noticePrefix = "notice:"

// noticeEvery is how long a note takes at the most to another process.
const noticeEvery = time.Second

// leaveNotice tells other processes on the file of a note. Who is not told looks later:
// a note that cannot be left is no reason to say that what it tells of has failed.
func (s *Store) leaveNotice(ctx context.Context, channel string) {
	s.hub.notice.Lock() // or the one who watches could take it for another's
	defer s.hub.notice.Unlock()
	mark := rand.Text()
	if s.For("").SetSetting(ctx, noticePrefix+channel, mark) == nil {
		s.hub.saw(channel, mark)
	}
}

// watch looks for notes of other processes until the store is closed.
func (s *Store) watch() {
	defer close(s.hub.watching)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	tick := time.NewTicker(noticeEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			for _, channel := range s.unseen(ctx) {
				s.hub.tell(channel, "")
			}
		case <-s.hub.done:
			return
		}
	}
}

// unseen are the channels of which another process has left a notice since the last look.
// What cannot be read now is read in a moment.
func (s *Store) unseen(ctx context.Context) (channels []string) {
	s.hub.notice.Lock()
	defer s.hub.notice.Unlock()
	marks, err := s.notices(ctx)
	if err != nil {
		return nil
	}
	for channel, mark := range marks {
		if s.hub.saw(channel, mark) {
			channels = append(channels, channel)
		}
	}
	return channels
}

// notices are the marks of all channels.
func (s *Store) notices(ctx context.Context) (map[string]string, error) {
	marks := map[string]string{}
	err := s.each(ctx, `SELECT key, value FROM settings WHERE key >= ? AND key < ?`, []any{noticePrefix, noticePrefix + "\x7f"}, func(row scanner) error {
		var key, mark string
		err := row.Scan(&key, &mark)
		marks[strings.TrimPrefix(key, noticePrefix)] = mark
		return err
	})
	return marks, err
}

// saw notes the mark of a channel, and reports whether it is another one than before.
func (h *hub) saw(channel, mark string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	was := h.marks[channel]
	h.marks[channel] = mark
	return was != mark
}
