package regulator

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// Tables are the tables that regulators ask for after an outage. They have figures for each quarter of an hour and
// for 24 hours, callers affected times duration, and the time limits for notification.
func Tables(d *report.Document) []Table {
	list := []Table{days(d), usersAndTime(d), notification(d), quarterHours(d)}
	return slices.DeleteFunc(list, func(s Table) bool { return len(s.Rows) == 0 })
}

// serviceRow is the calls of some minutes: made, lost, answered in time.
func serviceRow(d *report.Document, name string, from, to int) []string {
	made, lost := d.SumOver("calls.offered", from, to), d.LostOver(from, to)
	return []string{name, phrase.Count(made), phrase.Count(lost), phrase.Percent(lost / made), phrase.Percent(d.SumOver("calls.answered-within-target", from, to) / made)}
}

func serviceHeader(d *report.Document, first string) []string {
	return []string{first, "calls for help", "lost", "share lost", "answered within " + phrase.Length(report.Number(d.Run.Target.AnsweredIn)) + ", of those made"}
}

// mostQuarters is how many rows the table has at most, about: a week of quarters of an hour.
const mostQuarters = 7 * 96

// serviceStep is how many minutes a row of that table is of: a quarter of an hour, or more in a long run.
func serviceStep(d *report.Document) int {
	for _, each := range []int{report.Quarter, 60, 240} {
		if each >= d.Step() && d.Minutes() <= mostQuarters*each {
			return each
		}
	}
	return max(report.Day, d.Step())
}

// quarterHours is a row for each quarter of an hour in which there were calls.
func quarterHours(d *report.Document) Table {
	each := serviceStep(d)
	title := "For each quarter of an hour"
	if each > report.Quarter {
		title = "For every " + phrase.Length(report.Number(60*each))
	}
	s := tableOf(title, serviceHeader(d, "from"), nil,
		"Means over the replications. Calls for help, counted when they were made; shares are of these calls. Accidental, silent and test calls are left out.")
	for from := 0; from < d.Minutes(); from += each {
		if d.SumOver("calls.offered", from, from+each) > 0 {
			s.Rows = append(s.Rows, serviceRow(d, d.MinuteClock(from), from, from+each))
		}
	}
	return s
}

// days is a row for each 24 hours from the start of the run, and for the worst 24 hours where there are more.
func days(d *report.Document) Table {
	s := tableOf("In 24 hours", serviceHeader(d, "24 hours from"), nil,
		"Shares are of the calls for help, means over the replications. The United Kingdom's regulator expects 95 % of calls to be answered within 5 s in any 24 hours (Ofcom, 13 Jun 2013).")
	minutes := d.Minutes()
	for from := 0; from < minutes; from += report.Day {
		name := d.MinuteClock(from)
		if minutes-from < report.Day {
			name += fmt.Sprintf(" (%s only)", phrase.Length(report.Number(60*(minutes-from))))
		}
		s.Rows = append(s.Rows, serviceRow(d, name, from, from+report.Day))
	}
	if minutes > report.Day {
		worst := worstDay(d)
		s.Rows = append(s.Rows, serviceRow(d, "the worst: "+d.MinuteClock(worst), worst, worst+report.Day))
	}
	return s
}

// worstDay is the begin of the 24 hours in which the largest share of calls was lost, in minutes, to the quarter of an hour.
func worstDay(d *report.Document) int {
	worst, most := 0, report.Number(-1)
	try := func(from int) {
		if share := d.LostOver(from, from+report.Day) / d.SumOver("calls.offered", from, from+report.Day); share > most {
			worst, most = from, share
		}
	}
	each, last := max(report.Quarter, d.Step()), (d.Minutes()-report.Day+d.Step()-1)/d.Step()*d.Step()
	for from := 0; from < last; from += each {
		try(from)
	}
	try(max(0, last)) // the last 24 hours, wherever the run ends
	return worst
}

// usersAndTime is callers affected times how long: by the length of the disruption, and by what those who were delayed waited.
func usersAndTime(d *report.Document) Table {
	whole := d.Windows[0].Name
	delayed, delay := d.Figure("callers.delayed", whole), d.Figure("callers.delay.mean", whole)
	s := tableOf("Who was affected, and for how long", []string{"", "mean ± half of a 95 % interval"}, [][]string{{"callers affected in the run, who want help", phrase.Counted(d.Figure("callers.affected", whole).Estimate)}})
	if all := d.FigureOf("callers.affected", whole, measure.ByKind, measure.Everybody.Name); d.SomeWantNoHelp() {
		s.Rows = append(s.Rows, []string{"of everybody, as a published count may be", phrase.Counted(all.Estimate)})
	}
	if x := d.Disruption; x != nil {
		about := ""
		if x.Restored.Mean < 1 {
			about = "at least "
		}
		s.Rows = append(s.Rows, []string{"callers affected × time from the onset until service was restored", about + phrase.Counted(x.CallerHours) + " caller-hours" + d.OfOnsets(x.CallerHours.N)})
		s.Notes = []string{"Caller-hours take every affected caller as affected all the time. Regulators' thresholds count users without service, not callers who happened to dial. Callers are far fewer: never compare caller-hours with thresholds of users × hours."}
	}
	if hours := d.Figure("users.hours-without-access", whole); hours.N > 0 {
		s.Rows = append(s.Rows, []string{"users without access × time, of the providers or regions that say how many they serve", phrase.Counted(hours.Estimate) + " user-hours"})
		s.Notes = append(s.Notes, "A provider or region has no access while its calls for help fail in a row, as many and as long as study.target.total-loss says. While some get through, no user-hours are counted.")
	}
	if delay.N > 0 && !math.IsNaN(float64(delay.Mean)) {
		s.Rows = append(s.Rows, []string{"callers who failed at first and were connected later", phrase.Counted(delayed.Estimate)},
			[]string{"what these waited in all, from the first call to being connected", phrase.Count(delayed.Mean*delay.Mean/3600) + " caller-hours"})
	}
	return s
}

// notification is the clock on which a duty to notify runs: from when the operator knew.
func notification(d *report.Document) Table {
	known := d.KnownAt()
	if known.N == 0 || d.Onset == nil {
		return Table{}
	}
	s := tableOf("The clock for notifying", []string{"", "clock", "lost, of calls made from the onset on"}, nil,
		"A duty to notify runs from when the operator knew of the trouble: here from its detection, at its mean time"+d.OfOnsets(known.N)+". Which period holds depends on the duty; what is beyond the run is left out. Calls are means over all replications.")
	onset := d.OnsetMinute()
	row := func(name string, at report.Number) {
		if at <= d.Length() {
			lost := d.LostOver(onset, max(onset, int(math.Round(float64(at))/60)))
			s.Rows = append(s.Rows, []string{name, d.Clock(report.Number(math.Round(float64(at)))).Format("2 Jan 15:04:05"), phrase.Count(lost)})
		}
	}
	row("the trouble begins", d.Onset.Mean)
	row("it is known", known.Mean)
	for _, hours := range []report.Number{0.5, 1, 2, 3, 4, 24, 72} {
		row(phrase.Length(3600*hours)+" after it is known", known.Mean+report.Number(float64(3600*hours)))
	}
	return s
}
