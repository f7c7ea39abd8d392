package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// server is what a store on PostgreSQL has besides the pools.
type server struct {
	config *pgx.ConnConfig
	// patience is how long a statement or a transaction may take before the server
	// counts as away: one that hangs is no better than one that is gone.
	patience time.Duration
}

const (
	serverConns    = 16              // a process has at most so many connections for statements
	connectTimeout = 5 * time.Second // unless the address says connect_timeout
	patience       = 10 * time.Second
	// A peer that has vanished without a word is noticed after about 20 s.
	keepIdle, keepEvery, keepTries = 10 * time.Second, 3 * time.Second, 3
)

// OpenURL opens the PostgreSQL database at url ("postgres://user@host/name?...") and
// brings its tables up to this version; several first starts at once apply each
// migration once. The database itself must be there. Besides what libpq knows
// (PGPASSFILE, sslmode, a unix socket as host) nothing is read from url. No password
// gets from url into an error or Path. The errors: ErrAway where the server cannot be
// reached, ErrRefused where it does not let the user in or has no such database,
// ErrNewer, ErrNotDatabase, ErrUnwritable.
func OpenURL(ctx context.Context, url string) (*Store, error) {
	schema, err := fs.Sub(migrations, "migrations/postgres")
	if err != nil {
		return nil, fmt.Errorf("the embedded migrations: %w", err)
	}
	return openURL(ctx, url, schema)
}

// IsURL reports whether what names a database is a server's address rather than a file.
func IsURL(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// openURL is OpenURL with the migrations given.
func openURL(ctx context.Context, address string, schema fs.FS) (*Store, error) {
	config, err := parseURL(address)
	if err != nil {
		return nil, err
	}
	db := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(durable))
	db.SetMaxOpenConns(serverConns)
	db.SetMaxIdleConns(serverConns)
	db.SetConnMaxIdleTime(5 * time.Minute)
	s := &Store{path: shown(config), write: db, read: db, schema: schema, rebind: numbered, server: &server{config: config, patience: patience}, hub: newHub()}
	if err := s.readyServer(ctx); err != nil {
		// The reason why it cannot be used is what the person needs to hear.
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// parseURL reads the address. What the parser has to say may hold the password, so the
// error says none of it.
func parseURL(address string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil || !IsURL(address) {
		return nil, &Error{Kind: ErrRefused, Message: "the database's address cannot be read",
			Cure: "write it as postgres://USER@HOST:5432/NAME, with %-escapes for other characters than letters and digits; keep the password in ~/.pgpass or PGPASSWORD"}
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTimeout
	}
	dialer := &net.Dialer{Timeout: config.ConnectTimeout,
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: keepIdle, Interval: keepEvery, Count: keepTries}}
	config.DialFunc = dialer.DialContext
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "spar"
	}
	return config, nil
}

// shown is the address as it may be shown: without a password or options.
func shown(c *pgx.ConnConfig) string {
	u := url.URL{Scheme: "postgres", Path: "/" + c.Database}
	if c.User != "" {
		u.User = url.User(c.User)
	}
	if strings.HasPrefix(c.Host, "/") || strings.HasPrefix(c.Host, "@") { // a socket's folder
		u.RawQuery = url.Values{"host": {c.Host}}.Encode()
	} else {
		u.Host = net.JoinHostPort(c.Host, strconv.Itoa(int(c.Port)))
	}
	return u.String()
}

// durable makes an acknowledged commit one that is on disk, also where the server's
// keeper has chosen speed for all others. A stricter choice (a replica has it too) stays.
func durable(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`)
	return err
}

// numbered is the rebind of PostgreSQL: ? becomes $1, $2 and so on. The queries here
// have no ? inside quotes.
func numbered(query string) string {
	var b strings.Builder
	b.Grow(len(query) + 16)
	for n := 1; ; n++ {
		before, after, found := strings.Cut(query, "?")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(n))
		query = after
	}
}

// forUpdate ends a query whose row the transaction is going to write. On SQLite the
// transaction has the whole database to itself.
func (s *Store) forUpdate() string {
	if s.server == nil {
		return ""
	}
	return " FOR UPDATE"
}

// oneMoment is a transaction that reads everything as it stood at its first statement.
func (s *Store) oneMoment() *sql.TxOptions {
	if s.server == nil {
		return &sql.TxOptions{ReadOnly: true}
	}
	return &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
}

// bounded is ctx with the time that a reading may take; done is to be called after it.
func (s *Store) bounded(ctx context.Context) (bound context.Context, done context.CancelFunc) {
	if s.server == nil {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, s.server.patience)
}

// writing is how long a write may take that can no longer be called off.
func (s *Store) writing() time.Duration {
	if s.server == nil {
		return writeTimeout
	}
	return s.server.patience
}
