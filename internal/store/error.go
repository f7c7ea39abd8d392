package store

import (
	"errors"
	"fmt"
)

// What can go wrong with what is remembered. A caller branches with errors.Is; the
// person gets the message and the hint of the *Error around it.
var (
	// ErrNewer: the database was written by a newer spar.
	ErrNewer = errors.New("database of a newer version")
	// ErrCorrupt: the database, or a row of it, is not what was written.
	ErrCorrupt = errors.New("database damaged")
	// ErrNotDatabase: the file is something else.
	ErrNotDatabase = errors.New("not a spar database")
	// ErrUnwritable: the file or its folder may not be written.
	ErrUnwritable = errors.New("database not writable")
	// ErrFull: no room left on the disk.
	ErrFull = errors.New("disk full")
	// ErrBusy: another process holds the database for too long.
	ErrBusy = errors.New("database busy")
	// ErrConflict: the attempt was continued somewhere else since it was loaded.
	ErrConflict = errors.New("attempt continued elsewhere")
	// ErrNotFound: there is no such attempt.
	ErrNotFound = errors.New("no such attempt")
	// ErrAway: the database cannot be reached now. Whether the write was stored is not
	// known: send the very same line again, its ID makes it happen once.
	ErrAway = errors.New("database away")
	// ErrRefused: the server does not let this user in, or has no such database.
	ErrRefused = errors.New("refused by the database server")
	// ErrServer: it can be done to a database file only, not to a server.
	ErrServer = errors.New("not with a database server")
	// ErrWordsLeft: the attempt is deleted, and its words can still be found in the file.
	ErrWordsLeft = errors.New("deleted words left in the file")
	// ErrExists: a file that would be written is there already.
	ErrExists = errors.New("file exists")
)

// Error is a failure with its cure. Kind is one of the errors above.
type Error struct {
	Kind    error
	Message string
	Cure    string
	Cause   error
}

func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Message
	}
	return e.Message + ": " + e.Cause.Error()
}

// Hint says what the person can do about it.
func (e *Error) Hint() string { return e.Cure }

// Unwrap gives the kind and the cause, so that errors.Is finds either.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

const (
	cureDamaged = "nothing was changed. Put a backup in its place (spar makes some beside it, %[1]s.before-*), " +
		"or move it and %[1]s-wal to a safe place and start spar again to begin anew"
	cureUnwritable = "spar keeps what you practise in %s; make the file and its folder yours (owner, permissions, read-only disk), " +
		"or choose one that you may write: --data FOLDER for one command, XDG_DATA_HOME for all"
	cureFull      = "nothing that was saved is lost. Make room on the disk of %s and send the reply again"
	cureWordsLeft = "close other windows of spar (or a backup program at work on %s): when the last of them closes, the words go"
	cureBusy      = "another program holds %s; close other windows of spar (or a backup program at work on it) and try again"
)

func damaged(path string, cause error, format string, args ...any) *Error {
	return &Error{Kind: ErrCorrupt, Message: fmt.Sprintf(format, args...), Cure: fmt.Sprintf(cureDamaged, path), Cause: cause}
}

func unwritable(path string, cause error) *Error {
	return &Error{Kind: ErrUnwritable, Message: "cannot write the database " + path,
		Cure: fmt.Sprintf(cureUnwritable, path), Cause: cause}
}

func newer(path string, have, know int64) *Error {
	return &Error{Kind: ErrNewer,
		Message: fmt.Sprintf("the database %s was written by a newer spar (its version is %d, this spar knows %d)", path, have, know),
		Cure:    "nothing was changed; install the newer spar, or keep apart what this one writes: --data FOLDER for one command, XDG_DATA_HOME for all"}
}
