package emergency

import (
	"math"

	"nines/sim/des"
)

// lose ends a call as lost and lets the caller decide what to do next.
func (w *World) lose(id int32, outcome Outcome, cause int16, at Element) {
	w.touch(id, cause)
	w.end(id, outcome, cause, at)
	c := &w.callers[id]
	c.turn++
	c.stage = away
	law := &w.net.Callers
	r := &law.Redial[outcome.loss()]
	if !c.WantsHelp || c.attempt >= law.MostCalls || c.Key.Uniform(forRedial, int(c.attempt)) >= w.redialShare(c, r, outcome, at) {
		w.giveUp(id)
		return
	}
	w.calendar.Schedule(w.now+w.gap(c, r), callerRedials, id, c.turn)
}

// gap is the time to the next call: drawn by how the last one was lost, longer each time, up to a limit.
func (w *World) gap(c *caller, r *Redial) des.Time {
	law := &w.net.Callers
	drawn := float64(r.Delay.Micros(c.Key.Uniform(forRedialDelay, int(c.attempt))))
	longest := max(drawn, float64(law.LongestGap))
	grown := drawn
	if law.GapGrows != 1 {
		grown *= math.Pow(law.GapGrows, float64(c.attempt-1))
	}
	return des.Time(math.Round(min(grown, longest)))
}

// giveUp is when a caller stops calling.
func (w *World) giveUp(id int32) {
	c := &w.callers[id]
	fate := GaveUp
	if c.WantsHelp && w.net.Callers.Elsewhere > 0 && c.Key.Uniform(forElsewhere, 0) < w.net.Callers.Elsewhere {
		fate = Diverted
	}
	w.leave(id, fate)
}
