package scenario

import (
	"slices"
	"strconv"
	"strings"
)

// nearest is the candidate closest to what was written, or "" when none is close
// enough to be meant: a third of the letters may differ, at most three.
func nearest(written string, candidates []string) string {
	if len(written) > 40 {
		return ""
	}
	key := []rune(plainWord(written))
	best, bestAt := "", min(3, max(1, len(key)/3))+1
	for _, c := range candidates {
		if d := edits(key, []rune(plainWord(c))); d < bestAt {
			best, bestAt = c, d
		}
	}
	return best
}

// plainWord makes "So_Far", "so-far" and "so far" the same word.
func plainWord(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '_' || r == '-' || r == ' ':
			return -1
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

// didYouMean is the hint for a word that is not known: what is lacking between it and
// the next one, the nearest one, or all of them.
func didYouMean(written string, candidates []string) string {
	if words := strings.Fields(written); len(words) > 1 && slices.Contains(candidates, words[0]) {
		unknown := func(w string) bool { return !slices.Contains(candidates, w) }
		switch _, err := strconv.Atoi(words[1]); {
		case !slices.ContainsFunc(words, unknown):
			return "put a comma between the words: [" + strings.Join(words, ", ") + "]"
		case err == nil && len(words) == 2:
			return "put a colon between the two: { " + words[0] + ": " + words[1] + " }"
		}
	}
	if near := nearest(written, candidates); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	if len(candidates) == 0 {
		return ""
	}
	return "one of: " + strings.Join(candidates, ", ")
}

// edits counts the insertions, deletions, changes and swaps of neighbours that turn
// a into b (optimal string alignment).
func edits(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// Nearest is the candidate that was most likely meant by written, or "" when none is
// close: for names that are given outside of a file.
func Nearest(written string, candidates []string) string { return nearest(written, candidates) }
