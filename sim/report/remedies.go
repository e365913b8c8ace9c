package report

import (
	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/measure/backs"
)

// remedies fills in what each remedy did.
func (a *author) remedies() {
	for i := range a.Plan.Recovery.Remedies {
		p := &a.Plan.Recovery.Remedies[i]
		r := Remedy{
			Name: p.Name, Title: p.Title, Stands: p.After == emergency.Always && p.At == 0 && p.Delay.IsZero(),
			Spells: a.spellsOf("remedies."+p.Name, "at."+p.Name+".begins"), TurnedAway: a.find("remedies."+p.Name+".turned-away", measure.WholeRun),
		}
		if p.Forewarns {
			moved, inVain := a.find("remedies."+p.Name+".moved", measure.WholeRun), a.find("remedies."+p.Name+".in-vain", measure.WholeRun)
			r.Moved, r.InVain = &moved, &inVain
		}
		if backs.RingsBack(a.Plan.Network, i) {
			of := func(what string) Estimate { return a.find("remedies."+p.Name+what, measure.WholeRun) }
			r.CallBacks = &CallBacks{of(".call-backs"), of(".answered"), of(".connected"), of(".agents-time")}
		}
		a.doc.Remedies = append(a.doc.Remedies, r)
	}
}

// traffic fills in the moves of traffic. Platforms that always started are left out.
func (a *author) traffic() {
	t := Traffic{Moves: a.find("traffic.moves", measure.WholeRun)}
	for _, p := range a.Plan.Network.Platforms {
		if e := a.find("traffic."+p.Name+".failed-starts", measure.WholeRun); e.Mean > 0 {
			t.FailedStarts = append(t.FailedStarts, FailedStarts{p.Name, e})
		}
	}
	a.doc.Traffic = t
}
