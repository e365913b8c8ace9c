package input

import (
	"math"
	"time"

	"nines/sim/scenario/quantity"
	"nines/sim/scenario/wall"
	"nines/sim/words"
)

// Written is a value as the file would say it: 2m30s, 65%, 110, 50 calls, crankback. Reading the text gives the value back, to
// the last bit, if the value is Rounded.
func (in Input) Written(v float64) string {
	v = in.Rounded(v)
	switch in.Unit {
	case Word:
		return in.Words[min(max(int(v), 0), len(in.Words)-1)]
	case Share:
		return quantity.Percent(v)
	case Duration:
		return quantity.Length(v)
	case Rate:
		return in.rate(v)
	case Instant:
		return in.instant(v)
	case Factor, Number, Count:
		return quantity.Plain(v)
	}
	return words.Counted(quantity.Plain(v), in.Unit)
}

// rate is a rate per the time that the author wrote. If rounding would change it, the rate per second is exact.
func (in Input) rate(v float64) string {
	size := quantity.PerSecond[in.Per]
	for _, x := range []float64{v * size, math.Nextafter(v*size, 0), math.Nextafter(v*size, math.Inf(1))} {
		if size > 0 && x/size == v {
			return quantity.Plain(x) + "/" + in.Per
		}
	}
	return quantity.Plain(v) + "/s"
}

// instant is a clock time with its date, or the event with the length from it.
func (in Input) instant(v float64) string {
	switch {
	case in.After != "" && v == 0:
		return in.After
	case in.After != "" && v < 0:
		return in.After + " - " + quantity.Length(-v)
	case in.After != "":
		return in.After + " + " + quantity.Length(v)
	}
	return wall.Written(in.Start.Add(time.Duration(v) * time.Second))
}
