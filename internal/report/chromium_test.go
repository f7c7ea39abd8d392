package report

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	_ "image/png" // what a browser's picture is
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"spar/internal/practice"
	"spar/internal/schedule"
)

// browser is a Chromium that is here; the test is skipped without one, but fails where
// all tools are required.
func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("SPAR_REQUIRE") == "all" {
		t.Fatal("chromium is missing")
	}
	t.Skip("chromium is missing")
	return ""
}

// pictures is where the pictures go: a folder that somebody named to look at them, or one
// that is thrown away.
func pictures(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("SPAR_PICTURES"); dir != "" {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	return t.TempDir()
}

// seen opens a page in a real browser: its picture, and all that the browser said.
func seen(t *testing.T, name string, page []byte) (image.Image, string) {
	t.Helper()
	program, dir := browser(t), pictures(t)
	file, picture := filepath.Join(dir, name+".html"), filepath.Join(dir, name+".png")
	if err := os.WriteFile(file, page, 0o644); err != nil {
		t.Fatal(err)
	}
	// A folder of its own keeps the browser away from anybody's profile. Its helpers may write
	// there a moment longer than it runs: what they leave behind is no fault of the page. Without
	// its sandbox it runs as root, and without /dev/shm where that is small: containers have both.
	profile, err := os.MkdirTemp("", "spar-browser-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(profile) })
	args := []string{"--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr", "--v=0",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", // what it does beside is not the page's
		"--user-data-dir=" + profile, "--window-size=1000,1600", "--screenshot=" + picture, "file://" + file}
	// A browser that hangs or falls on a machine that stands still says nothing of the page.
	said, err := shot(t, program, args)
	for range 2 {
		if err != nil {
			t.Logf("once more: %v\n%s", err, said)
			said, err = shot(t, program, args)
		}
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	f, err := os.Open(picture)
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	defer f.Close()
	shown, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return shown, said
}

// shot runs the browser once and returns what it said.
func shot(t *testing.T, program string, args []string) (string, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.WaitDelay = 10 * time.Second // its helpers may hold its output open
	var said bytes.Buffer
	cmd.Stderr = &said
	err := cmd.Run()
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // it has ended well itself
	}
	return said.String(), err
}

// TestThePageInABrowser looks at the report as a browser shows it: something is drawn, in
// the page's own colours, and its policy refuses nothing of the page itself. To look at
// the pictures:
//
//	SPAR_PICTURES=/tmp/pictures go test ./internal/report -run InABrowser
func TestThePageInABrowser(t *testing.T) {
	var replies []schedule.Reply
	for day := range 28 {
		replies = append(replies, answered(1+day, day%5, day%3 > 0))
	}
	s := practice.Standing{Now: turnDay(30), Replies: replies, Cards: schedule.Cards(replies, time.UTC)}
	honest := NewPeriod(s, nil, 0, time.Time{}, "Ada")
	for name, p := range map[string]Period{"report": honest, "report-hostile": hostilePeriod()} {
		var page bytes.Buffer
		if err := p.HTML(&page); err != nil {
			t.Fatal(err)
		}
		shown, said := seen(t, name, page.Bytes())
		for _, bad := range []string{"Refused to", "CONSOLE", "net::ERR"} {
			if strings.Contains(said, bad) {
				t.Errorf("%s: the browser says %q:\n%s", name, bad, said)
			}
		}
		var ink, accent, all int
		for y := shown.Bounds().Min.Y; y < shown.Bounds().Max.Y; y++ {
			for x := shown.Bounds().Min.X; x < shown.Bounds().Max.X; x++ {
				all++
				c := color.NRGBAModel.Convert(shown.At(x, y)).(color.NRGBA)
				if c.R < 128 {
					ink++
				}
				if c.B > c.R+60 && c.G > c.R+60 {
					accent++ // headings, bars and dots; text has no hue
				}
			}
		}
		if ink < all/500 || ink > all/2 || accent < all/2000 {
			t.Errorf("%s: of %d dots %d are ink and %d in the page's colour", name, all, ink, accent)
		}
	}
}
