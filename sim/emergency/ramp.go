package emergency

import "nines/sim/des"

// rampSteps is in how many equal steps a fault with a ramp grows: by 5 % of its full strength each. It begins with
// nothing, and is at its full strength when the ramp is over.
const rampSteps = 20

// CanGrow says whether there is more and less of the condition. To be down, or without a feature, knows no degrees.
func (c *Condition) CanGrow() bool {
	return c.Left != whole() || c.slows() || c.Cut != [cutPoints]float64{} || c.Restart.Share > 0 || c.Misroute.Share > 0 ||
		c.FirstCalls != 1 || !c.Step.IsNeutral()
}

// At is the condition at a level from 0, which is healthy, to 1, which is the condition as it is: shares, probabilities,
// factors and added times grow in proportion. First calls stay as they are: a surge goes by the level itself.
func (c Condition) At(level float64) Condition {
	left, full := &c.Left, c.Left
	for _, share := range []struct{ now, full *float64 }{
		{&left.Agents, &full.Agents}, {&left.Seats, &full.Seats}, {&left.Channels, &full.Channels}, {&left.Queue, &full.Queue},
		{&left.Rate, &full.Rate}, {&left.Circuits, &full.Circuits}, {&left.CallTakers, &full.CallTakers},
	} {
		*share.now = towards(*share.full, level)
	}
	c.Handling, c.Handover, c.SetUp = c.Handling.at(level), c.Handover.at(level), c.SetUp.at(level)
	c.Step = c.Step.at(level)
	for p := range c.Cut {
		c.Cut[p] *= level
	}
	c.Restart.Share *= level
	c.Misroute.Share *= level
	return c
}

// towards goes from 1 a part of the way to a factor.
func towards(factor, level float64) float64 {
	if level == 1 {
		return factor
	}
	return 1 + float64(level*(factor-1))
}

func (s Slower) at(level float64) Slower {
	adds, _ := s.Adds.Times(level) // a level is not negative
	return Slower{Times: towards(s.Times, level), Adds: adds}
}

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
	s.level = float64(s.steps) / rampSteps
	fault.Condition = w.full[f].Condition.At(s.level)
	if s.steps < rampSteps {
		next := s.since + fault.Ramp*des.Time(s.steps+1)/rampSteps
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
		w.effectsOn(on).combine(w.trouble.Faults, w.costlyFeatures(on))
	}
	for _, on := range w.trouble.Faults[f].On {
		w.settle(on)
	}
}
