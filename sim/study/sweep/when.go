package sweep

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Layout is how an instant is written, in the zone of the scenario.
const Layout = "2006-01-02 15:04"

// Moments are instants at which trouble strikes.
type Moments struct {
	At     []time.Time
	IsWeek bool // they are hours of one week, from Monday to Sunday
}

// every is the words for instants at equal distances, with groups for the step, its unit, the period and the clock time.
var every = regexp.MustCompile(`^every (?:(\d+) )?(hour|day)s? of (the week|\d{4}(?:-\d{2})?)(?: at (\d{1,2}:\d{2}))?$`)

// MomentsOf reads instants. They are at equal distances, such as "every 6 hours of the week", "every day of 2024" or "every 7 days
// of 2024-06 at 18:00". Or they are a list with commas or line breaks, such as "2024-06-01 18:00, 2024-12-31 23:50". The week is
// that of the onset. Days without a clock time are at that of the onset.
func MomentsOf(text string, onset time.Time) (Moments, error) {
	text = strings.TrimSpace(text)
	if parts := every.FindStringSubmatch(text); parts != nil {
		return regular(text, parts, onset)
	}
	if strings.HasPrefix(text, "every") {
		return Moments{}, fmt.Errorf("%q is none of: every hour of the week, every 6 hours of the week, every day of 2024, every 7 days of 2024-06 at 18:00", text)
	}
	return listed(text, onset.Location())
}

// regular are instants at equal distances.
func regular(text string, parts []string, onset time.Time) (Moments, error) {
	step, unit, of := 1, parts[2], parts[3]
	if parts[1] != "" {
		step, _ = strconv.Atoi(parts[1]) // digits; one that is too large becomes the largest
	}
	switch {
	case step < 1 || step > 366:
		return Moments{}, fmt.Errorf("%q: give a step from 1 to 366", text)
	case of == "the week" && unit == "hour" && parts[4] == "" && 24%step == 0:
		return Moments{At: hours(onset, step), IsWeek: true}, nil
	case of == "the week" && unit == "hour":
		return Moments{}, fmt.Errorf("%q: hours of the week go by 1, 2, 3, 4, 6, 8, 12 or 24, and have no clock time", text)
	case unit == "hour":
		return Moments{}, fmt.Errorf("%q: hours are those of the week. Of a month or a year give days", text)
	}
	return days(of, step, parts[4], onset)
}

// hours are those of the week of an instant, from Monday on. An hour that a change of clocks leaves out is left out.
func hours(of time.Time, step int) (list []time.Time) {
	monday := of.Day() - (int(of.Weekday())+6)%7
	for h := 0; h < 7*24; h += step {
		at := time.Date(of.Year(), of.Month(), monday+h/24, h%24, 0, 0, 0, of.Location())
		if at.Hour() == h%24 {
			list = append(list, at)
		}
	}
	return list
}

// days are those of a week, a month or a year, at a clock time.
func days(of string, step int, clock string, onset time.Time) (Moments, error) {
	hour, minute := onset.Hour(), onset.Minute()
	if clock != "" {
		at, err := time.Parse("15:04", clock)
		if err != nil {
			return Moments{}, fmt.Errorf("%q is no clock time: give one such as 18:00", clock)
		}
		hour, minute = at.Hour(), at.Minute()
	}
	first, end := onset.AddDate(0, 0, -(int(onset.Weekday())+6)%7), time.Time{}
	switch len(of) {
	case len("2024"):
		year, _ := time.Parse("2006", of)
		first, end = year, year.AddDate(1, 0, 0)
	case len("2024-06"):
		month, err := time.Parse("2006-01", of)
		if err != nil {
			return Moments{}, fmt.Errorf("%q is no month: give one such as 2024-06", of)
		}
		first, end = month, month.AddDate(0, 1, 0)
	default:
		end = first.AddDate(0, 0, 7)
	}
	var m Moments
	for day := first; day.Before(end); day = day.AddDate(0, 0, step) {
		m.At = append(m.At, time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, onset.Location()))
	}
	return m, nil
}

// listed are the instants of a list.
func listed(text string, zone *time.Location) (m Moments, err error) {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '\n' || r == ';' }) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		at, err := time.ParseInLocation(Layout, part, zone)
		if err != nil {
			return m, fmt.Errorf("%q is no instant: give a date and a clock time such as 2024-12-31 23:50", part)
		}
		m.At = append(m.At, at)
	}
	if len(m.At) == 0 {
		return m, fmt.Errorf("it names no instant: give one such as 2024-12-31 23:50, or several with commas")
	}
	return m, nil
}
