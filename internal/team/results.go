package team

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"spar/internal/practice"
	"spar/internal/store"
)

// Finding is something about results that were sent in: what, where, and what to do. It
// may quote what the file holds; whoever shows it makes it safe.
type Finding struct {
	File    string      `json:"file"`
	Line    int         `json:"line,omitempty"` // 0 where it is about the whole file
	Attempt string      `json:"attempt,omitempty"`
	Code    FindingCode `json:"code"`
	Message string      `json:"message"`
	Hint    string      `json:"hint,omitempty"`
}

func (f Finding) String() string {
	at := f.File
	if f.Line > 0 {
		at += fmt.Sprintf(":%d", f.Line)
	}
	return fmt.Sprintf("%s: %s: %s", at, f.Code, f.Message)
}

// FindingCode names a kind of finding; scripts may rely on it.
type FindingCode string

// The kinds of finding.
const (
	Unsigned      FindingCode = "unsigned"       // nobody signed the file
	BadSignature  FindingCode = "bad-signature"  // what was signed is something else, or by somebody else
	NoExport      FindingCode = "no-export"      // the file is no export of a drill
	Altered       FindingCode = "altered"        // a line does not recompute, or cannot be read
	OtherScenario FindingCode = "other-scenario" // played with another text of a scenario than this library's
	NoDrill       FindingCode = "no-drill"       // an attempt that belongs to no drill
	OtherDrill    FindingCode = "other-drill"    // an attempt of another drill than the others
	Future        FindingCode = "future"         // it was played after now
	Double        FindingCode = "double"         // the same attempt twice
	SharedAttempt FindingCode = "shared-attempt" // the same attempt under two names
	SharedReplies FindingCode = "shared-replies" // the same replies under two names
	NotStored     FindingCode = "not-stored"     // the database has it otherwise
)

// Results are what one file brought.
type Results struct {
	File   string
	Signer Signer // the principal is the file's name where it is not signed
	Signed bool
	// Attempts are those that recompute; what is wrong with the others is in Findings.
	Attempts []practice.Examined
	Findings []Finding
	// Regraded are attempts whose marks another grader had given.
	Regraded int
}

// who is under whose name the results are.
func (r *Results) who() string {
	if r.Signed {
		return r.Signer.Fingerprint
	}
	return r.File
}

// ReadResults examines the bytes of a file: every line is replayed and marked anew, and
// every scenario must be, byte for byte, the one of lib.
func ReadResults(file string, data []byte, lib Library, now time.Time) *Results {
	r := &Results{File: file}
	sound, problems, err := practice.Examine(bytes.NewReader(data))
	for _, p := range problems {
		r.find(p.Line, p.Attempt, Altered, "nothing of this attempt is taken; ask for a new export", "%s", p.Err)
	}
	if err != nil {
		r.find(0, "", NoExport, "it should be a file that spar drill export wrote", "%s", err)
		return r
	}
	known := map[string]string{}
	for _, e := range sound {
		if why := r.refuse(e, lib, known, now); why == "" {
			r.Attempts = append(r.Attempts, e)
			if e.Regraded {
				r.Regraded++
			}
		}
	}
	if len(sound) == 0 && len(problems) == 0 {
		r.find(0, "", NoExport, "play the drill first: spar drill", "it holds no attempt")
	}
	return r
}

func (r *Results) find(line int, attempt string, code FindingCode, hint, format string, args ...any) {
	r.Findings = append(r.Findings, Finding{File: r.File, Line: line, Attempt: attempt, Code: code, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// refuse looks at what a replay cannot tell, and gives the code of what keeps the attempt
// out; "" for nothing. Known are the digests of the library's scenarios by id.
func (r *Results) refuse(e practice.Examined, lib Library, known map[string]string, now time.Time) FindingCode {
	digest, ok := known[e.Scenario]
	if !ok {
		if sc, err := lib.Scenario(e.Scenario); err == nil {
			digest = sc.Digest
		}
		known[e.Scenario] = digest
	}
	switch {
	case digest == "":
		r.find(e.At, e.ID, OtherScenario, "name the drill's plan with --drill, so that its pack is looked in", "there is no scenario %q here to hold it against", e.Scenario)
		return OtherScenario
	case digest != e.Digest:
		r.find(e.At, e.ID, OtherScenario, "both sides need the same version of spar and of the pack", "%q was played with another text than the one here", e.Scenario)
		return OtherScenario
	case e.Kind != practice.Drill || e.Run == nil:
		r.find(e.At, e.ID, NoDrill, "spar drill export writes only attempts of a drill", "it belongs to no drill")
		return NoDrill
	case e.Updated.After(now.Add(time.Hour)):
		r.find(e.At, e.ID, Future, "set the clock of the machine that it was played on", "it was played on %s, which is not yet", e.Updated.Format(time.RFC3339))
		return Future
	}
	return ""
}

// sortFindings puts findings in the order of their files and lines.
func sortFindings(all []Finding) {
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
}

// stored says how the store took an attempt that is refused by it.
func stored(err error) (string, error) {
	var failed *store.Error
	if errors.As(err, &failed) && (failed.Kind == store.ErrConflict || failed.Kind == store.ErrNotFound || failed.Kind == store.ErrExists) {
		return failed.Message, nil
	}
	return "", err
}

func isNotFound(err error) bool { return errors.Is(err, store.ErrNotFound) }
