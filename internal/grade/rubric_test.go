package grade

import "testing"

func TestEveryLevelHasAShortWordOfItsOwn(t *testing.T) {
	for i, row := range Rubric() {
		if row.Dimension != Dimension(i) || row.Asks == "" {
			t.Errorf("row %d is %v asking %q", i, row.Dimension, row.Asks)
		}
		seen := map[string]bool{}
		for level, l := range row.Levels {
			if l.Word == "" || len(l.Word) > 12 || l.Doc == "" || seen[l.Word] {
				t.Errorf("%v level %d: word %q doc %q", row.Dimension, level, l.Word, l.Doc)
			}
			seen[l.Word] = true
			if got := LevelWord(row.Dimension, level); got != l.Word {
				t.Errorf("LevelWord(%v, %d) = %q, want %q", row.Dimension, level, got, l.Word)
			}
		}
	}
	if LevelWord(Value, 5) != "" || LevelWord(Value, -1) != "" || LevelWord(dimensions, 1) != "" {
		t.Error("a level outside the rubric has a word")
	}
}
