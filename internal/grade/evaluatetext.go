package grade

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteText writes the evaluation as tables for a terminal.
func (e *Evaluation) WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	out := tabled{w: t}
	out.line("%d replies to %d situations\n\n", e.Replies, e.Situations)
	out.line("\tkappa\t95%% of draws\texact\tadjacent\ttwo off\tSMD\tsure\texact if sure\telse\t\n")
	for _, d := range Dimensions() {
		a, s := e.Agreements[d], e.Sure[d]
		out.line("%s\t%.3f\t%.3f-%.3f\t%.3f\t%.3f\t%.3f\t%+.3f\t%.3f\t%.3f\t%.3f\t\n",
			d, a.Kappa, a.Low, a.High, a.Exact, a.Adjacent, a.Far, a.SMD, s.Share, s.ExactSure, s.ExactRest)
	}
	out.line("\nrecall of level\t0\t1\t2\t3\t4\t\n")
	for _, d := range Dimensions() {
		out.line("%s\t", d)
		for _, r := range e.Agreements[d].Recall {
			out.line("%.2f (%.2f-%.2f, n %d)\t", r.Share, r.Low, r.High, r.N)
		}
		out.line("\n")
	}
	out.detections("move", e.Moves)
	out.detections("tone", e.Tones)
	out.line("mean over tones\t\t\t\t\t%.3f\t\n", e.ToneF1)
	out.parts("competency", e.Competences)
	out.parts("length", e.Lengths)
	if out.err != nil {
		return out.err
	}
	return t.Flush()
}

// tabled keeps the first error of many writes.
type tabled struct {
	w   io.Writer
	err error
}

func (t *tabled) line(format string, a ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format, a...)
	}
}

func (t *tabled) detections(what string, rows []Detection) {
	t.line("\n%s\trated\tfound\tprecision\trecall\tF1\t\n", what)
	for _, r := range rows {
		t.line("%s\t%d\t%d\t%.3f\t%.3f\t%.3f\t\n", r.Name, r.Rated, r.Found, r.Precision, r.Recall, r.F1)
	}
}

func (t *tabled) parts(what string, rows []Slice) {
	t.line("\nkappa by %s\tn\t", what)
	for _, d := range Dimensions() {
		t.line("%s\t", d)
	}
	t.line("\n")
	for _, r := range rows {
		t.line("%s\t%d\t", r.Name, r.Agreements[0].N)
		for _, a := range r.Agreements {
			t.line("%.3f\t", a.Kappa)
		}
		t.line("\n")
	}
}
