package text

import (
	"fmt"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// remedied is what became of each remedy: when it was on, and what it did to callers.
func remedied(d *report.Document) []Block {
	var names, titles, backs []string
	var all []report.Spells
	columns := make([][]string, 7)
	for _, r := range d.Remedies {
		names, all = append(names, phrase.Plain(r.Name)), append(all, r.Spells)
		if r.Title != "" {
			titles = append(titles, titled(r.Name, r.Title))
		}
		cells := append(cells(&r.Spells), turnedAway(r.TurnedAway), told(r.Moved), told(r.InVain))
		backs = append(backs, r.CallBacks.Sentences(r.Name)...)
		if r.Stands {
			cells[0] = "from the start"
		}
		for c, cell := range cells {
			columns[c] = append(columns[c], cell)
		}
	}
	notes := append([]string{notesOn(d, all)}, backs...)
	if len(d.Clocks) == 0 { // else they are told with the recovery
		notes = append(notes, trafficNotes(d)...)
	}
	headers := []string{"began", "ended", "times", "lasted", "calls turned away", "moved to its number", "called it in vain"}
	return described("Remedies", titles, names, headers, columns, notes...)
}

// turnedAway is how many calls a remedy turned away; nothing for one that turned away none.
func turnedAway(e report.Estimate) string {
	if e.Mean == 0 {
		return ""
	}
	return phrase.Counted(e)
}

func told(e *report.Estimate) string {
	if e == nil {
		return ""
	}
	return phrase.Counted(*e)
}

// trafficNotes say how often traffic was moved, and which backups did not start at the first try.
func trafficNotes(d *report.Document) []string {
	var notes []string
	if d.Traffic.Moves.Mean > 0 {
		notes = append(notes, "Traffic was moved "+times(d.Traffic.Moves)+".")
	}
	for _, f := range d.Traffic.FailedStarts {
		notes = append(notes, fmt.Sprintf("The start-up of %s failed %s.", phrase.Plain(f.Platform), times(f.Times)))
	}
	return notes
}

// times is how often something happened in a replication.
func times(e report.Estimate) string {
	switch same := e.High == e.Mean || e.N == 1; {
	case same && e.Mean == 1:
		return "once"
	case same:
		return phrase.Count(e.Mean) + " times"
	default:
		return phrase.Counted(e) + " times a replication"
	}
}

// returnNote describes the dip that moving traffic back can cause.
func returnNote(d *report.Document) string {
	f := d.Figure("calls.unconnected-after-return", measure.WholeRun)
	if f.N == 0 {
		return ""
	}
	when := ""
	if f.N < d.Run.Replications {
		when = fmt.Sprintf(", in the %s in which it did", phrase.Plural(f.N, "replication"))
	}
	if f.Mean == 0 {
		return "From when traffic first went back until all was normal again, no call was lost" + when + "."
	}
	return phrase.Agree(fmt.Sprintf("From when traffic first went back until all was normal again, %s calls were lost%s.", phrase.Counted(f.Estimate), when))
}
