package instead

import (
	"fmt"
	"strconv"
	"strings"

	"nines/sim/pattern"
)

var (
	looseClock = pattern.New(`(?i)^(?:([0-9]{1,2})(?:[.:h]([0-9]{2})(?::([0-9]{2}))?)? ?(am|pm|a\.m\.|p\.m\.|uhr)?|([0-9]{2})([0-9]{2}))$`)
	isoMoment  = pattern.New(`^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ] ?(.+?)Z?$`)
	dayFirst   = pattern.New(`^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4}),? +(.+)$`)
)

// Clock is a time of day on the clock of 24 hours, or a date with one; empty: it is none.
func Clock(text string) string {
	if parts := isoMoment.FindStringSubmatch(text); parts != nil {
		return after(parts[1], Clock(parts[2]))
	}
	if parts := dayFirst.FindStringSubmatch(text); parts != nil {
		return after(yearFirst(parts[1], parts[2], parts[3]), Clock(parts[4]))
	}
	parts := looseClock.FindStringSubmatch(text)
	if parts == nil {
		return ""
	}
	return clock24([]string{"", parts[1] + parts[5], parts[2] + parts[6], parts[3], parts[4]})
}

// after puts a date before a time of day, if both are there.
func after(date, clock string) string {
	if date == "" || clock == "" {
		return ""
	}
	return date + " " + clock
}

// clock24 writes hours and minutes on the clock of 24 hours.
func clock24(parts []string) string {
	hours, _ := strconv.Atoi(parts[1])
	minutes, _ := strconv.Atoi(parts[2])
	half := strings.ToLower(parts[4])
	halved := half != "" && (half[0] == 'a' || half[0] == 'p')
	switch {
	case halved && (hours < 1 || hours > 12):
		return ""
	case halved:
		hours %= 12
		if half[0] == 'p' {
			hours += 12
		}
	}
	if hours > 23 || minutes > 59 || parts[3] > "59" {
		return ""
	}
	text := fmt.Sprintf("%02d:%02d", hours, minutes)
	if parts[3] != "" {
		text += ":" + parts[3]
	}
	return text
}

// yearFirst turns a date around. Where both could be the month, the day is taken to come first, as in most of the world.
func yearFirst(day, month, year string) string {
	d, _ := strconv.Atoi(day)
	m, _ := strconv.Atoi(month)
	if m > 12 {
		d, m = m, d
	}
	if d < 1 || d > 31 || m < 1 || m > 12 {
		return ""
	}
	return fmt.Sprintf("%s-%02d-%02d", year, m, d)
}
