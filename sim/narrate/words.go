package narrate

import (
	"fmt"
	"strconv"
	"time"

	"nines/sim/des"
	"nines/sim/plan"
)

// clock is a time of day in the scenario's zone, with the date if that is another day than the run began on. Seconds that
// have begun do not count, as on any clock.
func clock(plan *plan.Plan, at des.Time) string {
	now := plan.Start.Add(at.Duration())
	if now.YearDay() != plan.Start.YearDay() || now.Year() != plan.Start.Year() {
		return now.Format("2 Jan 15:04:05")
	}
	return now.Format(time.TimeOnly)
}

// lasted is how long it is from one time to another, as the clocks show it.
func lasted(from, to des.Time) string {
	s := int64(to/des.Second - from/des.Second)
	switch {
	case s == 0:
		return "less than a second"
	case s < 60:
		return fmt.Sprintf("%ds", s)
	case s < 3600:
		return fmt.Sprintf("%dm %02ds", s/60, s%60)
	}
	return fmt.Sprintf("%dh %02dm %02ds", s/3600, s/60%60, s%60)
}

// after is a length of time since something, or that there was none.
func after(from, to des.Time) string {
	if from == to {
		return "at once"
	}
	return "after " + lasted(from, to)
}

var ordinals = []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

// ordinal is which of several: third.
func ordinal(n int) string {
	if n < len(ordinals) {
		return ordinals[n]
	}
	ending := "th"
	if tens := n / 10 % 10; tens != 1 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(n) + ending
}

// several is a number of things.
func several(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

// grouped is a number with its thousands set apart.
func grouped(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
