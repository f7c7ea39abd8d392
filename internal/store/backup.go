package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Backup writes a whole, compact copy of the database to path, while others go on
// writing. It overwrites nothing: a file that is there already is ErrExists.
func (s *Store) Backup(ctx context.Context, path string) error {
	if s.server != nil {
		return s.onlyFile("spar's own backup", "use PostgreSQL's: pg_dump --format=custom --file=spar.dump "+shellQuoted(s.path))
	}
	if _, err := os.Lstat(path); err == nil {
		return exists(path)
	}
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".part-*") // mode 0600
	if err != nil {
		return classifyNew(path, err)
	}
	defer func() {
		// Gone already when all went well; else half a copy, which nobody needs.
		_ = os.Remove(part.Name())
	}()
	// SQLite takes an empty file for a target and keeps its mode.
	if _, err := s.write.ExecContext(ctx, s.rebind("VACUUM INTO ?"), part.Name()); err != nil {
		return errors.Join(s.classify(err), part.Close())
	}
	if err := errors.Join(part.Sync(), part.Close()); err != nil {
		return classifyFile(path, err)
	}
	if err := os.Link(part.Name(), path); errors.Is(err, fs.ErrExist) {
		return exists(path)
	} else if err != nil {
		if err := os.Rename(part.Name(), path); err != nil {
			return classifyNew(path, err)
		}
	}
	return syncDir(filepath.Dir(path))
}

// shellQuoted is s as one word of a shell.
func shellQuoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

func exists(path string) *Error {
	return &Error{Kind: ErrExists, Message: path + " is there already", Cure: "nothing was changed; name a file that is not there yet"}
}

// backupBeside writes a backup next to the database under a name with suffix, and a
// number where that name is taken, and gives its path.
func (s *Store) backupBeside(ctx context.Context, suffix string) (string, error) {
	path := s.path + suffix
	for n := 2; ; n++ {
		err := s.Backup(ctx, path)
		if !errors.Is(err, ErrExists) {
			return path, err
		}
		path = fmt.Sprintf("%s%s-%d", s.path, suffix, n)
	}
}

// integrity asks SQLite whether the file's structure is whole.
func (s *Store) integrity(ctx context.Context) error {
	var verdict string
	if err := s.write.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return s.classify(err)
	}
	if verdict != "ok" {
		verdict = strings.TrimPrefix(verdict, "*** in database main ***\n")
		return damaged(s.path, errors.New(verdict), "the database %s is damaged", s.path)
	}
	return nil
}
