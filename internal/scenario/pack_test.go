package scenario

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// packable is a file that can be packed, and a pack made of it and another.
func packable(t testing.TB) map[string][]byte {
	t.Helper()
	src, err := os.ReadFile("testdata/minimal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{"one.yaml": src, "two.yaml": append(src, "# another\n"...)}
}

func packBytes(t testing.TB, name string, files map[string][]byte) []byte {
	t.Helper()
	p, err := NewPack(name, files)
	if err != nil {
		t.Fatal(err)
	}
	b, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAPackComesBackAsItWasMade(t *testing.T) {
	files := packable(t)
	b := packBytes(t, "spring", files)
	for range 5 { // a map's order must not show
		if !bytes.Equal(b, packBytes(t, "spring", files)) {
			t.Fatal("the same files gave other bytes")
		}
	}
	p, err := ReadPack(b)
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "spring" || len(p.Files) != 2 || p.Files[0].Name != "one.yaml" || p.Files[0].Title == "" {
		t.Errorf("read back: %q %+v", p.Name, p.Files)
	}
	for _, f := range p.Files {
		got, err := fs.ReadFile(p.FS(), f.Name)
		if err != nil || !bytes.Equal(got, files[f.Name]) {
			t.Errorf("%s is not what was packed (%v)", f.Name, err)
		}
	}
	// What sha256sum one.yaml two.yaml | sha256sum prints for these two.
	lines := ""
	for _, f := range p.Files {
		lines += strings.TrimPrefix(f.Digest, "sha256:") + "  " + f.Name + "\n"
	}
	if want := "sha256:" + sum(lines); p.Digest != want {
		t.Errorf("the digest is %s, want %s", p.Digest, want)
	}
}

func TestWhatCannotBePacked(t *testing.T) {
	good := packable(t)["one.yaml"]
	for name, files := range map[string]map[string][]byte{
		"nothing to pack":            {},
		"cannot be packed under its": {"../one.yaml": good},
		"cannot be packed":           {"One Two.yaml": good},
		"cannot be played":           {"one.yaml": []byte("format: 1\n")},
	} {
		if _, err := NewPack("p", files); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("want %q, got %v", name, err)
		}
	}
}

// zipEntry is one of a hostile zip.
type zipEntry struct {
	name string
	src  []byte
	with func(*zip.FileHeader)
}

// zipped makes a zip by hand, with a manifest that is true of its scenario files unless
// one is among the entries.
func zipped(t testing.TB, entries ...zipEntry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if len(entries) == 0 || entries[0].name != manifestName {
		var files []PackFile
		for _, e := range entries {
			files = append(files, PackFile{Name: e.name, Digest: "sha256:" + sum(string(e.src))})
		}
		entries = append([]zipEntry{manifestEntry(t, manifest{Format: 1, Digest: digestOf(files), Files: files})}, entries...)
	}
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.with != nil {
			e.with(h)
		}
		f, err := w.CreateHeader(h)
		if err == nil {
			_, err = f.Write(e.src)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func manifestEntry(t testing.TB, m manifest) zipEntry {
	t.Helper()
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return zipEntry{name: manifestName, src: b}
}

// TestHostilePacks holds every refusal: what the zip is and what is said of it.
func TestHostilePacks(t *testing.T) {
	src := packable(t)["one.yaml"]
	one := zipEntry{name: "one.yaml", src: src}
	mode := func(m fs.FileMode) func(*zip.FileHeader) {
		return func(h *zip.FileHeader) { h.SetMode(m) }
	}
	many := make([]zipEntry, MaxPackEntries)
	for i := range many {
		many[i] = zipEntry{name: fmt.Sprintf("s%d.yaml", i)}
	}
	large := bytes.Repeat([]byte("#"), MaxBytes)
	bomb := make([]zipEntry, MaxPackUnpacked/MaxBytes+1)
	for i := range bomb {
		bomb[i] = zipEntry{name: fmt.Sprintf("s%d.yaml", i), src: large}
	}
	damaged := packBytes(t, "p", packable(t))
	damaged[bytes.Index(damaged, []byte("title:"))] ^= 1
	for want, b := range map[string][]byte{
		"not a zip":                             []byte("PK"),
		"no pack: it has no pack.json":          withoutManifest(t, one),
		"its pack.json cannot be read":          zipped(t, zipEntry{name: manifestName, src: []byte("{")}, one),
		"is a pack of format 2":                 zipped(t, manifestEntry(t, manifest{Format: 2}), one),
		"holds no scenario":                     zipped(t, manifestEntry(t, manifest{Format: 1})),
		"holds a file that its pack.json does":  zipped(t, manifestEntry(t, manifest{Format: 1}), one),
		"is named in its pack.json and is not":  zipped(t, manifestEntry(t, manifest{Format: 1, Files: []PackFile{{Name: "gone.yaml"}}}), one),
		"its digest is another":                 zipped(t, manifestEntry(t, manifest{Format: 1, Files: []PackFile{{Name: "one.yaml", Digest: "sha256:00"}}}), one),
		"it is not what was packed":             zipped(t, manifestEntry(t, manifest{Format: 1, Digest: "sha256:0", Files: []PackFile{{Name: "one.yaml", Digest: "sha256:" + sum(string(src))}}}), one),
		"names \"../one.yaml\"":                 zipped(t, manifestEntry(t, manifest{Format: 1, Files: []PackFile{{Name: "../one.yaml"}}}), one),
		"is not in order":                       zipped(t, manifestEntry(t, manifest{Format: 1, Files: []PackFile{{Name: "one.yaml", Digest: "sha256:" + sum(string(src))}, {Name: "one.yaml"}}}), one),
		`"/etc/one.yaml" in it is an absolute`:  zipped(t, zipEntry{name: "/etc/one.yaml"}),
		`"C:one.yaml" in it is an absolute`:     zipped(t, zipEntry{name: "C:one.yaml"}),
		`\\\\host\\x.yaml" in it is an absolut`: zipped(t, zipEntry{name: `\\host\x.yaml`}),
		`"../one.yaml" in it leads outside`:     zipped(t, zipEntry{name: "../one.yaml"}),
		`"a/../../one.yaml" in it leads out`:    zipped(t, zipEntry{name: "a/../../one.yaml"}),
		`"..\\one.yaml" in it leads outside`:    zipped(t, zipEntry{name: `..\one.yaml`}),
		`"a/one.yaml" in it lies in a folder`:   zipped(t, zipEntry{name: "a/one.yaml"}),
		`"a/" in it lies in a folder`:           zipped(t, zipEntry{name: "a/"}),
		`"link.yaml" in it is a link`:           zipped(t, zipEntry{name: "link.yaml", src: []byte("/etc/passwd"), with: mode(fs.ModeSymlink | 0o777)}),
		`"pipe.yaml" in it is a link or`:        zipped(t, zipEntry{name: "pipe.yaml", with: mode(fs.ModeNamedPipe | 0o666)}),
		`"one.yaml" twice`:                      zipped(t, one, one),
		`"run.sh" in it is no scenario file`:    zipped(t, zipEntry{name: "run.sh"}),
		`"One.yaml" in it is no scenario file`:  zipped(t, zipEntry{name: "One.yaml"}),
		`"x\u202e.yaml" in it is no scenario`:   zipped(t, zipEntry{name: "x\u202e.yaml"}),
		"is locked with a password":             zipped(t, zipEntry{name: "one.yaml", with: func(h *zip.FileHeader) { h.Flags |= 1 }}),
		"has more than 10000 entries":           zipped(t, many...),
		"unpacks to more than 64 MB":            zipped(t, bomb...),
		"unpacks to more than 256 KB":           zipped(t, zipEntry{name: "one.yaml", src: append(large, '#')}),
		`"one.yaml" in it is damaged`:           damaged,
	} {
		p, err := ReadPack(b)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v, %v", want, p, err)
			continue
		}
		if hinted, ok := err.(interface{ Hint() string }); !ok || hinted.Hint() == "" {
			t.Errorf("%q has no cure", want)
		}
		if HiddenIn(err.Error()) != "" {
			t.Errorf("%q is shown raw", err)
		}
	}
}

func withoutManifest(t *testing.T, e zipEntry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create(e.name)
	if err == nil {
		_, err = f.Write(e.src)
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestABombIsCountedWhileItIsRead has a zip that says it unpacks to ten bytes.
func TestABombIsCountedWhileItIsRead(t *testing.T) {
	var packed bytes.Buffer
	f, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if _, err := f.Write(bytes.Repeat([]byte("#"), 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for _, says := range []uint64{10, MaxBytes - 1, 100 << 20} {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		r, err := w.CreateRaw(&zip.FileHeader{Name: "one.yaml", Method: zip.Deflate,
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: says})
		if err == nil {
			_, err = r.Write(packed.Bytes())
		}
		if err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		spent := testing.AllocsPerRun(1, func() { _, err = ReadPack(b.Bytes()) })
		if err == nil {
			t.Fatalf("a bomb that says %d bytes was taken", says)
		}
		if spent > 5_000 {
			t.Errorf("refusing it took %.0f allocations", spent)
		}
	}
}

// FuzzReadPack wants an answer to any bytes: a pack that can be made again, or an error.
func FuzzReadPack(f *testing.F) {
	f.Add(packBytes(f, "p", packable(f)))
	f.Add(zipped(f, zipEntry{name: "../one.yaml"}))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := ReadPack(b)
		if err != nil {
			return
		}
		if len(p.Files) == 0 || p.Digest != digestOf(p.Files) {
			t.Errorf("a pack came out that holds nothing or another thing: %+v", p)
		}
	})
}

// sum is a SHA-256 as sha256sum prints it.
func sum(s string) string {
	b := sha256.Sum256([]byte(s))
	return hex.EncodeToString(b[:])
}
