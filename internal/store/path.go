package store

import (
	"errors"
	"strings"
)

// DataDir is the folder in which spar keeps what it remembers, for the operating
// system goos (as runtime.GOOS names it) and the environment env. XDG_DATA_HOME is
// followed everywhere when it is an absolute path; else it is ~/.local/share/spar,
// ~/Library/Application Support/spar on macOS and %LocalAppData%\spar on Windows.
// It touches no disk. It errs when the environment names no home.
func DataDir(goos string, env func(string) string) (string, error) {
	sep, home := "/", env("HOME")
	if goos == "windows" {
		sep, home = `\`, env("USERPROFILE")
	}
	join := func(parts ...string) string { return strings.Join(parts, sep) }
	if xdg := env("XDG_DATA_HOME"); absolute(goos, xdg) {
		return join(strings.TrimRight(xdg, sep), "spar"), nil
	}
	if local := env("LocalAppData"); goos == "windows" && absolute(goos, local) {
		return join(strings.TrimRight(local, sep), "spar"), nil
	}
	if !absolute(goos, home) {
		return "", &Error{Kind: ErrUnwritable, Message: "no place to keep what you practise",
			Cure: "set HOME, or choose a folder that you may write: --data FOLDER for one command, XDG_DATA_HOME for all", Cause: errors.New("the environment names no home folder")}
	}
	home = strings.TrimRight(home, sep)
	switch goos {
	case "windows":
		return join(home, "AppData", "Local", "spar"), nil
	case "darwin", "ios":
		return join(home, "Library", "Application Support", "spar"), nil
	}
	return join(home, ".local", "share", "spar"), nil
}

// absolute follows the rule of the operating system asked about, which need not be
// the one this runs on. A relative XDG path is to be ignored, says the XDG rule.
func absolute(goos, path string) bool {
	if goos != "windows" {
		return strings.HasPrefix(path, "/")
	}
	drive := len(path) >= 3 && path[1] == ':' && (path[2] == '\\' || path[2] == '/')
	return drive || strings.HasPrefix(path, `\\`)
}
