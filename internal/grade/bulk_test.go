package grade

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func bulkInput(t testing.TB, rated []Rated) []byte {
	t.Helper()
	var b bytes.Buffer
	for i := range rated {
		line, err := json.Marshal(map[string]any{"id": rated[i].ID, "reply": rated[i].Reply, "situation": rated[i].Situation, "extra": i})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.Bytes()
}

// TestBulkKeepsOrder compares every line with grading the reply by itself.
func TestBulkKeepsOrder(t *testing.T) {
	_, rated := readCorpus(t)
	const few = 400 / thin
	rated = rated[:few]
	var out bytes.Buffer
	res, err := Bulk(bytes.NewReader(bulkInput(t, rated)), &out, nil)
	if err != nil || res != (BulkResult{few, 0}) {
		t.Fatalf("%+v, %v", res, err)
	}
	sc := bufio.NewScanner(&out)
	sc.Buffer(nil, 1<<20)
	for i := 0; sc.Scan(); i++ {
		var got struct {
			ID     string
			Levels Levels
		}
		if err := json.Unmarshal(sc.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if want := Grade(rated[i].Situation, rated[i].Reply); got.ID != rated[i].ID || got.Levels != want.Levels {
			t.Fatalf("line %d: %s %v, want %s %v", i+1, got.ID, got.Levels, rated[i].ID, want.Levels)
		}
	}
}

func TestBulkGoesOnAfterBadLines(t *testing.T) {
	in := strings.Join([]string{
		`{"id":1,"reply":"No.","situation":{"buyer_line":"Five percent off?"}}`,
		`{"id":"x","reply":`,
		``,
		`{"id":"y","situation":{}}`,
		`{"id":"z","reply":"No.","scenario":"nowhere"}`,
		`{"id":"s","reply":"No.","scenario":"here","beat":"ask","history":[{"buyer":"Hi","reply":"Hello"}]}`,
		`{"id":"w","reply":"No."}`,
	}, "\n")
	var out bytes.Buffer
	res, err := Bulk(strings.NewReader(in), &out, func(sc, beat string) (*Situation, error) {
		if sc == "here" && beat == "ask" {
			return &Situation{BuyerLine: "Cheaper?"}, nil
		}
		return nil, fmt.Errorf("no scenario %q", sc)
	})
	if err != nil || res != (BulkResult{2, 4}) {
		t.Fatalf("%+v, %v", res, err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for i, want := range []string{`{"id":1,"levels":`, `{"line":2,"error":"no JSON`, `{"id":"y","line":4,"error":"no \"reply\""}`,
		`{"id":"z","line":5,"error":"no scenario \"nowhere\""}`, `{"id":"s","levels"`, `{"id":"w","line":7,`} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("line %d: %s, want %s...", i, lines[i], want)
		}
	}
}

// TestBulkStreams sends a line and waits for its marks before it sends the next.
func TestBulkStreams(t *testing.T) {
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	go func() {
		_, err := Bulk(inR, outW, nil)
		outW.CloseWithError(err)
	}()
	sc := bufio.NewScanner(outR)
	for i := range 3 {
		fmt.Fprintf(inW, `{"id":%d,"reply":"The price stays.","situation":{}}`+"\n", i)
		if !sc.Scan() || !strings.HasPrefix(sc.Text(), fmt.Sprintf(`{"id":%d,`, i)) {
			t.Fatalf("line %d: %q, %v", i, sc.Text(), sc.Err())
		}
	}
	inW.Close()
	if sc.Scan() {
		t.Fatalf("one line too many: %q", sc.Text())
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestBulkTellsThatWritingFailed(t *testing.T) {
	_, rated := readCorpus(t)
	_, err := Bulk(bytes.NewReader(bulkInput(t, rated[:100])), failing{}, nil)
	if err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Fatalf("got %v", err)
	}
}

// BenchmarkBulk grades the corpus; replies a second is its own figure.
func BenchmarkBulk(b *testing.B) {
	_, rated := readCorpus(b)
	in := bulkInput(b, rated)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Bulk(bytes.NewReader(in), io.Discard, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(rated)*b.N)/b.Elapsed().Seconds(), "replies/s")
}
