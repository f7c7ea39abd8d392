package practice

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"spar/internal/store"
)

// exportFormat is raised when a reader of the export must change.
const exportFormat = 1

// The lines of an export. Type says which it is; attempts come after the scenario
// text that they were played with, and lines after their attempt, in order. What was
// written about them, and the calls that were logged, come at the end.
type (
	exportHead struct {
		Type   string `json:"type"` // "spar"
		Format int    `json:"format"`
	}
	exportScenario struct {
		Type   string `json:"type"` // "scenario"
		Digest string `json:"digest"`
		Text   string `json:"text,omitempty"`  // where it is UTF-8
		Bytes  []byte `json:"bytes,omitempty"` // base64, where it is not
	}
	exportAttempt struct {
		Type          string            `json:"type"` // "attempt"
		ID            string            `json:"id"`
		Kind          string            `json:"kind"`
		Scenario      string            `json:"scenario"`
		Title         string            `json:"title"`
		Digest        string            `json:"digest"`
		GraderVersion string            `json:"grader_version"`
		GraderDigest  string            `json:"grader_digest"`
		Seed          string            `json:"seed"` // decimal: JSON's numbers have not 64 bits
		Set           map[string]string `json:"set,omitempty"`
		Started       string            `json:"started"` // RFC 3339, UTC
		Updated       string            `json:"updated"`
		Ended         string            `json:"ended,omitempty"`
		Status        store.Status      `json:"status"`
		Ending        string            `json:"ending,omitempty"`
		Outcome       string            `json:"outcome,omitempty"`
		Score         float64           `json:"score"`
		Rests         int               `json:"rests"`
		Turns         int               `json:"turns"`
		State         json.RawMessage   `json:"state"`
		Draft         string            `json:"draft,omitempty"`
	}
	exportLine struct {
		Type    string          `json:"type"` // "line"
		Attempt string          `json:"attempt"`
		Seq     int             `json:"seq"`
		ID      string          `json:"id"`
		Kind    string          `json:"kind"`
		Text    string          `json:"text,omitempty"`
		Created string          `json:"created"`
		Grader  string          `json:"grader"`
		Events  json.RawMessage `json:"events"`
	}
	exportCalls struct {
		Type    string `json:"type"` // "calls"
		ID      string `json:"id"`
		Day     string `json:"day"`
		N       int    `json:"n"`
		Note    string `json:"note,omitempty"`
		Created string `json:"created"`
	}
	exportRemark struct {
		Type    string `json:"type"` // "remark"
		ID      string `json:"id"`
		Attempt string `json:"attempt"`
		Seq     int    `json:"seq"`
		Note    string `json:"note"`
		Created string `json:"created"`
	}
	exportRegrade struct {
		Type    string          `json:"type"` // "regrade"
		Attempt string          `json:"attempt"`
		Seq     int             `json:"seq"`
		Grader  string          `json:"grader"`
		Version string          `json:"version"`
		Marks   json.RawMessage `json:"marks"`
		Created string          `json:"created"`
	}
)

// Export writes everything that is stored as JSON Lines, oldest attempt first, one
// object a line. An attempt that is damaged is left out, and the error, which comes
// after all others are written, names it.
func (p *Practice) Export(ctx context.Context, w io.Writer) error {
	rows, err := p.store.List(ctx, store.Which{})
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	if err := out.Encode(exportHead{"spar", exportFormat}); err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	texts := map[string]bool{}
	var left []error
	for i := len(rows) - 1; i >= 0; i-- {
		whole, err := p.store.Load(ctx, rows[i].ID)
		if errors.Is(err, store.ErrCorrupt) {
			left = append(left, err)
			continue
		}
		if err != nil {
			return err
		}
		if err := exportOne(out, whole, texts); err != nil {
			return fmt.Errorf("write the export: %w", err)
		}
	}
	if err := p.exportRest(ctx, out); err != nil {
		return err
	}
	return errors.Join(left...)
}

// exportRest writes what is kept beside the attempts.
func (p *Practice) exportRest(ctx context.Context, out *json.Encoder) error {
	remarks, err := p.store.Remarks(ctx)
	if err != nil {
		return err
	}
	regrades, err := p.store.Regrades(ctx)
	if err != nil {
		return err
	}
	calls, err := p.store.Calls(ctx)
	if err != nil {
		return err
	}
	var lines []any
	for _, r := range remarks {
		lines = append(lines, exportRemark{"remark", r.ID, r.Attempt, r.Seq, r.Note, stamp(r.Created)})
	}
	for _, r := range regrades {
		lines = append(lines, exportRegrade{"regrade", r.Attempt, r.Seq, r.Grader, r.Version, json.RawMessage(r.Marks), stamp(r.Created)})
	}
	for _, c := range calls {
		lines = append(lines, exportCalls{"calls", c.ID, c.Day, c.N, c.Note, stamp(c.Created)})
	}
	for _, line := range lines {
		if err := out.Encode(line); err != nil {
			return fmt.Errorf("write the export: %w", err)
		}
	}
	return nil
}

func exportOne(out *json.Encoder, whole store.Whole, texts map[string]bool) error {
	if !texts[whole.Digest] {
		texts[whole.Digest] = true
		text := exportScenario{Type: "scenario", Digest: whole.Digest}
		if utf8.Valid(whole.Text.Body) {
			text.Text = string(whole.Text.Body)
		} else {
			text.Bytes = whole.Text.Body
		}
		if err := out.Encode(text); err != nil {
			return err
		}
	}
	a := exportAttempt{
		Type: "attempt", ID: whole.ID, Kind: whole.Kind, Scenario: whole.Scenario, Title: whole.Title, Digest: whole.Digest,
		GraderVersion: whole.GraderVersion, GraderDigest: whole.GraderDigest,
		Seed: fmt.Sprint(whole.Seed), Set: whole.Params,
		Started: stamp(whole.Started), Updated: stamp(whole.Updated), Ended: stamp(whole.Ended),
		Status: whole.Status, Ending: whole.Ending, Outcome: whole.Outcome,
		Score: whole.Score, Rests: whole.Rests, Turns: whole.Turns,
		State: json.RawMessage(whole.State), Draft: whole.Draft,
	}
	if err := out.Encode(a); err != nil {
		return err
	}
	for _, l := range whole.Lines {
		line := exportLine{Type: "line", Attempt: whole.ID, Seq: l.Seq, ID: l.ID, Kind: l.Kind, Text: l.Text,
			Created: stamp(l.Created), Grader: l.Grader, Events: json.RawMessage(l.Events)}
		if err := out.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

// stamp is a time as the export writes it, "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.000Z")
}
