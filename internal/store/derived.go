package store

import (
	"context"
	"database/sql"
)

// Derived is something that was worked out from other rows and is kept to save time.
type Derived struct {
	Key string
	// MadeFrom names all that Body was worked out from.
	MadeFrom string
	Body     string
}

func (d *Derived) seal(kind string) string { return seal(kind, d.Key, d.MadeFrom, d.Body) }

// PutDerived keeps rows of one kind in place of earlier ones of their keys.
func (s *Store) PutDerived(ctx context.Context, kind string, rows ...Derived) error {
	if len(rows) == 0 {
		return nil
	}
	return s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for _, d := range rows {
			if _, err := s.exec(ctx, tx, `INSERT INTO derived (kind, key, made_from, body, seal) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (kind, key) DO UPDATE SET made_from = excluded.made_from, body = excluded.body, seal = excluded.seal`,
				s.own(kind), d.Key, d.MadeFrom, d.Body, d.seal(s.own(kind))); err != nil {
				return err
			}
		}
		return nil
	})
}

// Derived gives the rows of one kind by their keys. One that is damaged is left out:
// it can be worked out anew.
func (s *Store) Derived(ctx context.Context, kind string) (all map[string]Derived, err error) {
	all = map[string]Derived{}
	err = s.each(ctx, `SELECT key, made_from, body, seal FROM derived WHERE kind = ?`, []any{s.own(kind)}, func(row scanner) error {
		var d Derived
		var sealed string
		if err := row.Scan(&d.Key, &d.MadeFrom, &d.Body, &sealed); err != nil {
			return err
		}
		if d.seal(s.own(kind)) == sealed {
			all[d.Key] = d
		}
		return nil
	})
	return all, err
}
