package watch

import (
	"math"

	"nines/sim/des"
)

// Fate is what becomes of a probe. It is settled as the probe is sent: trouble that begins or ends while the probe is under
// way is met by the next one.
type Fate uint8

// The fates of a probe.
const (
	Passes   Fate = iota // it is answered
	Rejected             // it hears a busy tone: another route may be tried
	Cut                  // it is answered, and then the line is cut
	Rings                // it rings, and nobody hears it
	Unheard              // silence: another route may be tried after a while
)

// endless is a wait that no time-out outlasts. It can be added to other times.
const endless = des.Never / 8

// Wait is the mean wait of a call behind others, given the number of people and the seconds of work per call. The calls
// before it are served one after the other.
func Wait(waiting, people int32, work float64) des.Time {
	if people == 0 {
		return endless
	}
	seconds := float64(waiting+1) * work / float64(people)
	return des.Time(math.Min(math.Round(seconds*float64(des.Second)), float64(endless)))
}
