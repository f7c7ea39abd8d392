package practice

import "testing"

// TestADeletedAttemptComesBackWhole: what was said, what was typed and not sent, and
// what was written about it.
func TestADeletedAttemptComesBackWhole(t *testing.T) {
	w := newWorld(t)
	p := w.open()
	other := w.talked(p)
	a := w.talked(p)
	if err := p.Remark(t.Context(), a.ID, 2, "Fine, take 5% off.", "I was being ironic."); err != nil {
		t.Fatal(err)
	}
	if err := p.Remark(t.Context(), other.ID, 2, "Fine, take 5% off.", "Not here."); err != nil {
		t.Fatal(err)
	}
	b := w.begin(p)
	w.say(p, b, "The price stays where it is.")
	if err := p.SaveDraft(t.Context(), b, "half a sen"); err != nil {
		t.Fatal(err)
	}
	if err := p.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := export(t, p)
	for _, id := range []string{a.ID, b.ID} {
		gone, err := p.Remove(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if export(t, p) == before {
			t.Fatalf("%s is not deleted", id)
		}
		if err := p.BringBack(t.Context(), gone); err != nil {
			t.Fatal(err)
		}
		if got := export(t, p); got != before {
			t.Errorf("%s came back as\n%s\nand was\n%s", id, got, before)
		}
	}
	if got := w.resume(p, b.ID); got.Draft != "half a sen" {
		t.Errorf("the draft is %q", got.Draft)
	}
	if _, err := p.Remove(t.Context(), "nobody"); err == nil {
		t.Error("an attempt that is not there was removed")
	}
}
