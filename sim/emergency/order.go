package emergency

// checkOrder is an error of the model if a call is served while another of its class has come before it to the same queue
// and could be served as well. It asks the faults themselves, not the lists in which the calls stand.
func (w *World) checkOrder(id int32) {
	c := &w.callers[id]
	for other := range w.callers {
		o := &w.callers[other]
		if w.lines.Ticket(int32(other)) < w.lines.Ticket(id) && w.competes(c, o) && (c.stage == onHold || w.lines.Class(int32(other)) == w.lines.Class(id)) {
			w.fail("caller %d is served before caller %d, who is %v and has come before", c.ID, o.ID, o.stage)
		}
	}
}

// competes says whether a caller waits to be served where another is, and nothing stands in the way.
func (w *World) competes(c, o *caller) bool {
	switch o.stage {
	case inQueue, onHold:
		isHeld := c.stage == onHold
		return !c.stage.isHandover() && isHeld == (o.stage == onHold) && c.platform == o.platform && w.trouble.downFor(&w.stageOne.platforms[o.platform].effects, o) == None
	case inLine, unheard:
		if !c.stage.isHandover() || c.room != o.room {
			return false
		}
		_, tone := w.stageTwo.unreachable(o)
		return tone == Up
	}
	return false
}
