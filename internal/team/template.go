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

// NewPlan is the text of a plan that plays at once: it opens at eight on the day of now, or
// earlier where it is not eight yet, and closes four weeks later, in the zone of now. Where
// that has no name that others know it by, each date has its own offset: in four weeks the
// clocks may have changed.
func NewPlan(id, title string, now time.Time) ([]byte, error) {
	if title == "" {
		title = "Our drill"
	}
	if what := scenario.HiddenIn(title); what != "" || strings.ContainsAny(title, "\n\r\t\"\\{}") || len(title) > 200 {
		return nil, &AskError{fmt.Sprintf("the title %q does not fit", title), "use one line without double quotes, braces and backslashes"}
	}
	zone, form := now.Location().String(), "2006-01-02 15:04"
	if _, err := time.LoadLocation(zone); err != nil || zone == "" || zone == "Local" {
		zone, form = now.Format("-07:00"), form+"-07:00"
	}
	day := func(weeks, hour int) string {
		return time.Date(now.Year(), now.Month(), now.Day()+7*weeks, hour, 0, 0, 0, now.Location()).Format(form)
	}
	src := []byte(strings.NewReplacer("__ID__", id, "__TITLE__", `"`+title+`"`, "__ZONE__", zone,
		"__OPENS__", day(0, min(8, now.Hour())), "__CLOSES__", day(drillWeeks, 18), "__RETEST__", day(retestWeek, 8)).Replace(template))
	if in := scenario.ReadPlan(id+".yaml", src); scenario.Broken(in.Problems()) {
		p := in.Problems()[0]
		return nil, &AskError{p.Message, p.Hint}
	}
	return src, nil
}
