package scenario

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"path"
	"strings"
)

const (
	repack   = "spar scenario pack makes one of a folder of scenario files"
	askAnew  = "ask whoever made it for the file anew"
	distrust = "do not use it: a pack that spar made is never like this"
)

// ReadPack reads a pack from the bytes of a zip, and believes none of it: what could
// reach outside, hide something or fill the memory is refused with a *PackError, and
// every file is held against the digest that the manifest gives for it.
func ReadPack(src []byte) (*Pack, error) {
	if len(src) > MaxPackFile {
		return nil, packError(distrust, "it is larger than any pack: more than %d MB", MaxPackFile>>20)
	}
	// A zip may have more entries than it says, and reading its list makes a value for
	// each. No stored text holds the bytes that begin an entry of the list.
	if bytes.Count(src, []byte("PK\x01\x02")) > MaxPackEntries {
		return nil, tooManyEntries()
	}
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are looked at below
		return nil, packError(askAnew, "it is not a zip, or a damaged one")
	}
	if len(z.File) > MaxPackEntries {
		return nil, tooManyEntries()
	}
	unpacked, err := unpack(z)
	if err != nil {
		return nil, err
	}
	p, err := held(unpacked)
	if err != nil {
		return nil, err
	}
	p.zip = z
	return p, nil
}

func tooManyEntries() error {
	return packError(distrust, "it has more than %d entries", MaxPackEntries)
}

// unpack reads every entry into memory, by name.
func unpack(z *zip.Reader) (map[string][]byte, error) {
	files := make(map[string][]byte, len(z.File))
	left := int64(MaxPackUnpacked)
	for _, f := range z.File {
		if err := refuseEntry(f); err != nil {
			return nil, err
		}
		if _, twice := files[f.Name]; twice {
			return nil, packError(distrust, "it holds %s twice", quote(f.Name))
		}
		most := int64(MaxBytes)
		if f.Name == manifestName {
			most = MaxPackEntries * 512
		}
		b, err := readEntry(f, min(most, left))
		if err != nil {
			return nil, err
		}
		switch size := int64(len(b)); {
		case size > left:
			return nil, packError(distrust, "it unpacks to more than %d MB", MaxPackUnpacked>>20)
		case size > most:
			return nil, packError("a scenario has at most 256 KB; "+distrust, "%s in it unpacks to more than %d KB", quote(f.Name), most>>10)
		default:
			left -= size
		}
		files[f.Name] = b
	}
	return files, nil
}

// readEntry unpacks an entry as far as one byte beyond most.
func readEntry(f *zip.File, most int64) ([]byte, error) {
	damaged := packError(askAnew, "%s in it is damaged", quote(f.Name))
	r, err := f.Open()
	if err != nil {
		return nil, damaged
	}
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if closed := r.Close(); err != nil || closed != nil {
		return nil, damaged
	}
	return b, nil
}

// refuseEntry says why an entry has no place in a pack, by its name and its kind.
func refuseEntry(f *zip.File) error {
	name := strings.ReplaceAll(f.Name, `\`, "/")
	drive := len(name) > 1 && name[1] == ':'
	const encrypted = 1 // a bit of the entry's flags
	switch {
	case strings.HasPrefix(name, "/") || drive:
		return packError(distrust, "%s in it is an absolute name", quote(f.Name))
	case name == ".." || strings.HasPrefix(path.Clean(name), "../") || strings.Contains(name, "/../"):
		return packError(distrust, "%s in it leads outside the pack", quote(f.Name))
	case strings.Contains(name, "/"):
		return packError(repack, "%s in it lies in a folder, and a pack has none", quote(f.Name))
	case !f.Mode().IsRegular():
		return packError(distrust, "%s in it is a link or something else that is no file", quote(f.Name))
	case f.Flags&encrypted != 0:
		return packError("ask for it without a password", "%s in it is locked with a password", quote(f.Name))
	case f.Name != manifestName && !isPackFile(f.Name):
		return packError(repack, "%s in it is no scenario file", quote(f.Name))
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return packError(repack, "%s in it is compressed in a way that spar does not read", quote(f.Name))
	}
	return nil
}

// held holds what was unpacked against the manifest.
func held(files map[string][]byte) (*Pack, error) {
	about, found := files[manifestName]
	if !found {
		return nil, packError(repack, "it is a zip but no pack: it has no %s", manifestName)
	}
	var m manifest
	if err := json.Unmarshal(about, &m); err != nil {
		return nil, packError(repack, "its %s cannot be read", manifestName)
	}
	if m.Format != packFormat {
		return nil, packError("a newer spar may read it", "it is a pack of format %d, and this spar reads format %d", m.Format, packFormat)
	}
	p := &Pack{Name: m.Name, Digest: m.Digest}
	for i, f := range m.Files {
		src, found := files[f.Name]
		sum := sha256.Sum256(src)
		switch {
		case !isPackFile(f.Name):
			return nil, packError(distrust, "its %s names %s, which is no scenario file", manifestName, quote(f.Name))
		case !found:
			return nil, packError(askAnew, "%s is named in its %s and is not in it", quote(f.Name), manifestName)
		case i > 0 && f.Name <= m.Files[i-1].Name:
			return nil, packError(repack, "its %s is not in order at %s", manifestName, quote(f.Name))
		case f.Digest != digestKind+hex.EncodeToString(sum[:]):
			return nil, packError(askAnew, "%s in it is not what was packed: its digest is another", quote(f.Name))
		}
		f.Src = src
		p.Files = append(p.Files, f)
	}
	if len(p.Files) != len(files)-1 {
		return nil, packError(repack, "it holds a file that its %s does not name", manifestName)
	}
	if len(p.Files) == 0 {
		return nil, packError(repack, "it holds no scenario")
	}
	if p.Digest != digestOf(p.Files) {
		return nil, packError(askAnew, "it is not what was packed: its digest is another")
	}
	return p, nil
}
