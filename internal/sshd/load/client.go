package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// patience is how long a client waits for what should come at once.
const patience = 60 * time.Second

// person is one client at its terminal.
type person struct {
	client *ssh.Client
	in     io.WriteCloser

	mu   sync.Mutex
	seen []byte // what came since it was last asked for something, without sequences
	in2  int    // how far into a sequence the last byte was: 0 not, 1 after ESC, 2 after ESC [
	more chan struct{}
	gone error
}

// keyOf is the key of the person with that number.
func keyOf(n int) (ssh.Signer, error) {
	seed := make([]byte, ed25519.SeedSize)
	binary.BigEndian.PutUint64(seed, uint64(n)+1)
	return ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(seed))
}

// login connects, asks for a terminal and a shell, and returns when the first frame has
// come.
func login(addr string, n int) (*person, error) {
	key, err := keyOf(n)
	if err != nil {
		return nil, err
	}
	host, err := hostKey()
	if err != nil {
		return nil, err
	}
	c, err := ssh.Dial("tcp", addr, &ssh.ClientConfig{
		User: "anybody", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}, Timeout: patience,
		HostKeyCallback: ssh.FixedHostKey(host.PublicKey()),
	})
	if err != nil {
		return nil, err
	}
	p := &person{client: c, more: make(chan struct{}, 1)}
	if err := p.begin(); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return p, nil
}

func (p *person) begin() error {
	s, err := p.client.NewSession()
	if err != nil {
		return err
	}
	out, err := s.StdoutPipe()
	if err != nil {
		return err
	}
	if p.in, err = s.StdinPipe(); err != nil {
		return err
	}
	if err := errors.Join(s.RequestPty("xterm-256color", 24, 80, nil), s.Shell()); err != nil {
		return err
	}
	go p.read(out)
	return nil
}

// read takes in what is drawn until the session ends.
func (p *person) read(out io.Reader) {
	buf := make([]byte, 4<<10)
	for {
		n, err := out.Read(buf)
		p.mu.Lock()
		p.take(buf[:n])
		p.gone = err
		p.mu.Unlock()
		select {
		case p.more <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// take keeps what can be seen of it.
func (p *person) take(b []byte) {
	for _, c := range b {
		switch {
		case p.in2 == 1:
			p.in2 = 0
			if c == '[' {
				p.in2 = 2
			}
		case p.in2 == 2:
			if c >= '@' && c <= '~' {
				p.in2 = 0
			}
		case c == 0x1b:
			p.in2 = 1
		case len(p.seen) < 64<<10:
			p.seen = append(p.seen, c)
		}
	}
}

// send types keys, and forgets what was seen before.
func (p *person) send(keys string) error {
	p.mu.Lock()
	p.seen = p.seen[:0]
	p.mu.Unlock()
	_, err := p.in.Write([]byte(keys))
	return err
}

// shows returns when words have been drawn since the last send.
func (p *person) shows(words string) error {
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for {
		p.mu.Lock()
		found, gone := bytes.Contains(p.seen, []byte(words)), p.gone
		p.mu.Unlock()
		switch {
		case found:
			return nil
		case gone != nil:
			return fmt.Errorf("the session ended before it showed %q: %w", words, gone)
		}
		select {
		case <-p.more:
		case <-deadline.C:
			return fmt.Errorf("%q was not shown within %s", words, patience)
		}
	}
}

// key types one letter and measures until it is drawn.
func (p *person) key(letter byte) (time.Duration, error) {
	began := time.Now()
	if err := p.send(string(letter)); err != nil {
		return 0, err
	}
	if letter == ' ' { // nothing that could be seen
		return 0, nil
	}
	err := p.shows(string(letter))
	return time.Since(began), err
}
