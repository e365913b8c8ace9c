package watch

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Rules are when a monitor takes samples, and how many of them change its alarm.
type Rules struct {
	Every     des.Time            // from one sample to the next; des.Never: it takes none
	InDoubt   des.Time            // the same while a change of the alarm has begun and is not complete; 0: Every
	Alarmed   des.Time            // the same while the alarm stands; 0: Every
	Waits     bool                // these times count from the verdict of the sample before, not from the sample
	Initial   des.Time            // before which it takes no sample
	Phase     des.Time            // from Initial to the first sample; negative: drawn, uniform on one interval
	Timeout   des.Time            // a probe without an answer fails after so long
	Failures  int32               // in a row, that raise the alarm
	Successes int32               // in a row, that clear it
	Delay     random.Distribution // from the last of those failures to the alarm; one that is cleared before is not raised

	FalseAlarms random.Distribution // from one alarm that nothing is the cause of to the next; zero: there are none
}

// What a monitor draws.
var (
	forPhase      = random.NewPurpose("monitor phase")
	forDelay      = random.NewPurpose("delay of an alarm")
	forFalseAlarm = random.NewPurpose("false alarm")
)

// First is when a monitor takes its first sample. The phase is a draw of the monitor's own: the same under every strategy.
func (r *Rules) First(k random.Key) des.Time {
	if r.Every == des.Never {
		return des.Never
	}
	if r.Phase >= 0 {
		return r.Initial + r.Phase
	}
	return r.Initial + des.Time(k.Uniform(forPhase, 0)*float64(r.Every))
}

// NextFalseAlarm is how long after one false alarm, or the start of the run, the n-th comes.
func (r *Rules) NextFalseAlarm(k random.Key, n int) des.Time {
	return des.Time(r.FalseAlarms.Micros(k.Uniform(forFalseAlarm, n)))
}

// Known is a probe's verdict and how long after the probe was sent it is known, if the answer takes so long. An answer that
// does not come before the time-out is as good as none.
func (r *Rules) Known(f Fate, answer des.Time) (Verdict, des.Time) {
	switch {
	case f == Unheard || f == Rings || answer > r.Timeout:
		return Amiss, r.Timeout
	case f == Passes:
		return Fine, answer
	default:
		return Amiss, answer
	}
}
