// Command fit fits the grader's learned model on the rated corpus, and its joints on the texts of
// the library as well, and writes its file. The same corpus and program give the same bytes.
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

// order is what is asked for; an empty name asks for nothing.
type order struct {
	corpus    string
	all       string // model to write, fitted on the part set aside too
	open      string // model to write, fitted without that
	held      string // model to write, fitted without the first fold either
	estimates string
	worst     int
	linear    bool
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("fit: ")
	var o order
	flag.StringVar(&o.corpus, "corpus", "corpus", "folder of the rated corpus")
	library := flag.String("library", "", "take the texts of this `folder` of scenarios into the corpus, and stop")
	flag.StringVar(&o.all, "o", "", "file to write the model to that is fitted on the part set aside too")
	flag.StringVar(&o.open, "open", "", "file to write the model to that is fitted without it")
	flag.StringVar(&o.held, "held", "", "file to write the model without the first fold to")
	flag.IntVar(&o.worst, "worst", -1, "print the worst estimates of this dimension")
	flag.StringVar(&o.estimates, "estimates", "", "file to write the left-out estimate of each reply to, tab-separated")
	flag.BoolVar(&o.linear, "linear", false, "measure the linear part and stop")
	drawn := flag.Bool("curve", false, "print the learning curve and stop; takes some minutes")
	flag.BoolVar(&quick, "quick", false, "fit one forest a level, none for the tones and joints in two rounds, for trying things out")
	flag.Parse()
	do := func() error { return o.fit() }
	if *drawn {
		do = func() error { return curve(o.corpus) }
	}
	if *library != "" {
		do = func() error { return takeLibrary(o.corpus, *library) }
	}
	if err := do(); err != nil {
		log.Fatal(err)
	}
}

// fit measures the model by cross-validation and writes what is asked for.
func (o *order) fit() error {
	x, err := readCorpus(o.corpus, nil)
	if err != nil {
		return err
	}
	d := x.d
	lex, weights, err := x.leftOut()
	if err != nil {
		return err
	}
	step("linear part")
	if o.linear {
		report(d, 0, d.measured, func(i, k int) float64 { return float64(lex[d.fold[i]][i][k]) + 2 })
		return nil
	}
	e := x.crossValidate(lex, weights)
	step("trees")
	report(d, 0, d.measured, func(i, k int) float64 { return e.expected[i][k] })
	fmt.Println("the further situations, read as the first hand would, beside their own hand's ratings:")
	report(d, d.measured, len(d.rated), func(i, k int) float64 { return e.expected[i][k] })
	if o.estimates != "" {
		if err := d.writeEstimates(o.estimates, e); err != nil {
			return err
		}
	}
	if o.worst >= 0 {
		printWorst(d, e, o.worst)
	}
	if o.held != "" {
		tune(e.held, d, e, func(i int) bool { return d.fold[i] != 0 })
		if err := write(o.held, e.held); err != nil {
			return err
		}
	}
	m := x.shipped(lex)
	tune(m, d, e, func(int) bool { return true })
	if o.open != "" {
		if err := write(o.open, m); err != nil {
			return err
		}
	}
	if o.all == "" {
		return nil
	}
	x, lex, weights = nil, nil, nil // they are large, and done with
	return writeAll(o.all, o.corpus, m)
}

// readCorpus reads the rated corpus in a folder, the flagged replies and the texts of the
// library, and fits the linear part. With the model fitted on the open part it reads what is set aside too, and
// takes over where a reply is held to be strung.
func readCorpus(dir string, open *grade.Model) (*lexical, error) {
	d, err := load(dir, open != nil)
	if err != nil {
		return nil, err
	}
	if open != nil {
		d.loose = open.Joints.Loose
	}
	if err := d.loadProse(dir); err != nil {
		return nil, err
	}
	d.read()
	if err := d.loadFlagged(dir); err != nil {
		return nil, err
	}
	step("%d replies read, figures rest on %d", len(d.rated), d.measured)
	return newLexical(d)
}

// writeAll fits a model on the part set aside as well and writes it. What turns estimates
// into levels and moves it takes from the one that was fitted without it, so that nothing
// is chosen by that part.
func writeAll(name, corpus string, open *grade.Model) error {
	x, err := readCorpus(corpus, open)
	if err != nil {
		return err
	}
	lex, _, err := x.leftOutOnce()
	if err != nil {
		return err
	}
	step("linear part of all")
	m := x.shipped(lex)
	m.Levels, m.ToneBias, m.Doubt, m.Flags, m.Priced = open.Levels, open.ToneBias, open.Doubt, open.Flags, open.Priced
	return write(name, m)
}

// shipped is the model fitted on all replies, with trees that see of each reply the
// linear estimates made without its fold.
func (x *lexical) shipped(lex []linears) *grade.Model {
	own := make(linears, len(lex[0]))
	for i := range own {
		own[i] = lex[x.d.foldOf(i)][i]
	}
	return x.model(x.whole(), own, none)
}

// fitted reads the data and fits a model on all of it, with cuts as they come.
func (d *data) fitted() (*grade.Model, error) {
	d.read()
	x, err := newLexical(d)
	if err != nil {
		return nil, err
	}
	lex, _, err := x.leftOutOnce()
	if err != nil {
		return nil, err
	}
	return x.shipped(lex), nil
}

func write(name string, m *grade.Model) error {
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
		return err
	}
	step("%s: %d bytes", name, len(b))
	return nil
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
