package scenario

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"spar/internal/grade"
)

// Print writes the scenario as a file that Decode reads back to the same one, with
// its placeholders as they stood. Comments are not kept: they are not part of it.
func Print(s *Scenario) ([]byte, error) {
	raw := s
	if s.template != nil {
		raw = s.template
	}
	plain := scenarioShape.clone(*raw)
	for i, b := range plain.Beats {
		if slices.Equal(b.Grades, grade.Dimensions()) {
			plain.Beats[i].Grades = nil // all five is what is meant when none is named
		}
	}
	return yaml.Dump(scenarioShape.print(plain), yaml.WithV4Defaults(), yaml.WithLineWidth(-1))
}
