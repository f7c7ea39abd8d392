package scenario

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// hostile are files that try to cost more than they are large.
func hostile() map[string]string {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	return map[string]string{
		"open brackets":   strings.Repeat("[", 200_000),
		"open braces":     strings.Repeat("{", 200_000),
		"nested mappings": strings.Repeat("{a: ", 60_000),
		"nested dashes":   strings.Repeat("- ", 120_000),
		"nested keys":     strings.Repeat("? ", 120_000),
		"alias bomb":      bomb.String(),
		"many aliases":    "a: &a x\nb: [" + strings.Repeat("*a,", 80_000) + "]",
		"many values":     "[" + strings.Repeat("a,", 120_000) + "]",
		"many lists":      "{" + strings.Repeat("[a],", 60_000),
		"values at bound": "[" + strings.Repeat("a,", maxMarks-10) + "]",
		"lists at bound":  "{" + strings.Repeat("[a],", maxMarks/3-10),
		"keys at bound":   strings.Repeat("a: 1\n", maxMarks/2-10),
		"anchors":         strings.Repeat("&a ", 23_000),
		"documents":       strings.Repeat("---\n", 6_000),
		"comments":        strings.Repeat("#\n", 23_000),
		"open quote":      "title: \"" + strings.Repeat("x\n", 23_000),
		"colons":          strings.Repeat("a: b: c\n", 7_000),
		"tabs":            strings.Repeat("\ta: 1\n", 11_000),
		"too large":       strings.Repeat("a", MaxBytes+1),
		"hidden":          "title: " + strings.Repeat("\u200b", 80_000),
		"one long word":   "title: " + strings.Repeat("x", 250_000),
		"one long key":    strings.Repeat("x", 250_000) + ": 1",
		"placeholders":    "brief: \"" + strings.Repeat("{x}", 7_000) + "\"",
		"wrong names":     "parameters: {a: {label: a, kind: text, default: a}}\nfacts:\n" + strings.Repeat("  - \"{b} and {c} in "+strings.Repeat("some more words ", 20)+"\"\n", 740),
		"second document": minimalText + "---\na: 1\n",
	}
}

const minimalText = "format: 1\ntitle: x\n"

// TestHostileFilesAreRefusedFastAndSmall holds the time of a refusal against that of
// reading a large sound file at the same moment, since a clock alone tells as much about
// the machine as about the file. A sound file of this size takes 20 ms.
func TestHostileFilesAreRefusedFastAndSmall(t *testing.T) {
	const most, memory = 8, 50 << 20
	sound := talkOf(200)
	for name, src := range hostile() {
		data := []byte(src)
		best, spent := 1e9, uint64(0)
		for range 10 { // other work on the machine may come between the two
			began := time.Now()
			if s, problems := Decode("sound.yaml", sound); s == nil {
				t.Fatal(problems[0])
			}
			usual := time.Since(began)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began = time.Now()
			s, problems := Decode("hostile.yaml", data)
			took := time.Since(began)
			runtime.ReadMemStats(&after)
			best, spent = min(best, float64(took)/float64(usual)), after.TotalAlloc-before.TotalAlloc
			if s != nil || len(problems) == 0 || len(problems) > maxProblems+1 {
				t.Errorf("%s: taken, or %d problems told", name, len(problems))
			}
			if best < most {
				break
			}
		}
		if best > most || spent > memory {
			t.Errorf("%s: %.1f times a sound file and %d MB, want at most %d times and %d MB", name, best, spent>>20, most, memory>>20)
		}
	}
}

func TestRefusedFilesSayWhy(t *testing.T) {
	latin := strings.ReplaceAll(minimal(t), "brisk", "bri\xe9sk")
	var wide strings.Builder
	for _, b := range []byte("format: 1\n") {
		wide.WriteByte(b)
		wide.WriteByte(0)
	}
	for name, c := range map[string]struct{ src, want string }{
		"brackets":        {strings.Repeat("[", 2_000), "x.yaml:1:33: SP008: lists and mappings are nested more than 32 deep here"},
		"size":            {strings.Repeat("#", MaxBytes+1), "x.yaml:1:1: SP001: the file is 256 KB large, the most is 256 KB"},
		"anchor":          {"title: &a x", "x.yaml:1:8: SP009: the value is given a name for references: \"&a\""},
		"alias":           {"title: &a x\nskill: *a", "x.yaml:2:8: SP009: a reference to another value stands here"},
		"tag":             {"title: !!str x", "x.yaml:1:8: SP010: the value carries a tag: \"!!str\""},
		"second document": {minimalText + "---\na: 1\n", "x.yaml:3:1: SP011: a second document begins here"},
		"empty":           {"", "x.yaml:1:1: SP012: the file is empty"},
		"only a comment":  {"# nothing\n", "x.yaml:1:1: SP012: the file is empty"},
		"duplicate":       {"title: a\ntitle: b", "x.yaml:2:1: SP013: \"title\" stands here a second time; first on line 1"},
		"UTF-16 marked":   {"\xff\xfe" + wide.String(), "x.yaml:1:1: SP002: the file is saved as UTF-16"},
		"UTF-16 bare":     {wide.String(), "x.yaml:1:1: SP002: the file is saved as UTF-16"},
		"Latin-1":         {latin, "x.yaml:26:14: SP002: the file is not UTF-8: byte 0xE9; in Latin-1 (Windows) that would be \"é\""},
	} {
		s, problems := Decode("x.yaml", []byte(c.src))
		found := false
		for _, p := range problems {
			found = found || p.String() == c.want && p.Hint != ""
		}
		if s != nil || !found {
			t.Errorf("%s: got %v, want %s", name, problems, c.want)
		}
	}
}

func TestNoMessageCarriesAHiddenCharacter(t *testing.T) {
	src := minimal(t)
	for i, at := range []string{"ruth", "title", "Adler", "signed", "unconditional", "{ask}", "value: 3", "USD"} {
		nasty := []string{"\x1b[2J", "\u202e", "\u200b", "\u009b31m", "\ufe0f", "\U000e0041"}[i%6]
		_, problems := Decode("na\x1bme.yaml", []byte(strings.ReplaceAll(src, at, at+nasty)))
		if len(problems) == 0 {
			t.Errorf("%q after %s is taken", nasty, at)
		}
		for _, p := range problems {
			if p.File != `na\u001bme.yaml` {
				t.Errorf("the file is called %q", p.File)
			}
			if what := HiddenIn(p.String() + p.Hint); what != "" {
				t.Errorf("%q holds %s", p.String(), what)
			}
		}
	}
}
