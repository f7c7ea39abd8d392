package store

import (
	"context"
	"database/sql"
	"errors"
)

// Setting is the value kept under key, "" where there is none. Each person has their
// own; those of the view of "" are the laptop's, and on a server the team's.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	var value string
	ctx, done := s.bounded(ctx)
	defer done()
	err := s.read.QueryRowContext(ctx, s.rebind(`SELECT value FROM settings WHERE key = ?`), s.own(key)).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, s.classify(err)
}

// SetSetting keeps value under key; "" takes the key away.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if value == "" {
			_, err := s.exec(ctx, tx, `DELETE FROM settings WHERE key = ?`, s.own(key))
			return err
		}
		_, err := s.exec(ctx, tx, `INSERT INTO settings (key, value) VALUES (?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`, s.own(key), value)
		return err
	})
}

// SettingOnce is Setting, and keeps value under key first where there is none. Of several
// who come at once one value stays, and all are given that one.
func (s *Store) SettingOnce(ctx context.Context, key, value string) (kept string, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := s.exec(ctx, tx, `INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING`, s.own(key), value)
		return err
	})
	if err != nil {
		return "", err
	}
	return s.Setting(ctx, key)
}
