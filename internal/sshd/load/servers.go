package main

import (
	"bufio"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/charmbracelet/bubbles/textarea"
	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/crypto/ssh"

	"spar/internal/practice"
	"spar/internal/sshd"
	"spar/internal/store"
	"spar/internal/team"
	"spar/scenarios"
)

// The servers, in the order in which they are measured.
const (
	nameSpar = "spar"
	nameEcho = "echo"
	nameTea  = "textarea"
)

var serverNames = []string{nameSpar, nameEcho, nameTea}

// inside is what a server says of itself.
type inside struct {
	Goroutines int
	Heap       uint64 // bytes of live objects and of garbage not yet swept
}

// serverMain is a server process: it prints its address, and answers every line of
// standard input with its figures. It ends with the input, so never outlives its parent.
func serverMain(name string) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err == nil {
		switch name {
		case nameSpar:
			err = serveSpar(l, os.Getenv("SPAR_LOAD_DB"))
		case nameEcho:
			err = serveBare(l, func(ch ssh.Channel, _ <-chan struct{}) { _, _ = io.Copy(ch, ch) }) // to its end
		case nameTea:
			err = serveBare(l, stockTextarea)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "load: error:", err)
		return 1
	}
	fmt.Println(l.Addr())
	var looks profile
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		word, path, _ := strings.Cut(in.Text(), " ")
		switch word {
		case "collect":
			debug.FreeOSMemory()
		case "profile":
			err = looks.begin(path)
		case "profiled":
			err = looks.end()
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "load: error:", err)
			return 1
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if err := json.NewEncoder(os.Stdout).Encode(inside{runtime.NumGoroutine(), m.HeapAlloc}); err != nil {
			return 1
		}
	}
	return 0
}

// hostKey is every server's: made from nothing secret, since nobody is to trust it.
func hostKey() (ssh.Signer, error) {
	return ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
}

// serveSpar is what spar serve serves, over the library that ships.
func serveSpar(l net.Listener, db string) error {
	ctx := context.Background()
	debug.SetGCPercent(sshd.Garbage)
	st, err := store.Open(ctx, db)
	if err != nil {
		return err
	}
	key, err := hostKey()
	if err != nil {
		return err
	}
	p := practice.New(st, scenarios.Files, practice.Options{})
	if _, err := p.Library(ctx); err != nil {
		return err
	}
	limits := sshd.Default()
	limits.Sessions, limits.PerAddress = 1<<20, 1<<20 // all come from here
	limits.Waiting = limits.PerAddress
	s, err := sshd.New(sshd.Options{Store: st, Team: team.New(st, team.Options{}), Practice: p, HostKey: key, Limits: limits, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	go func() {
		if err := s.Serve(l); err != nil {
			fmt.Fprintln(os.Stderr, "load: error:", err)
		}
	}()
	return nil
}

// serveBare gives everybody who has a key one session of what is given.
func serveBare(l net.Listener, session func(ch ssh.Channel, end <-chan struct{})) error {
	key, err := hostKey()
	if err != nil {
		return err
	}
	config := &ssh.ServerConfig{PublicKeyCallback: func(ssh.ConnMetadata, ssh.PublicKey) (*ssh.Permissions, error) { return nil, nil }}
	config.AddHostKey(key)
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close() // mostly closed already
				_, chans, reqs, err := ssh.NewServerConn(conn, config)
				if err != nil {
					return
				}
				go ssh.DiscardRequests(reqs)
				for c := range chans {
					ch, asks, err := c.Accept()
					if err != nil {
						return
					}
					end := make(chan struct{})
					go func() {
						defer close(end)
						for r := range asks {
							if r.WantReply {
								_ = r.Reply(true, nil) // its end is seen elsewhere
							}
							if r.Type == "shell" {
								go func() {
									session(ch, end)
									_ = conn.Close() // as above
								}()
							}
						}
					}()
				}
			}()
		}
	}()
	return nil
}

// stock is a stock Bubble Tea textarea.
type stock struct{ input textarea.Model }

func stockTextarea(ch ssh.Channel, end <-chan struct{}) {
	input := textarea.New()
	input.Placeholder = "Write something"
	input.CharLimit = 0
	input.SetWidth(80)
	input.SetHeight(10)
	input.Focus()
	p := tea.NewProgram(stock{input}, tea.WithInput(ch), tea.WithOutput(ch), tea.WithAltScreen(), tea.WithoutSignalHandler())
	go func() {
		<-end // it does not see by itself that nobody is there any more
		p.Quit()
	}()
	_, err := p.Run()
	if err != nil && !errors.Is(err, io.EOF) {
		fmt.Fprintln(os.Stderr, "load: error:", err)
	}
}

func (s stock) Init() tea.Cmd { return textarea.Blink }

func (s stock) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok && key.Type == tea.KeyCtrlC {
		return s, tea.Quit
	}
	var cmd tea.Cmd
	s.input, cmd = s.input.Update(msg)
	return s, cmd
}

func (s stock) View() string { return s.input.View() }
