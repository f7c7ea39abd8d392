package sshd

import (
	"io"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/tui"
)

// plain talks line by line: where the client asked for no terminal ("ssh -T", which
// suits screen readers), or for one that cannot move its cursor.
func (v *visit) plain(p *practice.Practice, enrolment *tui.Enrolment, in io.Reader, out io.Writer) error {
	if v.asked.ascii() {
		out = report.ASCII(out)
	}
	o := tui.PlainOptions{In: in, Out: out, Interactive: true, Afar: true, Enrolment: enrolment}
	if v.asked.pty {
		c := newCooked(in, out)
		o.In, o.Out, o.Width = c, c, v.asked.size.W
	}
	return tui.Plain(v.ctx, p, o)
}
