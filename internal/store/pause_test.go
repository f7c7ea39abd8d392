package store

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
)

// TestPauseComesBetweenWrites: it waits for the write that is under way, and the next
// one waits for its end.
func TestPauseComesBetweenWrites(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "spar.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	begun, end, paused, wrote := make(chan bool), make(chan bool), make(chan func()), make(chan error, 2)
	go func() {
		wrote <- s.inTx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
			close(begun)
			<-end
			_, err := s.exec(ctx, tx, `INSERT INTO settings (key, value) VALUES ('a', '1')`)
			return err
		})
	}()
	<-begun
	go func() {
		resume, err := s.Pause(t.Context())
		if err != nil {
			t.Error(err)
		}
		paused <- resume
	}()
	select {
	case <-paused:
		t.Fatal("it paused in the middle of a write")
	default:
	}
	close(end)
	if err := <-wrote; err != nil {
		t.Fatal(err)
	}
	resume := <-paused
	other, err := Open(t.Context(), s.Path()) // another process, as far as the file knows
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := other.SetSetting(t.Context(), "b", "2"); err != nil {
		t.Errorf("while the other one sleeps: %v", err)
	}
	go func() { wrote <- s.SetSetting(t.Context(), "c", "3") }()
	if v, err := other.Setting(t.Context(), "c"); v != "" || err != nil {
		t.Errorf("it wrote %q while it was paused, %v", v, err)
	}
	resume()
	if err := <-wrote; err != nil {
		t.Errorf("after the pause: %v", err)
	}
}
