package swept

import (
	"fmt"
	"slices"

	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/stat"
	"nines/sim/words"
)

// weekdays are the columns of a week.
var weekdays = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// week is a sweep over the hours of a week.
type week struct{ *Sweep }

// isWeek reports whether the points are the hours of a week, and nothing else varies.
func (s *Sweep) isWeek() bool { return s.IsWeek && len(s.Design.Inputs) == 1 }

// cell is where a point stands in the week: its hour, and its day from Monday on.
func (s week) cell(point int) (hour, day int) {
	at := s.When[int(s.Design.Points[point][0])]
	return at.Hour(), (int(at.Weekday()) + 6) % 7
}

// hours are those of the day that have a point.
func (s week) hours() (list []int) {
	for i := range s.Design.Points {
		hour, _ := s.cell(i)
		list = append(list, hour)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// daysAreAlike reports whether an hour has the same figures on every day of the week.
func (s week) daysAreAlike() bool {
	first := map[int][]stat.Estimate{}
	_, standings := s.main()
	for i, st := range standings {
		hour, _ := s.cell(i)
		if first[hour] == nil {
			first[hour] = st.Figures
		}
		for k, e := range st.Figures {
			if e.Mean != first[hour][k].Mean {
				return false
			}
		}
	}
	return true
}

// distinct are the points that differ. Of a week whose days are alike they are those of its first day.
func (s week) distinct() (list []int) {
	alike := s.isWeek() && s.daysAreAlike()
	seen := map[int]bool{}
	for i := range s.Design.Points {
		hour := i
		if alike {
			hour, _ = s.cell(i)
		}
		if !seen[hour] {
			seen[hour], list = true, append(list, i)
		}
	}
	return list
}

// listedAt are points by their numbers, or by the hour that has no other number.
func (s week) listedAt(list []int) string {
	if len(s.distinct()) == len(s.Design.Points) {
		return listed(list)
	}
	var hours []string
	for _, i := range list {
		hours = append(hours, s.When[int(s.Design.Points[i][0])].Format("15:04"))
	}
	return words.Joined(hours)
}

// named names an hour of the week.
func (s week) named(point int) string {
	at := s.When[int(s.Design.Points[point][0])]
	if s.daysAreAlike() {
		return "at " + at.Format("15:04") + " on any day"
	}
	return "on " + at.Format("Monday") + " at " + at.Format("15:04")
}

// table is the means of a strategy by hour and day.
func (s week) table(strategy int) study.Table {
	m, standings := s.main()
	t := study.Table{ID: id("week", strategy), Title: words.Capital(noun(m)) + ", by when the trouble strikes", Header: append([]string{"hour"}, weekdays...), Brief: strategy == 0,
		Notes: []string{"Means. Their intervals are in the table of all points."}}
	if len(s.Strategies) > 1 {
		t.Title += ", under " + s.Strategies[strategy].called()
	}
	hours := s.hours()
	for _, h := range hours {
		t.Rows = append(t.Rows, append([]string{fmt.Sprintf("%02d:00", h)}, slices.Repeat([]string{"–"}, 7)...))
	}
	for i, st := range standings {
		hour, day := s.cell(i)
		t.Rows[slices.Index(hours, hour)][day+1] = inUnit(m)(phrase.Number(st.Figures[strategy].Mean))
	}
	return t
}

// chart is a heat map of the hours of the week at which the trouble strikes.
func (s week) chart(strategy int) chart.Chart {
	m, standings := s.main()
	c := s.heat(strategy, "by the hour at which the trouble strikes")
	c.X, c.Y = chart.Axis{Title: "day of the week", Names: weekdays}, chart.Axis{Title: "hour of the day"}
	hours := s.hours()
	for _, h := range hours {
		c.Y.Names = append(c.Y.Names, fmt.Sprintf("%02d:00", h))
	}
	values := empty(len(hours), 7)
	for i, st := range standings {
		hour, day := s.cell(i)
		values[slices.Index(hours, hour)][day] = report.Number(st.Figures[strategy].Mean)
	}
	return chart.Heat(c, values, inUnit(m))
}
