package compile

import (
	"nines/sim/emergency"
	"nines/sim/scenario/compile/habit"
)

func (c callers) callers() {
	b := &c.s.World.Callers
	to := &c.net.Callers
	to.Patience[emergency.Ringing] = b.Patience.Ringing
	to.Patience[emergency.Silence] = b.Patience.Silence
	to.Patience[emergency.Handover] = b.Patience.Handover
	c.patienceBy(to, b.Patience.By, "world.callers.patience.by")
	to.Patient = c.factor(b.Patience.ByTime, "world.callers.patience.by-time")
	to.MostCalls, to.GapGrows, to.LongestGap = b.Redial.AtMost, b.Redial.Grows, b.Redial.LongestGap
	habit.Set(c.Reading, b, c.net)
	to.Elsewhere = b.Elsewhere.Law()
}
