package grade

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
)

// Lookup finds the situation of a beat of a scenario; "" for beat is its first.
type Lookup func(scenario, beat string) (*Situation, error)

// BulkResult counts what Bulk graded and what it could not.
type BulkResult struct{ Graded, Bad int }

// The longest line of input in bytes, and how many lines a batch holds at most.
const (
	maxLine    = 8 << 20
	batchLines = 32
)

// bulkError stands in the place of the marks of a line that cannot be graded.
type bulkError struct {
	ID    json.RawMessage `json:"id,omitempty"`
	Line  int             `json:"line"`
	Error string          `json:"error"`
}

// batch is some lines in a row, and what becomes of them.
type batch struct {
	first  int // number of the first line, from 1
	lines  [][]byte
	out    []byte
	result BulkResult
	done   chan struct{}
}

// Bulk grades replies, one JSON object a line, and writes their marks in the same
// order, one JSON object a line. It reads only as far ahead as it keeps its workers
// busy, and what has come in is graded at once. A line that cannot be graded gets an object with its
// number and an error, and does not stop the rest. lookup may be nil when no line
// names a scenario. The error is one of reading or writing.
func Bulk(r io.Reader, w io.Writer, lookup Lookup) (BulkResult, error) {
	workers := runtime.GOMAXPROCS(0)
	ready := &readySituations{lookup: lookup, ready: map[string]*readySituation{}}
	todo, order := make(chan *batch, workers), make(chan *batch, 2*workers)
	stop := make(chan struct{})
	for range workers {
		go func() {
			k := bulkWorker{situations: ready}
			for b := range todo {
				k.grade(b)
				close(b.done)
			}
		}()
	}
	readErr := make(chan error, 1)
	go func() {
		defer close(order)
		defer close(todo)
		readErr <- readBatches(r, func(b *batch) bool {
			select {
			case order <- b:
			case <-stop:
				return false
			}
			todo <- b
			return true
		})
	}()
	var sum BulkResult
	var writeErr error
	for b := range order {
		<-b.done
		if writeErr != nil {
			continue
		}
		sum.Graded += b.result.Graded
		sum.Bad += b.result.Bad
		if _, writeErr = w.Write(b.out); writeErr != nil {
			close(stop)
		}
	}
	if writeErr != nil {
		// The reader may be waiting for input that never comes; it ends with it.
		return sum, fmt.Errorf("writing marks: %w", writeErr)
	}
	if err := <-readErr; err != nil {
		return sum, fmt.Errorf("reading replies: %w", err)
	}
	return sum, nil
}

// readBatches cuts the input into batches of lines; a batch ends when it is full or
// when nothing more has come in yet. send says whether to go on.
func readBatches(r io.Reader, send func(*batch) bool) error {
	br := bufio.NewReaderSize(r, 64<<10)
	b := &batch{first: 1, done: make(chan struct{})}
	for n := 1; ; n++ {
		line, err := readLine(br)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if err == nil || len(line) > 0 {
			b.lines = append(b.lines, line)
		}
		if len(b.lines) > 0 && (len(b.lines) == batchLines || br.Buffered() == 0 || err != nil) {
			if !send(b) {
				return nil
			}
			b = &batch{first: n + 1, done: make(chan struct{})}
		}
		if err != nil {
			return nil
		}
	}
}

// readLine reads one line without its end. Of a line that is too long it keeps
// maxLine+1 bytes, so that its error can be told.
func readLine(br *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := br.ReadSlice('\n')
		if len(line) <= maxLine {
			line = append(line, part[:min(len(part), maxLine+1-len(line))]...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		return bytes.TrimRight(line, "\r\n"), err
	}
}

// bulkWorker grades batches.
type bulkWorker struct {
	situations *readySituations
	key        []byte
}

func (k *bulkWorker) grade(b *batch) {
	for i, line := range b.lines {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var in bulkIn
		m, err := k.line(line, &in)
		if err == nil {
			b.result.Graded++
			b.out = appendMarks(b.out, in.ID, &m)
		} else {
			b.result.Bad++
			b.out = append(appendSlowly(b.out, bulkError{in.ID, b.first + i, err.Error()}, false), '\n')
		}
	}
	b.lines = nil
}

func (k *bulkWorker) line(line []byte, in *bulkIn) (Marks, error) {
	if len(line) > maxLine {
		return Marks{}, fmt.Errorf("longer than %d bytes", maxLine)
	}
	if err := in.decode(line); err != nil {
		return Marks{}, badLine(err)
	}
	if in.Reply == nil {
		return Marks{}, errors.New(`no "reply"`)
	}
	p, err := k.situation(in)
	if err != nil {
		if err := json.Unmarshal(line, new(bulkIn)); err != nil {
			return Marks{}, badLine(err) // the whole line is no JSON, not the situation alone
		}
		return Marks{}, err
	}
	return gradePrepared(p, *in.Reply), nil
}

// situation is the line's situation, made ready.
func (k *bulkWorker) situation(in *bulkIn) (*prepared, error) {
	k.key = k.key[:0]
	for _, part := range [...]string{in.Scenario, in.Beat} {
		k.key = append(append(k.key, part...), 0)
	}
	k.key = append(append(append(k.key, in.Situation...), 0), in.History...)
	return k.situations.get(k.key, in)
}

func badLine(err error) error { return fmt.Errorf("no JSON object of the right form: %w", err) }
