package explain

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/recovery"
)

// ofClaims warns of remedies that decide on the same thing and can be on at the same time.
func (w *Warner) ofClaims(list []recovery.PlannedRemedy) {
	for i := range list {
		for j := range list[:i] {
			a, b := &list[j], &list[i]
			if comesAfter(a, b) || comesAfter(b, a) {
				continue
			}
			for _, thing := range a.Commands() {
				if slices.Contains(b.Commands(), thing) {
					w.warn("%s and %s both decide on %s and can be on together: the newer one decides until it ends", a.Name, b.Name, thing)
				}
			}
		}
	}
}

// comesAfter reports whether the first remedy is surely over when the second begins. Either one waits for the other, or the
// clock says so.
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

// overAt is the latest clock time at which a remedy ends; Never, if that is not known.
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
