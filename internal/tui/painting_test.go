package tui

import (
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// slowScreen takes a frame only when it is let.
type slowScreen struct {
	let, asked chan struct{}
	mu         sync.Mutex
	frames     []string
}

func newSlowScreen() *slowScreen {
	return &slowScreen{let: make(chan struct{}, 1000), asked: make(chan struct{}, 1000)}
}

func (s *slowScreen) Write(b []byte) (int, error) {
	s.asked <- struct{}{}
	<-s.let
	s.mu.Lock()
	defer s.mu.Unlock()
	s.frames = append(s.frames, string(b))
	return len(b), nil
}

// painting takes the screen's terminal, which is seen as a first write, and starts a
// painter on it.
func painting(t *testing.T, screen *slowScreen) (*terminal, *painter, chan struct{}, chan error) {
	t.Helper()
	term := newTerminal(strings.NewReader(""), screen)
	if err := term.take(); err != nil {
		t.Fatal(err)
	}
	<-screen.asked
	p, done, ended := newPainter(term), make(chan struct{}), make(chan error, 1)
	go func() { ended <- p.run(done, nil) }()
	return term, p, done, ended
}

// TestASlowTerminalGetsTheNewestFrame: while it takes one, the models in between are
// passed over, and whoever offers them never waits.
func TestASlowTerminalGetsTheNewestFrame(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 80, 24)
	d.press("enter", "enter")
	screen := newSlowScreen()
	screen.let <- struct{}{} // for taking the terminal
	_, p, done, ended := painting(t, screen)
	p.offer(d.r)
	<-screen.asked // the first frame is under way, and the terminal does not take it
	const typed = "It stays at 2,400, because an empty seat costs you 40 euros a day."
	for _, c := range typed { // offering waits for nobody, or this never ends
		d.typeIn(string(c))
		p.offer(d.r)
	}
	screen.let <- struct{}{}
	<-screen.asked // and now the newest
	screen.let <- struct{}{}
	close(done)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	g := newGrid(t, 80, 24)
	for _, f := range screen.frames {
		g.write(f)
	}
	if len(screen.frames) != 3 {
		t.Errorf("%d writes for a slow terminal, want 3: taking it, the first frame, the newest", len(screen.frames))
	}
	want := newGrid(t, 80, 24)
	want.write(takeScreen + string(change(picture{}, d.r.picture())))
	if g.String() != want.String() {
		t.Errorf("the terminal shows\n%s\nand should show\n%s", g, want)
	}
}

// TestAFrameIsOneWrite, wrapped in synchronized output where it is long, and nothing is
// written for a model that looks the same.
func TestAFrameIsOneWrite(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 80, 24)
	whole := string(change(picture{}, d.r.picture()))
	if !strings.HasPrefix(whole, syncOn) || !strings.HasSuffix(whole, syncOff) || strings.Count(whole, syncOn) != 1 {
		t.Errorf("a whole frame is not wrapped once: %q ... %q", whole[:20], whole[len(whole)-20:])
	}
	screen := newSlowScreen()
	for range cap(screen.let) {
		screen.let <- struct{}{}
	}
	term, p, done, ended := painting(t, screen)
	p.offer(d.r)
	<-screen.asked
	p.offer(d.r) // it looks the same
	next, _ := d.r.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("z")})
	p.offer(next.(root))
	<-screen.asked
	close(done)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if len(screen.frames) != 3 { // taking the terminal, the first frame, the letter
		t.Errorf("%d writes: %q", len(screen.frames), screen.frames)
	}
	if err := term.give(); err != nil {
		t.Fatal(err)
	}
	if err := term.write([]byte("late")); err != nil || len(screen.frames) != 4 {
		t.Errorf("a frame is written on a terminal that was given back: %v, %q", err, screen.frames)
	}
}

// TestAStormOfSizesIsDrawnRight resizes a terminal to random sizes, as fast as it can,
// and looks at what it shows each time. A thousand sizes:
//
//	SPAR_STORM=1000 go test ./internal/tui -run StormOfSizesIs
func TestAStormOfSizesIsDrawnRight(t *testing.T) {
	sizes := 80
	if n, err := strconv.Atoi(os.Getenv("SPAR_STORM")); err == nil {
		sizes = n
	}
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 80, 24)
	d.press("enter", "enter")
	d.paste("It stays at 2,400: an empty seat costs you 40 a day.\nShall we measure the door? 食卓 é̂")
	next := uint32(3)
	random := func(n int) int {
		next = next*1664525 + 1013904223
		return int(next>>8) % n
	}
	shown := picture{}
	g := newGrid(t, 80, 24)
	others := []screen{history{loaded: true, all: pastAttempts(), filter: newLibrary().filter},
		goalSheet{standing: aimed(), goals: aimed().Goals, known: true}, newProgress(lookingBack(), 0)}
	for i := range sizes {
		switch i % 8 { // half of the sizes on another screen, opened and closed in between
		case 4:
			d.send(openMsg{others[i/8%len(others)]})
		case 7:
			d.send(backMsg{})
		}
		w, h := random(501), random(201)
		if i%2 == 0 { // most terminals are small
			w, h = random(130), random(50)
		}
		d.send(tea.WindowSizeMsg{Width: w, Height: h})
		if w == 0 || h == 0 {
			continue // nothing can be drawn, and the painter does not try
		}
		g.reset(w, h)
		now := d.r.picture()
		g.write(string(change(shown, now)))
		shown = now
		fresh := newGrid(t, w, h)
		fresh.write(string(change(picture{}, now)))
		if g.String() != fresh.String() || g.live != now.live {
			t.Fatalf("size %d, %dx%d: the terminal shows\n%s\nand should show\n%s", i, w, h, g, fresh)
		}
		if strings.Contains(g.text(), "~") {
			t.Fatalf("size %d, %dx%d: something of before is still there:\n%s", i, w, h, g)
		}
	}
}
