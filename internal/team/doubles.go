package team

import (
	"fmt"
	"strings"

	"spar/internal/practice"
	"spar/internal/text"
)

// Two people who mean the same may say a short thing in the same words; nobody says a long
// one so by chance. A reply of at least fewWords words that two people share is a match; two
// matches in one talk, or a talk whose every counted reply is one, is told.
const fewWords = 8

// sent is an attempt with the results that it came in.
type sent struct {
	in *Results
	*practice.Examined
}

// doubles finds attempts that were sent twice and replies that came under two names, adds
// what it finds to the results, and gives the attempts that are left out: of the same
// attempt all but the longest, and, unless keep is set, everything under two names.
func doubles(all []*Results, keep bool) map[*practice.Examined]bool {
	out := map[*practice.Examined]bool{}
	byID, byTalk := map[string][]sent{}, map[string][]sent{}
	var ids, talks []string
	for _, r := range all {
		for i := range r.Attempts {
			s := sent{r, &r.Attempts[i]}
			if byID[s.ID] == nil {
				ids = append(ids, s.ID)
			}
			byID[s.ID] = append(byID[s.ID], s)
			talk := s.Run.Drill + "/" + s.Scenario
			if byTalk[talk] == nil {
				talks = append(talks, talk)
			}
			byTalk[talk] = append(byTalk[talk], s)
		}
	}
	for _, id := range ids {
		sameAttempt(byID[id], keep, out)
	}
	for _, talk := range talks {
		sameReplies(byTalk[talk], keep, out)
	}
	return out
}

// sameAttempt tells of one attempt in several files.
func sameAttempt(all []sent, keep bool, out map[*practice.Examined]bool) {
	if len(all) < 2 {
		return
	}
	longest := all[0]
	names := map[string]bool{}
	for _, s := range all {
		names[s.in.who()] = true
		if s.Seq > longest.Seq {
			longest = s
		}
	}
	for _, s := range all {
		other := all[0]
		if other.Examined == s.Examined {
			other = all[1]
		}
		where := fmt.Sprintf("%s:%d", other.in.File, other.At)
		if len(names) > 1 {
			s.in.find(s.At, s.ID, SharedAttempt, "ask both whose it is; --keep-doubles takes it in under the first name", "the same attempt is in %s, under another name", where)
			out[s.Examined] = !keep || s.Examined != longest.Examined
			continue
		}
		if s.Examined != longest.Examined {
			s.in.find(s.At, s.ID, Double, "it counts once", "the same attempt is in %s as well", where)
			out[s.Examined] = true
		}
	}
}

// sameReplies tells of replies that two people share, word for word, in one scenario.
func sameReplies(all []sent, keep bool, out map[*practice.Examined]bool) {
	first := map[string]sent{} // a folded reply and who said it first
	for _, s := range all {
		counted, matches := 0, map[*practice.Examined][]practice.ExaminedReply{}
		others := map[*practice.Examined]sent{}
		for _, r := range s.Replies {
			if !r.Counts {
				continue
			}
			counted++
			key := strings.Join(strings.Fields(text.Fold(r.Text)), " ")
			if strings.Count(key, " ")+1 < fewWords {
				continue
			}
			other, known := first[key]
			switch {
			case !known:
				first[key] = s
			case other.in.who() != s.in.who() && other.ID != s.ID:
				matches[other.Examined] = append(matches[other.Examined], r)
				others[other.Examined] = other
			}
		}
		for e, shared := range matches {
			if len(shared) < 2 && len(shared) < counted {
				continue
			}
			other := others[e]
			tell := func(s, with sent, at int) {
				s.in.find(at, s.ID, SharedReplies, "ask both; --keep-doubles takes both in",
					"%d of %d replies are, word for word, those of %s:%d, which is under another name", len(shared), counted, with.in.File, with.At)
				out[s.Examined] = out[s.Examined] || !keep
			}
			tell(s, other, shared[0].At)
			tell(other, s, other.At)
		}
	}
}
