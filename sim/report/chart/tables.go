package chart

import (
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

// tableStep is how many minutes stand behind a row of a table by the clock: half an hour, or more in a long run.
func tableStep(d *report.Document) int {
	step := 30 * max(1, d.Minutes()/(48*30))
	return (step + d.Step() - 1) / d.Step() * d.Step()
}

// byClock is a table with a row for each part of the run.
func byClock(d *report.Document, title string, header []string, note string, cells func(from, to int) []string) text.Section {
	s := text.PlainTable(title+", by the clock", append([]string{"from"}, header...), nil, note)
	for from, each := 0, tableStep(d); from < d.Minutes(); from += each {
		s.Rows = append(s.Rows, append([]string{d.MinuteClock(from)}, cells(from, min(from+each, d.Minutes()))...))
	}
	return s
}

// platformTable is a quantity of the platforms by the clock, with the highest of a minute; beside another, as a pair.
func platformTable(d *report.Document, title, quantity string, of ...string) text.Section {
	var header []string
	for _, p := range d.World.Platforms {
		header = append(header, phrase.Plain(p.Name))
	}
	return byClock(d, title, header, "Means over the minutes from then on, and in brackets the highest of one minute"+text.OnAverage(d)+" over the replications.", func(from, to int) []string {
		var row []string
		for _, p := range d.World.Platforms {
			most, _ := peak(d.Between(d.SeriesOf(p.Name+"."+quantity).Values, from, to))
			cell := phrase.Count(d.MeanOver(p.Name+"."+quantity, from, to))
			for _, other := range of {
				cell += " of " + phrase.Count(d.MeanOver(p.Name+"."+other, from, to))
			}
			row = append(row, cell+" ("+phrase.Count(most)+")")
		}
		return row
	})
}

// outcomeTable is what became of calls by the clock.
func outcomeTable(d *report.Document) text.Section {
	losses := losses(d)
	outcomes := append([]string{"connected"}, losses...)
	header := append([]string{"calls for help"}, outcomes...)
	header = append(header, "calls of others")
	note := "Calls are counted when they were made; means over the replications. Others want no help: accidental, silent and test calls."
	return byClock(d, "Calls by outcome", header, note, func(from, to int) []string {
		row := []string{phrase.Count(d.SumOver("calls.offered", from, to))}
		for _, outcome := range outcomes {
			row = append(row, phrase.Count(d.SumOver("calls."+outcome, from, to)))
		}
		return append(row, phrase.Count(d.SumOver("calls.of-others", from, to)))
	})
}

// sentTable is where calls were sent by the clock.
func sentTable(d *report.Document) text.Section {
	made := allCalls(d)
	var header []string
	for _, p := range d.World.Platforms {
		header = append(header, phrase.Plain(p.Name))
	}
	return byClock(d, "Calls by the platform that they were last sent to", append([]string{"calls made"}, header...), "The calls of everybody, counted when they were made; means over the replications.", func(from, to int) []string {
		row := []string{phrase.Count(total(d.Between(made, from, to)))}
		for _, p := range d.World.Platforms {
			row = append(row, phrase.Count(total(d.Between(sentTo(d, p.Name), from, to))))
		}
		return row
	})
}

// causeTable is when each cause lost its calls: in every half an hour, or so many hours.
func causeTable(d *report.Document) text.Section {
	causes := d.CausesOfLoss()
	s := text.PlainTable("Calls lost by what was wrong there, by the clock", []string{"from"}, nil, "Means over the replications; times in which nothing was lost are left out.")
	for _, c := range causes {
		s.Header = append(s.Header, phrase.Plain(c.Cause))
	}
	minutes, each := d.Minutes(), tableStep(d)
	for from := 0; from < minutes; from += each {
		row, any := []string{d.MinuteClock(from)}, false
		for i := range causes {
			n := every(&causes[i], each, minutes)[from/each]
			any = any || n > 0
			row = append(row, strings.TrimSuffix(phrase.Count(n), ".0"))
		}
		if any {
			s.Rows = append(s.Rows, row)
		}
	}
	return s
}
