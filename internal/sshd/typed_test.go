package sshd

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// pieces hands on one piece a read.
type pieces [][]byte

func (p *pieces) Read(b []byte) (int, error) {
	if len(*p) == 0 {
		return 0, io.EOF
	}
	n := copy(b, (*p)[0])
	if (*p)[0] = (*p)[0][n:]; len((*p)[0]) == 0 {
		*p = (*p)[1:]
	}
	return n, nil
}

func inPieces(s ...string) *pieces {
	var p pieces
	for _, one := range s {
		p = append(p, []byte(one))
	}
	return &p
}

// free is for a test that counts nothing.
func free(int) {}

// reads are what is handed on, a read each, as Bubble Tea asks for it.
func reads(t *testing.T, in io.Reader) []string {
	t.Helper()
	var out []string
	for buf := make([]byte, 256); ; {
		n, err := in.Read(buf)
		if n > 0 {
			out = append(out, string(buf[:n]))
		}
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsTypedIsHandedOnAsItIs(t *testing.T) {
	paste := pasteOn + strings.Repeat("ä long paste\r", 500) + pasteOff
	for _, all := range []string{"", "q", "\x1b", "\x1b[A\x1b[B", "ünïcödé", "\xff\xfe", paste + "more" + paste, "\x1b[200" + paste} {
		for name, in := range map[string]io.Reader{
			"at once": strings.NewReader(all), "by bytes": iotest.OneByteReader(strings.NewReader(all)), "by halves": iotest.HalfReader(strings.NewReader(all)),
		} {
			if got := strings.Join(reads(t, newTyped(in, free)), ""); got != all {
				t.Errorf("%.20q %s came as %d bytes: %.40q", all, name, len(got), got)
			}
		}
	}
}

func TestALetterIsNotCutInTwo(t *testing.T) {
	got := reads(t, newTyped(inPieces("a\xe4", "\xb8\xad", "b", "\x1b[", "A"), free))
	want := []string{"a", "中", "b", "\x1b[", "A"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestAPasteIsBounded: of a paste that is too long, or never ends, so much is handed on as
// the editor keeps, with its end marked; what comes after it is typed again.
func TestAPasteIsBounded(t *testing.T) {
	long := strings.Repeat("中x", mostPaste) // four times as much
	spared := 0
	in := newTyped(iotest.HalfReader(strings.NewReader(pasteOn+long+pasteOff+"after")), func(n int) { spared += n })
	got := strings.Join(reads(t, in), "")
	if !strings.HasPrefix(got, pasteOn) || !strings.HasSuffix(got, pasteOff+"after") || len(got) > mostPaste+40 {
		t.Errorf("%d bytes, from %.10q to %q", len(got), got, got[max(0, len(got)-20):])
	}
	if body := got[len(pasteOn):strings.Index(got, pasteOff)]; !strings.HasPrefix(long, body) || len(body) < mostPaste-10 {
		t.Errorf("%d bytes of the paste were kept", len(body))
	}
	if over := len(long) - mostPaste; spared < over-10 || spared > over+10 {
		t.Errorf("%d bytes were passed over, and %d cost nothing", over, spared)
	}
	// Nobody is caught in a paste whose end was lost.
	got = strings.Join(reads(t, newTyped(strings.NewReader(pasteOn+long+"\x03q"), free)), "")
	if !strings.HasSuffix(got, pasteOff+"\x03q") {
		t.Errorf("ctrl+c is lost: %q", got[max(0, len(got)-20):])
	}
}

// TestLettersWithoutAPauseGetOne: the reader of keys takes a full buffer for one that is to
// be gone on with, so one must come that is not full.
func TestLettersWithoutAPauseGetOne(t *testing.T) {
	for _, letter := range []string{"x", "中", "é"} {
		all := strings.Repeat(letter, 100_000)
		run, most, sum := 0, 0, new(bytes.Buffer)
		for _, one := range reads(t, newTyped(strings.NewReader(all), free)) {
			sum.WriteString(one)
			if run += len(one); len(one) < 256 && strings.HasSuffix(one, letter) {
				run = 0
			}
			most = max(most, run)
		}
		if sum.String() != all || most > 2*256*mostFull {
			t.Errorf("%s: %d bytes of %d, %d of them without a pause", letter, sum.Len(), len(all), most)
		}
	}
}
