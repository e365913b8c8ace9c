package emergency

import "nines/sim/des"

// patience schedules the end of the caller's patience with what is now heard, and remembers it.
func (w *public) patience(c *caller, heard Heard) {
	c.until = w.patienceEnd(c, heard)
	w.calendar.Schedule(c.until, patienceEnds, c.slot, c.turn)
}

// patienceEnd is when the patience with what a caller begins to hear now will end.
func (w *public) patienceEnd(c *caller, heard Heard) des.Time {
	return w.now + w.net.Callers.Waits(&c.Person, c.attempt, heard, w.now)
}

// undrawn stands for the end of the patience with a handover until somebody asks for it, in the instant in which the handover
// begins at the latest.
const undrawn des.Time = -1

// until is when the caller's patience with this wait ends.
func (w *public) until(c *caller) des.Time {
	if c.until == undrawn {
		heard := Handover
		if w.net.Platforms[c.platform].Unstaffed { // nobody is on the line yet
			heard = Ringing
		}
		c.until = w.patienceEnd(c, heard)
	}
	return c.until
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
