package emergency

import "slices"

// Counter begins a fault when it is full: it counts the calls that reach the elements that the fault is on (a platform
// while it is not down, a circuit of a group, a provider that a caller dials into), but for those that the fault would not
// hit. The call that makes it full is the
// last to be served; its fault begins in the same instant. From the end of the fault it counts from 0 again.
type Counter struct {
	Start, Limit int64 // calls; Limit is above Start
}

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
