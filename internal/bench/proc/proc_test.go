package proc

import (
	"os"
	"runtime"
	"testing"
)

func TestOfThisProcess(t *testing.T) {
	before, err := CPU(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	held := make([]byte, 16<<20)
	sum := 0
	for round := range 2 {
		for i := range held {
			held[i] = byte(i + round)
			sum += int(held[i])
		}
	}
	after, err := CPU(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	resident, own, err := Memory(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	runtime.KeepAlive(held)
	if runtime.GOOS != "linux" {
		if after != 0 || resident != 0 {
			t.Errorf("%v and %d bytes are said where nothing is known", after, resident)
		}
		return
	}
	if after <= before {
		t.Errorf("thirty million additions took %v (their sum is %d)", after-before, sum)
	}
	if own < int64(len(held)) || resident < own {
		t.Errorf("%d bytes resident, %d its own, with %d held", resident, own, len(held))
	}
}

func TestOfNobody(t *testing.T) {
	const nobody = 1 << 30 // more than any system numbers
	if ran, err := CPU(nobody); ran != 0 || err != nil {
		t.Errorf("%v, %v", ran, err)
	}
	if resident, own, err := Memory(nobody); resident != 0 || own != 0 || err != nil {
		t.Errorf("%d, %d, %v", resident, own, err)
	}
}
