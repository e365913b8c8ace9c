package emergency

import "nines/sim/des"

// waitsInQueue schedules the end of the patience with a queue.
func (w *public) waitsInQueue(c *caller) {
	c.timer = w.calendar.Schedule(c.until, patienceEnds, c.slot, c.turn)
}

// staysOn takes that back, as most calls are answered before.
func (w *public) staysOn(c *caller) {
	w.calendar.Cancel(c.timer, patienceEnds, c.slot, c.turn)
	c.turn++
}

// patienceEnd is when the patience with what a caller began to hear at a time will end.
func (w *public) patienceEnd(c *caller, heard Heard, from des.Time) des.Time {
	return from + w.net.Callers.Waits(&c.Person, c.attempt, heard, from)
}

// undrawn stands for the end of the patience with a handover until somebody asks for it.
const undrawn des.Time = -1

// until is when the caller's patience with this wait ends.
func (w *public) until(c *caller) des.Time {
	if c.until == undrawn {
		c.until = w.patienceEnd(c, w.heardInHandover(c), c.due)
	}
	return c.until
}

// mayLeaveBefore reports whether the caller's patience may end before a time. Where it says no, the end has often not been
// drawn: most callers are far more patient than a control room is slow. That spares a twentieth of a day's work.
func (w *public) mayLeaveBefore(c *caller, at des.Time) bool {
	if c.until == undrawn && !w.net.Callers.MayWaitLess(at-c.due, w.floors, &c.Person, c.attempt, w.heardInHandover(c), c.due) {
		return false
	}
	return w.until(c) < at
}

// heardInHandover is what a caller hears who is passed on: at a platform of machines nobody is on the line yet.
func (w *public) heardInHandover(c *caller) Heard {
	if w.net.Platforms[c.platform].Unstaffed {
		return Ringing
	}
	return Handover
}

// losePatience is when the caller hangs up.
func (w *public) losePatience(c *caller) {
	switch c.stage {
	case inSilence:
		w.monitoring.seeSilence(c)
		w.drop(c, Unanswered, c.cause, c.element)
	case inQueue:
		w.drop(c, Abandoned, w.blame.shortageAt(int(c.platform), c, wantPeople), Element{Kind: APlatform, Index: int16(c.platform)})
	case astray, dialling, inLine, ringing, unheard:
		cause, at := w.blame.lossAtHandover(c)
		w.drop(c, AbandonedAtHandover, cause, at)
	default:
		w.fail("caller %d loses patience while %v", c.ID, c.stage)
	}
}
