package grade

import (
	"strings"
	"sync"
)

// The features that rest on what the rules found.
const (
	moveCount  = 25
	fMove      = fFindings
	fTerms     = fMove + 3*moveCount
	fGiven     = fTerms + 1
	fUnpaid    = fTerms + 2
	fFloor     = fTerms + 3
	fAsked     = fTerms + 4
	fHalved    = fTerms + 5
	fCopied    = fTerms + 6
	fParroted  = fTerms + 7
	fContent   = fTerms + 8
	fRoles     = fTerms + 9
	roleCount  = 9
	fRolesLast = fRoles + roleCount
	fTopics    = fRolesLast + roleCount
	fRuled     = fTopics + 3*int(topicKinds)
	// plainFeatures is how many there are before the linear estimates.
	plainFeatures = fRuled + int(dimensions)
)

// moveIndex is the place of each move in the list of all moves.
var moveIndex = func() map[Move]int {
	m := make(map[Move]int, len(moves))
	for i, row := range moves {
		m[row.ID] = i
	}
	return m
}()

// describeFindings fills the features from fFindings on.
func describeFindings(x []float32, p *prepared, toks []token, f *findings, ruled *Expected) {
	last, lastWord := int16(0), 0
	if len(toks) > 0 {
		last = lastSentence(toks)
		for i := range toks {
			if toks[i].sentence == last {
				lastWord = int(toks[i].word)
				break
			}
		}
	}
	for i := range f.List {
		e := &f.List[i]
		k := fMove + 3*moveIndex[e.Move]
		x[k] = min(x[k]+1, 4)
		x[k+1] = max(x[k+1], float32(e.Strength))
		if e.First >= lastWord {
			x[k+2] = 1
		}
	}
	for _, t := range f.Terms {
		x[fTerms]++
		x[fGiven] += float32(t.Percent)
		if t.For == "" {
			x[fUnpaid]++
		}
		if t.Concession >= 0 {
			x[fFloor]++
		}
	}
	if p.deal.asked {
		x[fAsked] = 1
	}
	if p.deal.halved {
		x[fHalved] = 1
	}
	x[fCopied], x[fParroted], x[fContent] = float32(f.Copied), float32(f.Parroted), float32(f.Content)
	for i := range toks {
		for k := range roleCount {
			if toks[i].role>>k&1 != 0 {
				x[fRoles+k]++
				if toks[i].sentence == last {
					x[fRolesLast+k]++
				}
			}
		}
	}
	for _, o := range f.Overlaps {
		k := fTopics + 3*int(o.Kind)
		x[k] = max(x[k], float32(o.Weight))
		x[k+1] = max(x[k+1], float32(o.Words+2*o.Numbers))
		x[k+2] += float32(o.Names)
	}
	for d, v := range ruled {
		x[fRuled+d] = float32(v)
	}
}

// groupKeys name each group of phrases by its first row, so that what was learned
// of a group outlives the coming and going of others.
var groupKeys = sync.OnceValue(func() []uint64 {
	keys := make([]uint64, groups)
	for _, set := range phraseSets() {
		if keys[set.group] != 0 {
			continue
		}
		for row := range strings.SplitSeq(set.rows, "\n") {
			if row = strings.TrimSpace(row); row != "" {
				keys[set.group] = hashText(row)
				break
			}
		}
	}
	return keys
})
