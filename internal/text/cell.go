package text

import "strings"

// Cell is s as a cell of a table that people open in a spreadsheet: what would be
// taken for a formula there is kept from it by an apostrophe in front, which the
// spreadsheet shows as text. Control characters are dropped but the newline.
func Cell(s string) string {
	s = Safe(s)
	// A spreadsheet passes over spaces and takes the wide forms for the narrow ones.
	switch start := strings.TrimLeft(s, " \n\u00a0\u3000"); {
	case start == "":
		return s
	case strings.ContainsRune("=+-@|%＝＋－＠", []rune(start)[0]):
		return "'" + s
	}
	return s
}
