package scenario

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// PrintProof writes a proof as an item of a scenario file's list under "proofs:". The
// reply is what somebody typed: its braces are doubled, so that none of it is taken for
// a placeholder.
func PrintProof(p Proof) ([]byte, error) {
	double := strings.NewReplacer("{", "{{", "}", "}}")
	p.Reply, p.Disputed = double.Replace(p.Reply), double.Replace(p.Disputed)
	shape := group("a proof", proofKeys())
	list := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{shape.print(p)}}
	return yaml.Dump(list, yaml.WithV4Defaults(), yaml.WithLineWidth(-1))
}
