package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCheckSeesEachSystemsOwnFiles has a program whose files differ by system: what is wrong
// in one system's file is told for that system, with its place, and for no other.
func TestCheckSeesEachSystemsOwnFiles(t *testing.T) {
	dir := t.TempDir()
	for name, src := range map[string]string{
		"go.mod":        "module example\n\ngo 1.24\n",
		"main.go":       "package main\n\nconst large = 1 << 40\n\nfunc main() { println(place()) }\n",
		"place_unix.go": "//go:build unix\n\npackage main\n\nfunc place() string { return \"home\" }\n",
		"place_windows.go": "package main\n\nimport \"syscall\"\n\n" +
			"func place() string { return syscall.Getpgrp() }\n",
		"main_386.go": "package main\n\nvar _ int = large\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tc := range []struct{ system, wrong string }{
		{"linux/amd64", ""},
		{"darwin/arm64", ""},
		{"windows/amd64", "place_windows.go:5:38: undefined: syscall.Getpgrp"},
		{"linux/386", "main_386.go:3:13: cannot use large"},
		{"plan9/amd64", "undefined: place"},
		{"windows", "is no system and processor"},
		{"windows/z80", "unsupported GOOS/GOARCH pair windows/z80"},
	} {
		n, err := check(dir, ".", tc.system)
		switch {
		case tc.wrong == "" && (err != nil || n == 0):
			t.Errorf("%s: %d packages: %v", tc.system, n, err)
		case tc.wrong != "" && (err == nil || !strings.Contains(err.Error(), tc.wrong)):
			t.Errorf("%s: told %v, and %q is wrong", tc.system, err, tc.wrong)
		}
	}
}
