package des

import "time"

// Time is a point of simulated time, or a length of it, in whole microseconds. Points count from the start of the
// run. Integers make ties explicit and keep the order of events the same on every architecture: a drawn duration is
// rounded once, when it is made, and never again. The range is about 292,000 years.
type Time int64

// Lengths of simulated time.
const (
	Microsecond Time = 1
	Millisecond      = 1000 * Microsecond
	Second           = 1000 * Millisecond
	Minute           = 60 * Second
	Hour             = 60 * Minute
	Day              = 24 * Hour
)

// Never is later than every event: the time of what does not happen.
const Never Time = 1<<63 - 1

// Seconds gives t in seconds.
func (t Time) Seconds() float64 { return float64(t) / float64(Second) }

// FromSeconds rounds s seconds to the nearest microsecond.
func FromSeconds(s float64) Time {
	if s < 0 {
		return -FromSeconds(-s)
	}
	return Time(float64(s*float64(Second)) + 0.5)
}

// Duration gives t as the standard library's duration, for printing.
func (t Time) Duration() time.Duration { return time.Duration(t) * time.Microsecond }

// String prints t the way Go prints durations: 1h2m3s.
func (t Time) String() string {
	if t == Never {
		return "never"
	}
	return t.Duration().String()
}
