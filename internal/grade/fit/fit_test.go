package main

import (
	"bytes"
	"testing"
)

// TestFitIsReproducible fits a small model twice, from the files on, and wants the same
// bytes. The one that ships is made in the same way: go generate ./internal/grade
func TestFitIsReproducible(t *testing.T) {
	trees := treeOptions.trees
	quick, treeOptions.trees = true, fewTrees
	t.Cleanup(func() { quick, treeOptions.trees = false, trees })
	var first []byte
	for range fits {
		d, err := load("../corpus", false)
		if err != nil {
			t.Fatal(err)
		}
		some := d.only([]int{0, 7, 14, 21, 28, 35, 42, 49, 56, 3, 10, 17})
		some.thin = thin
		m, err := some.fitted()
		if err != nil {
			t.Fatal(err)
		}
		b, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b
		} else if !bytes.Equal(first, b) {
			t.Error("fitted twice on the same replies, the models differ")
		}
	}
	if len(first) < 100_000 {
		t.Errorf("the model has %d bytes only", len(first))
	}
}
