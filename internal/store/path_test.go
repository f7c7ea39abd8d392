package store

import (
	"errors"
	"testing"
)

func TestPath(t *testing.T) {
	for _, c := range []struct {
		goos string
		env  map[string]string
		want string // "" for an error
	}{
		{"linux", map[string]string{"HOME": "/home/ada"}, "/home/ada/.local/share/spar/spar.db"},
		{"linux", map[string]string{"HOME": "/home/ada/", "XDG_DATA_HOME": "/data/"}, "/data/spar/spar.db"},
		{"linux", map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "relative"}, "/home/ada/.local/share/spar/spar.db"},
		{"linux", map[string]string{"XDG_DATA_HOME": "/data"}, "/data/spar/spar.db"},
		{"linux", nil, ""},
		{"linux", map[string]string{"HOME": "ada"}, ""},
		{"freebsd", map[string]string{"HOME": "/home/ada"}, "/home/ada/.local/share/spar/spar.db"},
		{"darwin", map[string]string{"HOME": "/Users/ada"}, "/Users/ada/Library/Application Support/spar/spar.db"},
		{"darwin", map[string]string{"HOME": "/Users/ada", "XDG_DATA_HOME": "/data"}, "/data/spar/spar.db"},
		{"windows", map[string]string{"USERPROFILE": `C:\Users\ada`, "LocalAppData": `C:\Users\ada\AppData\Local`}, `C:\Users\ada\AppData\Local\spar\spar.db`},
		{"windows", map[string]string{"USERPROFILE": `C:\Users\ada`}, `C:\Users\ada\AppData\Local\spar\spar.db`},
		{"windows", map[string]string{"LocalAppData": `\\server\ada`}, `\\server\ada\spar\spar.db`},
		{"windows", map[string]string{"HOME": "/home/ada"}, ""},
	} {
		got, err := Path(c.goos, func(key string) string { return c.env[key] })
		var cure *Error
		if got != c.want || (err != nil) != (c.want == "") || err != nil && (!errors.As(err, &cure) || cure.Hint() == "") {
			t.Errorf("%s %v: %q, %v; want %q", c.goos, c.env, got, err, c.want)
		}
	}
}
