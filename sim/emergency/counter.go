package emergency

// count counts a caller's call that reaches an element, for the faults that come when a counter is full.
func (w *trouble) count(on Element, c *caller) {
	for _, f := range w.faults.Counting() {
		if w.faults.Counts(f, on) && w.hits(f, c) && w.faults.Count(f) {
			w.calendar.Schedule(w.now, counterIsFull, int32(f), 0) // not now: a call is being served
		}
	}
}

// fill lets a fault begin whose counter is full.
func (w *trouble) fill(f int16) { w.follow(f, w.faults.Fill(f, w.now)) }
