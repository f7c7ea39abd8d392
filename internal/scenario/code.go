package scenario

import (
	"slices"
	"strings"
)

// The codes of everything that can be wrong in a scenario file. They are stable: a
// code is never given another meaning, and one that goes is not used again.
const (
	CodeTooLarge        = "SP001"
	CodeEncoding        = "SP002"
	CodeHidden          = "SP003"
	CodeSyntax          = "SP004"
	CodeTab             = "SP005"
	CodeColon           = "SP006"
	CodeQuotes          = "SP007"
	CodeNesting         = "SP008"
	CodeAlias           = "SP009"
	CodeTag             = "SP010"
	CodeSecondDocument  = "SP011"
	CodeEmpty           = "SP012"
	CodeDuplicateKey    = "SP013"
	CodeUnknownKey      = "SP014"
	CodeMissingKey      = "SP015"
	CodeShape           = "SP016"
	CodeBareWord        = "SP017"
	CodeNumber          = "SP018"
	CodeChoice          = "SP019"
	CodeBlank           = "SP020"
	CodeLong            = "SP021"
	CodeID              = "SP022"
	CodeDuplicateID     = "SP023"
	CodeUnknownPlace    = "SP024"
	CodeUnknownMove     = "SP025"
	CodeUnknownLevel    = "SP026"
	CodePlaceholder     = "SP027"
	CodeParameter       = "SP028"
	CodeCurrency        = "SP029"
	CodeFallback        = "SP030"
	CodeDeflect         = "SP031"
	CodeTooMany         = "SP032"
	CodeHash            = "SP033"
	CodeUnreachedBeat   = "SP040"
	CodeUnreachedEnding = "SP041"
	CodeNoWayOut        = "SP042"
	CodeOnePlace        = "SP043"
	CodeNoWon           = "SP044"
	CodeNoLost          = "SP045"
	CodeNeverTaken      = "SP046"
	CodeShadowed        = "SP047"
	CodeGiftsUnseen     = "SP048"
	CodeSameAgain       = "SP049"
	CodeUnusedFact      = "SP050"
	CodeUnusedParameter = "SP051"
	CodePrices          = "SP052"
	CodeNames           = "SP053"
	CodeRepeats         = "SP054"
	CodeReadingTime     = "SP055"
	CodeModel           = "SP056"
	CodeNoProof         = "SP057"
	CodeEpisode         = "SP060"
	CodeNoPast          = "SP061"
	CodeEpisodes        = "SP062"
)

// Code is a row: what can be wrong, why it matters, a piece of a file that has it
// and the same piece mended. Severity is what a problem of this code weighs.
type Code struct {
	ID       string
	Title    string
	Severity Severity
	Doc      string
	Broken   string
	Mended   string

	// in is the piece of the tests' base file that both examples stand in place of;
	// it is left out where that is the mended piece itself.
	in string
	// file makes the broken file where a piece of text cannot show it.
	file func(whole string) []byte
	// beside makes the base file the earlier episode that both examples are checked with.
	beside string
}

// Codes lists every code in order.
func Codes() []Code {
	var all []Code
	for _, rows := range [][]Code{fileCodes(), yamlCodes(), valueCodes(), referenceCodes(), graphCodes(), wordingCodes(), accountCodes()} {
		all = append(all, rows...)
	}
	slices.SortFunc(all, func(a, b Code) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// severities is what each code weighs; made from the rows once and never changed.
var severities = func() map[string]Severity {
	out := map[string]Severity{}
	for _, c := range append(Codes(), PlanCodes()...) {
		out[c.ID] = c.Severity
	}
	return out
}()

func severityOf(code string) Severity { return severities[code] }

// Explain is the page of a code as text, or false and the ids that are near to it.
func Explain(id string) (string, bool) {
	id = strings.ToUpper(strings.TrimSpace(id))
	for _, c := range append(Codes(), PlanCodes()...) {
		if c.ID == id {
			return c.Page(), true
		}
	}
	return "", false
}

// Page is the code's page: what it means, a broken example and the mended one.
func (c Code) Page() string {
	var b strings.Builder
	b.WriteString(c.ID + ": " + c.Title + " (" + c.Severity.String() + ")\n\n")
	b.WriteString(strings.TrimSpace(c.Doc) + "\n\nBroken:\n\n" + indented(c.Broken))
	b.WriteString("\nMended:\n\n" + indented(c.Mended))
	return b.String()
}

func indented(s string) string {
	lines := strings.Split(strings.Trim(s, "\n"), "\n")
	return "    " + strings.Join(lines, "\n    ") + "\n"
}
