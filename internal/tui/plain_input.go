package tui

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
)

// longestLine is how many bytes of one line of input are kept, far over the longest
// reply; what is longer comes back with its beginning and is refused as too long.
const longestLine = 64 << 10

// plainInput reads lines without holding up whoever waits for a signal: a read from a
// terminal cannot be broken off, so it happens beside. The reader beside ends with
// the input, or when it is let go.
type plainInput struct {
	lines chan typedLine
	next  chan struct{} // asks for one more line, so that none is read ahead
}

type typedLine struct {
	text string
	err  error
}

func newPlainInput(in io.Reader) *plainInput {
	p := &plainInput{lines: make(chan typedLine, 1), next: make(chan struct{}, 1)}
	go func() {
		r := bufio.NewReader(in)
		for range p.next {
			text, err := readLine(r)
			p.lines <- typedLine{text, err}
			if err != nil {
				return
			}
		}
	}()
	return p
}

// end lets the reader beside go: nothing will be asked any more.
func (p *plainInput) end() { close(p.next) }

// line is the next line without its end; io.EOF when there is none, the context's
// error when it is done first. After an error it is not to be called again.
func (p *plainInput) line(ctx context.Context) (string, error) {
	p.next <- struct{}{}
	select {
	case l := <-p.lines:
		return l.text, l.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// readLine reads to the end of the line and keeps its first longestLine bytes. A last
// line without an end is a line. Broken UTF-8 becomes U+FFFD, so that what is stored
// is what was graded.
func readLine(r *bufio.Reader) (string, error) {
	var kept []byte
	for {
		part, err := r.ReadSlice('\n')
		if room := longestLine - len(kept); room > 0 {
			kept = append(kept, part[:min(room, len(part))]...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(kept) > 0:
			err = nil
		}
		if err != nil {
			return "", err
		}
		line := strings.TrimSuffix(strings.TrimSuffix(string(kept), "\n"), "\r")
		return strings.ToValidUTF8(line, "\uFFFD"), nil
	}
}
