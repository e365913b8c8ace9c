package text

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// troubles describes each fault: when it was active, and how many calls it affected.
func troubles(d *report.Document) []Block {
	var names, titles []string
	columns := make([][]string, 7)
	for _, t := range d.Trouble {
		names = append(names, phrase.Plain(t.Name))
		if t.Title != "" {
			titles = append(titles, titled(t.Name, t.Title))
		}
		for c, cell := range append(cells(&t.Spells), phrase.Counted(t.Touched), orNone(t.First), orNone(t.Last)) {
			columns[c] = append(columns[c], cell)
		}
	}
	return described("Trouble", titles, names, []string{"began", "ended", "times", "lasted", "calls touched", "first", "last"}, columns,
		notesOn(d, spellsOfFaults(d)), insteadNote(d))
}

// cells are the columns that everything has that comes and goes.
func cells(s *report.Spells) []string {
	times := ""
	if s.Times.Mean > 1.005 || s.Share < 1 {
		times = phrase.OneDecimal(s.Times.Mean)
	}
	return []string{orNone(s.Began), orNone(s.Ended), times, phrase.Length(s.Lasted.Mean)}
}

func orNone(clock string) string {
	if clock == "" {
		return "–"
	}
	return clock
}

func spellsOfFaults(d *report.Document) []report.Spells {
	list := make([]report.Spells, len(d.Trouble))
	for i, t := range d.Trouble {
		list[i] = t.Spells
	}
	return list
}

// notesOn explains the columns of what comes and goes, as far as there is something to explain.
func notesOn(d *report.Document, list []report.Spells) string {
	switch several := slices.ContainsFunc(list, func(s report.Spells) bool { return s.Times.Mean > 1.005 }); {
	case several:
		return "Began: the first time; ended: the last time; lasted: in all. Times are a mean over all replications, clock times and lengths over those in which it began."
	case slices.ContainsFunc(list, func(s report.Spells) bool { return s.Share < 1 }):
		return "Times are a mean over all replications, clock times and lengths over those in which it began."
	}
	return ""
}

// insteadNote says what the faults touch that are on nothing that calls pass through.
func insteadNote(d *report.Document) string {
	var parts []string
	for _, what := range []string{report.AlarmsWithheld, report.StepsHeldUp} {
		var names []string
		for _, t := range d.Trouble {
			if t.Instead == what {
				names = append(names, phrase.Plain(t.Name))
			}
		}
		if len(names) > 0 {
			parts = append(parts, fmt.Sprintf("what %s touched are %s", words.Joined(names), what))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Not calls: " + strings.Join(parts, ", and ") + "."
}

// titled is what something is, on a line of its own.
func titled(name, title string) string {
	return phrase.Plain(name) + ": " + strings.TrimSuffix(phrase.Plain(title), ".") + "."
}

// described is a table, in as many parts as it takes, without its empty columns, below a line on each of its rows.
func described(title string, lines, names, headers []string, columns [][]string, notes ...string) []Block {
	var kept []string
	var filled [][]string
	for c, column := range columns {
		if slices.ContainsFunc(column, func(cell string) bool { return cell != "" && cell != "–" }) {
			kept, filled = append(kept, headers[c]), append(filled, column)
		}
	}
	list := Tables(title, names, kept, filled)
	if len(list) == 0 {
		return nil
	}
	list[0].Lines = lines
	last := &list[len(list)-1]
	for _, note := range notes {
		if note != "" {
			last.Notes = append(last.Notes, note)
		}
	}
	return list
}

func warnings(d *report.Document) Block {
	b := Block{Title: "Warnings"}
	for _, w := range d.Warnings {
		b.Lines = append(b.Lines, "! "+phrase.Plain(w))
	}
	return b
}
