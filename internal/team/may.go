package team

import "fmt"

// Role is what somebody is in the team.
type Role string

// The roles. Whoever has access to the database itself acts as an admin: see Keeper.
const (
	Trainee Role = "trainee"
	Coach   Role = "coach"
	Admin   Role = "admin"
)

// Roles are all of them, from the least to the most.
func Roles() []Role { return []Role{Trainee, Coach, Admin} }

// Whose says whom a thing belongs to, seen from the one who acts.
type Whose string

// The kinds of belonging.
const (
	Own      Whose = "own"       // of the one who acts
	Anothers Whose = "another's" // somebody else's, who has not shared it
	Shared   Whose = "shared"    // somebody else's, by whose own choice it may be seen
	Nameless Whose = "nameless"  // somebody's, with nothing that says whose
	Teams    Whose = "team's"    // of the team as a whole
)

// Action is what somebody may do or see.
type Action string

// The actions.
const (
	Practise    Action = "practise"        // play scenarios and drills
	Read        Action = "read replies"    // replies with their marks
	Mark        Action = "mark replies"    // as a coach, blind
	Dispute     Action = "dispute marks"   // say that a mark is wrong
	Settle      Action = "settle disputes" // decide on it
	Share       Action = "share replies"   // let coaches see whose they are
	Delete      Action = "delete attempts" // for good
	SeeName     Action = "see the name on the board"
	SeeBoard    Action = "see the board"  // masked names, progress of a drill
	SeeReport   Action = "see the report" // moves of groups, never of one person
	SeeSameness Action = "see sameness"   // phrases that many use
	Calibrate   Action = "calibrate"      // coaches against the machine
	SetGoals    Action = "set goals"
	RunDrills   Action = "open and close drills"
	AddPacks    Action = "add packs"
	SeePeople   Action = "see who is in" // names, roles, since when
	Invite      Action = "invite trainees"
	InviteStaff Action = "invite coaches and admins"
	ChangeName  Action = "change the name" // and whether the board shows it
	ChangeRole  Action = "change the role"
	Remove      Action = "take out of the team"
	ManageKeys  Action = "add and drop keys"
)

// Rule is one row of the table: who may do What with a thing that is Whose.
type Rule struct {
	What  Action
	Whose Whose
	Roles []Role // none: nobody may
	Why   string
}

var (
	everybody  = []Role{Trainee, Coach, Admin}
	coachesUp  = []Role{Coach, Admin}
	adminsOnly = []Role{Admin}
	nobody     []Role
)

// table says all that may be done. What has no row, nobody may; a row with no roles
// says so of something that one might expect. It is never changed.
var table = []Rule{
	{Practise, Own, everybody, ""},
	{Read, Own, everybody, ""},
	{Read, Anothers, nobody, "what is practised is private until it is shared"},
	{Read, Shared, coachesUp, "sharing is with coaches"},
	{Read, Nameless, coachesUp, "the coach's queue"},
	{Mark, Own, nobody, "nobody judges themselves"},
	{Mark, Anothers, nobody, ""},
	{Mark, Shared, coachesUp, ""},
	{Mark, Nameless, coachesUp, ""},
	{Dispute, Own, everybody, ""},
	{Settle, Own, nobody, "nobody judges themselves"},
	{Settle, Shared, coachesUp, ""},
	{Settle, Nameless, coachesUp, ""},
	{Share, Own, everybody, "by their own choice, and back again"},
	{Delete, Own, everybody, ""},
	{Delete, Anothers, nobody, ""},
	{SeeName, Own, everybody, ""},
	{SeeName, Shared, everybody, "who chose to be named"},
	{SeeName, Anothers, nobody, "all others are masked"},
	{SeeBoard, Teams, everybody, ""},
	{SeeReport, Teams, coachesUp, "groups under five are masked"},
	{SeeSameness, Teams, coachesUp, ""},
	{Calibrate, Teams, coachesUp, ""},
	{SetGoals, Own, everybody, ""},
	{SetGoals, Anothers, coachesUp, "they show on the trainee's home screen"},
	{RunDrills, Teams, coachesUp, ""},
	{AddPacks, Teams, coachesUp, ""},
	{SeePeople, Teams, coachesUp, ""},
	{Invite, Teams, coachesUp, ""},
	{InviteStaff, Teams, adminsOnly, "whoever invites a coach gives away what coaches see"},
	{ChangeName, Own, everybody, ""},
	{ChangeName, Anothers, nobody, ""},
	{ChangeRole, Own, adminsOnly, "the last admin stays one"},
	{ChangeRole, Anothers, adminsOnly, ""},
	{Remove, Own, everybody, "whoever wants to leave may, the last admin apart"},
	{Remove, Anothers, adminsOnly, "what they practised stays theirs and unread"},
	{ManageKeys, Own, everybody, ""},
	{ManageKeys, Anothers, adminsOnly, "when somebody has lost theirs; a key is dropped, never lent"},
}

// Table is the table of who may do what, for help and tests.
func Table() []Rule {
	rules := make([]Rule, len(table))
	copy(rules, table)
	return rules
}

// Allowed reports whether somebody of that role may do what with a thing that is whose.
// What the table does not name is not allowed.
func Allowed(role Role, whose Whose, what Action) bool {
	for _, r := range table {
		if r.What != what || r.Whose != whose {
			continue
		}
		for _, may := range r.Roles {
			if may == role {
				return true
			}
		}
		return false
	}
	return false
}

// DeniedError says that somebody may not do what they asked for.
type DeniedError struct {
	Role  Role
	Whose Whose
	What  Action
}

func (e *DeniedError) Error() string {
	return fmt.Sprintf("as %s you may not %s (%s)", e.Role.WithArticle(), e.What, e.Whose)
}

// Hint says who may, or that nobody may.
func (e *DeniedError) Hint() string {
	for _, r := range table {
		if r.What == e.What && r.Whose == e.Whose && len(r.Roles) > 0 {
			return fmt.Sprintf("ask %s; the whole table: spar team may", r.Roles[0].WithArticle())
		}
	}
	return "nobody may; the whole table: spar team may"
}

// WithArticle is the role in a sentence: "a coach", "an admin".
func (r Role) WithArticle() string {
	if r == Admin {
		return "an admin"
	}
	return "a " + string(r)
}

// may is nil where the role may do it, else a *DeniedError.
func may(role Role, whose Whose, what Action) error {
	if Allowed(role, whose, what) {
		return nil
	}
	return &DeniedError{Role: role, Whose: whose, What: what}
}
