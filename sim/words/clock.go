package words

import "time"

// Clock is the time of day of an instant in a run that began at start, in the layout of package time. The date comes first if
// the run began on another day, with the year if it began in another year. Month is the layout of a month, Jan or January.
func Clock(start, at time.Time, month, layout string) string {
	switch {
	case at.Year() != start.Year():
		layout = "2 " + month + " 2006 " + layout
	case at.YearDay() != start.YearDay():
		layout = "2 " + month + " " + layout
	}
	return at.Format(layout)
}
