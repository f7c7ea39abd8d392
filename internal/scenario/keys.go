package scenario

import (
	"spar/internal/grade"
)

// This is the one list of what may stand in a scenario file. The decoder, the
// printer, the JSON Schema, the guide's tables and the filling in of parameters are
// all made from these rows; a new key is a new row.

var (
	oneLine = text(maxLine, true)
	prose   = text(maxText, false)
	answer  = text(maxReply, false)
)

func scenarioKeys() []key[Scenario] {
	return []key[Scenario]{
		needed("format", "the version of this format: 1", formatOne(), func(*Scenario) *int { return new(int) }),
		needed("title", "what the trainee picks from the list", oneLine, func(s *Scenario) *string { return &s.Title }),
		needed("skill", "the skill it trains, in one line of a trainee's own words", oneLine, func(s *Scenario) *string { return &s.Skill }),
		needed("difficulty", "easy, medium or hard", choice("a difficulty", CodeChoice, difficulties), func(s *Scenario) *Difficulty { return &s.Difficulty }),
		optional("stage", "prospecting where the buyer has not asked to be sold to; leave it out otherwise", choice("a stage", CodeChoice, stages), func(s *Scenario) *Stage { return &s.Stage }),
		needed("minutes", "how long one attempt takes", whole(1, 120, false), func(s *Scenario) *int { return &s.Minutes }),
		needed("brief", "what the trainee reads first: who they are, who the buyer is, what is at stake", prose, func(s *Scenario) *string { return &s.Brief }),
		optional("parameters", "what a trainee may replace by their own numbers and names", parameters(), func(s *Scenario) *[]Parameter { return &s.Parameters }),
		needed("offer", "what is for sale", group("the offer", offerKeys()), func(s *Scenario) *Offer { return &s.Offer }),
		needed("buyer", "who sits across the table", group("the buyer", buyerKeys()), func(s *Scenario) *Buyer { return &s.Buyer }),
		needed("facts", "concrete points of value, each with a number, a name or a consequence", list(prose, 1), func(s *Scenario) *[]string { return &s.Facts }),
		needed("insight", "what the buyer does not see about their own business", prose, func(s *Scenario) *string { return &s.Insight }),
		optional("stakeholders", "who else decides", list(group("a stakeholder", stakeholderKeys()), 0), func(s *Scenario) *[]Stakeholder { return &s.Stakeholders }),
		needed("beats", "the moments of the talk, the opening one first", list(group("a beat", beatKeys()), 1), func(s *Scenario) *[]Beat { return &s.Beats }),
		needed("endings", "how the talk can end", list(group("an ending", endingKeys()), 1), func(s *Scenario) *[]Ending { return &s.Endings }),
		optional("proofs", "replies with the marks they must get", list(group("a proof", proofKeys()), 0), func(s *Scenario) *[]Proof { return &s.Proofs }),
		optional("transcripts", "written ways through the talk and where each must end", list(group("a transcript", transcriptKeys()), 0), func(s *Scenario) *[]Transcript { return &s.Transcripts }),
		optional("account", "the client, where the talk is one of several with them", maybe(group("the account", accountKeys())), func(s *Scenario) **Account { return &s.Account }),
		optional("forms", "ids of scenarios that train the same moves in other words", list(id("a scenario's id"), 0), func(s *Scenario) *[]string { return &s.Forms }),
	}
}

func parameterKeys() []key[Parameter] {
	return []key[Parameter]{
		needed("label", "what a trainee is asked for", oneLine, func(p *Parameter) *string { return &p.Label }),
		needed("kind", "text, money or percent", choice("a kind of parameter", CodeChoice, parameterKinds), func(p *Parameter) *ParameterKind { return &p.Kind }),
		needed("default", "the value when the trainee gives none", loose(), func(p *Parameter) *string { return &p.Default }),
	}
}

func offerKeys() []key[Offer] {
	return []key[Offer]{
		needed("item", "what it is", oneLine, func(o *Offer) *string { return &o.Item }),
		optional("price", "the list price: a number, or a money parameter in quotes; leave it out where no price is at stake", amount(), func(o *Offer) *written { return &o.price }),
		optional("per", "what the price is for: year, month, visit; leave it out for once", oneLine, func(o *Offer) *string { return &o.Per }),
		needed("currency", "the three letters of the currency, such as USD", currencyCode(), func(o *Offer) *string { return &o.Currency }),
		optional("margin", "the part of the price that is profit, 0 to 1", optionalNumber(0, 1), func(o *Offer) *float64 { return &o.Margin }),
		optional("concessions", "what may be given in place of price, in the order in which to give it", list(oneLine, 0), func(o *Offer) *[]string { return &o.Concessions }),
	}
}

func buyerKeys() []key[Buyer] {
	return []key[Buyer]{
		needed("name", "first name and surname", oneLine, func(b *Buyer) *string { return &b.Name }),
		needed("role", "their job", oneLine, func(b *Buyer) *string { return &b.Role }),
		optional("company", "where they work", oneLine, func(b *Buyer) *string { return &b.Company }),
		needed("temper", "how they are to deal with", prose, func(b *Buyer) *string { return &b.Temper }),
		needed("wants", "what they want out of this talk", prose, func(b *Buyer) *string { return &b.Wants }),
		needed("trust", "their trust at the start, 0 to 10", whole(0, 10, false), func(b *Buyer) *int { return &b.Trust }),
		needed("patience", "their patience at the start, 0 to 10", whole(0, 10, false), func(b *Buyer) *int { return &b.Patience }),
		optional("knows", "what they answer when asked", list(group("an entry of what the buyer knows", knowledgeKeys()), 0), func(b *Buyer) *[]Knowledge { return &b.Knows }),
	}
}

func knowledgeKeys() []key[Knowledge] {
	return []key[Knowledge]{
		needed("about", "words that a question about it holds, any one of which is enough", list(oneLine, 1), func(k *Knowledge) *[]string { return &k.About }),
		optional("trust", "the trust below which they deflect; 0 when left out", whole(0, 10, true), func(k *Knowledge) *int { return &k.Trust }),
		needed("says", "what they answer", prose, func(k *Knowledge) *string { return &k.Says }),
		optional("deflect", "what they say while their trust is too low", prose, func(k *Knowledge) *string { return &k.Deflect }),
	}
}

func stakeholderKeys() []key[Stakeholder] {
	return []key[Stakeholder]{
		needed("who", "name and job", oneLine, func(s *Stakeholder) *string { return &s.Who }),
		needed("concern", "what troubles them", prose, func(s *Stakeholder) *string { return &s.Concern }),
		needed("message", "the words that reach them", prose, func(s *Stakeholder) *string { return &s.Message }),
	}
}

func beatKeys() []key[Beat] {
	return []key[Beat]{
		needed("id", "the beat's name in this file", id("the id of a beat"), func(b *Beat) *string { return &b.ID }),
		needed("buyer", "the buyer's line; a list holds wordings to choose from", sayings(), func(b *Beat) *[]string { return &b.Lines }),
		optional("grades", "the dimensions this beat is about; all five when left out", list(dimension, 1), func(b *Beat) *[]grade.Dimension { return &b.Grades }),
		needed("aim", "what a good answer does", prose, func(b *Beat) *string { return &b.Aim }),
		needed("models", "replies that do it", list(answer, 1), func(b *Beat) *[]string { return &b.Models }),
		needed("leads", "where each kind of reply leads, tried from the top", list(group("a lead", leadKeys()), 1), func(b *Beat) *[]Lead { return &b.Leads }),
		optional("so_far", "what was said before, for playing this beat alone", list(group("a turn", turnKeys()), 1), func(b *Beat) *[]grade.Turn { return &b.SoFar }),
		optional("covers", "a checklist for a long answer", list(oneLine, 1), func(b *Beat) *[]string { return &b.Covers }),
		optional("remembers", "other lines of the buyer for what the client remembers of earlier episodes; the first that holds is said", list(group("a remembered line", wordingKeys()), 1), func(b *Beat) *[]Wording { return &b.Remembers }),
		optional("opens", "what the client must remember for the talk to open here and not with the first beat", maybe(group("\"opens\"", rememberedKeys())), func(b *Beat) **Remembered { return &b.Opens }),
	}
}

func turnKeys() []key[grade.Turn] {
	return []key[grade.Turn]{
		needed("buyer", "what the buyer said", prose, func(t *grade.Turn) *string { return &t.Buyer }),
		needed("reply", "what the seller said", answer, func(t *grade.Turn) *string { return &t.Reply }),
	}
}

func leadKeys() []key[Lead] {
	return []key[Lead]{
		optional("when", "what the reply must have done; the last lead has none", condition(), func(l *Lead) *When { return &l.When }),
		optional("says", "what the buyer answers on the way; a list holds wordings to choose from", sayings(), func(l *Lead) *[]string { return &l.Says }),
		optional("trust", "added to the buyer's trust", whole(-10, 10, true), func(l *Lead) *int { return &l.Trust }),
		optional("patience", "added to the buyer's patience", whole(-10, 10, true), func(l *Lead) *int { return &l.Patience }),
		optional("promise", "kept or broken: what the reply showed of the promise made in an earlier episode", choice("what became of a promise", CodeChoice, promises[2:]), func(l *Lead) *Promise { return &l.Promise }),
		needed("to", "the id of the beat or ending that follows", id("the id of a beat or an ending"), func(l *Lead) *string { return &l.To }),
	}
}

func whenKeys() []key[When] {
	return []key[When]{
		optional("all", "the reply made all of these moves", list(aMove, 1), func(w *When) *[]grade.Move { return &w.All }),
		optional("any", "the reply made at least one of these moves", list(aMove, 1), func(w *When) *[]grade.Move { return &w.Any }),
		optional("none", "the reply made none of these moves", list(aMove, 1), func(w *When) *[]grade.Move { return &w.None }),
		optional("at-least", "the lowest level of a dimension: { value: 3 }", levels(), func(w *When) *map[grade.Dimension]int { return &w.AtLeast }),
		optional("at-most", "the highest level of a dimension: { value: 1 }", levels(), func(w *When) *map[grade.Dimension]int { return &w.AtMost }),
		optional("given", "the percentage of the price given for nothing so far; presents in kind are no part of it", bounds("\"given\"", 0, 100, false), func(w *When) *Bounds { return &w.Given }),
		optional("trust", "the buyer's trust after this reply", bounds("\"trust\"", 0, 10, true), func(w *When) *Bounds { return &w.Trust }),
		optional("patience", "the buyer's patience after this reply", bounds("\"patience\"", 0, 10, true), func(w *When) *Bounds { return &w.Patience }),
		optional("visits", "how often this beat has been played, this time included", bounds("\"visits\"", 1, 100, true), func(w *When) *Bounds { return &w.Visits }),
		optional("account", "what the client remembers of an earlier episode", maybe(group("\"account\" of a condition", rememberedKeys())), func(w *When) **Remembered { return &w.Account }),
	}
}

func endingKeys() []key[Ending] {
	return []key[Ending]{
		needed("id", "the ending's name in this file", id("the id of an ending"), func(e *Ending) *string { return &e.ID }),
		needed("outcome", "won, open or lost", choice("an outcome", CodeChoice, outcomes), func(e *Ending) *Outcome { return &e.Outcome }),
		needed("title", "a line for the debrief", oneLine, func(e *Ending) *string { return &e.Title }),
		needed("says", "the buyer's last line; a list holds wordings to choose from", sayings(), func(e *Ending) *[]string { return &e.Says }),
		needed("why", "what brought the talk here, for the trainee", prose, func(e *Ending) *string { return &e.Why }),
	}
}

func proofKeys() []key[Proof] {
	return []key[Proof]{
		needed("beat", "the id of the beat it answers", id("the id of a beat"), func(p *Proof) *string { return &p.Beat }),
		needed("kind", "strong, weak, hard (too hard) or gaming", choice("a kind of proof", CodeChoice, proofKinds), func(p *Proof) *string { return &p.Kind }),
		needed("reply", "the reply itself", answer, func(p *Proof) *string { return &p.Reply }),
		optional("has", "moves that must be found in it", list(aMove, 0), func(p *Proof) *[]grade.Move { return &p.Has }),
		optional("has-not", "moves that must not be found in it", list(aMove, 0), func(p *Proof) *[]grade.Move { return &p.HasNot }),
		optional("at-least", "the lowest level it must get: { value: 3 }", levels(), func(p *Proof) *map[grade.Dimension]int { return &p.AtLeast }),
		optional("at-most", "the highest level it may get: { value: 1 }", levels(), func(p *Proof) *map[grade.Dimension]int { return &p.AtMost }),
		optional("disputed", "why the grader is wrong and the coach is right", prose, func(p *Proof) *string { return &p.Disputed }),
	}
}

func transcriptKeys() []key[Transcript] {
	return []key[Transcript]{
		needed("name", "what this way through is called", oneLine, func(t *Transcript) *string { return &t.Name }),
		needed("replies", "what the trainee says, turn by turn", list(answer, 1), func(t *Transcript) *[]string { return &t.Replies }),
		needed("ends", "the id of the ending it must reach", id("the id of an ending"), func(t *Transcript) *string { return &t.Ends }),
	}
}

func accountKeys() []key[Account] {
	return []key[Account]{
		needed("client", "the client's name, the same in every episode", oneLine, func(a *Account) *string { return &a.Client }),
		needed("episode", "which meeting this is, from 1", whole(1, 99, false), func(a *Account) *int { return &a.Episode }),
		optional("lifetime", "what the client is worth over the years, in the offer's currency", optionalNumber(0, 1e12), func(a *Account) *float64 { return &a.LifetimeValue }),
		optional("past", "what is taken to have happened in an earlier episode that the trainee has not played", list(pastShape, 1), func(a *Account) *[]Past { return &a.Past }),
	}
}

// pastShape is an earlier episode as the file tells it.
var pastShape = group("an earlier episode", pastKeys())

func pastKeys() []key[Past] {
	return []key[Past]{
		needed("episode", "which meeting it was", whole(1, 98, false), func(p *Past) *int { return &p.Episode }),
		needed("tells", "what the trainee reads of it in the brief", prose, func(p *Past) *string { return &p.Tells }),
		optional("given", "what was given for nothing, in the words it was given in; leave it out for nothing", oneLine, func(p *Past) *string { return &p.Given }),
		optional("percent", "how much of the price that was", optionalNumber(0, 100), func(p *Past) *float64 { return &p.Percent }),
		optional("sum", "how much money that was", optionalNumber(0, 1e12), func(p *Past) *float64 { return &p.Sum }),
		optional("ended", "the id of the ending it came to", id("the id of an ending"), func(p *Past) *string { return &p.Ended }),
		optional("promised", "what was promised, in the words it was promised in", oneLine, func(p *Past) *string { return &p.Promised }),
		optional("promise", "kept, broken or open: what became of it", choice("what became of a promise", CodeChoice, promises[1:]), func(p *Past) *Promise { return &p.Promise }),
	}
}

func rememberedKeys() []key[Remembered] {
	return []key[Remembered]{
		needed("episode", "which earlier meeting", whole(1, 98, false), func(r *Remembered) *int { return &r.Episode }),
		optional("gave", "something or nothing: whether anything was given for nothing, in price or in kind", choice("something or nothing", CodeChoice, givings), func(r *Remembered) *Giving { return &r.Gave }),
		optional("percent", "the percentage of the price given for nothing", bounds("\"percent\"", 0, 100, false), func(r *Remembered) *Bounds { return &r.Percent }),
		optional("ended", "ids of its endings, any one of which will do", list(id("the id of an ending"), 1), func(r *Remembered) *[]string { return &r.Ended }),
		optional("promise", "kept, broken, open or none: what became of what was promised", choice("what became of a promise", CodeChoice, promises), func(r *Remembered) *Promise { return &r.Promise }),
	}
}

func wordingKeys() []key[Wording] {
	return []key[Wording]{
		needed("when", "what the client must remember", group("\"when\" of a remembered line", rememberedKeys()), func(w *Wording) *Remembered { return &w.When }),
		needed("buyer", "the buyer's line then; a list holds wordings to choose from", sayings(), func(w *Wording) *[]string { return &w.Lines }),
	}
}
