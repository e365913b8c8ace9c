package wall

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Moments are the moments at which the clocks of a zone show a time: none, one or two, in order.
func Moments(wall time.Time, zone *time.Location) []time.Time {
	var moments []time.Time
	for _, near := range [2]time.Time{wall.Add(-36 * time.Hour), wall.Add(36 * time.Hour)} {
		_, offset := near.In(zone).Zone()
		at := wall.Add(-time.Duration(offset) * time.Second).In(zone)
		_, there := at.Zone()
		if there == offset && (len(moments) == 0 || !moments[0].Equal(at)) {
			moments = append(moments, at)
		}
	}
	return moments
}

// WithLetters are those of some moments at which the clocks are called so.
func WithLetters(moments []time.Time, letters string) (some []time.Time) {
	for _, at := range moments {
		if name, _ := at.Zone(); name == letters {
			some = append(some, at)
		}
	}
	return some
}

// Written is a moment as an instant with its date, with the offset from UTC if its clock time comes twice.
func Written(at time.Time) string {
	layout := "2006-01-02 15:04"
	if at.Second() != 0 {
		layout += ":05"
	}
	shown := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	if len(Moments(shown, at.Location())) > 1 {
		layout += " -07:00"
	}
	return at.Format(layout)
}

// Shown reads a date and a clock time as if the zone were UTC. 24:00 is the end of the day.
func Shown(date, clock string) (time.Time, error) {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return day, fmt.Errorf("there is no day %s", date)
	}
	parts := strings.Split(clock+":00", ":")
	hours, _ := strconv.Atoi(parts[0])
	minutes, _ := strconv.Atoi(parts[1])
	seconds, _ := strconv.Atoi(parts[2])
	whole := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute + time.Duration(seconds)*time.Second
	if minutes > 59 || seconds > 59 || whole > 24*time.Hour {
		return day, fmt.Errorf("there is no time %s", clock)
	}
	return day.Add(whole), nil
}
