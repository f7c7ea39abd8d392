package report

import (
	"fmt"
	"strings"

	"spar/internal/practice"
	"spar/internal/schedule"
	"spar/internal/text"
)

// TodayLine says in one sentence what to do today.
func TodayLine(s practice.Standing) string {
	place := s.Today.Place
	switch {
	case place == nil:
		return "There is no scenario here to practise with."
	case s.FreeDay && len(s.Due) > 0:
		return fmt.Sprintf("A free day: nothing is asked of you. Due when you are back: %s.", TaskNames(s.Due, 3))
	case s.FreeDay:
		return "A free day: nothing is asked of you."
	}
	meet := fmt.Sprintf("%s, %s", titled(place.Title), Counted(place.Minutes, "minute"))
	switch {
	case len(s.Today.Tasks) > 0:
		return fmt.Sprintf("Today: %s. Due: %s.", meet, TaskNames(s.Today.Tasks, 3))
	case s.Today.Fresh != "":
		return fmt.Sprintf("Today: %s. New to you: %s.", meet, s.Today.Fresh.Name())
	}
	return fmt.Sprintf("Nothing is due today. Longest ago: %s.", meet)
}

// titled is a title as it stands in a sentence of ours.
func titled(title string) string {
	return `"` + strings.ReplaceAll(text.Safe(title), "\n", " ") + `"`
}

// TaskNames are the first most skills of tasks, and how many more there are.
func TaskNames(tasks []schedule.Task, most int) string {
	var names []string
	for _, t := range tasks[:min(most, len(tasks))] {
		names = append(names, t.Card.Skill.Name())
	}
	if more := len(tasks) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	last := len(names) - 1
	if last <= 0 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// GoalLine says how far a goal has got.
func GoalLine(t schedule.Tally) string {
	s := fmt.Sprintf("%s this %s: %d of %d", t.Aim.Name(2), t.Period, t.Done, t.Target)
	if t.Given != "" {
		s = "given by " + oneLine(t.Given) + ", " + s
	}
	switch {
	case t.Done >= t.Target:
		return s + ", reached"
	case t.Done < t.Even:
		s += fmt.Sprintf(" (%d at an even pace)", t.Even)
	}
	if t.Left == 0 {
		return s + ", only free days left"
	}
	return s + ", " + Counted(t.Left, "day") + " left"
}

// DeclineLine says what is being lost unseen, and that it is a forecast.
func DeclineLine(d schedule.Decline) string {
	return fmt.Sprintf("%s: the memory model forecasts %s today, %s a day after you last practised it %s ago (%s)",
		d.Skill.Name(), percent(d.Now), percent(d.Then), Counted(d.Days, "day"), Counted(d.Replies, "reply"))
}

// DueLine says of one task what is due, since when, and where to practise it.
func DueLine(t schedule.Task) string {
	since := "due today"
	if t.Overdue > 0 {
		since = "due for " + Counted(t.Overdue, "day")
	}
	switch {
	case t.Place == nil:
		return fmt.Sprintf("%s, %s: no scenario here trains it", t.Card.Skill.Name(), since)
	case t.Same:
		return fmt.Sprintf("%s, %s: %s again (%s), the only one here that trains it", t.Card.Skill.Name(), since, titled(t.Place.Title), t.Place.Scenario)
	}
	return fmt.Sprintf("%s, %s: %s (%s), last time in %s", t.Card.Skill.Name(), since, titled(t.Place.Title), t.Place.Scenario, text.Safe(t.Card.Scenario))
}

// Counted is a number with its noun in the right number.
func Counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if noun == "person" {
		return fmt.Sprintf("%d people", n)
	}
	if before, ok := strings.CutSuffix(noun, "y"); ok && !strings.HasSuffix(before, "a") {
		noun = before + "ie"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// percent is a share of one as people read it.
func percent(share float64) string { return fmt.Sprintf("%.0f%%", share*100) }

// Bar is a bar of so many characters in ASCII, full at most.
func Bar(done, target, width int) string {
	full := width
	if target > 0 {
		full = min(width, done*width/target)
	}
	return "[" + strings.Repeat("#", full) + strings.Repeat(".", width-full) + "]"
}
