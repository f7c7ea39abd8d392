package tui

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/practice"
	"spar/internal/store"
)

// TestMain lets the test's own program play the screen on a terminal: the tests that
// need a process start it again with SPAR_TUI_SCREEN set.
func TestMain(m *testing.M) {
	if mode := os.Getenv("SPAR_TUI_SCREEN"); mode != "" {
		os.Exit(screenMain(mode, os.Args[1], os.Args[2], os.Args[3:]))
	}
	os.Exit(m.Run())
}

// screenMain is a program with nothing but the screen: db and lib are paths, opens a
// scenario to begin, mode a way to fail.
func screenMain(mode, db, lib string, opens []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	st, err := store.Open(ctx, db)
	if err != nil {
		fmt.Println("ended:", err)
		return 1
	}
	p := practice.New(st, os.DirFS(lib), practice.Options{Now: clock, NewSeed: func() uint64 { return 1 }})
	o := Options{In: os.Stdin, Out: os.Stdout, Environ: os.Environ()}
	d := &desk{ctx: ctx, p: p, after: tea.Tick}
	k := kit{look: newLook(o.Out, o.Environ, false), desk: d, sleepless: sleepless()}
	start := opening(d, o)
	if len(opens) > 0 {
		start = d.start(d.begin(opens[0], nil, 0))
	}
	r := newRoot(k, start)
	if mode == "writing" { // always, besides what is done on the screen
		go func() {
			for n := 0; ctx.Err() == nil; n++ {
				if err := p.SetSetting(ctx, "written", fmt.Sprint(n)); err != nil && ctx.Err() == nil {
					fmt.Println("writing:", err)
				}
			}
		}()
	}
	if mode == "hostile" {
		r.stack[0] = poisoner{r.stack[0]}
		r.untoured = true
	}
	if strings.HasPrefix(mode, "panic") {
		// The bad screen opens over a talk that has begun, at the first "!" typed there.
		r.stack[0] = trap{r.stack[0], mode}
	}
	err = host(ctx, r, o)
	fmt.Printf("ended: %v\r\n", err)
	if h, ok := err.(interface{ Hint() string }); ok {
		fmt.Printf("hint: %s\r\n", h.Hint())
	}
	if err := st.Close(); err != nil {
		fmt.Println("closing:", err)
	}
	return 0
}

// trap is a library below which something is broken.
type trap struct {
	screen
	mode string
}

func (t trap) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	if m, ok := msg.(draftMsg); ok && strings.Contains(m.text, "spring the trap") {
		switch t.mode {
		case "panic-update":
			panic("a screen that updates badly")
		case "panic-view":
			return t, open(badView{})
		case "panic-wish":
			return t, k.desk.wish("a wish that fails", func() tea.Msg { panic("a wish that fails badly") })
		case "panic-goroutine":
			k.desk.spawn("something beside", func() { panic("something beside that fails badly") })
			return t, nil
		}
	}
	next, cmd := t.screen.update(msg, k)
	t.screen = next
	return t, cmd
}

type badView struct{ helpPage }

func (badView) name() string                            { return "the bad screen" }
func (b badView) update(tea.Msg, kit) (screen, tea.Cmd) { return b, nil }
func (badView) view(kit) page                           { panic("a screen that draws badly") }
