package condition

// steps is in how many equal steps a fault grows or fades: by 5 % of its full strength each. It grows from nothing.
const steps = 20

// Varies reports whether the fault has degrees: it grows, fades or comes back in steps.
func (f *Fault) Varies() bool { return f.Ramp > 0 || f.Fade > 0 || len(f.Back) > 0 }

// IsAllOrNothing reports whether a caller either meets the condition or does not. Then fewer callers meet it at a lower level.
func (c *Condition) IsAllOrNothing() bool { return c.Down != Up || c.HandoverDown != Up || c.Lost != 0 }

// CanVary reports whether a fault on an element of a kind can have degrees. A monitor sees or does not, and a step of the
// runbook can be finished or not.
func (c *Condition) CanVary(k ElementKind) bool {
	return c.CanGrow() || c.IsAllOrNothing() && k != AMonitor && k != AStep
}

// atLevel makes the fault as it is at a level of another, from 0 to 1. The selector is for it to use.
//
// What is down is down for the share of its callers that the level says, always the same ones first, so those who are back
// stay back. A centre has no callers of its own: there the share is one of its agents.
func (f *Fault) atLevel(level float64, full *Fault, own *Selector) {
	f.Condition, f.Only = full.Condition, full.Only
	switch c := &full.Condition; {
	case level == 1:
	case !c.IsAllOrNothing():
		f.Condition = c.At(level)
	case full.On[0].Kind == ACentre:
		f.Condition = Healthy()
		f.Condition.Left.Agents = 1 - level
	default:
		if *own = (Selector{Share: 1}); full.Only != nil {
			*own = *full.Only
		}
		own.Share *= level
		f.Only = own
	}
}

// CanGrow says whether there is more and less of the condition. To be down, or without a feature, knows no degrees.
func (c *Condition) CanGrow() bool {
	return c.Left != Whole() || c.Slows() || c.Cut != [CutPoints]float64{} || c.Restart.Share > 0 || c.Misroute.Share > 0 ||
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
