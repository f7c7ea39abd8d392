package scenario

import (
	"embed"
	"strconv"
	"strings"
)

// templates are files that a coach starts from: each plays at once.
//
//go:embed templates/*.yaml
var templates embed.FS

// Template is a row: a kind of talk to start from, and what stands in it until the
// coach says otherwise.
type Template struct {
	ID  string
	Doc string
	// Values are the defaults of the answers, see Answers.
	Values Answers
}

// Answers are what a coach is asked for. An empty one takes the template's own.
type Answers struct {
	Title string
	Item  string
	// Price is in major units of Currency.
	Price    float64
	Currency string
	// Per is what the price is for, such as month; Once for a price that is paid once.
	Per string
	// Name is the buyer's first name and surname.
	Name, Role, Company string
}

// Once is the answer of a price that is paid once.
const Once = "once"

// Templates lists the kinds of talk to start from.
func Templates() []Template {
	return []Template{
		{"discount", "a buyer who asks for a discount before signing",
			Answers{"A discount before signing", "20 seats of Orderly", 24000, "USD", "year", "Joan Baxter", "office manager", "Baxter Supplies"}},
		{"first-impression", "a buyer with a wrong first impression",
			Answers{"Made for the big ones", "Roundtrip for small fleets", 290, "EUR", "month", "Henk de Boer", "owner", "De Boer Laundry"}},
		{"cold-call", "a call to somebody who did not wait for it",
			Answers{"A lorry on the ramp", "a door check for cold rooms", 900, "GBP", Once, "Moira Lennox", "stores manager", "Lennox Fish"}},
		{"consensus", "a friend inside who wants to carry it alone to the others",
			Answers{"Leave it with me", "the Harbour planning board", 36000, "USD", "year", "Toni Reyes", "project lead", "Reyes and Cole"}},
		{"recovery", "an angry client, and the fault was yours",
			Answers{"Twice in one month", "daily parts deliveries", 52000, "EUR", "year", "Ines Duarte", "site manager", "Duarte Roofing"}},
		{"renewal", "a client of many years with a rival's leaflet on the desk",
			Answers{"The leaflet in November", "the energy desk", 31000, "GBP", "year", "Alan Whitby", "managing director", "Whitby Mills"}},
	}
}

// New is the text of a scenario file made from a template. id becomes the file's name and is
// told in its notes. What is wrong with it, with the template's id or with an answer is a
// *RefusedError.
func New(template, id string, answers Answers) ([]byte, error) {
	if !isID(id) {
		return nil, &RefusedError{quote(id) + " cannot be an id", "use small letters, digits and dashes, such as " + idLike(id)}
	}
	for _, t := range Templates() {
		if t.ID != template {
			continue
		}
		src, err := templates.ReadFile("templates/" + t.ID + ".yaml")
		if err != nil {
			return nil, err
		}
		return t.fill(string(src), id, answers)
	}
	var names []string
	for _, t := range Templates() {
		names = append(names, t.ID)
	}
	return nil, &RefusedError{"there is no template " + quote(template), didYouMean(template, names)}
}

// perMarks are the marks of what the price is for: of one that is paid once nothing is left.
func perMarks(per string) []string {
	for _, word := range []string{"per ", "a ", "an "} {
		per = strings.TrimPrefix(per, word)
	}
	if per == Once {
		return []string{"  per: \"__PER__\"\n", "", "__A_PER__", ""}
	}
	article := " a "
	if strings.ContainsAny(per[:1], "aeioAEIO") || strings.HasPrefix(per, "hour") {
		article = " an "
	}
	return []string{"__PER__", per, "__A_PER__", article + per}
}

// fill puts the answers in place of the marks __NAME__ and so on.
func (t Template) fill(src, id string, a Answers) ([]byte, error) {
	pairs := []string{"__ID__", id}
	for _, p := range []struct{ mark, what, given, usual string }{
		{"__TITLE__", "title", a.Title, t.Values.Title},
		{"__ITEM__", "item", a.Item, t.Values.Item},
		{"__CURRENCY__", "currency", strings.ToUpper(a.Currency), t.Values.Currency},
		{"__PER__", "time that the price is for", a.Per, t.Values.Per},
		{"__NAME__", "buyer's name", a.Name, t.Values.Name},
		{"__ROLE__", "role", a.Role, t.Values.Role},
		{"__COMPANY__", "company", a.Company, t.Values.Company},
	} {
		value := strings.TrimSpace(p.given)
		if value == "" {
			value = p.usual
		}
		if what := HiddenIn(value); what != "" || strings.ContainsAny(value, "\n\r\t\"\\{}") || len(value) > maxLine {
			return nil, &RefusedError{"the " + p.what + " cannot be " + quote(value), "use one line without double quotes, braces and backslashes"}
		}
		if p.mark == "__PER__" {
			pairs = append(pairs, perMarks(value)...)
			continue
		}
		pairs = append(pairs, p.mark, value)
	}
	price := a.Price
	if price == 0 {
		price = t.Values.Price
	}
	if !(price > 0 && price <= 1e12) {
		return nil, &RefusedError{What: "the price must be a number above 0, such as 24000"}
	}
	pairs = append(pairs, "__PRICE__", strconv.FormatFloat(price, 'f', -1, 64))
	out := []byte(strings.NewReplacer(pairs...).Replace(src))
	if s, problems := Decode(id+".yaml", out); s == nil {
		// An answer that is no currency, for instance.
		return nil, &RefusedError{What: "with these answers the file would not be right: " + problems[0].Message, Cure: problems[0].Hint}
	}
	return out, nil
}
