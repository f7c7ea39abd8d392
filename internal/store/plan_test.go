package store

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestListsOfAPersonAreLookedUp: in a team's database what is one person's is found by an index.
// Whose an attempt is stands behind its state, which is long, so that looking through all would
// read nearly the whole file.
func TestListsOfAPersonAreLookedUp(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for query, index := range map[string]string{
		`SELECT ` + attemptColumns + ` FROM attempts WHERE attempts.person = ? ORDER BY updated DESC, id DESC`:                       "attempts_of",
		`SELECT ` + attemptColumns + ` FROM attempts WHERE attempts.person = ? AND scenario = ? ORDER BY updated DESC, id DESC`:      "attempts_of",
		`SELECT ` + attemptColumns + ` FROM attempts WHERE attempts.person = ? AND status = 'open' ORDER BY updated DESC, id DESC`:   "attempts_open",
		`SELECT id FROM calls WHERE calls.person = ? ORDER BY created, id`:                                                           "calls_of",
		`SELECT attempt FROM drill_runs JOIN attempts ON attempts.id = drill_runs.attempt WHERE drill_runs.person = ?`:               "drill_runs_of",
		`SELECT attempt FROM drill_runs JOIN attempts ON attempts.id = drill_runs.attempt WHERE drill_runs.person = ? AND drill = ?`: "drill_runs_once",
	} {
		args := make([]any, strings.Count(query, "?"))
		for i := range args {
			args[i] = "x"
		}
		plan := ""
		err := s.each(t.Context(), `EXPLAIN QUERY PLAN `+query, args, func(row scanner) error {
			var id, parent, unused int
			var detail string
			err := row.Scan(&id, &parent, &unused, &detail)
			plan += detail + "\n"
			return err
		})
		if err != nil || !strings.Contains(plan, "USING INDEX "+index+" ") && !strings.Contains(plan, "USING COVERING INDEX "+index+" ") {
			t.Errorf("%s\nis not looked up by %s (%v):\n%s", query, index, err, plan)
		}
	}
}
