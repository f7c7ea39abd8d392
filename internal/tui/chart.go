package tui

import (
	"fmt"
	"strings"
	"time"

	"github.com/NimbleMarkets/ntcharts/canvas"
	"github.com/NimbleMarkets/ntcharts/canvas/runes"
	"github.com/NimbleMarkets/ntcharts/linechart"

	"spar/internal/report"
)

// chartSteps is how many parts the upright axis has: levels 0 to 4, or quarters.
const chartSteps = 4

// courseChart draws the means of a course over time, from 0 to top, in height lines of
// at most width columns. label writes a value of the upright axis. Two points are the
// least that make a line; with fewer there is none, and nil comes back.
func courseChart(l look, course []report.Stretch, top float64, label func(float64) string, width, height int) []string {
	if len(course) < 2 || width < 20 {
		return nil
	}
	rows := max(chartSteps, (height-2)/chartSteps*chartSteps) // so that the labels are whole
	start := course[0].To
	day := func(t time.Time) float64 { return t.Sub(start).Hours() / 24 }
	last := max(day(course[len(course)-1].To), 1)
	chart := linechart.New(width, rows+2, 0, last, 0, top,
		linechart.WithXYSteps(max(12, width/4), rows/chartSteps),
		linechart.WithXLabelFormatter(func(_ int, v float64) string {
			return start.Add(time.Duration(v * 24 * float64(time.Hour))).Format("2 Jan")
		}),
		linechart.WithYLabelFormatter(func(_ int, v float64) string { return label(v) }))
	chart.DrawXYAxisAndLabel()
	at := func(s report.Stretch) canvas.Float64Point { return canvas.Float64Point{X: day(s.To), Y: s.Mean} }
	for i := 1; i < len(course); i++ {
		if l.ascii {
			chart.DrawRuneLine(at(course[i-1]), at(course[i]), '*')
		} else {
			chart.DrawLine(at(course[i-1]), at(course[i]), runes.ArcLineStyle)
		}
	}
	drawn := chart.View()
	if l.ascii {
		drawn = strings.NewReplacer("│", "|", "─", "-", "└", "+").Replace(drawn)
	}
	lines := strings.Split(drawn, "\n")
	axis := chart.Origin().X + 1 // the upright axis stays as quiet as the flat one
	for i, line := range lines {
		letters := []rune(line)
		cut := min(axis, len(letters))
		if i >= len(lines)-2 {
			cut = len(letters)
		}
		lines[i] = l.muted.on(strings.TrimRight(string(letters[:cut]), " ")) + l.accent.on(strings.TrimRight(string(letters[cut:]), " "))
	}
	return lines
}

func levelLabel(v float64) string { return fmt.Sprintf("%.0f", v) }
func shareLabel(v float64) string { return fmt.Sprintf("%3.0f%%", v*100) }
