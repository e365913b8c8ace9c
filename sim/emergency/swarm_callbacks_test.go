package emergency

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/emergency/callback"
	"nines/sim/emergency/orders"
)

// firstOfCallBacks is the remedy of the first rule by which the swarm rings back: no other order has it.
const firstOfCallBacks = 10

// swarmCallBacks are any rules by which people are rung back, by a platform or by control rooms, or none. Nobody is rung back
// so late that it could not be over by the end.
func swarmCallBacks(rt *rapid.T, n *Network) {
	seconds := func(what string, least, most int) des.Time {
		return des.Time(number(rt, what, least, most)) * des.Second
	}
	for i := range number(rt, "call-backs", 0, 3) {
		r := callback.Rule{
			Remedy: int16(firstOfCallBacks + i), Platform: number(rt, "platform", 0, len(n.Platforms)-1), Of: uint8(oneOf(rt, "of", 15, 15, 15, 1, 2, 4, 8, 9)),
			Recorded: portion(rt, "recorded"), Unseen: portion(rt, "unseen"), Listed: seconds("listed", 0, 90), Takes: takes(rt, "takes"), Rings: takes(rt, "rings"),
			Answers: portion(rt, "answers"), Tries: int32(number(rt, "tries", 1, 4)), Again: seconds("again", 0, 200), NotNeeded: portion(rt, "not needed"),
			AtOnce: oneOf[int32](rt, "at once", 1, 2, 5, Unlimited), Within: seconds("within", 1, 900),
		}
		if n.Platforms[r.Platform].Unstaffed {
			r.Platform = 0 // where people work
		}
		if rapid.Bool().Draw(rt, "by control rooms") {
			r.Platform, r.Services = None, []bool{rapid.Bool().Draw(rt, "police"), true}
		}
		n.CallBacks = append(n.CallBacks, r)
	}
}

// callBack begins or ends call-backs by a rule.
func (m *monkey) callBack(o *Orders) {
	if rules := len(m.net.CallBacks); rules > 0 {
		o.Give([]Order{orders.CallBack{Rule: m.draw(rules), On: m.draw(4) > 0}})
	}
}

// allBegin begins all call-backs.
func (m *monkey) allBegin(o *Orders) {
	for i := range m.net.CallBacks {
		o.Give([]Order{orders.CallBack{Rule: i, On: true}})
	}
}

// backs is what the witness knows of call-backs.
type backs struct {
	at       map[place][]des.Time // by rule and place: when each of those who ring is free; Never: in a talk
	outcomes [2][Outcomes]int     // by platforms, and by control rooms
	talks    int                  // that began
	helped   int                  // people
}

// place is where people ring back by a rule.
type place struct {
	rule int
	at   Element
}

// isTry says whether a fact is of a call-back in which nobody was talked to who needs help.
func isTry(o *Observation) bool {
	return o.Fact == CalledBack && (o.Outcome == Refused || o.Outcome == Unanswered || o.Outcome == NoRequest)
}

// isBetween says whether a person is in no call after a fact.
func isBetween(last Fact) bool {
	return last == CallEnded || last == OtherNumberFailed || last == CallerGaveUp || last == CalledBack
}

// wasRung says whether a person was talked to in a call-back that has ended.
func (p *person) wasRung() bool { return p.talked != Outcomes }

// ofBack checks a fact of a call-back.
func (v *witness) ofBack(p *person, o *Observation, last Fact) {
	i := RemedyOf(o.Cause) - firstOfCallBacks
	v.must(i >= 0 && i < len(v.net.CallBacks), "rung back by nobody: %+v", *o)
	r, at := &v.net.CallBacks[i], place{i, Element{Kind: APlatform, Index: int16(o.Platform)}}
	if r.Services != nil {
		at.at = Element{Kind: ARoom, Index: v.net.RoomFor[max(0, o.Service)][o.Region]}
		v.must(r.Services[v.net.Rooms[at.at.Index].Service] && o.Agent == 0 && (o.Element == at.at), "rung back by another control room: %+v", *o)
	}
	v.must(int(o.Platform) == r.Platform, "rung back by another platform: %+v", *o)
	if o.Fact == CallBackAnswered || isTry(o) {
		v.beginsBack(p, o, at)
	}
	switch {
	case o.Fact == CallBackAnswered:
		v.must(o.Kind == WantsHelp && p.back == NoCause, "%v answers, who needs nothing or is talked to", o.Kind)
		v.backs.talks++
		p.back, v.backs.at[at] = o.Cause, append(v.backs.at[at], des.Never)
	case isTry(o):
		v.must((o.Outcome == Refused) != isBetween(last), "%v, and the last was %v", o.Outcome, last)
		v.must(o.Outcome != NoRequest || last == CallerGaveUp || p.wasRung(), "needs nothing, after %v", last)
		v.backs.at[at] = append(v.backs.at[at], o.At+o.Sum)
	default:
		v.must(p.back == o.Cause, "a call-back ends by %d that began by %d", o.Cause, p.back)
		p.back, p.talked = NoCause, o.Outcome
		v.leavesBack(at)
	}
	if o.Fact == CalledBack {
		v.must(o.Sum >= 0 && (isTry(o) || o.Sum <= o.At), "took %v", o.Sum)
		if r.Services == nil {
			v.agentTime += o.Sum
		}
		v.backs.outcomes[min(1, len(r.Services))][o.Outcome]++
	}
}

// beginsBack checks that somebody may be rung back now by a rule: a call was lost as the rule says, and not too long ago; the
// tries are not over; and no more ring than may, where something is down for everybody nobody.
func (v *witness) beginsBack(p *person, o *Observation, at place) {
	r := &v.net.CallBacks[at.rule]
	due, losses := false, int32(0)
	for _, l := range p.lost {
		if share := map[bool]float64{true: r.Recorded, false: r.Unseen}[l.seen]; r.Of>>l.how&1 != 0 && share > 0 {
			losses++
			due = due || l.at+r.Listed <= o.At && o.At <= l.at+r.Within
		}
	}
	p.tries[at.rule]++
	v.must(due && p.tries[at.rule] <= losses*r.Tries, "caller %d is rung back by rule %d for the %d. time, after %v", o.Caller, at.rule, p.tries[at.rule], p.lost)
	v.must(v.down[at.at] == 0, "%v rings back and is down", at.at)
	left := v.backs.at[at][:0]
	for _, until := range v.backs.at[at] {
		if until > o.At {
			left = append(left, until)
		}
	}
	v.backs.at[at] = left
	v.must(int32(len(left)) < r.AtOnce, "%d ring back at once by rule %d", len(left)+1, at.rule)
}

// leavesBack ends one talk.
func (v *witness) leavesBack(at place) {
	list := v.backs.at[at]
	for i := range list {
		if list[i] == des.Never {
			list[i] = list[len(list)-1]
			v.backs.at[at] = list[:len(list)-1]
			return
		}
	}
	v.must(false, "a talk ends that has not begun")
}

// ofFate checks that somebody leaves as was told before: as a person who gives up, unless a call-back helped.
func (v *witness) ofFate(p *person, o *Observation) {
	v.must(p.back == NoCause, "leaves while being rung back")
	switch {
	case p.talked == Connected:
		v.backs.helped++
		v.must(o.Fate == Helped && RemedyOf(o.Cause) >= firstOfCallBacks, "was rung back and connected, and %v by %d", o.Fate, o.Cause)
	case p.talked == Open:
		v.must(o.Fate == Trying, "was being rung back at the end, and %v", o.Fate)
	case p.gaveUp:
		v.must(o.Fate == p.fate, "had %v, and leaves as %v", p.fate, o.Fate)
	case p.wasRung():
		v.must(o.Fate == GaveUp, "was rung back in vain, and %v", o.Fate)
	}
}

// finishBacks compares what was told of call-backs with what the world has counted.
func (v *witness) finishBacks() {
	told, ended := int64(v.facts[CalledBack]), 0
	for _, outcomes := range v.backs.outcomes {
		for o, n := range outcomes {
			if o := Outcome(o); o != Refused && o != Unanswered && o != NoRequest {
				ended += n
			}
		}
	}
	insp := &v.world.inspect
	v.must(told == insp.CallBacks && told == insp.CallBacksEnded, "%d call-backs told, of %d", told, insp.CallBacks)
	v.must(ended == v.backs.talks, "%d talks began, and %d ended", v.backs.talks, ended)
	v.must(v.backs.helped == v.backs.outcomes[0][Connected]+v.backs.outcomes[1][Connected], "%d helped, by %v", v.backs.helped, v.backs.outcomes)
	v.must(int64(v.fates[Helped]) == insp.Left[Helped] && int64(v.fates[GaveUp]) == insp.Left[GaveUp], "%v, counted %v", v.fates, insp.Left)
	first := v.outcomes[Connected] + v.outcomes[NoRequest]
	v.must(v.fates[Helped] == first+v.backs.helped, "%d helped, by %d calls and %d call-backs", v.fates[Helped], first, v.backs.helped)
}

func (c *coverage) reportBacks(t *testing.T) {
	for by, who := range []string{"platforms", "control rooms"} {
		for o, n := range c.backs[by] {
			t.Logf("%9d call-backs by %s: %v", n, who, Outcome(o))
		}
		for _, o := range []Outcome{Connected, NoRequest, Refused, Unanswered} {
			require.Positive(t, c.backs[by][o], fmt.Sprint(who, ": ", o))
		}
	}
	require.Positive(t, c.backs[0][AbandonedAtHandover]) // those that are cut are too rare here, and have a test of their own
}
