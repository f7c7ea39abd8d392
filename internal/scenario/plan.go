package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"spar/internal/grade"
)

// Plan is one checked plan of a drill: which scenarios a team plays, in which order,
// how often, and when. It is never changed after DecodePlan.
type Plan struct {
	// ID is the file's name without ".yaml"; Digest is "sha256:" and the hex digest of
	// the file's bytes.
	ID, Digest string

	Title string
	About string
	// Zone is the time zone of dates that name none: a name such as Europe/Berlin or an
	// offset such as +02:00; "" for none. Opens and Closes are dates as they stand in the
	// file, "" for none. Whether they are dates is for whoever may know of time zones.
	Zone, Opens, Closes string
	// Pack is the zip of scenarios to play from, beside the plan's file; "" for the library.
	Pack   string
	Skills []PlanSkill
	// Baseline, Practice and Retest are the phases in their order; nil where the plan
	// has none of it.
	Baseline, Practice, Retest *Phase
}

// PlanSkill is something that the drill trains, and the moves that show it.
type PlanSkill struct {
	ID, Name string
	Moves    []grade.Move
}

// PhaseID names a phase.
type PhaseID string

// The phases, in their order.
const (
	Baseline PhaseID = "baseline"
	Practise PhaseID = "practice"
	Retest   PhaseID = "retest"
)

// Phase is one stretch of a drill.
type Phase struct {
	ID PhaseID `json:"id"`
	// Opens and Closes bound the phase within the drill, as they stand in the file.
	Opens, Closes string
	// Order is Fixed or Free.
	Order PlanOrder
	// Attempts is how often each scenario may be begun.
	Attempts int
	// ReplyWithin and AttemptWithin are limits in seconds; 0 for none.
	ReplyWithin, AttemptWithin int
	// Pass is what an attempt must reach; nil where playing it is enough.
	Pass      *PassRule
	Scenarios []PlanEntry
}

// PlanOrder says whether the scenarios of a phase come in the order of the file.
type PlanOrder string

// Fixed is one after the other; Free is as the trainee likes.
const (
	Fixed PlanOrder = "fixed"
	Free  PlanOrder = "free"
)

// PassRule is what an attempt's score must reach: a mean level of at least AtLeast that
// rests on at least RestingOn levels.
type PassRule struct {
	AtLeast   float64 `json:"at_least"`
	RestingOn int     `json:"resting_on"`
}

// Met reports whether a score passes.
func (r *PassRule) Met(score float64, rests int) bool {
	return r == nil || rests >= r.RestingOn && score >= r.AtLeast
}

// PlanEntry is a scenario of a phase and the skill that it trains there.
type PlanEntry struct{ Scenario, Skill string }

// Phases are the phases that the plan has, in their order.
func (p *Plan) Phases() []*Phase {
	var all []*Phase
	for _, ph := range []*Phase{p.Baseline, p.Practice, p.Retest} {
		if ph != nil {
			all = append(all, ph)
		}
	}
	return all
}

// Skill is the skill of that id; nil where there is none.
func (p *Plan) Skill(id string) *PlanSkill {
	for i := range p.Skills {
		if p.Skills[i].ID == id {
			return &p.Skills[i]
		}
	}
	return nil
}

// PlanReading is a plan with the places where its values stand, so that whoever knows
// of calendars and libraries can add to its problems.
type PlanReading struct {
	Plan *Plan // nil where the file cannot be read as a plan
	r    *reading
	list *[]Problem
}

// Wrong adds a problem at the value of a path such as "retest.scenarios[1].scenario"; of
// a path that the file leaves out, at the nearest value around it.
func (p *PlanReading) Wrong(path, code, hint, format string, args ...any) {
	p.r.wrongAt(path, code, hint, format, args...)
}

// Problems are all problems so far, in the order of the file.
func (p *PlanReading) Problems() []Problem { return sorted(*p.list) }

// ReadPlan reads one plan. name is the file's name, from which the id is taken. It finds
// every problem that the file shows by itself.
func ReadPlan(name string, src []byte) *PlanReading {
	out := &PlanReading{list: new([]Problem)}
	fileID := idOf(name)
	root, from := parse(name, src, out.list)
	if !isID(fileID) {
		from.add(1, 1, CodeID, "name the file with small letters, digits and dashes, such as "+quote(idLike(fileID)+".yaml"),
			"the file's name is the drill's id, and %s cannot be one", quote(fileID))
	}
	if root == nil {
		for i, p := range *out.list {
			(*out.list)[i].Hint = strings.ReplaceAll(p.Hint, "spar scenario new", "spar drill new")
		}
		return out
	}
	out.r = &reading{source: from, root: root}
	plan, ok := planShape.read(out.r, root)
	if !ok {
		return out
	}
	sum := sha256.Sum256(src)
	plan.ID, plan.Digest = fileID, "sha256:"+hex.EncodeToString(sum[:])
	plan.usual()
	checkPlan(out.r, &plan)
	out.Plan = &plan
	return out
}

// usual puts in what a plan that does not say otherwise means: one attempt in a
// baseline and a retest, three in practice, in any order.
func (p *Plan) usual() {
	for _, ph := range []struct {
		of       *Phase
		id       PhaseID
		attempts int
	}{{p.Baseline, Baseline, 1}, {p.Practice, Practise, 3}, {p.Retest, Retest, 1}} {
		if ph.of == nil {
			continue
		}
		ph.of.ID = ph.id
		if ph.of.Attempts == 0 {
			ph.of.Attempts = ph.attempts
		}
		if ph.of.Order == "" {
			ph.of.Order = Free
		}
	}
}

// PlanSchema is a JSON Schema of the plan file, made from the rows that read it.
func PlanSchema() []byte {
	o := planShape.schema()
	o["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	o["title"] = "A drill of spar"
	o["description"] = "Which scenarios a team plays, in which order, how often, and when."
	b, err := json.MarshalIndent(o, "", "  ")
	if err != nil {
		panic(err) // a slip in a row, found by the first test that runs; see Schema
	}
	return append(b, '\n')
}
