package tui

import "errors"

// Claim is one thing that is said to whoever enrols about who sees what.
type Claim struct{ Who, What string }

// SeenBy is what everybody is told, and agrees to, before they come in. It says what
// the team's table of rights says; a test compares the two.
func SeenBy() []Claim {
	return []Claim{
		{"Yours alone", "your replies, their marks, drafts, goals and notes. Nobody else in the team reads them unless you share one, and you may delete them."},
		{"Coaches", "may read single replies without your name, to check the grading, and reports about groups of five or more. They see your name and role in the list of the team, and may set goals for you."},
		{"The board", "shows how far a drill has got. It names you only if you choose so."},
		{"Admins", "see what coaches see, change roles, and may take somebody out of the team."},
		{"The server's keeper", "could read everything, as with any server: it is not encrypted there. Kept are your name, your key's fingerprint, what you type and when."},
		{"Nobody", "may use this for decisions about jobs: a level says which moves a reply made, no more."},
	}
}

// sentence is an error with its cure, to be shown.
func sentence(err error) string {
	s := upperFirst(err.Error())
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		s += ": " + hinted.Hint()
	}
	return s + "."
}
