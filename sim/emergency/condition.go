package emergency

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Tone is what a caller gets from an element that is down.
type Tone uint8

// An element is up, or down with a busy tone (it refuses), or down in silence (it swallows calls), or rings and nobody
// answers: calls go on joining a platform's queue, and at a control room silence and ringing are the same.
const (
	Up Tone = iota
	BusyTone
	SilentTone
	RingingTone
)

// isUnheard says whether a call reaches the element and nobody there knows of it.
func (t Tone) isUnheard() bool { return t == SilentTone || t == RingingTone }

// CutPoint is where in its life a call can be cut.
type CutPoint uint8

// The points at which a call can be cut.
const (
	CutAtAnswer CutPoint = iota
	CutInHandling
	CutOnHandover
	cutPoints
)

// Condition is a state of ill health. The model knows conditions and no fault by name; whatever can go wrong is said in
// these terms. Start from Healthy and change what the trouble changes.
type Condition struct {
	Down       Tone
	CutsCalls  bool    // going down cuts the calls in progress; else they survive
	HoldsCalls bool    // going down interrupts the calls being handled (of a platform or centre), which are resumed later
	Recorded   float64 // share of calls that reach a dead platform and are still found in its logs

	HandoverDown Tone // what agents get who pass calls on: busy, and they try again; or it rings and nobody hears it

	Left Left // of the element's capacities

	Handling, Handover, SetUp Slower // longer work; Handover is the control room's pick-up

	Cut      [cutPoints]float64 // probability of being cut there
	Restart  Restart
	Misroute Misroute
	Lost     uint32 // features lost

	FirstCalls float64   // there are so many times as many, 1 being as many as ever
	Blind      Blindness // of a monitor
	Step       Slower    // longer work on a step of the runbook
}

// Blindness is what a monitor does with an alarm that it ought to raise.
type Blindness uint8

// A monitor raises its alarms, or only records them where nobody looks, or does not even see what there is to see.
const (
	NotBlind Blindness = iota
	RecordsOnly
	SeesNothing
)

// Misroute is handovers that go to the wrong room or a dead number.
type Misroute struct {
	Share    float64             // probability, per handover
	Noticed  random.Distribution // until the mistake is noticed
	PutRight float64             // share of those calls that are then passed on rightly; the others are lost
}

// Left is the share of each capacity that is left, 1 being all of it.
type Left struct {
	Agents, Seats, Channels, Queue, Rate, Circuits, CallTakers float64
}

// whole is what an element in good health has left.
func whole() Left {
	return Left{Agents: 1, Seats: 1, Channels: 1, Queue: 1, Rate: 1, Circuits: 1, CallTakers: 1}
}

// times is what two conditions together leave.
func (l Left) times(m Left) Left {
	return Left{
		Agents: l.Agents * m.Agents, Seats: l.Seats * m.Seats, Channels: l.Channels * m.Channels, Queue: l.Queue * m.Queue,
		Rate: l.Rate * m.Rate, Circuits: l.Circuits * m.Circuits, CallTakers: l.CallTakers * m.CallTakers,
	}
}

// Restart is a console that restarts as it is given a call.
type Restart struct {
	Share     float64             // probability, per call given
	LoggedOut random.Distribution // until the agent is back
	Cut       float64             // share of those calls that are cut; the others return to the queue
	Front     float64             // share of those calls that return to its front; the rest return to its back
}

// Healthy is the condition of an element with nothing wrong.
func Healthy() Condition {
	same := Slower{Times: 1}
	return Condition{Left: whole(), Handling: same, Handover: same, SetUp: same, FirstCalls: 1, Step: same}
}

// OnHandover is the condition on the path from a platform to the control rooms: what is down is the path. As at a control
// room that is down, calls being passed on are not cut, but tried again.
func (c Condition) OnHandover() Condition {
	c.HandoverDown, c.Down, c.CutsCalls, c.Recorded = c.Down, Up, false, 0
	return c
}

// IsNeutral says whether s changes nothing.
func (s Slower) IsNeutral() bool { return s.Times == 1 && s.Adds.IsZero() }

// slows says whether the condition makes any work longer.
func (c *Condition) slows() bool {
	return !c.Handling.IsNeutral() || !c.Handover.IsNeutral() || !c.SetUp.IsNeutral() || !c.Step.IsNeutral()
}

// squeezes says whether the condition, were the element not down, takes capacity away: directly, by longer work or by more
// of it.
func (c *Condition) squeezes() bool {
	return c.Left != whole() || c.Restart.Share > 0 || c.slows() || c.HandoverDown != Up || c.FirstCalls > 1
}

// ElementKind is a kind of thing that can be in trouble.
type ElementKind uint8

// The kinds of element.
const (
	NoElement ElementKind = iota
	AProvider
	ACircuitGroup
	APlatform
	ACentre
	ARoom
	AHandover // the path from the platform with this index to the control rooms
	ADemand   // everybody who calls; there is one
	AMonitor
	AStep // of the runbook
	elementKinds
)

var elementNames = [elementKinds]string{"nothing", "provider", "circuit group", "platform", "centre", "control room", "handover path", "demand",
	"monitor", "step of the runbook"}

// String is the kind in words.
func (k ElementKind) String() string { return elementNames[k] }

// Element is one thing in the network.
type Element struct {
	Kind  ElementKind
	Index int16
}

// Fault is a condition that an element is put in while the fault is active. Name is what the ledger calls it. Capacities
// are everybody's: what is left of them does not depend on Only, and a centre cannot be down for some callers.
//
// A fault with a Cycle, a Counter or a Trigger, of which it has one at most, begins by itself: the changes of the
// timeline that begin it only say from when on it may.
type Fault struct {
	Name      string
	On        []Element
	Condition Condition
	Only      *Selector // the callers whom it hits; nil: everybody
	Ramp      des.Time  // over which it grows to its full Condition; 0: at once
	Cycle     *Cycle
	Counter   *Counter
	Trigger   *Trigger
}

func (f *Fault) beginsByItself() bool { return f.Cycle != nil || f.Counter != nil || f.Trigger != nil }

// Ailment is a kind of fault as a scenario writes it: what it makes of an element's condition.
type Ailment interface {
	// Condition is the state the ailment puts an element in; features are the names of all features there are. An
	// error is a mistake of the scenario's author.
	Condition(features []string) (Condition, error)
	// Afflicts says whether the ailment makes sense on a kind of element.
	Afflicts(ElementKind) bool
	// Words says in words what it does, to follow the name of the element: "takes no calls".
	Words() string
}

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
