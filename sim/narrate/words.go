package narrate

import (
	"fmt"
	"time"

	"nines/sim/des"
	"nines/sim/plan"
	"nines/sim/words"
)

// clock is a time of day in the scenario's zone, with the date if that is another day than the run began on. Seconds that
// have begun do not count, as on any clock.
func clock(plan *plan.Plan, at des.Time) string {
	return words.Clock(plan.Start, plan.Start.Add(at.Duration()), "Jan", time.TimeOnly)
}

// lasted is how long it is from one time to another, as the clocks show it.
func lasted(from, to des.Time) string {
	s := int64(to/des.Second - from/des.Second)
	switch {
	case s == 0:
		return "less than a second"
	case s < 60:
		return fmt.Sprintf("%ds", s)
	case s < 3600:
		return fmt.Sprintf("%dm %02ds", s/60, s%60)
	}
	return fmt.Sprintf("%dh %02dm %02ds", s/3600, s/60%60, s%60)
}

// after is a length of time since something, or that there was none.
func after(from, to des.Time) string {
	if from == to {
		return "at once"
	}
	return "after " + lasted(from, to)
}
