package sshd

import (
	"crypto/rsa"
	"errors"

	"golang.org/x/crypto/ssh"
)

// fingerprint is under which name a connection's proven key is handed on.
const fingerprint = "fingerprint"

// leastRSA is the shortest RSA key that is taken, in bits.
const leastRSA = 2048

// errKey refuses a key that proves too little.
var errKey = errors.New("this kind of key is not taken")

// keysOnly lets in whoever proves to hold a key, any key: who that is, and whether they
// are anybody, is asked when it is proven. There is no other way in.
func (s *Server) keysOnly() *ssh.ServerConfig {
	c := &ssh.ServerConfig{
		MaxAuthTries:  s.o.Limits.AuthTries,
		ServerVersion: "SSH-2.0-spar",
		PublicKeyCallback: func(_ ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
			if !strong(key) {
				return nil, errKey
			}
			// Whatever else was offered, this belongs to the key that is proven in the end.
			return &ssh.Permissions{Extensions: map[string]string{fingerprint: ssh.FingerprintSHA256(key)}}, nil
		},
	}
	c.AddHostKey(s.o.HostKey)
	return c
}

// strong refuses short RSA keys, DSA and certificates: nobody here signs any, and one
// would be another key by its fingerprint every time it is renewed.
func strong(key ssh.PublicKey) bool {
	switch key.Type() {
	case ssh.KeyAlgoED25519, ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256,
		ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521:
		return true
	case ssh.KeyAlgoRSA:
		outer, ok := key.(ssh.CryptoPublicKey)
		if !ok {
			return false
		}
		inner, ok := outer.CryptoPublicKey().(*rsa.PublicKey)
		return ok && inner.N.BitLen() >= leastRSA
	}
	return false
}

// brief is as much of a fingerprint as a log needs to tell people apart, and no more.
func brief(of string) string { return of[:min(len(of), len("SHA256:")+8)] }
