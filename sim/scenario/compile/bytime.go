package compile

import (
	"nines/sim/random"
	"nines/sim/scenario/spec"
)

// factor lays out how many times as long something takes, over the run; nil: always as long.
func (c *compiler) factor(p *spec.ByTime, path string) *random.Factor {
	f, err := p.Factor(c.s.World.Start, c.s.World.Run)
	if err != nil {
		c.Complain(path, "%v", err)
	}
	return f
}
