//go:build unix

package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// Server is one PostgreSQL in a folder of its own.
type Server struct {
	bin, dir string
	as       *syscall.SysProcAttr // whom it runs as
	keeper   *exec.Cmd            // nil while it is stopped
	orders   io.WriteCloser
}

// keeper is the program that holds the server: it starts it, waits for an order and
// stops it that way. When the test binary is gone, by whatever death, its end of the
// pipe closes and the read fails: the server is stopped and its folder removed.
const keeper = `"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c max_connections=200 >>"$2/log" 2>&1 </dev/null &
server=$!
if read -r how; then kill -"$how" $server; wait $server; else kill -QUIT $server; wait $server; rm -rf "$2"; fi`

// start makes a server in a temporary folder and starts it.
func start() (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "spar-pg-")
	if err != nil {
		return nil, err
	}
	s := &Server{bin: bin, dir: dir}
	if err := s.somebody(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	init := exec.Command(filepath.Join(bin, "initdb"), "-D", filepath.Join(dir, "data"), "-U", "postgres",
		"-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	init.SysProcAttr, init.Dir = s.as, dir
	if out, err := init.CombinedOutput(); err != nil {
		return nil, errors.Join(fmt.Errorf("initdb: %w\n%s", err, out), os.RemoveAll(dir))
	}
	if err := s.begin(); err != nil {
		return nil, errors.Join(err, s.remove())
	}
	return s, nil
}

// somebody chooses whom the server runs as: PostgreSQL refuses to run as root.
func (s *Server) somebody() error {
	s.as = &syscall.SysProcAttr{Setpgid: true} // Ctrl+C in a terminal is the tests' own
	if os.Geteuid() != 0 {
		return nil
	}
	who, err := user.Lookup("postgres")
	if err != nil {
		if who, err = user.Lookup("nobody"); err != nil {
			return err
		}
	}
	uid, err := strconv.ParseUint(who.Uid, 10, 32)
	if err != nil {
		return err
	}
	gid, err := strconv.ParseUint(who.Gid, 10, 32)
	if err != nil {
		return err
	}
	s.as.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return os.Chown(s.dir, int(uid), int(gid))
}

// begin starts the server and waits until it answers.
func (s *Server) begin() error {
	k := exec.Command("/bin/sh", "-c", keeper, "sh", s.bin, s.dir)
	k.SysProcAttr, k.Dir = s.as, s.dir
	orders, err := k.StdinPipe()
	if err != nil {
		return err
	}
	if err := k.Start(); err != nil {
		return err
	}
	s.keeper, s.orders = k, orders
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for {
		err := s.exec(ctx, "SELECT 1")
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			log, logErr := os.ReadFile(filepath.Join(s.dir, "log"))
			return errors.Join(fmt.Errorf("PostgreSQL does not answer: %w\n%s", err, log), logErr)
		}
		time.Sleep(5 * time.Millisecond) // a poll with a deadline: a server tells nobody that it is ready
	}
}

// end stops the server with a signal, and returns when it has ended.
func (s *Server) end(signal string) error {
	if s.keeper == nil {
		return nil
	}
	_, err := io.WriteString(s.orders, signal+"\n")
	var status *exec.ExitError
	// The status is the server's: one that was shot down has another than 0.
	if waitErr := s.keeper.Wait(); !errors.As(waitErr, &status) {
		err = errors.Join(err, waitErr)
	}
	s.keeper, s.orders = nil, nil
	return err
}

// remove ends the server and takes its folder away.
func (s *Server) remove() error { return errors.Join(s.end("QUIT"), os.RemoveAll(s.dir)) }
