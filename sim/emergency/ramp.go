package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/condition"
)

// ownTrouble is the trouble of a run; if any of its faults has a ramp, a copy whose conditions the world may change.
func (w *World) ownTrouble(t *Trouble) *Trouble {
	for f := range t.Faults {
		if t.Faults[f].Ramp > 0 {
			w.full = t.Faults
			w.grown = Trouble{Faults: append(w.grown.Faults[:0], t.Faults...), Changes: t.Changes, Milestones: t.Milestones}
			return &w.grown
		}
	}
	return t
}

// beginGrowth puts a fault that begins at its first level.
func (w *World) beginGrowth(f int16) {
	s := &w.faults[f]
	if s.level = 1; w.trouble.Faults[f].Ramp > 0 {
		s.steps = 0
		w.setLevel(f)
	}
}

// setLevel gives a growing fault the condition of the steps done, and schedules the next one.
func (w *World) setLevel(f int16) {
	s, fault := &w.faults[f], &w.trouble.Faults[f]
	s.level = float64(s.steps) / condition.RampSteps
	fault.Condition = w.full[f].Condition.At(s.level)
	if s.steps < condition.RampSteps {
		next := s.since + fault.Ramp*des.Time(s.steps+1)/condition.RampSteps
		w.calendar.Schedule(next, faultGrows, int32(f), s.begun)
	}
}

// growFault is a step of growth.
func (w *World) growFault(f int16, turn uint32) {
	s := &w.faults[f]
	if s.begun != turn || s.phase != active {
		w.inspect.Stale++
		return
	}
	s.steps++
	w.setLevel(f)
	for _, on := range w.trouble.Faults[f].On {
		w.effectsOn(on).Combine(w.trouble.Faults, w.costlyFeatures(on))
	}
	for _, on := range w.trouble.Faults[f].On {
		w.settle(on)
	}
}
