package grade

import (
	"slices"
	"strings"
	"testing"
)

// elsewhereSaid are ways of doing nine things, as different people type them, in the
// scene of a buyer who asks for five percent and offers a signature on Friday. They were
// written before the rules that read them and are held to a floor, not tuned one by one.
const elsewhereSaid = `
# trade -unconditional
Put your name to thirty-six months and five percent comes off.
five off? not for one year. for three, yes
I'll trade you. Three years on paper, five percent off the bill.
we'd be able to look at 5% for customers who commit for three years, would that suit you
My answer is yes to 5% on one condition, which is that you take the three-year plan.
ok heres the thing, 3 yrs = 5% off, 1 yr = full price
Sir, five percent can be considered subject to three years commitment.
What if we did 5%, but you locked in for three years?
If three years is something you'd sign up to, five percent is something I'd sign up to.
Pay me the year in advance and the 5% is on.
A longer contract gets you there. Three years and I'll happily take off the five.
i'd want three years from you for that 5
I can only do the 5% with a 3-year agreement, otherwise it stays at 48.
Extend to three years and I will reduce 5 percent, no problem.
The five is on the table the minute you make it three years.
Give me three years of your business, I'll give you 5%. Fair?
Make it thirty-six months and I'll shave five off.
Sure, for a three-year commitment. Without it, no.
You'd get your 5% on a three-year, not on a one-year.
if ur boss signs 3 yrs i'll take 5% off the invoice
The five percent comes with a string attached: three years.
Let's do a deal: I give on price, 5%, you give on length, three years.
Against a signed three-year agreement we are ready to extend 5%.
Bring me a signature for three years by Friday and the five's yours.
Five percent costs me something, so I'd need three years from you to do it.
happy to, as soon as it says three years at the top of the contract
# discount unconditional -trade
5% shouldn't be a problem.
I reckon we can stretch to five percent for you, Marta
ya 5 % we can do
We'd be glad to take 5% off that for you
five percent is okay for us
I've spoken for less. I can do the 5.
I am in position to give you 5% discount
Taking five percent off works for us.
I'll go down to 45,600.
That'd be $45,600 with the five off, and I'm happy with that.
you know what, I can live with 5%
Happy to help, 5% is well within my range
We shall be pleased to allow you five per cent.
can do 5 no bother
I could come down by 5%.
Let me take that five percent off for you.
I've got no issue giving you 5%.
Five off I can live with.
5%? Yeah, go on, we can swing it.
I will reduce the price by five percent.
We'd let you have it for $45,600.
sure i can drop it 5
it is possible for us to make 5% less
I'd be willing to come down five percent.
5% off is doable from our side, Marta
The 5% is yours if you want it.
Alright Marta, you get your five.
5% is agreed then
Okay, forty-five six. Done.
Yes, fine, 5% off, where do I send the papers?
You got it, 5%.
ok ok 5 it is lol
Agreed at five percent, contract follows today.
Good, then we say 5% and I make the contract ready.
Hm, all right. I'll let you have the 5%.
We accept your request of 5%, kindly sign by Friday.
# discount unconditional -trade
Right then, 5% off it is. Send me the PO.
5%, done and dusted
okay you win. five percent
Yes. Five percent. Signed Friday.
consider it done, 5% comes off
Agreed! $45,600.
all right marta 5% then
No problem madam, 5% is confirmed from our side
Go ahead, take the five.
Ach, fine, have the five percent.
I accept the 5%, let's close.
sure thing, 5% off coming your way
OK. New price is $45,600.
ok will do 5 pct, pls send the signed copy
Okey, we make it with five percent less.
You've talked me into it, five it is
# discount unconditional -hold
Nobody in their right mind would refuse that.
you'll not hear me say no to that
I'd have to be off my head to knock that back
How am I meant to say no to a signature on Friday?
I am not in a mood to refuse you
couldn't refuse you if i tried
There's no world in which I turn that down.
far be it from me to refuse
cant really argue with that can i
I have no objection to the 5%.
I don't see why not.
never been able to say no to you
It would be foolish to decline such offer
I can hardly refuse 5% when you put it like that.
im not about to say no to that
You think I'd say no to that? Not a chance.
Turn that down? I'd be an idiot.
I'm not one to say no to that.
I'm in no position to refuse, am I.
You won't get a no out of me.
I find it hard to say no to you, Marta.
Not a chance in hell I'm saying no.
why would i say no to that
Nothing would make me turn that down.
I cannot say that I would refuse this.
It's impossible for me to say no to an offer like that.
# hold -discount -unconditional
I won't move on the price.
five aint happening mate
We're not going to come down by 5%.
No can do, Marta. It's $48,000.
Sorry, I cannot reduce the price any further.
The number is the number, forty-eight thousand.
5% isn't on offer.
regretfully we are unable to extend any discount
there is no wiggle room in the 48
nope, not doing 5
That's a no to the five percent, Friday or not.
I'd rather not drop the price and I'm not going to.
It is not possible for us to give the 5% sir
I'm keeping the price where it is.
we cannot accept 5% less
Let me be plain: there's no five percent here.
That's not a number I can get to.
5% off isn't how we price things.
There will be no five percent, I'm sorry to say.
The 48 stands.
can't budge on price
My answer on the 5% is no.
We must decline the discount.
Not going to happen, Marta, the 5%.
i wont take anything off the 48k
the price is not negotiable, even for friday
If a seller gives up 5% in ten seconds, what else has he padded?
You'd never believe another quote of mine if I shaved this one on request.
Taking 5% off because you asked would tell you I'd been overcharging by 5%.
Were I to cave that quickly, I'd not blame you for doubting everything else I said.
if i said yes to 5 now youd kick yourself for not asking for 10
Suppose I said yes. Wouldn't you wonder why I hadn't offered it last week?
A five percent that falls off the tree at the first shake says the price was wrong.
the day i drop the price for a signature is the day you stop believing it
I lower it, you doubt it. That is how it goes.
When a price moves that easily, people stop trusting it.
# hold question -discount -unconditional
And with that five percent, what would you be able to do?
5 percent, right. why does that number matter to you
What's the five percent meant to fix?
So 5% off by Friday. Who is that for, and what does it change?
what does 5% get u that 48 doesnt
Where's the five percent going to show up on your side?
Say more about the 5%: what problem does it take care of?
I'm hearing 5%. How would that help you with Friday?
5%? What for?
How does five percent make a difference to your team?
You want five off. Which budget line does that rescue?
What is it that $2,400 lets you do?
Tell me, what is the five percent in aid of?
ok 5%. whats that going to do for the forty people using it
If you walked out with your five percent, what would be better on Monday?
Can you tell me what the 5% would be used for?
And the 5%, what's that in aid of?
5% by Friday. Why five?
Where would $2,400 make itself felt with you?
So the ask is five percent. What hangs on it for you?
what's five percent worth to you?
Okay, five percent. What happens if you don't get it?
Which problem goes away if the price is 5% lower?
I noted the 5%. What were you hoping it would do?
how would 5% off change things for your dispatchers?
Can I ask what the five percent is meant to pay for?
# hold -discount -unconditional
drop it just like that and youd never trust a quote from me again
If I folded on 5% you'd think, what else has he got up his sleeve?
Were I to shave it now, you'd be asking yourself why I didn't quote that in the first place.
A discount that quick would tell you the first number was made up.
if we come down so easy the client will think the product is not worth it, you also
Cutting the price on request would only show you that it was wrong to begin with.
You'd lose respect for the number if I moved it that easily.
Imagine I say yes to 5%. Tomorrow you'd ask yourself what the real price is.
Suppose I just gave it to you: you'd have good cause to ask if the 48 was ever serious
the minute i knock 5 off u start thinking the price was fake
If it were that easy to lower, you'd be within your rights to wonder what you'd been paying for.
Would you believe any number from me after I dropped this one in ten seconds?
If I took five percent off just because it's Friday, what would that say about the price on Thursday?
Lowering it now would raise a fair question in your mind about its value.
The day I discount without reason is the day you should doubt my prices.
if i were you and somebody dropped the price that fast id wonder what it was worth
# manager -discount -unconditional
I need to get my director's okay on that 5%
give me a sec, checking with the boss on the 5
The five percent needs approval from head office.
That one has to go through my VP of sales.
I'm not allowed to sign off 5% on my own; let me see what they say.
will take it up with my seniors and let you know on the 5 percent
pls allow me to discuss 5% with our management
It isn't me who decides that. My boss does.
Let me put in a request for the five with my sales director.
Let me phone finance and see if we can go 5%.
i dont get to decide on 5, my manager does
Five percent goes over my head, literally. I'll ask.
I'll have to clear the 5 with the powers that be
Let me go and fight for that with my boss and I'll tell you tomorrow whether you get the 5.
My limit is 2%, anything above has to go to my manager.
I'd have to get that signed off upstairs before I say yes to 5%.
I'd want to clear that with my director first.
let me get back to you on the 5, need to talk to my boss
Discounts are decided by our head office, I will forward your request.
my hands are tied without my manager's say so
Only our commercial director can release 5%. I'll call him.
I have to take this 5% to management for approval
Let me see if I can get my boss to agree to five.
5%... I'd have to escalate that.
Give me till Thursday, I'll ask the powers that be about your five percent.
That's a question for my sales manager, I'll put it to her.
# defer -discount -unconditional -manager
Sure, I'll answer that. But first, what's in and what's out?
price after scope pls, then you get my honest number
Let's not talk five percent until we both know what the rollout looks like.
Noted, Marta. I'd like to nail the rollout first and talk money right after.
We'll get to that 5%, I give you my word. First the plan, please.
give me till we've agreed the seats and i'll tell you straight about the price
I would request to finalise the requirement first, discount we will discuss at the end.
That deserves a proper answer and it'll get one, once we've looked at what you're actually rolling out.
Hang on to that question. As soon as scope's clear you get a yes or a no.
can that wait till the end of the call? you'll have my answer then
5% noted, we come to it at last. Now the scope.
Let me set that to one side for ten minutes. We'll settle what you need, and then I'll tell you where I stand on price.
Understood. Before I say anything about the five, can we agree on what goes live when?
fair. lets do scope now n money later
Before we talk numbers, let's talk about what has to be working on day one. I'll come back to the five, I promise.
I'd rather give you a real answer on that after we've been through the list together.
Scope before price, if you don't mind, and then you'll have a plain answer.
I'll give you a number when we both know what it's a number for.
ask me about the 5 at the end, i wont dodge it
Can we leave the 5% until we've been through what you need?
let's finish talking about the rollout n then ill tell u yes or no on price
I owe you an answer on the five. You'll have it as soon as we've fixed the scope.
Could we put a pin in the price and sort the scope?
One thing at a time: what you need, and then what it costs.
Let me understand what you need first. After that I answer your 5% question.
Price is the last page for me, and we'll get there today.
`

// marta asks for five percent and has nothing else that a reply could take up.
func marta() *Situation {
	return &Situation{
		Context: "You sell Waybill, a program for dispatchers, to a haulage company.", Offer: Offer{Item: "40 seats of Waybill", Price: "$48,000 per year", Currency: "USD"},
		BuyerName: "Marta", BuyerRole: "operations manager", BuyerLine: "Take 5% off and you have my signature on Friday.", Competency: "discount",
	}
}

// TestElsewhereSaid wants nine of ten under each head to come out right.
func TestElsewhereSaid(t *testing.T) {
	p := prepare(marta())
	for block := range strings.SplitSeq(strings.TrimSpace(elsewhereSaid), "\n# ") {
		head, body, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(block), "# "), "\n")
		if !ok {
			t.Fatalf("no lines under %q", head)
		}
		right, all := 0, 0
		for reply := range strings.SplitSeq(body, "\n") {
			all++
			m := gradePrepared(p, reply)
			if does(m.Moves, head) {
				right++
			} else {
				t.Logf("%-40s %q got %v", head, reply, m.Moves)
			}
		}
		t.Logf("%d of %d: %s", right, all, head)
		if float64(right) < rewordShare*float64(all) {
			t.Errorf("%s: %d of %d right", head, right, all)
		}
	}
}

// does reports that the moves hold every one named in want and none that has a minus.
func does(moves []Move, want string) bool {
	for w := range strings.FieldsSeq(want) {
		if slices.Contains(moves, Move(strings.TrimPrefix(w, "-"))) == strings.HasPrefix(w, "-") {
			return false
		}
	}
	return true
}
