package condition

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Tone is what a caller gets from an element that is down.
type Tone uint8

// An element is up, down with a busy tone (it refuses), down in silence (it swallows calls), or rings without an answer. In
// the last case calls still join a platform's queue. At a control room silence and ringing are the same.
const (
	Up Tone = iota
	BusyTone
	SilentTone
	RingingTone
)

// IsUnheard says whether a call reaches the element and nobody there knows of it.
func (t Tone) IsUnheard() bool { return t == SilentTone || t == RingingTone }

// CutPoint is where in its life a call can be cut.
type CutPoint uint8

// The points at which a call can be cut.
const (
	CutAtAnswer CutPoint = iota
	CutInHandling
	CutOnHandover
	CutPoints
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

	Cut      [CutPoints]float64 // probability of being cut there
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

// Whole is what an element in good health has left.
func Whole() Left {
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
	return Condition{Left: Whole(), Handling: same, Handover: same, SetUp: same, FirstCalls: 1, Step: same}
}

// OnHandover is the condition on the path from a platform to the control rooms: what is down is the path. As at a control
// room that is down, calls being passed on are not cut, but tried again.
func (c Condition) OnHandover() Condition {
	c.HandoverDown, c.Down, c.CutsCalls, c.Recorded = c.Down, Up, false, 0
	return c
}

// Slower is what makes a piece of work take longer: times a factor, plus a drawn time.
type Slower struct {
	Times float64
	Adds  random.Distribution
}

// IsNeutral says whether s changes nothing.
func (s *Slower) IsNeutral() bool { return s.Times == 1 && s.Adds.IsZero() }

// Slows says whether the condition makes any work longer.
func (c *Condition) Slows() bool {
	return !c.Handling.IsNeutral() || !c.Handover.IsNeutral() || !c.SetUp.IsNeutral() || !c.Step.IsNeutral()
}

// Squeezes says whether the condition, were the element not down, takes capacity away: directly, by longer work or by more
// of it.
func (c *Condition) Squeezes() bool {
	return c.Left != Whole() || c.Restart.Share > 0 || c.Slows() || c.HandoverDown != Up || c.FirstCalls > 1
}

// Stretch makes d longer, by the uniform u where a time is added.
func (s *Slower) Stretch(d des.Time, u float64) des.Time {
	if s.Times != 1 {
		d = des.FromSeconds(d.Seconds() * s.Times)
	}
	if !s.Adds.IsZero() {
		d += des.Time(s.Adds.Micros(u))
	}
	return d
}
