package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// applicationID marks the file as ours, in SQLite's own header field: "spar".
const applicationID = 0x73706172

const (
	busyTimeout = 5 * time.Second  // a statement waits so long for another process
	openTimeout = 60 * time.Second // a first open, with a migration in another process
	readers     = 4
)

// Open opens the database file at path and makes it, with its folder, where there is
// none; it brings an older one up to this version after writing a backup beside it.
// A file that is damaged, of a newer spar, of another program, or that cannot be
// written is left exactly as it is, and the *Error says what to do.
func Open(ctx context.Context, path string) (*Store, error) {
	schema, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return nil, fmt.Errorf("the embedded migrations: %w", err)
	}
	return open(ctx, path, schema)
}

// open is Open with the migrations given.
func open(ctx context.Context, path string, schema fs.FS) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("the database's path: %w", err)
	}
	switch err := inspect(path); {
	case errors.Is(err, fs.ErrNotExist):
		if err := create(ctx, path, schema); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	}
	s, err := connect(path, schema)
	if err != nil {
		return nil, err
	}
	if err := s.ready(ctx); err != nil {
		// The reason why it cannot be used is what the person needs to hear.
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// inspect looks at the file without opening it: a process that closes a file loses
// the locks that SQLite holds on it elsewhere in the process. The error is
// fs.ErrNotExist where there is nothing at path.
func inspect(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fs.ErrNotExist
	case err != nil:
		return unwritable(path, err)
	case !info.Mode().IsRegular():
		return notDatabase(path, "it is no file")
	case info.Size() == 0:
		return damaged(path, nil, "the database %s is empty (0 bytes): something has cut it off", path)
	}
	return nil
}

// create makes an empty database at path. It is made under another name and linked
// into place when it is whole, so that a kill leaves either nothing or a database,
// and of several first starts at once one wins and the others use its file.
func create(ctx context.Context, path string, schema fs.FS) (err error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unwritable(path, err)
	}
	if err := StrayLog(path); err != nil {
		return err
	}
	file, err := os.CreateTemp(dir, filepath.Base(path)+".new-*") // mode 0600
	if err != nil {
		return classifyNew(path, err)
	}
	temp := file.Name()
	defer func() {
		// A file that stays behind is an empty database: ugly, and no loss.
		_ = os.Remove(temp)
	}()
	if err := file.Close(); err != nil {
		return classifyFile(path, err)
	}
	s, err := connect(temp, schema)
	if err != nil {
		return err
	}
	s.path = path
	err = s.mark(ctx)
	if err == nil {
		err = s.migrate(ctx)
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	_, err = place(temp, path) // where another first start was quicker, its file is as good
	return err
}

// StrayLog is an *Error of ErrCorrupt where there is no database at path, but the log of
// one: SQLite would read it into a new one, and what comes of that is neither. A log is left
// behind where a process was killed and its database was taken away alone.
func StrayLog(path string) error {
	log, err := os.Stat(path + "-wal")
	if err != nil || log.Size() == 0 {
		return nil // where it cannot be looked at, making the file says why
	}
	// In this order: another first start makes its log after its database is in place.
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return &Error{Kind: ErrCorrupt, Message: fmt.Sprintf("the database %s is gone, but the log of its last writes is there: %[1]s-wal", path),
		Cure: fmt.Sprintf("nothing was changed. Put the database back beside its log; or put a backup in its place: spar data restore FILE; "+
			"or move %s-wal to a safe place and start spar again to begin anew", path)}
}

// mark writes into the file's header that it is ours, and that it is kept in WAL mode.
func (s *Store) mark(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA journal_mode = WAL", applicationID))
	return s.classify(err)
}

// classifyNew is classifyFile for a folder in which nothing can be made: whatever
// the reason, the cure is another folder.
func classifyNew(path string, err error) error {
	if known := classifyFile(path, err); known != err {
		return known
	}
	return unwritable(path, err)
}

// place gives the file temp the name path, unless there is one by now; placed is false then.
func place(temp, path string) (placed bool, err error) {
	err = os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err == nil, syncDir(filepath.Dir(path))
	}
	// A file system without links: the moment between looking and renaming is short.
	if _, err := os.Lstat(path); err == nil {
		return false, nil
	}
	if err := os.Rename(temp, path); err != nil {
		return false, classifyNew(path, err)
	}
	return true, syncDir(filepath.Dir(path))
}

// syncDir makes a new name in dir durable. Windows cannot open folders and needs not.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("open the folder %s: %w", dir, err)
	}
	// Some network file systems refuse to sync a folder; the file itself is synced.
	_ = d.Sync()
	return d.Close()
}

// connect makes the two pools; nothing is opened before the first statement.
func connect(path string, schema fs.FS) (*Store, error) {
	s := &Store{path: path, schema: schema, rebind: same, hub: newHub()}
	var err error
	if s.write, err = sql.Open("sqlite", dsn(path, false)); err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	s.write.SetMaxOpenConns(1)
	if s.read, err = sql.Open("sqlite", dsn(path, true)); err != nil {
		return nil, errors.Join(fmt.Errorf("open the database: %w", err), s.write.Close())
	}
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	return s, nil
}

// dsn is how the database at path is opened. mode=rw never makes a file: that is
// create's part. The driver sets busy_timeout before anything else.
func dsn(path string, readOnly bool) string {
	q := url.Values{
		"mode":          {"rw"},
		"_busy_timeout": {strconv.Itoa(int(busyTimeout.Milliseconds()))},
		"_error_rc":     {"1"},
		"_foreign_keys": {"1"},
		"_synchronous":  {"FULL"},
		"_txlock":       {"immediate"},
	}
	if readOnly {
		q.Set("_query_only", "1")
		q.Set("_txlock", "deferred")
	}
	return uri(path, q)
}

// uri is path in SQLite's URI form, with whatever characters it holds.
func uri(path string, q url.Values) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/... becomes file:///C:/...
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

// ready opens the connection, makes sure that the file is ours, of a version we know
// and may be written, and brings it up to date. Several processes that open a
// database at once can meet SQLITE_BUSY in spite of busy_timeout, so the first
// statements are tried again for a while.
func (s *Store) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	for wait := time.Millisecond; ; wait = min(2*wait, 100*time.Millisecond) {
		have, err := s.look(ctx)
		if err == nil {
			return s.upgrade(ctx, have)
		}
		if !busy(err) || ctx.Err() != nil {
			return s.classify(err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
}

// same is the rebind of SQLite, which takes ? as it is.
func same(query string) string { return query }

// ours makes sure that the file is ours and of a version that we know.
func (s *Store) ours(ctx context.Context) (version int64, err error) {
	var id int64
	if err := s.write.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return 0, err
	}
	if id != applicationID {
		return 0, notDatabase(s.path, "it is the database of another program")
	}
	if version, err = s.version(ctx); err != nil {
		return 0, err
	}
	want, err := latest(s.schema)
	if err != nil {
		return 0, err
	}
	if version > want {
		return 0, newer(s.path, version, want)
	}
	return version, nil
}

// look reads whose file it is and its version, before anything is written in it, and
// then makes sure that it may be written.
func (s *Store) look(ctx context.Context) (version int64, err error) {
	if version, err = s.ours(ctx); err != nil {
		return 0, err
	}
	// A backup that was put back is not in WAL mode any more. Asking for the right
	// to write finds a file or a folder that may only be read.
	var journal string
	if err := s.write.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&journal); err != nil {
		return 0, err
	}
	if journal != "wal" {
		if _, err := s.write.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
			return 0, err
		}
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	return version, tx.Rollback()
}
