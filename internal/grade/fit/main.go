// Command fit fits the grader's learned model on the rated corpus and writes its file.
// The same corpus and program give the same bytes.
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"time"

	"spar/internal/grade"
)

// quick is for trying things out.
var quick bool

var start = time.Now()

func step(format string, a ...any) {
	fmt.Fprintf(os.Stderr, "%6.1fs ", time.Since(start).Seconds())
	fmt.Fprintf(os.Stderr, format+"\n", a...)
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("fit: ")
	corpus := flag.String("corpus", "corpus", "folder of the rated corpus")
	out := flag.String("o", "", "file to write the model to")
	held := flag.String("held", "", "file to write the model without the first fold to")
	all := flag.Bool("all", false, "fit on the part that is set aside too; prints no figures")
	worst := flag.Int("worst", -1, "print the worst estimates of this dimension")
	estimates := flag.String("estimates", "", "file to write the left-out estimate of each reply to, tab-separated")
	linear := flag.Bool("linear", false, "measure the linear part and stop")
	drawn := flag.Bool("curve", false, "print the learning curve and stop; takes some minutes")
	flag.BoolVar(&quick, "quick", false, "fit one forest a level and none for the tones, for trying things out")
	flag.Parse()
	if *drawn {
		if err := curve(*corpus); err != nil {
			log.Fatal(err)
		}
		return
	}
	d, err := load(*corpus, *all)
	if err != nil {
		log.Fatal(err)
	}
	d.read()
	if err := d.loadFlagged(*corpus); err != nil {
		log.Fatal(err)
	}
	step("%d replies read, figures rest on %d", len(d.rated), d.measured)
	x, err := newLexical(d)
	if err != nil {
		log.Fatal(err)
	}
	lex, weights, err := x.leftOut()
	if err != nil {
		log.Fatal(err)
	}
	step("linear part")
	if *linear {
		report(d, 0, d.measured, func(i, k int) float64 { return float64(lex[d.fold[i]][i][k]) + 2 })
		return
	}
	e := x.crossValidate(lex, weights)
	step("trees")
	if !*all {
		report(d, 0, d.measured, func(i, k int) float64 { return e.expected[i][k] })
		fmt.Println("the further situations, by their own hand's ratings:")
		report(d, d.measured, len(d.rated), func(i, k int) float64 { return e.expected[i][k] })
	}
	if *estimates != "" {
		if err := d.writeEstimates(*estimates, e); err != nil {
			log.Fatal(err)
		}
	}
	if *worst >= 0 {
		printWorst(d, e, *worst)
	}
	if *held != "" {
		m := x.model(weights[0], lex[0], func(fold int) bool { return fold != 0 })
		tune(m, d, e, func(i int) bool { return d.fold[i] != 0 })
		write(*held, m)
	}
	if *out != "" {
		m := x.shipped(lex)
		tune(m, d, e, func(int) bool { return true })
		write(*out, m)
	}
}

// shipped is the model fitted on all replies, with trees that see of each reply the
// linear estimates made without its fold.
func (x *lexical) shipped(lex []linears) *grade.Model {
	own := make(linears, len(lex[0]))
	for i := range own {
		own[i] = lex[x.d.foldOf(i)][i]
	}
	return x.model(x.whole(), own, func(int) bool { return true })
}

// fitted reads the data and fits a model on all of it, with cuts as they come.
func (d *data) fitted() (*grade.Model, error) {
	d.read()
	x, err := newLexical(d)
	if err != nil {
		return nil, err
	}
	lex, _, err := x.leftOut()
	if err != nil {
		return nil, err
	}
	return x.shipped(lex), nil
}

func write(name string, m *grade.Model) {
	b, err := m.Encode()
	if err == nil && filepath.Ext(name) == ".gz" {
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		_, err = z.Write(b)
		err = errors.Join(err, z.Close())
		b = packed.Bytes()
	}
	if err == nil {
		err = os.WriteFile(name, b, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
	step("%s: %d bytes", name, len(b))
}

// writeEstimates writes a line for each reply: its id, and for each dimension the mean
// rating and the estimate.
func (d *data) writeEstimates(name string, e estimates) error {
	var b bytes.Buffer
	for i := range d.measured {
		b.WriteString(d.rated[i].ID)
		for k, v := range d.rated[i].Mean() {
			fmt.Fprintf(&b, "\t%g\t%.3f", v, e.expected[i][k])
		}
		b.WriteByte('\n')
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

func printWorst(d *data, e estimates, k int) {
	idx := make([]int, d.measured)
	for i := range idx {
		idx[i] = i
	}
	off := func(i int) float64 { return math.Abs(e.expected[i][k] - d.rated[i].Mean()[k]) }
	slices.SortFunc(idx, func(a, b int) int { return cmp.Compare(off(b), off(a)) })
	for _, i := range idx[:45] {
		r := &d.rated[i]
		fmt.Printf("%s %v graded %.1f | %s | %v\n", r.ID, r.Mean(), e.expected[i], r.Reply, r.Ratings[0].Flags)
	}
}

// report prints agreement on the replies from first to last, with cuts fitted on the
// other folds of these.
func report(d *data, first, last int, p func(i, k int) float64) {
	var total float64
	for _, k := range grade.Dimensions() {
		some, fold := d.rated[first:last], d.fold[first:last]
		rated := make([]int, len(some))
		exp := make([]float64, len(some))
		for i := range exp {
			rated[i], exp[i] = some[i].Level(k), p(first+i, int(k))
		}
		graded := make([]int, len(rated))
		for f := range folds {
			var e []float64
			var r []int
			for i := range rated {
				if fold[i] != f {
					e, r = append(e, exp[i]), append(r, rated[i])
				}
			}
			cuts := grade.FitCuts(e, r)
			for i := range rated {
				if fold[i] == f {
					graded[i] = cuts.Level(exp[i])
				}
			}
		}
		var se, mean, vr float64
		for i := range exp {
			mean += some[i].Mean()[k] / float64(len(exp))
		}
		for i := range exp {
			m := some[i].Mean()[k]
			se += (m - exp[i]) * (m - exp[i])
			vr += (m - mean) * (m - mean)
		}
		total += 1 - se/vr
		fmt.Printf("%-13s r2 %.4f %s\n", k, 1-se/vr, grade.Summary(rated, graded))
	}
	fmt.Printf("mean r2 %.4f\n", total/5)
}
