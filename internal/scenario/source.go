package scenario

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// What a file may cost. A scenario of eight beats is about 15 KB; the bounds leave
// room for ten times that and keep a hostile file under 100 ms and 50 MB.
const (
	// MaxBytes is the largest file that is read.
	MaxBytes   = 256 << 10
	maxNesting = 32
	// maxMarks bounds the characters that can begin or end a value. The parser
	// spends 1 to 2 KB on each value, so a quarter megabyte of commas would cost
	// 200 MB; a quarter megabyte of prose holds about 14,000 of them.
	maxMarks = 24000
	// mendBudget bounds how many bytes are parsed in all while slips are mended
	// for the sake of finding the next one.
	mendBudget = 512 << 10
)

// source is a file's bytes on their way to nodes.
type source struct {
	file string
	text []byte // UTF-8 without a mark at its head; slips mended
	list *[]Problem
	// mended are the lines that were put in quotes; quiet is set once the parser's
	// further complaints would be about a guess.
	mended map[int]bool
	quiet  bool
	split  []string // the text's lines, once they were asked for
}

func (s *source) add(line, col int, code, hint, format string, args ...any) {
	if len(*s.list) > enough {
		return
	}
	*s.list = append(*s.list, Problem{
		File: s.file, Line: line, Col: col, Code: code,
		Message: fmt.Sprintf(format, args...), Hint: hint,
		Severity: severityOf(code),
	})
}

// parse gives the root node of a file, or nil where nothing can be read of it. What
// is wrong with the file as a file goes into list.
func parse(file string, src []byte, list *[]Problem) (*yaml.Node, *source) {
	s := &source{file: plainName(file), list: list, mended: map[int]bool{}}
	if len(src) > MaxBytes {
		s.add(1, 1, CodeTooLarge, "split it: one file is one talk",
			"the file is %d KB large, the most is %d KB", len(src)>>10, MaxBytes>>10)
		return nil, s
	}
	if !s.decodeBytes(src) || !s.countMarks() {
		return nil, s
	}
	s.hideHidden()
	for budget := mendBudget; ; {
		root, err := s.nodes()
		if err == nil {
			return root, s
		}
		budget -= len(s.text)
		if !s.diagnose(err) || budget < len(s.text) {
			return nil, s
		}
	}
}

// decodeBytes takes UTF-8 with or without a mark; of other encodings it says how to
// save the file.
func (s *source) decodeBytes(src []byte) bool {
	const hint = `save the file as UTF-8: in the editor's "Save as" or "Save with encoding" choose UTF-8`
	utf16 := bytes.HasPrefix(src, []byte{0xff, 0xfe}) || bytes.HasPrefix(src, []byte{0xfe, 0xff})
	if !utf16 && len(src) >= 4 {
		// Without a mark, every second byte of English UTF-16 is zero.
		utf16 = src[0] == 0 && src[2] == 0 || src[1] == 0 && src[3] == 0
	}
	if utf16 {
		s.add(1, 1, CodeEncoding, hint, "the file is saved as UTF-16")
		return false
	}
	s.text = bytes.TrimPrefix(src, []byte("\ufeff"))
	if utf8.Valid(s.text) {
		return true
	}
	line, col := 1, 1
	for rest := s.text; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		if r == utf8.RuneError && n == 1 {
			s.add(line, col, CodeEncoding, hint,
				"the file is not UTF-8: byte 0x%02X; in Latin-1 (Windows) that would be %q", rest[0], latin1(rest[0]))
			return false
		}
		line, col = after(line, col, rest, r)
		rest = rest[n:]
	}
	return false
}

// latin1 is the character that the byte stands for on older Windows machines.
func latin1(b byte) string {
	if r := rune(b); !hidden(r) {
		return string(r)
	}
	return "a quotation mark or a dash"
}

// after is the position behind r, which rest begins with. "\r\n" is one line end.
func after(line, col int, rest []byte, r rune) (int, int) {
	if r == '\n' || r == '\r' && (len(rest) < 2 || rest[1] != '\n') {
		return line + 1, 1
	}
	return line, col + 1
}

// marks are 1 for the characters that can begin or end a value.
var marks = func() (t [256]uint8) {
	for _, c := range []byte(",[]{}:\"'\n\r-?&*!") {
		t[c] = 1
	}
	return t
}()

// countMarks refuses a file with more values than any scenario has.
func (s *source) countMarks() bool {
	n := 0
	for _, b := range s.text {
		n += int(marks[b])
	}
	if n > maxMarks {
		s.add(1, 1, CodeTooLarge, "is this a scenario file? One file is one talk", "the file holds far more values than a scenario has")
		return false
	}
	return true
}

// hideHidden reports every invisible or controlling character and puts a visible
// stand-in in its place, so that the rest of the file can still be checked.
func (s *source) hideHidden() {
	if !anyHidden(s.text) {
		return
	}
	out := make([]byte, 0, len(s.text)+64)
	line, col := 1, 1
	for rest := s.text; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		if hidden(r) {
			s.add(line, col, CodeHidden, hiddenHint, "%s stands here", hiddenName(r))
			out = append(out, '?')
		} else {
			out = append(out, rest[:n]...)
		}
		line, col = after(line, col, rest, r)
		rest = rest[n:]
	}
	s.text = out
}

// anyHidden is true where some character is hidden. Most text is plain ASCII, which
// is settled a byte at a time.
func anyHidden(text []byte) bool {
	for i := 0; i < len(text); {
		if b := text[i]; b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t' {
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if hidden(r) {
			return true
		}
		i += n
	}
	return false
}

// depth is the parser's limit on nesting; it remembers that it was reached.
type depth struct{ reached bool }

var errDeep = errors.New("nested too deep")

// CheckDepth is called by the parser at each bracket and each indentation.
func (d *depth) CheckDepth(n int, _ *yaml.DepthContext) error {
	if n > maxNesting {
		d.reached = true
		return errDeep
	}
	return nil
}

// CheckAlias has nothing to refuse: aliases are never followed, see unshared.
func (d *depth) CheckAlias(int, int) error { return nil }

// nodes runs the parser and refuses all that a scenario has no use for.
func (s *source) nodes() (*yaml.Node, error) {
	limit := &depth{}
	loader, err := yaml.NewLoader(bytes.NewReader(s.text), yaml.WithV4Defaults(), yaml.WithPlugin(limit))
	if err != nil {
		return nil, err
	}
	var doc, second yaml.Node
	if err := loader.Load(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			s.add(1, 1, CodeEmpty, "start from a template: spar scenario new", "the file is empty")
			return nil, nil
		}
		return nil, deeper(limit, err)
	}
	switch err := loader.Load(&second); {
	case err == nil:
		s.add(max(second.Line, 1), max(second.Column, 1), CodeSecondDocument,
			"put each scenario into a file of its own and delete the line \"---\"", "a second document begins here")
	case !errors.Is(err, io.EOF):
		return nil, deeper(limit, err)
	}
	if len(doc.Content) != 1 {
		s.add(1, 1, CodeEmpty, "start from a template: spar scenario new", "the file is empty")
		return nil, nil
	}
	return doc.Content[0], nil
}

// deeper tells the nesting limit apart from other complaints of the parser.
func deeper(limit *depth, err error) error {
	if limit.reached {
		return errors.Join(errDeep, err)
	}
	return err
}
