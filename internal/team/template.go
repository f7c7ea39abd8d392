package team

import (
	_ "embed"
	"fmt"
	"strings"
	"time"

	"spar/internal/scenario"
)

//go:embed template/drill.yaml
var template string

// drillWeeks is how long a new drill runs, retestWeek in which week its retest opens.
const (
	drillWeeks = 4
	retestWeek = 3
)

// NewPlan is the text of a plan that plays at once: it opens at eight on the day of now
// and closes four weeks later, in the zone of now.
func NewPlan(id, title string, now time.Time) ([]byte, error) {
	if title == "" {
		title = "Our drill"
	}
	if what := scenario.HiddenIn(title); what != "" || strings.ContainsAny(title, "\n\r\t\"\\{}") || len(title) > 200 {
		return nil, fmt.Errorf("the title %q does not fit; use one line without double quotes, braces and backslashes", title)
	}
	day := func(weeks, hour int) string {
		return time.Date(now.Year(), now.Month(), now.Day()+7*weeks, hour, 0, 0, 0, now.Location()).Format("2006-01-02 15:04")
	}
	src := []byte(strings.NewReplacer("__ID__", id, "__TITLE__", `"`+title+`"`, "__ZONE__", now.Format("-07:00"),
		"__OPENS__", day(0, 8), "__CLOSES__", day(drillWeeks, 18), "__RETEST__", day(retestWeek, 8)).Replace(template))
	if in := scenario.ReadPlan(id+".yaml", src); scenario.Broken(in.Problems()) {
		p := in.Problems()[0]
		return nil, fmt.Errorf("%s; %s", p.Message, p.Hint)
	}
	return src, nil
}
