package main

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"time"
)

// table is the result in Markdown.
func (r result) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d rounds of %d keys; load average %s before and %s after; %d processors, %s/%s.\n\n",
		r.Rounds, r.KeysEach, r.LoadBefore, r.LoadAfter, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	if len(r.Missing) > 0 {
		fmt.Fprintf(&b, "Not on this machine: %s.\n\n", strings.Join(r.Missing, ", "))
	}
	if len(r.typing(nameSpar).Keys) > 0 {
		r.typingTable(&b)
	}
	if len(r.Starting) > 0 {
		r.startTable(&b)
	}
	if len(r.Inside.Turns) > 0 {
		r.insideTable(&b)
	}
	r.targets(&b)
	return b.String()
}

func (r result) typingTable(b *strings.Builder) {
	b.WriteString("| typing | key, median | key, p99 | bytes a key | CPU a key | 2 kB paste | idle bytes/s | idle CPU | memory (own) |\n")
	b.WriteString("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	for _, t := range r.Typing {
		keys := float64(r.Rounds * r.KeysEach)
		fmt.Fprintf(b, "| %s | %s | %s | %.0f | %s | %s | %.0f | %s | %s (%s) |\n", t.Name,
			milli(median(t.Keys)), milli(percentile(t.Keys, 99)), float64(t.Bytes)/keys, micro(t.CPU/time.Duration(keys)),
			milli(median(t.Pastes)), float64(t.IdleBytes)/t.Idle.Seconds(), share(t.IdleCPU, t.Idle), mega(t.Resident), mega(t.Own))
	}
	b.WriteString("\n")
}

func (r result) startTable(b *strings.Builder) {
	b.WriteString("| starting | first frame | on a terminal that answers nothing |\n| --- | ---: | ---: |\n")
	for _, s := range r.Starting {
		name := s.Name
		if name == nameSpar {
			name = fmt.Sprintf("spar, database open, %d scenarios", librarySize)
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", name, milli(median(s.Frames)), milli(median(s.Silent)))
	}
	fmt.Fprintf(b, "| `spar version` | %s | |\n", milli(median(r.SparVersion)))
	if len(r.FzfVersion) > 0 {
		fmt.Fprintf(b, "| `fzf --version` | %s | |\n", milli(median(r.FzfVersion)))
	}
	b.WriteString("\n")
}

func (r result) insideTable(b *strings.Builder) {
	in := r.Inside
	b.WriteString("| inside | median | p99 |\n| --- | ---: | ---: |\n")
	for _, row := range []struct {
		name string
		took []time.Duration
	}{
		{"a reply graded", in.Grades},
		{fmt.Sprintf("a scenario file checked (%d lines)", in.Lines), in.Checks},
		{"a bare row stored durably", in.Bare},
		{"a reply, its marks and the state stored durably", in.Stored},
		{"a whole turn: graded, played, stored", in.Turns},
	} {
		fmt.Fprintf(b, "| %s | %s | %s |\n", row.name, milli(median(row.took)), milli(percentile(row.took, 99)))
	}
	b.WriteString("\n")
}

// targets holds the medians against what they are to be.
func (r result) targets(b *strings.Builder) {
	b.WriteString("| ratio | is | at most |\n| --- | ---: | ---: |\n")
	row := func(name string, a, by, most float64) {
		if a > 0 && by > 0 && !math.IsNaN(a/by) {
			fmt.Fprintf(b, "| %s | %.2f | %.2g |\n", name, a/by, most)
		}
	}
	spar := r.typing(nameSpar)
	for _, to := range []struct {
		name string
		most float64
	}{{nameNano, 4}, {nameFzf, 2}} {
		other := r.typing(to.name)
		row("key to screen, median, to "+to.name, median(spar.Keys).Seconds(), median(other.Keys).Seconds(), to.most)
		row("key to screen, p99, to "+to.name, percentile(spar.Keys, 99).Seconds(), percentile(other.Keys, 99).Seconds(), to.most)
	}
	peer := r.peer()
	row("memory in a talk to "+peer, float64(spar.Resident), float64(r.typing(peer).Resident), 1.2)
	row("first frame to "+peer, median(r.start(nameSpar).Frames).Seconds(), median(r.start(peer).Frames).Seconds(), 0.5)
	row("`spar version` to `fzf --version`", median(r.SparVersion).Seconds(), median(r.FzfVersion).Seconds(), 3)
	row("a durable reply to a bare row", median(r.Inside.Stored).Seconds(), median(r.Inside.Bare).Seconds(), 2)
}

// peer is the program of spar's own kind: gum write, or the control where it is missing.
func (r result) peer() string {
	if len(r.typing(nameGum).Keys)+len(r.start(nameGum).Frames) > 0 {
		return nameGum
	}
	return nameControl
}

func (r result) typing(name string) typed {
	for _, t := range r.Typing {
		if t.Name == name {
			return t.typed
		}
	}
	return typed{}
}

func (r result) start(name string) started {
	for _, s := range r.Starting {
		if s.Name == name {
			return s
		}
	}
	return started{}
}

func median(d []time.Duration) time.Duration { return percentile(d, 50) }

// percentile is the smallest value that is not below p percent of all; 0 for none.
func percentile(d []time.Duration, p int) time.Duration {
	if len(d) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(d))
	return sorted[max(0, (len(sorted)*p+99)/100-1)]
}

// milli is a time in milliseconds; zero is one that could not be had.
func milli(d time.Duration) string {
	if d == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f ms", float64(d)/1e6)
}

func micro(d time.Duration) string { return fmt.Sprintf("%d µs", d.Microseconds()) }
func mega(n int64) string          { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }

// share is how much of one processor was used.
func share(used, of time.Duration) string {
	return fmt.Sprintf("%.3f %%", 100*used.Seconds()/of.Seconds())
}
