package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// checkAccount holds the past that the file tells, and every condition on it, against the
// episode that the file is.
func checkAccount(r *reading, s *Scenario) {
	if s.Account != nil {
		seen := map[int]bool{}
		for i, p := range s.Account.Past {
			path := "account.past" + index(i) + ".episode"
			switch {
			case p.Episode >= s.Account.Episode && s.Account.Episode > 0 && p.Episode > 0:
				r.wrongAt(path, CodeEpisode, earlier(s.Account.Episode), "episode %d is not before this one, which is episode %d", p.Episode, s.Account.Episode)
			case seen[p.Episode]:
				r.wrongAt(path, CodeDuplicateID, "tell each episode once", "episode %d is told a second time", p.Episode)
			}
			seen[p.Episode] = true
		}
	}
	for i, b := range s.Beats {
		at := "beats" + index(i)
		checkRecall(r, s, at+".opens.episode", b.Opens)
		for j := range b.Remembers {
			checkRecall(r, s, at+".remembers"+index(j)+".when.episode", &b.Remembers[j].When)
		}
		for j, l := range b.Leads {
			checkRecall(r, s, at+".leads"+index(j)+".when.account.episode", l.When.Account)
		}
	}
}

// checkRecall wants a condition to ask for an earlier episode of which the file tells
// what is taken for true where it was not played.
func checkRecall(r *reading, s *Scenario, path string, c *Remembered) {
	if c == nil || c.Episode == 0 {
		return // nothing is asked, or that it is not is told already
	}
	switch a := s.Account; {
	case a == nil:
		r.wrongAt(path, CodeEpisode, "add \"account: { client: ..., episode: 2 }\" to the file", "the file is no episode of an account, so nothing is remembered")
	case c.Episode >= a.Episode:
		r.wrongAt(path, CodeEpisode, earlier(a.Episode), "episode %d is not before this one, which is episode %d", c.Episode, a.Episode)
	case !tells(a, c.Episode):
		r.wrongAt(path, CodeNoPast, pastHint(c.Episode), "the file does not tell episode %d, so nobody knows what holds for a trainee who has not played it", c.Episode)
	}
}

func tells(a *Account, episode int) bool {
	return slices.ContainsFunc(a.Past, func(p Past) bool { return p.Episode == episode })
}

func pastHint(episode int) string {
	return fmt.Sprintf("add to \"account:\" a \"past:\" with \"- episode: %d\" and \"tells:\"", episode)
}

// earlier is the cure for an episode that does not come before this one.
func earlier(this int) string {
	if this <= 1 {
		return "the first episode has none before it; give this file a later \"episode:\""
	}
	return "name one from 1 to " + strconv.Itoa(this-1)
}

// checkRecalled looks at a placeholder of the account, such as {account.1.given}, and
// reports whether it is one. Where a line is said only if the client remembers something,
// it needs no default.
func checkRecalled(r *reading, s *Scenario, path, name string) bool {
	parts := strings.Split(name, ".")
	if parts[0] != "account" || len(parts) < 2 || len(parts) > 3 {
		return false
	}
	field := parts[len(parts)-1]
	at := r.locate(path, "{"+name+"}")
	a := s.Account
	switch {
	case a == nil:
		r.add(at.line, at.col, CodeEpisode, "add \"account: { client: ..., episode: 2 }\" to the file", "%s is about an account, and the file is no episode of one", quote("{"+name+"}"))
	case strings.HasPrefix(path, "account."):
		r.add(at.line, at.col, CodePlaceholder, "write the words out", "the past is what %s is taken from", quote("{"+name+"}"))
	case !slices.Contains(accountFields, field):
		r.add(at.line, at.col, CodePlaceholder, didYouMean(field, accountFields), "%s is nothing that a client remembers", quote(field))
	case len(parts) == 2:
		checkDefault(r, s, at, path, name, field, a.Past)
	default:
		n, err := strconv.Atoi(parts[1])
		switch {
		case err != nil || n < 1 || n >= a.Episode:
			r.add(at.line, at.col, CodeEpisode, earlier(a.Episode), "%s is not an episode before this one, which is episode %d", quote(parts[1]), a.Episode)
		case !tells(a, n):
			r.add(at.line, at.col, CodeNoPast, pastHint(n), "the file does not tell episode %d, so %s has no default", n, quote("{"+name+"}"))
		default:
			checkDefault(r, s, at, path, name, field, slices.DeleteFunc(slices.Clone(a.Past), func(p Past) bool { return p.Episode != n }))
		}
	}
	return true
}

// checkDefault wants the past to have a value for what a text takes from it.
func checkDefault(r *reading, s *Scenario, at mark, path, name, field string, past []Past) {
	if strings.Contains(path, ".remembers[") || guarded(s, path) {
		return
	}
	has := func(p Past) bool {
		switch field {
		case "given":
			return p.Given != ""
		case "percent":
			return p.Percent > 0
		case "sum":
			return p.Sum > 0
		case "promised":
			return p.Promised != ""
		case "ended":
			return p.Ended != ""
		}
		return false
	}
	if !slices.ContainsFunc(past, has) {
		hint := "add \"" + field + ":\" to the past, or move the line under \"remembers:\""
		if field == "small" {
			hint = "move the line under \"remembers:\""
		}
		r.add(at.line, at.col, CodeNoPast, hint, "%s has no default for a trainee who has not played the episode", quote("{"+name+"}"))
	}
}

// guarded reports whether a text is said only where the client remembers something: by a
// lead with a condition on it, or in a beat that only such a memory opens.
func guarded(s *Scenario, path string) bool {
	var beat, lead int
	if n, err := fmt.Sscanf(path, "beats[%d].leads[%d]", &beat, &lead); err == nil && n == 2 {
		return s.Beats[beat].Leads[lead].When.Account != nil || s.Beats[beat].Opens != nil
	}
	if n, err := fmt.Sscanf(path, "beats[%d]", &beat); err == nil && n == 1 {
		return s.Beats[beat].Opens != nil
	}
	return false
}

// checkRemembers finds remembered lines and openings that no past can bring about.
func checkRemembers(r *reading, b *Beat, i int) {
	at := "beats" + index(i)
	if b.Opens != nil {
		switch {
		case i == 0:
			r.wrongAt(at+".opens", CodeNeverTaken, "take it out", "the first beat opens in any case where no other does")
		case b.Opens.in == 0:
			r.wrongAt(at+".opens", CodeNeverTaken, "take one of the two out", "no past can bring this opening about: %s", b.Opens.never())
		}
	}
	left := ^uint64(0)
	for j := range b.Remembers {
		w := &b.Remembers[j].When
		path := at + ".remembers" + index(j) + ".when"
		switch {
		case w.in == 0:
			r.wrongAt(path, CodeNeverTaken, "take one of the two out", "no past can bring this line about: %s", w.never())
		case w.in&left == 0:
			r.wrongAt(path, CodeShadowed, "move it further up, or take it out", "the lines above are said in every past in which this one would be")
		}
		left &= w.out
	}
}

// never says what in a condition on the past cannot be.
func (r *Remembered) never() string {
	p := r.Percent
	switch {
	case p.AtLeast != nil && p.AtMost != nil && *p.AtLeast > *p.AtMost:
		return fmt.Sprintf("percent is to be at least %s and at most %s", shortNumber(*p.AtLeast), shortNumber(*p.AtMost))
	case r.Gave == GaveNothing && p.AtLeast != nil && *p.AtLeast > 0:
		return "who gave nothing gave no part of the price"
	case r.Promise == KeptPromise || r.Promise == BrokenPromise:
		return "whether a promise was kept shows in a later episode, and there is none before this one"
	}
	return "its parts cannot hold together"
}
