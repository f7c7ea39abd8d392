// Package pgtest gives tests a real PostgreSQL: found on PATH or in Debian's folders,
// made in a temporary folder, reached by a unix socket, as durable as a real one. One
// server serves a test binary, each test has a database of its own. It is imported by
// tests alone.
//
// Where there is no PostgreSQL a test is skipped by name, and fails if SPAR_REQUIRE is
// "all".
package pgtest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// shared is the server of the test binary. It ends with the process, however that ends:
// see keeper.
var shared = sync.OnceValues(start)

// databases numbers those that were made in this process.
var databases atomic.Int64

// URL is the address of a new, empty database on the test binary's own server. It must
// not be stopped: a test that stops one has its own, from New.
func URL(t testing.TB) string {
	t.Helper()
	need(t)
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return s.Database(t)
}

// New is a server for one test, running, that may be stopped and started. It ends with
// the test.
func New(t testing.TB) *Server {
	t.Helper()
	need(t)
	s, err := start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.remove(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Database is the address of a new, empty database on the server.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	name := fmt.Sprintf("test%d", databases.Add(1))
	if err := s.exec(t.Context(), "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	return s.url(name)
}

// url is the address of one of the server's databases. A server that is stopped refuses at once;
// one that is busy is waited for.
func (s *Server) url(database string) string {
	return (&url.URL{Scheme: "postgres", User: url.User("postgres"), Path: "/" + database,
		RawQuery: url.Values{"host": {s.dir}, "connect_timeout": {"60"}}.Encode()}).String()
}

// exec runs one statement as the server's keeper.
func (s *Server) exec(ctx context.Context, statement string) error {
	conn, err := pgx.Connect(ctx, s.url("postgres"))
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, statement)
	if closeErr := conn.Close(ctx); err == nil {
		err = closeErr
	}
	return err
}

// need skips the test by name where there is no PostgreSQL, or fails it where all tools
// are demanded.
func need(t testing.TB) {
	t.Helper()
	if _, err := programs(); err == nil {
		return
	} else if os.Getenv("SPAR_REQUIRE") == "all" {
		t.Fatal(err)
	} else {
		t.Skip(err)
	}
}

// programs is the folder of initdb and postgres: that on PATH, else the newest of
// Debian's.
func programs() (string, error) {
	if p, err := exec.LookPath("initdb"); err == nil {
		if p, err = filepath.EvalSymlinks(p); err == nil {
			return filepath.Dir(p), nil
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", fmt.Errorf("needs PostgreSQL: initdb is neither on PATH nor in /usr/lib/postgresql/*/bin")
	}
	slices.Sort(found)
	return filepath.Dir(found[len(found)-1]), nil
}

// patience bounds every start and stop: a busy machine may be slow.
const patience = 2 * time.Minute

// Stop stops the server and cuts every connection; what was committed is on its disk.
func (s *Server) Stop(t testing.TB) {
	t.Helper()
	s.must(t, s.end("INT"))
}

// Crash ends the server like a power cut ends it: at once, nothing written any more.
func (s *Server) Crash(t testing.TB) {
	t.Helper()
	s.must(t, s.end("QUIT"))
}

// Start starts a server that was stopped; it returns when it answers.
func (s *Server) Start(t testing.TB) {
	t.Helper()
	s.must(t, s.begin())
}

func (s *Server) must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Error(err) // not Fatal: a test may stop its server from another goroutine
	}
}
