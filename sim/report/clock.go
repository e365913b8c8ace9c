package report

import (
	"time"
)

// times are when the run begins and ends, in the zone of the scenario.
func (d *Document) times() (start, end time.Time) {
	start, _ = time.Parse(time.RFC3339, d.Scenario.Start)
	end, _ = time.Parse(time.RFC3339, d.Scenario.End)
	if zone, err := time.LoadLocation(d.Scenario.Zone); err == nil {
		start, end = start.In(zone), end.In(zone)
	}
	return start, end
}

// Clock is a time of day, some seconds after the start of the run.
func (d *Document) Clock(seconds Number) time.Time {
	start, _ := d.times()
	return start.Add(time.Duration(float64(seconds) * float64(time.Second)))
}

// minuteClock is the time of day of a minute of the run, with the date if that is another day.
func (d *Document) minuteClock(minute int) string {
	start, _ := d.times()
	at := d.Clock(Number(60 * minute))
	if at.YearDay() != start.YearDay() || at.Year() != start.Year() {
		return at.Format("2 Jan 15:04")
	}
	return at.Format("15:04")
}
