package watch

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Fate is what would become of a probe.
type Fate uint8

// The fates of a probe.
const (
	Passes   Fate = iota
	Rejected      // another route would be tried
	Perishes      // in silence, in the queue, or cut
)

// TooLong says whether a call behind so many others would wait longer than the limit.
func TooLong(waiting, people int32, work random.Distribution, limit des.Time) bool {
	return people == 0 || float64(waiting+1)*work.Mean() > limit.Seconds()*float64(people)
}
