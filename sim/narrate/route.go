package narrate

import (
	"fmt"
	"slices"

	"nines/sim/emergency"
	"nines/sim/words"
)

// These are the sentences from dialling to a platform, or to the end of the last route.

// callMade starts a new call. What was known of the last one is forgotten, except the number of calls.
func (t *teller) callMade(o *emergency.Observation) {
	t.Calls = int(o.Attempt)
	t.routes, t.restarts, t.mixed, t.only = 0, 0, false, nil
	t.enter(dialled, o.At)
	if o.Attempt == 1 {
		t.say(o.At, "Calls for the first time.")
		return
	}
	t.say(o.At, "Calls again %s, for the %s time%s.", after(t.ended, o.At), words.Ordinal(int(o.Attempt)), t.otherPhone(o))
}

// otherPhone says which phone the call comes from, if it is the first from another than before.
func (t *teller) otherPhone(o *emergency.Observation) string {
	own := &t.heard[0]
	if t.hasMoved || o.Provider == own.Provider && o.Access == own.Access {
		return ""
	}
	t.hasMoved = true
	text := ", from another phone, by " + t.Plan.Network.Providers[o.Provider].Name
	if access := t.Plan.Network.Demand.Accesses[o.Access].Name; o.Access != own.Access {
		text += " (" + access + ")"
	}
	return text
}

// goesLikeTheLast says whether a call is lost as it is made, in just the way of the one before: then it is told in few words.
func (t *teller) goesLikeTheLast(i int) bool {
	shape, end := t.shape(i)
	same := end > 0 && slices.Equal(shape, t.before)
	t.before = shape
	if !same {
		return false
	}
	o := &t.heard[end]
	t.Lost++
	t.ended = o.At
	t.say(o.At, "The same again: hears %s. Lost: %s.", sounds[o.Outcome], o.Outcome)
	return true
}

// step is what a call goes through, in as much as it can be alike in two calls.
type step struct {
	fact    emergency.Fact
	outcome emergency.Outcome
	cause   int16
	element emergency.Element
}

// shape is all that a call goes through which is lost as it is made, and where that ends; nothing of another.
func (t *teller) shape(i int) (list []step, end int) {
	for j := i + 1; j < len(t.heard) && t.heard[j].At == t.heard[i].At; j++ {
		switch o := &t.heard[j]; o.Fact {
		case emergency.TroubleTouched:
		case emergency.RouteFailed, emergency.CallEnded:
			list = append(list, step{o.Fact, o.Outcome, o.Cause, o.Element})
			if o.Fact == emergency.CallEnded && sounds[o.Outcome] != "" {
				return list, j
			}
		default:
			return nil, 0
		}
	}
	return nil, 0
}

// sounds are what callers hear whose call is lost on the way.
var sounds = map[emergency.Outcome]string{
	emergency.Blocked: "a failure tone", emergency.Refused: "a busy tone", emergency.Unanswered: "a tone in the end",
}

// routeFailed describes a route that failed. If it is the only route, the end of the call describes it.
func (t *teller) routeFailed(i int) {
	o := &t.heard[i]
	t.meets(o.Cause)
	if o.Outcome == emergency.Unanswered {
		t.say(o.At, "The network leaves the silence %s.", after(t.since, o.At))
		return
	}
	t.routes++
	if next := t.next(i); t.routes == 1 && next != nil && next.Fact == emergency.CallEnded && next.Cause == o.Cause {
		t.only = o
		return
	}
	t.say(o.At, "%s: %s.", t.tries(t.platformOf(o.Element)), t.failing(o, "it"))
}

// next is the next event, apart from touches of faults.
func (t *teller) next(i int) *emergency.Observation {
	for j := i + 1; j < len(t.heard); j++ {
		if t.heard[j].Fact != emergency.TroubleTouched {
			return &t.heard[j]
		}
	}
	return nil
}

// tries begins a sentence on the next route of the call.
func (t *teller) tries(platform string) string {
	if t.routes > 1 {
		return "Next it tries " + platform
	}
	return "The network tries " + platform
}

// failing is how a route fails.
func (t *teller) failing(o *emergency.Observation, platform string) string {
	cause := func(words string) string { return words + ", owing to " + t.cause(o.Cause) }
	way := " to " + t.platformOf(o.Element)
	switch down := t.isDown(o.Cause, o.Element); {
	case down && o.Element.Kind == emergency.ACircuitGroup:
		return cause("the circuits" + way + " are dead")
	case o.Outcome == emergency.Blocked:
		return cause("no circuit" + way + " is free")
	case o.Cause == emergency.Unsupported:
		return platform + " has not the features that calls over this network need"
	case down:
		return cause(platform + " takes no calls")
	case o.Cause >= 0 && t.Plan.Trouble.Faults[o.Cause].Condition.Lost&t.Plan.Network.Providers[o.Provider].Needs != 0:
		return cause(platform + " has lost what calls over this network need")
	case o.Cause == emergency.OutOfService:
		return platform + " takes calls no longer"
	}
	return cause(platform + " has no room")
}

// isDown reports whether the cause is that the element itself is down. The other case is a full queue of callers who wait in
// vain.
func (t *teller) isDown(cause int16, e emergency.Element) bool {
	if cause < 0 {
		return false
	}
	f := &t.Plan.Trouble.Faults[cause]
	inVain := f.Condition.Down == emergency.RingingTone && e.Kind == emergency.APlatform
	return f.Condition.Down != emergency.Up && !inVain && slices.Contains(f.On, e)
}

// platformOf is the platform to which a circuit group leads, or that the element is.
func (t *teller) platformOf(e emergency.Element) string {
	n := t.Plan.Network
	if e.Kind == emergency.ACircuitGroup {
		return n.Platforms[n.Groups[e.Index].Platform].Name
	}
	return n.Platforms[e.Index].Name
}

// meets notes what the routes of a call fail by.
func (t *teller) meets(cause int16) {
	t.mixed = t.mixed || t.routes > 0 && cause != t.blamed
	t.blamed = cause
}

// silenceBegan describes a call that is neither refused nor answered. The caller cannot tell where the silence comes from,
// but the story can.
func (t *teller) silenceBegan(o *emergency.Observation) {
	t.meets(o.Cause)
	where := "The caller's own network is silent"
	if o.Element.Kind != emergency.AProvider {
		t.routes++
		where = t.tries(t.platformOf(o.Element)) + ": silence"
	}
	t.enter(inSilence, o.At)
	t.say(o.At, "%s, owing to %s. Hears nothing, and would listen for %s.", where, t.cause(o.Cause), t.patience(o))
}

// reaches says that another route than the first has led to a platform.
func (t *teller) reaches(o *emergency.Observation) {
	if t.stage <= inSilence && t.routes > 0 {
		t.say(o.At, "Next it tries %s, which takes the call.", t.Plan.Network.Platforms[o.Platform].Name)
	}
}

// lostOnTheWay is the loss of a call that has reached no platform.
func (t *teller) lostOnTheWay(o *emergency.Observation) string {
	if t.only != nil {
		return fmt.Sprintf("Hears %s: %s.", sounds[o.Outcome], t.failing(t.only, t.platformOf(t.only.Element)))
	}
	return fmt.Sprintf("No route is left: hears %s.", sounds[o.Outcome])
}
