package report

import (
	"fmt"
	"math"
	"slices"
)

// RegulatorTables are what regulators ask for after an outage, in their forms: figures for each quarter of an hour and for 24
// hours, users affected times how long, and the clock on which the duty to notify runs.
func (d *Document) RegulatorTables() []Section {
	list := []Section{d.days(), d.usersAndTime(), d.notification(), d.quarterHours()}
	return slices.DeleteFunc(list, func(s Section) bool { return s.IsEmpty() })
}

const day = 24 * 60 // minutes

// serviceRow is the calls of some minutes: made, lost, answered in time.
func (d *Document) serviceRow(name string, from, to int) []string {
	made, lost := d.sumOver("calls.offered", from, to), d.lostOver(from, to)
	return []string{name, count(made), count(lost), percent(lost / made), percent(d.sumOver("calls.answered-within-target", from, to) / made)}
}

func (d *Document) serviceHeader(first string) []string {
	return []string{first, "calls made", "lost", "share lost", "answered within " + length(Number(d.Run.Target.AnsweredIn))}
}

// minutesOf is how many minutes the run has.
func (d *Document) minutesOf() int { return len(d.series("calls.offered").Values) }

// quarterHours is a row for each quarter of an hour in which there were calls.
func (d *Document) quarterHours() Section {
	s := plainTable("For each quarter of an hour", d.serviceHeader("from"), nil,
		"Means over the replications. Calls are counted when they were made; shares are of the calls made.")
	for from := 0; from < d.minutesOf(); from += quarter {
		if d.sumOver("calls.offered", from, from+quarter) > 0 {
			s.Rows = append(s.Rows, d.serviceRow(d.minuteClock(from), from, from+quarter))
		}
	}
	return s
}

// days is a row for each 24 hours from the start of the run, and for the worst 24 hours where there are more.
func (d *Document) days() Section {
	s := plainTable("In 24 hours", d.serviceHeader("24 hours from"), nil,
		"Shares are of the calls made, means over the replications. The United Kingdom's regulator expects 95 % of calls to be answered within 5 s in any 24 hours (Ofcom, 13 Jun 2013).")
	minutes := d.minutesOf()
	for from := 0; from < minutes; from += day {
		name := d.minuteClock(from)
		if minutes-from < day {
			name += fmt.Sprintf(" (%s only)", length(Number(60*(minutes-from))))
		}
		s.Rows = append(s.Rows, d.serviceRow(name, from, from+day))
	}
	if minutes > day {
		worst := d.worstDay()
		s.Rows = append(s.Rows, d.serviceRow("the worst: "+d.minuteClock(worst), worst, worst+day))
	}
	return s
}

// worstDay is the begin of the 24 hours in which the largest share of calls was lost, in minutes, to the quarter of an hour.
func (d *Document) worstDay() int {
	worst, most := 0, Number(-1)
	for from := 0; from+day <= d.minutesOf(); from += quarter {
		if share := d.lostOver(from, from+day) / d.sumOver("calls.offered", from, from+day); share > most {
			worst, most = from, share
		}
	}
	return worst
}

// usersAndTime is users affected times how long: by the length of the disruption, and by what those who were delayed waited.
func (d *Document) usersAndTime() Section {
	whole := d.Windows[0].Name
	affected, delayed, delay := d.figure("callers.affected", whole), d.figure("callers.delayed", whole), d.figure("callers.delay.mean", whole)
	s := plainTable("Users affected, and for how long", []string{"", ""}, [][]string{{"callers affected in the run", counted(affected.Estimate)}})
	for _, c := range d.Clocks {
		if c.Name != "restored" {
			continue
		}
		lasted, more := beyond(c.Median, c.Beyond)
		about := ""
		if more {
			about = "more than "
		}
		s.Rows = append(s.Rows, []string{"from the onset until service was restored, on the median day", timeOf(c.Median, c.Beyond)},
			[]string{"callers affected × that time", fmt.Sprintf("%s%s caller-hours", about, count(affected.Mean*lasted/3600))})
	}
	if delay.N > 0 && !math.IsNaN(float64(delay.Mean)) {
		s.Rows = append(s.Rows, []string{"callers who failed at first and were connected later", counted(delayed.Estimate)},
			[]string{"what these waited in all, from the first call to being connected", count(delayed.Mean*delay.Mean/3600) + " caller-hours"})
	}
	s.Notes = []string{"The first product is what thresholds of the form users × hours are compared with; it takes every affected caller as affected all the time. The second is what was waited indeed, by those who got through."}
	return s
}

// notification is the clock on which a duty to notify runs: from when the operator knew.
func (d *Document) notification() Section {
	known := d.moment("detected")
	if known.Since.N == 0 {
		return Section{}
	}
	s := plainTable("The clock for notifying", []string{"", "clock", "calls lost so far"}, nil,
		"A duty to notify runs from when the operator knew of the trouble: here from its detection, at its mean time. Which period holds depends on the duty; what is beyond the run is left out.")
	row := func(name string, at Number) {
		if at <= d.lengthS() {
			s.Rows = append(s.Rows, []string{name, d.Clock(at).Format("2 Jan 15:04:05"), count(d.lostOver(0, int(at/60)))})
		}
	}
	if onset := d.onset(); onset >= 0 {
		row("the trouble begins", onset)
	}
	row("it is known", known.Since.Mean)
	for _, hours := range []Number{0.5, 1, 2, 3, 4, 24, 72} {
		row(length(3600*hours)+" after it is known", known.Since.Mean+3600*hours)
	}
	return s
}

// onset is when the first fault that callers could meet began, in seconds since the start; -1 if none did.
func (d *Document) onset() Number {
	for _, c := range d.Clocks {
		if known := d.moment("detected"); c.Name == "detected" && known.Since.N > 0 && c.Mean != nil {
			return known.Since.Mean - c.Mean.Mean
		}
	}
	return -1
}
