package recovery

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Plan is a recovery with its names resolved: immutable, and shared by all replications.
type Plan struct {
	Nothing  bool // there are no people with a runbook
	Parties  []Informant
	Monitors []Watcher // as the network has them
	Assess   random.Distribution
	Misjudge *Misjudged // nil: never
	Decide   random.Distribution
	Steps    []PlannedStep
	Runbook  []string // the names of the steps
	Repair   *PlannedRepair
	Failback *PlannedFailback
	Remedies []PlannedRemedy
}

// DoesNothing says that nothing at all is done.
func (p *Plan) DoesNothing() bool { return p.Nothing && len(p.Remedies) == 0 }

// Informant is a party that may report.
type Informant struct {
	Name   string
	Sensor emergency.Sensor
	Delay  random.Distribution
}

// Watcher is a monitor as people see it.
type Watcher struct {
	Name     string
	Delay    random.Distribution // from the alarm until people act on it
	Counted  bool                // by another monitor, which speaks for it: its own alarm sets nobody to work
	Platform int                 // that it watches; None: it watches something else
}

// Sources are the names of all who may set off the work, as milestones name them: the parties, then the monitors.
func (p *Plan) Sources() []string {
	var names []string
	for i := range p.Parties {
		names = append(names, p.Parties[i].Name)
	}
	for i := range p.Monitors {
		names = append(names, p.Monitors[i].Name)
	}
	return names
}

// Actions are the milestones at which something has been done about the trouble: a step of the runbook.
func (p *Plan) Actions() []emergency.Milestone {
	list := make([]emergency.Milestone, len(p.Steps))
	for i := range p.Steps {
		list[i] = p.Steps[i].First + StepDone
	}
	return list
}

// PlannedStep is a step of the runbook. Its milestones follow one another from First: begins, wrong, noticed, done.
type PlannedStep struct {
	Step     *Step
	First    emergency.Milestone
	From, To int   // platforms; None: the step switches nothing
	Unless   []int // monitors; an alarm of any of them keeps the step from switching
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

// Start makes the strategy of one replication.
func (p *Plan) Start(d random.Draws) emergency.Strategy {
	var people emergency.Strategy = nothing{}
	if !p.Nothing {
		m := &manual{plan: p, key: d.Key("recovery"), due: make([]des.Time, len(p.Parties)+len(p.Monitors))}
		m.listen()
		people = m
	}
	if len(p.Remedies) == 0 {
		return people
	}
	return newTeam(people, p.Remedies, d)
}

// forStep and the others name what the strategy draws.
var (
	forReport  = random.NewPurpose("report delay")
	forAlarm   = random.NewPurpose("alarm delay")
	forAssess  = random.NewPurpose("assess")
	forMislead = random.NewPurpose("wrong diagnosis")
	forMisled  = random.NewPurpose("wrong diagnosis shows")
	forDecide  = random.NewPurpose("decide")
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
