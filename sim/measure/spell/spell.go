// Package spell is for how often, and for how long, something was on in a replication.
package spell

import (
	"math"

	"nines/sim/des"
)

// Spells are the times for which something was on in a replication: a fault, or a remedy.
type Spells struct {
	Times int64    // how often it began
	since des.Time // while it is on; else Never
	Ended des.Time // the last time; Never if it has not, or is on again
	over  des.Time // the lengths of those that are over, together
}

// NotYet is what has not begun.
var NotYet = Spells{since: des.Never, Ended: des.Never}

// Begin notes a beginning.
func (s *Spells) Begin(at des.Time) {
	s.Times++
	s.Ended = des.Never
	if s.since == des.Never {
		s.since = at
	}
}

// End notes an end, if it is on.
func (s *Spells) End(at des.Time) {
	if s.since == des.Never {
		return
	}
	s.over += at - s.since
	s.since, s.Ended = des.Never, at
}

// Lasted is how long it was on in all, in seconds; NaN if it never was.
func (s *Spells) Lasted(end des.Time) float64 {
	switch {
	case s.Times == 0:
		return math.NaN()
	case s.since != des.Never:
		return (s.over + end - s.since).Seconds()
	}
	return s.over.Seconds()
}
