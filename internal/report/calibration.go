package report

import (
	"fmt"
	"io"
	"strings"

	"spar/internal/team"
)

// CalibrationText writes how far coaches and the machine agree.
func CalibrationText(w io.Writer, c team.Calibration, o TextOptions) error {
	p := &printer{w: w, width: o.Width}
	only := ""
	if c.Only != "" {
		only = fmt.Sprintf(" (only those chosen as %q)", string(c.Only))
	}
	p.line(0, "%s marked %s blind%s.", coaches(c.Coaches), Counted(c.Replies, "reply"), only)
	p.line(0, "Of these the grader was unsure of %d, %d were disputed and %d drawn by lot. The first two were chosen because somebody doubted: over all replies the agreement is likely to be higher. --only sample compares those drawn by lot alone.", c.Unsure, c.Disputed, c.Sampled)
	p.gap()
	p.line(0, "Coaches and the machine: kappa with quadratic weights, and its range in 95 of 100 draws of whole scenes")
	p.line(0, "  %-14s %5s %7s  %6s  %-13s  %6s  %8s", "", "n", "scenes", "kappa", "95%", "exact", "adjacent")
	for _, one := range c.Dimensions {
		agreedText(p, one.Dimension.String(), one.Machine)
	}
	p.gap()
	p.line(0, "Between coaches who marked the same reply (n is pairs)")
	for _, one := range c.Dimensions {
		agreedText(p, one.Dimension.String(), one.Coaches)
	}
	for _, one := range c.Dimensions {
		if one.Machine.N > 0 {
			confusionText(p, one)
		}
	}
	p.gap()
	shown := c.Shown()
	if len(shown) == 0 {
		p.line(0, "No dimension is advisory.")
	}
	for _, one := range shown {
		p.line(2, "Advisory: %s. %s", one.Dimension, Sentence(UpperFirst(one.Advisory)))
	}
	return p.err
}

func coaches(n int) string {
	if n == 1 {
		return "One coach"
	}
	return fmt.Sprintf("%d coaches", n)
}

func agreedText(p *printer, name string, a team.Agreed) {
	if a.N == 0 {
		p.line(0, "  %-14s %5d", UpperFirst(name), 0)
		return
	}
	interval := "one scene"
	if a.Low != nil && a.High != nil {
		interval = fmt.Sprintf("%.2f to %.2f", *a.Low, *a.High)
	}
	const fewest = 5 // of fewer replies nothing is told anywhere
	kappa := "-"
	if a.N < fewest {
		interval = "too few"
	} else if a.Kappa != nil {
		kappa = fmt.Sprintf("%.3f", *a.Kappa)
	} else {
		interval = "all one level" // of which no kappa can tell anything
	}
	p.line(0, "  %-14s %5d %7d  %6s  %-13s  %5.0f%%  %7.0f%%", UpperFirst(name), a.N, a.Scenes, kappa, interval, 100*a.Exact, 100*a.Adjacent)
}

func confusionText(p *printer, one team.Calibrated) {
	p.gap()
	p.line(0, "%s: rows the coaches' level, columns the machine's", UpperFirst(one.Dimension.String()))
	p.line(0, "         0    1    2    3    4")
	for level, row := range one.Machine.Confusion {
		var cells strings.Builder
		for _, n := range row {
			fmt.Fprintf(&cells, "%5d", n)
		}
		p.line(0, "  %d  %s", level, cells.String())
	}
}
