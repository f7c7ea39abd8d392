package scenario

import (
	"bytes"
	"slices"
	"sync"
)

// heading is the part of a file that says what it is about: rows of the whole, up to the
// buyer's, and the account's, which authors write there. It is made when it is needed.
var heading = sync.OnceValue(func() (h struct {
	shape[Scenario]
	names []string
}) {
	all := scenarioKeys()
	row := func(name string) int {
		return slices.IndexFunc(all, func(k key[Scenario]) bool { return k.name == name })
	}
	keys := append(slices.Clone(all[:row("buyer")+1]), all[row("account")])
	h.shape = group("a scenario", keys)
	for _, k := range keys {
		h.names = append(h.names, k.name)
	}
	return h
})

// Glance reads only the head of a file, from its format to its buyer, in a tenth of
// the time of Decode: enough to list it. The scenario has no beats, is not checked and
// cannot be played. False where the head does not stand first or is not in order:
// then only Decode can tell what the file is.
func Glance(name string, src []byte) (*Scenario, bool) {
	id := idOf(name)
	if !isID(id) || len(src) > MaxBytes {
		return nil, false
	}
	var problems []Problem
	root, from := parse(name, head(src), &problems)
	if root == nil {
		return nil, false
	}
	raw, ok := heading().read(&reading{source: from, root: root}, root)
	if !ok || len(problems) > 0 {
		return nil, false
	}
	raw.ID = id
	s, err := raw.Fill(nil)
	if err != nil {
		return nil, false
	}
	s.template = nil
	return s, true
}

// head is src up to the first line that begins with another key than the head's, without
// what the buyer knows: nobody lists that, and it is half of all. Keys of the buyer stand
// two columns in, where no text of theirs can stand; where they stand elsewhere nothing
// is left out.
func head(src []byte) []byte {
	out := make([]byte, 0, 4<<10)
	names := heading().names
	top, skipping := "", false
	for line := range bytes.Lines(src) {
		key, _, found := bytes.Cut(line, []byte(":"))
		switch {
		case found && isID(string(key)):
			if !slices.Contains(names, string(key)) {
				return out
			}
			top, skipping = string(key), false
		case skipping && (bytes.HasPrefix(line, []byte("   ")) || bytes.HasPrefix(line, []byte("  -"))):
		case top == "buyer" && bytes.HasPrefix(line, []byte("  knows:")):
			skipping = true
		default:
			skipping = false
		}
		if !skipping {
			out = append(out, line...)
		}
	}
	return out
}
