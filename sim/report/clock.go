package report

import (
	"fmt"
	"math"
	"time"

	"nines/sim/report/phrase"
	"nines/sim/words"
)

// Length is how long the run is, in seconds.
func (d *Document) Length() Number {
	start, end := d.Times()
	return Number(end.Sub(start).Seconds())
}

// Period is what one replication is called: a day, or a run.
func (d *Document) Period() phrase.Period { return phrase.PeriodOf(d.Length()) }

// Times are when the run begins and ends, in the zone of the scenario.
func (d *Document) Times() (start, end time.Time) {
	start, _ = time.Parse(time.RFC3339, d.Scenario.Start)
	end, _ = time.Parse(time.RFC3339, d.Scenario.End)
	if zone, err := time.LoadLocation(d.Scenario.Zone); err == nil {
		start, end = start.In(zone), end.In(zone)
	}
	return start, end
}

// Clock is a time of day, some seconds after the start of the run.
func (d *Document) Clock(seconds Number) time.Time {
	start, _ := d.Times()
	return start.Add(time.Duration(float64(seconds) * float64(time.Second)))
}

// DayClock is a time of day to the second, with the date if that is another day than the run began on, and the year if that
// is another.
func (d *Document) DayClock(seconds Number) string {
	return words.Clock(d.Clock(0), d.Clock(Number(math.Round(float64(seconds)))), "Jan", "15:04:05")
}

// MinuteClock is the time of day of a minute of the run. In a run of more than a day it has the date, and the year if the
// run began in another.
func (d *Document) MinuteClock(minute int) string {
	start, at := d.Clock(0), d.Clock(Number(60*minute))
	if d.Minutes() > Day && at.Year() == start.Year() {
		return at.Format("2 Jan 15:04")
	}
	return words.Clock(start, at, "Jan", "15:04")
}

// OnsetMinute is the minute in which the first fault that callers can meet began, on average; 0 if none did.
func (d *Document) OnsetMinute() int {
	if d.Onset == nil {
		return 0
	}
	return int(math.Round(float64(d.Onset.Mean)) / 60)
}

// Day is how many minutes 24 hours have.
const Day = 24 * 60

// Steps is how many steps the series of the document have.
func (d *Document) Steps() int { return len(d.SeriesOf("calls.offered").Values) }

// Step is how many minutes a step of the series has: 1, or more in a long run.
func (d *Document) Step() int { return max(1, d.StepS/60) }

// Minutes is how many minutes the series of the document cover.
func (d *Document) Minutes() int {
	if d.Step() == 1 {
		return d.Steps()
	}
	return min(d.Steps()*d.Step(), (int(d.Length())+59)/60)
}

// OfOnsets says of how many replications something is, if not of all.
func (d *Document) OfOnsets(n int) string {
	if n == d.Run.Replications {
		return ""
	}
	return fmt.Sprintf(", in the %d of %d replications with an onset", n, d.Run.Replications)
}

// OfRunning says in how many replications a clock ran, if not in all.
func (d *Document) OfRunning(k *Clock) string {
	if k.Name == "first-service" && k.Reached.N < d.Run.Replications {
		return fmt.Sprintf(", in the %d of %d replications in which service was lost altogether", k.Reached.N, d.Run.Replications)
	}
	return d.OfOnsets(k.Reached.N)
}
