//go:build unix

package team

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestASlowKeygenIsNoBadSigner: a program that does not answer has said nothing of the signer.
func TestASlowKeygenIsNoBadSigner(t *testing.T) {
	dir := t.TempDir()
	for name, tt := range map[string]struct{ program, words string }{
		"hangs at once":          {"exec sleep 600", "has not answered within 100ms"},
		"hangs at the signature": {`[ "$2" = find-principals ] && { echo ann; exit 0; }; exec sleep 600`, "has not answered within"},
		"cannot be run":          {"", "cannot be run"},
	} {
		body := "#!/bin/sh\n" + tt.program + "\n"
		if tt.program == "" {
			body = "#!" + dir + "/nowhere\n"
		}
		bin := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
		if err := errors.Join(os.Mkdir(bin, 0o755), os.WriteFile(filepath.Join(bin, "ssh-keygen"), []byte(body), 0o755)); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
		within := 100 * time.Millisecond
		if strings.Contains(name, "signature") {
			within = 5 * time.Second // the first answer takes a busy machine its time
		}
		var unchecked *KeygenError
		_, err := verifyWithin(t.Context(), within, "signers", []byte("x"), []byte("y"))
		if !errors.As(err, &unchecked) || !strings.Contains(err.Error(), tt.words) || unchecked.Hint() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
