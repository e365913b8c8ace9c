package recovery

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Plan is a recovery with its names resolved: immutable, and shared by all replications.
type Plan struct {
	Nothing  bool // do nothing
	Parties  []Informant
	Assess   random.Distribution
	Steps    []PlannedStep
	Repair   *PlannedRepair
	Failback *PlannedFailback
	Remedies []PlannedRemedy
}

// Informant is a party that may report.
type Informant struct {
	Name   string
	Sensor emergency.Sensor
	Delay  random.Distribution
}

// PlannedStep is a step of the runbook. Its milestones follow one another from First: begins, wrong, noticed, done.
type PlannedStep struct {
	Step     *Step
	First    emergency.Milestone
	From, To int // platforms; None: the step switches nothing
}

// The milestones of a step, counted from its first.
const (
	StepBegins emergency.Milestone = iota
	StepWrong
	StepNoticed
	StepDone
	StepMilestones
)

// StepMilestoneNames are the names of a step's milestones, in order.
var StepMilestoneNames = [StepMilestones]string{"begins", "wrong", "noticed", "done"}

// PlannedRepair is the repair of the cause.
type PlannedRepair struct {
	AfterDecision bool
	Takes         random.Distribution
}

// PlannedFailback is the switch back.
type PlannedFailback struct {
	HoldOff  random.Distribution
	From, To int
}

// Start makes the strategy of one replication.
func (p *Plan) Start(d random.Draws) emergency.Strategy {
	var people emergency.Strategy = nothing{}
	if !p.Nothing {
		people = &manual{plan: p, key: d.Key("recovery")}
	}
	if len(p.Remedies) == 0 {
		return people
	}
	return newTeam(people, p.Remedies, d)
}

// forStep and the others name what the strategy draws.
var (
	forReport  = random.NewPurpose("report delay")
	forAssess  = random.NewPurpose("assess")
	forStep    = random.NewPurpose("step takes")
	forWrong   = random.NewPurpose("step wrong")
	forNotice  = random.NewPurpose("step noticed")
	forRedo    = random.NewPurpose("step redo")
	forRepair  = random.NewPurpose("repair")
	forHoldOff = random.NewPurpose("hold-off")

	forAutomatic = random.NewPurpose("automatic switch")
)

// draw is a duration of the strategy's own, for the n-th thing of its sort.
func draw(k random.Key, p random.Purpose, d random.Distribution, n int) des.Time {
	return des.Time(d.Micros(k.Uniform(p, n)))
}
