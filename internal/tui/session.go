package tui

import (
	"context"
	"errors"
	"io"
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// Messages about sleep: the system asks for it, and tells that it is over.
type (
	sleepMsg struct{}
	wokenMsg struct{}
)

// controls are what the model may ask of the session that it runs in. A model that is
// looked at without a terminal has none of them.
type controls struct {
	paint func(root)     // draw this, when there is time
	sleep func() tea.Msg // give the terminal to the shell below until woken
	awake func() tea.Msg // take it again
}

// session is one running program on one terminal.
type session struct {
	term  *terminal
	paint *painter
	again chan struct{}  // draw everything anew
	told  chan os.Signal // what the system tells; nil for a session that is not local
	desk  *desk
	prog  *tea.Program
}

// show runs the model on the terminal until it ends, and gives the terminal back.
func show(ctx context.Context, r root, d *desk, o Options) (err error) {
	s := &session{term: newTerminal(o.In, o.Out), again: make(chan struct{}, 1), desk: d}
	s.paint = newPainter(s.term)
	r.controls = controls{paint: s.paint.offer, sleep: s.sleep, awake: s.awake}
	s.prog = tea.NewProgram(r, tea.WithInput(s.input(o.In)), tea.WithOutput(io.Discard),
		tea.WithEnvironment(o.Environ), tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	d.mu.Lock()
	d.close = s.prog.Quit
	d.mu.Unlock()
	if err := s.term.take(); err != nil {
		return errors.Join(err, s.term.give())
	}
	done, painted := make(chan struct{}), make(chan struct{})
	defer func() {
		close(done)
		<-painted
		err = errors.Join(err, s.term.giveSoon(d))
	}()
	d.spawn("drawing", func() {
		defer close(painted)
		// What cannot be written shows itself as the end of the input.
		_ = s.paint.run(done, s.again)
	})
	s.attend(ctx, o, done)
	_, err = s.prog.Run()
	if errors.Is(err, tea.ErrProgramKilled) {
		return nil // the reason is the context's or the crash's
	}
	return err
}

// attend starts what watches over the session: the context's end, the terminal's size
// and, where the process is ours, its signals.
func (s *session) attend(ctx context.Context, o Options, done <-chan struct{}) {
	// Nothing waits for it but this: a thousand sessions are a thousand stacks fewer.
	context.AfterFunc(ctx, s.prog.Quit)
	s.desk.spawn("telling what the other end tells", func() {
		w, h := o.Size.W, o.Size.H
		if w == 0 || h == 0 {
			w, h = s.term.size()
		}
		if w <= 0 || h <= 0 {
			w, h = unknownW, unknownH
		}
		s.prog.Send(tea.WindowSizeMsg{Width: w, Height: h})
		given := o.Given
		for {
			select {
			case <-done:
				return
			case size, ok := <-o.Resized:
				if !ok {
					return
				}
				s.prog.Send(tea.WindowSizeMsg{Width: size.W, Height: size.H})
			case line, ok := <-o.Told:
				if !ok {
					return
				}
				s.prog.Send(noteMsg{line})
			case _, ok := <-given:
				if !ok {
					given = nil // the database is gone; the session ends by its own
					continue
				}
				s.prog.Send(givenStaleMsg{})
			}
		}
	})
	if !o.Remote {
		s.watch(done)
	}
}

// The size of a terminal that nobody knows the size of.
const (
	unknownW = 80
	unknownH = 24
)

// resized tells the program the size that the system knows.
func (s *session) resized() {
	if w, h := s.term.size(); w > 0 && h > 0 {
		s.prog.Send(tea.WindowSizeMsg{Width: w, Height: h})
	}
}

// sleep gives the terminal to the shell below until it is woken.
func (s *session) sleep() tea.Msg {
	resume, err := s.quiet()
	if err != nil {
		return noteMsg{"spar cannot be put to sleep now: " + err.Error()}
	}
	defer resume()
	if err := s.term.give(); err != nil {
		return noteMsg{"spar cannot be put to sleep here: " + err.Error()}
	}
	s.stop()
	return s.awake()
}

// quiet waits until nothing is being written: whoever sleeps in the middle of a write
// locks every other spar out.
func (s *session) quiet() (resume func(), err error) {
	if s.desk.p == nil {
		return func() {}, nil // the preview of a file stores nothing
	}
	ctx, cancel := context.WithTimeout(s.desk.ctx, lastWait)
	defer cancel()
	return s.desk.p.Pause(ctx)
}

// awake takes the terminal again and has everything drawn anew.
func (s *session) awake() tea.Msg {
	if err := s.term.take(); err != nil {
		return noteMsg{"the terminal could not be taken again: " + err.Error()}
	}
	select {
	case s.again <- struct{}{}:
	default: // it will be drawn anew anyhow
	}
	s.desk.spawn("telling the size", s.resized)
	return nil
}

// input ends the program when the terminal is gone.
func (s *session) input(in io.Reader) io.Reader {
	if f, ok := in.(*os.File); ok {
		return fileInput{f, s}
	}
	return endingInput{in, s}
}

type endingInput struct {
	io.Reader
	s *session
}

func (i endingInput) Read(b []byte) (int, error) {
	n, err := i.Reader.Read(b)
	i.s.inputErr(err)
	return n, err
}

// fileInput keeps the file's other methods, by which reading can be called off.
type fileInput struct {
	*os.File
	s *session
}

func (i fileInput) Read(b []byte) (int, error) {
	n, err := i.File.Read(b)
	i.s.inputErr(err)
	return n, err
}

func (s *session) inputErr(err error) {
	if err != nil {
		s.desk.spawn("ending", s.prog.Quit)
	}
}
