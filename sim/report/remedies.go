package report

import (
	"fmt"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/measure/backs"
	"nines/sim/report/phrase"
	"nines/sim/words"
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
			r.CallBacks = &CallBacks{of(".call-backs"), of(".answered"), of(".connected"), of(backs.Time(a.Plan.Network, i)), backs.Time(a.Plan.Network, i) == ".call-takers-time"}
		}
		a.doc.Remedies = append(a.doc.Remedies, r)
	}
}

// Sentences say what the call-backs of a remedy did, and what they cost. There are none for a remedy that rings nobody back.
func (b *CallBacks) Sentences(remedy string) []string {
	if b == nil {
		return nil
	}
	whose := "agents'"
	if b.ByRooms {
		whose = "call takers'"
	}
	return []string{fmt.Sprintf("%s rang people back %s times in a run. %s call-backs were answered, and %s callers connected. It took %s of the %s time.",
		phrase.Plain(remedy), phrase.Counted(b.Made), phrase.Counted(b.Answered), phrase.Counted(b.Connected), words.Length(des.FromSeconds(float64(b.Agents.Mean))), whose)}
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
