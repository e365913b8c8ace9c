package words

import (
	"fmt"
	"strings"

	"nines/sim/des"
	"nines/sim/random"
)

// Length is a time for a sentence: 4m, 1h 30m, 2.5s.
func Length(t des.Time) string {
	if t < des.Minute {
		return fmt.Sprintf("%.3gs", t.Seconds())
	}
	t = (t + des.Second/2) / des.Second * des.Second
	var parts []string
	for _, unit := range []struct {
		length des.Time
		name   string
	}{{des.Day, "d"}, {des.Hour, "h"}, {des.Minute, "m"}, {des.Second, "s"}} {
		if n := t / unit.length; n > 0 {
			parts = append(parts, fmt.Sprintf("%d%s", n, unit.name))
			t -= n * unit.length
		}
	}
	return strings.Join(parts, " ")
}

// Average is a duration for a sentence: as it is if it is always the same, else its mean.
func Average(d random.Distribution) string {
	text := Length(des.FromSeconds(d.Mean()))
	if d.CV() == 0 {
		return text
	}
	return "about " + text
}
