package sshd

import (
	"strings"

	"golang.org/x/crypto/ssh"

	"spar/internal/text"
	"spar/internal/tui"
)

// asked is what a client told about its terminal before it began: plain data, cut to
// what is of use here.
type asked struct {
	pty     bool
	term    string
	size    tui.Size
	environ map[string]string
	resized chan tui.Size // the newest size alone
}

func newAsked() *asked {
	return &asked{environ: map[string]string{}, resized: make(chan tui.Size, 1)}
}

// told are the variables that say how to draw. Nothing else is taken from a client.
var told = [...]string{"COLORTERM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR"}

// longestValue is longer than any honest value of them.
const longestValue = 64

// set takes a variable; false for one that is not wanted.
func (a *asked) set(payload []byte) bool {
	var kv struct{ Name, Value string }
	if ssh.Unmarshal(payload, &kv) != nil || len(kv.Value) > longestValue {
		return false
	}
	for _, name := range told {
		if kv.Name == name {
			a.environ[name] = text.Safe(kv.Value)
			return true
		}
	}
	return false
}

// terminal takes the request for a terminal; false for one that cannot be read.
func (a *asked) terminal(payload []byte, l Limits) bool {
	var req struct {
		Term                string
		Columns, Rows, W, H uint32
		Modes               string
	}
	if a.pty || ssh.Unmarshal(payload, &req) != nil || len(req.Term) > longestValue {
		return false
	}
	a.pty, a.term = true, text.Safe(req.Term)
	a.size = l.clamp(req.Columns, req.Rows)
	return true
}

// resize takes a new size and keeps only the newest one.
func (a *asked) resize(payload []byte, l Limits) {
	var req struct{ Columns, Rows, W, H uint32 }
	if !a.pty || ssh.Unmarshal(payload, &req) != nil {
		return
	}
	select {
	case <-a.resized: // nobody has taken it yet, and now nobody needs to
	default:
	}
	a.resized <- l.clamp(req.Columns, req.Rows)
}

// clamp brings a size into what can be drawn. A terminal that names no size is taken
// for one of 80 columns and 24 rows.
func (l Limits) clamp(w, h uint32) tui.Size {
	if w == 0 || h == 0 {
		w, h = 80, 24
	}
	return tui.Size{W: int(min(w, uint32(l.Width))), H: int(min(h, uint32(l.Height)))}
}

// env is the session's environment as tui reads it.
func (a *asked) env() []string {
	out := []string{"TERM=" + a.term}
	for _, name := range told {
		if v, ok := a.environ[name]; ok {
			out = append(out, name+"="+v)
		}
	}
	return out
}

// dumb is true for a terminal that cannot move its cursor.
func (a *asked) dumb() bool { return !a.pty || a.term == "dumb" || a.term == "" }

// ascii is true where the first of LC_ALL, LC_CTYPE and LANG that is set names a locale
// without Unicode. Where none is sent (as from Windows), most terminals take UTF-8.
func (a *asked) ascii() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToUpper(a.environ[name]); locale != "" {
			return !strings.Contains(locale, "UTF-8") && !strings.Contains(locale, "UTF8")
		}
	}
	return false
}
