package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"spar/internal/scenario"
)

// isPack reports whether what a person typed names a pack rather than a scenario.
func isPack(arg string) bool { return strings.HasSuffix(strings.ToLower(arg), ".zip") }

// readPack reads a pack from the disk.
func readPack(path string) (*scenario.Pack, error) {
	src, err := packBytes(path)
	if err != nil {
		return nil, err
	}
	pack, err := scenario.ReadPack(src)
	if err != nil {
		return nil, failure(err, hintOf(err), "the pack %s cannot be used: %v", path, err)
	}
	return pack, nil
}

// packBytes are the bytes of a pack, and not many more than a pack may have.
func packBytes(path string) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usage("give the path of a pack, a file that ends in .zip", "there is no file %s", path)
	}
	if err != nil {
		return nil, usage("make the file readable", "the file %s cannot be read: %v", path, err)
	}
	defer f.Close() // it was only read
	src, err := io.ReadAll(io.LimitReader(f, scenario.MaxPackFile+1))
	if err != nil {
		return nil, usage("make the file readable", "the file %s cannot be read: %v", path, err)
	}
	return src, nil
}

// packed is the pack as a library, and the id that is meant: the one named, the only
// one there is, or "" for whoever plays to choose.
func packed(path, id string) (fs.FS, string, error) {
	pack, err := readPack(path)
	if err != nil {
		return nil, "", err
	}
	if id == "" && len(pack.Files) == 1 {
		id = strings.TrimSuffix(pack.Files[0].Name, ".yaml")
	}
	if id == "" {
		return pack.FS(), "", nil
	}
	if err := known(pack.FS(), id); err != nil {
		return nil, "", usage(strings.Replace(hintOf(err), "spar list", "spar list "+path, 1), "%s in the pack %s", err.Error(), path)
	}
	return pack.FS(), id, nil
}
