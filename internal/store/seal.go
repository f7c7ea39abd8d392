package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// owned is fields with whose they are, so that a row cannot pass to somebody else
// unseen. Those of a laptop's one person are sealed as before there were persons.
func owned(person string, fields ...string) []string {
	if person == "" {
		return fields
	}
	return append(fields, person)
}

// seal is a checksum over fields, in order. SQLite notices a broken page but not a
// flipped bit inside a stored text; the seal does, so that what is read back is
// what was written or an error. Each field goes in with its length, so that text
// cannot move from one to the next unseen. It is no signature: it guards against
// disks, not against people.
func seal(fields ...string) string {
	h := sha256.New()
	var length [8]byte
	for _, f := range fields {
		binary.LittleEndian.PutUint64(length[:], uint64(len(f)))
		h.Write(length[:])
		h.Write([]byte(f))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
