package sshd

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"golang.org/x/crypto/ssh"
)

func TestAHostKeyIsMadeOnceForItsOwnerAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "host_key")
	first, made, err := HostKey(path)
	if err != nil || !made {
		t.Fatalf("made %v, %v", made, err)
	}
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
			if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v", name, info.Mode(), err)
			}
		}
	}
	again, made, err := HostKey(path)
	if err != nil || made || !bytes.Equal(again.PublicKey().Marshal(), first.PublicKey().Marshal()) {
		t.Errorf("the second start: made %v, %v", made, err)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, body) {
		t.Errorf("the file was written to: %v", err)
	}
	keygen, err := exec.LookPath("ssh-keygen")
	if err != nil {
		missing(t, "ssh-keygen")
	}
	if out, err := exec.Command(keygen, "-lf", path).CombinedOutput(); err != nil || !strings.Contains(string(out), ssh.FingerprintSHA256(first.PublicKey())) {
		t.Errorf("ssh-keygen reads another key: %s, %v", out, err)
	}
}

// TestServersThatStartTogetherShareOneKey: one makes it, the others take it, whole. Many
// rounds, since a half-written key is there for some microseconds only.
func TestServersThatStartTogetherShareOneKey(t *testing.T) {
	for range 50 {
		startTogether(t, filepath.Join(t.TempDir(), "host_key"))
	}
}

func startTogether(t *testing.T, path string) {
	t.Helper()
	const servers = 8
	var all sync.WaitGroup
	keys, makers, errs := make([]ssh.Signer, servers), make([]bool, servers), make([]error, servers)
	begin := make(chan struct{})
	for i := range servers {
		all.Go(func() {
			<-begin
			keys[i], makers[i], errs[i] = HostKey(path)
		})
	}
	close(begin)
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	made := 0
	for i := range servers {
		if makers[i] {
			made++
		}
		if !bytes.Equal(keys[i].PublicKey().Marshal(), keys[0].PublicKey().Marshal()) {
			t.Errorf("server %d has another key", i)
		}
	}
	if made != 1 {
		t.Errorf("%d servers made one", made)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("beside the key there is %v, %v", left, err)
	}
}

// TestAHostKeyThatWillNotDoIsLeftAlone: each is refused with a cure, and not touched.
func TestAHostKeyThatWillNotDoIsLeftAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no such modes there")
	}
	_, good := newWorld(t, nil).key("")
	key, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	keygen, err := exec.LookPath("ssh-keygen")
	if err != nil {
		missing(t, "ssh-keygen")
	}
	locked := filepath.Join(t.TempDir(), "locked")
	if out, err := exec.Command(keygen, "-q", "-t", "ed25519", "-N", "a passphrase", "-f", locked).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	secret, err := os.ReadFile(locked)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		body       []byte
		mode       os.FileMode
		what, cure string
	}{
		"the group may read it": {key, 0o640, "can be read by others (mode 0640)", "chmod 600"},
		"all may read it":       {key, 0o604, "can be read by others (mode 0604)", "chmod 600"},
		"a passphrase":          {secret, 0o600, "has a passphrase", "ssh-keygen -p"},
		"no key":                {[]byte("hello"), 0o600, "is no private key", "ssh-keygen"},
		"empty":                 {nil, 0o600, "is no private key", "ssh-keygen"},
	} {
		path := filepath.Join(t.TempDir(), "host_key")
		if err := os.WriteFile(path, tt.body, tt.mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, tt.mode); err != nil { // whatever the umask is
			t.Fatal(err)
		}
		_, made, err := HostKey(path)
		var bad *HostKeyError
		if made || !errors.As(err, &bad) || !strings.Contains(err.Error(), tt.what) || !strings.Contains(bad.Hint(), tt.cure) {
			t.Errorf("%s: made %v, %v", name, made, err)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, tt.body) {
			t.Errorf("%s: the file was written to: %v", name, err)
		}
	}
	var bad *HostKeyError
	if _, _, err := HostKey(filepath.Join(good, "host_key")); !errors.As(err, &bad) {
		t.Errorf("in a file instead of a folder: %v", err)
	}
}
