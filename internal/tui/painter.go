package tui

import (
	"bytes"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// painter draws the newest model, as soon as there is one. Update only leaves it the
// model and never waits; while a slow terminal takes a frame, the models in between
// are passed over.
type painter struct {
	term *terminal

	mu     sync.Mutex
	newest root
	fresh  bool
	wake   chan struct{}

	// What the terminal shows; only the painting goroutine touches it.
	shown picture
}

// picture is a screen as it is to be seen: its lines, and the place of typing.
type picture struct {
	w, h  int
	lines []string
	// x and y are the cursor's column and row, from 0; live is false for none.
	x, y int
	live bool
}

func newPainter(t *terminal) *painter {
	return &painter{term: t, wake: make(chan struct{}, 1)}
}

// offer leaves the newest model to be drawn.
func (p *painter) offer(r root) {
	p.mu.Lock()
	p.newest, p.fresh = r, true
	p.mu.Unlock()
	select {
	case p.wake <- struct{}{}:
	default: // it will wake up anyhow
	}
}

// take hands out the newest model, once.
func (p *painter) take() (root, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	fresh := p.fresh
	p.fresh = false
	return p.newest, fresh
}

// run draws until done is closed. A write that fails is no reason to stop: the end of
// the input tells that the terminal is gone.
func (p *painter) run(done <-chan struct{}, again <-chan struct{}) error {
	var failed error
	for {
		select {
		case <-done:
			return failed
		case <-again:
			p.shown = picture{} // somebody else has written on the screen
			p.mu.Lock()
			p.fresh = true
			p.mu.Unlock()
		case <-p.wake:
		}
		r, fresh := p.take()
		if !fresh || r.kit.w == 0 {
			continue
		}
		next := r.picture()
		if frame := change(p.shown, next); len(frame) > 0 {
			if err := p.term.write(frame); err != nil {
				failed = err
			}
		}
		p.shown = next
	}
}

// caret marks the place of typing in a drawn line. It is an ink that means nothing,
// so that it has no width and no text can hold it.
const caret = "\x1b[9999m"

// picture draws the model and finds the place of typing in what it drew.
func (r root) picture() picture {
	p := picture{w: r.kit.w, h: r.kit.h, lines: r.lines()}
	for i, line := range p.lines {
		at := strings.Index(line, caret)
		if at < 0 {
			continue
		}
		if !p.live {
			p.live, p.y, p.x = true, i, min(ansi.StringWidth(line[:at]), p.w-1)
		}
		p.lines[i] = strings.ReplaceAll(line, caret, "")
	}
	return p
}

// The pieces of a frame.
const (
	syncOn     = "\x1b[?2026h"
	syncOff    = "\x1b[?2026l"
	hideCursor = "\x1b[?25l"
	showCursor = "\x1b[?25h"
	eraseLine  = "\x1b[K"
	eraseRest  = "\x1b[J"
)

// manyLines is from how many changed lines on a frame is wrapped in synchronized
// output: a line or two arrive whole anyhow, and the wrapping costs 16 bytes.
const manyLines = 3

// change is what to send so that a terminal that shows old shows next; nil for
// nothing. It is one write: changed lines, of each only the part that differs.
func change(old, next picture) []byte {
	whole := old.w != next.w || old.h != next.h || old.lines == nil
	var b bytes.Buffer
	changed := 0
	for i := range max(len(old.lines), len(next.lines)) {
		if i >= next.h {
			break
		}
		was, now := "", ""
		if i < len(next.lines) {
			now = next.lines[i]
		}
		if !whole && i < len(old.lines) {
			was = old.lines[i]
		}
		if whole || i >= len(old.lines) {
			changed++
			moveTo(&b, 0, i)
			b.WriteString(now)
			if ansi.StringWidth(now) < next.w {
				b.WriteString(eraseLine)
			}
			continue
		}
		if was != now {
			changed++
			patch(&b, i, was, now, next.w)
		}
	}
	if whole && len(next.lines) > 0 && len(next.lines) < next.h {
		moveTo(&b, 0, len(next.lines))
		b.WriteString(eraseRest)
	}
	if changed == 0 && old.live == next.live && old.x == next.x && old.y == next.y {
		return nil
	}
	return finish(old, next, b.Bytes(), changed)
}

// finish puts the cursor in its place and wraps what is long.
func finish(old, next picture, body []byte, changed int) []byte {
	var b bytes.Buffer
	if changed >= manyLines {
		b.WriteString(syncOn)
		if old.live {
			b.WriteString(hideCursor)
		}
	}
	b.Write(body)
	switch {
	case next.live:
		moveTo(&b, next.x, next.y)
		if !old.live || changed >= manyLines {
			b.WriteString(showCursor)
		}
	case old.live && changed < manyLines:
		b.WriteString(hideCursor)
	}
	if changed >= manyLines {
		b.WriteString(syncOff)
	}
	return b.Bytes()
}

func moveTo(b *bytes.Buffer, x, y int) {
	b.WriteString("\x1b[")
	b.WriteString(strconv.Itoa(y + 1))
	b.WriteByte(';')
	b.WriteString(strconv.Itoa(x + 1))
	b.WriteByte('H')
}

// patch rewrites the part of a row that differs: from the end of what both begin with
// to the beginning of what both end with, if that stands in the same columns.
func patch(b *bytes.Buffer, row int, was, now string, w int) {
	head := commonHead(was, now)
	x := ansi.StringWidth(now[:head])
	tail := commonTail(was[head:], now[head:])
	wasW, nowW := ansi.StringWidth(was[head:len(was)-tail]), ansi.StringWidth(now[head:len(now)-tail])
	moveTo(b, x, row)
	if wasW == nowW {
		b.WriteString(now[head : len(now)-tail])
		return
	}
	b.WriteString(now[head:])
	if ansi.StringWidth(now) < min(w, ansi.StringWidth(was)) {
		b.WriteString(eraseLine)
	}
}

// commonHead is the length of what both lines begin with, cut where no ink is open
// and a cluster of its own begins.
func commonHead(a, b string) int {
	safe, open := 0, false
	for i := 0; i < len(a) && i < len(b); {
		if !open && border(a, i) && border(b, i) {
			safe = i
		}
		n := max(1, inkLen(a[i:]))
		if i+n > len(a) || i+n > len(b) || a[i:i+n] != b[i:i+n] {
			break
		}
		if n > 1 {
			open = !shuts(a[i : i+n])
		}
		i += n
		if i == len(a) && i == len(b) {
			safe = i
		}
	}
	return safe
}

// border reports whether a new cluster surely begins at i: at printable ASCII or at
// an ink, after printable ASCII or an ink.
func border(s string, i int) bool {
	return i < len(s) && (s[i] == 0x1b || s[i] >= 0x20 && s[i] < utf8.RuneSelf) &&
		(i == 0 || s[i-1] < utf8.RuneSelf)
}

// commonTail is the length of what both lines end with, cut where no ink is open.
func commonTail(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	tail := b[len(b)-n:]
	// Begin at the first place from which on the tail stands for itself: where an ink
	// begins that is shut again, with none open before it.
	for i := 0; i < len(tail); i++ {
		if inB := len(b) - len(tail) + i; standsAlone(b, inB) && standsAlone(a, len(a)-len(tail)+i) {
			return len(tail) - i
		}
	}
	return 0
}

// standsAlone reports whether what begins at i needs nothing that is before it.
func standsAlone(s string, i int) bool {
	return border(s, i) && !inkOpen(s[:i]) && !midInk(s, i)
}

// inkOpen reports whether an ink is open at the end of s.
func inkOpen(s string) bool {
	last := strings.LastIndexByte(s, 0x1b)
	if last < 0 {
		return false
	}
	n := inkLen(s[last:])
	return n == 0 || !shuts(s[last:last+n])
}

// midInk reports whether i stands inside a sequence.
func midInk(s string, i int) bool {
	last := strings.LastIndexByte(s[:i], 0x1b)
	return last >= 0 && last+inkLen(s[last:]) > i
}

// shuts reports whether a sequence ends every ink.
func shuts(seq string) bool { return seq == "\x1b[0m" || seq == "\x1b[m" }
