//go:build !unix

package pgtest

import "errors"

// Server is one PostgreSQL in a folder of its own; there is none on this system.
type Server struct{ dir string }

var errSystem = errors.New("needs PostgreSQL on a unix socket, which this system's tests do not start")

func start() (*Server, error)      { return nil, errSystem }
func (s *Server) begin() error     { return errSystem }
func (s *Server) end(string) error { return errSystem }
func (s *Server) remove() error    { return errSystem }
