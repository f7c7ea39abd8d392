//go:build unix

package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// screen is what a terminal shows after all that was written to it: of the sequences it
// knows those that spar sends.
type screen struct {
	cells [30][100]rune
	x, y  int
	rest  []byte // of a character or sequence that is not whole yet
}

// feed takes what was written.
func (s *screen) feed(out []byte) {
	b := append(s.rest, out...)
	for len(b) > 0 {
		n := s.take(b)
		if n == 0 {
			break
		}
		b = b[n:]
	}
	s.rest = append([]byte(nil), b...)
}

// take obeys the first character or sequence of b, and is how long it was; 0 where the rest
// of it is to come.
func (s *screen) take(b []byte) int {
	if b[0] == 0x1b {
		return s.sequence(b)
	}
	if !utf8.FullRune(b) {
		return 0
	}
	r, n := utf8.DecodeRune(b)
	switch {
	case r == '\r':
		s.x = 0
	case r == '\n':
		s.y++
	case r >= ' ':
		if s.x < len(s.cells[0]) && s.y < len(s.cells) {
			s.cells[s.y][s.x] = r
		}
		s.x++
	}
	return n
}

func (s *screen) sequence(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	if b[1] != '[' {
		return 2
	}
	for i := 2; i < len(b); i++ {
		if b[i] < 0x40 || b[i] > 0x7e {
			continue
		}
		switch args := string(b[2:i]); b[i] {
		case 'H':
			row, col, _ := strings.Cut(args, ";")
			y, _ := strconv.Atoi(row) // none is the first
			x, _ := strconv.Atoi(col)
			s.y, s.x = max(0, y-1), max(0, x-1)
		case 'K':
			s.erase(s.y, s.x)
		case 'J':
			if args == "2" {
				s.cells = [30][100]rune{}
				break
			}
			s.erase(s.y, s.x)
			for y := s.y + 1; y < len(s.cells); y++ {
				s.erase(y, 0)
			}
		}
		return i + 1
	}
	return 0
}

func (s *screen) erase(y, from int) {
	for x := from; y < len(s.cells) && x < len(s.cells[y]); x++ {
		s.cells[y][x] = 0
	}
}

// text is the screen's lines, without the blanks at their ends.
func (s *screen) text() string {
	var b strings.Builder
	for y := range s.cells {
		var line strings.Builder
		for _, r := range s.cells[y] {
			if r == 0 {
				r = ' '
			}
			line.WriteRune(r)
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// until waits for a screen that is as it should be, and returns it.
func (v *visitor) until(within time.Duration, what string, ok func(string) bool) (string, error) {
	deadline := time.NewTimer(within)
	defer deadline.Stop()
	for {
		v.mu.Lock()
		shown, gone := v.screen.text(), v.gone
		v.mu.Unlock()
		switch {
		case ok(shown):
			return shown, nil
		case gone:
			return shown, fmt.Errorf("%w: %s; the session ended with\n%s", errNotShown, what, shown)
		}
		select {
		case <-v.more:
		case <-deadline.C:
			return shown, fmt.Errorf("%w: %s; there is\n%s", errNotShown, what, shown)
		}
	}
}

// over reports whether the session has ended.
func (v *visitor) over() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.gone
}

// sees waits for words on the screen.
func (v *visitor) sees(words string) error {
	_, err := v.until(patience, fmt.Sprintf("%q", words), func(shown string) bool { return strings.Contains(shown, words) })
	return err
}
