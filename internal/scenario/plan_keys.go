package scenario

import (
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v4"

	"spar/internal/grade"
)

// planShape is the whole plan file. It is built once and never changed.
var planShape = group("a plan", planKeys())

func planKeys() []key[Plan] {
	return []key[Plan]{
		needed("format", "the version of this format: 1", formatOne(), func(*Plan) *int { return new(int) }),
		needed("title", "what the drill is called", oneLine, func(p *Plan) *string { return &p.Title }),
		optional("about", "what it is for, for those who play it", prose, func(p *Plan) *string { return &p.About }),
		optional("zone", "the time zone of the dates: Europe/Berlin, America/New_York, UTC or +02:00", oneLine, func(p *Plan) *string { return &p.Zone }),
		optional("opens", "when it opens, such as 2026-06-15 08:00", dateTime(), func(p *Plan) *string { return &p.Opens }),
		optional("closes", "when it closes, such as 2026-07-03 18:00", dateTime(), func(p *Plan) *string { return &p.Closes }),
		optional("pack", "a pack of scenarios beside this file, such as spring.zip", packName(), func(p *Plan) *string { return &p.Pack }),
		needed("skills", "what the drill trains", list(group("a skill", planSkillKeys()), 1), func(p *Plan) *[]PlanSkill { return &p.Skills }),
		optional("baseline", "where everybody stands before", maybe(group("the baseline", phaseKeys())), func(p *Plan) **Phase { return &p.Baseline }),
		optional("practice", "what is practised", maybe(group("the practice", phaseKeys())), func(p *Plan) **Phase { return &p.Practice }),
		optional("retest", "where everybody stands after: other scenarios of the same moves", maybe(group("the retest", phaseKeys())), func(p *Plan) **Phase { return &p.Retest }),
	}
}

func planSkillKeys() []key[PlanSkill] {
	return []key[PlanSkill]{
		needed("id", "the skill's name in this file", id("the id of a skill"), func(s *PlanSkill) *string { return &s.ID }),
		needed("name", "what it is called on the screen", oneLine, func(s *PlanSkill) *string { return &s.Name }),
		needed("moves", "the moves that show it: [hold, quantified]", list(aMove, 1), func(s *PlanSkill) *[]grade.Move { return &s.Moves }),
	}
}

func phaseKeys() []key[Phase] {
	return []key[Phase]{
		optional("opens", "when this phase opens; with the drill where left out", dateTime(), func(p *Phase) *string { return &p.Opens }),
		optional("closes", "when this phase closes; with the drill where left out", dateTime(), func(p *Phase) *string { return &p.Closes }),
		optional("order", "fixed: one after the other as listed; free, as when left out: as the trainee likes", choice("an order", CodeChoice, planOrders), func(p *Phase) *PlanOrder { return &p.Order }),
		optional("attempts", "how often each scenario may be begun; 3 in practice and 1 elsewhere when left out", whole(1, 100, true), func(p *Phase) *int { return &p.Attempts }),
		optional("reply-within", "how long a reply may take: 90s, 2m; what takes longer is sent all the same and told as late", stretch(5, 30*60), func(p *Phase) *int { return &p.ReplyWithin }),
		optional("attempt-within", "how long an attempt may take: 20m; what takes longer does not pass", stretch(60, 24*3600), func(p *Phase) *int { return &p.AttemptWithin }),
		optional("pass", "what an attempt must reach: { at-least: 2.5, resting-on: 6 }", maybe(group("the pass rule", passKeys())), func(p *Phase) **PassRule { return &p.Pass }),
		needed("scenarios", "what is played, each with the skill that it trains", list(group("a scenario of a phase", planEntryKeys()), 1), func(p *Phase) *[]PlanEntry { return &p.Scenarios }),
	}
}

func passKeys() []key[PassRule] {
	return []key[PassRule]{
		needed("at-least", "the lowest score, a mean level from 0 to 4", number(0, 4, false), func(p *PassRule) *float64 { return &p.AtLeast }),
		needed("resting-on", "on how many levels the score must rest", whole(1, 1000, false), func(p *PassRule) *int { return &p.RestingOn }),
	}
}

func planEntryKeys() []key[PlanEntry] {
	return []key[PlanEntry]{
		needed("scenario", "the id of a scenario (spar list)", id("a scenario's id"), func(e *PlanEntry) *string { return &e.Scenario }),
		needed("skill", "the id of the skill that it trains here", id("the id of a skill"), func(e *PlanEntry) *string { return &e.Skill }),
	}
}

var planOrders = []option[PlanOrder]{{"fixed", Fixed}, {"free", Free}}

// dated is a date with a time, and perhaps an offset: 2026-06-15 08:00, or
// 2026-06-15T08:00:00+02:00. Whether there is such a day is not looked at.
var dated = regexp.MustCompile(`^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?$`)

// dateTime is a date with a time. YAML takes a bare one for a value of its own kind, and
// so does no harm here.
func dateTime() shape[string] {
	s := text(maxLine, true)
	read := s.read
	s.read = func(r *reading, n *yaml.Node) (string, bool) {
		at := n.Value
		if n.Kind != yaml.ScalarNode || !isBare(n) || n.Tag != "!!timestamp" || !r.plain(n) {
			var ok bool
			if at, ok = read(r, n); !ok {
				return "", false
			}
		}
		if !dated.MatchString(at) {
			r.wrong(n, CodePlanDate, "write the day and the time: 2026-06-15 08:00", "%s is not a day with a time", quote(at))
			return "", false
		}
		return at, true
	}
	s.schema = func() object { return object{"type": "string", "pattern": dated.String()} }
	s.texts = nil
	return s
}

var stretched = regexp.MustCompile(`^(\d{1,5})(s|m|h)$`)

// stretch is a time in seconds from low to high, written as 90s, 2m or 1h.
func stretch(low, high int) shape[int] {
	return shape[int]{
		read: func(r *reading, n *yaml.Node) (int, bool) {
			if n.Kind == yaml.ScalarNode && n.Tag == "!!int" && r.plain(n) {
				r.wrong(n, CodePlanTime, "write its unit behind it: "+n.Value+"s, or "+n.Value+"m", "%s says not of what", quote(n.Value))
				return 0, false
			}
			s, ok := word(r, n)
			if !ok {
				return 0, false
			}
			m := stretched.FindStringSubmatch(s)
			if m == nil {
				r.wrong(n, CodePlanTime, "write seconds, minutes or hours: 90s, 2m, 1h", "%s is not a length of time", quote(s))
				return 0, false
			}
			seconds, _ := strconv.Atoi(m[1]) // five digits at most
			seconds *= map[string]int{"s": 1, "m": 60, "h": 3600}[m[2]]
			if seconds < low || seconds > high {
				r.wrong(n, CodePlanTime, "from "+shortStretch(low)+" to "+shortStretch(high), "%s is out of range", quote(s))
				return 0, false
			}
			return seconds, true
		},
		print: func(v int) *yaml.Node {
			if v == 0 {
				return nil
			}
			return scalar("!!str", shortStretch(v), yaml.DoubleQuotedStyle)
		},
		schema: func() object { return object{"type": "string", "pattern": stretched.String()} },
	}
}

// shortStretch writes seconds in the largest unit that holds them whole.
func shortStretch(seconds int) string {
	switch {
	case seconds%3600 == 0:
		return strconv.Itoa(seconds/3600) + "h"
	case seconds%60 == 0:
		return strconv.Itoa(seconds/60) + "m"
	}
	return strconv.Itoa(seconds) + "s"
}

// packed is the name of a pack: a file beside the plan, and no path that leads elsewhere.
var packed = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.zip$`)

func packName() shape[string] {
	s := text(maxLine, true)
	read := s.read
	s.read = func(r *reading, n *yaml.Node) (string, bool) {
		name, ok := read(r, n)
		if ok && !packed.MatchString(name) {
			r.wrong(n, CodePlanPack, "put the pack beside the plan and give its name alone: spring.zip", "%s is not the name of a pack", quote(name))
			return "", false
		}
		return name, ok
	}
	s.schema = func() object { return object{"type": "string", "pattern": packed.String()} }
	s.texts = nil
	return s
}
