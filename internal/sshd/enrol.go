package sshd

import (
	"context"
	"time"

	"spar/internal/practice"
	"spar/internal/team"
	"spar/internal/tui"
)

// enrolment is what a stranger reaches, for a while: the screen on which a code binds
// the key that they have proven to hold.
func (v *visit) enrolment() *tui.Enrolment {
	from := origin(v.net.RemoteAddr())
	late := time.AfterFunc(v.s.o.Limits.Enrol, func() { v.end(errLate) })
	context.AfterFunc(v.ctx, func() { late.Stop() })
	asks := func(code, name string) team.Enrolment {
		return team.Enrolment{Code: code, Fingerprint: v.key(), Name: name, From: from}
	}
	return &tui.Enrolment{
		Fingerprint: v.key(),
		Privacy:     team.Privacy(),
		Check: func(ctx context.Context, code string) (string, error) {
			role, err := v.s.o.Team.Check(ctx, asks(code, ""))
			return string(role), err
		},
		Enrol: func(ctx context.Context, code, name string, shown bool) (*practice.Practice, error) {
			person, err := v.s.o.Team.Enrol(ctx, asks(code, name))
			if err != nil {
				return nil, err
			}
			if shown {
				if _, err := v.s.o.Team.Show(ctx, person, person.ID, true); err != nil {
					return nil, err
				}
			}
			if full := v.enter(person); full != nil {
				return nil, full
			}
			late.Stop()
			v.log.Info("enrolled", "role", person.Role)
			return v.practice(person), nil
		},
	}
}
