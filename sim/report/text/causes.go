package text

import (
	"fmt"

	"nines/sim/report"
	"nines/sim/report/fate"
	"nines/sim/report/phrase"
)

// mostCauses is how much of the ledger the report shows.
const mostCauses = 10

// causes is the loss ledger as a table. Only the largest lines are shown; the JSON has all.
func causes(d *report.Document) Block {
	b := Block{Title: "Where calls were lost, and what was wrong there", Header: []string{"wrong there", "calls were", "at", "calls", "share"}}
	for i, l := range d.Ledger {
		if i == mostCauses {
			b.Notes = append(b.Notes, furtherLines(len(d.Ledger)-mostCauses))
			break
		}
		b.Rows = append(b.Rows, []string{phrase.Plain(l.Cause), l.Outcome, phrase.Plain(l.Element), phrase.Counted(l.Calls), phrase.Percent(l.Share)})
	}
	if len(d.Ledger) > 0 {
		b.Notes = append(b.Notes, ledgerNotes...)
	}
	return b
}

// ledgerNotes say what the ledger says, and what it does not.
var ledgerNotes = []string{
	"The ledger does not say what would have happened without the fault. `nines attribute` does.",
	"Where capacity is short, the fault that takes most of it is named, for the losses that its share explains. The rest is overload or ordinary congestion.",
}

func furtherLines(n int) string {
	if n == 1 {
		return "1 further line of the ledger is in the JSON document."
	}
	return fmt.Sprintf("%d further lines of the ledger are in the JSON document.", n)
}

// Groups is who was lost, by a property of callers.
func Groups(d *report.Document, by string) Block {
	b := Block{Title: "By " + by, Header: []string{by, "callers", "affected", "without help", "not connected", "lost calls", "lost"}}
	window := d.Windows[0].Name
	if len(d.Windows) > 2 {
		window = d.Windows[WorstWindow(d)].Name
		b.Lines = []string{"In the window " + phrase.Plain(window) + "."}
	}
	at := map[string]int{}
	for _, f := range d.Figures {
		if f.By != by || f.Window != window {
			continue
		}
		i, ok := at[f.Group]
		if !ok {
			i = len(b.Rows)
			at[f.Group] = i
			b.Rows = append(b.Rows, []string{phrase.Plain(f.Group), "", "", "", "", "", ""})
		}
		switch f.Measure {
		case "callers.calling":
			b.Rows[i][1] = phrase.Counted(f.Estimate)
		case "callers.affected":
			b.Rows[i][2] = phrase.Counted(f.Estimate)
		case withoutHelp:
			b.Rows[i][3] = phrase.Counted(f.Estimate)
		case fate.NeverConnected:
			b.Rows[i][4] = phrase.Counted(f.Estimate)
		case "calls.unconnected":
			b.Rows[i][5] = phrase.Counted(f.Estimate)
		case "calls.unconnected-share":
			b.Rows[i][6] = phrase.PercentOf(f.Estimate)
		}
	}
	if !fate.IsHelpFound(d) {
		return b.without(4)
	}
	return b
}

// WorstWindow is the window, besides the whole run, in which most calls were lost.
func WorstWindow(d *report.Document) int {
	worst, most := 1, report.Number(-1)
	for i := 1; i < len(d.Windows); i++ {
		if lost := d.Figure("calls.unconnected", d.Windows[i].Name).Mean; lost > most {
			worst, most = i, lost
		}
	}
	return worst
}
