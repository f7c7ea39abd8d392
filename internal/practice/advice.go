package practice

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"spar/internal/grade"
	"spar/internal/store"
)

// Advice says which dimensions' levels are advice only to a team, because its coaches do
// not agree with them enough, or have not marked enough replies to tell.
type Advice struct {
	Since time.Time                  `json:"since"`
	Why   map[grade.Dimension]string `json:"why"`
}

// Only reports whether levels of d are advice only.
func (a Advice) Only(d grade.Dimension) bool { return a.Why[d] != "" }

// Of are those of the dimensions whose levels are advice only.
func (a Advice) Of(dimensions []grade.Dimension) (only []grade.Dimension) {
	for _, d := range dimensions {
		if a.Only(d) {
			only = append(only, d)
		}
	}
	return only
}

// Notes say of each of the dimensions whose levels are advice only, in their order, why.
func (a Advice) Notes(dimensions []grade.Dimension) (notes []string) {
	for _, d := range a.Of(dimensions) {
		notes = append(notes, fmt.Sprintf("Advisory: %s. To your team this level is advice only: %s.", d, a.Why[d]))
	}
	return notes
}

// adviceSetting is where the team keeps it.
const adviceSetting = "advisory"

// Advice is what the team's coaches have found; the zero value where nobody has
// calibrated, which is not to say that all is well.
func (p *Practice) Advice(ctx context.Context) (a Advice, err error) {
	value, err := p.store.For("").Setting(ctx, adviceSetting)
	if err != nil || value == "" {
		return a, err
	}
	if err := json.Unmarshal([]byte(value), &a); err != nil {
		return a, fmt.Errorf("the setting %s: %w", adviceSetting, err)
	}
	return a, nil
}

// SetAdvice keeps it for everybody of the team.
func SetAdvice(ctx context.Context, st *store.Store, a Advice) error {
	body, err := json.Marshal(a)
	if err != nil {
		return fmt.Errorf("encode what is advisory: %w", err)
	}
	return st.For("").SetSetting(ctx, adviceSetting, string(body))
}
