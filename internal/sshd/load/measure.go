package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"

	"spar/internal/bench/proc"
	"spar/internal/store"
)

// figures are what one server showed.
type figures struct {
	Name       string
	Sessions   int
	AsItIs     int64           // bytes a session, of the machine's memory, right after they sat down
	Resident   int64           // the same once garbage is cleared up
	Heap       int64           // bytes a session, of live objects
	Goroutines float64         // a session
	IdleCPU    float64         // of one processor, with all sessions idle
	TypingCPU  float64         // the same while some type
	Frames     []time.Duration // from the connection to the first frame
	Keys       []time.Duration // from the key to its letter
	Left       int             // goroutines after all have gone
}

// server is a server process and the way to ask it.
type server struct {
	cmd  *exec.Cmd
	ask  io.WriteCloser
	said *bufio.Reader
	addr string
}

func start(name, db string) (*server, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	s := &server{cmd: exec.Command(self)}
	s.cmd.Env = append(os.Environ(), serverEnv+"="+name, "SPAR_LOAD_DB="+db)
	s.cmd.Stderr = os.Stderr
	if s.ask, err = s.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	s.said = bufio.NewReader(out)
	if s.addr, err = s.said.ReadString('\n'); err != nil {
		return nil, errors.Join(err, s.stop())
	}
	s.addr = s.addr[:len(s.addr)-1]
	return s, nil
}

// stop ends the server by ending its input.
func (s *server) stop() error {
	err := s.ask.Close()
	return errors.Join(err, s.cmd.Wait())
}

// inside asks the server for its figures, after it has done what the word says: clear up
// ("collect"), begin or end to write down what it does.
func (s *server) inside(word string) (in inside, err error) {
	if _, err := io.WriteString(s.ask, word+"\n"); err != nil {
		return in, err
	}
	line, err := s.said.ReadBytes('\n')
	if err != nil {
		return in, err
	}
	return in, json.Unmarshal(line, &in)
}

// measure starts a server, fills it, types, empties it and stops it.
func measure(ctx context.Context, p plan, name string) (f figures, err error) {
	dir, err := os.MkdirTemp("", "spar-load-")
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	db := filepath.Join(dir, "team.db")
	if name == nameSpar {
		if err := populate(ctx, db, p.sessions+1); err != nil {
			return f, err
		}
	}
	s, err := start(name, db)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, s.stop()) }()
	// One comes and goes first: what is made once for all is not counted as a session's.
	if err := warm(s, name, p.sessions); err != nil {
		return f, err
	}
	f = figures{Name: name, Sessions: p.sessions}
	before, resident, err := s.look(true)
	if err != nil {
		return f, err
	}
	people, err := f.fill(ctx, s, p)
	defer func() { err = errors.Join(err, leave(people)) }()
	if err != nil {
		return f, err
	}
	if err := f.sessions(s, p, before, resident); err != nil {
		return f, err
	}
	if err := f.typing(ctx, s, p, people); err != nil {
		return f, err
	}
	if err := leave(people); err != nil {
		return f, err
	}
	people = nil
	f.Left, err = left(s, before.Goroutines)
	return f, err
}

// populate makes a team of n people, who have all seen the tour.
func populate(ctx context.Context, db string, n int) (err error) {
	st, err := store.Open(ctx, db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	now := time.Now()
	for i := range n {
		key, err := keyOf(i)
		if err != nil {
			return err
		}
		id := fmt.Sprintf("person-%d", i)
		err = errors.Join(
			st.AddPerson(ctx, store.Person{ID: id, Name: id, Role: "trainee", Created: now}),
			st.BindKey(ctx, store.Key{Fingerprint: ssh.FingerprintSHA256(key.PublicKey()), Person: id, Added: now}),
			st.For(id).SetSetting(ctx, "tour.seen", "yes"))
		if err != nil {
			return err
		}
	}
	return nil
}

// look asks for a server's figures and its memory.
func (s *server) look(collect bool) (inside, int64, error) {
	word := "look"
	if collect {
		word = "collect"
	}
	in, err := s.inside(word)
	if err != nil {
		return in, 0, err
	}
	_, resident, err := proc.Memory(s.cmd.Process.Pid)
	return in, resident, err
}

// warm has one person come in, sit down and go.
func warm(s *server, name string, n int) error {
	p, err := login(s.addr, n)
	if err != nil {
		return err
	}
	if err := p.sitDown(name); err != nil {
		return errors.Join(err, p.client.Close())
	}
	if err := p.client.Close(); err != nil {
		return err
	}
	// Its goroutines are gone when asking shows as many twice.
	_, err = left(s, 0)
	return err
}

// sitDown brings a person to where they type.
func (p *person) sitDown(name string) error {
	steps := map[string][][2]string{
		nameSpar: {{"", "PRACTISE"}, {"five percent", "Five percent by Friday"}, {"\r", "WHERE YOU STAND"}, {"\r", "YOUR TURN"}},
		nameTea:  {{"", "Write something"}},
	}
	for _, step := range steps[name] {
		if step[0] != "" {
			if err := p.send(step[0]); err != nil {
				return err
			}
		}
		if err := p.shows(step[1]); err != nil {
			return err
		}
	}
	return nil
}

// fill logs everybody in and brings them to where they type.
func (f *figures) fill(ctx context.Context, s *server, p plan) ([]*person, error) {
	say("%s: %d log in", f.Name, p.sessions)
	people := make([]*person, p.sessions)
	f.Frames = make([]time.Duration, p.sessions)
	errs := make([]error, p.abreast)
	var all sync.WaitGroup
	for w := range p.abreast {
		all.Go(func() {
			for n := w; n < p.sessions && errs[w] == nil && ctx.Err() == nil; n += p.abreast {
				began := time.Now()
				people[n], errs[w] = login(s.addr, n)
				if errs[w] == nil && f.Name != nameEcho {
					errs[w] = people[n].shows(" ")
				}
				f.Frames[n] = time.Since(began)
				if errs[w] == nil {
					errs[w] = people[n].sitDown(f.Name)
				}
			}
		})
	}
	all.Wait()
	return slices.DeleteFunc(people, func(p *person) bool { return p == nil }), errors.Join(append(errs, ctx.Err())...)
}

// sessions measures what so many sessions take while nothing is done.
func (f *figures) sessions(s *server, p plan, before inside, resident int64) error {
	say("%s: all sit and do nothing", f.Name)
	_, asItIs, err := s.look(false)
	if err != nil {
		return err
	}
	f.AsItIs = (asItIs - resident) / int64(p.sessions)
	in, now, err := s.look(true)
	if err != nil {
		return err
	}
	f.Resident = (now - resident) / int64(p.sessions)
	f.Heap = (int64(in.Heap) - int64(before.Heap)) / int64(p.sessions)
	f.Goroutines = float64(in.Goroutines-before.Goroutines) / float64(p.sessions)
	f.IdleCPU, err = s.cpuOver(func() error { time.Sleep(p.idle); return nil })
	return err
}

// cpuOver is how much of one processor the server took while something was done.
func (s *server) cpuOver(do func() error) (float64, error) {
	before, err := proc.CPU(s.cmd.Process.Pid)
	if err != nil {
		return 0, err
	}
	began := time.Now()
	if err := do(); err != nil {
		return 0, err
	}
	after, err := proc.CPU(s.cmd.Process.Pid)
	return (after - before).Seconds() / time.Since(began).Seconds(), err
}

// letters are typed in turn: none of them is in what is drawn by itself.
const letters = "QXZJ "

// typing has some of them type, each at their own moments.
func (f *figures) typing(ctx context.Context, s *server, p plan, people []*person) error {
	say("%s: %d type", f.Name, p.typing)
	typists := people[:min(p.typing, len(people))]
	took, errs := make([][]time.Duration, len(typists)), make([]error, len(typists))
	var err error
	if p.profile != "" {
		if _, err := s.inside("profile " + filepath.Join(p.profile, f.Name)); err != nil {
			return err
		}
	}
	f.TypingCPU, err = s.cpuOver(func() error {
		var all sync.WaitGroup
		for i, who := range typists {
			all.Go(func() { took[i], errs[i] = who.types(ctx, p) })
		}
		all.Wait()
		return errors.Join(errs...)
	})
	f.Keys = slices.Concat(took...)
	if p.profile != "" {
		_, ended := s.inside("profiled")
		err = errors.Join(err, ended)
	}
	return err
}

func (p *person) types(ctx context.Context, how plan) (took []time.Duration, err error) {
	dice := rand.New(rand.NewPCG(uint64(how.keys), rand.Uint64()))
	for n := range how.keys {
		select { // between half and one and a half of the time, so that nobody keeps step
		case <-time.After(how.every/2 + time.Duration(dice.Int64N(int64(how.every)+1))):
		case <-ctx.Done():
			return took, ctx.Err()
		}
		t, err := p.key(letters[n%len(letters)])
		if err != nil {
			return took, err
		}
		if t > 0 {
			took = append(took, t)
		}
	}
	return took, nil
}

// leave closes every connection.
func leave(people []*person) error {
	var errs []error
	for _, p := range people {
		errs = append(errs, p.client.Close())
	}
	return errors.Join(errs...)
}

// left waits until no more goroutines than before are there, or as long as any session
// may take to end, and tells how many there are too many. With 0 it waits until the
// number rests.
func left(s *server, before int) (int, error) {
	last, same := 0, 0
	for range 300 {
		in, err := s.inside("look")
		if err != nil {
			return 0, err
		}
		if before > 0 && in.Goroutines <= before {
			return 0, nil
		}
		if same++; in.Goroutines != last {
			same = 0
		}
		if last = in.Goroutines; before == 0 && same > 40 {
			return 0, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return last - before, nil
}
