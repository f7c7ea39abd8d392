package scenario

import "go.yaml.in/yaml/v4"

// checkReferences holds every id that the file names against those that it defines.
func checkReferences(r *reading, s *Scenario) {
	var beats, endings []string
	first := map[string]string{}
	define := func(path, id string) bool {
		if id == "" {
			return false
		}
		if before := first[id]; before != "" {
			at, _ := r.find(before)
			r.wrongAt(path+".id", CodeDuplicateID, "give one of the two another id",
				"the id %s is taken; it stands on line %d already", quote(id), at.line)
			return false
		}
		first[id] = path + ".id"
		return true
	}
	for i, b := range s.Beats {
		if define("beats"+index(i), b.ID) {
			beats = append(beats, b.ID)
		}
	}
	for i, e := range s.Endings {
		if define("endings"+index(i), e.ID) {
			endings = append(endings, e.ID)
		}
	}
	if len(beats) == 0 || len(endings) == 0 {
		return // told already; every reference would be wrong
	}
	refer := func(path, id, what string, known []string) {
		for _, k := range known {
			if k == id {
				return
			}
		}
		if id != "" {
			r.wrongAt(path, CodeUnknownPlace, didYouMean(id, known), "there is no %s %s", what, quote(id))
		}
	}
	places := append(append([]string(nil), beats...), endings...)
	for i, b := range s.Beats {
		for j, l := range b.Leads {
			refer("beats"+index(i)+".leads"+index(j)+".to", l.To, "beat or ending", places)
		}
	}
	for i, p := range s.Proofs {
		refer("proofs"+index(i)+".beat", p.Beat, "beat", beats)
	}
	for i, t := range s.Transcripts {
		refer("transcripts"+index(i)+".ends", t.Ends, "ending", endings)
	}
}

// checkLeads holds the rules of leads: the last one takes every reply that is left,
// and none before it does. A buyer who may deflect needs words for it.
func checkLeads(r *reading, s *Scenario) {
	for i, b := range s.Beats {
		for j, l := range b.Leads {
			path := "beats" + index(i) + ".leads" + index(j)
			when, said := r.node(path + ".when")
			said = said && (when.Kind != yaml.MappingNode || len(when.Content) > 0) // "when: {}" asks for nothing
			switch last := j == len(b.Leads)-1; {
			case last && said:
				r.wrongAt(path+".when", CodeFallback, "add a lead without \"when\" at the end: - to: ...",
					"the last lead has a condition, so some replies would lead nowhere")
			case !last && l.When.always() && !said:
				r.wrongAt(path, CodeFallback, "give it a \"when\", or move it to the end",
					"this lead takes every reply, so those below it are never reached")
			}
		}
	}
	for i, k := range s.Buyer.Knows {
		if k.Trust > 0 && k.Deflect == "" {
			r.wrongAt("buyer.knows"+index(i)+".trust", CodeDeflect, "add \"deflect:\" with the words",
				"below a trust of %d the buyer deflects, and has no words for it", k.Trust)
		}
	}
}
