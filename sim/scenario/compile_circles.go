package scenario

import (
	"strings"

	"nines/sim/emergency"
	"nines/sim/fault"
)

// noCircles reports faults that wait for one another in a circle: none of them would ever begin. It gives those.
func (c *compiler) noCircles(p *fault.Plan) map[int]bool {
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
	for f := range c.s.Trouble {
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
		c.complain("trouble."+p.Faults[f].Name+".after", "this waits for %s: none of them would ever begin; give one of them a clock time",
			strings.Join(circle, ", which waits for "))
	}
	return told
}

// inVain reports faults that wait for the end, or the beginning, of one that never ends or begins: they would themselves
// never begin, or never end. Of a chain of them only the first is reported, and nothing that a circle explains.
func (c *compiler) inVain(p *fault.Plan, inCircle map[int]bool) {
	can := possible(p)
	for f := range c.s.Trouble {
		t, path := &p.Timings[f], "trouble."+p.Faults[f].Name
		if g, waits := faultOf(t.After, p); waits && !inCircle[f] && t.After == emergency.FaultEnded(g) && can[emergency.FaultBegan(g)] && !can[t.After] {
			c.complain(path+".after", "%s lasts to the end of the run, so that this would never begin: give %s a for, or an until that can happen", p.Faults[g].Name, p.Faults[g].Name)
		}
		if g, waits := faultOf(t.Until, p); waits && t.HasUntil && !t.HasFor && c.s.Trouble[f].Until != nil && can[emergency.FaultBegan(g)] && !can[t.Until] {
			c.complain(path+".until", "%s never ends, so that this would last to the end of the run: give either of them a for, or leave until out", p.Faults[g].Name)
		}
	}
}

// faultOf is the fault whose beginning or end a milestone is.
func faultOf(m emergency.Milestone, p *fault.Plan) (int, bool) {
	f := int(m-emergency.FaultBegan(0)) / 2
	return f, m >= emergency.FaultBegan(0) && f < len(p.Faults)
}

// possible is the beginnings and ends of faults that can happen: what comes by the clock, or by what people do, can, and so
// can what follows something that can.
func possible(p *fault.Plan) map[emergency.Milestone]bool {
	can := map[emergency.Milestone]bool{}
	happens := func(m emergency.Milestone) bool {
		_, ofFault := faultOf(m, p)
		return !ofFault || can[m]
	}
	for grown := true; grown; {
		grown = false
		for f := range p.Faults {
			t := &p.Timings[f]
			begins, ends := emergency.FaultBegan(f), emergency.FaultEnded(f)
			if !can[begins] && happens(t.After) {
				can[begins], grown = true, true
			}
			if !can[ends] && can[begins] && (t.HasFor || p.Faults[f].Cycle != nil || t.HasUntil && happens(t.Until)) {
				can[ends], grown = true, true
			}
		}
	}
	return can
}
