package main

import (
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// required is the script command "required PROGRAM", for a program that is not here: it
// fails where everything must be tried, and else leaves the script to be skipped.
func required(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: required PROGRAM")
	}
	if os.Getenv("SPAR_REQUIRE") == "all" {
		ts.Fatalf("%s is not here, and SPAR_REQUIRE=all", args[0])
	}
}

// signer is the script command "signer LIST NAME KEY.pub": it adds a line to a list of
// allowed signers.
func signer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: signer LIST NAME KEY.pub")
	}
	list, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	ts.Check(err)
	_, err = list.WriteString(args[1] + " " + ts.ReadFile(args[2]))
	ts.Check(err)
	ts.Check(list.Close())
}

// altered is the script command "altered FILE OLD NEW": it puts NEW in the place of the
// first OLD, which must be there.
func altered(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: altered FILE OLD NEW")
	}
	was := ts.ReadFile(args[0])
	if !strings.Contains(was, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(was, args[1], args[2], 1)), 0o600))
}
