package never

import (
	"strings"

	"nines/sim/emergency"
	"nines/sim/fault"
)

// noCircles reports faults that wait for one another in a circle: none of them would ever begin. It gives those.
func (c *Search) noCircles(p *fault.Plan) map[int]bool {
	waitsFor := make([]int, len(p.Faults)) // the fault whose beginning or end each waits for
	of := map[emergency.Milestone]int{}
	for f := range p.Faults {
		of[emergency.FaultBegan(f)], of[emergency.FaultEnded(f)] = f, f
	}
	for f := range p.Faults {
		waitsFor[f] = emergency.None
		if g, ok := of[p.Timings[f].After]; ok {
			waitsFor[f] = g
		}
	}
	told := map[int]bool{}
	for f := range c.Scenario.Trouble {
		circle := []string{p.Faults[f].Name}
		g := waitsFor[f]
		for ; g != emergency.None && g != f && len(circle) <= len(p.Faults); g = waitsFor[g] {
			circle = append(circle, p.Faults[g].Name)
		}
		if g != f || told[f] {
			continue
		}
		for g := f; !told[g]; g = waitsFor[g] {
			told[g] = true
		}
		circle = append(circle[1:], circle[0])
		c.Complain("trouble."+p.Faults[f].Name+".after", "this waits for %s, so none of them ever begins: give one of them a clock time",
			whichWaitsFor(circle))
	}
	return told
}

func whichWaitsFor(circle []string) string { return strings.Join(circle, ", which waits for ") }
