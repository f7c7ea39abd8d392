package scenario

// The codes of everything that can be wrong in a scenario file. They are stable:
// a code is never given another meaning.
const (
	CodeTooLarge       = "SP001"
	CodeEncoding       = "SP002"
	CodeHidden         = "SP003"
	CodeSyntax         = "SP004"
	CodeTab            = "SP005"
	CodeColon          = "SP006"
	CodeQuotes         = "SP007"
	CodeNesting        = "SP008"
	CodeAlias          = "SP009"
	CodeTag            = "SP010"
	CodeSecondDocument = "SP011"
	CodeEmpty          = "SP012"
	CodeDuplicateKey   = "SP013"
	CodeUnknownKey     = "SP014"
	CodeMissingKey     = "SP015"
	CodeShape          = "SP016"
	CodeBareWord       = "SP017"
	CodeNumber         = "SP018"
	CodeChoice         = "SP019"
	CodeBlank          = "SP020"
	CodeLong           = "SP021"
	CodeID             = "SP022"
	CodeDuplicateID    = "SP023"
	CodeUnknownPlace   = "SP024"
	CodeUnknownMove    = "SP025"
	CodeUnknownLevel   = "SP026"
	CodePlaceholder    = "SP027"
	CodeParameter      = "SP028"
	CodeCurrency       = "SP029"
	CodeFallback       = "SP030"
	CodeDeflect        = "SP031"
	CodeTooMany        = "SP032"
)

// severityOf is how much a code weighs.
func severityOf(string) Severity { return Error }
