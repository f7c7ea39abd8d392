package tui

import "spar/internal/report"

// accountLines tell what a client of several meetings is worth beside this deal, and what
// they remember of the trainee; nothing for a buyer who is met once.
func accountLines(l look, a *report.Account, w int) []string {
	if a == nil {
		return nil
	}
	var out []string
	if a.Worth != "" {
		out = append(out, l.muted.on("THE CLIENT"))
		out = append(out, flow(w, run{a.Worth, l.plain})...)
	}
	out = stack(out, remembered(l, "WHAT THEY REMEMBER OF YOU", a.Remembers, w))
	return stack(out, remembered(l, "WHAT THEY WILL REMEMBER OF THIS TALK", a.WillRemember, w))
}

func remembered(l look, head string, lines []string, w int) []string {
	if len(lines) == 0 {
		return nil
	}
	out := []string{l.muted.on(one(w, l, run{head, l.plain}))}
	for _, line := range lines {
		out = append(out, hang(w, l.sign.dot+" ", run{line, l.plain})...)
	}
	return out
}

// clientLines are the part of a debrief on what the client remembers.
func (d debrief) clientLines(k kit, w int) []string {
	return accountLines(k.look, d.of.Account, min(w, 90))
}
