package grade

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"hash/fnv"
	"io"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update-golden", false, "write the marks' hash anew")

// unpacked reads a packed file of testdata or the corpus.
func unpacked(t testing.TB, name string) []byte {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// firstFold tells whether the situation is one of those that the held-out model was
// fitted without. It repeats how package fit deals situations into ten folds.
func firstFold(sits []RatedSituation) map[*Situation]bool {
	h := make([]uint64, len(sits))
	for i := range sits {
		f := fnv.New64a()
		f.Write([]byte("fold 1 " + sits[i].Beat))
		h[i] = f.Sum64()
	}
	out := map[*Situation]bool{}
	for i := range sits {
		rank := 0
		for j := range h {
			if h[j] < h[i] {
				rank++
			}
		}
		if rank%10 == 0 {
			out[&sits[i].Situation] = true
		}
	}
	return out
}

// TestFloors grades situations that the model has not seen, by today's rules and a
// model fitted without them, and holds the agreement that was reached. The floors
// stand a little below it, since six situations are few.
func TestFloors(t *testing.T) {
	if thin > 1 {
		return // it grades one reply after the other, and fewer of them say nothing
	}
	sits, rated := readCorpus(t)
	m, err := DecodeModel(unpacked(t, "testdata/heldout.bin.gz"))
	if err != nil {
		t.Fatal(err)
	}
	unseen := firstFold(sits)
	var some []Rated
	var marks []Marks
	ready := map[*Situation]*prepared{}
	for i := range rated {
		s := rated[i].Situation
		if !unseen[s] {
			continue
		}
		if ready[s] == nil {
			ready[s] = prepare(s)
		}
		some = append(some, rated[i])
		marks = append(marks, gradeWith(m, ready[s], rated[i].Reply))
	}
	if len(ready) != 6 {
		t.Fatalf("%d situations held out, want 6", len(ready))
	}
	e := Evaluate(some, marks)
	var text strings.Builder
	if err := e.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	t.Log(text.String())
	for _, d := range Dimensions() {
		if k := e.Agreements[d].Kappa; k < kappaFloors[d] {
			t.Errorf("%s: kappa %.3f on unseen situations, it was at least %.2f", d, k, kappaFloors[d])
		}
		if far := e.Agreements[d].Far; far > 0.12 {
			t.Errorf("%s: %.3f are two or more levels off", d, far)
		}
		// Where fewer than forty are left that it is not sure of, chance says how many are right.
		s := e.Sure[d]
		few := (1-s.Share)*float64(len(some)) < 40
		if s.Share < 0.62 || s.ExactSure < s.ExactRest && !few {
			t.Errorf("%s: sure of %.2f, exact %.2f there and %.2f elsewhere", d, s.Share, s.ExactSure, s.ExactRest)
		}
	}
	if e.ToneF1 < 0.65 {
		t.Errorf("tone: mean F1 %.3f", e.ToneF1)
	}
}

var kappaFloors = Expected{0.79, 0.78, 0.77, 0.71, 0.81}

// TestGolden holds every mark of every reply of the corpus to a hash, so that no
// change of rules, model or machine goes unseen. After a change that is meant:
// go test ./internal/grade -run 'Golden|ModelFile' -update-golden
func TestGolden(t *testing.T) {
	_, rated := readCorpus(t)
	rated = thinned(rated)
	h := sha256.New()
	if _, err := Bulk(bytes.NewReader(bulkInput(t, rated)), h, nil); err != nil {
		t.Fatal(err)
	}
	if thin > 1 {
		return // the hash is of all replies; here many were graded at once, which is what races
	}
	got := hex.EncodeToString(h.Sum(nil)) + "\n"
	const name = "testdata/marks.sha256"
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the marks of the corpus have changed: %s, were %s", got, want)
	}
}

// TestSameMarksEveryTime grades the same replies in another order and again.
func TestSameMarksEveryTime(t *testing.T) {
	_, rated := readCorpus(t)
	first := map[string]string{}
	const few = 300 / thin
	for _, step := range []int{1, -1} {
		for k := range few {
			i := k
			if step < 0 {
				i = few - 1 - k
			}
			b, err := json.Marshal(Grade(rated[i].Situation, rated[i].Reply))
			if err != nil {
				t.Fatal(err)
			}
			if had, ok := first[rated[i].ID]; ok && had != string(b) {
				t.Fatalf("%s: %s, then %s", rated[i].ID, had, b)
			}
			first[rated[i].ID] = string(b)
		}
	}
}

// TestModelFile reads what is written and refuses what is damaged.
func TestModelFile(t *testing.T) {
	m := learned()
	b, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, modelFile) {
		t.Error("the model reads and writes to other bytes")
	}
	sum := sha256.Sum256(modelFile)
	if *update {
		if err := os.WriteFile("model.sha256", []byte(hex.EncodeToString(sum[:])+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got := modelDigest(); got != hex.EncodeToString(sum[:]) {
		t.Errorf("model.sha256 says %s, model.bin has %x: go test ./internal/grade -run 'Golden|ModelFile' -update-golden", got, sum)
	}
	if len(b) > 8<<20 {
		t.Errorf("the model has %d bytes", len(b))
	}
	for _, n := range []int{0, 5, len(modelMagic), 1000, len(b) / 2, len(b) - 1} {
		if _, err := DecodeModel(b[:n]); err == nil {
			t.Errorf("the first %d bytes are read as a model", n)
		}
	}
	if _, err := DecodeModel(append(b, 0)); err == nil {
		t.Error("a byte too many is read")
	}
}

// TestSetAside grades the part that nobody reads. It is run once a release, for the
// figures of the model card. The model that ships has learned from that part too, so the
// file of one that has not is named:
//
//	go run ./internal/grade/fit -corpus internal/grade/corpus -open /tmp/open.bin
//	SPAR_SETASIDE=/tmp/open.bin go test ./internal/grade -run SetAside -v
func TestSetAside(t *testing.T) {
	name := os.Getenv("SPAR_SETASIDE")
	if name == "" {
		t.SkipNow()
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := DecodeModel(b)
	if err != nil {
		t.Fatal(err)
	}
	graded := func(s *Situation, reply string) Marks { return gradeWith(m, prepare(s), reply) }
	sits, err := ReadSituations(bytes.NewReader(unpacked(t, "corpus/setaside-situations.jsonl.gz")))
	if err != nil {
		t.Fatal(err)
	}
	rated, err := ReadRated(bytes.NewReader(unpacked(t, "corpus/setaside-replies.jsonl.gz")), sits)
	if err != nil {
		t.Fatal(err)
	}
	var marks []Marks
	for i := range rated {
		marks = append(marks, graded(rated[i].Situation, rated[i].Reply))
	}
	e := Evaluate(rated, marks)
	var text strings.Builder
	if err := e.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + text.String())
	dev, _ := readCorpus(t)
	items, missing, err := ReadContrasts(bytes.NewReader(unpacked(t, "corpus/setaside-contrast.jsonl.gz")), append(sits, dev...))
	if err != nil {
		t.Fatal(err)
	}
	held, broken := 0, map[string]int{}
	for i := range items {
		if items[i].Broken(graded) == "" {
			held++
		} else {
			broken[items[i].Kind]++
		}
	}
	t.Logf("contrast items: %d of %d hold, %d without situation; broken by kind: %v", held, len(items), missing, broken)
}

// BenchmarkModelLoads is what the first reply pays for the model.
func BenchmarkModelLoads(b *testing.B) {
	for b.Loop() {
		if _, err := DecodeModel(modelFile); err != nil {
			b.Fatal(err)
		}
	}
}
