package measure

import (
	"nines/sim/des"
	"nines/sim/emergency"
)

// alarms is when each of these first happened to a monitor; Never.
type alarms [alarmEvents]des.Time

// What happens to a monitor, in the order of alarmNames.
const (
	alarmRaised   = iota
	alarmCleared  // one that had been raised
	alarmRecorded // but not raised: nobody was told
	alarmMissed   // it is blind, and saw nothing of what would have raised it
	alarmEvents
)

var (
	alarmNames = [alarmEvents]string{"raised", "cleared", "recorded", "missed"}
	silence    = alarms{des.Never, des.Never, des.Never, des.Never}
)

func (a *alarms) note(o *emergency.Observation) {
	what := alarmMissed
	switch {
	case o.Fact == emergency.AlarmRaised:
		what = alarmRaised
	case o.Fact == emergency.AlarmCleared:
		what = alarmCleared
	case o.Seen:
		what = alarmRecorded
	}
	a[what] = min(a[what], o.At)
}

func (t *Tally) appendAlarms(row []float64) []float64 {
	for i := range t.alarms {
		for _, at := range t.alarms[i] {
			row = append(row, secondsOr(at, 0))
		}
	}
	return row
}
