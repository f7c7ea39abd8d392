package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"spar/internal/store"
)

// evil is what somebody may type or write who wants to speak to another's terminal.
const evil = "EVIL\x1b]0;owned\x07\x1b[2J\u009b5n\u202egnp\u202c\u200b\ufeff\x00\x08\u2028\U000e0041"

// tries are, for each command, the arguments with which it shows the most of what others
// have written; a name stands for what prepare has made. A command that runs and is not
// here fails the test.
var tries = map[string][][]string{
	"spar":                       {{}},
	"spar play":                  {{"play", "five-percent", "--new"}, {"play", "five-percent", "--new", "--set", "item=boats" + evil}, {"play", "--resume"}, {"play", "FILE"}, {"play", evil}},
	"spar warm-up":               {{"warm-up"}},
	"spar list":                  {{"list"}, {"list", "--json"}},
	"spar grade":                 {{"grade", "--scenario", "five-percent", "I can do 5% " + evil}, {"grade", "--json", "--scenario", "five-percent", evil}, {"grade", "--scenario", evil, "x"}},
	"spar due":                   {{"due"}, {"due", "--json"}},
	"spar goals":                 {{"goals"}, {"goals", "--json"}},
	"spar goals set":             {{"goals", "set", evil, "3"}},
	"spar goals log":             {{"goals", "log", evil}},
	"spar goals free":            {{"goals", "free", evil}},
	"spar goals on":              {{"goals", "on", evil}},
	"spar goals off":             {{"goals", "off"}},
	"spar drill":                 {{"drill", evil}, {"drill", "midyear", "--plain"}, {"drill", "midyear", "--json"}, {"drill", "midyear", "--plain", "--next"}, {"drill", "FILE"}},
	"spar drill check":           {{"drill", "check", "FILE"}, {"drill", "check", "--json", "FILE"}, {"drill", "check", evil + ".yaml"}},
	"spar drill new":             {{"drill", "new", evil}, {"drill", "new", "sound", "--title", evil}},
	"spar drill schema":          {{"drill", "schema"}},
	"spar drill export":          {{"drill", "export", "midyear", "-o", "no-such/" + evil}, {"drill", "export", evil, "-o", "x"}},
	"spar team":                  {{"team", evil}},
	"spar team merge":            {{"team", "merge", "FILE", "--unsigned"}, {"team", "merge", "FILE", "--unsigned", "--json"}, {"team", "merge", evil, "--signers", evil}, {"team", "merge", "FILE", "--unsigned", "-o", "no-such/" + evil}},
	"spar team report":           {{"team", "report", "--drill", evil}, {"team", "report", "--drill", "midyear", "--format", evil}, {"team", "report", "--drill", "midyear", "--db", "no-such/" + evil}},
	"spar team sameness":         {{"team", "sameness", "--drill", evil}, {"team", "sameness", "--drill", "midyear"}, {"team", "sameness", "--drill", "midyear", "--format", evil}},
	"spar team board":            {{"team", "board", "--drill", evil}, {"team", "board", "--drill", "midyear"}},
	"spar team goals":            {{"team", "goals"}, {"team", "goals", "--json"}, {"team", "goals", evil}},
	"spar team goals set":        {{"team", "goals", "set", evil, "3"}, {"team", "goals", "set", "moves", "3", "--by", evil}, {"team", "goals", "set", "moves", "3", "--for", evil}},
	"spar history":               {{"history"}, {"history", "--json"}},
	"spar show":                  {{"show"}, {"show", "--json"}, {"show", evil}, {"show", "mallorys"}, {"show", "mallorys", "--json"}},
	"spar progress":              {{"progress"}, {"progress", "--json"}},
	"spar fork":                  {{"fork", "LAST", "1", "--plain"}, {"fork", evil, evil}},
	"spar report":                {{"report"}, {"report", "--format", "markdown", "--name", evil}, {"report", "--format", "html", "--name", evil}, {"report", "--format", "csv"}, {"report", "--format", "json"}, {"report", "--talk-sheet"}},
	"spar regrade":               {{"regrade"}, {"regrade", "--json"}},
	"spar scenario":              {{"scenario", evil}},
	"spar scenario new":          {{"scenario", "new", evil}},
	"spar scenario check":        {{"scenario", "check", "FILE"}, {"scenario", "check", "--json", "FILE"}, {"scenario", "check", evil + ".yaml"}},
	"spar scenario explain":      {{"scenario", "explain", evil}},
	"spar scenario rehearse":     {{"scenario", "rehearse", "FILE"}},
	"spar scenario map":          {{"scenario", "map", "FILE"}},
	"spar scenario preview":      {{"scenario", "preview", "SOUND"}},
	"spar scenario pack":         {{"scenario", "pack", "FILE", "-o", "out.zip"}},
	"spar scenario schema":       {{"scenario", "schema"}},
	"spar scenario guide":        {{"scenario", "guide"}},
	"spar serve":                 {{"serve", "--listen", evil}, {"serve", "--log", evil}, {"serve", "--db", "postgres://" + evil}, {"serve", "--host-key", "FILE"}, {"serve", "--sessions", evil}},
	"spar data":                  {{"data"}},
	"spar data check":            {{"data", "check"}, {"data", "check", "--json"}},
	"spar data backup":           {{"data", "backup", "no-such/" + evil}},
	"spar data restore":          {{"data", "restore", evil}},
	"spar data export":           {{"data", "export"}},
	"spar data import":           {{"data", "import", "FILE"}, {"data", "import", evil}},
	"spar data remarks":          {{"data", "remarks"}, {"data", "remarks", evil}},
	"spar data delete":           {{"data", "delete", evil}, {"data", "delete", "gone", "--yes"}},
	"spar doctor":                {{"doctor"}},
	"spar team invite":           {{"team", "invite", "--note", evil}, {"team", "invite", "--json", "--note", evil}, {"team", "invite", "--host", evil}, {"team", "invite", "--host-key", evil}, {"team", "invite", "--role", evil}},
	"spar team invitations":      {{"team", "invitations"}, {"team", "invitations", "--json"}, {"team", "invitations", "--revoke", evil}},
	"spar team people":           {{"team", "people"}, {"team", "people", "--json"}, {"team", "people", "--db", evil}, {"team", "people", "--db", "postgres://" + evil}},
	"spar team role":             {{"team", "role", "mallory", "coach"}, {"team", "role", evil, "coach"}, {"team", "role", "x", evil}},
	"spar team remove":           {{"team", "remove", "mallory"}, {"team", "remove", evil}},
	"spar team restore":          {{"team", "restore", "mallory"}, {"team", "restore", evil}},
	"spar team keys":             {{"team", "keys", evil}},
	"spar team keys add":         {{"team", "keys", "add", "mallory", "SHA256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, {"team", "keys", "add", evil, "FILE"}, {"team", "keys", "add", "x", evil}},
	"spar team keys drop":        {{"team", "keys", "drop", "mallory", "SHA256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"}, {"team", "keys", "drop", "x", "SHA256:" + evil}},
	"spar team packs":            {{"team", "packs"}},
	"spar team packs add":        {{"team", "packs", "add", "FILE"}, {"team", "packs", "add", evil}},
	"spar team packs list":       {{"team", "packs", "list", "--json"}},
	"spar team packs remove":     {{"team", "packs", "remove", evil}},
	"spar team drills":           {{"team", "drills"}, {"team", "drills", "--gone", "--json"}},
	"spar team drills add":       {{"team", "drills", "add", "midyear"}, {"team", "drills", "add", "FILE"}, {"team", "drills", "add", evil}},
	"spar team drills list":      {{"team", "drills", "list", "--gone"}, {"team", "drills", "list", "--json"}},
	"spar team drills remove":    {{"team", "drills", "remove", "drill" + evil}, {"team", "drills", "remove", evil}},
	"spar team drills restore":   {{"team", "drills", "restore", "drill" + evil}, {"team", "drills", "restore", evil}},
	"spar team check":            {{"team", "check"}, {"team", "check", "--json"}},
	"spar team desk":             {{"team", "desk", "--as", "coach-evil", "--plain"}, {"team", "desk", "--as", evil}},
	"spar team queue":            {{"team", "queue", "--as", "coach-evil"}, {"team", "queue", "--as", "coach-evil", "--json"}, {"team", "queue", "--as", evil}, {"team", "queue", "--as", "coach-evil", "--only", evil}},
	"spar team mark":             {{"team", "mark", "EVES", "--as", "coach-evil"}, {"team", "mark", "EVES", "--as", "coach-evil", "--json"}, {"team", "mark", evil, "--as", "coach-evil"}, {"team", "mark", "EVES", evil, "--as", "coach-evil"}},
	"spar team marks":            {{"team", "marks", "--as", "eve-evil"}, {"team", "marks", "--as", "eve-evil", "--json"}, {"team", "marks", evil, "--as", "eve-evil"}},
	"spar team share":            {{"team", "share", evil, "--as", "eve-evil"}},
	"spar team dispute":          {{"team", "dispute", evil, "1", evil, "--as", "eve-evil"}, {"team", "dispute", "--drop", evil, "--as", "eve-evil"}},
	"spar team settle":           {{"team", "settle", "--as", "coach-evil"}, {"team", "settle", "--as", "coach-evil", "--all", "--json"}, {"team", "settle", "--proof", "settled", "--as", "coach-evil"}, {"team", "settle", evil, "1", evil, "--as", "coach-evil"}},
	"spar calibrate":             {{"calibrate"}, {"calibrate", "--json"}, {"calibrate", "--only", evil}},
	"spar team may":              {{"team", "may"}, {"team", "may", "--json"}},
	"spar version":               {{"version"}, {"version", "--json"}},
	"spar help":                  {{"help", evil}},
	"spar completion":            {{"completion", evil}},
	"spar completion bash":       {{"completion", "bash", evil}},
	"spar completion zsh":        {{"completion", "zsh", evil}},
	"spar completion fish":       {{"completion", "fish", evil}},
	"spar completion powershell": {{"completion", "powershell", evil}},
}

// TestNoCommandSpeaksToTheTerminal runs every command over hostile replies, files, names
// and arguments, and checks every byte of what it writes.
func TestNoCommandSpeaksToTheTerminal(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "EVIL\u202e\x1b[31m.yaml")
	own := filepath.Join(dir, "spar", "scenarios")
	sound, err := os.ReadFile("../../scenarios/five-percent.yaml")
	broken := []byte(strings.Replace(string(sound), "title: ", "title: "+evil, 1) + "\n" + evil + ": 1\n")
	if err := errors.Join(err, os.MkdirAll(own, 0o700), os.WriteFile(file, broken, 0o600),
		os.WriteFile(filepath.Join(own, filepath.Base(file)), broken, 0o600), os.WriteFile(filepath.Join(own, "broken.yaml"), broken, 0o600),
		os.WriteFile(filepath.Join(dir, "five-percent.yaml"), sound, 0o600)); err != nil {
		t.Fatal(err)
	}
	reply := strings.Map(func(r rune) rune {
		if r == 0 || r == '\n' {
			return -1
		}
		return r
	}, evil)
	talk := strings.Repeat("The price stays. "+reply+"\n", 8) + "/draft\nhalf a " + reply
	spar(t, dir, talk, "play", "five-percent", "--new")
	mallory(t, filepath.Join(dir, "spar", "spar.db"))
	eves := coached(t, filepath.Join(dir, "spar", "spar.db"))
	program, err := oneShot()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range runnable(newRoot(newApp())) {
		if tries[path] == nil {
			t.Errorf("%s is not tried with hostile text: give it a row", path)
		}
		for _, args := range tries[path] {
			args = append([]string(nil), args...)
			for i, a := range args {
				args[i] = strings.NewReplacer("FILE", file, "SOUND", filepath.Join(dir, "five-percent.yaml"), "EVES", eves, "\x00", "").Replace(a) // the system takes no zero
				if a == "LAST" {
					args[i] = newest(t, dir)
				}
			}
			watches := path == "spar scenario preview" // which ends when it is told to
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			cmd := exec.CommandContext(ctx, program, args...)
			cmd.Dir = dir
			if watches {
				cmd.Stdout = &listener{words: "No more replies", heard: cancel}
			}
			got := try(t, dir, talk, cmd)
			cancel()
			if got.status != exitOK && got.status != exitFailed && got.status != exitUsage && !watches {
				t.Errorf("%s ended with status %d:\n%s", path, got.status, got.errs)
			}
			if watches && !strings.Contains(got.out, "No more replies") {
				t.Errorf("%s ended before it had read all:\n%s", path, got.out)
			}
			if at := speaks(got.out + got.errs); at != "" {
				t.Errorf("spar %q writes %s", args, at)
			}
		}
	}
}

// listener takes what a program says, and calls heard once that has the words in it.
type listener struct {
	words string
	heard func()
	said  strings.Builder
}

func (l *listener) Write(p []byte) (int, error) {
	l.said.Write(p)
	if strings.Contains(l.said.String(), l.words) {
		l.heard()
	}
	return len(p), nil
}

// mallory is somebody of the team whose name, invitation and attempt came past every check.
func mallory(t *testing.T, path string) {
	t.Helper()
	st, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	if err := errors.Join(mallorys(t.Context(), st),
		st.AddPerson(t.Context(), store.Person{ID: "mallory", Name: "Mallory " + evil, Role: "trainee", Created: now}),
		st.AddInvitation(t.Context(), store.Invitation{ID: "i", Digest: "d", Role: "trainee", Note: evil, Uses: 1, Created: now, Expires: now.Add(time.Hour)}),
		st.PutDrill(t.Context(), store.Drill{ID: "drill" + evil, Title: "Drill " + evil, Body: []byte("format: 1\n" + evil + ": 1\n"), Added: now}),
		st.BindKey(t.Context(), store.Key{Fingerprint: "SHA256:" + evil, Person: "mallory", Added: now}),
		st.Close()); err != nil {
		t.Fatal(err)
	}
}

// mallorys copies the one attempt that there is, twice, a little older and under hostile marks of
// another grader.
func mallorys(ctx context.Context, st *store.Store) error {
	all, err := st.List(ctx, store.Which{})
	if err != nil || len(all) != 1 {
		return fmt.Errorf("%d attempts, %w", len(all), err)
	}
	whole, err := st.Load(ctx, all[0].ID)
	if err != nil {
		return err
	}
	quoted, err := json.Marshal(evil)
	if err != nil {
		return err
	}
	whole.Updated = whole.Updated.Add(-time.Hour)
	whole.GraderVersion, whole.GraderDigest = evil, evil
	words := regexp.MustCompile(`"(tone|move)":"[^"]*"`)
	first := regexp.MustCompile(`"(moves|notes)":\[`)
	for i := range whole.Lines {
		l := &whole.Lines[i]
		l.ID, l.Grader = l.ID+evil, evil
		l.Events = words.ReplaceAllString(l.Events, `"$1":`+string(quoted))
		l.Events = first.ReplaceAllString(l.Events, `"$1":[`+string(quoted)+",")
		l.Events = strings.ReplaceAll(l.Events, ",]", "]")
	}
	for _, id := range []string{"mallorys", "gone"} {
		whole.ID = id + evil
		if _, err := st.Merge(ctx, whole); err != nil {
			return err
		}
	}
	return nil
}

// patience is how long one command may take, and a screen to show what should come at once: it
// bounds a failure alone, and a busy machine may be slow.
const patience = 60 * time.Second

// runnable are the paths of all commands that do something.
func runnable(c *cobra.Command) []string {
	var all []string
	if c.Runnable() && !c.Hidden {
		all = append(all, c.CommandPath())
	}
	for _, sub := range c.Commands() {
		all = append(all, runnable(sub)...)
	}
	return all
}

// newest is the id of the last attempt.
func newest(t *testing.T, dir string) string {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(spar(t, dir, "", "history")), "\n")
	fields := strings.Fields(lines[1])
	return fields[len(fields)-1]
}

// speaks finds the first character that a terminal could take for more than a letter.
func speaks(out string) string {
	for i, r := range out {
		before := out[max(0, i-60):i]
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(out[i:], "\uFFFD"):
			return fmt.Sprintf("a broken byte after %q", before)
		case r == '\n' || r == '\t':
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp):
			return fmt.Sprintf("%U after %q", r, before)
		}
	}
	return ""
}
