package recovery

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Failback is the switch back: once the cause is mended, or without waiting for that; after a hold-off, and perhaps a proof
// of health; at once, or in steps; with the calls in progress kept, or cut.
//
// What it costs in the real world: time on a platform that was meant for the worst day. What too little of it costs: a
// platform that is not healed loses calls a second time, and the work on the incident begins anew.
type Failback struct {
	When     string              `yaml:"when" enum:"repaired,switched" default:"repaired" doc:"What the hold-off counts from: the repair of the cause, or the switch away (the end of the runbook), whether the cause is mended by then or not."`
	HoldOff  random.Distribution `yaml:"hold-off" unit:"duration" default:"0s" doc:"How long traffic is left where it is after that."`
	Proof    *Proof              `yaml:"proof" doc:"What must then show that the platform is healthy. Without it, nothing."`
	Steps    []float64           `yaml:"steps" unit:"share" doc:"The share of the new calls that goes back with each step, such as [10%, 50%, 100%]; each more than the last, and the last 100%. Without it, all at once."`
	Every    des.Time            `yaml:"every" unit:"duration" positive:"true" default:"10m" doc:"The time from one step to the next."`
	Calls    string              `yaml:"calls-in-progress" enum:"kept,cut" default:"kept" doc:"Whether calls on the platform that traffic leaves are finished there, or cut."`
	Switches Switch              `yaml:"switches" required:"true" doc:"The switch back."`
}

// Proof is a monitor's having had no alarm for a while.
type Proof struct {
	Monitor  string   `yaml:"monitor" required:"true" doc:"The monitor, of recovery.detect.monitors: best a probe of the platform, as nobody calls it."`
	ClearFor des.Time `yaml:"clear-for" unit:"duration" default:"15m" doc:"How long it must have had no alarm."`
}

// PlannedFailback is the switch back with its names resolved.
type PlannedFailback struct {
	Unhealed bool // it does not wait for the repair
	HoldOff  random.Distribution
	Proof    int // monitor; None
	ClearFor des.Time
	Steps    []float64 // but for the last
	Every    des.Time
	Cuts     bool
	From, To int
}

// goingBack is how far a failback is.
type goingBack struct {
	held    bool // its hold-off has begun
	proving bool // its hold-off is over
	step    int  // the next
}

// considerFailback begins the hold-off once the runbook is done, the cause is mended if that matters, and there is traffic
// to bring back; never twice for the same traffic.
func (m *manual) considerFailback(o *emergency.Orders) {
	f := m.plan.Failback
	if f == nil || !m.away || m.working || !m.mended && !f.Unhealed || m.back.held {
		return
	}
	m.back.held = true
	m.wakeBack(draw(m.key, forHoldOff, f.HoldOff, 0), holdOffEnds, o)
}

// watchProof follows the monitor that is to prove the platform's health.
func (m *manual) watchProof(s emergency.Signal, o *emergency.Orders) {
	if f := m.plan.Failback; f == nil || f.Proof != int(s.Monitor) {
		return
	}
	m.unproven, m.clearSince = s.Alarm == emergency.Raised, s.At
	m.prove(s.At, o)
}

// prove begins to go back if the platform has proved its health, or looks again when it may have.
func (m *manual) prove(now des.Time, o *emergency.Orders) {
	f := m.plan.Failback
	switch due := m.clearSince + f.ClearFor; {
	case !m.back.proving || !m.away:
	case f.Proof != emergency.None && m.unproven:
	case f.Proof != emergency.None && due > now:
		m.wakeBack(due-now, proofIsDue, o)
	default:
		m.back.proving = false
		m.goBack(o)
	}
}

// goBack takes one step back. With the last one the other platform is closed.
func (m *manual) goBack(o *emergency.Orders) {
	f := m.plan.Failback
	if m.back.step < len(f.Steps) {
		if m.back.step == 0 {
			o.Open(f.To)
		}
		divide(o, f.From, f.To, f.Steps[m.back.step])
		m.back.step++
		m.wakeBack(f.Every, backStepEnds, o)
		return
	}
	if f.Cuts {
		o.SwitchAndCut(f.From, f.To)
	} else {
		o.Switch(f.From, f.To)
	}
	if len(f.Steps) > 0 {
		undivide(o, f.From, f.To)
	}
	m.isBack(o)
}

// isBack is when traffic is where it belongs. If the cause is not mended, whoever notices what comes of that begins anew.
func (m *manual) isBack(o *emergency.Orders) {
	m.away, m.back = false, goingBack{}
	m.backs++
	if f := m.plan.Failback; f != nil && f.Unhealed && !m.mended && !m.working {
		m.close(o)
		return
	}
	m.considerEnd(o)
}

// wakeBack asks to be told something of this going back.
func (m *manual) wakeBack(after des.Time, e emergency.Event, o *emergency.Orders) {
	o.As(emergency.People, m.backs)
	o.Wake(after, e)
	o.As(emergency.People, 0)
}

// comeBack is when something of a going back is due.
func (m *manual) comeBack(s emergency.Signal, o *emergency.Orders) {
	if s.Due.Serial != m.backs {
		return // it is of an earlier one
	}
	switch s.Due.Event {
	case holdOffEnds:
		m.back.proving = true
		m.prove(s.At, o)
	case proofIsDue:
		m.prove(s.At, o)
	default:
		m.goBack(o)
	}
}

// Moved implements colleague: somebody else has moved traffic.
func (m *manual) Moved(from, to int, o *emergency.Orders) {
	switch {
	case m.wouldMove(from, to) && !m.away:
		m.away, m.found = true, true
		m.considerFailback(o)
	case m.wouldMove(to, from) && m.away:
		if m.back.step > 0 {
			undivide(o, from, to)
		}
		m.isBack(o)
	}
}

// wouldMove says whether people's own plans lead from one platform to another.
func (m *manual) wouldMove(from, to int) bool {
	if f := m.plan.Failback; f != nil && f.To == from && f.From == to {
		return true
	}
	return slices.ContainsFunc(m.plan.Steps, func(s PlannedStep) bool { return s.From == from && s.To == to })
}

// divide sends a share of new calls, and of the people who work for both, to another platform.
func divide(o *emergency.Orders, from, to int, share float64) {
	o.Share(from, 1-share)
	o.Share(to, share)
	o.Staff(from, 1-share)
	o.Staff(to, share)
}

// undivide leaves calls to the providers again, and people to where the traffic is.
func undivide(o *emergency.Orders, from, to int) {
	for _, p := range [2]int{from, to} {
		o.Share(p, 0)
		o.Staff(p, 1)
	}
}
