package report

import "testing"

func TestUpperFirst(t *testing.T) {
	for in, want := range map[string]string{"held": "Held", "élan": "Élan", "“Held” is": "“Held” is", "日本": "日本", "": "", "H": "H"} {
		if got := UpperFirst(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
