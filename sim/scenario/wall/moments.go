package wall

import "time"

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
