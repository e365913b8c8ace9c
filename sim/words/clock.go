package words

import "time"

// Clock is the time of day of an instant in a run that began at start, in the layout of package time. The date comes first if
// the run began on another day, with the year if it began in another year. Month is the layout of a month, Jan or January. A time
// that the clocks show twice that day has its zone: 01:30 BST.
func Clock(start, at time.Time, month, layout string) string {
	switch {
	case at.Year() != start.Year():
		layout = "2 " + month + " 2006 " + layout
	case at.YearDay() != start.YearDay():
		layout = "2 " + month + " " + layout
	}
	if comesTwice(at) {
		layout += " MST"
	}
	return at.Format(layout)
}

// comesTwice reports whether clocks show this time once more, because they are put back within hours.
func comesTwice(at time.Time) bool {
	const near = 12 * time.Hour
	_, before := at.Add(-near).Zone()
	_, after := at.Add(near).Zone()
	back := time.Duration(before-after) * time.Second
	if back <= 0 {
		return false
	}
	_, own := at.Zone()
	_, later := at.Add(back).Zone()
	_, earlier := at.Add(-back).Zone()
	return own-later == before-after || earlier-own == before-after
}
