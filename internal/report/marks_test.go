package report

import (
	"bytes"
	"strings"
	"testing"

	"spar/internal/grade"
	"spar/internal/text"
)

// at is the evidence that words of the reply are.
func at(t *testing.T, reply, words string, d grade.Dimension, m grade.Move, e grade.Effect) grade.Evidence {
	t.Helper()
	i := strings.Index(reply, words)
	if i < 0 {
		t.Fatalf("%q is not in %q", words, reply)
	}
	return grade.Evidence{Span: text.Span{Start: i, End: i + len(words)}, Dimension: d, Move: m, Effect: e}
}

func marks(t *testing.T, reply string, assertiveness, value int) grade.Marks {
	var m grade.Marks
	m.Levels[grade.Assertiveness], m.Levels[grade.Value] = assertiveness, value
	m.Sure = grade.Sures{true, true, true, true, true}
	m.Missing[grade.Value] = "say what it is worth to them"
	m.Tone = grade.Neutral
	return m
}

func TestUnderlineNumbersFindings(t *testing.T) {
	reply := "OK, 5% it is, only if you sign for three years."
	evidence := []grade.Evidence{
		at(t, reply, "only if you sign for three years", grade.Value, grade.Trade, grade.Raises),
		at(t, reply, "5% it is", grade.Value, grade.Discount, grade.Lowers),
		at(t, reply, "5% it is", grade.Assertiveness, grade.Discount, grade.Lowers),
		at(t, reply, "three years", grade.Value, grade.Quantified, grade.Raises),
	}
	shown, all := Findings(reply, evidence, nil)
	if got, want := underline(shown, all, false), "OK, [5% it is]1, [only if you sign for [three years]2]3."; got != want {
		t.Errorf("brackets:\n got %s\nwant %s", got, want)
	}
	if got, want := underline(shown, all, true), "OK, \x1b[4m5% it is\x1b[24m¹, \x1b[4monly if you sign for three years\x1b[24m²\x1b[4m\x1b[24m³."; got != want {
		t.Errorf("underlines:\n got %q\nwant %q", got, want)
	}
	if got, want := all[0].saysText(), "discount, lowers assertiveness and value"; got != want {
		t.Errorf("the first finding says %q, want %q", got, want)
	}
	_, all = Findings(reply, []grade.Evidence{at(t, reply, "OK", grade.Value, "", grade.Lowers)}, nil)
	if got, want := all[0].saysText(), "how it is put, lowers value"; got != want {
		t.Errorf("words without a move say %q, want %q", got, want)
	}
}

func TestUnderlineOfCrossingFindings(t *testing.T) {
	reply := "one two three"
	shown, all := Findings(reply, []grade.Evidence{
		at(t, reply, "one two", grade.Value, grade.Hold, grade.Raises),
		at(t, reply, "two three", grade.Value, grade.Hedge, grade.Lowers),
	}, nil)
	if got, want := underline(shown, all, false), "[one two]1[ three]2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if all[1].Words != "two three" {
		t.Errorf("the footnote quotes %q", all[1].Words)
	}
}

// Words of one move that hold or cross one another are one finding; the numbers rise
// through the text, and there are few of them.
func TestFindingsOfOneMoveAreToldOnce(t *testing.T) {
	reply := "I won't take the 5% off: the price stays at $48,000. OK, 5% it is then."
	shown, all := Findings(reply, []grade.Evidence{
		at(t, reply, "I won't take", grade.Assertiveness, grade.Hold, grade.Raises),
		at(t, reply, "I won't take the 5% off", grade.Advance, grade.Hold, grade.Lowers),
		at(t, reply, "the price stays", grade.Value, grade.Hold, grade.Raises),
		at(t, reply, "stays at $48,000", grade.Value, grade.Hold, grade.Raises),
		at(t, reply, "stays", grade.Reframe, grade.Insight, grade.Raises), // not graded here
		at(t, reply, "OK, 5% it is then", grade.Value, grade.Discount, grade.Lowers),
		at(t, reply, "OK, 5% it is", grade.Assertiveness, grade.Unconditional, grade.Lowers),
		at(t, reply, "then", grade.Advance, "", grade.Lowers),
	}, []grade.Dimension{grade.Assertiveness, grade.Value, grade.Advance})
	want := "[I won't take the 5% off]1: [the price stays at $48,000]2. [OK, 5% it is [then]3]4."
	if got := underline(shown, all, false); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for i, want := range []string{"hold, lowers advance; hold, raises assertiveness", "hold, raises value",
		"how it is put, lowers advance", "gives for nothing, lowers assertiveness and value"} {
		if i < len(all) && all[i].saysText() != want {
			t.Errorf("finding %d says %q, want %q", i+1, all[i].saysText(), want)
		}
	}
}

func TestFindingsAreFew(t *testing.T) {
	reply := "a b c d e f g h"
	var evidence []grade.Evidence
	for i, words := range strings.Fields(reply) {
		effect := grade.Raises
		if i == 7 {
			effect = grade.Lowers
		}
		evidence = append(evidence, at(t, reply, words, grade.Value, grade.Hold, effect))
	}
	shown, all := Findings(reply, evidence, nil)
	if got, want := underline(shown, all, false), "[a]1 [b]2 [c]3 [d]4 [e]5 f g [h]6"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What is typed may hold anything; what is written holds no escape of the trainee's.
func TestMarksTextIsSafe(t *testing.T) {
	reply := "I \x1b[31mhold\u202e\u200b the price"
	m := marks(t, reply, 3, 2)
	m.Evidence = []grade.Evidence{at(t, reply, "hold\u202e\u200b the", grade.Value, grade.Hold, grade.Raises)}
	m.Why[grade.Value] = "because \x1b]0;x\x07"
	m.Missing[grade.Value] = "say\u2066 more"
	var out bytes.Buffer
	if err := MarksText(&out, m, reply, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(out.String(), "\x1b\x07\u202e\u200b\u2066") {
		t.Errorf("unsafe: %q", out.String())
	}
	if !strings.Contains(out.String(), "I [hold the]1 price") {
		t.Errorf("the brackets do not stand around the words:\n%s", out.String())
	}
}

func TestMarksTextTellsLevelsAndWhatWasMissing(t *testing.T) {
	m := marks(t, "We hold.", 3, 2)
	m.Sure[grade.Value] = false
	m.Range[grade.Value] = [2]int{2, 3}
	m.Moves = []grade.Move{grade.Hold}
	m.Notes = []grade.Note{grade.NoteShort}
	var out bytes.Buffer
	o := TextOptions{Grades: []grade.Dimension{grade.Assertiveness, grade.Value}}
	if err := MarksText(&out, m, "We hold.", o); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Assertiveness  3 of 4, firm",
		"Value          2 of 4 (2 or 3), no reason",
		"For 3: Say what it is worth to them.",
		"Not what this scene is about: reframe 0, connection 0, advance 0",
		"It sounds neutral. Moves: hold.",
		"Note: Too few words to judge with confidence.",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("missing %q in:\n%s", want, out.String())
		}
	}
}

func TestWrap(t *testing.T) {
	got := Wrap("  one two three four", 9, 4)
	if want := "  one two\n    three\n    four"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Wrap("\x1b[4mone\x1b[24m two", 7, 0); strings.Contains(got, "\n") {
		t.Errorf("escapes were counted: %q", got)
	}
	if got := Wrap("one\ntwo", 0, 2); got != "one\n  two" {
		t.Errorf("got %q", got)
	}
}

func TestASCIIKeepsSplitCharactersTogether(t *testing.T) {
	var out bytes.Buffer
	w := ASCII(&out)
	for _, b := range []byte("“Zoë” — €5… ñ 漢") {
		if _, err := w.Write([]byte{b}); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := out.String(), `"Zoe" -- EUR 5... n ?`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A good reply in another language is no gibberish: it is told once that it cannot be graded.
func TestAForeignReplyIsNotCalledNoSentence(t *testing.T) {
	for _, tt := range []struct {
		notes []grade.Note
		want  []string
	}{
		{[]grade.Note{grade.NoteLanguage, grade.NoteNonsense}, []string{"spar grades English only"}},
		{[]grade.Note{grade.NoteShort, grade.NoteNonsense}, []string{"Too few words", "no sentence"}},
	} {
		got := NotesOn(&grade.Marks{Notes: tt.notes})
		if len(got) != len(tt.want) {
			t.Fatalf("%v are told as %q", tt.notes, got)
		}
		for i, want := range tt.want {
			if !strings.Contains(got[i], want) {
				t.Errorf("%v are told as %q", tt.notes, got)
			}
		}
	}
}
