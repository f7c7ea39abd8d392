package tui

import "fmt"

// pager is how far a text that is taller than its place has been scrolled.
type pager struct{ top int }

// scroll moves by n lines of a text of all lines shown in height.
func (p pager) scroll(n, all, height int) pager {
	p.top = min(max(0, p.top+n), max(0, all-height))
	return p
}

// cut is the part of lines that is shown, with the last line saying how much more
// there is below or above.
func (p pager) cut(l look, lines []string, height int) []string {
	if len(lines) <= height {
		return lines
	}
	top := min(p.top, max(0, len(lines)-height+1))
	shown := append([]string(nil), lines[top:min(len(lines), top+height-1)]...)
	more := ""
	if below := len(lines) - top - (height - 1); below > 0 {
		more = fmt.Sprintf("%s %d more below", l.sign.down, below)
	} else {
		more = fmt.Sprintf("%s %d above", l.sign.up, top)
	}
	return append(shown, l.muted.on(more))
}

// paging are the keys of every screen that scrolls a text. Lines and get tell how
// tall the text is and where the pager lies in the screen.
func paging[S any](lines func(S, kit) int, get func(*S) *pager) []key[S] {
	lines = once(lines)
	by := func(n func(kit) int) func(S, kit) (S, keyCmd) {
		return func(s S, k kit) (S, keyCmd) {
			p := get(&s)
			*p = p.scroll(n(k), lines(s, k), k.bodyH()-1)
			return s, nil
		}
	}
	off := func(s S, k kit) string {
		if lines(s, k) <= k.bodyH() {
			return "everything is on the screen already"
		}
		return ""
	}
	return []key[S]{
		{on: []string{"down", "j"}, show: "up/down", help: "scroll", off: off, do: by(func(kit) int { return 1 })},
		{on: []string{"up", "k"}, show: "up", help: "scroll up", off: off, side: true, do: by(func(kit) int { return -1 })},
		{on: []string{"pgdown", " "}, show: "page down", help: "scroll a page", off: off, side: true, do: by(func(k kit) int { return k.bodyH() - 2 })},
		{on: []string{"pgup"}, show: "page up", help: "scroll a page back", off: off, side: true, do: by(func(k kit) int { return 2 - k.bodyH() })},
	}
}

// once lays a text out for the first of the rows that asks how tall it is; the others
// are rows of the same screen at the same moment.
func once[S any](lines func(S, kit) int) func(S, kit) int {
	n, known := 0, false
	return func(s S, k kit) int {
		if !known {
			n, known = lines(s, k), true
		}
		return n
	}
}
