package condition

import "nines/sim/timing"

// Trouble is everything that can go wrong: plain data, the same in every replication.
type Trouble struct {
	Faults     []Fault
	Rules      []timing.Rule // when each fault begins and ends. What it says of cycles, summons and fading is the fault's to say
	Milestones int           // how many there are
}

// Milestone is an instant of the run that has a name, to which other things can be tied.
type Milestone = timing.Milestone

// The milestones that every run has. A fault f has two more, FaultBegan(f) and FaultEnded(f); those above belong to the
// recovery strategy.
const (
	Always             = timing.Always // not a milestone: from the start of the run
	Detected Milestone = iota - 1      // the first signal is acted on
	Decided                            // it is decided what to do
	Repaired                           // the cause is mended
	firstFaultMilestone
)

// FaultBegan is the milestone of fault f's beginning.
func FaultBegan(f int) Milestone { return firstFaultMilestone + Milestone(2*f) }

// FaultEnded is the milestone of fault f's end.
func FaultEnded(f int) Milestone { return firstFaultMilestone + Milestone(2*f) + 1 }

// StrategyMilestone is the n-th milestone of the recovery strategy, in a run with the given number of faults.
func StrategyMilestone(faults, n int) Milestone {
	return firstFaultMilestone + Milestone(2*faults+n)
}
