package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// classify gives an error of the database its kind and its cure. What it does not
// know it hands back as it is; nil stays nil.
func (s *Store) classify(err error) error {
	var known *Error
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) {
		return err
	}
	var failed *sqlite.Error
	switch {
	case errors.As(err, &failed):
	case s.server != nil:
		return s.classifyServer(err)
	case strings.HasPrefix(err.Error(), "sql: Scan error"):
		// database/sql has no name for a value that is not of its column's kind.
		return damaged(s.path, err, "the database %s is damaged", s.path)
	default:
		return classifyFile(s.path, err)
	}
	switch primary(failed) {
	case sqlite3.SQLITE_CORRUPT:
		return damaged(s.path, err, "the database %s is damaged", s.path)
	case sqlite3.SQLITE_ERROR:
		// Every statement here is fixed and tested: when one does not fit, the tables
		// are not what the migrations made.
		return damaged(s.path, err, "the database %s has not the tables that it should have", s.path)
	case sqlite3.SQLITE_NOTADB:
		return notDatabase(s.path, "it does not read as one")
	case sqlite3.SQLITE_FULL:
		return full(s.path, err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return unwritable(s.path, err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return &Error{Kind: ErrBusy, Message: "the database " + s.path + " is busy", Cure: fmt.Sprintf(cureBusy, s.path), Cause: err}
	case sqlite3.SQLITE_IOERR:
		// A write that fails half way is how a quota or a full network disk shows.
		if failed.Code() == sqlite3.SQLITE_IOERR_WRITE || failed.Code() == sqlite3.SQLITE_IOERR_FSYNC {
			return full(s.path, err)
		}
		return unwritable(s.path, err)
	}
	return err
}

// primary is the result code without its extension.
func primary(e *sqlite.Error) int { return e.Code() & 0xff }

// busy reports whether trying again a little later can help.
func busy(err error) bool {
	var failed *sqlite.Error
	return errors.As(err, &failed) && (primary(failed) == sqlite3.SQLITE_BUSY || primary(failed) == sqlite3.SQLITE_LOCKED)
}

// classifyFile gives an error of the file system its kind and its cure.
func classifyFile(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC):
		return full(path, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		return unwritable(path, err)
	}
	return err
}

func full(path string, cause error) *Error {
	return &Error{Kind: ErrFull, Message: "no room to write the database " + path, Cure: fmt.Sprintf(cureFull, path), Cause: cause}
}

func notDatabase(path, why string) *Error {
	return &Error{Kind: ErrNotDatabase, Message: fmt.Sprintf("%s is not a spar database: %s", path, why),
		Cure: fmt.Sprintf("nothing was changed; move %s away and start spar again to begin anew, or put a backup in its place", path)}
}
