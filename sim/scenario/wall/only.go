package wall

import (
	"fmt"
	"time"
)

// OnlyMoment is the one moment at which the clocks of a zone show a time. The hour that is left out when the clocks go
// forward has none; the hour that comes twice when they go back needs its offset from UTC.
func OnlyMoment(date, clock, offset string, zone *time.Location) (time.Time, error) {
	shown, err := Shown(date, clock)
	if err != nil {
		return time.Time{}, err
	}
	moments := Moments(shown, zone)
	if offset != "" {
		return withOffset(moments, date+" "+clock, offset)
	}
	switch len(moments) {
	case 0:
		return time.Time{}, fmt.Errorf("%s does not exist on %s: the clocks of %s go forward then", clock, date, zone)
	case 1:
		return moments[0], nil
	}
	return time.Time{}, fmt.Errorf("%s comes twice on %s, as the clocks of %s go back; write %s %s %s or %s %s %s", clock, date, zone,
		date, clock, moments[0].Format("-07:00"), date, clock, moments[1].Format("-07:00"))
}

// withOffset picks the moment with an offset from UTC.
func withOffset(moments []time.Time, text, offset string) (time.Time, error) {
	for _, at := range moments {
		if at.Format("-07:00") == offset {
			return at, nil
		}
	}
	return time.Time{}, fmt.Errorf("in this zone, %s never has the offset %s", text, offset)
}
