package main

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"

	"spar/internal/grade"
)

const folds = 10

// data is the corpus with its folds.
type data struct {
	rated     []grade.Rated
	situation []int // number of the situation by reply
	fold      []int
	names     []string
}

func load(dir string) (*data, error) {
	sf, err := os.Open(filepath.Join(dir, "situations.jsonl"))
	if err != nil {
		return nil, err
	}
	defer sf.Close() // only read
	sits, err := grade.ReadSituations(sf)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", sf.Name(), err)
	}
	rf, err := os.Open(filepath.Join(dir, "replies.jsonl"))
	if err != nil {
		return nil, err
	}
	defer rf.Close() // only read
	d := &data{}
	if d.rated, err = grade.ReadRated(rf, sits); err != nil {
		return nil, fmt.Errorf("%s: %w", rf.Name(), err)
	}
	number := map[string]int{}
	for _, s := range sits {
		number[s.Beat] = len(number)
		d.names = append(d.names, s.Beat)
	}
	foldOf := foldsByHash(d.names)
	for i := range d.rated {
		s := number[d.rated[i].Beat]
		d.situation = append(d.situation, s)
		d.fold = append(d.fold, foldOf[s])
	}
	return d, nil
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
