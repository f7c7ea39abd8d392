package team

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Namespace is what a signature of results is for, so that it can be used for nothing else.
const Namespace = "spar-drill"

// signingTime bounds how long ssh-keygen may take to check a signature. Making one may
// wait for a passphrase or a touch, and is bounded by the person.
const signingTime = time.Minute

// KeygenError is that ssh-keygen has not told whether a signature is good: the signature may
// well be.
type KeygenError struct {
	what string
	err  error
}

func (e *KeygenError) Error() string { return "the signature is not checked: " + e.what }
func (e *KeygenError) Hint() string {
	return "nothing was taken in; try again, or see what holds ssh-keygen up: ssh-keygen -Y verify"
}
func (e *KeygenError) Unwrap() error { return e.err }

// unanswered is a *KeygenError where ssh-keygen, run in ctx, was cut off or could not be run,
// and nil where it has answered.
func unanswered(ctx context.Context, within time.Duration, err error) error {
	var answered *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return &KeygenError{fmt.Sprintf("ssh-keygen has not answered within %s", within), ctx.Err()}
	case err != nil && !errors.As(err, &answered):
		return &KeygenError{"ssh-keygen cannot be run: " + err.Error(), err}
	}
	return nil
}

// ErrNoKeygen means that OpenSSH's ssh-keygen is not on this machine.
var ErrNoKeygen = errors.New("ssh-keygen is not here; it comes with OpenSSH (8.2 or newer), which Windows, macOS and Linux have")

// keygen finds ssh-keygen.
func keygen() (string, error) {
	path, err := exec.LookPath("ssh-keygen")
	if err != nil {
		return "", ErrNoKeygen
	}
	return path, nil
}

// Sign signs data with the private key in the file key and gives the signature in OpenSSH's
// armoured form. ssh-keygen asks for a passphrase on the terminal by itself; a public key
// whose private half is in the agent is taken too.
func Sign(ctx context.Context, key string, data []byte) ([]byte, error) {
	path, err := keygen()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, path, "-Y", "sign", "-n", Namespace, "-f", argument(key))
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), &out, &errs
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("ssh-keygen cannot sign with %s: %s", key, lastLine(errs.String(), err))
	}
	return out.Bytes(), nil
}

// Signer is who signed.
type Signer struct {
	Principal   string `json:"principal"`   // as the list of signers names them
	Fingerprint string `json:"fingerprint"` // of their key: "SHA256:..."
}

// good is what ssh-keygen says of a good signature.
var good = regexp.MustCompile(`^Good "` + Namespace + `" signature for (.+) with \S+ key (SHA256:\S+)`)

// maxSignature is more than any key's signature takes.
const maxSignature = 64 << 10

// Verify checks a signature of data against a list of allowed signers (the format of
// ssh-keygen's ALLOWED SIGNERS) and says who signed.
// The error is ErrNoKeygen or a *KeygenError where that cannot be told.
func Verify(ctx context.Context, signers string, signature, data []byte) (Signer, error) {
	return verifyWithin(ctx, signingTime, signers, signature, data)
}

func verifyWithin(ctx context.Context, within time.Duration, signers string, signature, data []byte) (Signer, error) {
	path, err := keygen()
	if err != nil {
		return Signer{}, err
	}
	if len(signature) > maxSignature {
		return Signer{}, errors.New("it is too large for a signature")
	}
	dir, err := os.MkdirTemp("", "spar-verify-*")
	if err != nil {
		return Signer{}, fmt.Errorf("a folder for the signature: %w", err)
	}
	// What stays behind there is a signature that its owner has sent anyhow.
	defer func() { _ = os.RemoveAll(dir) }()
	sig := filepath.Join(dir, "sig")
	if err := os.WriteFile(sig, signature, 0o600); err != nil {
		return Signer{}, fmt.Errorf("the signature: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	found, err := exec.CommandContext(ctx, path, "-Y", "find-principals", "-s", sig, "-f", argument(signers)).Output()
	if slow := unanswered(ctx, within, err); slow != nil {
		return Signer{}, slow
	}
	if err != nil {
		return Signer{}, errors.New("its key is not among the allowed signers")
	}
	last := errors.New("its key is not among the allowed signers")
	for _, who := range strings.Split(strings.TrimRight(string(found), "\n"), "\n") {
		// A list may name several principals for one key, and restrict what each signs.
		for _, one := range strings.Split(who, ",") {
			signer, err := verifyAs(ctx, path, signers, sig, one, data)
			if err == nil {
				return signer, nil
			}
			if slow := unanswered(ctx, within, nil); slow != nil {
				return Signer{}, slow
			}
			last = err
		}
	}
	return Signer{}, last
}

func verifyAs(ctx context.Context, keygen, signers, sig, principal string, data []byte) (Signer, error) {
	cmd := exec.CommandContext(ctx, keygen, "-Y", "verify", "-n", Namespace, "-f", argument(signers), "-I", principal, "-s", sig)
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), &out, &errs
	if err := cmd.Run(); err != nil {
		return Signer{}, fmt.Errorf("the signature does not hold for %s: %s", principal, lastLine(errs.String()+out.String(), err))
	}
	m := good.FindStringSubmatch(out.String())
	if m == nil || m[1] != principal {
		return Signer{}, fmt.Errorf("ssh-keygen says %q, which is not understood", strings.TrimSpace(out.String()))
	}
	return Signer{Principal: principal, Fingerprint: m[2]}, nil
}

// argument keeps a path that begins with a dash from being taken for an option.
func argument(path string) string {
	if strings.HasPrefix(path, "-") {
		return "." + string(filepath.Separator) + path
	}
	return path
}

// lastLine is the last line of what a program said, or its error where it said nothing.
func lastLine(said string, err error) string {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	if last := strings.TrimSpace(lines[len(lines)-1]); last != "" {
		return last
	}
	return err.Error()
}

// CheckSigner checks the signature of a file of results, nil for none, against the list of
// signers, "" for no list. What is wrong is among the Findings of what it gives; unsigned
// allows a file that nobody signed, but none whose signature is wrong.
func CheckSigner(ctx context.Context, signers, file string, signature, data []byte, unsigned bool) (*Results, error) {
	r := &Results{File: file}
	switch {
	case signature == nil && !unsigned:
		r.find(0, "", Unsigned, "spar drill export --key signs it; --unsigned takes it in as it is", "there is no signature %s.sig", file)
		return r, nil
	case signature == nil:
		return r, nil
	case signers == "":
		r.find(0, "", BadSignature, "name the allowed signers with --signers", "it is signed, and there is no list of signers to check it against")
		return r, nil
	}
	signer, err := Verify(ctx, signers, signature, data)
	var unchecked *KeygenError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, ErrNoKeygen), errors.As(err, &unchecked):
		return nil, err
	case err != nil:
		r.find(0, "", BadSignature, "ask for a new export, or add the person's public key to the list of signers", "%s", err)
	default:
		r.Signer, r.Signed = signer, true
	}
	return r, nil
}
