package tui

import "fmt"

// pager is how far a text that is taller than its place has been scrolled.
type pager struct{ top int }

// scroll moves by n lines of a text of all lines shown in height.
func (p pager) scroll(n, all, height int) pager {
	most := max(0, all-height)
	p.top = min(max(0, min(p.top, most)+n), most)
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

// part is what is shown of lines in height; where some are hidden, its first and its last
// line say how many.
func (p pager) part(l look, lines []string, height int) []string {
	if len(lines) <= height || height < 1 {
		return lines[:min(len(lines), max(0, height))]
	}
	top := min(p.top, len(lines)-height)
	shown := append([]string(nil), lines[top:top+height]...)
	if below := len(lines) - top - height; below > 0 {
		shown[height-1] = l.muted.on(fmt.Sprintf("%s %d lines below", l.sign.down, below+1))
	}
	if top > 0 && height > 2 {
		shown[0] = l.muted.on(fmt.Sprintf("%s %d lines above", l.sign.up, top+1))
	}
	return shown
}

// atEnd is a pager that shows the end of a text, however tall.
func atEnd() pager { return pager{1 << 20} }

// paging are the keys of every screen that scrolls a text. Lines and get tell how
// tall the text is and where the pager lies in the screen.
func paging[S any](lines func(S, kit) int, get func(*S) *pager) []key[S] {
	return pagingIn(lines, func(_ S, k kit) int { return k.bodyH() }, 1, get)
}

// pagingIn is paging of a text that is shown in a height of its own, of which more lines
// say what is hidden.
func pagingIn[S any](lines, height func(S, kit) int, more int, get func(*S) *pager) []key[S] {
	lines = once(lines)
	by := func(n func(S, kit) int) func(S, kit) (S, keyCmd) {
		return func(s S, k kit) (S, keyCmd) {
			p := get(&s)
			*p = p.scroll(n(s, k), lines(s, k), height(s, k)-more)
			return s, nil
		}
	}
	off := func(s S, k kit) string {
		if lines(s, k) <= height(s, k) {
			return "everything is on the screen already"
		}
		return ""
	}
	return []key[S]{
		{on: []string{"down", "j"}, show: "up/down", help: "scroll", off: off, do: by(func(S, kit) int { return 1 })},
		{on: []string{"up", "k"}, off: off, do: by(func(S, kit) int { return -1 })},
		{on: []string{"pgdown", " "}, show: "page up/down", help: "scroll a page", off: off, side: true, do: by(func(s S, k kit) int { return max(1, height(s, k)-2) })},
		{on: []string{"pgup"}, off: off, do: by(func(s S, k kit) int { return min(-1, 2-height(s, k)) })},
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
