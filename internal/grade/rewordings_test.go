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
# trade -unconditional
I give you five, you give me three years
Three-year term gets you to 5%
5 off the moment I've a 36 month contract on my desk
You'll have your five percent the day you add the Dayton seats
Only if you pay upfront, then 5% is fine
My five for your three years, fair?
happy w/ 5% provided its a multi year
Five's there when the order goes to sixty seats
Commit to two years and the five percent is in the contract
I can only get to five with a longer commitment from you
what would you say to 5% against payment in advance?
you sign three years, i do 5%, simple
# discount unconditional -trade -hold
Five it is then, you've twisted my arm
Right, five off, let's get the paperwork moving
Yes to the five percent
I'll make it 5% less, just for you
You've got a deal
okay okay, have your five percent
There's five percent for you, Dana
Sure thing, 5% coming off
Let's do it, 5% and we're done
we'll meet you at 45,600
as a goodwill gesture we reduce the price by 5 percent
Not a chance I'd turn that down
Hard to say no to that, so yes
You won't hear a no from me on five
I'd be a fool not to take that
No reason for me to refuse, you'll have it
ok madam we agree with your 5 percent
5% no worries
# hold -discount -unconditional
five's a no from me
That number isn't moving
Forty-eight thousand, as quoted
Not five, not two, not one
you won't get 5% out of me
I don't have five percent to give away
Nope. Same price for everyone with 40 seats
I'd rather lose the deal than cut the price
5% would be too much for us
our price is already fair, it remains same
We never give discounts for a signature date
I'm standing by the quote
Five percent? That's a no
it stays where it is
# question -discount -unconditional
Help me understand the 5%, what does it get you?
So five percent. Who needs to see it?
What is it about five percent that matters?
What happens inside Corbel when you bring home 5%?
What would you do with the $2,400?
Is it the money or the having got something?
5% - what problem does it solve
# hold -discount -unconditional
If I gave it to you that easily, you'd be right to ask what else is soft
Say I cut it by 5%: next year you'd expect ten
Take five off today and you'll never believe our list price again
A discount this quick would make you doubt the rest
The minute we drop the price, you start wondering about the product
Would you trust my quote if I knocked five off just like that?
were we to cave now you would wonder what it was worth
When a seller drops 5% in one breath you ask yourself what it's really worth
# manager -discount -unconditional
I'd need sign-off from my director for that
Not my call, I'll raise it with the boss
Leave it with me, I'll speak to management
Only my VP can approve five percent
i have to ask head office first
I'm not authorised to give 5%
can I come back to you once I've spoken to my manager?
will check internally and revert
my hands are full but I'll ask my boss about the five
Let me see what my director says
I'd have to get the okay from finance
# defer -discount -unconditional -manager
I heard the five. First let's see what you need on day one
Let's get the scope right, and then we'll talk about the five
The price comes last. What does Martin need to see?
I'd like to shelve the discount until we know the start date
give me until Thursday on the number and you'll have a proper answer
Good question, wrong moment. Price after the plan
we'll come to that. who else signs?
Can the five wait till after we've met Martin?
I won't dodge it, I'll just do it second
keep that thought about 5%, we return to it when the scope is fixed
Not ignoring you on price, I just want to do it in the right order
5% is on my list, right after the go-live date
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
