package report

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/measure"
	"nines/sim/stat"
	"nines/sim/words"
)

// spells is when something was on: a fault, or a remedy. Clock times are means over the replications in which there is
// such a time.
type spells struct {
	Began  string   `json:"began,omitempty" doc:"When it began for the first time, by the clock; absent if it never did. Clock times are means over the replications that have them."`
	Ended  string   `json:"ended,omitempty" doc:"When it ended for the last time, by the clock; absent if it lasted to the end of the run in every replication."`
	Share  Number   `json:"share-of-replications" doc:"In what share of the replications it began, 0 to 1."`
	Times  Estimate `json:"times" doc:"How often it began, in a replication, also where it never did."`
	Lasted Estimate `json:"lasted-s" doc:"For how many seconds in all it was on, where it was."`
}

// spellsOf collects them for what has its measures under a prefix, such as trouble.flood, and begins at a time.
func (a *author) spellsOf(prefix, begins string) spells {
	began := finite(a.column(begins))
	s := spells{
		Times: a.find(prefix+".times", measure.WholeRun), Lasted: a.find(prefix+".lasted", measure.WholeRun),
		Share: Number(float64(len(began)) / float64(max(1, len(a.Rows)))),
	}
	s.Began, s.Ended = a.meanClock(began), a.meanClock(finite(a.column(prefix+".ended")))
	return s
}

// meanClock is the mean of some times by the clock; nothing if there are none.
func (a *author) meanClock(times []float64) string {
	if len(times) == 0 {
		return ""
	}
	return a.clock(stat.Mean(times).Mean)
}

// trouble fills in what each fault did.
func (a *author) trouble() {
	for i, f := range a.Plan.Trouble.Faults {
		prefix := "trouble." + f.Name
		t := Trouble{
			Name: f.Name, Instead: instead(f.On), spells: a.spellsOf(prefix, "at."+f.Name+".begins"),
			Touched: a.find(prefix+".touched", measure.WholeRun),
			First:   a.meanClock(finite(a.column(prefix + ".first"))), Last: a.meanClock(finite(a.column(prefix + ".last"))),
		}
		if i < len(a.Plan.Titles) {
			t.Title = a.Plan.Titles[i]
		}
		a.doc.Trouble = append(a.doc.Trouble, t)
	}
}

// troubles describes each fault: when it was active, and how many calls it affected.
func (d *Document) troubles() []block {
	var names, titles []string
	columns := make([][]string, 7)
	for _, t := range d.Trouble {
		names = append(names, plain(t.Name))
		if t.Title != "" {
			titles = append(titles, titled(t.Name, t.Title))
		}
		for c, cell := range append(t.cells(), counted(t.Touched), orNone(t.First), orNone(t.Last)) {
			columns[c] = append(columns[c], cell)
		}
	}
	return described("Trouble", titles, names, []string{"began", "ended", "times", "lasted", "calls touched", "first", "last"}, columns,
		d.notesOn(d.spellsOfFaults()), d.insteadNote())
}

// cells are the columns that everything has that comes and goes.
func (s *spells) cells() []string {
	times := ""
	if s.Times.Mean > 1.005 || s.Share < 1 {
		times = oneDecimal(s.Times.Mean)
	}
	return []string{orNone(s.Began), orNone(s.Ended), times, length(s.Lasted.Mean)}
}

func orNone(clock string) string {
	if clock == "" {
		return "–"
	}
	return clock
}

func (d *Document) spellsOfFaults() []spells {
	list := make([]spells, len(d.Trouble))
	for i, t := range d.Trouble {
		list[i] = t.spells
	}
	return list
}

// notesOn explains the columns of what comes and goes, as far as there is something to explain.
func (d *Document) notesOn(list []spells) string {
	switch several := slices.ContainsFunc(list, func(s spells) bool { return s.Times.Mean > 1.005 }); {
	case several:
		return "Began: the first time; ended: the last time; lasted: in all. Times are a mean over all replications, clock times and lengths over those in which it began."
	case slices.ContainsFunc(list, func(s spells) bool { return s.Share < 1 }):
		return "Times are a mean over all replications, clock times and lengths over those in which it began."
	}
	return ""
}

// insteadNote says what the faults touch that are on nothing that calls pass through.
func (d *Document) insteadNote() string {
	var parts []string
	for _, what := range []string{alarmsWithheld, stepsHeldUp} {
		var names []string
		for _, t := range d.Trouble {
			if t.Instead == what {
				names = append(names, plain(t.Name))
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
	return plain(name) + ": " + strings.TrimSuffix(plain(title), ".") + "."
}

// described is a table, in as many parts as it takes, without its empty columns, below a line on each of its rows.
func described(title string, lines, names, headers []string, columns [][]string, notes ...string) []block {
	var kept []string
	var filled [][]string
	for c, column := range columns {
		if slices.ContainsFunc(column, func(cell string) bool { return cell != "" && cell != "–" }) {
			kept, filled = append(kept, headers[c]), append(filled, column)
		}
	}
	list := tables(title, names, kept, filled)
	if len(list) == 0 {
		return nil
	}
	list[0].lines = lines
	last := &list[len(list)-1]
	for _, note := range notes {
		if note != "" {
			last.notes = append(last.notes, note)
		}
	}
	return list
}
