package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// rival is a program that is typed into.
type rival struct {
	name    string
	args    []string
	environ []string
	ready   string // what it shows when it can be typed into
	// fresh takes away what a session before has left, so that every one begins alike.
	fresh func() error
	// short is set for a program that takes no two kilobytes: there is no paste to time.
	short bool
}

// The names by which figures are compared.
const (
	nameSpar    = "spar"
	nameNano    = "nano"
	nameFzf     = "fzf"
	nameVim     = "vim"
	nameGum     = "gum write"
	nameControl = "stock Bubble Tea"
)

// built are the programs that the bench makes itself.
type built struct{ spar, control string }

// build compiles spar and the control into dir, as anybody would.
func build(dir string) (built, error) {
	b := built{spar: filepath.Join(dir, "spar"), control: filepath.Join(dir, "control")}
	for out, pkg := range map[string]string{b.spar: "spar/cmd/spar", b.control: "spar/internal/bench/control"} {
		cmd := exec.Command("go", "build", "-o", out, pkg)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return built{}, fmt.Errorf("build %s: %w", pkg, err)
		}
	}
	return b, nil
}

// rivals are spar, the control, and what else the machine has. missing names the rest.
func rivals(b built, dir string) (list []rival, missing []string) {
	data := filepath.Join(dir, "typing")
	all := []rival{
		{name: nameSpar, args: []string{b.spar, "play", "five-percent", "--new", "--seed", "1", "--data", data}, ready: "YOUR TURN",
			fresh: func() error { return os.RemoveAll(data) }},
		{name: nameNano, args: []string{"nano", "--ignorercfiles", "--softwrap", filepath.Join(dir, "no-such-file")}, ready: "GNU nano"},
		{name: nameVim, args: []string{"vim", "-u", "NONE", "-i", "NONE", "-n", "-N", "+startinsert"}, ready: "INSERT"},
		{name: nameFzf, args: []string{"fzf"}, environ: []string{"FZF_DEFAULT_COMMAND=seq 100", "FZF_DEFAULT_OPTS="}, ready: "100/100", short: true},
		{name: nameControl, args: []string{b.control}, ready: "Write something"},
		{name: nameGum, args: []string{"gum", "write", "--width", "100", "--height", "10", "--char-limit", "0"}, ready: "Write something"},
	}
	for _, r := range all {
		if _, err := exec.LookPath(r.args[0]); err != nil {
			missing = append(missing, r.name)
			continue
		}
		list = append(list, r)
	}
	return list, missing
}

// open starts the rival, fresh, on a terminal, and waits until it can be typed into.
func (r rival) open(answers bool) (*program, error) {
	if r.fresh != nil {
		if err := r.fresh(); err != nil {
			return nil, err
		}
	}
	p, err := start(r.name, r.args, r.environ, answers)
	if err != nil {
		return nil, err
	}
	if _, err := p.shows(0, r.ready, startPatience); err != nil {
		return nil, fmt.Errorf("%w (and stopping it: %v)", err, p.stop())
	}
	return p, nil
}
