package scenario

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io/fs"
	"slices"
	"strings"
)

// What a pack may have. The bytes are counted while they are unpacked: what a zip says
// of itself may be a lie.
const (
	MaxPackEntries  = 10_000
	MaxPackUnpacked = 64 << 20 // bytes
	// MaxPackFile is the largest zip that is looked at: all that may be unpacked, stored
	// as it is, with what a zip writes around each entry.
	MaxPackFile = MaxPackUnpacked + MaxPackEntries*512
)

const (
	manifestName = "pack.json"
	packFormat   = 1
	yamlEnding   = ".yaml"
)

// A Pack is some scenario files to hand round: a zip with the files side by side, and
// a manifest that names each with its digest.
type Pack struct {
	Name string
	// Digest is "sha256:" and the digest of the lines "digest  name" of its files, in
	// the order of their names: what "sha256sum *.yaml | sha256sum" prints.
	Digest string
	Files  []PackFile // by name

	zip *zip.Reader
}

// PackFile is one scenario file of a pack.
type PackFile struct {
	Name   string `json:"file"` // the id and ".yaml"
	Digest string `json:"digest"`
	Title  string `json:"title"`
	Src    []byte `json:"-"`
}

// manifest is what pack.json says.
type manifest struct {
	Format int        `json:"format"`
	Name   string     `json:"name"`
	Digest string     `json:"digest"`
	Files  []PackFile `json:"scenarios"`
}

// PackError is why something cannot be a pack, and what to do about it.
type PackError struct {
	What, Cure string
}

func (e *PackError) Error() string { return e.What }

// Hint is the cure.
func (e *PackError) Hint() string { return e.Cure }

func packError(cure, format string, args ...any) error {
	return &PackError{What: fmt.Sprintf(format, args...), Cure: cure}
}

// NewPack makes a pack of scenario files by name. Each must be a scenario that can be
// played; whether it should be handed round is for the caller to find out.
func NewPack(name string, files map[string][]byte) (*Pack, error) {
	switch {
	case len(files) == 0:
		return nil, packError("name a folder with scenario files, which end in .yaml", "there is nothing to pack")
	case len(files) >= MaxPackEntries:
		return nil, packError("make several packs", "a pack holds less than %d files, these are %d", MaxPackEntries, len(files))
	}
	p := &Pack{Name: name}
	total := 0
	for file, src := range files {
		if !isPackFile(file) {
			return nil, packError("name the file with small letters, digits and dashes, such as "+quote(idLike(idOf(file))+yamlEnding),
				"%s cannot be packed under its name", quote(file))
		}
		s, problems := Decode(file, src)
		if s == nil {
			return nil, packError("spar scenario check shows everything that is wrong", "%s cannot be played: %s", quote(file), problems[0])
		}
		p.Files = append(p.Files, PackFile{Name: file, Digest: s.Digest, Title: s.Title, Src: src})
		total += len(src)
	}
	if total > MaxPackUnpacked {
		return nil, packError("make several packs", "a pack holds %d MB, these files are %d MB", MaxPackUnpacked>>20, total>>20)
	}
	slices.SortFunc(p.Files, func(a, b PackFile) int { return strings.Compare(a.Name, b.Name) })
	p.Digest = digestOf(p.Files)
	return p, nil
}

// isPackFile reports whether a scenario file may have that name in a pack.
func isPackFile(name string) bool {
	id, found := strings.CutSuffix(name, yamlEnding)
	return found && isID(id)
}

// digestOf is the digest of the files together.
func digestOf(files []PackFile) string {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%s  %s\n", strings.TrimPrefix(f.Digest, digestKind), f.Name)
	}
	return digestKind + hex.EncodeToString(h.Sum(nil))
}

const digestKind = "sha256:"

// Bytes is the zip. The same files and the same name give the same bytes: the entries
// are in order, stored as they are, and carry no time and no owner.
func (p *Pack) Bytes() ([]byte, error) {
	about, err := json.MarshalIndent(manifest{Format: packFormat, Name: p.Name, Digest: p.Digest, Files: p.Files}, "", "  ")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	put := func(name string, src []byte) error {
		size := uint64(len(src))
		entry, err := w.CreateRaw(&zip.FileHeader{
			Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(src),
			CompressedSize64: size, UncompressedSize64: size,
			//lint:ignore SA1019 CreateRaw writes this field and not the one that replaced it
			ModifiedDate: firstDay, // a zip has no "none", and tools stumble over a day 0
		})
		if err != nil {
			return err
		}
		_, err = entry.Write(src)
		return err
	}
	if err := put(manifestName, append(about, '\n')); err != nil {
		return nil, err
	}
	for _, f := range p.Files {
		if err := put(f.Name, f.Src); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return b.Bytes(), err
}

// firstDay is 1 January 1980, the first day that a zip can name.
const firstDay = 1<<5 | 1

// FS is the pack as a library: its files at the root. Only a pack that was read has one.
func (p *Pack) FS() fs.FS { return p.zip }
