package tui

import (
	"fmt"
	"strings"

	"spar/internal/grade"
)

func (s stage) view(k kit) page {
	l, sh := k.look, s.shape(k)
	lines, above := s.talkLines(k, sh)
	left := tall(lines, sh.talkH)
	if k.roomy() {
		left = append(left, "")
	}
	left = append(left, s.turnLine(k, sh))
	edge, k2 := l.sign.point+" ", l.accent
	if s.cannotType(k) != "" {
		k2 = l.muted
	}
	typed := s.input.view(l, s.typeW(k), sh.typeH, s.cannotType(k) == "", s.placeholder())
	left = append(left, indent(k2.on(edge), typed)...)
	body := left
	if sh.side {
		wall := " " + l.line.on(l.sign.wall) + " "
		body = beside(left, sh.talkW, wall, tall(dealCard(l, s.talk, sh.cardW), len(left)))
	} else {
		strip := dealStrip(l, s.talk, sh.talkW)
		if above > 0 && !k.roomy() { // no line of the talk can be spared to say it
			up := fmt.Sprintf("%s %d", l.sign.up, above)
			strip = ends(sh.talkW, dealStrip(l, s.talk, sh.talkW-len([]rune(up))-2), l.accent.on(up))
		}
		body = append([]string{strip}, left...)
	}
	aside := fmt.Sprintf("turn %d", s.talk.state.Turn+1)
	if s.talk.warm != nil {
		aside = s.talk.warm.aside()
	}
	if s.talk.forked != nil {
		aside = fmt.Sprintf("another way from turn %d %s %s", s.talk.forked.Turn, l.sign.dot, aside)
	}
	return page{title: s.talk.sc.Title, aside: aside, body: body}
}

// talkLines is the part of the talk that is shown, close above the input. A talk that
// has just begun leaves room for the brief at the top, so that what is at stake can be
// read before the first answer. Above is how many lines are hidden over it.
func (s stage) talkLines(k kit, sh shape) (shown []string, above int) {
	l := k.look
	lines := s.spokenLines(k, sh)
	if room := sh.talkH - len(lines); room >= 0 {
		var top []string
		if len(s.talk.state.Turns) == 0 && k.roomy() {
			if brief := flow(min(sh.talkW, 86), run{s.talk.sc.Brief, l.muted}); len(brief) < room {
				top = brief
			}
		}
		return append(tall(top, room), lines...), 0
	}
	end := len(lines) - min(s.back, len(lines)-sh.talkH)
	above = end - sh.talkH
	shown = append(shown, lines[above:end]...)
	if above > 0 && k.roomy() {
		shown[0] = l.muted.on(fmt.Sprintf("%s %d lines above, page up", l.sign.up, above))
	}
	if below := len(lines) - end; below > 0 {
		shown[len(shown)-1] = l.muted.on(fmt.Sprintf("%s %d lines below, page down", l.sign.down, below))
	}
	return shown, above
}

// turnLine says whose turn it is.
func (s stage) turnLine(k kit, sh shape) string {
	l, who := k.look, firstName(s.talk.sc.Buyer.Name)
	badge := l.badge.on(" YOUR TURN ")
	const answer = " answer "
	tell := answer + who
	right := ""
	switch {
	case s.away > 0 && s.sending:
		badge, tell = l.quiet.on(" RECONNECTING "), s.awayTell(sh)
	case s.sending:
		badge, tell = l.quiet.on(" "+upper(who)+" LISTENS "), " your reply is being kept"
	case s.talk.state.Done():
		badge, tell = l.quiet.on(" THE TALK IS OVER "), ""
	case s.away > 0:
		tell = " reconnecting"
	case s.talk.state.Retrying:
		tell = answer + who + " again"
	}
	if n := s.input.typed(); n > grade.MaxReply-400 {
		right = fmt.Sprintf("%d of %d", n, grade.MaxReply)
	} else if !s.input.blank() && !s.unkept {
		right = "draft kept"
	}
	if l.brackets {
		badge = "[" + badge + "]"
	}
	rightInk := l.muted
	if clock, over := s.clockText(); clock != "" {
		right, rightInk = clock, l.accent
		if over {
			rightInk = l.bad
		}
	}
	const aside = 24 // what the badge and the right end take together
	room := max(0, sh.talkW-aside)
	if strings.HasPrefix(tell, answer) && len([]rune(tell)) > room {
		tell = "" // half a name is worse than none, and the line above says whom
	}
	return ends(sh.talkW, badge+one(room, l, run{tell, l.plain}), rightInk.on(right))
}

func (s stage) placeholder() string {
	if s.talk.state.Done() {
		return ""
	}
	return "Type what you would say."
}
