package emergency

// lose ends a call as lost and lets the caller decide what to do next.
func (w *public) lose(c *caller, outcome Outcome, cause int16, at Element) {
	if c.recalled.back != 0 {
		w.recall.lose(c, outcome, cause)
		return
	}
	w.trouble.touch(c, cause)
	w.end(c, outcome, cause, at)
	c.turn++
	w.World.enter(c, away)
	if len(w.recall.ringers) > 0 {
		w.recall.record(c, outcome)
	}
	law, loss := &w.net.Callers, outcome.loss()
	if !law.CallsAgain(&c.Person, c.attempt, w.stageOne.redialShare(c, law.Again(&c.Person, c.attempt, loss, w.now-c.made), outcome, at)) {
		if c.attempt >= law.MostCalls || !w.notices.Encourages(&c.Person, c.attempt) {
			w.giveUp(c)
			return
		}
	}
	w.calendar.Schedule(w.now+law.Gap(&c.Person, c.attempt, loss), callerRedials, c.slot, c.turn)
}

// giveUp is when a caller stops calling, unless there is another way to get help.
func (w *public) giveUp(c *caller) {
	if c.attempt > 0 && w.callsElsewhere(c) {
		return
	}
	fate := GaveUp
	if w.net.Callers.Elsewhere.FindsHelp(&c.Person) {
		fate = Diverted
	}
	w.leave(c, fate)
}
