package emergency

import "nines/sim/emergency/demand"

// phones is whose phone a caller calls from.
type phones struct {
	own  demand.Phone // of the caller, once another is in use
	from int32        // the first call from another phone; 0: there is none
}

// isAtAnotherPhone reports whether the next call is the first from another phone. No limit and no notice stops that one.
func (c *caller) isAtAnotherPhone() bool { return c.from == c.attempt+1 }

// callsElsewhere makes somebody who would give up call from another phone, or call another number, and reports whether they
// do. Each way is tried once.
func (w *public) callsElsewhere(c *caller) bool {
	ways := &w.net.Callers.Elsewhere
	if c.from == 0 && ways.TakesAnotherPhone(&c.Person) && w.takeAnotherPhone(c) {
		return true
	}
	if ways.CallsAnotherNumber(&c.Person, c.vain) {
		w.callOther(c, demand.KnownNumber)
		return true
	}
	return false
}

// takeAnotherPhone gives a caller a phone of another provider for all further calls; false: there is none. The next call
// comes after as long as a redial after a busy tone. It is made even if it is one more than most people make.
func (w *public) takeAnotherPhone(c *caller) bool {
	other, exists := w.arrivals.AnotherPhone(&c.Person)
	if !exists {
		return false
	}
	c.own, c.from = demand.Phone{Access: c.Access, Provider: c.Provider}, c.attempt+1
	c.Access, c.Provider = other.Access, other.Provider
	w.calendar.Schedule(w.now+w.net.Callers.Gap(&c.Person, c.attempt, LossRefused), callerRedials, c.slot, c.turn)
	return true
}

// tellLeft tells a caller's fate. The caller is one of the provider of the first call, whatever phone the last one was made
// from.
func (w *telling) tellLeft(c *caller, fate Fate) *Observation {
	o := w.tellOf(c, CallerLeft)
	if o.Fate = fate; c.from > 0 {
		o.Access, o.Provider = c.own.Access, c.own.Provider
	}
	return o
}

// causeOfHelp is the cause in facts of another number: the notice that gives it, or that people know it.
func (w *public) causeOfHelp(notice int) int16 {
	if notice == demand.KnownNumber {
		return OtherNumber
	}
	return RemedyCause(int(w.notices.Of(notice).Remedy))
}
