package tui

import (
	"strings"
	"testing"
)

func TestAMarkCanBeCalledWrong(t *testing.T) {
	d := newDriver(t, openPractice(t, testLibrary(t, oak(t))), 80, 24)
	d.press("enter", "enter")
	d.typeIn("It stays at 2,400.")
	d.press("enter", "w")
	d.shows("This mark is wrong", "It stays at 2,400.")
	d.press("enter")
	d.shows("Say what is wrong first")
	d.typeIn("Why? I held the price")
	d.press("enter")
	d.shows("Your reply, graded", "Kept for your coach")
	got, err := d.p.Remarks(t.Context())
	if err != nil || len(got) != 1 || got[0].Note != "Why? I held the price" || got[0].Reply != "It stays at 2,400." {
		t.Errorf("%+v, %v", got, err)
	}
	d.press("w", "esc")
	d.shows("Your reply, graded")
}

func TestRemarkScreen(t *testing.T) {
	inEverySize(t, "remark", func(d *driver) {
		gradedReply(d)
		d.press("w")
		d.typeIn(strings.Repeat("It was a trade, and the return was the signature on Friday. ", 3))
	})
}

func TestPlainSaysThatAMarkIsWrong(t *testing.T) {
	p := plainPractice(t, market)
	out := playPlain(t, p, "/wrong\nOK, 5% it is.\n/wrong\nI was joking.\n/quit\n", PlainOptions{Scenario: "market"})
	holds(t, out, "No reply has been graded yet.", "Marks for turn 1", "Kept for your coach")
	got, err := p.Remarks(t.Context())
	if err != nil || len(got) != 1 || got[0].Note != "I was joking." || got[0].Turn != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}
