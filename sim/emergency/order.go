package emergency

// checkOrder reports an error of the model if a call is served although an earlier call of its class in the same queue could
// be served too. It asks the faults themselves, because the lists may be what is wrong.
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
