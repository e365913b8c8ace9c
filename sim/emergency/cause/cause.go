// Package cause decides the cause in the ledger of a loss for lack of capacity. It is a fault that takes capacity there, or
// else overload or ordinary congestion.
//
// The ledger says where, when and how a call was lost, and what was wrong there. It does not say what would have happened
// without the fault; only a run without it can. These rules keep the two close:
//
//   - Of the faults that take capacity there, the one that takes most is named. If two are equal, it is the one that began
//     last.
//   - It is named for at most as many losses as the capacity it takes could have served. That is estimated from the share of
//     recent callers who were served.
//   - It is named for at most five times the share that it takes: a slowdown of 1 % for at most one loss in twenty, whatever
//     else is wrong.
package cause

import (
	"math"

	"nines/sim/des"
)

// None is the index of no fault.
const None = -1

// mostTimes limits how often a fault is named, as a multiple of the share of capacity that it takes. If few calls are lost,
// a little more capacity saves more of them than its share.
const mostTimes = 5

// Search looks for the fault to name among those that take capacity somewhere.
type Search struct {
	fault int16
	takes float64  // of the fault found so far
	since des.Time // when that began
}

// New is a search that has found nothing.
func New() Search { return Search{fault: None} }

// Consider looks at a fault that began at a time. Without the fault the place would have more capacity. Takes is the extra
// as a share of what is left: 0 for none, 1 for twice as much, +Inf if nothing is left.
func (s *Search) Consider(f int16, takes float64, since des.Time) {
	if !(takes > 0) { // nor NaN
		return
	}
	if s.fault == None || takes > s.takes || takes == s.takes && since >= s.since {
		s.fault, s.takes, s.since = f, takes, since
	}
}

// Largest is the fault that takes most, and how much; None if nothing takes any.
func (s *Search) Largest() (fault int16, takes float64) { return s.fault, s.takes }

// Find is the fault to name, or None. Lost is what share of the people who came lately was not served, and u, from 0 up to 1, is the
// draw of the caller.
func (s *Search) Find(lost, u float64) int16 {
	if s.fault == None || u >= Chance(s.takes, lost) {
		return None
	}
	return s.fault
}

// Chance is the share of the losses that the fault which takes most is named for.
func Chance(takes, lost float64) float64 {
	switch {
	case math.IsInf(takes, 1):
		return 1
	case lost <= 0:
		return min(1, takes*mostTimes)
	}
	return min(1, takes*min(mostTimes, (1-lost)/lost))
}
