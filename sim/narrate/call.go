package narrate

import (
	"fmt"

	"nines/sim/des"
	"nines/sim/emergency"
)

// These are the sentences from the platform's ringing to the control room's.

// patience is how long the caller would go on like this.
func (t *teller) patience(o *emergency.Observation) string {
	if o.Until >= t.Plan.Network.Length {
		return "longer than the run lasts"
	}
	return lasted(o.At, o.Until)
}

// waits describes the wait for an agent. Patience is told too, because it shows how close the caller was to giving up.
func (t *teller) waits(o *emergency.Observation) {
	platform := t.Plan.Network.Platforms[o.Platform].Name
	switch o.Fact {
	case emergency.CallQueued:
		t.reaches(o)
		t.say(o.At, "It rings at %s, and nobody answers yet: waits, and would for %s.", platform, t.patience(o))
		t.enter(waiting, o.At)
	case emergency.AnnouncementHeard:
		t.say(o.At, "Hears an announcement; would now wait for %s.", t.patience(o))
	case emergency.CallRequeued:
		t.reaches(o)
		t.consoleRestarts(o)
	}
}

// consoleRestarts is when an agent's console restarts as it is given the call.
func (t *teller) consoleRestarts(o *emergency.Observation) {
	if t.restarts++; t.restarts > 1 {
		t.say(o.At, "Another console restarts, at %s: back into the queue.", t.centre(o.Element))
		return
	}
	t.say(o.At, "An agent at %s is given the call, and the console restarts, owing to %s: the call is put back into the queue.",
		t.centre(o.Element), t.cause(o.Cause))
	if t.stage != waiting {
		t.enter(waiting, o.At)
	}
}

// centre is the name of a centre.
func (t *teller) centre(e emergency.Element) string { return t.Plan.Network.Centres[e.Index].Name }

// withAgent describes the time with the agent, holds included.
func (t *teller) withAgent(o *emergency.Observation) {
	platform := t.Plan.Network.Platforms[o.Platform].Name
	switch o.Fact {
	case emergency.CallAnswered:
		if o.Element.Kind == emergency.ARoom {
			return // the end of the call says it
		}
		t.reaches(o)
		t.say(o.At, "Agent %d at %s answers on %s %s.", o.Agent, t.centre(o.Element), platform, after(o.Made, o.At))
		t.enter(withAgent, o.At)
	case emergency.CallInterrupted:
		t.say(o.At, "The agent is gone %s, owing to %s: on hold, and holds the line.", after(t.since, o.At), t.cause(o.Cause))
		t.enter(onHold, o.At)
	case emergency.CallResumed:
		t.say(o.At, "Agent %d at %s goes on with the call %s on hold.", o.Agent, t.centre(o.Element), after(t.since, o.At))
		t.enter(withAgent, o.At)
	}
}

// passedOn describes the handover to a control room.
func (t *teller) passedOn(o *emergency.Observation) {
	switch o.Fact {
	case emergency.HandoverBegan:
		t.say(o.At, "%s; the caller would hold on for %s.", t.passesOn(o), t.patience(o))
		t.enter(ringing, o.At)
		t.handover, t.rooms = o.At, 0
	case emergency.HandoverAstray:
		t.say(o.At, "It goes to a wrong number, owing to %s.", t.cause(o.Cause))
		t.rooms = -1
	case emergency.RoomCalled:
		t.roomCalled(o)
	case emergency.RoomFailed:
		t.roomFailed(o)
	}
}

// passesOn says who passes the call on.
func (t *teller) passesOn(o *emergency.Observation) string {
	switch p := &t.Plan.Network.Platforms[o.Platform]; {
	case p.Unstaffed:
		t.reaches(o)
		return "Machines on " + p.Name + " pass the call on"
	case p.StaysOn:
		return fmt.Sprintf("The agent passes the call on %s and stays on the line", after(t.since, o.At))
	}
	return fmt.Sprintf("The agent passes the call on %s and leaves it", after(t.since, o.At))
}

// roomCalled says which control room is called, and why it is another one than before: a wrong number put right, a second
// try, or a buddy.
func (t *teller) roomCalled(o *emergency.Observation) {
	room := t.Plan.Network.Rooms[o.Element.Index].Name
	switch {
	case t.rooms < 0:
		t.say(o.At, "The mistake is noticed %s and put right: the control room %s is called.", after(t.handover, o.At), room)
	case t.rooms == 0:
		t.say(o.At, "The control room %s is called.", room)
	case o.Element == t.home:
		t.say(o.At, "The control room %s is called again.", room)
	default:
		t.say(o.At, "Its buddy is called, the control room %s.", room)
	}
	if t.rooms <= 0 {
		t.home = o.Element
	}
	t.rooms, t.since = max(t.rooms, 0)+1, o.At
}

// roomFailed says why the control room did not take the call. Without a cause it is simply a slow answer.
func (t *teller) roomFailed(o *emergency.Observation) {
	if o.Cause != emergency.NoCause {
		t.say(o.At, "It turns the call away, owing to %s.", t.cause(o.Cause))
		return
	}
	t.say(o.At, "Nobody answers there %s.", within(t.since, o.At))
}

// within is how long something has not happened.
func within(from, to des.Time) string {
	if from == to {
		return "at once"
	}
	return "in " + lasted(from, to)
}
