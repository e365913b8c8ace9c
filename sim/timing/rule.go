package timing

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Milestone is an instant of the run that has a name, to which other things can be tied. It may be reached several times.
type Milestone int16

// Always is no milestone: what follows it goes by the clock.
const Always Milestone = -1

// Rule says when something begins and ends. It is plain data, the same in every replication. The zero values of After and
// Until are the first milestone: a rule by the clock says Always.
//
// Each occurrence of what a rule follows is one beginning, with its own draws of Delay and For. The first kind of end to
// come counts.
type Rule struct {
	After Milestone           // what it follows; Always: the clock
	At    des.Time            // by the clock: the time; after a milestone: a delay
	Delay random.Distribution // how long after that it begins

	For      random.Distribution // how long it lasts, with a cycle all in all; counts if HasFor
	HasFor   bool
	Until    Milestone // what ends it; Always: UntilAt is by the clock; counts if HasUntil
	UntilAt  des.Time
	HasUntil bool

	Chance    float64 // that it comes at all in a replication; counts if HasChance
	HasChance bool

	Fade     des.Time // how long it takes to go away once it ends; 0: it is gone at once
	Cycle    *Cycle   // it comes and goes inside its times; nil: it is there all the time
	Summoned bool     // it comes inside its times when it is summoned: by a counter or a trigger
}

// Cycle lets something come and go, over and over: it is bad for a drawn time, good for a drawn time, and so on. The times
// are drawn by their place in that order, so each strategy meets the same ones. Bad and Good must not both be always 0.
type Cycle struct {
	Bad, Good random.Distribution
	BeginsBad bool // else the first time is a good one
	// InUse lets it begin only while what it is on is in use: at the end of a good time without use another begins. If
	// Good has no memory, it then strikes at Good's rate while in use, and never else.
	InUse bool
}

var (
	forDelay    = random.NewPurpose("fault delay")
	forLength   = random.NewPurpose("fault length")
	forChance   = random.NewPurpose("fault chance")
	forBadTime  = random.NewPurpose("fault bad for")
	forGoodTime = random.NewPurpose("fault good for")
)

// lasting reports whether the rule's times stay open between activities.
func (r *Rule) lasting() bool { return r.Cycle != nil || r.Summoned }

// stops is when the clock ends the rule for good; Never if it does not.
func (r *Rule) stops() des.Time {
	if r.HasUntil && r.Until == Always {
		return r.UntilAt
	}
	return des.Never
}

// DelayOf is the delay of the n-th occurrence, counted from 1.
func (r *Rule) DelayOf(key random.Key, n uint32) des.Time { return drawn(key, forDelay, &r.Delay, n) }

// LengthOf is how long the n-th beginning lasts, counted from 1.
func (r *Rule) LengthOf(key random.Key, n uint32) des.Time { return drawn(key, forLength, &r.For, n) }

func drawn(key random.Key, what random.Purpose, d *random.Distribution, n uint32) des.Time {
	return des.Time(d.Micros(key.Uniform(what, int(n)-1)))
}

// Happens reports whether it comes at all in a replication.
func (r *Rule) Happens(key random.Key) bool {
	return !r.HasChance || key.Uniform(forChance, 0) < r.Chance
}
