package report

import (
	"fmt"

	"spar/internal/grade"
	"spar/internal/play"
	"spar/internal/practice"
	"spar/internal/scenario"
	"spar/internal/schedule"
)

// TalkSheet is a page for a coach's talk with a trainee: one strength, one move to
// change, the next drill. A part that the replies do not bear out is empty.
type TalkSheet struct {
	Strength SheetItem `json:"strength"`
	Change   SheetItem `json:"change"`
	Drill    Drill     `json:"drill"`
}

// SheetItem is one thing with what it rests on and a reply as its example.
type SheetItem struct {
	What  string `json:"what"`
	Rests string `json:"rests"`
	Said  string `json:"said,omitempty"`  // the trainee's reply
	Buyer string `json:"buyer,omitempty"` // the line that it answered
	// Instead is the shape of the move or, for a dimension, the smallest missing move;
	// Model a model reply to the same line; both only for what is to change.
	Instead string `json:"instead,omitempty"`
	Model   string `json:"model,omitempty"`
}

// Drill is what to practise next.
type Drill struct {
	Scenario string `json:"scenario,omitempty"`
	Title    string `json:"title,omitempty"`
	Minutes  int    `json:"minutes,omitempty"`
	Why      string `json:"why,omitempty"`
}

func newTalkSheet(s practice.Standing, p Progress, replies []schedule.Reply, talks []*practice.Attempt) TalkSheet {
	var t TalkSheet
	t.Strength = strength(p, talks)
	skill := change(&t.Change, p, replies, talks)
	t.Drill = drill(s, skill)
	return t
}

// strength is the dimension with the highest middle level, 3 or more, shown with the
// reply that reached most on it.
func strength(p Progress, talks []*practice.Attempt) SheetItem {
	var best *Level
	for i, l := range p.Dimensions {
		if l.Median != nil && *l.Median >= 3 && (best == nil || *l.Median > *best.Median) {
			best = &p.Dimensions[i]
		}
	}
	if best == nil {
		return SheetItem{}
	}
	d := best.Dimension.Dimension()
	f := SheetItem{What: UpperFirst(best.Dimension.Name()), Rests: fmt.Sprintf("middle level %s over %s", plain(*best.Median), Counted(best.Replies, "reply"))}
	f.Said, f.Buyer, _ = example(talks, func(_ *practice.Attempt, m play.Marked) bool { return graded(m, d) && m.Marks.Levels[d] >= 3 })
	return f
}

// change is the move that is skipped most by share or, where none is, the dimension with
// the lowest middle level under 3. It returns the skill, "" for none.
func change(f *SheetItem, p Progress, replies []schedule.Reply, talks []*practice.Attempt) schedule.Skill {
	if skips := p.Skips(); len(skips) > 0 {
		c := skips[0]
		f.What = UpperFirst(c.Move.Name())
		f.Rests = fmt.Sprintf("left out in %d of %s that asked for it", *c.Skipped, Counted(c.Asked, "reply"))
		f.Instead = shapes([]grade.Move{grade.Move(c.Move)}, &scenario.Beat{})
		skipped := map[string]bool{}
		for _, r := range replies {
			if r.Counts && r.Asked(c.Move) && !r.Made(c.Move) {
				skipped[turnKey(r.Attempt, r.Turn)] = true
			}
		}
		f.show(talks, func(a *practice.Attempt, m play.Marked) bool { return skipped[turnKey(a.ID, m.Turn)] })
		return c.Move
	}
	var worst *Level
	for i, l := range p.Dimensions {
		if l.Median != nil && *l.Median < 3 && (worst == nil || *l.Median < *worst.Median) {
			worst = &p.Dimensions[i]
		}
	}
	if worst == nil {
		return ""
	}
	d := worst.Dimension.Dimension()
	f.What = UpperFirst(worst.Dimension.Name())
	f.Rests = fmt.Sprintf("middle level %s over %s", plain(*worst.Median), Counted(worst.Replies, "reply"))
	at := f.show(talks, func(_ *practice.Attempt, m play.Marked) bool { return graded(m, d) && m.Marks.Levels[d] <= 2 })
	f.Instead = at.Marks.Missing[d]
	return worst.Dimension
}

func turnKey(attempt string, turn int) string { return fmt.Sprintf("%s %d", attempt, turn) }

// show sets a reply as the example, with a model reply to the same line, and returns it.
func (f *SheetItem) show(talks []*practice.Attempt, wanted func(*practice.Attempt, play.Marked) bool) play.Marked {
	said, buyer, at := example(talks, wanted)
	f.Said, f.Buyer = said, buyer
	if at.beat != nil && len(at.beat.Models) > 0 {
		f.Model = at.beat.Models[0]
	}
	return at.marked
}

// where an example was found.
type found struct {
	marked play.Marked
	beat   *scenario.Beat
}

// example is the newest first try that counts and is as wanted, with the buyer's line.
func example(talks []*practice.Attempt, wanted func(*practice.Attempt, play.Marked) bool) (said, buyer string, at found) {
	for _, a := range talks {
		for _, t := range turns(a.Events) {
			try := t.First()
			m := play.Marked{Turn: t.Number, Beat: t.Beat, Reply: try.Reply, Grades: try.Grades, Marks: try.Marks}
			if try.Counts && wanted(a, m) {
				said, buyer, at = try.Reply, t.Buyer, found{m, a.Scenario.Beat(t.Beat)}
			}
		}
		if said != "" {
			return said, buyer, at
		}
	}
	return said, buyer, at
}

// drill is a scenario of the library that calls for the skill, the one that was not
// practised for longest; where there is none, what is on for today.
func drill(s practice.Standing, skill schedule.Skill) Drill {
	var best *schedule.Place
	for i, p := range s.Places {
		if skill != "" && calls(p, skill) && (best == nil || p.Played.Before(best.Played)) {
			best = &s.Places[i]
		}
	}
	why := "it calls for " + skill.Name()
	if best == nil {
		if best = s.Today.Place; best == nil {
			return Drill{}
		}
		why = "it is what is on for today"
	}
	return Drill{Scenario: best.Scenario, Title: best.Title, Minutes: best.Minutes, Why: why}
}

func calls(p schedule.Place, skill schedule.Skill) bool {
	if !skill.IsMove() {
		d := skill.Dimension()
		for _, g := range p.Grades {
			if g == d {
				return true
			}
		}
		return false
	}
	for _, m := range p.All {
		if string(m) == string(skill) {
			return true
		}
	}
	return false
}
