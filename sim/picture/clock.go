package picture

import (
	"time"

	"nines/sim/picture/frame"
)

// mostTicks is how many ticks of time there are at most along an axis.
const mostTicks = 13

// clockTicks are civil times, as the clock on the wall shows them. A run of days has round times of day. A run of weeks has
// every day, or every second. A run of months has Mondays, and a longer one the first of each month.
func clockTicks(start, end time.Time) []frame.Tick {
	step := clockStep(end.Sub(start))
	at := timesOfDay(start, end, step)
	if step == 0 {
		at = days(start, end)
	}
	var ticks []frame.Tick
	for i := range at {
		label := clockWords(at, i)
		if step == 0 {
			label = dayWords(at, i)
		}
		ticks = append(ticks, frame.Tick{Value: at[i].Sub(start).Seconds(), Label: label})
	}
	return ticks
}

// clockSteps are the minutes between two ticks of a run of days.
var clockSteps = []int{1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720}

// clockStep is zero for a run so long that its ticks are days.
func clockStep(run time.Duration) int {
	for _, step := range clockSteps {
		if int(run.Minutes())/step < mostTicks {
			return step
		}
	}
	return 0
}

// timesOfDay are the times that the step goes into. When the clock goes forward one is missing; when it goes back one comes
// twice.
func timesOfDay(start, end time.Time, step int) (at []time.Time) {
	for t := start.Truncate(time.Minute); step > 0 && !t.After(end); t = t.Add(time.Minute) {
		if !t.Before(start) && (60*t.Hour()+t.Minute())%step == 0 {
			at = append(at, t)
		}
	}
	return at
}

// dayRules say which days have a tick, the closest first. Every second day is counted from the first.
var dayRules = []func(day time.Time, i int) bool{
	func(time.Time, int) bool { return true },
	func(_ time.Time, i int) bool { return i%2 == 0 },
	func(day time.Time, _ int) bool { return day.Weekday() == time.Monday },
	func(day time.Time, _ int) bool { return day.Day() == 1 },
}

// days are the beginnings of days, by the closest rule that does not give too many.
func days(start, end time.Time) (at []time.Time) {
	all := daysWithin(start, end)
	for _, isOn := range dayRules {
		at = at[:0]
		for i, day := range all {
			if isOn(day, i) {
				at = append(at, day)
			}
		}
		if len(at) <= mostTicks {
			break
		}
	}
	return at
}

func daysWithin(start, end time.Time) (all []time.Time) {
	for i := 0; ; i++ {
		day := dayBegins(start.Year(), start.Month(), start.Day()+i, start.Location())
		if day.After(end) {
			return all
		}
		if !day.Before(start) {
			all = append(all, day)
		}
	}
}

// dayBegins is the first instant of a day: midnight, or when the clock went forward over it.
func dayBegins(year int, month time.Month, day int, place *time.Location) time.Time {
	t := time.Date(year, month, day, 0, 0, 0, 0, place)
	if t.Hour() == 0 && t.Minute() == 0 {
		return t
	}
	from, to := t.ZoneBounds()
	if t.Hour() < 12 {
		return from
	}
	return to
}

// clockWords is a time of day, with the date below it where it is news.
func clockWords(at []time.Time, i int) string {
	if i == 0 || at[i].YearDay() != at[i-1].YearDay() {
		return at[i].Format("15:04\n2 Jan")
	}
	return at[i].Format("15:04\n ") // as high as the others
}

// dayWords is a date, with the year below it where it is news and the run has two.
func dayWords(at []time.Time, i int) string {
	isOneYear := at[0].Year() == at[len(at)-1].Year()
	switch {
	case isOneYear:
		return at[i].Format("2 Jan")
	case i == 0 || at[i].Year() != at[i-1].Year():
		return at[i].Format("2 Jan\n2006")
	}
	return at[i].Format("2 Jan\n ")
}
