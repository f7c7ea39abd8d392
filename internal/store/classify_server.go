package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// What PostgreSQL's five-letter codes are called in its manual.
const (
	uniqueViolation     = "23505"
	foreignKeyViolation = "23503"
	serialization       = "40001"
	deadlock            = "40P01"
	readOnly            = "25006" // a replica: the one that writes has moved
	noPermission        = "42501"
	noSuchTable         = "42P01"
	tableThere          = "42P07"
	noSuchColumn        = "42703"
	noSuchDatabase      = "3D000"
	tooMany             = "53300"
	diskFull            = "53100"
	lockTimeout         = "55P03"
	queryStopped        = "57014"
)

// collided reports whether a transaction met another one and may be begun anew. Without
// a server writers queue, and nothing collides.
func (s *Store) collided(err error) bool {
	switch code(err) {
	case serialization, deadlock, foreignKeyViolation, uniqueViolation:
		// A broken key is a collision too: what a row points to was there when the
		// transaction looked, or what it adds was not. Begun anew, it sees how it stands.
		return s.server != nil
	}
	return false
}

// code is PostgreSQL's code of err, "" where it has none.
func code(err error) string {
	var failed *pgconn.PgError
	if errors.As(err, &failed) {
		return failed.Code
	}
	return ""
}

// classifyServer is classify for an error that a server gave, or nobody.
func (s *Store) classifyServer(err error) error {
	switch c := code(err); {
	case c == "":
		if unreachable(err) {
			return s.away(err)
		}
	case strings.HasPrefix(c, "28"):
		return notLetIn(s.path, "does not let this user in", "check the user, the password (PGPASSWORD, ~/.pgpass) and the server's pg_hba.conf", err)
	case c == noSuchDatabase:
		return notLetIn(s.path, "has no such database", "make it once, as the server's keeper: createdb -O USER NAME", err)
	case strings.HasPrefix(c, "08"), strings.HasPrefix(c, "57P"), c == tooMany, c == readOnly:
		return s.away(err)
	case strings.HasPrefix(c, "53"):
		return &Error{Kind: ErrFull, Message: "the server of " + s.path + " has no room", Cause: err,
			Cure: "nothing that was saved is lost. Make room on the server's disk and send the reply again"}
	case c == noPermission:
		return &Error{Kind: ErrUnwritable, Message: "the user may not write in " + s.path, Cause: err,
			Cure: "make the user the owner of the database: ALTER DATABASE name OWNER TO user"}
	case c == noSuchTable, c == noSuchColumn, strings.HasPrefix(c, "XX"):
		return s.damagedServer(err)
	case c == lockTimeout, c == queryStopped, c == deadlock, c == serialization:
		return &Error{Kind: ErrBusy, Message: "the database " + s.path + " is busy", Cause: err,
			Cure: "try again in a moment; nothing that was saved is lost"}
	case c == tableThere:
		return &Error{Kind: ErrNotDatabase, Message: s.path + " holds tables of another program", Cause: err,
			Cure: "nothing was changed; give spar a database of its own: createdb -O USER spar"}
	}
	return err
}

// unreachable reports whether err is of the way to the server rather than from it.
func unreachable(err error) bool {
	var connect *pgconn.ConnectError
	var netErr net.Error // a time that is over is one of them
	return errors.As(err, &connect) || errors.As(err, &netErr) || errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) ||
		strings.Contains(err.Error(), "conn closed") // pgx has no name for it
}

func (s *Store) away(cause error) *Error {
	return &Error{Kind: ErrAway, Message: "the database " + s.path + " cannot be reached", Cause: cause,
		Cure: "what you typed is kept; try again when the server is back. Its keeper can look with: pg_isready"}
}

func (s *Store) damagedServer(cause error) *Error {
	return &Error{Kind: ErrCorrupt, Message: "the database " + s.path + " has not the tables that it should have", Cause: cause,
		Cure: "nothing was changed. Put a backup in its place with pg_restore, or begin anew in an empty database"}
}

func notLetIn(path, why, cure string, cause error) *Error {
	return &Error{Kind: ErrRefused, Message: fmt.Sprintf("the server of %s %s", path, why), Cure: cure, Cause: cause}
}

// onlyFile is the answer to what is done to a file and not to a server.
func (s *Store) onlyFile(what, cure string) *Error {
	return &Error{Kind: ErrServer, Message: fmt.Sprintf("%s is for a database file; %s is on a server", what, s.path), Cure: cure}
}
