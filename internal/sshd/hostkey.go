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

// makeHostKey writes a new key to path, where nothing may be. It is written whole under
// another name and then linked into place: another server that starts at the same moment,
// or one that is killed in between, sees a key or none, never half of one.
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
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-*") // mode 0600
	if err != nil {
		return fail(err)
	}
	_, err = part.Write(pem.EncodeToMemory(block))
	err = errors.Join(err, part.Sync(), part.Close())
	if err == nil {
		err = os.Link(part.Name(), path)
	}
	gone := os.Remove(part.Name()) // the key has its own name by now, or is not wanted
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	if err = errors.Join(err, gone); err != nil {
		return fail(err)
	}
	return nil
}
