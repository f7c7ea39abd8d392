package play

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// script reads a talk out of bytes that a fuzzer made: a line is a reply, and a line
// that begins with "<" takes the last one back.
func script(text string) []Input {
	var inputs []Input
	for _, line := range strings.SplitN(text, "\n", 8) {
		if strings.HasPrefix(line, "<") {
			inputs = append(inputs, Input{Kind: TryAgain})
			continue
		}
		inputs = append(inputs, Input{Kind: Reply, Text: line})
	}
	return inputs
}

// FuzzReplay: a talk that is saved after every input and gone on with from what was
// saved is the talk that is played through, and so is its replay from the inputs alone.
//
//	go test ./internal/play -run xxx -fuzz FuzzReplay -fuzztime 10m
func FuzzReplay(f *testing.F) {
	for i, reply := range pool {
		f.Add(uint64(i), reply+"\n<\n"+pool[(i*5+2)%len(pool)]+"\n"+pool[(i*3+1)%len(pool)])
	}
	all := shipped(f)
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		sc := all[seed%uint64(len(all))]
		straight, events := Begin(sc, seed)
		saved := straight
		var done []Input
		for _, in := range script(text) {
			next, more, err := one(sc, straight, in)
			back := onDisk(t, saved)
			again, moreAgain, errAgain := one(sc, back, in)
			if (err == nil) != (errAgain == nil) || !sameJSON(t, again, next) || !sameJSON(t, moreAgain, more) {
				t.Fatalf("gone on with from the disk, %q leads elsewhere: %v, %v", in.Text, err, errAgain)
			}
			if err != nil {
				continue
			}
			straight, saved, events, done = next, again, append(events, more...), append(done, in)
		}
		replayed, eventsReplayed, err := ReplayAt(sc, seed, "", done)
		if err != nil || !sameJSON(t, replayed, straight) || !sameJSON(t, eventsReplayed, events) {
			t.Fatalf("replayed it leads elsewhere: %v", err)
		}
		for _, e := range events {
			evidenceFits(t, e)
		}
	})
}

// onDisk is a state as it comes back from what is stored.
func onDisk(t *testing.T, st State) State {
	t.Helper()
	b, err := json.Marshal(st)
	if err != nil {
		t.Fatal(err)
	}
	var back State
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

func sameJSON(t *testing.T, a, b any) bool {
	t.Helper()
	x, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(x) == string(y)
}

// evidenceFits holds that the words of evidence stand in the reply, whole, and that an
// event survives being stored.
func evidenceFits(t *testing.T, e Event) {
	t.Helper()
	b, err := EncodeEvent(e)
	if err != nil {
		t.Fatal(err)
	}
	back, err := DecodeEvent(b)
	if err != nil || !reflect.DeepEqual(back, e) && !sameJSON(t, back, e) {
		t.Fatalf("stored and read back, %#v is %#v: %v", e, back, err)
	}
	m, ok := e.(Marked)
	if !ok {
		return
	}
	for _, found := range m.Marks.Evidence {
		if found.Start < 0 || found.End < found.Start || found.End > len(m.Reply) ||
			found.Start < len(m.Reply) && !utf8.RuneStart(m.Reply[found.Start]) ||
			found.End < len(m.Reply) && !utf8.RuneStart(m.Reply[found.End]) {
			t.Fatalf("evidence %+v lies outside %q or cuts a character", found, m.Reply)
		}
	}
}
