package emergency

import "nines/sim/emergency/condition"

// unreachable is the fault that keeps a caller from being passed on to the control room being called, and what the agent
// hears. The room is down, or the path to it. It is None and Up if there is none.
func (w *stageTwo) unreachable(c *caller) (int16, Tone) {
	if !w.trouble.where.Has(condition.OnRooms | condition.OnHandovers) {
		return None, Up
	}
	if f := w.trouble.downFor(&w.rooms[c.room].effects, c); f != None {
		return f, w.trouble.tone(f)
	}
	if f := w.trouble.severedFor(&w.stageOne.platforms[c.platform].effects, c); f != None {
		return f, w.trouble.faults.Now[f].Condition.HandoverDown
	}
	return None, Up
}

// settleHandovers lets the calls that a platform is passing on meet the new condition of their path. Those who wait for
// the next try meet it then.
func (w *stageTwo) settleHandovers() {
	for r := range w.rooms {
		w.damage.resortRoom(r)
	}
	for r := range w.rooms {
		w.settleRoom(r)
		w.serveRoom(r)
	}
}
