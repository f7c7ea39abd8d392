package text

import "strings"

// Cell is s as a cell of a table that people open in a spreadsheet: what would be
// taken for a formula there is kept from it by an apostrophe in front, which the
// spreadsheet shows as text. A negative number stays one. Control characters are dropped
// but the newline.
func Cell(s string) string {
	s = Safe(s)
	if negative(s) {
		return s
	}
	// A spreadsheet passes over spaces and takes the wide forms for the narrow ones.
	switch start := strings.TrimLeft(s, " \n\u00a0\u3000"); {
	case start == "":
		return s
	case strings.ContainsRune("=+-@|%＝＋－＠", []rune(start)[0]):
		return "'" + s
	}
	return s
}

// negative reports whether s is a minus sign, digits, and perhaps a point with digits
// after it: a figure, which no spreadsheet takes for more.
func negative(s string) bool {
	s, minus := strings.CutPrefix(s, "-")
	whole, part, point := strings.Cut(s, ".")
	digits := func(s string) bool {
		return s != "" && strings.Trim(s, "0123456789") == ""
	}
	return minus && digits(whole) && (!point || digits(part))
}
