package grade

import (
	"slices"
	"strings"
	"testing"
)

// rewordings are ways of doing one thing in the scene of the five percent, as blunt,
// formal, foreign or hurried people type it. Under each head stand the moves that
// every line below must make and, after a minus, must not make.
const rewordings = `
# trade -unconditional
Five percent is yours if you commit to three years
sign for 36 months and i can do the five
I could get to 5% provided you pay the full year up front
5% yes, but only on a three year contract
make it a two-year deal and I'll take five percent off
If we go to 60 seats I can give you the 5
You want five, I want three years. Deal?
we can do 5 pct when you prepay annual amount
Happy to give you the 5% in exchange for a reference call with two of our prospects
I'd do five in return for a longer term
the five is possible, against a 24 month commitment
5% off, as long as you sign for three years
Give me a case study and you'll have your five percent
if u sign 3 yrs then 5% ok
# discount unconditional -trade -hold
I can do 5%
ok 5 off, done
Sure, take the five percent
yeah we can knock that off for you
Alright, you've got your five percent
Fine by me, I'll send the new price over
no problem at all, 5% off
I'll take 5 percent off the invoice
we will give you the 5% discount madam
go on then, five it is
That's doable, I'll adjust the quote
Consider the five percent done
I think we can manage five
5 pct is ok for us
I'd be happy to reduce it by five percent
You drive a hard bargain. $45,600 it is
how about we just say 45,600
I couldn't possibly say no to you
I'm not going to refuse you 5%
I'd be crazy to turn that down
can't see any reason not to give you that
who am I to say no to five percent
I wouldn't dream of refusing
# hold -discount -unconditional
I can't do 5%
I'm not able to offer five percent
No, the price stays at $48,000
We don't discount, sorry
5% isn't going to happen
there's no five percent in it for me to give
I won't be taking anything off
cant go lower mate
The price is the price
We're holding at 48
I'm afraid five percent is off the table
no chance of 5 off
that's not a discount I can give
sorry madam this price is already final
i have to say no to the five
I'll have to turn down the 5%
I'd refuse that to anyone
# question -discount -unconditional
You asked for 5%; what would it buy you?
What would five percent do for you?
5%, ok I heard you. What changes if you get it?
What's the five percent for?
why five and not three?
Where does the five percent come from?
who asked you to get the 5%?
If you had the five percent, what would you do with it?
# hold -discount -unconditional
If I dropped the price you'd rightly wonder what it was worth
If I cut 5% now you would ask what else I was hiding
were I to knock five off, you'd stop trusting the first number
If we lowered it today, you'd doubt every quote we send
The moment I take 5% off you'll wonder what it was worth before
Dropping the price would only make you question it
suppose I gave you the 5, you would think the price was padded
A price that falls when you push it was never a real price
# manager -discount -unconditional
Let me ask my manager about the 5
I'll check with my boss and get back to you
need to run this by my director first
Let me take that upstairs
I don't have the authority for 5%, I'd have to ask
that's above my pay grade, let me talk to my VP
my manager has to approve any discount
i will speak with my superior and revert
I'll see what my boss says about 5%
gotta clear it with finance
let me see if they'll let me do 5
it is not in my power to decide this, I ask my director
# defer -discount -unconditional -manager
Fair ask. Let's leave the number till we've settled scope, then I'll give you a straight answer
I hear you on the five. Can we park it until we've gone through the rollout?
Let's come back to the price once scope is clear
Price last, scope first
Noted. We'll talk about the discount at the end
before we get to the 5%, let's agree what you need
I'll answer that one, but after we have looked at the pilot results
let's put the five to one side for a minute
Understood. I'd like to set the number aside till Thursday
first the scope, then the price, and you get a clear answer
can we do price at the end? i promise i come back to it
hold that thought on price, i want to see who needs to sign first
ok the 5, parking that for now
Let's not do numbers yet. Once we know what is in, I'll give you a yes or no
`

// rewordShare is the part of the lines under each head that must come out right.
const rewordShare = 0.9

func TestRewordings(t *testing.T) {
	p := prepare(fivePercent())
	for block := range strings.SplitSeq(rewordings, "\n# ") {
		head, body, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(block), "# "), "\n")
		if !ok {
			continue
		}
		right, all := 0, 0
		for reply := range strings.SplitSeq(body, "\n") {
			m := gradePrepared(p, reply)
			all++
			good := true
			for w := range strings.FieldsSeq(head) {
				id, known := ParseMove(strings.TrimPrefix(w, "-"))
				if !known {
					t.Fatalf("no move %q", w)
				}
				if slices.Contains(m.Moves, id) == strings.HasPrefix(w, "-") {
					good = false
				}
			}
			if good {
				right++
			} else {
				t.Logf("%-40s %q got %v", head, reply, m.Moves)
			}
		}
		if float64(right) < rewordShare*float64(all) {
			t.Errorf("%s: %d of %d right", head, right, all)
		}
	}
}
