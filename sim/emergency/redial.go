package emergency

// lose ends a call as lost and lets the caller decide what to do next.
func (w *public) lose(id int32, outcome Outcome, cause int16, at Element) {
	w.trouble.touch(id, cause)
	w.end(id, outcome, cause, at)
	c := &w.World.callers[id]
	c.turn++
	w.World.enter(id, away)
	law, loss := &w.net.Callers, outcome.loss()
	if !law.CallsAgain(&c.Person, c.attempt, w.stageOne.redialShare(c, &law.Redial[loss], outcome, at)) {
		if c.attempt >= law.MostCalls || !w.notices.Encourages(&c.Person, c.attempt) {
			w.giveUp(id)
			return
		}
	}
	w.calendar.Schedule(w.now+law.Gap(&c.Person, c.attempt, loss), callerRedials, id, c.turn)
}

// giveUp is when a caller stops calling.
func (w *public) giveUp(id int32) {
	fate := GaveUp
	if w.net.Callers.GoesElsewhere(&w.World.callers[id].Person) {
		fate = Diverted
	}
	w.leave(id, fate)
}
