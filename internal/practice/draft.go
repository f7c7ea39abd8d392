package practice

import (
	"context"
	"errors"

	"spar/internal/store"
)

// draft is what was typed in an attempt after its line seq.
type draft struct {
	seq  int
	text string
}

// SaveDraft stores what is typed and not yet sent; "" takes it away.
func (p *Practice) SaveDraft(ctx context.Context, a *Attempt, text string) error {
	p.KeepDraft(a, text)
	return p.flush(ctx, a.ID)
}

// KeepDraft remembers what is typed without writing it: cheap enough for every key.
// Flush writes it, and so does Close.
func (p *Practice) KeepDraft(a *Attempt, text string) {
	text = storable(text)
	a.Draft = text
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drafts[a.ID] = draft{seq: a.row.Seq, text: text}
}

// Flush writes every draft that was kept and not written. It may be called from any
// goroutine, as when a signal ends the program.
func (p *Practice) Flush(ctx context.Context) error {
	p.mu.Lock()
	ids := make([]string, 0, len(p.drafts))
	for id := range p.drafts {
		ids = append(ids, id)
	}
	p.mu.Unlock()
	var errs []error
	for _, id := range ids {
		errs = append(errs, p.flush(ctx, id))
	}
	return errors.Join(errs...)
}

// flush writes the kept draft of one attempt. A draft for a turn that was answered
// elsewhere is dropped, with the error that says so; after any other error it is
// kept for the next time.
func (p *Practice) flush(ctx context.Context, attempt string) error {
	p.mu.Lock()
	kept, ok := p.drafts[attempt]
	p.mu.Unlock()
	if !ok {
		return nil
	}
	err := p.store.SaveDraft(ctx, attempt, kept.seq, kept.text, p.opts.Now())
	if err == nil || errors.Is(err, store.ErrConflict) || errors.Is(err, store.ErrNotFound) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.drafts[attempt] == kept { // not typed on in the meantime
			delete(p.drafts, attempt)
		}
	}
	return err
}

// carry takes the kept draft along to a line that did not end its turn.
func (p *Practice) carry(attempt string, seq int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if kept, ok := p.drafts[attempt]; ok {
		p.drafts[attempt] = draft{seq: seq, text: kept.text}
	}
}

// forget drops the kept draft of a turn that is over.
func (p *Practice) forget(attempt string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.drafts, attempt)
}

// typed reports whether something was typed in an attempt that is not written yet.
func (p *Practice) typed(attempt string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.drafts[attempt].text != ""
}
