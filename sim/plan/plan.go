package plan

import (
	"time"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/fault"
	measures "nines/sim/measure"
	"nines/sim/recovery"
	"nines/sim/scenario/record"
)

// Plan is a scenario under one strategy, compiled: immutable, and shared by all who run it. A plan cannot fail.
type Plan struct {
	Name, Title             string
	Strategy, StrategyTitle string
	Question                Question
	Start                   time.Time
	Shift                   des.Time // by how much all times, the start with them, are later than the file says
	Seed                    uint64
	Replications            int
	Budget                  int      // the most replications, where a rule may add to them
	Precision               *Precise // until when they are added; nil if no mean must be precise
	Indifference            float64  // callers
	Margin                  float64  // how far a figure may move from its baseline, as a share of it
	Fingerprint             string   // of everything that changes a figure of a replication, except the seed and the program

	Network  *emergency.Network
	Trouble  *fault.Plan
	Titles   []string // of the scenario's own faults
	MayMiss  []bool   // and whether they may meet nothing in any replication
	Recovery *recovery.Plan
	Remarks  []string      // on the files beside the scenario: what was left out of them, merged or guessed
	Record   *record.Calls // that callers come from; nil: they are drawn
	Measures *measures.Plan

	Published []Published // figures of the real incident, if the strategy is what happened
}

// Precise is how well the mean of a measure must be known: half of its interval, as a share of it.
type Precise struct {
	Measure measures.Measure
	Within  float64
}

// Element is an element's name as a scenario writes it.
func (p *Plan) Element(e emergency.Element) string {
	n := p.Network
	switch e.Kind {
	case emergency.AProvider:
		return "providers." + n.Providers[e.Index].Name
	case emergency.ACircuitGroup:
		g := n.Groups[e.Index]
		return "providers." + n.Providers[g.Provider].Name + ".routes." + n.Platforms[g.Platform].Name
	case emergency.APlatform:
		return "platforms." + n.Platforms[e.Index].Name
	case emergency.ACentre:
		c := n.Centres[e.Index]
		return "platforms." + n.Platforms[c.Platform].Name + ".centres." + c.Name
	case emergency.ARoom:
		return "control-rooms." + n.Rooms[e.Index].Name
	case emergency.AHandover:
		return "platforms." + n.Platforms[e.Index].Name + ".handover"
	case emergency.ADemand:
		return "demand"
	case emergency.AMonitor:
		return "monitors." + n.Monitors[e.Index].Name
	case emergency.AStep:
		return "runbook." + p.Recovery.Runbook[e.Index]
	default:
		return ""
	}
}

// Cause is a cause's name: of the fault, or of what is no fault.
func (p *Plan) Cause(cause int16) string {
	if r := emergency.RemedyOf(cause); r != emergency.None {
		return "remedies." + p.Recovery.Remedies[r].Name
	}
	switch cause {
	case emergency.Congestion:
		return "ordinary congestion"
	case emergency.Overload:
		return "overload"
	case emergency.Unsupported:
		return "feature not supported"
	case emergency.Switching:
		return "moving of traffic"
	case emergency.OutOfService:
		return "out of service"
	case emergency.SlowAnswer:
		return "slow answer"
	case emergency.OtherNumber:
		return "another number"
	case emergency.NoCause:
		return ""
	default:
		return p.Trouble.Faults[cause].Name
	}
}

// MeasureNames are the names of the measures of a plan, each once.
func (p *Plan) MeasureNames() []string { return p.Measures.Names() }
