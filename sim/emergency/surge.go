package emergency

// addSurges makes the sources of the surges, which are closed until their faults begin.
func (w *World) addSurges() {
	for f := range w.faults.Now {
		fault := &w.faults.Now[f]
		if adds := fault.Condition.FirstCalls - 1; adds > 0 && !fault.IsIdle() {
			w.arrivals.AddSurge(int16(f), fault.Name, adds)
		}
	}
}

// comes says whether whoever is about to make a first call does so, the caller being of a surge's source or of none.
func (w *World) comes(surge int16, c *caller) bool {
	if surge != None && !(w.hits(surge, c) && c.ComesWith(w.faults.Level(surge))) {
		return false
	}
	for _, f := range w.demandEffects.Active {
		missing := (1 - w.faults.Now[f].Condition.FirstCalls) * w.faults.Level(f)
		if missing > 0 && w.hits(f, c) && c.StaysAway(missing, w.faults.Salt(f)) {
			return false
		}
	}
	return true
}
