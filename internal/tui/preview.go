package tui

import (
	"context"
	"fmt"
	"io"
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"spar/internal/play"
	"spar/internal/rehearse"
	"spar/internal/scenario"
)

// FileState is what a watched file holds now, or why it cannot be read.
type FileState struct {
	Src []byte
	Err error
}

// PreviewOptions say which file is tried out and where.
type PreviewOptions struct {
	// Name is the file's name as it was given.
	Name string
	// States are what the file holds, the first at once and each further one when it has
	// changed. It is closed when the file is watched no more.
	States <-chan FileState
	Seed   uint64

	In          io.Reader
	Out         io.Writer
	Environ     []string // nil: the process's own
	ASCII       bool
	Interactive bool // plain: somebody types
	Width       int  // plain: where text is wrapped; 0 for nowhere
}

// Preview shows a talk with the scenario of a file that is being written: what was
// answered so far is played anew whenever the file is saved. Nothing of it is stored.
// It gives the replies that stood at the end, and the ending they came to, or "".
func Preview(ctx context.Context, o PreviewOptions) ([]string, string, error) {
	if o.Environ == nil {
		o.Environ = os.Environ()
	}
	d := &desk{ctx: ctx, after: tea.Tick}
	k := kit{look: newLook(o.Out, o.Environ, o.ASCII), desk: d, sleepless: sleepless()}
	last := &lastTalk{}
	p := preview{file: o.Name, states: o.States, seed: o.Seed, last: last}
	r := rootOn(k, p, p.watch(k))
	err := host(ctx, r, Options{In: o.In, Out: o.Out, Environ: o.Environ, ASCII: o.ASCII})
	return last.replies, last.ending, err
}

// lastTalk is where a preview leaves what was said, for whoever started it.
type lastTalk struct {
	replies []string
	ending  string
}

// preview is the screen of a file being written.
type preview struct {
	file   string
	states <-chan FileState
	seed   uint64
	last   *lastTalk

	// now is the file as it is, sc the last scenario that could be read from it,
	// nil while there was none.
	now    FileState
	sc     *scenario.Scenario
	faults []scenario.Problem
	saves  int // how often the file was saved since

	replies []string
	trace   rehearse.Trace
	// changes are what the last save did, told until something is said.
	changes []rehearse.Change
	tells   bool
	// asked counts what was wished for; an answer to anything but the last is stale.
	asked, heard int

	input editor
	back  int // how many lines the talk is scrolled up
}

// Answers to a preview's wishes.
type (
	fileMsg struct {
		now    FileState
		sc     *scenario.Scenario
		faults []scenario.Problem
		gone   bool // nobody watches any more
	}
	tracedMsg struct {
		asked int
		trace rehearse.Trace
		saved bool // because of a save: what changed is to be told
	}
)

func (preview) name() string { return "the preview" }

// watch waits for the next state of the file and checks it.
func (p preview) watch(k kit) tea.Cmd {
	return k.desk.wish("reading the file", func() tea.Msg {
		select {
		case now, ok := <-p.states:
			if !ok {
				return fileMsg{gone: true}
			}
			m := fileMsg{now: now}
			if now.Err == nil {
				m.sc, m.faults = scenario.Check(p.file, now.Src)
			}
			return m
		case <-k.desk.ctx.Done():
			return nil
		}
	})
}

// retrace plays the replies anew, because the file was saved or something was said.
func (p preview) retrace(k kit, saved bool) (preview, tea.Cmd) {
	p.asked++
	if !saved {
		p.changes, p.tells = nil, false
	}
	sc, seed, replies, asked := p.sc, p.seed, p.replies, p.asked
	return p, k.desk.wish("playing it through", func() tea.Msg {
		return tracedMsg{asked: asked, trace: rehearse.Retrace(sc, seed, replies), saved: saved}
	})
}

func (p preview) update(msg tea.Msg, k kit) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if !msg.Paste {
			if next, cmd, ok := press(p.rows(), p, k, msg.String()); ok {
				return next, cmd
			}
		}
		p.input, _ = p.input.press(msg, p.typeW(k))
	case fileMsg:
		return p.saved(msg, k)
	case tracedMsg:
		if msg.asked != p.asked {
			return p, nil
		}
		p.heard = msg.asked
		if msg.saved {
			p.changes, p.tells = msg.trace.Changes(p.trace), true
		}
		p.trace, p.back = msg.trace, 0
		p.last.replies, p.last.ending = p.replies[:len(p.trace.Turns)], p.trace.State.Ending
	}
	return p, nil
}

// saved takes a new state of the file. What cannot be played is told, and the talk goes
// on when it is mended.
func (p preview) saved(msg fileMsg, k kit) (screen, tea.Cmd) {
	if msg.gone {
		return p, say("The file is watched no more: start the preview again to go on.")
	}
	first := p.sc == nil
	if !p.reading() {
		p.saves++
	}
	p.now, p.faults = msg.now, msg.faults
	if msg.sc == nil {
		return p, p.watch(k)
	}
	p.sc = msg.sc
	p, cmd := p.retrace(k, !first)
	return p, tea.Batch(cmd, p.watch(k))
}

// broken reports whether the file as it is cannot be played.
func (p preview) broken() bool {
	return p.sc == nil || p.now.Err != nil || scenario.Broken(p.faults)
}

// reading reports whether the file has not been read yet.
func (p preview) reading() bool { return p.now.Src == nil && p.now.Err == nil }

// talk is the talk so far as the screen of marks wants it: its last reply, which cannot
// be taken back there, without what came after it.
func (p preview) talk() (talk, []play.Event) {
	turn := p.trace.Turns[len(p.trace.Turns)-1]
	events := []play.Event{turn.Marked}
	st := p.trace.State
	st.Before = nil
	return talk{sc: p.sc, state: st, events: events}, events
}

func (p preview) rows() []key[preview] {
	return []key[preview]{
		{on: []string{"enter"}, show: "enter", help: "say it", off: preview.cannotSay, do: func(p preview, k kit) (preview, tea.Cmd) {
			p.replies = append(p.replies[:len(p.replies):len(p.replies)], p.input.text)
			p.input = editor{cuts: p.input.cuts}
			return p.retrace(k, false)
		}},
		{on: []string{"alt+enter", "ctrl+j"}, show: "alt+enter", help: "new line", side: true, do: func(p preview, k kit) (preview, tea.Cmd) {
			p.input, _ = p.input.insert("\n")
			return p, nil
		}},
		{on: []string{"ctrl+t"}, show: "ctrl+t", help: "take back", off: preview.cannotTakeBack, do: preview.takeBack},
		{on: []string{"ctrl+n"}, show: "ctrl+n", help: "from the start", off: preview.cannotTakeBack, do: func(p preview, k kit) (preview, tea.Cmd) {
			p.replies = nil
			return p.retrace(k, false)
		}},
		{on: []string{"ctrl+l"}, show: "ctrl+l", help: "why", off: preview.nothingSaid, do: func(p preview, k kit) (preview, tea.Cmd) {
			t, events := p.talk()
			return p, open(newMarks(t, events))
		}},
		{on: []string{"ctrl+p"}, show: "ctrl+p", help: "the file", side: true, off: func(p preview, k kit) string {
			if len(p.fileLines(k, k.bodyW())) == 0 {
				return "there is nothing to tell about the file"
			}
			return ""
		}, do: func(p preview, k kit) (preview, tea.Cmd) { return p, open(filePage{of: p}) }},
		{on: []string{"ctrl+x"}, show: "ctrl+x", help: "other wordings", side: true, off: preview.cannotPlay, do: func(p preview, k kit) (preview, tea.Cmd) {
			p.seed++
			return p.retrace(k, false)
		}},
		{on: []string{"pgup"}, do: func(p preview, k kit) (preview, tea.Cmd) { return p.read(k, 1), nil }},
		{on: []string{"pgdown"}, show: "page up/down", help: "read back, and on", side: true, do: func(p preview, k kit) (preview, tea.Cmd) { return p.read(k, -1), nil }},
		{on: []string{"esc"}, show: "esc", help: "leave", do: func(p preview, k kit) (preview, tea.Cmd) { return p, tea.Quit }},
	}
}

func (p preview) keys(k kit) []hint { return hints(p.rows(), p, k) }

// takeBack puts the last reply back into the input; what was typed there is kept aside.
func (p preview) takeBack(k kit) (preview, tea.Cmd) {
	last := len(p.replies) - 1
	cuts := p.input.cuts
	if !p.input.blank() {
		cuts = p.input.aside(p.input.text).cuts
	}
	p.input = newEditor(p.replies[last])
	p.input.cuts = cuts
	p.replies = p.replies[:last:last]
	return p.retrace(k, false)
}

func (p preview) cannotPlay(kit) string {
	switch {
	case p.reading():
		return "the file is being read"
	case p.broken():
		return "mend the file first; what you typed stays"
	case p.asked != p.heard:
		return "it is being played"
	}
	return ""
}

func (p preview) cannotSay(k kit) string {
	if why := p.cannotPlay(k); why != "" {
		return why
	}
	switch {
	case p.trace.State.Done():
		return "the talk is over: ctrl+t takes the last reply back, ctrl+n begins anew"
	case p.input.blank():
		return "type what a trainee would say first"
	}
	return tooLong(p.input.typed())
}

func (p preview) cannotTakeBack(k kit) string {
	if why := p.cannotPlay(k); why != "" {
		return why
	}
	if len(p.replies) == 0 {
		return "nothing was said yet"
	}
	return ""
}

func (p preview) nothingSaid(kit) string {
	if len(p.trace.Turns) == 0 {
		return "nothing was said yet"
	}
	return ""
}

// read scrolls the talk by half a page, back where way is positive.
func (p preview) read(k kit, way int) preview {
	all, height := len(p.talkLines(k)), p.shape(k).talkH
	p.back = min(max(0, p.back+way*max(1, height/2)), max(0, all-height))
	return p
}

// problemCount is "2 errors, 1 warning".
func problemCount(faults []scenario.Problem) string {
	n := [2]int{}
	for _, f := range faults {
		n[f.Severity]++
	}
	count := func(n int, what string) string {
		if n != 1 {
			what += "s"
		}
		return fmt.Sprintf("%d %s", n, what)
	}
	switch {
	case n[scenario.Warning] == 0:
		return count(n[scenario.Error], "error")
	case n[scenario.Error] == 0:
		return count(n[scenario.Warning], "warning")
	}
	return count(n[scenario.Error], "error") + ", " + count(n[scenario.Warning], "warning")
}
