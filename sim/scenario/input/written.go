package input

import (
	"math"
	"strconv"
	"strings"
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
	case quantity.Share:
		return percent(v)
	case quantity.Duration:
		return length(v)
	case quantity.Rate:
		return in.rate(v)
	case quantity.Instant:
		return in.instant(v)
	case quantity.Factor, quantity.Number, quantity.Count:
		return quantity.Plain(v)
	}
	return words.Counted(quantity.Plain(v), in.Unit)
}

// percent moves the point of the exact decimal, as a multiplication would round.
func percent(v float64) string {
	whole, rest, _ := strings.Cut(quantity.Plain(v), ".")
	rest += "00"
	whole, rest = strings.TrimLeft(whole+rest[:2], "0"), strings.TrimRight(rest[2:], "0")
	if whole == "" {
		whole = "0"
	}
	if rest != "" {
		rest = "." + rest
	}
	return whole + rest + "%"
}

// parts of a length, in microseconds, the largest first.
var parts = []struct {
	name string
	size int64
}{{"d", 86400e6}, {"h", 3600e6}, {"m", 60e6}}

// length is a length of time in the units of the file, with all that is less than a minute in seconds.
func length(seconds float64) string {
	var b strings.Builder
	left := int64(math.Round(seconds * 1e6))
	if left < 0 {
		b.WriteByte('-')
		left = -left
	}
	whole := left
	for _, part := range parts {
		if n := left / part.size; n > 0 {
			b.WriteString(strconv.FormatInt(n, 10) + part.name)
			left -= n * part.size
		}
	}
	if left > 0 || whole == 0 {
		b.WriteString(quantity.Plain(float64(left)/1e6) + "s")
	}
	return b.String()
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
		return in.After + " - " + length(-v)
	case in.After != "":
		return in.After + " + " + length(v)
	}
	at := in.Start.Add(time.Duration(v) * time.Second)
	layout := "2006-01-02 15:04"
	if at.Second() != 0 {
		layout += ":05"
	}
	shown := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	if len(wall.Moments(shown, at.Location())) > 1 {
		layout += " -07:00"
	}
	return at.Format(layout)
}
