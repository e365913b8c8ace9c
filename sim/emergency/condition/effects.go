package condition

import "slices"

// Effects is what the faults active on one element come to together.
type Effects struct {
	Selective bool // some of them hit only some callers
	Down      Tone // for everybody
	Blind     Blindness
	DownBy    int16 // the fault by which it is down for everybody; None
	BlindBy   int16
	Lost      uint32
	Left      Left

	Active     []int16 // in the order in which they began
	Barring    []int16 // of those, the ones by which it is down, for everybody or for some
	Severing   []int16 // by which a platform's calls cannot be passed on
	Losing     []int16 // that lose features
	Slowing    []int16 // that make work longer
	Cutting    []int16 // that cut calls
	Restarting []int16 // that restart consoles
	Misrouting []int16 // that misroute handovers
}

// Cleared is an element in good health, with the memory of e.
func (e Effects) Cleared() Effects {
	return Effects{
		Active: e.Active[:0], Barring: e.Barring[:0], Severing: e.Severing[:0], Losing: e.Losing[:0], Slowing: e.Slowing[:0],
		Cutting: e.Cutting[:0], Restarting: e.Restarting[:0], Misrouting: e.Misrouting[:0],
		Left: Whole(), DownBy: None, BlindBy: None,
	}
}

// Combine works out e from its active faults: shares left multiply, the first fault to be down sets the tone, and
// everything else adds up.
func (e *Effects) Combine(faults []Fault) {
	active := e.Active
	*e = e.Cleared()
	e.Active = active
	for _, f := range active {
		if faults[f].IsIdle() {
			continue
		}
		c, some := &faults[f].Condition, faults[f].Only != nil
		e.Selective = e.Selective || some
		if c.Down != Up && e.Down == Up && !some {
			e.Down, e.DownBy = c.Down, f
		}
		if c.Blind != NotBlind && e.Blind == NotBlind {
			e.Blind, e.BlindBy = c.Blind, f
		}
		e.Left = e.Left.times(c.Left)
		e.Lost |= c.Lost
		e.list(f, c)
	}
}

// list notes what an active fault does, for those who ask the faults one by one.
func (e *Effects) list(f int16, c *Condition) {
	if c.Down != Up {
		e.Barring = append(e.Barring, f)
	}
	if c.HandoverDown != Up {
		e.Severing = append(e.Severing, f)
	}
	if c.Lost != 0 {
		e.Losing = append(e.Losing, f)
	}
	if c.Slows() {
		e.Slowing = append(e.Slowing, f)
	}
	if c.Cut != [CutPoints]float64{} {
		e.Cutting = append(e.Cutting, f)
	}
	if c.Restart.Share > 0 {
		e.Restarting = append(e.Restarting, f)
	}
	if c.Misroute.Share > 0 {
		e.Misrouting = append(e.Misrouting, f)
	}
}

// Has says whether a fault is active on the element.
func (e *Effects) Has(f int16) bool { return slices.Contains(e.Active, f) }
