package report

import (
	"fmt"
)

// mostCauses is how much of the ledger the report shows.
const mostCauses = 10

// causes is the loss ledger as a table. Only the largest lines are shown; the JSON has all.
func (d *Document) causes() block {
	b := block{title: "Where calls were lost, and what was wrong there", header: []string{"wrong there", "calls were", "at", "calls", "share"}}
	for i, l := range d.Ledger {
		if i == mostCauses {
			b.notes = append(b.notes, furtherLines(len(d.Ledger)-mostCauses))
			break
		}
		b.rows = append(b.rows, []string{plain(l.Cause), l.Outcome, plain(l.Element), counted(l.Calls), percent(l.Share)})
	}
	if len(d.Ledger) > 0 {
		b.notes = append(b.notes, ledgerNotes...)
	}
	return b
}

// ledgerNotes say what the ledger says, and what it does not.
var ledgerNotes = []string{
	"This is not what would have happened otherwise: compare with a strategy without the fault to see that.",
	"For want of capacity, the fault that takes most of it is named, and only for losses that its share of the capacity explains. The rest is overload or ordinary congestion.",
}

func furtherLines(n int) string {
	if n == 1 {
		return "1 further line of the ledger is in the JSON document."
	}
	return fmt.Sprintf("%d further lines of the ledger are in the JSON document.", n)
}

// groups is who was lost, by a property of callers.
func (d *Document) groups(by string) block {
	b := block{title: "By " + by, header: []string{by, "callers", "affected", "never connected", "unconnected calls", "lost"}}
	window := d.Windows[0].Name
	if len(d.Windows) > 2 {
		window = d.Windows[d.worstWindow()].Name
		b.lines = []string{"In the window " + plain(window) + "."}
	}
	at := map[string]int{}
	for _, f := range d.Figures {
		if f.By != by || f.Window != window {
			continue
		}
		i, ok := at[f.Group]
		if !ok {
			i = len(b.rows)
			at[f.Group] = i
			b.rows = append(b.rows, []string{plain(f.Group), "", "", "", "", ""})
		}
		switch f.Measure {
		case "callers.calling":
			b.rows[i][1] = counted(f.Estimate)
		case "callers.affected":
			b.rows[i][2] = counted(f.Estimate)
		case "callers.never-connected":
			b.rows[i][3] = counted(f.Estimate)
		case "calls.unconnected":
			b.rows[i][4] = counted(f.Estimate)
		case "calls.unconnected-share":
			b.rows[i][5] = percentOf(f.Estimate)
		}
	}
	return b
}

// worstWindow is the window, besides the whole run, in which most calls were lost.
func (d *Document) worstWindow() int {
	worst, most := 1, Number(-1)
	for i := 1; i < len(d.Windows); i++ {
		if lost := d.figure("calls.unconnected", d.Windows[i].Name).Mean; lost > most {
			worst, most = i, lost
		}
	}
	return worst
}
