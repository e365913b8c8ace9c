// Package callback is which lost callers are rung back, when, and what they say. It keeps lists of numbers and knows no
// agents. People are rung back in the order in which their calls were lost. Everything drawn for a person comes from that
// person's key. It is the same under every strategy.
package callback

import (
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/random"
)

// MostRules is how many rules one run can have: a caller remembers on whose lists the number stands.
const MostRules = 16

// Rule says which people are rung back, and who rings. It is immutable during a run.
type Rule struct {
	Remedy    int16               // which remedy it is of: what an observer is told
	Platform  int                 // whose idle agents ring back; -1: those of control rooms
	Services  []bool              // whose control rooms ring back their own callers; nil: a platform does
	Of        uint8               // the losses after which people are rung back, as a set over demand.Loss
	Recorded  float64             // share of the lost calls seen by a platform whose number was recorded
	Unseen    float64             // the same of the calls that no platform saw
	Listed    des.Time            // from the loss until the number is on the list
	Takes     random.Distribution // the agent's time with somebody who answers, before anybody is passed on; the call taker's before the conversation
	Rings     random.Distribution // the agent's time with somebody who does not, in seconds like the other
	Answers   float64             // share of tries that are answered, of people who are not in another call
	Tries     int32               // most tries for each number
	Again     des.Time            // from a try in vain to the next
	NotNeeded float64             // share of those who have given up who need no help any more
	AtOnce    int32               // most agents who ring back at once; of each control room, call takers
	Within    des.Time            // a number whose call was lost longer ago is dropped
}

var (
	forNumber = random.NewPurpose("number recorded")
	forAnswer = random.NewPurpose("call-back answered")
	forNeed   = random.NewPurpose("call-back needed")
	forTakes  = random.NewPurpose("time of call-back")
	forRings  = random.NewPurpose("ringing of call-back")
)

// losses are the names of the losses in a scenario, in the order of the model's.
var losses = [...]string{demand.LossRefused: "refused", demand.LossSilence: "silence", demand.LossCut: "cut", demand.LossAbandoned: "abandoned"}

// After is the set of the losses of such names; of all, if there are none.
func After(names []string) (set uint8) {
	for i, name := range losses {
		if names == nil || slices.Contains(names, name) {
			set |= 1 << i
		}
	}
	return set
}

// Says says after losses of such names, or all if there are none, to follow "callers".
func Says(names []string) string {
	if names == nil {
		return "whose calls were lost"
	}
	says := map[string]string{"refused": "heard a busy tone", "silence": "heard nothing", "cut": "were cut off", "abandoned": "hung up"}
	var list []string
	for _, name := range names {
		list = append(list, says[name])
	}
	return "who " + strings.Join(list, " or ")
}

// Records reports whether the number of a person is recorded whose n-th call was lost so, seen by a platform or not.
func (r *Rule) Records(p *demand.Person, n int32, lost demand.Loss, seen bool) bool {
	share := r.Unseen
	if seen {
		share = r.Recorded
	}
	return r.Of>>lost&1 != 0 && share > 0 && p.Key.Uniform(forNumber, int(n)) < share
}

// IsAnswered reports whether a person answers a try, numbered from 0, if not in another call.
func (r *Rule) IsAnswered(p *demand.Person, try int32) bool {
	return p.Key.Uniform(forAnswer, int(try)) < r.Answers
}

// IsNeeded reports whether somebody who has given up still needs help. Those who want none never do.
func (r *Rule) IsNeeded(p *demand.Person) bool {
	return p.WantsHelp() && p.Key.Uniform(forNeed, 0) >= r.NotNeeded
}

// Talk is the agent's time with a person who answers a try.
func (r *Rule) Talk(p *demand.Person, try int32) des.Time {
	return des.Time(r.Takes.Draw(p.Key, forTakes, int(try), 1))
}

// Ring is the agent's time with a person who does not answer a try.
func (r *Rule) Ring(p *demand.Person, try int32) des.Time {
	return des.Time(r.Rings.Draw(p.Key, forRings, int(try), 1))
}
