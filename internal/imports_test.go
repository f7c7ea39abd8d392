package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// line is who may import whom: a package imports only names to its left. Left of the
// bar nothing may touch the world.
var (
	core  = []string{"text", "grade", "scenario", "play", "rehearse", "schedule"}
	world = []string{"store", "practice", "team", "report", "tui", "sshd"}
)

// besides are the packages that are not one of the line's own folders: where they
// count as standing, what more they may import, and why.
var besides = []struct {
	dir    string
	stands string // the place in the line whose rules it keeps
	world  bool   // may touch files, clock and log although its place is in the core
	why    string
}{
	{"cmd/spar", "cmd", true, "the program: it wires everything"},
	{"scenarios", "scenarios", false, "data: imports nothing of ours; cmd hands it on as an fs.FS"},
	{"internal/grade/fit", "grade", true, "the command that fits the model; it reads the corpus and is not linked into spar"},
	{"internal/bench", "cmd", true, "the command that measures spar beside other programs; it reads what terminals show"},
	{"internal/bench/proc", "cmd", true, "what a process costs, for the commands that measure; it imports nothing of ours"},
	{"internal/bench/control", "cmd", true, "a stock Bubble Tea program to measure against; it imports nothing of ours"},
	{"internal/builds", "cmd", true, "the command that holds the program's types against other systems; it imports nothing of ours"},
	{"internal/store/pgtest", "store", true, "a real PostgreSQL for tests; it imports nothing of ours and is not linked into spar"},
	{"internal/sshd/load", "cmd", true, "the command that measures the server beside others; it plays the library that ships"},
	{"internal/tui/unasked", "tui", true, "it must start before all that draws, so it can be no part of what imports that"},
}

// forbidden is what a core package may not import: files, network, clock, chance, log.
// io/fs stays allowed: it is an interface, and opens nothing by itself. So does time for
// schedule alone, which is given the day and reckons with it, and may not ask for it.
var forbidden = regexp.MustCompile(`^(os|os/.*|net|net/.*|time|math/rand|math/rand/.*|crypto/rand|log|log/.*|syscall|io/ioutil|path/filepath|runtime/.*|plugin|testing)$`)

// draws are the folders that may import Bubble Tea and what belongs to it: the screen, the
// same screen over a connection, and the bench, which reads screens and whose control is
// the library as it comes.
var draws = []string{"internal/tui", "internal/sshd", "internal/bench", "internal/bench/control", "internal/sshd/load"}

// bubbles are Bubble Tea and what belongs to it.
var bubbles = regexp.MustCompile(`^(github\.com/charmbracelet/|github\.com/NimbleMarkets/|charm\.land/)`)

// clock are the functions of package time that ask for the time or wait for it.
var clock = regexp.MustCompile(`^(Now|Since|Until|After|AfterFunc|Tick|NewTicker|NewTimer|Sleep|LoadLocation|Local)$`)

// file is one Go file: its package's folder from the repository's top, what it imports,
// and which functions of package time it names.
type file struct {
	path, dir string
	imports   []string
	times     []string
}

func TestImportsKeepTheLine(t *testing.T) {
	files := sources(t)
	if len(files) < 10 {
		t.Fatalf("only %d files found; the walk is broken", len(files))
	}
	for _, f := range files {
		for _, complaint := range complaints(f) {
			t.Error(complaint)
		}
	}
}

// TestComplaints shows that the rules bite: each of these must be refused, or let pass.
func TestComplaints(t *testing.T) {
	tests := []struct {
		dir, imports string
		fine         bool
	}{
		{"internal/play", "spar/internal/grade", true},
		{"internal/grade", "spar/internal/play", false},
		{"internal/play", "spar/internal/play/sub", false},
		{"internal/text", "spar/scenarios", false},
		{"internal/play", "os", false},
		{"internal/play", "time", false},
		{"internal/play", "math/rand/v2", false},
		{"internal/play", "net/http", false},
		{"internal/play", "log/slog", false},
		{"internal/play", "embed", true},
		{"internal/play", "io/fs", true},
		{"internal/store", "os", true},
		{"internal/store", "spar/internal/tui", false},
		{"internal/sshd", "spar/internal/tui", true},
		{"internal/report", "github.com/charmbracelet/lipgloss", false},
		{"internal/tui", "github.com/charmbracelet/lipgloss", true},
		{"internal/sshd", "github.com/charmbracelet/bubbletea", true},
		{"cmd/spar", "github.com/charmbracelet/bubbletea", false},
		{"cmd/spar", "spar/internal/sshd", true},
		{"cmd/spar", "spar/scenarios", true},
		{"internal/practice", "spar/scenarios", false},
		{"scenarios", "spar/internal/scenario", false},
		{"scenarios", "embed", true},
		{"internal/grade/fit", "os", true},
		{"internal/grade/fit", "spar/internal/grade", true},
		{"internal/grade/fit", "spar/internal/play", false},
		{"internal/play", "spar/internal/grade/fit", false},
		{"internal/bench", "spar/internal/practice", true},
		{"internal/bench/control", "github.com/charmbracelet/bubbletea", true},
		{"internal/sshd", "spar/internal/bench", false},
		{"internal/bench", "spar/internal/bench/proc", true},
		{"internal/sshd/load", "spar/internal/bench/proc", true},
		{"internal/sshd", "spar/internal/bench/proc", false},
		{"internal/schedule", "time", true},
		{"internal/tui", "spar/internal/tui/unasked", true},
		{"internal/sshd", "spar/internal/tui/unasked", false},
		{"internal/unheard", "fmt", false},
		{"tools", "fmt", false},
	}
	for _, tt := range tests {
		got := complaints(file{path: tt.dir + "/x.go", dir: tt.dir, imports: []string{tt.imports}})
		if (len(got) == 0) != tt.fine {
			t.Errorf("%s importing %s: fine = %v, complaints %q", tt.dir, tt.imports, !tt.fine, got)
		}
	}
}

func TestTheCoreDoesNotLookAtTheClock(t *testing.T) {
	f := file{dir: "internal/schedule", imports: []string{"time"}, times: []string{"Time", "Duration"}}
	if got := complaints(f); len(got) > 0 {
		t.Errorf("reckoning with a time that is given: %q", got)
	}
	f.times = append(f.times, "Now")
	if got := complaints(f); len(got) != 1 {
		t.Errorf("asking for the time: %q", got)
	}
	if f.dir = "internal/practice"; len(complaints(f)) > 0 {
		t.Error("practice owns the clock")
	}
}

// TestReadmeHasTheLine holds the README's table of packages to the line, once it has one.
func TestReadmeHasTheLine(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if os.IsNotExist(err) {
		t.Skip("no README.md yet")
	}
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(core, " · ") + " | " + strings.Join(world, " · ") + " | cmd"
	var got string
	for l := range strings.Lines(string(readme)) {
		if strings.Contains(l, "text · grade") {
			got = strings.Join(strings.Fields(strings.Trim(l, " `\n")), " ")
		}
	}
	if got != want {
		t.Errorf("README.md shows the line of packages as\n%q, it is\n%q", got, want)
	}
}

// complaints are the rules that the file breaks.
func complaints(f file) []string {
	place, inCore, ok := stand(f.dir)
	if !ok {
		return []string{f.path + ": the folder " + f.dir + " is not in the line of packages"}
	}
	var bad []string
	say := func(imported, why string) { bad = append(bad, f.path+" imports "+imported+": "+why) }
	for _, imported := range f.imports {
		if inCore && forbidden.MatchString(imported) && !(imported == "time" && place == "schedule") {
			say(imported, "the core touches no files, network, clock, chance or log")
		}
		if bubbles.MatchString(imported) && !slices.Contains(draws, f.dir) {
			say(imported, "only tui and sshd draw")
		}
		ours, isOurs := strings.CutPrefix(imported, "spar/")
		if !isOurs || ours == f.dir {
			continue
		}
		switch rank := slices.Index(order(), place); {
		case ours == "scenarios" && place == "cmd":
		case ours == "scenarios" || place == "scenarios":
			say(imported, "scenarios/ stands alone; only cmd imports it")
		case ours == "internal/"+place: // a folder below its own place, such as grade/fit
		case ours == "internal/tui/unasked" && f.dir == "internal/tui":
		case ours == "internal/bench/proc" && slices.Contains([]string{"internal/bench", "internal/sshd/load"}, f.dir):
		case !strings.HasPrefix(ours, "internal/") || strings.Count(ours, "/") > 1:
			say(imported, "commands and folders below a package are nobody's to import")
		default:
			to := slices.Index(order(), strings.TrimPrefix(ours, "internal/"))
			if to < 0 || to >= rank {
				say(imported, "it does not stand to the left of "+place)
			}
		}
	}
	for _, name := range f.times {
		if inCore && clock.MatchString(name) {
			say("time."+name, "the core does not look at the clock")
		}
	}
	return bad
}

func order() []string { return slices.Concat(core, world, []string{"cmd"}) }

// stand is where in the line a folder stands and whether it keeps the core's rules.
func stand(dir string) (place string, inCore, ok bool) {
	for _, b := range besides {
		if b.dir == dir {
			return b.stands, !b.world, true
		}
	}
	name, found := strings.CutPrefix(dir, "internal/")
	return name, slices.Contains(core, name), found && slices.Contains(order(), name) && name != "cmd"
}

// sources are all Go files of the repository but tests, which may read files, and
// this folder's own test.
func sources(t *testing.T) []file {
	t.Helper()
	var files []file
	root := ".."
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && p != root && (strings.HasPrefix(name, ".") || name == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		f := file{path: filepath.ToSlash(rel)}
		f.dir = path.Dir(f.path)
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, imported)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "time" {
					f.times = append(f.times, sel.Sel.Name)
				}
			}
			return true
		})
		files = append(files, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
