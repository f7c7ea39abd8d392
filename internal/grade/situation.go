package grade

// Situation is what the grader knows of the moment in which a reply is typed.
// Package scenario fills it from a beat, bulk grading from a line of JSON. Every
// field may be empty; what is empty cannot count for or against the reply.
type Situation struct {
	Context      string   `json:"context"`
	Offer        Offer    `json:"offer"`
	Facts        []string `json:"facts"`
	Insight      string   `json:"insight"`
	Stakeholders []string `json:"stakeholders"`
	BuyerName    string   `json:"buyer_name"`
	BuyerRole    string   `json:"buyer_role"`
	BuyerLine    string   `json:"buyer_line"`
	Competency   string   `json:"competency"`

	// History is what was said before BuyerLine, oldest first.
	History []Turn `json:"-"`
	// Models are this beat's model replies; Elsewhere are model replies of other
	// beats. A reply that copies one is noted "copied".
	Models    []string `json:"-"`
	Elsewhere []string `json:"-"`
}

// Offer is what is for sale. Concessions cost the seller less than price does and
// stand in the order in which they should be given; the rated corpus calls them "floor".
type Offer struct {
	Item        string   `json:"item"`
	Price       string   `json:"price"`
	Currency    string   `json:"currency"`
	Concessions []string `json:"floor"`
}

// Turn is one buyer line and the reply to it.
type Turn struct {
	Buyer string `json:"buyer"`
	Reply string `json:"reply"`
}
