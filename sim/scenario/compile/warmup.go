package compile

import (
	"nines/sim/des"
	"nines/sim/words"
)

// warmUp is the part of the run whose calls are in no figure: the system fills before anything is measured. It leaves
// something of the run, and no window begins in it: its first calls would be missing.
func (c *compiler) warmUp() des.Time {
	s := &c.s.Study
	if s.WarmUp == nil {
		return 0
	}
	const path = "study.warm-up"
	if c.s.World.Run > 0 && *s.WarmUp >= c.s.World.Run {
		c.Complain(path, "a warm-up of %s leaves nothing of the run of %s: make the run longer", words.Length(*s.WarmUp), words.Length(c.s.World.Run))
		return 0
	}
	end := c.s.World.Start.Add(s.WarmUp.Duration())
	for _, w := range s.Windows {
		if w.Span.From < *s.WarmUp {
			c.Complain("study.windows."+w.Name, "the window begins in the warm-up, when calls are not measured: let it begin at %s or later", end.Format("2006-01-02 15:04:05"))
		}
	}
	return *s.WarmUp
}
