package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"unicode"
)

// errFindings ends a command that worked and found something: the exit status is 1
// and nothing more is printed.
type errFindings struct{}

func (errFindings) Error() string { return "findings" }

// cliError is an error with its cure and its exit status.
type cliError struct {
	message string
	hint    string
	status  int
	cause   error
}

func (e *cliError) Error() string { return e.message }
func (e *cliError) Unwrap() error { return e.cause }
func (e *cliError) Hint() string  { return e.hint }

// usage is an error in the command line, with a hint that says what to type.
func usage(hint, format string, args ...any) error {
	return &cliError{message: fmt.Sprintf(format, args...), hint: hint, status: exitUsage}
}

// failure is an error met while working.
func failure(cause error, hint, format string, args ...any) error {
	return &cliError{message: fmt.Sprintf(format, args...), hint: hint, status: exitFailed, cause: cause}
}

// exitStatus is the status that err asks for.
func exitStatus(err error) int {
	var cli *cliError
	if errors.As(err, &cli) {
		return cli.status
	}
	return exitFailed
}

// printError writes err as "spar: error: ..." and, where the error or one that it
// wraps knows a cure, "spar: hint: ...". Packages offer a cure by a Hint method.
func printError(w io.Writer, err error) {
	fmt.Fprintf(w, "spar: error: %s\n", showable(err.Error()))
	if hint := hintOf(err); hint != "" {
		fmt.Fprintf(w, "spar: hint: %s\n", showable(hint))
	}
}

// hintOf is the cure that err, or one that it wraps, knows; "" for none.
func hintOf(err error) string {
	var hinted interface{ Hint() string }
	switch {
	case errors.As(err, &hinted):
		return hinted.Hint()
	case errors.Is(err, syscall.ENOSPC):
		return "there is no room where this was to be written: make some, or send the output elsewhere"
	}
	return ""
}

// showable keeps what came from an argument or a file from speaking to the terminal:
// every control, format and private character and every separator of lines but the
// newline is shown as its code.
func showable(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r != '\n' && unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) {
			fmt.Fprintf(&b, "\\u%04x", r)
			continue
		}
		b.WriteRune(r)
	}
	return strings.TrimRight(b.String(), "\n")
}
