package emergency

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/portable"
	"nines/sim/random"
)

// notice is what the public has been told, and who tries whether it is true.
type notice struct {
	diverts, damps float64
	testers        random.Key
	expected       uint64 // people who try, or will
}

var (
	forNotice   = random.NewPurpose("calls another number")
	forDamped   = random.NewPurpose("redial not made")
	forTestTime = random.NewPurpose("time of test call")
)

// testsFade is how far the rate of test calls falls until the last of them: to e^-3, a twentieth.
const testsFade = 3

func (w *World) resetNotice() { w.notice = notice{testers: w.draws.Key("test calls")} }

// heeds says whether a caller takes the notice's advice to call another number, if that is what it gives.
func (w *World) heeds(c *caller) bool {
	return c.WantsHelp() && c.Key.Uniform(forNotice, 0) < w.notice.diverts
}

// forewarn is when somebody reaches help by another number without having called at all. So that nobody is dropped in
// silence, it is told as a fact of its own.
func (w *World) forewarn(id int32) {
	o := w.tellOf(id, CallerForewarned)
	o.Made, o.First, o.Wait, o.Slot = w.now, w.now, -1, None
	w.inspect.Forewarned++
	w.release(id)
}

// redial is when a caller would call again: unless the notice has it otherwise.
func (w *World) redial(id int32) {
	c := &w.callers[id]
	switch {
	case w.heeds(c):
		w.leave(id, Diverted)
	case w.notice.damps > 0 && c.Key.Uniform(forDamped, int(c.attempt)) < w.notice.damps:
		w.giveUp(id)
	default:
		w.dial(id)
	}
}

// expectTests draws when each of the people who try will call: their rate falls exponentially.
func (w *World) expectTests(o Test) {
	n := &w.notice
	for range o.People {
		u := n.testers.Of(n.expected).Uniform(forTestTime, 0)
		elapsed := -portable.Log1p(u*portable.Expm1(-testsFade)) / testsFade
		w.calendar.Schedule(w.now+des.Time(math.Round(elapsed*float64(o.Within))), testIsMade, int32(n.expected), 0)
		n.expected++
	}
}

// test is the call of somebody who tries whether the number works, wants nothing, and does not call again.
func (w *World) test(person int32) {
	id, c := w.newCaller()
	c.ID = demand.Testers<<48 | uint64(person)
	c.Key = w.notice.testers.Of(uint64(person))
	w.enters(c, None)
	w.arrivals.DescribeTester(&c.Person)
	w.came++
	w.dial(id)
}
