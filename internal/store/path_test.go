package store

import (
	"errors"
	"testing"
)

func TestDataDir(t *testing.T) {
	for _, c := range []struct {
		goos string
		env  map[string]string
		want string // "" for an error
	}{
		{"linux", map[string]string{"HOME": "/home/ada"}, "/home/ada/.local/share/spar"},
		{"linux", map[string]string{"HOME": "/home/ada/", "XDG_DATA_HOME": "/data/"}, "/data/spar"},
		{"linux", map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "relative"}, "/home/ada/.local/share/spar"},
		{"linux", map[string]string{"XDG_DATA_HOME": "/data"}, "/data/spar"},
		{"linux", nil, ""},
		{"linux", map[string]string{"HOME": "ada"}, ""},
		{"freebsd", map[string]string{"HOME": "/home/ada"}, "/home/ada/.local/share/spar"},
		{"darwin", map[string]string{"HOME": "/Users/ada"}, "/Users/ada/Library/Application Support/spar"},
		{"darwin", map[string]string{"HOME": "/Users/ada", "XDG_DATA_HOME": "/data"}, "/data/spar"},
		{"windows", map[string]string{"USERPROFILE": `C:\Users\ada`, "LocalAppData": `C:\Users\ada\AppData\Local`}, `C:\Users\ada\AppData\Local\spar`},
		{"windows", map[string]string{"USERPROFILE": `C:\Users\ada`}, `C:\Users\ada\AppData\Local\spar`},
		{"windows", map[string]string{"LocalAppData": `\\server\ada`}, `\\server\ada\spar`},
		{"windows", map[string]string{"HOME": "/home/ada"}, ""},
	} {
		got, err := DataDir(c.goos, func(key string) string { return c.env[key] })
		var cure *Error
		if got != c.want || (err != nil) != (c.want == "") || err != nil && (!errors.As(err, &cure) || cure.Hint() == "") {
			t.Errorf("%s %v: %q, %v; want %q", c.goos, c.env, got, err, c.want)
		}
	}
}
