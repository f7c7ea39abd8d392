package practice

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"syscall"
)

// Layered is two libraries as one; what is in Over hides what is in Under.
type Layered struct{ Over, Under fs.FS }

// Open opens the file from Over, or, where it has none, from Under.
func (l Layered) Open(name string) (fs.File, error) {
	f, err := l.Over.Open(name)
	if Absent(err) {
		return l.Under.Open(name)
	}
	return f, err
}

// ReadDir lists both folders, each name once, in order.
func (l Layered) ReadDir(name string) ([]fs.DirEntry, error) {
	over, err := fs.ReadDir(l.Over, name)
	if err != nil && !Absent(err) {
		return nil, err
	}
	under, err := fs.ReadDir(l.Under, name)
	if err != nil {
		return nil, err
	}
	all := slices.Clone(over)
	for _, e := range under {
		if !slices.ContainsFunc(over, func(o fs.DirEntry) bool { return o.Name() == e.Name() }) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(x, y fs.DirEntry) int { return strings.Compare(x.Name(), y.Name()) })
	return all, nil
}

// Absent reports whether err means that there is nothing of that name: no such file, or
// no such folder because something else stands in its path.
func Absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
