package report

import (
	"fmt"
	"strings"

	"spar/internal/store"
	"spar/internal/team"
)

// Door is where people log in.
type Door struct {
	Host string
	Port int
	Key  string // the host key's fingerprint; "" where it is not told
}

// Command is what is typed to log in.
func (d Door) Command() string {
	if d.Port == 22 {
		return "ssh " + d.Host
	}
	return fmt.Sprintf("ssh -p %d %s", d.Port, d.Host)
}

// InvitationText is what is sent to those who are invited, ready to be pasted.
func InvitationText(inv store.Invitation, code string, d Door) string {
	var b strings.Builder
	b.WriteString(`You are invited to spar: short talks with a buyer who reacts to what you really say,
and marks that show which of your words earned them. Nothing has to be installed.

1. Once, make a key. The line is the same in PowerShell on Windows and in Terminal on
   macOS and Linux. Press Enter at every question; where it says that a key is there
   already, answer n: you have one.

     ssh-keygen -t ed25519

`)
	fmt.Fprintf(&b, "2. Log in, with a window of at least 80 columns:\n\n     %s\n\n", d.Command())
	if d.Key != "" {
		fmt.Fprintf(&b, "   The first time ssh asks whether you know the host. Its key is\n   %s\n\n", d.Key)
	}
	fmt.Fprintf(&b, "3. When you are asked for it, give your name and this code:\n\n     %s\n\n   It lets in %s as %s until %s.\n\nWho sees what\n\n",
		code, howMany(inv.Uses), team.Role(inv.Role).WithArticle(), team.When(inv.Expires))
	for _, line := range team.Privacy() {
		b.WriteString(Wrap(" - "+line, 84, 3) + "\n")
	}
	return b.String()
}

func howMany(n int) string {
	if n == 1 {
		return "one person"
	}
	return fmt.Sprintf("up to %d people, each", n)
}
