package fault

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Plan is all trouble of a scenario with its names resolved: immutable, and shared by all replications.
type Plan struct {
	Faults     []emergency.Fault
	Timings    []Timing // one for each fault
	Milestones int
}

// Timing is when a fault begins and ends.
type Timing struct {
	After emergency.Milestone // Always: At is by the clock
	At    des.Time
	Delay random.Distribution // after After, or after At

	For      random.Distribution // counts if HasFor
	HasFor   bool
	InAll    bool                // For is of all the coming and going together, not of each time
	Until    emergency.Milestone // Always: UntilAt is by the clock; counts if HasUntil
	UntilAt  des.Time
	HasUntil bool

	Chance    float64 // that it happens at all; counts if HasChance
	HasChance bool
}

var (
	forDelay  = random.NewPurpose("fault delay")
	forLength = random.NewPurpose("fault length")
	forChance = random.NewPurpose("fault chance")
)

// Timeline draws the trouble of one replication.
func (p *Plan) Timeline(d random.Draws) *emergency.Trouble {
	t := &emergency.Trouble{Faults: p.Faults, Milestones: p.Milestones}
	for i := range p.Timings {
		t.Changes = p.Timings[i].append(t.Changes, i, d.Key("fault/"+p.Faults[i].Name))
	}
	return t
}

// append adds a fault's beginning and its ends. A fault with both for and until ends at whichever comes first. One that
// does not happen, or that would last no time at all, is left out.
func (t *Timing) append(list []emergency.Change, fault int, k random.Key) []emergency.Change {
	delay := des.Time(t.Delay.Micros(k.Uniform(forDelay, 0)))
	length := des.Time(t.For.Micros(k.Uniform(forLength, 0)))
	if t.HasFor && length == 0 || t.HasChance && k.Uniform(forChance, 0) >= t.Chance {
		return list
	}
	list = append(list, emergency.Change{Fault: int16(fault), Begin: true, After: t.After, At: t.At + delay})
	switch {
	case t.HasFor && t.InAll:
		list = append(list, emergency.Change{Fault: int16(fault), After: t.After, At: t.At + delay + length})
	case t.HasFor:
		list = append(list, emergency.Change{Fault: int16(fault), After: emergency.FaultBegan(fault), At: length})
	}
	if t.HasUntil {
		list = append(list, emergency.Change{Fault: int16(fault), After: t.Until, At: t.UntilAt})
	}
	return list
}
