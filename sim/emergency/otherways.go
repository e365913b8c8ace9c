package emergency

import "nines/sim/emergency/demand"

// phones is whose phone a caller calls from.
type phones struct {
	own, another demand.Phone // of the caller, and the other in use from that call on
	from         int32        // the first call from another phone; 0: there is none
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

// takeAnotherPhone has a caller make all further calls from a phone of another provider; false: there is none. The next call
// comes after as long as a redial after a busy tone. It is made even if it is one more than most people make. Until then
// whoever rings back reaches the caller's own phone.
func (w *public) takeAnotherPhone(c *caller) bool {
	other, exists := w.arrivals.AnotherPhone(&c.Person)
	if !exists {
		return false
	}
	c.own, c.another, c.from = demand.Phone{Access: c.Access, Provider: c.Provider}, other, c.attempt+1
	w.calendar.Schedule(w.now+w.net.Callers.Gap(&c.Person, c.attempt, LossRefused), callerRedials, c.slot, c.turn)
	return true
}

// tellFate tells that a caller leaves or gives up. The caller is one of the provider of the first call, whatever phone the
// last one was made from.
func (w *telling) tellFate(c *caller, f Fact, fate Fate) *Observation {
	o := w.tellOf(c, f)
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
