package report

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/stat"
)

// RegulatorTables are the tables that regulators ask for after an outage. They have figures for each quarter of an hour and
// for 24 hours, users affected times duration, and the time limits for notification.
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
	return []string{first, "calls for help", "lost", "share lost", "answered within " + length(Number(d.Run.Target.AnsweredIn)) + ", of those made"}
}

// Minutes is how many minutes the series of the document have.
func (d *Document) Minutes() int { return len(d.series("calls.offered").Values) }

// quarterHours is a row for each quarter of an hour in which there were calls.
func (d *Document) quarterHours() Section {
	s := plainTable("For each quarter of an hour", d.serviceHeader("from"), nil,
		"Means over the replications. Calls for help, counted when they were made; shares are of these calls. Accidental, silent and test calls are left out.")
	for from := 0; from < d.Minutes(); from += quarter {
		if d.sumOver("calls.offered", from, from+quarter) > 0 {
			s.Rows = append(s.Rows, d.serviceRow(d.minuteClock(from), from, from+quarter))
		}
	}
	return s
}

// days is a row for each 24 hours from the start of the run, and for the worst 24 hours where there are more.
func (d *Document) days() Section {
	s := plainTable("In 24 hours", d.serviceHeader("24 hours from"), nil,
		"Shares are of the calls for help, means over the replications. The United Kingdom's regulator expects 95 % of calls to be answered within 5 s in any 24 hours (Ofcom, 13 Jun 2013).")
	minutes := d.Minutes()
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
	for from := 0; from+day <= d.Minutes(); from += quarter {
		if share := d.lostOver(from, from+day) / d.sumOver("calls.offered", from, from+day); share > most {
			worst, most = from, share
		}
	}
	return worst
}

// Disruption is users affected times how long, in the replications with an onset.
type Disruption struct {
	CallerHours Estimate `json:"caller-hours" doc:"The callers affected in a replication, times the hours from the onset until service was restored, or to the end of the run if it was not."`
	Restored    Estimate `json:"share-restored" doc:"In what share of these replications it was restored by the end of the run, 0 to 1: where it was not, caller-hours are a least value."`
}

// disruption multiplies replication by replication: on a bad day more callers are affected, for longer.
func (a *author) disruption() {
	var hours, onsets []float64
	restored := 0
	affected, times, left := a.column("callers.affected"), a.column("recovery.restored"), a.left(a.column("at.onset"))
	for i, at := range a.column("at.onset") {
		if math.IsInf(at, 1) {
			continue
		}
		onsets = append(onsets, at)
		lasted := left[i]
		if !math.IsInf(times[i], 1) {
			lasted = times[i]
			restored++
		}
		hours = append(hours, affected[i]*lasted/3600)
	}
	if len(onsets) == 0 {
		return
	}
	onset := estimateOf(stat.Mean(onsets))
	a.doc.Onset = &onset
	a.doc.Disruption = &Disruption{meanOf(hours, a.Plan.Seed), estimateOf(stat.Share(restored, len(onsets)))}
}

// usersAndTime is users affected times how long: by the length of the disruption, and by what those who were delayed waited.
func (d *Document) usersAndTime() Section {
	whole := d.Windows[0].Name
	delayed, delay := d.figure("callers.delayed", whole), d.figure("callers.delay.mean", whole)
	s := plainTable("Users affected, and for how long", []string{"", "mean ± half of a 95 % interval"}, [][]string{{"callers affected in the run, who want help", counted(d.figure("callers.affected", whole).Estimate)}})
	if all := d.figureOf("callers.affected", whole, measure.ByKind, measure.Everybody.Name); d.someWantNoHelp() {
		s.Rows = append(s.Rows, []string{"of everybody, as a published count may be", counted(all.Estimate)})
	}
	if x := d.Disruption; x != nil {
		about := ""
		if x.Restored.Mean < 1 {
			about = "at least "
		}
		s.Rows = append(s.Rows, []string{"callers affected × time from the onset until service was restored", about + counted(x.CallerHours) + " caller-hours" + d.ofOnsets(x.CallerHours.N)})
		s.Notes = []string{"The product is what thresholds of the form users × hours are compared with, day by day; it takes every affected caller of the run as affected all the time."}
	}
	if delay.N > 0 && !math.IsNaN(float64(delay.Mean)) {
		s.Rows = append(s.Rows, []string{"callers who failed at first and were connected later", counted(delayed.Estimate)},
			[]string{"what these waited in all, from the first call to being connected", count(delayed.Mean*delay.Mean/3600) + " caller-hours"})
	}
	return s
}

// ofOnsets says of how many replications something is, if not of all.
func (d *Document) ofOnsets(n int) string {
	if n == d.Run.Replications {
		return ""
	}
	return fmt.Sprintf(", in the %d of %d replications with an onset", n, d.Run.Replications)
}

// notification is the clock on which a duty to notify runs: from when the operator knew.
func (d *Document) notification() Section {
	known := d.moment("detected")
	if known.Since.N == 0 || d.Onset == nil {
		return Section{}
	}
	s := plainTable("The clock for notifying", []string{"", "clock", "lost, of calls made from the onset on"}, nil,
		"A duty to notify runs from when the operator knew of the trouble: here from its detection, at its mean time"+d.ofOnsets(known.Since.N)+". Which period holds depends on the duty; what is beyond the run is left out. Calls are means over all replications.")
	onset := d.OnsetMinute()
	row := func(name string, at Number) {
		if at <= d.Length() {
			lost := d.lostOver(onset, max(onset, int(math.Round(float64(at))/60)))
			s.Rows = append(s.Rows, []string{name, d.Clock(Number(math.Round(float64(at)))).Format("2 Jan 15:04:05"), count(lost)})
		}
	}
	row("the trouble begins", d.Onset.Mean)
	row("it is known", known.Since.Mean)
	for _, hours := range []Number{0.5, 1, 2, 3, 4, 24, 72} {
		row(length(3600*hours)+" after it is known", known.Since.Mean+Number(float64(3600*hours)))
	}
	return s
}
