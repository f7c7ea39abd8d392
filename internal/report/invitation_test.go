package report

import (
	"strings"
	"testing"
	"time"

	"spar/internal/store"
)

func TestInvitationText(t *testing.T) {
	inv := store.Invitation{Role: "coach", Uses: 1, Expires: time.Date(2026, 6, 29, 9, 0, 0, 0, time.UTC)}
	got := InvitationText(inv, "AAAAA-BBBBB-CCCCC-DDDDD", Door{Host: "drill.company", Port: 22, Key: "SHA256:x"})
	for want, times := range map[string]int{
		"\n     ssh-keygen -t ed25519\n": 1, "ssh-keygen": 1, "\n     ssh drill.company\n": 1,
		"\n     AAAAA-BBBBB-CCCCC-DDDDD\n": 1, "   SHA256:x\n": 1, "\x1b": 0, "\t": 0,
		"lets in one person as a coach until Monday 29 June 2026 09:00 UTC.": 1,
	} {
		if strings.Count(got, want) != times {
			t.Errorf("%q stands %d times in it, want %d:\n%s", want, strings.Count(got, want), times, got)
		}
	}
	for _, line := range strings.Split(got, "\n") {
		if len(line) > 90 {
			t.Errorf("too long for a mail: %q", line)
		}
	}
	if other := InvitationText(inv, "", Door{Host: "h", Port: 2222}); !strings.Contains(other, "ssh -p 2222 h\n") || strings.Contains(other, "host. Its key") {
		t.Error(other)
	}
}
