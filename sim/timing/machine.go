package timing

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Step is what a wake-up is for.
type Step uint8

// The steps. The token of a wake-up names the occurrence, opening or beginning that it belongs to.
const (
	Opens  Step = iota // the times of an occurrence begin
	Closes             // the times of an opening are over
	Ends               // the length of a beginning is over
	Stops              // the clock ends it for good
	Turns              // a good or bad time of a cycle is over
	Gone               // it has faded away
)

// Wake asks to be told at a time.
type Wake struct {
	At    des.Time
	Step  Step
	Token uint32
}

// Outcome is what follows from an input, in the order of the fields. Nothing ends after it begins.
type Outcome struct {
	Stale  bool // the wake-up belonged to something that no longer counts
	Opened bool // its times have begun: what summons it starts from the beginning
	Reset  bool // it was ended: what summons it starts again
	Fades  bool // it begins to fade
	Ended  bool // it is gone
	Begun  bool // it is there

	wakes [3]Wake
	n     int
}

// Wakes is what it wants to be told.
func (o *Outcome) Wakes() []Wake { return o.wakes[:o.n] }

func (o *Outcome) wake(at des.Time, step Step, token uint32) {
	o.wakes[o.n] = Wake{at, step, token}
	o.n++
}

// Machine is where one rule is in one replication. It takes what happens and says what follows. Whoever owns it keeps the
// calendar. A milestone has no effect before the wake-ups of the same instant, so its owner may tell it at any point.
type Machine struct {
	rule *Rule
	key  random.Key

	never     bool   // chance has left it out, or the clock has ended it
	open      bool   // inside its times. Without a cycle or a summons that is while it is active
	active    bool   // and not fading
	fading    bool   // not active, and not gone
	occurred  uint32 // how often what it follows has happened
	cancelled uint32 // occurrences up to this one begin nothing any more; at most occurred
	of        uint32 // the occurrence that opened its times
	opened    uint32 // how often its times have begun
	begun     uint32 // how often it has become active
	turn      uint32 // of a cycle: the turn that is awaited
	drawn     uint32 // of a cycle: times drawn
}

// New makes a machine before the start of the run. The key is of its draws.
func New(rule *Rule, key random.Key) Machine {
	return Machine{rule: rule, key: key, never: !rule.Happens(key)}
}

// IsActive reports whether it is there at full strength, as far as its times decide.
func (m *Machine) IsActive() bool { return m.active }

// IsFading reports whether it has ended and is not gone.
func (m *Machine) IsFading() bool { return m.fading }

// IsOpen reports whether it is inside its times: there, or able to come by itself.
func (m *Machine) IsOpen() bool { return m.open }

// Begun is how often it has begun.
func (m *Machine) Begun() uint32 { return m.begun }

// Start is the start of the run.
func (m *Machine) Start() (o Outcome) {
	if m.never {
		return o
	}
	if m.rule.After == Always {
		m.occur(0, &o)
	}
	if m.rule.HasUntil && m.rule.Until == Always {
		o.wake(m.rule.UntilAt, Stops, 0)
	}
	return o
}

// occur is an occurrence of what the rule follows.
func (m *Machine) occur(now des.Time, o *Outcome) {
	m.occurred++
	if at := now + m.rule.At + m.rule.DelayOf(m.key, m.occurred); at < m.rule.stops() {
		o.wake(at, Opens, m.occurred)
	}
}

// Reached is that a milestone is reached. It ends what is active, cancels what is to come, and then begins.
func (m *Machine) Reached(what Milestone, now des.Time) (o Outcome) {
	if m.never {
		return o
	}
	if m.rule.HasUntil && m.rule.Until == what {
		m.ceases(now, &o)
	}
	if m.rule.After == what {
		m.occur(now, &o)
	}
	return o
}

// ceases is that the milestone is reached which ends it. What was mended before a clock time was something else, and does
// not cancel what begins then. What is summoned by the clock may be summoned again.
func (m *Machine) ceases(now des.Time, o *Outcome) {
	if m.rule.After != Always || now >= m.rule.At {
		m.cancelled = m.occurred
	}
	switch {
	case m.rule.Cycle != nil, m.rule.Summoned && m.rule.After != Always:
		o.wake(now, Closes, m.opened)
	case m.active || m.rule.Summoned:
		o.wake(now, Ends, m.begun)
	}
}

// Due is that a wake-up is due. A cycle that strikes in use needs to know whether that is so.
func (m *Machine) Due(w Wake, inUse bool) (o Outcome) {
	switch w.Step {
	case Opens:
		m.opens(w, &o)
	case Closes:
		if o.Stale = !m.open || w.Token != m.opened; !o.Stale {
			m.close(w.At, &o)
		}
	case Ends:
		m.ends(w, &o)
	case Stops:
		m.never = true
		m.close(w.At, &o)
	case Turns:
		m.turns(w, inUse, &o)
	case Gone:
		if o.Stale = !m.fading || w.Token != m.begun; !o.Stale {
			m.fading, o.Ended = false, true
		}
	}
	return o
}

func (m *Machine) opens(w Wake, o *Outcome) {
	r := m.rule
	if m.never || w.Token <= m.cancelled {
		o.Stale = true
		return
	}
	if m.open || r.HasFor && !r.Summoned && r.LengthOf(m.key, w.Token) == 0 {
		return // what is there does not begin twice, and what has no length not at all
	}
	m.open, m.of, o.Opened = true, w.Token, true
	m.opened++
	switch {
	case r.Summoned:
	case r.Cycle != nil:
		if r.HasFor {
			o.wake(w.At+r.LengthOf(m.key, m.of), Closes, m.opened)
		}
		if r.Cycle.BeginsBad {
			m.begin(o)
		}
		m.awaitTurn(w.At, o)
	default:
		m.begin(o)
		if r.HasFor {
			o.wake(w.At+r.LengthOf(m.key, m.of), Ends, m.begun)
		}
	}
}

// Summon lets it begin by itself, if it may.
func (m *Machine) Summon(now des.Time) (o Outcome) {
	if m.never || !m.open || m.active {
		return o
	}
	length := des.Never
	if m.rule.HasFor {
		if length = m.rule.LengthOf(m.key, m.begun+1); length == 0 {
			return o
		}
	}
	m.begin(&o)
	if m.rule.HasFor {
		o.wake(now+length, Ends, m.begun)
	}
	return o
}

// close ends its times, and it with them.
func (m *Machine) close(now des.Time, o *Outcome) {
	m.open, o.Reset = false, true
	m.turn++
	m.end(now, o)
}

func (m *Machine) ends(w Wake, o *Outcome) {
	if w.Token != m.begun || !m.active && !m.rule.Summoned {
		o.Stale = true
		return
	}
	m.open, o.Reset = m.open && m.rule.lasting(), true
	m.end(w.At, o)
}

func (m *Machine) begin(o *Outcome) {
	if m.fading {
		o.Ended = true
	}
	m.active, m.fading, o.Begun = true, false, true
	m.begun++
}

func (m *Machine) end(now des.Time, o *Outcome) {
	if !m.active {
		return
	}
	m.active = false
	if m.fading = m.rule.Fade > 0; m.fading {
		o.Fades = true
		o.wake(now+m.rule.Fade, Gone, m.begun)
		return
	}
	o.Ended = true
}

// turns is the end of a good or bad time.
func (m *Machine) turns(w Wake, inUse bool, o *Outcome) {
	switch {
	case w.Token != m.turn || !m.open:
		o.Stale = true
		return
	case m.active:
		m.end(w.At, o)
	case inUse || !m.rule.Cycle.InUse:
		m.begin(o)
	}
	m.awaitTurn(w.At, o)
}

// awaitTurn asks for the end of a cycle's present time, bad or good.
func (m *Machine) awaitTurn(now des.Time, o *Outcome) {
	d, what := &m.rule.Cycle.Good, forGoodTime
	if m.active {
		d, what = &m.rule.Cycle.Bad, forBadTime
	}
	m.drawn++
	m.turn++
	o.wake(now+drawn(m.key, what, d, m.drawn), Turns, m.turn)
}
