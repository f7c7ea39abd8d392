package sshd

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/crypto/ssh"
)

// HostKeyError says why the server's own key cannot be used.
type HostKeyError struct {
	Path, What, Cure string
	Cause            error
}

func (e *HostKeyError) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("the host key %s %s: %v", e.Path, e.What, e.Cause)
	}
	return fmt.Sprintf("the host key %s %s", e.Path, e.What)
}
func (e *HostKeyError) Unwrap() error { return e.Cause }
func (e *HostKeyError) Hint() string  { return e.Cure }

// HostKey reads the server's own key from path, or makes an Ed25519 key there, readable
// by its owner alone, when there is none; made reports that. A file that is there is
// never written to: people have come to trust that key.
func HostKey(path string) (key ssh.Signer, made bool, err error) {
	body, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err = makeHostKey(path); errors.Is(err, fs.ErrExist) {
			key, err = readHostKey(path) // another server has just made it
			return key, false, err
		}
		if err != nil {
			return nil, false, err
		}
		key, err = readHostKey(path)
		return key, true, err
	case err != nil:
		return nil, false, &HostKeyError{path, "cannot be read", "let the user that spar serve runs as read it", err}
	}
	key, err = parseHostKey(path, body)
	return key, false, err
}

func readHostKey(path string) (ssh.Signer, error) {
	body, err := os.ReadFile(path)
	if err != nil {
		return nil, &HostKeyError{path, "cannot be read", "let the user that spar serve runs as read it", err}
	}
	return parseHostKey(path, body)
}

func parseHostKey(path string, body []byte) (ssh.Signer, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, &HostKeyError{path, "cannot be read", "let the user that spar serve runs as read it", err}
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 && runtime.GOOS != "windows" {
		return nil, &HostKeyError{path, fmt.Sprintf("can be read by others (mode %04o)", mode),
			"chmod 600 " + path + "; if others may have read it, take another key", nil}
	}
	key, err := ssh.ParsePrivateKey(body)
	var locked *ssh.PassphraseMissingError
	if errors.As(err, &locked) {
		return nil, &HostKeyError{path, "has a passphrase, which nobody could type here", "ssh-keygen -p -N '' -f " + path, nil}
	}
	if err != nil {
		return nil, &HostKeyError{path, "is no private key", "give --host-key a file that ssh-keygen made, or a path where there is none yet", err}
	}
	return key, nil
}

// makeHostKey writes a new key to path, where nothing may be. What could not be written
// whole is taken away again.
func makeHostKey(path string) error {
	fail := func(err error) error {
		return &HostKeyError{path, "cannot be made", "give --host-key a path in a folder that spar may write to", err}
	}
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return fail(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "spar host key")
	if err != nil {
		return fail(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fail(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	if err != nil {
		return fail(err)
	}
	_, err = f.Write(pem.EncodeToMemory(block))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fail(errors.Join(err, os.Remove(path)))
	}
	return nil
}
