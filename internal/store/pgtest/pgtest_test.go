package pgtest

import (
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
)

// TestServer: what was committed is there after a stop and after a crash, each database
// is its own, and a stopped server answers nobody.
func TestServer(t *testing.T) {
	s := New(t)
	url := s.Database(t)
	run := func(url, statement string) error {
		conn, err := pgx.Connect(t.Context(), url)
		if err != nil {
			return err
		}
		defer conn.Close(t.Context())
		_, err = conn.Exec(t.Context(), statement)
		return err
	}
	if err := run(url, "CREATE TABLE kept (n INTEGER)"); err != nil {
		t.Fatal(err)
	}
	s.Stop(t)
	if err := run(url, "SELECT 1"); err == nil {
		t.Error("a stopped server answers")
	}
	s.Start(t)
	s.Crash(t)
	s.Start(t)
	if err := run(url, "SELECT n FROM kept"); err != nil {
		t.Error(err)
	}
	if err := run(s.Database(t), "SELECT n FROM kept"); err == nil {
		t.Error("two databases are one")
	}
	if err := s.remove(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.dir); !os.IsNotExist(err) {
		t.Errorf("the folder is left behind: %v", err)
	}
}
