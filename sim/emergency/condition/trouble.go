package condition

import "nines/sim/des"

// Change begins or ends a fault: at a time, or some delay after each time a milestone is reached.
type Change struct {
	Fault int16
	Begin bool
	After Milestone // Always: At counts from the start of the run
	At    des.Time
}

// Trouble is the timeline of everything that will go wrong in one replication, drawn beforehand.
type Trouble struct {
	Faults     []Fault
	Changes    []Change
	Milestones int // how many there are
}

// Milestone is an instant of the run that has a name, to which other things can be tied.
type Milestone int16

// The milestones that every run has. A fault f has two more, FaultBegan(f) and FaultEnded(f); those above belong to the
// recovery strategy.
const (
	Always   Milestone = iota - 1 // not a milestone: from the start of the run
	Detected                      // the first signal is acted on
	Decided                       // it is decided what to do
	Repaired                      // the cause is mended
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
