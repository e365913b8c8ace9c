package report

import (
	"fmt"

	"nines/sim/emergency"
	"nines/sim/measure"
)

// remedies fills in what each remedy did.
func (a *author) remedies() {
	for i := range a.Plan.Recovery.Remedies {
		p := &a.Plan.Recovery.Remedies[i]
		r := Remedy{
			Name: p.Name, Title: p.Title, Stands: p.After == emergency.Always && p.At == 0 && p.Delay.IsZero(),
			spells: a.spellsOf("remedies."+p.Name, "at."+p.Name+".begins"), TurnedAway: a.find("remedies."+p.Name+".turned-away", measure.WholeRun),
		}
		if p.Forewarns {
			moved, inVain := a.find("remedies."+p.Name+".moved", measure.WholeRun), a.find("remedies."+p.Name+".in-vain", measure.WholeRun)
			r.Moved, r.InVain = &moved, &inVain
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

// remedied is what became of each remedy: when it was on, and what it did to callers.
func (d *Document) remedied() []block {
	var names, titles []string
	var all []spells
	columns := make([][]string, 7)
	for _, r := range d.Remedies {
		names, all = append(names, plain(r.Name)), append(all, r.spells)
		if r.Title != "" {
			titles = append(titles, titled(r.Name, r.Title))
		}
		cells := append(r.cells(), turnedAway(r.TurnedAway), told(r.Moved), told(r.InVain))
		if r.Stands {
			cells[0] = "from the start"
		}
		for c, cell := range cells {
			columns[c] = append(columns[c], cell)
		}
	}
	notes := []string{d.notesOn(all)}
	if len(d.Clocks) == 0 { // else they are told with the recovery
		notes = append(notes, d.trafficNotes()...)
	}
	headers := []string{"began", "ended", "times", "lasted", "calls turned away", "moved to its number", "called it in vain"}
	return described("Remedies", titles, names, headers, columns, notes...)
}

// turnedAway is how many calls a remedy turned away; nothing for one that turned away none.
func turnedAway(e Estimate) string {
	if e.Mean == 0 {
		return ""
	}
	return counted(e)
}

func told(e *Estimate) string {
	if e == nil {
		return ""
	}
	return counted(*e)
}

// trafficNotes say how often traffic was moved, and which backups did not start at the first try.
func (d *Document) trafficNotes() []string {
	var notes []string
	if d.Traffic.Moves.Mean > 0 {
		notes = append(notes, "Traffic was moved "+times(d.Traffic.Moves)+".")
	}
	for _, f := range d.Traffic.FailedStarts {
		notes = append(notes, fmt.Sprintf("The start-up of %s failed %s.", plain(f.Platform), times(f.Times)))
	}
	return notes
}

// times is how often something happened in a replication.
func times(e Estimate) string {
	switch same := e.High == e.Mean || e.N == 1; {
	case same && e.Mean == 1:
		return "once"
	case same:
		return count(e.Mean) + " times"
	default:
		return counted(e) + " times a replication"
	}
}

// returnNote describes the dip that moving traffic back can cause.
func (d *Document) returnNote() string {
	f := d.figure("calls.unconnected-after-return", measure.WholeRun)
	if f.N == 0 {
		return ""
	}
	when := ""
	if f.N < d.Run.Replications {
		when = fmt.Sprintf(", in the %s in which it did", plural(f.N, "replication"))
	}
	if f.Mean == 0 {
		return "From when traffic first went back until all was normal again, no call was lost" + when + "."
	}
	return fmt.Sprintf("From when traffic first went back until all was normal again, %s calls were lost%s.", counted(f.Estimate), when)
}
