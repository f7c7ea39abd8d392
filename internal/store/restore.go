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
)

// Restore puts the backup at from in the place of the database at path, which no
// process may have open. The backup is checked first and not changed. The database
// that was there, whole or damaged, is kept beside it, and so is a log that was left of
// one; aside is its new name, "" where there was none.
func Restore(ctx context.Context, from, path string) (aside string, err error) {
	schema, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return "", fmt.Errorf("the embedded migrations: %w", err)
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", fmt.Errorf("the database's path: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", unwritable(path, err)
	}
	temp, err := copyBackup(ctx, from, path, schema)
	if err != nil {
		return "", err
	}
	defer func() {
		// Gone already when all went well; else a copy of a backup that is still there.
		_ = os.Remove(temp)
	}()
	if aside, err = setAside(ctx, path); err != nil {
		return "", err
	}
	placed, err := place(temp, path)
	if err == nil && !placed {
		err = &Error{Kind: ErrBusy, Message: "another spar has made a new database " + path + " in this moment",
			Cure: "close it and restore once more; what was there before is kept beside it"}
	}
	return aside, err
}

// copyBackup checks the backup and copies it beside path, ready to take its place.
func copyBackup(ctx context.Context, from, path string, schema fs.FS) (temp string, err error) {
	if from, err = filepath.Abs(from); err != nil {
		return "", fmt.Errorf("the backup's path: %w", err)
	}
	if err := inspect(from); errors.Is(err, fs.ErrNotExist) {
		return "", &Error{Kind: ErrNotFound, Message: "there is no backup " + from, Cure: "nothing was changed; name a file that `spar data backup` wrote"}
	} else if err != nil {
		return "", err
	}
	db, err := sql.Open("sqlite", uri(from, url.Values{"mode": {"ro"}, "_error_rc": {"1"}}))
	if err != nil {
		return "", fmt.Errorf("open the backup: %w", err)
	}
	backup := &Store{path: from, schema: schema, write: db, read: db, rebind: same, hub: newHub()}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := backup.ours(ctx); err != nil {
		return "", backup.classify(err)
	}
	if err := backup.Integrity(ctx); err != nil {
		return "", err
	}
	temp, err = free(path + ".restored")
	if err != nil {
		return "", err
	}
	return temp, backup.Backup(ctx, temp)
}

// setAside renames the database at path, and what SQLite keeps beside it, also where that
// alone is left: the log of one database must not meet another. One that is whole is
// closed up first, which needs it alone: a process that has it open is ErrBusy. With a
// damaged one that cannot be asked.
func setAside(ctx context.Context, path string) (string, error) {
	if _, err := os.Lstat(path); err == nil {
		if err := closeUp(ctx, path); errors.Is(err, ErrBusy) {
			return "", err
		}
	}
	name, err := free(path + ".replaced")
	if err != nil {
		return "", err
	}
	aside := ""
	for _, end := range []string{"", "-wal", "-shm"} {
		switch err := os.Rename(path+end, name+end); {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return "", unwritable(path, err)
		case aside == "":
			aside = name + end
		}
	}
	return aside, nil
}

// closeUp brings all that was written into the one file.
func closeUp(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", uri(path, url.Values{"mode": {"rw"}, "_error_rc": {"1"}}))
	if err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	db.SetMaxOpenConns(1)
	s := &Store{path: path}
	var id int64
	err = db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id)
	if err == nil && id == applicationID { // another program's file is only moved
		_, err = db.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
	}
	return s.classify(errors.Join(err, db.Close()))
}

// free is a name that is not taken, nor has a log beside it: name itself, or with a number.
func free(name string) (string, error) {
	try := name
	for n := 2; ; n++ {
		_, file := os.Lstat(try)
		_, log := os.Lstat(try + "-wal")
		if errors.Is(file, fs.ErrNotExist) && errors.Is(log, fs.ErrNotExist) {
			return try, nil
		}
		for _, err := range []error{file, log} {
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", unwritable(name, err)
			}
		}
		try = fmt.Sprintf("%s-%d", name, n)
	}
}
