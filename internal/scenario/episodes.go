package scenario

import (
	"slices"
	"strings"
)

// File is a scenario file that was checked, for checks over several of them.
type File struct {
	Name     string
	Src      []byte
	Scenario *Scenario

	found []Problem
}

// Episodes holds the episodes of one client against each other, over all files that are
// checked together: that each is one file, and that the endings which a later one names
// are endings of the earlier one. An episode that is not among the files is not missed. It
// gives the problems of each file in turn.
func Episodes(files []File) [][]Problem {
	clients := map[string]map[int]*File{}
	for i := range files {
		f := &files[i]
		if f.Scenario == nil || f.Scenario.Account == nil {
			continue
		}
		a := f.Scenario.Account
		client := strings.ToLower(a.Client)
		if clients[client] == nil {
			clients[client] = map[int]*File{}
		}
		if before := clients[client][a.Episode]; before != nil {
			f.tell("account.episode", "give one of the two another \"episode:\", or another \"client:\"",
				"%s is episode %d of %s, too", plainName(before.Name), a.Episode, quote(a.Client))
			continue
		}
		clients[client][a.Episode] = f
	}
	for i := range files {
		f := &files[i]
		if f.Scenario == nil || f.Scenario.Account == nil {
			continue
		}
		episodes := clients[strings.ToLower(f.Scenario.Account.Client)]
		if episodes[f.Scenario.Account.Episode] == f {
			f.endings(episodes)
		}
	}
	found := make([][]Problem, len(files))
	for i := range files {
		found[i] = files[i].found
	}
	return found
}

// endings looks for what the file says of how earlier episodes ended.
func (f *File) endings(episodes map[int]*File) {
	refer := func(path string, episode int, ids ...string) {
		earlier := episodes[episode]
		if earlier == nil {
			return
		}
		var known []string
		for _, e := range earlier.Scenario.Endings {
			known = append(known, e.ID)
		}
		for _, id := range ids {
			if id != "" && !slices.Contains(known, id) {
				f.tell(path, didYouMean(id, known), "episode %d, %s, has no ending %s", episode, plainName(earlier.Name), quote(id))
			}
		}
	}
	for i, p := range f.Scenario.Account.Past {
		refer("account.past"+index(i)+".ended", p.Episode, p.Ended)
	}
	for i, b := range f.Scenario.Beats {
		at := "beats" + index(i)
		if b.Opens != nil {
			refer(at+".opens.ended", b.Opens.Episode, b.Opens.Ended...)
		}
		for j, w := range b.Remembers {
			refer(at+".remembers"+index(j)+".when.ended", w.When.Episode, w.When.Ended...)
		}
		for j, l := range b.Leads {
			if c := l.When.Account; c != nil {
				refer(at+".leads"+index(j)+".when.account.ended", c.Episode, c.Ended...)
			}
		}
	}
}

// tell reports a problem at a path of the file, which is read once more for the place.
func (f *File) tell(path, hint, format string, args ...any) {
	var unheard []Problem
	root, from := parse(f.Name, f.Src, &unheard)
	if root == nil {
		return // it was read before, so it can be read
	}
	from.list = &f.found
	r := &reading{source: from, root: root}
	r.wrongAt(path, CodeEpisodes, hint, format, args...)
}
