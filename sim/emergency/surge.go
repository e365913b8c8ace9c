package emergency

// addSurges makes the sources of the surges, which are closed until their faults begin.
func (w *public) addSurges() {
	for f := range w.trouble.faults.Now {
		fault := &w.trouble.faults.Now[f]
		if adds := fault.Condition.FirstCalls - 1; adds > 0 && !fault.IsIdle() {
			w.arrivals.AddSurge(int16(f), fault.Name, adds)
		}
	}
}

// comes says whether whoever is about to make a first call does so, the caller being of a surge's source or of none.
func (w *public) comes(surge int16, c *caller) bool {
	if surge != None && !(w.trouble.hits(surge, c) && c.ComesWith(w.trouble.faults.Level(surge))) {
		return false
	}
	for _, f := range w.trouble.demandEffects.Active {
		missing := (1 - w.trouble.faults.Now[f].Condition.FirstCalls) * w.trouble.faults.Level(f)
		if missing > 0 && w.trouble.hits(f, c) && c.StaysAway(missing, w.trouble.faults.Salt(f)) {
			return false
		}
	}
	return true
}
