package team

// Privacy says who sees what, for somebody who is about to enrol. It is the table of
// may.go in sentences; a test holds them to it. The last one is what no table can change.
func Privacy() []string {
	return []string{
		"Your replies and their marks: you alone. With your name a coach sees a reply only if you share it.",
		"Without a name, coaches may be shown single replies, to check how they were marked.",
		"The board shows how far everybody is. Your name stands there only if you choose so; otherwise it is masked.",
		"Reports for coaches and admins are about groups of five and more, never about one person. They are not for employment decisions.",
		"Coaches and admins see who is in the team: name, role, and since when.",
		"Whoever keeps the database could read what is in it, as with every server. Ask your company who that is.",
	}
}
