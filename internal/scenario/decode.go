package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"spar/internal/grade"
)

// scenarioShape is the whole file. It is built once and never changed.
var scenarioShape = group("a scenario", scenarioKeys())

// Decode reads one scenario file. name is the file's name, from which the id is
// taken; src are its bytes. It gives every problem in one pass, in the order of the
// file; the scenario is nil when one of them is an error.
func Decode(name string, src []byte) (*Scenario, []Problem) {
	s, _, problems := decode(name, src)
	return s, sorted(problems)
}

// decode is Decode before the problems are sorted; the reading tells later checks
// where each value stands.
func decode(name string, src []byte) (*Scenario, *reading, []Problem) {
	var problems []Problem
	fileID := idOf(name)
	root, from := parse(name, src, &problems)
	if !isID(fileID) {
		from.add(1, 1, CodeID, "name the file with small letters, digits and dashes, such as "+quote(idLike(fileID)+".yaml"),
			"the file's name is the scenario's id, and %s cannot be one", quote(fileID))
	}
	if root == nil {
		return nil, nil, problems
	}
	r := &reading{source: from, root: root}
	raw, ok := scenarioShape.read(r, root)
	if !ok {
		return nil, nil, problems
	}
	raw.ID = fileID
	sum := sha256.Sum256(src)
	raw.Digest = "sha256:" + hex.EncodeToString(sum[:])
	for i := range raw.Beats {
		if raw.Beats[i].Grades == nil {
			raw.Beats[i].Grades = grade.Dimensions()
		}
	}
	checkReferences(r, &raw)
	checkLeads(r, &raw)
	checkParameters(r, &raw)
	checkAccount(r, &raw)
	if Broken(problems) {
		return nil, nil, problems
	}
	checkGraph(r, &raw)
	if Broken(problems) {
		return nil, nil, problems
	}
	s, err := raw.Fill(nil)
	if err != nil {
		// Defaults were checked above, so this is a slip of ours; it is told, not hidden.
		r.wrongAt("parameters", CodeParameter, "", "%v", err)
		return nil, nil, problems
	}
	return s, r, problems
}

// idOf is a file's name without folders and ".yaml".
func idOf(name string) string {
	base := path.Base(strings.ReplaceAll(name, "\\", "/"))
	return strings.TrimSuffix(strings.TrimSuffix(base, ".yaml"), ".yml")
}

// Beat is the beat with that id, or nil.
func (s *Scenario) Beat(id string) *Beat {
	for i := range s.Beats {
		if s.Beats[i].ID == id {
			return &s.Beats[i]
		}
	}
	return nil
}

// Ending is the ending with that id, or nil.
func (s *Scenario) Ending(id string) *Ending {
	for i := range s.Endings {
		if s.Endings[i].ID == id {
			return &s.Endings[i]
		}
	}
	return nil
}
