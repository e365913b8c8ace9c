package condition

import (
	"slices"

	"nines/sim/des"
	"nines/sim/timing"
)

// Counting are the faults that come when a counter is full.
func (s *Faults) Counting() []int16 { return s.counting }

// Watching are the faults that a quantity triggers.
func (s *Faults) Watching() []int16 { return s.watching }

// Counts reports whether a fault counts the calls that reach an element now.
func (s *Faults) Counts(f int16, on Element) bool {
	st := &s.states[f]
	return st.IsOpen() && !s.IsOn(f) && slices.Contains(s.full[f].On, on)
}

// Count counts a call, and reports whether it is the one that makes the counter full.
func (s *Faults) Count(f int16) (full bool) {
	s.states[f].count++
	return s.isFull(f)
}

func (s *Faults) isFull(f int16) bool { return s.states[f].count == s.full[f].Counter.Limit }

// Fill lets a fault begin whose counter is full, unless it has been reset since.
func (s *Faults) Fill(f int16, now des.Time) timing.Outcome {
	if !s.isFull(f) {
		return timing.Outcome{Stale: true}
	}
	return s.states[f].Summon(now)
}

// Looks reports whether a fault goes by its quantity now.
func (s *Faults) Looks(f int16) bool { return s.states[f].IsOpen() && !s.IsOn(f) }

// Look takes a look at the quantity of a trigger: whether it is beyond the threshold. The fault begins once it has been so
// at every look for long enough, and has been back since it last began.
func (s *Faults) Look(f int16, beyond bool, now des.Time) timing.Outcome {
	st := &s.states[f]
	switch {
	case !beyond:
		st.held, st.spent = des.Never, false
	case st.spent:
	default:
		if st.held = min(st.held, now); now-st.held >= s.full[f].Trigger.For {
			st.held, st.spent = des.Never, true
			return st.Summon(now)
		}
	}
	return timing.Outcome{}
}
