package condition

// RampSteps is in how many equal steps a fault with a ramp grows: by 5 % of its full strength each. It begins with
// nothing, and is at its full strength when the ramp is over.
const RampSteps = 20

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
