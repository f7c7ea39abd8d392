package main

import (
	"compress/gzip"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"

	"gonum.org/v1/gonum/mat"

	"spar/internal/grade"
)

const folds = 10

// none is the fold left out where none is.
const none = -1

// data is the corpus with its folds.
type data struct {
	rated     []grade.Rated
	measured  int   // so many of rated, from the first: figures and cuts rest on these
	situation []int // number of the situation by reply
	fold      []int
	hand      []hand // who rated it
	names     []string
	reading   []grade.Reading
	made      []made
	tone      toneLines
	voc       grade.Vocabulary
	prose     []prose
	samples   []sample   // of joined and of strung words
	thin      int        // joints learn from every so manieth sample; 0 is from all
	loose     [2]float32 // the looseness from which a reply is held to be strung
	// jointsLeft are the joints fitted without each fold.
	jointsLeft [folds]*grade.Joints
}

// read reads every reply as the model will.
func (d *data) read() {
	var stems [][]uint64
	for i := range d.rated {
		stems = append(stems, grade.Stems(d.rated[i].Reply))
	}
	d.voc = grade.Vocabulary{}
	for _, h := range newTable(stems, d.situation, minVocabulary, 1).hash {
		d.voc[h] = true
	}
	grounds := make([]grade.Grounds, len(d.names))
	ready := make([]bool, len(d.names))
	for i := range d.rated {
		k := d.situation[i]
		if !ready[k] {
			grounds[k], ready[k] = grade.NewGrounds(d.rated[i].Situation), true
		}
		d.reading = append(d.reading, grounds[k].Read(d.rated[i].Reply, d.voc))
	}
	d.made = d.augment(grounds)
	d.readJoints()
}

// targets are what the linear part estimates: a row for each reply.
func (d *data) targets() *mat.Dense {
	y := mat.NewDense(len(d.rated), grade.Targets, nil)
	for i := range d.rated {
		r := &d.rated[i]
		row := y.RawRowView(i)
		for k, v := range r.Mean() {
			row[k] = v - 2
		}
		part := 1 / float64(len(r.Ratings))
		for _, one := range r.Ratings {
			for k, t := range grade.Tones() {
				if one.Tone == t {
					row[grade.MinorTarget+k] += part
				}
			}
			for _, f := range one.Flags {
				for k, m := range grade.Moves()[:grade.Targets-grade.FlagTarget] {
					if m.ID == f {
						row[grade.FlagTarget+k] += part
					}
				}
			}
		}
	}
	return y
}

// load reads the corpus in a folder, and behind it the further situations, whose one
// rating is by another hand: they are learned from, and no figure or cut rests on them.
// With all, it also reads the part that is set aside and on which no figure may be tuned.
func load(dir string, all bool) (*data, error) {
	d := &data{}
	read := func(situations, replies string, by hand) error {
		sits, rated, err := loadPart(dir, situations, replies)
		d.add(sits, rated, by)
		return err
	}
	err := read("situations.jsonl", "replies.jsonl", first)
	if err == nil && all {
		err = read("setaside-situations.jsonl.gz", "setaside-replies.jsonl.gz", first)
	}
	if err != nil {
		return nil, err
	}
	d.measured = len(d.rated)
	if err := read("more-situations.jsonl", "more-replies.jsonl", further); err != nil {
		return nil, err
	}
	return d, d.loadTone(dir)
}

// add deals the situations of one part into folds. Each part is dealt by itself, so that
// what is added later moves no situation to another fold.
func (d *data) add(sits []grade.RatedSituation, rated []grade.Rated, by hand) {
	number := map[string]int{}
	var names []string
	for i, s := range sits {
		number[s.Beat] = i
		names = append(names, s.Beat)
	}
	foldOf := foldsByHash(names)
	for i := range rated {
		s := number[rated[i].Beat]
		d.situation = append(d.situation, len(d.names)+s)
		d.fold, d.hand = append(d.fold, foldOf[s]), append(d.hand, by)
	}
	d.names, d.rated = append(d.names, names...), append(d.rated, rated...)
}

// loadPart reads situations and the replies to them.
func loadPart(dir, situations, replies string) ([]grade.RatedSituation, []grade.Rated, error) {
	var sits []grade.RatedSituation
	err := reading(filepath.Join(dir, situations), func(r io.Reader) (err error) {
		sits, err = grade.ReadSituations(r)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	var rated []grade.Rated
	err = reading(filepath.Join(dir, replies), func(r io.Reader) (err error) {
		rated, err = grade.ReadRated(r, sits)
		return err
	})
	return sits, rated, err
}

// reading opens a file, unpacking it if its name ends in .gz.
func reading(name string, read func(io.Reader) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() // only read
	var r io.Reader = f
	if filepath.Ext(name) == ".gz" {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := read(r); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// foldsByHash deals whole situations into folds of equal size, in the order of a
// hash of their ids.
func foldsByHash(ids []string) []int {
	h := make([]uint64, len(ids))
	for i, id := range ids {
		f := fnv.New64a()
		f.Write([]byte("fold 1 " + id)) // never fails
		h[i] = f.Sum64()
	}
	out := make([]int, len(ids))
	for i := range ids {
		rank := 0
		for j := range ids {
			if h[j] < h[i] || h[j] == h[i] && j < i {
				rank++
			}
		}
		out[i] = rank % folds
	}
	return out
}

// foldOf and readingOf are those of a reply by its number: the rated ones come first,
// then the made ones.
func (d *data) foldOf(i int) int {
	if i < len(d.rated) {
		return d.fold[i]
	}
	return d.made[i-len(d.rated)].fold
}

// handOf is whose ratings a reply has, by its number.
func (d *data) handOf(i int) hand {
	if i < len(d.rated) {
		return d.hand[i]
	}
	return d.made[i-len(d.rated)].hand
}

func (d *data) readingOf(i int) *grade.Reading {
	if i < len(d.rated) {
		return &d.reading[i]
	}
	return &d.made[i-len(d.rated)].reading
}
