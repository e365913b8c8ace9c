package emergency

import "nines/sim/emergency/orders"

// followNotice makes somebody who is about to call the emergency number call another number, if they follow a notice that
// gives one.
func (w *public) followNotice(c *caller) bool {
	notice := w.notices.Followed(&c.Person, c.vain)
	if notice == None {
		return false
	}
	w.callOther(c, notice)
	return true
}

// callOther is when somebody calls the number that a notice gives. Whoever it helps is helped at once, and holds the line
// for a while; whoever it does not help has lost that time.
func (w *public) callOther(c *caller, notice int) {
	number := &w.notices.Of(notice).Number
	if !number.Wrong && !w.notices.Seize(notice) {
		w.triesOther(c, notice)
		w.failOther(c)
		return
	}
	takes, helps := number.Try(&c.Person, notice)
	if !number.Wrong {
		w.calendar.Schedule(w.now+takes, otherLineFrees, int32(notice), 0)
	}
	if helps {
		w.helpElsewhere(c, notice)
		return
	}
	w.triesOther(c, notice)
	w.calendar.Schedule(w.now+takes, otherNumberFails, c.slot, c.turn)
}

// triesOther notes that somebody calls the number of a notice in vain.
func (w *public) triesOther(c *caller, notice int) {
	if c.attempt == 0 && c.vain == 0 {
		w.inspect.Undialled++
	}
	c.turn++
	c.other, c.vain = uint8(notice), c.vain|1<<notice
}

// failOther is when somebody gives up on the number of a notice: they call the emergency number, or nobody.
func (w *public) failOther(c *caller) {
	n := w.notices.Of(int(c.other))
	o := w.telling.tellOf(c, OtherNumberFailed)
	o.Cause = w.causeOfHelp(int(c.other))
	if after, calls := n.Number.CallsInstead(&c.Person, int(c.other)); calls && (c.attempt < w.net.Callers.MostCalls || c.isAtAnotherPhone()) {
		w.calendar.Schedule(w.now+after, callerRedials, c.slot, c.turn)
		return
	}
	w.giveUp(c)
}

// helpElsewhere is called when another number helps somebody. People who made no call before get a fact of their own, so
// every person is accounted for.
func (w *public) helpElsewhere(c *caller, notice int) {
	cause := w.causeOfHelp(notice)
	if c.attempt == 0 && c.vain == 0 {
		o := w.telling.tellOf(c, CallerForewarned)
		o.Made, o.First, o.Wait, o.Slot, o.Cause = w.now, w.now, -1, None, cause
		w.inspect.Forewarned++
		w.World.release(c)
		return
	}
	if c.recalled.listed != 0 {
		w.recall.keep(c, Diverted, cause)
		return
	}
	w.telling.tellFate(c, CallerLeft, Diverted).Cause = cause
	w.inspect.Left[Diverted]++
	w.World.release(c)
}

// redial is when a caller would call again, or calls the emergency number after another: unless a notice has it otherwise.
func (w *public) redial(c *caller) {
	switch {
	case w.followNotice(c):
	case c.attempt > 0 && !c.isAtAnotherPhone() && w.notices.Stops(&c.Person, c.attempt):
		w.giveUp(c)
	default:
		w.dial(c)
	}
}

// publish puts a notice in force, and draws when each of the people who test will call.
func (w *public) publish(o orders.Publish) {
	w.notices.Publish(o.ID, o.Notice)
	for range o.Notice.Tests {
		number, after := w.notices.ExpectTester(o.Notice.TestsIn)
		w.calendar.Schedule(w.now+after, testIsMade, int32(number), uint32(o.ID))
	}
}

// test is the call of somebody who only tests whether the number works, and does not call again.
func (w *public) test(number int32, notice uint32) {
	c := w.World.newCaller()
	c.Person = w.notices.Tester(w.arrivals, int(notice), uint64(number))
	w.enters(c, None)
	w.came++
	w.dial(c)
}
