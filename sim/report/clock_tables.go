package report

import (
	"strings"
)

// tableStep is how many minutes stand behind a row of a table by the clock: half an hour, or more in a long run.
func (d *Document) tableStep() int { return 30 * max(1, d.Minutes()/(48*30)) }

// byClock is a table with a row for each part of the run.
func (d *Document) byClock(title string, header []string, note string, cells func(from, to int) []string) Section {
	s := plainTable(title+", by the clock", append([]string{"from"}, header...), nil, note)
	for from, each := 0, d.tableStep(); from < d.Minutes(); from += each {
		s.Rows = append(s.Rows, append([]string{d.minuteClock(from)}, cells(from, min(from+each, d.Minutes()))...))
	}
	return s
}

// platformTable is a quantity of the platforms by the clock, with the highest of a minute; beside another, as a pair.
func (d *Document) platformTable(title, quantity string, of ...string) Section {
	var header []string
	for _, p := range d.World.Platforms {
		header = append(header, plain(p.Name))
	}
	return d.byClock(title, header, "Means over the minutes from then on, and in brackets the highest of one minute"+d.onAverage()+" over the replications.", func(from, to int) []string {
		var row []string
		for _, p := range d.World.Platforms {
			most, _ := peak(d.series(p.Name + "." + quantity).Values[from:to])
			cell := count(d.meanOver(p.Name+"."+quantity, from, to))
			for _, other := range of {
				cell += " of " + count(d.meanOver(p.Name+"."+other, from, to))
			}
			row = append(row, cell+" ("+count(most)+")")
		}
		return row
	})
}

// outcomeTable is what became of calls by the clock.
func (d *Document) outcomeTable() Section {
	losses := d.losses()
	outcomes := append([]string{"connected"}, losses...)
	header := append([]string{"calls for help"}, outcomes...)
	header = append(header, "calls of others")
	note := "Calls are counted when they were made; means over the replications. Others want no help: accidental, silent and test calls."
	return d.byClock("Calls by outcome", header, note, func(from, to int) []string {
		row := []string{count(d.sumOver("calls.offered", from, to))}
		for _, outcome := range outcomes {
			row = append(row, count(d.sumOver("calls."+outcome, from, to)))
		}
		return append(row, count(d.sumOver("calls.of-others", from, to)))
	})
}

// sentTable is where calls were sent by the clock.
func (d *Document) sentTable() Section {
	made := d.allCalls()
	var header []string
	for _, p := range d.World.Platforms {
		header = append(header, plain(p.Name))
	}
	return d.byClock("Calls by the platform that they were last sent to", append([]string{"calls made"}, header...), "The calls of everybody, counted when they were made; means over the replications.", func(from, to int) []string {
		row := []string{count(total(made[from:to]))}
		for _, p := range d.World.Platforms {
			row = append(row, count(total(d.sentTo(p.Name)[from:to])))
		}
		return row
	})
}

// meanOver is the mean of a series over some minutes.
func (d *Document) meanOver(series string, from, to int) Number {
	values := d.series(series).Values
	part := values[min(from, len(values)):min(to, len(values))]
	sum := Number(0)
	for _, v := range part {
		sum += v
	}
	return sum / Number(max(1, len(part)))
}

// sumOver is a series added up over some minutes.
func (d *Document) sumOver(series string, from, to int) Number {
	values := d.series(series).Values
	sum := Number(0)
	for _, v := range values[min(from, len(values)):min(to, len(values))] {
		sum += v
	}
	return sum
}

// lostOver is how many calls of some minutes were lost.
func (d *Document) lostOver(from, to int) Number {
	sum := Number(0)
	for _, o := range d.Windows[0].Outcomes {
		sum += d.sumOver("calls."+o.Name, from, to)
	}
	return sum
}

// causeTable is when each cause lost its calls: in every half an hour, or so many hours.
func (d *Document) causeTable() Section {
	causes := d.CausesOfLoss()
	s := plainTable("Calls lost by what was wrong there, by the clock", []string{"from"}, nil, "Means over the replications; times in which nothing was lost are left out.")
	for _, c := range causes {
		s.Header = append(s.Header, plain(c.Cause))
	}
	minutes, each := d.Minutes(), d.tableStep()
	for from := 0; from < minutes; from += each {
		row, any := []string{d.minuteClock(from)}, false
		for i := range causes {
			n := causes[i].every(each, minutes)[from/each]
			any = any || n > 0
			row = append(row, strings.TrimSuffix(count(n), ".0"))
		}
		if any {
			s.Rows = append(s.Rows, row)
		}
	}
	return s
}
