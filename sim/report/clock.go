package report

import (
	"math"
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

// dayClock is a time of day to the second, with the date if that is another day than the run began on.
func (d *Document) dayClock(seconds Number) string {
	start, at := d.Clock(0), d.Clock(Number(math.Round(float64(seconds))))
	if at.YearDay() != start.YearDay() || at.Year() != start.Year() {
		return at.Format("2 Jan 15:04:05")
	}
	return at.Format("15:04:05")
}

// minuteClock is the time of day of a minute of the run, with the date in a run of more than a day.
func (d *Document) minuteClock(minute int) string {
	if d.Minutes() > day {
		return d.Clock(Number(60 * minute)).Format("2 Jan 15:04")
	}
	return d.Clock(Number(60 * minute)).Format("15:04")
}

// OnsetMinute is the minute in which the first fault that callers can meet began, on average; 0 if none did.
func (d *Document) OnsetMinute() int {
	if d.Onset == nil {
		return 0
	}
	return int(math.Round(float64(d.Onset.Mean)) / 60)
}
