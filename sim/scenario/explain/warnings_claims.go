package explain

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/recovery"
)

// ofClaims remarks on remedies that decide on the same thing and can be on at the same time.
func (w *Warner) ofClaims(list []recovery.PlannedRemedy) {
	for i := range list {
		for j := range list[:i] {
			a, b := &list[j], &list[i]
			if comesAfter(a, b) || comesAfter(b, a) {
				continue
			}
			for _, thing := range a.Commands() {
				if slices.Contains(b.Commands(), thing) {
					w.warn("%s and %s both decide on %s, and can be on at the same time: then the one that began last decides, and when it ends, the other does again", a.Name, b.Name, thing)
				}
			}
		}
	}
}

// comesAfter says whether a remedy is sure to be over when another begins: because the one ends with the other's beginning,
// or the other begins with its end, or by the clock.
func comesAfter(first, second *recovery.PlannedRemedy) bool {
	begins, ends := second.First+recovery.RemedyBegins, first.First+recovery.RemedyEnds
	followed := second.After != emergency.Always
	untilDeed := first.HasUntil && first.Until != emergency.Always
	switch {
	case followed:
		return second.After == ends || untilDeed && (first.Until == second.After || first.Until == begins)
	case untilDeed:
		return first.Until == begins
	}
	return overAt(first) <= second.At
}

// overAt is when a remedy is over at the latest, by the clock; Never, if that is not known.
func overAt(r *recovery.PlannedRemedy) des.Time {
	over := des.Never
	if r.HasUntil && r.Until == emergency.Always {
		over = r.UntilAt
	}
	if r.HasFor && r.After == emergency.Always && r.For.Variance() == 0 && r.Delay.Variance() == 0 {
		over = min(over, r.At+des.FromSeconds(r.Delay.Mean()+r.For.Mean()))
	}
	return over
}
