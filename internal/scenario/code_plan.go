package scenario

// The codes of what can be wrong in the plan of a drill alone. A plan shares the codes
// of files and values with scenarios.
const (
	CodePlanDate     = "SP101"
	CodePlanTime     = "SP102"
	CodePlanPack     = "SP103"
	CodePlanPhases   = "SP104"
	CodePlanSkill    = "SP105"
	CodePlanSame     = "SP106"
	CodePlanPair     = "SP107"
	CodePlanZone     = "SP108"
	CodePlanWindow   = "SP109"
	CodePlanScenario = "SP110"
	CodePlanMoves    = "SP111"
	CodePlanForms    = "SP112"
	CodePlanHarder   = "SP113"
)

// PlanCodes lists the codes of plans in order. Broken and Mended are whole keys of a
// plan that has no other problem.
func PlanCodes() []Code {
	return []Code{
		{ID: CodePlanDate, Title: "not a day with a time", Doc: `
A drill opens and closes at a moment, so a date needs a time: 2026-06-15 08:00. The
zone is given once for the whole plan under zone:, or behind the time as an offset.`,
			Broken: "opens: 15 June 2026", Mended: "opens: 2026-06-15 08:00"},
		{ID: CodePlanTime, Title: "not a length of time", Doc: `
Limits are written with their unit: 90s, 2m, 1h. A reply may be given from five
seconds to half an hour, an attempt from a minute to a day.`,
			Broken: "  reply-within: 90", Mended: "  reply-within: 90s"},
		{ID: CodePlanPack, Title: "not the name of a pack", Doc: `
A pack is a zip of scenarios that lies beside the plan. Only its name is given, without
a folder, so that plan and pack can be sent to somebody together.`,
			Broken: "pack: ../packs/spring.zip", Mended: "pack: spring.zip"},
		{ID: CodePlanPhases, Title: "a plan without a phase", Doc: `
A drill has up to three phases: a baseline, practice, and a retest. At least one of
them must be there, with the scenarios that are played in it.`,
			Broken: "# neither baseline: nor practice: nor retest:", Mended: "practice:\n  scenarios: [{ scenario: halfway, skill: hold }]"},
		{ID: CodePlanSkill, Title: "a skill that is not there, or that nothing trains", Doc: `
Every scenario of a phase says which of the plan's skills it trains, by the skill's id,
and every skill is trained somewhere. Otherwise a report would have a gap.`,
			Broken: "  scenarios: [{ scenario: halfway, skill: holding }]", Mended: "  scenarios: [{ scenario: halfway, skill: hold }]"},
		{ID: CodePlanSame, Title: "a retest on what was played before", Doc: `
Who meets the same buyer again remembers what worked. A retest asks whether the move is
there with another buyer, so it takes scenarios that were not played in the drill yet.`,
			Broken: "  scenarios: [{ scenario: quarter-end, skill: hold }]   # as in the baseline", Mended: "  scenarios: [{ scenario: standing-twelve, skill: hold }]"},
		{ID: CodePlanPair, Title: "a skill that is measured once", Doc: `
A change is a difference of two measurements. A skill that has a scenario in the
baseline needs one in the retest, and the other way round.`,
			Broken: "# the baseline has a scenario for teach, the retest has none", Mended: "  scenarios: [{ scenario: golf-friend, skill: teach }]   # in the retest"},
		{ID: CodePlanZone, Title: "a date whose time zone is not known", Doc: `
Six in the evening is another moment in Berlin and in Boston. Give zone: with the name
of a zone, such as Europe/Berlin, or an offset, such as +02:00.`,
			Broken: "opens: 2026-06-15 08:00   # and no zone:", Mended: "zone: Europe/Berlin\nopens: 2026-06-15 08:00"},
		{ID: CodePlanWindow, Title: "dates that do not fit together", Doc: `
A drill closes after it opens, a phase lies within its drill, and a phase does not
close before the one before it opens. A day must be in the calendar.`,
			Broken: "closes: 2026-06-01 18:00   # and it opens on 15 June", Mended: "closes: 2026-07-03 18:00"},
		{ID: CodePlanScenario, Title: "a scenario that is not there or cannot be played", Doc: `
A plan names scenarios by their id: those of the library (spar list), or those of the
pack that it names. Each must be one that can be played: spar scenario check tells.`,
			Broken: "  scenarios: [{ scenario: halfwy, skill: hold }]", Mended: "  scenarios: [{ scenario: halfway, skill: hold }]"},
		{ID: CodePlanMoves, Title: "a scenario that does not call for the skill's moves", Doc: `
What a scenario calls for is read from its model replies: a move that none of them
makes is not asked of a trainee either, and cannot be counted there. In a baseline and
a retest each move of the skill must be called for; in practice at least one.`,
			Broken: "  scenarios: [{ scenario: gatekeeper, skill: hold }]   # nothing to hold there", Mended: "  scenarios: [{ scenario: halfway, skill: hold }]"},
		{ID: CodePlanForms, Title: "a retest on another scenario than the forms that its author names", Severity: Warning, Doc: `
An author who wrote parallel forms of a scenario names them under forms:. Where the
baseline's scenario has forms and the retest takes none of them, something else may be
measured.`,
			Broken: "  scenarios: [{ scenario: standing-twelve, skill: hold }]   # and the baseline's has forms: [quarter-end]", Mended: "  scenarios: [{ scenario: quarter-end, skill: hold }]"},
		{ID: CodePlanHarder, Title: "a baseline and a retest of unequal difficulty", Severity: Warning, Doc: `
An easier retest shows progress that is none, a harder one hides it. Take scenarios of
the same difficulty for a skill's baseline and its retest.`,
			Broken: "  scenarios: [{ scenario: five-percent, skill: hold }]   # easy, and the baseline's is hard", Mended: "  scenarios: [{ scenario: standing-twelve, skill: hold }]"},
	}
}
