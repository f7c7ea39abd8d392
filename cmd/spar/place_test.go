//go:build unix

package main

import (
	"regexp"
	"testing"
	"time"
)

// TestGoingOnTellsTheTimeOfThePlace: line by line an attempt began when the clock on the
// wall says so, as in the history.
func TestGoingOnTellsTheTimeOfThePlace(t *testing.T) {
	const ahead = 14 * time.Hour
	t.Setenv("TZ", "Pacific/Kiritimati")
	dir := t.TempDir()
	spar(t, dir, "The price stays.\n", "play", "five-percent", "--plain", "--new")
	out := spar(t, dir, "", "play", "--plain", "--resume")
	found := regexp.MustCompile(`begun \d+ \w+ (\d+:\d+)`).FindStringSubmatch(out)
	if found == nil {
		t.Fatalf("no time:\n%s", out)
	}
	begun, err := time.Parse("15:04", found[1])
	if err != nil {
		t.Fatal(err)
	}
	there := time.Now().UTC().Add(ahead)
	minutes := func(at time.Time) int { return 60*at.Hour() + at.Minute() }
	const day = 24 * 60
	if ago := (minutes(there) - minutes(begun) + day) % day; ago > 60 {
		t.Errorf("begun at %s, and there it is %s", found[1], there.Format("15:04"))
	}
}
