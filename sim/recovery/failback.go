package recovery

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Failback is the switch back. It comes after the repair or without waiting for it, after a hold-off, and perhaps after a
// proof of health. It moves traffic at once or in steps, and keeps or cuts calls in progress.
//
// The proof, and the alarms of the switch's unless, are looked at again before each step. If one of them stands, what went
// back leaves again, and the failback begins once more when they have been clear.
//
// What it costs in the real world: time on a platform that was meant for the worst day. A hold-off that is too short is
// costly: a platform that is still broken loses calls again, and the incident starts over.
type Failback struct {
	When     string              `yaml:"when" enum:"repaired,switched" default:"repaired" doc:"What the hold-off counts from: the repair of the cause, or the switch away (the end of the runbook), even without a repair."`
	HoldOff  random.Distribution `yaml:"hold-off" unit:"duration" default:"0s" doc:"How long traffic then stays where it is."`
	Proof    *Proof              `yaml:"proof" doc:"What must show that the platform is healthy. Without it, nothing."`
	Steps    []float64           `yaml:"steps" unit:"share" doc:"The share of new calls that goes back in each step, such as [10%, 50%, 100%]. The shares grow, and the last is 100%. Without it, all at once."`
	Every    des.Time            `yaml:"every" unit:"duration" positive:"true" default:"10m" doc:"The time from one step to the next."`
	Calls    string              `yaml:"calls-in-progress" enum:"kept,cut" default:"kept" doc:"Whether calls on the platform that traffic leaves are finished there or cut."`
	Switches Switch              `yaml:"switches" required:"true" doc:"The switch back."`
}

// Proof is a monitor's having had no alarm for a while.
type Proof struct {
	Monitor  string   `yaml:"monitor" required:"true" doc:"The monitor, from recovery.detect.monitors. A probe of the platform is best, because nobody calls there."`
	ClearFor des.Time `yaml:"clear-for" unit:"duration" default:"15m" doc:"How long it must have had no alarm."`
}

// PlannedFailback is the switch back with its names resolved.
type PlannedFailback struct {
	Unhealed bool // it does not wait for the repair
	HoldOff  random.Distribution
	Proof    int // monitor; None
	ClearFor des.Time
	Steps    []float64 // except the last
	Every    des.Time
	Cuts     bool
	From, To int
	Unless   []int // monitors
}

// goingBack is how far a failback is.
type goingBack struct {
	held    bool // its hold-off has begun
	proving bool // its hold-off is over
	step    int  // the next
}

// considerFailback begins the hold-off once the runbook is done, the cause is repaired if that matters, and there is traffic
// to bring back; never twice for the same traffic.
func (m *manual) considerFailback(o *emergency.Orders) {
	f := m.plan.Failback
	if f == nil || !m.detected || m.working || !m.mended && !f.Unhealed || m.back.held || !o.Sight().IsAnyAway(f.To) {
		return
	}
	m.back.held = true
	m.wakeBack(draw(m.key, forHoldOff, f.HoldOff, 0), holdOffEnds, o)
}

// prove begins to go back if the platform has proved its health, or looks again when it may have.
func (m *manual) prove(now des.Time, o *emergency.Orders) {
	if !m.back.proving {
		return
	}
	switch due := m.provenAt(now, o.Sight()); {
	case due == des.Never:
	case due > now:
		m.wakeBack(due-now, proofIsDue, o)
	default:
		m.back.proving = false
		m.goBack(now, o)
	}
}

// provenAt is when the platform has proved its health if no alarm comes until then; Never: an alarm stands.
func (m *manual) provenAt(now des.Time, see emergency.Sight) des.Time {
	f := m.plan.Failback
	if see.AnyRaised(f.Unless) {
		return des.Never
	}
	if f.Proof == emergency.None {
		return now
	}
	if see.Alarm(f.Proof).Raised {
		return des.Never
	}
	return see.Alarm(f.Proof).Since + f.ClearFor
}

// goBack takes one step back, if health is still proved. With the last one the moves away are over.
func (m *manual) goBack(now des.Time, o *emergency.Orders) {
	f := m.plan.Failback
	o.As(emergency.Failback, m.backs)
	defer o.As(emergency.People, 0)
	switch {
	case m.back.step > 0 && m.provenAt(now, o.Sight()) == des.Never:
		o.End()
		m.back.step, m.back.proving = 0, true
		m.backs++ // the step that is due is none of the next going back
	case m.back.step < len(f.Steps):
		if m.back.step == 0 {
			o.Open(f.To)
		}
		divide(o, f.From, f.To, f.Steps[m.back.step])
		m.back.step++
		o.Wake(f.Every, backStepEnds)
	default:
		o.GoBack(f.From, f.To, f.Cuts)
		if m.back.step > 0 {
			undivide(o)
		}
	}
}

// cameBack is when traffic is where it was, whoever brought it. People then listen for reports again. If the cause is not
// mended, whoever notices begins a new incident.
func (m *manual) cameBack(at des.Time, o *emergency.Orders) {
	if m.back.step > 0 {
		o.As(emergency.Failback, m.backs)
		o.End()
		o.As(emergency.People, 0)
	}
	m.moved, m.back = false, goingBack{}
	m.backs++
	if !m.detected {
		return
	}
	m.returned, m.calmSince = true, at
	if m.working {
		o.ListenToPeople()
	}
	m.considerEnd(o)
}

// wakeBack asks to be told something of this going back.
func (m *manual) wakeBack(after des.Time, e emergency.Event, o *emergency.Orders) {
	o.As(emergency.People, m.backs)
	o.Wake(after, e)
	o.As(emergency.People, 0)
}

// comeBack is when something of a going back is due. What is of an earlier one, or overtaken, is stale.
func (m *manual) comeBack(s emergency.Signal, o *emergency.Orders) {
	if s.Due.Serial != m.backs {
		return
	}
	switch s.Due.Event {
	case holdOffEnds:
		m.back.proving = true
		m.prove(s.At, o)
	case proofIsDue:
		m.prove(s.At, o)
	case backStepEnds:
		if m.back.step > 0 {
			m.goBack(s.At, o)
		}
	}
}

// divide sends a share of new calls, and of the people who work for both, to another platform.
func divide(o *emergency.Orders, from, to int, share float64) {
	parts := []emergency.Part{{Platform: from, Share: 1 - share}, {Platform: to, Share: share}}
	o.DivideCalls(parts...)
	o.DividePeople(parts...)
}

// undivide leaves calls and people to what the others hold.
func undivide(o *emergency.Orders) {
	o.DivideCalls()
	o.DividePeople()
}
