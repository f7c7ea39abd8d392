package main

import (
	"errors"
	"os"
	"runtime/pprof"
	"runtime/trace"
)

// profile writes what a server does while some type, for go tool pprof and go tool trace.
type profile struct{ cpu, trace, allocs *os.File }

// begin writes to path.cpu and path.trace.
func (p *profile) begin(path string) (err error) {
	if p.cpu, err = os.Create(path + ".cpu"); err != nil {
		return err
	}
	if p.trace, err = os.Create(path + ".trace"); err != nil {
		return err
	}
	if p.allocs, err = os.Create(path + ".allocs"); err != nil {
		return err
	}
	return errors.Join(pprof.StartCPUProfile(p.cpu), trace.Start(p.trace))
}

func (p *profile) end() error {
	pprof.StopCPUProfile()
	trace.Stop()
	return errors.Join(pprof.Lookup("allocs").WriteTo(p.allocs, 0), p.cpu.Close(), p.trace.Close(), p.allocs.Close())
}
