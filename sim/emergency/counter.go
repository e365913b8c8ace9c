package emergency

import "slices"

// count counts a caller's call that reaches an element.
func (w *World) count(on Element, c *caller) {
	for _, f := range w.counting {
		s, fault := &w.faults[f], &w.trouble.Faults[f]
		if !s.armed || s.phase == active || !slices.Contains(fault.On, on) || !w.hits(f, c) {
			continue
		}
		if s.count++; s.count == fault.Counter.Limit {
			s.turn++
			w.calendar.Schedule(w.now, faultTurns, int32(f), s.turn) // not now: a call is being served
		}
	}
}
