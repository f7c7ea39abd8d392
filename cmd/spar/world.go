package main

import (
	"context"
	"io/fs"

	"spar/internal/practice"
	"spar/internal/store"
)

// open opens the store in the data folder, with the library. The caller closes it
// with closing.
func (a *app) open(ctx context.Context) (*practice.Practice, error) {
	lib, err := a.library()
	if err != nil {
		return nil, err
	}
	return a.openWith(ctx, lib)
}

// openWith is open with another library.
func (a *app) openWith(ctx context.Context, lib fs.FS) (*practice.Practice, error) {
	p, err := a.places()
	if err != nil {
		return nil, err
	}
	st, err := store.Open(ctx, p.Database)
	if err != nil {
		return nil, err
	}
	return practice.New(st, lib, practice.Options{}), nil
}

// with opens the store in the data folder, does something with it until that is done or
// the program is asked to stop, and closes it.
func (a *app) with(do func(context.Context, *practice.Practice) error) (err error) {
	ctx, stop := untilStopped()
	defer stop()
	p, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer closing(ctx, p, &err)
	return do(ctx, p)
}

// closing is deferred: it closes p, drafts included, also when the program was told
// to stop, and keeps the first error.
func closing(ctx context.Context, p *practice.Practice, err *error) {
	if failed := p.Close(context.WithoutCancel(ctx)); *err == nil {
		*err = failed
	}
}
