package emergency

// reading is what a platform says of itself; nothing if it is down.
func (w *monitoring) reading(p int) Reading {
	s := &w.stageOne.platforms[p]
	if s.Down != Up {
		return Reading{}
	}
	return Reading{
		Known: true, Waiting: s.Waiting, Room: s.queueCap, Agents: s.LoggedOn, Busy: s.Busy, Arrived: s.arrived, Answered: s.answered,
	}
}
