package tui

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// grid is a small terminal: it takes what the program sends to one, and nothing else.
type grid struct {
	t     testing.TB
	loose bool       // other programs write on it too: what is not known is passed over
	rest  string     // a sequence of which the end has not come yet
	cells [][]string // "" right of a wide cluster
	w, h  int
	x, y  int
	live  bool
	ink   string
}

func newGrid(t testing.TB, w, h int) *grid {
	g := &grid{t: t}
	g.reset(w, h)
	return g
}

func (g *grid) reset(w, h int) {
	g.w, g.h, g.x, g.y, g.cells = w, h, 0, 0, make([][]string, h)
	for y := range g.cells {
		g.cells[y] = make([]string, w)
		for x := range g.cells[y] {
			g.cells[y][x] = "~" // whatever stood there before
		}
	}
}

func (g *grid) write(frame string) {
	g.t.Helper()
	frame, g.rest = g.rest+frame, ""
	for len(frame) > 0 {
		seq, width, n, state := ansi.DecodeSequence(frame, 0, nil)
		if state != 0 || !utf8.FullRuneInString(frame) {
			g.rest = frame
			return
		}
		frame = frame[n:]
		switch {
		case width > 0:
			g.put(seq, width)
		case seq == "\r":
			g.x = 0
		case seq == "\n":
			g.y++
			if g.y == g.h {
				g.cells, g.y = append(g.cells[1:], make([]string, g.w)), g.h-1
				g.erase(g.y, 0)
			}
		case seq[0] < ' ' && seq[0] != 0x1b && g.loose:
		case seq[0] >= 0x80: // a mark on the letter before
			for x := g.x - 1; x >= 0; x-- {
				if g.cells[g.y][x] != "" {
					g.cells[g.y][x] += seq
					break
				}
			}
		case strings.HasSuffix(seq, "m"):
			g.ink = seq
			if shuts(seq) {
				g.ink = ""
			}
		case strings.HasSuffix(seq, "H"):
			g.x, g.y = 1, 1
			if _, err := fmt.Sscanf(seq, "\x1b[%d;%dH", &g.y, &g.x); err != nil && seq != "\x1b[H" {
				g.t.Errorf("%q: %v", seq, err)
			}
			g.x--
			g.y--
		case seq == eraseLine:
			g.erase(g.y, g.x)
		case seq == eraseRest:
			g.erase(g.y, g.x)
			for y := g.y + 1; y < g.h; y++ {
				g.erase(y, 0)
			}
		case seq == showCursor:
			g.live = true
		case seq == hideCursor:
			g.live = false
		case seq == syncOn, seq == syncOff, seq == "\x1b[?2004h", seq == "\x1b[?2004l":
		case seq == "\x1b[2J", seq == "\x1b[?1049h", seq == "\x1b[?1049l":
			for y := range g.h {
				g.erase(y, 0)
			}
		case g.loose:
		default:
			g.t.Errorf("the program sent %q", seq)
		}
	}
}

func (g *grid) put(cluster string, width int) {
	g.t.Helper()
	if g.loose && (g.x+width > g.w || g.y >= g.h) {
		return
	}
	if g.x+width > g.w || g.y >= g.h {
		g.t.Errorf("%q written at column %d of row %d on a terminal of %dx%d", cluster, g.x, g.y, g.w, g.h)
		return
	}
	g.cells[g.y][g.x] = g.ink + cluster
	for i := 1; i < width; i++ {
		g.cells[g.y][g.x+i] = ""
	}
	g.x += width
}

func (g *grid) erase(y, from int) {
	for x := from; x < g.w; x++ {
		g.cells[y][x] = " "
	}
}

func (g *grid) String() string {
	var b strings.Builder
	for _, row := range g.cells {
		b.WriteString(strings.TrimRight(strings.Join(row, ""), " ") + "\n")
	}
	return b.String()
}

// text is what can be read, without inks.
func (g *grid) text() string { return ansi.Strip(g.String()) }

// TestFramesShowThePicture: whatever was shown before, after the frame the terminal
// shows what it would show had the picture been drawn on an empty screen.
func TestFramesShowThePicture(t *testing.T) {
	l := newLook(nil, []string{"TERM=xterm", "COLORTERM=truecolor"}, false)
	pieces := []string{"a", "the price ", " ", "", "食卓", "é", "q̂", l.bad.on("cost"), l.good.on("earned words"), l.strong.on("1"),
		l.badge.on(" YOUR TURN "), "12", ";", "m", "31m", "│ wall", "   ", "👍", "ก็", "H"}
	next := uint32(11)
	random := func(n int) int {
		next = next*1664525 + 1013904223
		return int(next>>8) % n
	}
	const w, h = 30, 6
	picture := func() picture {
		p := picture{w: w, h: h, live: random(3) > 0, x: random(w), y: random(h)}
		for range random(h + 1) {
			line := ""
			for range random(9) {
				line += pieces[random(len(pieces))]
			}
			if random(2) == 0 {
				line = fit(line, w)
			} else {
				line = strings.TrimRight(ansi.Truncate(line, w, ""), " ")
			}
			p.lines = append(p.lines, line)
		}
		return p
	}
	g, old := newGrid(t, w, h), picture()
	g.write(string(change(picture2zero(), old)))
	for i := range 3000 {
		now := picture()
		if random(3) == 0 && len(old.lines) > 0 { // change a single row, as typing does
			now = old
			now.lines = append([]string(nil), old.lines...)
			at := random(len(now.lines))
			now.lines[at] = ansi.Truncate(now.lines[at]+pieces[random(len(pieces))], w, "")
		}
		g.write(string(change(old, now)))
		fresh := newGrid(t, w, h)
		fresh.write(string(change(picture2zero(), now)))
		if len(now.lines) == 0 {
			fresh = newGrid(t, w, h)
			for y := range h {
				fresh.erase(y, 0)
			}
		}
		if g.String() != fresh.String() {
			t.Fatalf("frame %d: the terminal shows\n%s\nand should show\n%s\nold %q\nnew %q\nframe %q", i, g, fresh, old.lines, now.lines, change(old, now))
		}
		if g.live != now.live || now.live && (g.x != now.x || g.y != now.y) {
			t.Fatalf("frame %d: the cursor is at %d,%d (%v), it should be at %d,%d (%v)", i, g.x, g.y, g.live, now.x, now.y, now.live)
		}
		old = now
	}
}

// picture2zero is a terminal of which nothing is known.
func picture2zero() picture { return picture{} }

func TestAKeyCostsFewBytes(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 120, 40)
	d.press("enter", "enter")
	d.typeIn("It stays at 2,400")
	d.send(draftTick{})
	before := d.r.picture()
	d.typeIn(",")
	after := d.r.picture()
	frame := change(before, after)
	if len(frame) == 0 || len(frame) > 60 {
		t.Errorf("one key sends %d bytes: %q", len(frame), frame)
	}
	if again := change(after, d.r.picture()); len(again) != 0 {
		t.Errorf("nothing changed and %q is sent", again)
	}
}
