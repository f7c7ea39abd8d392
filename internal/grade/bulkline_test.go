package grade

import (
	"encoding/json"
	"reflect"
	"testing"
)

// plainLines are lines of input, sound and unsound, near where the quick way ends.
var plainLines = []string{
	`{"id":1,"reply":"no","situation":{"buyer_line":"5%?"}}`,
	` { "id" : "a" , "reply" : "a \"b\" \\" , "situation" : { "facts" : [ "}" , "\\\"" ] } , "history" : [ ] } `,
	`{"reply":"é ü","scenario":"x","beat":"y","more":[1,{"a":null}],"less":-1.5e3}`,
	`{"Reply":"in capitals","ID":2,"situation":{}}`, `{"re\u0070ly":"spelled otherwise","situation":{}}`,
	`{"reply":null,"situation":null}`, `{"reply":5}`, `{"reply":"no","reply":"twice"}`, `{}`, `[]`, `null`, `5`, ``, `{`, `{"id":}`,
	`{"id":1 2,"reply":"x"}`, `{"id":tr"x"ue}`, `{"reply":"x"}}`, `{"reply":"x"} x`, `{"reply":"x",}`, `{"reply":"x" "id":1}`,
	`{"reply":"open`, "{\"reply\":\"new\nline\"}", "{\"reply\":\"\xff\"}", `{"situation":{"a":]},"reply":"x"}`, `{"situation":{"a":1}x,"reply":"x"}`,
	`{"id":01,"reply":"x"}`, `{"id":[1,2,{"a":"]"}],"reply":""}`, `{"more":nul,"reply":"x"}`, `{"":1,"reply":"x"}`, `{"history":{},"reply":"x","situation":[]}`,
}

// sameLine reads a line both ways.
func sameLine(t *testing.T, line []byte) {
	t.Helper()
	var quick, slow bulkIn
	if !quick.quick(line) {
		return // then encoding/json reads it
	}
	err := json.Unmarshal(line, &slow)
	if err != nil {
		// The situation and the history are not looked into: then they are what is wrong.
		if json.Valid(quick.Situation) && (len(quick.History) == 0 || json.Valid(quick.History)) {
			t.Fatalf("%q is read the quick way; otherwise: %v", line, err)
		}
		return
	}
	if !reflect.DeepEqual(quick, slow) {
		t.Fatalf("%q is %+v the quick way and %+v otherwise", line, quick, slow)
	}
}

func TestBulkLineIsReadBothWaysAlike(t *testing.T) {
	quick := 0
	for _, line := range plainLines {
		sameLine(t, []byte(line))
		if new(bulkIn).quick([]byte(line)) {
			quick++
		}
		for n := range len(line) {
			sameLine(t, []byte(line[:n]))
			sameLine(t, []byte(line[:n]+`"`+line[n:]))
			sameLine(t, []byte(line[:n]+`}`+line[n:]))
			sameLine(t, []byte(line[:n]+line[n+1:]))
		}
	}
	if quick < 5 {
		t.Errorf("only %d lines are read the quick way", quick)
	}
}

func FuzzBulkLine(f *testing.F) {
	for _, line := range plainLines {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) { sameLine(t, line) })
}
