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
	what := alarmOf(o)
	a[what] = min(a[what], o.At)
}

// alarmOf is what an observation says of an alarm.
func alarmOf(o *emergency.Observation) int {
	switch {
	case o.Fact == emergency.AlarmRaised:
		return alarmRaised
	case o.Fact == emergency.AlarmCleared:
		return alarmCleared
	case o.Seen:
		return alarmRecorded
	}
	return alarmMissed
}

func (t *Tally) appendAlarms(row []float64) []float64 {
	for i := range t.alarms {
		for _, at := range t.alarms[i] {
			row = append(row, secondsOr(at, 0))
		}
	}
	return row
}
