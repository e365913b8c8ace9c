package network

import (
	"nines/sim/des"
	"nines/sim/emergency/condition"
	"nines/sim/emergency/watch"
)

// Sees says whether there is such a thing to watch on a kind of element.
func Sees(what watch.What, k condition.ElementKind) bool {
	switch what {
	case watch.OfferedCalls:
		return k == condition.APlatform || k == condition.AProvider || k == condition.ARoom
	case watch.Probes:
		return k == condition.APlatform || k == condition.AProvider || k == condition.ACircuitGroup || k == condition.ARoom
	case watch.RealCalls:
		return k == condition.APlatform || k == condition.AProvider || k == condition.ACircuitGroup
	case watch.LossRate:
		return k == condition.APlatform || k == condition.AProvider
	case watch.QueueLength:
		return k == condition.APlatform || k == condition.ARoom
	case watch.Alarms:
		return false
	default:
		return k == condition.APlatform
	}
}

// Monitor watches one thing about one element, and raises an alarm.
type Monitor struct {
	Name    string
	Watches watch.What
	On      condition.Element
	Window  int         // of rates and of offered calls, in samples; 0: it looks at things as they are
	Limit   float64     // a sample is bad if it is beyond the limit
	Below   bool        // beyond is below; else above
	AtLeast int64       // calls that a rate needs; with fewer the sample counts neither as good nor as bad
	Fails   watch.Calls // real calls: what is a failure
	Forgets des.Time    // real calls: without a failure for so long, those in a row are forgotten; 0: never
	Of      []int16     // alarms: of these monitors
	Raises  int32       // alarms: so many of them at once raise this one
	watch.Rules
}
