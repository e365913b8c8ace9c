package emergency

import "nines/sim/emergency/condition"

// The words of what is wrong now, which package condition defines.
type (
	Tone        = condition.Tone
	CutPoint    = condition.CutPoint
	Condition   = condition.Condition
	Blindness   = condition.Blindness
	Misroute    = condition.Misroute
	Left        = condition.Left
	Restart     = condition.Restart
	Slower      = condition.Slower
	ElementKind = condition.ElementKind
	Element     = condition.Element
	Fault       = condition.Fault
	Cycle       = condition.Cycle
	Counter     = condition.Counter
	Trigger     = condition.Trigger
	Gauge       = condition.Gauge
	Ailment     = condition.Ailment
	Back        = condition.Back
	Trouble     = condition.Trouble
	Milestone   = condition.Milestone
	Selector    = condition.Selector
	effects     = condition.Effects
)

// The tones.
const (
	Up          = condition.Up
	BusyTone    = condition.BusyTone
	SilentTone  = condition.SilentTone
	RingingTone = condition.RingingTone
)

// The points at which a call can be cut.
const (
	CutAtAnswer   = condition.CutAtAnswer
	CutInHandling = condition.CutInHandling
	CutOnHandover = condition.CutOnHandover
	cutPoints     = condition.CutPoints
)

// What a monitor does with an alarm that it ought to raise.
const (
	NotBlind    = condition.NotBlind
	RecordsOnly = condition.RecordsOnly
	SeesNothing = condition.SeesNothing
)

// The kinds of element.
const (
	NoElement     = condition.NoElement
	AProvider     = condition.AProvider
	ACircuitGroup = condition.ACircuitGroup
	APlatform     = condition.APlatform
	ACentre       = condition.ACentre
	ARoom         = condition.ARoom
	AHandover     = condition.AHandover
	ADemand       = condition.ADemand
	AMonitor      = condition.AMonitor
	AStep         = condition.AStep
	elementKinds  = condition.ElementKinds
)

// The quantities that can trigger a fault.
const (
	QueueFrom   = condition.QueueFrom
	CallsFrom   = condition.CallsFrom
	AgentsBelow = condition.AgentsBelow
	BusyFrom    = condition.BusyFrom
	InUseFrom   = condition.InUseFrom
)

// The milestones that every run has.
const (
	Always   = condition.Always
	Detected = condition.Detected
	Decided  = condition.Decided
	Repaired = condition.Repaired
)

// Healthy is the condition of an element with nothing wrong.
func Healthy() Condition { return condition.Healthy() }

// FaultBegan is the milestone of fault f's beginning.
func FaultBegan(f int) Milestone { return condition.FaultBegan(f) }

// FaultEnded is the milestone of fault f's end.
func FaultEnded(f int) Milestone { return condition.FaultEnded(f) }

// StrategyMilestone is the n-th milestone of the recovery strategy, in a run with the given number of faults.
func StrategyMilestone(faults, n int) Milestone { return condition.StrategyMilestone(faults, n) }
