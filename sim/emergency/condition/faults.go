package condition

import (
	"nines/sim/des"
	"nines/sim/random"
	"nines/sim/timing"
)

// Faults are the faults of one replication, and where each is. Their memory is kept from run to run.
type Faults struct {
	Now []Fault // as they are now: a fault that varies is at its present level

	full      []Fault // as they are at full strength
	rules     []timing.Rule
	states    []state
	own       []Selector // of those that vary, while fewer callers meet them
	followers [][]int16  // by milestone: the faults that it may concern
	counting  []int16    // the faults that come when a counter is full,
	watching  []int16    // and those with a trigger
	wakes     []Wake     // what has been asked for, by slot
	free      []int32    // slots
}

// state is where one fault is.
type state struct {
	timing.Machine
	since  des.Time       // when it last began
	faded  des.Time       // when it last began to fade; Never since it began
	grown  float64        // how much of it had grown by then
	level  float64        // how much of it there is, from 0 to 1
	back   float64        // the share that milestones have brought back since its times began
	serial uint32         // raised with every beginning and fading: a change of level asked for before is stale
	salt   random.Purpose // tells its draws from another fault's
	count  int64          // of a counter: calls since the fault last ended
	held   des.Time       // of a trigger: since when the quantity has been beyond its threshold; Never
	spent  bool           // of a trigger: it has gone off, and the quantity has not been back since
}

// Wake is a wake-up of one fault.
type Wake struct {
	Fault int16
	timing.Wake
}

// Reset puts all faults before the start of a run.
func (s *Faults) Reset(t *Trouble, d random.Draws) {
	s.full, s.Now = t.Faults, append(s.Now[:0], t.Faults...)
	s.rules, s.states, s.own = s.rules[:0], s.states[:0], append(s.own[:0], make([]Selector, len(t.Faults))...)
	s.counting, s.watching = s.counting[:0], s.watching[:0]
	s.wakes, s.free = s.wakes[:0], s.free[:0]
	for f := range t.Faults {
		fault, rule := &t.Faults[f], t.Rules[f]
		rule.Cycle, rule.Summoned, rule.Fade = fault.Cycle, fault.Counter != nil || fault.Trigger != nil, fault.Fade
		s.rules = append(s.rules, rule)
	}
	for f := range t.Faults {
		fault := &t.Faults[f]
		machine := timing.New(&s.rules[f], d.Key("fault/"+fault.Name))
		s.states = append(s.states, state{Machine: machine, held: des.Never, faded: des.Never, salt: random.NewPurpose("fault " + fault.Name)})
		switch {
		case fault.Counter != nil:
			s.counting = append(s.counting, int16(f))
		case fault.Trigger != nil:
			s.watching = append(s.watching, int16(f))
		}
	}
	s.follow(t.Milestones)
}

// follow notes which faults each milestone may concern.
func (s *Faults) follow(milestones int) {
	for len(s.followers) < milestones {
		s.followers = append(s.followers, nil)
	}
	for m := range s.followers {
		s.followers[m] = s.followers[m][:0]
	}
	for f := range s.rules {
		r := &s.rules[f]
		s.concerns(r.After, f)
		if r.HasUntil {
			s.concerns(r.Until, f)
		}
		for _, b := range s.full[f].Back {
			s.concerns(b.After, f)
		}
	}
}

func (s *Faults) concerns(m Milestone, f int) {
	if m == Always {
		return
	}
	list := s.followers[m]
	if n := len(list); n == 0 || list[n-1] != int16(f) {
		s.followers[m] = append(list, int16(f))
	}
}

// Full is a fault at full strength.
func (s *Faults) Full(f int16) *Fault { return &s.full[f] }

// IsOn reports whether a fault is on: active or fading.
func (s *Faults) IsOn(f int16) bool { return s.states[f].IsActive() || s.states[f].IsFading() }

// Since is when a fault last began.
func (s *Faults) Since(f int16) des.Time { return s.states[f].since }

// Begun is how often a fault has begun.
func (s *Faults) Begun(f int16) int { return int(s.states[f].Begun()) }

// Level is how much of a fault there is, from 0 to 1.
func (s *Faults) Level(f int16) float64 { return s.states[f].level }

// Salt tells the draws of a fault from another's.
func (s *Faults) Salt(f int16) random.Purpose { return s.states[f].salt }

// Followers are the faults that a milestone may concern.
func (s *Faults) Followers(m Milestone) []int16 { return s.followers[m] }

// Start is the start of the run for a fault.
func (s *Faults) Start(f int16) timing.Outcome { return s.states[f].Start() }

// Reached is that a milestone is reached which may concern a fault.
func (s *Faults) Reached(f int16, m Milestone, now des.Time) timing.Outcome {
	return s.states[f].Reached(m, now)
}

// Due is that a wake-up of a fault is due. A cycle that strikes in use needs to know whether that is so.
func (s *Faults) Due(w Wake, inUse bool) timing.Outcome {
	o := s.states[w.Fault].Due(w.Wake, inUse)
	st := &s.states[w.Fault]
	if o.Reset {
		st.count, st.held = 0, des.Never
	}
	if o.Opened {
		st.back, st.held, st.spent = 0, des.Never, false
		if c := s.full[w.Fault].Counter; c != nil {
			st.count = c.Start
		}
	}
	return o
}

// AsksUse reports whether a wake-up is one that needs to know whether its fault's elements are in use.
func (s *Faults) AsksUse(w Wake) bool {
	c := s.full[w.Fault].Cycle
	return w.Step == timing.Turns && c.InUse && !s.states[w.Fault].IsActive()
}

// Put keeps a wake-up until it is due, and gives the slot where it is.
func (s *Faults) Put(f int16, w timing.Wake) (slot int32) {
	if n := len(s.free); n > 0 {
		slot, s.free = s.free[n-1], s.free[:n-1]
		s.wakes[slot] = Wake{f, w}
		return slot
	}
	s.wakes = append(s.wakes, Wake{f, w})
	return int32(len(s.wakes) - 1)
}

// Take gives the wake-up in a slot, which becomes free.
func (s *Faults) Take(slot int32) Wake {
	s.free = append(s.free, slot)
	return s.wakes[slot]
}
