package team

import (
	"errors"
	"strings"
	"testing"
)

// The table once more, written by hand and by another hand's order: a row an action, a
// column whose it is; the letters are who may (t trainee, c coach, a admin), "-" is
// nobody. A cell that is changed in may.go must be changed here too.
const cells = `
                              own  another's shared nameless team's
practise                      tca  -         -      -        -
read replies                  tca  -         ca     ca       -
mark replies                  -    -         ca     ca       -
dispute marks                 tca  -         -      -        -
settle disputes               -    -         ca     ca       -
share replies                 tca  -         -      -        -
delete attempts               tca  -         -      -        -
see the name on the board     tca  -         tca    -        -
see the board                 -    -         -      -        tca
see the report                -    -         -      -        ca
see sameness                  -    -         -      -        ca
calibrate                     -    -         -      -        ca
set goals                     tca  ca        -      -        -
open and close drills         -    -         -      -        ca
add packs                     -    -         -      -        ca
see who is in                 -    -         -      -        ca
invite trainees               -    -         -      -        ca
invite coaches and admins     -    -         -      -        a
change the name               tca  -         -      -        -
change the role               a    a         -      -        -
take out of the team          tca  a         -      -        -
add and drop keys             tca  a         -      -        -
`

func TestEveryCell(t *testing.T) {
	const width = 30
	lines := strings.Split(strings.TrimSpace(cells), "\n")
	seen := map[Action]bool{}
	for _, line := range lines[1:] {
		what := Action(strings.TrimSpace(line[:width]))
		seen[what] = true
		for i, who := range strings.Fields(line[width:]) {
			whose := []Whose{Own, Anothers, Shared, Nameless, Teams}[i] // the columns
			for _, role := range Roles() {
				want := strings.Contains(who, string(role)[:1])
				if got := Allowed(role, whose, what); got != want {
					t.Errorf("%s, %s, %s: %v, want %v", role, what, whose, got, want)
				}
			}
			for _, stranger := range []Role{"", "keeper", "Admin"} {
				if Allowed(stranger, whose, what) {
					t.Errorf("%q may %s (%s)", stranger, what, whose)
				}
			}
		}
	}
	rows := map[string]bool{}
	for _, r := range Table() {
		if !seen[r.What] {
			t.Errorf("the action %q is in no cell here", r.What)
		}
		row := string(r.What) + " " + string(r.Whose)
		if rows[row] {
			t.Errorf("%s stands twice", row)
		}
		rows[row] = true
	}
}

func TestDenied(t *testing.T) {
	err := may(Trainee, Teams, InviteStaff)
	var denied *DeniedError
	if !errors.As(err, &denied) || denied.Error() != "as a trainee you may not invite coaches and admins (team's)" || !strings.Contains(denied.Hint(), "ask an admin") {
		t.Errorf("%v", err)
	}
	if err := may(Admin, Anothers, Read); !strings.HasPrefix(err.(*DeniedError).Hint(), "nobody may") {
		t.Errorf("%v", err)
	}
}
